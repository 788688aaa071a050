"""The heads of a Förderkatalog export, current and older, and where each column stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from loaders.faults import DataFault, raise_faults

HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "award_id": ("FKZ",),
        "ministry": ("Ressort",),
        "agency": ("Administrierende Stelle", "PT"),
        "recipient": ("Förderempfänger", "Zuwendungsempfänger"),
        "executing_body": ("Ausführende Stelle",),
        "theme": ("Thema",),
        "field": ("Klartext Leistungsplansystematik",),
        "starts": ("Laufzeit von",),
        "ends": ("Laufzeit bis",),
        "amount": ("Förder- / Auftragssumme", "Fördersumme"),
        "profile": ("Förderprofil",),
        "joint_project": ("Projekt", "Verbundprojekt"),
        "award_kind": ("Förderart",),
    }
)
"""How each column begins, by its name here; exports up to 2025 have the other spellings."""
PLACE_HEADS: Mapping[str, str] = MappingProxyType(
    {"key": "Gemeindekennziffer", "town": "Stadt/Gemeinde"}
)
"""Columns that stand twice: behind the recipient and behind the executing body."""
BODIES = ("recipient", "executing_body")
REMEDY = "export the whole list of the Förderkatalog as a text file again"


def plain(head: str) -> str:
    """Return a head without wrapper, with single blanks, for comparison."""
    return " ".join(head.removeprefix("=").strip('"').split()).casefold()


def columns_of(heads: Sequence[str], file: str) -> dict[str, int]:
    """Return the place of each column by its name here: those of :data:`HEADS`, and key and town.

    Raise ``DataFault`` naming all columns that are missing or stand twice.
    """
    found = [plain(head) for head in heads]
    places = {name: _places(found, starts) for name, starts in HEADS.items()}
    raise_faults(_faults(places, HEADS, file))
    columns = {name: one[0] for name, one in places.items()}
    for head, title in PLACE_HEADS.items():
        columns |= _blocks(found, head, title, columns, file)
    return columns


def is_export(heads: Sequence[str]) -> bool:
    """Tell whether the heads are those of the Förderkatalog, even if some are missing."""
    found = [plain(head) for head in heads]
    wanted = ("award_id", "ministry", "starts", "ends")
    return all(_places(found, HEADS[name]) for name in wanted)


def _places(found: Sequence[str], starts: tuple[str, ...]) -> list[int]:
    """Return where a head stands; one that is written in full goes before those that begin so."""
    wanted = [plain(start) for start in starts]
    exact = [place for place, head in enumerate(found) if head in wanted]
    return exact or [place for place, head in enumerate(found) if head.startswith(tuple(wanted))]


def _faults(
    places: Mapping[str, list[int]], heads: Mapping[str, tuple[str, ...]], file: str
) -> Iterator[str]:
    lacking = [heads[name][0] for name, one in places.items() if not one]
    if lacking:
        yield f"{file}, row 1: the columns {', '.join(lacking)} are missing; {REMEDY}."
    twice = [heads[name][0] for name, one in places.items() if len(one) > 1]
    if twice:
        yield f"{file}, row 1: the columns {', '.join(twice)} stand twice; {REMEDY}."


def _blocks(
    found: Sequence[str], head: str, title: str, columns: Mapping[str, int], file: str
) -> dict[str, int]:
    """Return the two places of a repeated head, each with the body that stands before it."""
    blocks: dict[str, int] = {}
    for place in [place for place, one in enumerate(found) if one == plain(title)]:
        before = [body for body in BODIES if columns[body] < place]
        if before:
            body = max(before, key=columns.__getitem__)
            blocks.setdefault(f"{body}_{head}", place)
    if len(blocks) != len(BODIES):
        raise DataFault(
            [f"{file}, row 1: {title} must stand behind recipient and executing body; {REMEDY}."]
        )
    return blocks
