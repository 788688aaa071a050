"""Numbers of things in words, for sentences of the command line."""

from __future__ import annotations


def quantity(number: int, one: str, several: str = "") -> str:
    """Return ``1 award``, ``0 awards``, ``1,234 awards``; ``several`` where it is not ``one`` + s.

    A verb goes with its noun: ``quantity(2, "column is", "columns are")``.
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
