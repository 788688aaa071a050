"""What is wrong with data, said once for all faults of one input."""

from __future__ import annotations

from collections.abc import Iterable

MOST_SAID = 20
"""How many faults of one kind are said one by one."""


class DataFault(ValueError):  # noqa: N818 - what is wrong is a fault of the data, not of the program
    """Data that cannot be taken over; ``faults`` holds one sentence for each thing found."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults: tuple[str, ...] = tuple(faults)
        super().__init__("\n".join(self.faults))


def raise_faults(faults: Iterable[str]) -> None:
    """Raise one :class:`DataFault` with all ``faults``; do nothing where there are none."""
    found = tuple(faults)
    if found:
        raise DataFault(found)


def first_faults(faults: Iterable[str], place: str) -> tuple[str, ...]:
    """Return the first faults of one kind, and how many more ``place`` has, if any."""
    found = tuple(faults)
    more = len(found) - MOST_SAID
    rest = (f"{place}: … and {more:,} more like these.",) if more > 0 else ()
    return (*found[:MOST_SAID], *rest)
