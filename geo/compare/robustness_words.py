"""What is said of how a statement fares: how often it holds, where it fails, what is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.citation import cited, figure, joined
from geo.compare.addresses import EVERY
from geo.compare.representations import Representation
from geo.compare.statements import Holds
from geo.text import Reader

LISTED = 4
"""How many representations a sentence names; the rest is counted."""


def sentence(
    found: Sequence[Representation], reader: Reader, ref_of: Callable[[str], str] | None = None
) -> str:
    """Return in how many representations a statement holds, where it fails and what is open.

    ``ref_of`` gives the address of a number by the verdict that is counted, or ``all``.
    """

    def counted(what: str, number: int) -> str:
        return figure(reader.number(number), ref_of(what) if ref_of else "")

    by_holds = {holds: [one for one in found if one.holds is holds] for holds in Holds}
    yes, no, undecided, refused = by_holds.values()
    parts: list[str] = [
        cited(
            reader.t("Holds in {count} of {all} representations"),
            count=counted(Holds.YES, len(yes)),
            all=counted(EVERY, len(found) - len(refused)),
        )
    ]
    if no:
        parts.append(reader.t("fails for {list}").format(list=_listed(no, reader)))
    if undecided:
        parts.append(
            cited(
                reader.t("{count} cannot be decided ({list})"),
                count=counted(Holds.UNDECIDED, len(undecided)),
                list=_listed(undecided, reader),
            )
        )
    if refused:
        parts.append(
            cited(
                reader.t("{count} not formed: {list}"),
                count=counted(Holds.REFUSED, len(refused)),
                list=_reasons(refused, reader),
            )
        )
    return joined("", [joined("; ", parts), "."])


def _reasons(refused: Sequence[Representation], reader: Reader) -> str:
    """Return representations that are not formed, those with one reason together."""
    by_reason: dict[str, list[Representation]] = {}
    for one in refused:
        by_reason.setdefault(one.why.rstrip("."), []).append(one)
    return "; ".join(f"{_listed(ones, reader)} ({why})" for why, ones in by_reason.items())


def _listed(found: Sequence[Representation], reader: Reader) -> str:
    names = ", ".join(one.short for one in found[:LISTED])
    rest = len(found) - LISTED
    more = reader.t(" and {count} more").format(count=reader.number(rest))
    return names + (more if rest > 0 else "")
