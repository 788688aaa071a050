"""The views of the comparison that steps of a talk show, with the columns an audience sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.occupations import occupations
from geo.compare.programmes import programmes
from geo.compare.ranking import ranking
from geo.compare.rows import MOST_INDICATORS, default_indicators
from geo.compare.scatter import scatter
from geo.compare.side_alliances import By
from geo.compare.sides import Side, chosen, of_region
from geo.compare.view import View
from geo.compare.years import years
from geo.own_region import is_own
from geo.records import records
from geo.talk_address import Address
from geo.text import Reader
from geo.world import World

SIZES = ("population", "area_km2")
"""No first choice where one indicator is compared, as on the page."""
_ACROSS: Mapping[str, tuple[str, str]] = {
    "matrix": ("measure", "title"),
    "years": ("title", "period"),
    "occupations": ("occupation", "title"),
}
"""By view: the column that is read down, and the one whose words become heads."""

Made = Callable[[World, Sequence[Side], Address, Reader], View]


def comparison(world: World, address: Address, reader: Reader) -> View | None:
    """Return the view that an address of the comparison names, None for those made of maps."""
    make = _MADE.get(address.get("view", "matrix"))
    return make(world, sides_of(world, address, reader), address, reader) if make else None


def sides_of(world: World, address: Address, reader: Reader) -> Sequence[Side]:
    """Return the sides that an address names, the regions of the atlas where it names none."""
    ids = [one for one in address.get("regions").split(",") if one]
    own = address.get_all("own")
    if not ids and not own:
        return [of_region(one, one.definition()) for one in world.regions]
    found, _ = chosen(world, [one for one in ids if not is_own(one)], own, reader)
    return found


def indicator_of(world: World, address: Address, name: str = "indicator", place: int = 0) -> str:
    """Return the indicator that an address names, else one of the key figures by its place."""
    asked = address.get(name)
    first = [one for one in default_indicators(world) if one not in SIZES]
    return asked if asked in world.observations else first[place % len(first)]


def table_of(view: View, reader: Reader) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows of a view, all its rows, without those of what stands around it."""
    rows = view.table
    if "kind" in rows and "side" in set(rows["kind"]):
        rows = rows[rows["kind"] == "side"]
    if view.id == "ranking":
        rows = rows.assign(place=rows["district"].where(rows["district"] != "", rows["title"]))
    if view.id in _ACROSS:
        return _beside(rows, *_ACROSS[view.id], reader)
    columns = _columns(reader)[view.id]
    found = [[_shown(row[name]) for _, name in columns] for row in records(rows)]
    return [head for head, _ in columns], found


def _beside(
    rows: pd.DataFrame, down: str, right: str, reader: Reader
) -> tuple[list[str], list[list[str]]]:
    heads = list(dict.fromkeys(map(str, rows[right])))
    if right == "period":
        heads.sort()
    found: dict[str, dict[str, str]] = {}
    for row in records(rows):
        unit = str(row.get("unit", ""))
        name = ", ".join(filter(None, [str(row[down]), unit]))
        value = str(row["value"]).removesuffix(unit).strip()
        found.setdefault(name, {})[str(row[right])] = value
    first = reader.t("Region") if down == "title" else reader.t("Indicator")
    return [first, *heads], [
        [name, *(cells.get(head, "") for head in heads)] for name, cells in found.items()
    ]


def _shown(value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _columns(reader: Reader) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return by view the columns that an audience sees: head and name."""
    t = reader.t
    return {
        "difference": (
            (t("Indicator"), "measure"),
            (t("Region"), "title"),
            (t("Value"), "value"),
            (t("Value of the reference"), "reference_value"),
            (t("Difference"), "words"),
        ),
        "ranking": (
            (t("Area"), "place"),
            (t("Value"), "value"),
            (t("Rank"), "rank"),
        ),
        "scatter": ((t("Area"), "title"), (t("Across"), "x_value"), (t("Up"), "y_value")),
        "programmes": (
            (t("Programme, field or year"), "category"),
            (t("Region"), "title"),
            (t("Alliances"), "alliances"),
            (t("Money"), "value"),
        ),
    }


def _matrix(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    return matrix(world, sides, reader, _indicators(world, address))


def _difference(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    known = {one.id for one in sides} | {"land", "DG"}
    to = address.get("to")
    reference = to if to in known else sides[0].id
    return difference(world, sides, reference, reader, _indicators(world, address))


def _ranking(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    return ranking(world, sides, indicator_of(world, address), reader)


def _years(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    return years(world, sides, indicator_of(world, address), reader)


def _scatter(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    across, up = (
        indicator_of(world, address, "across"),
        indicator_of(world, address, "up", 3),
    )
    return scatter(world, sides, across, up, reader)


def _occupations(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    ids = [one.id for one in sides]
    one = address.get("one") if address.get("one") in ids else ids[0]
    rest = [other for other in ids if other != one]
    other = address.get("other") if address.get("other") in rest else rest[0]
    return occupations(world, sides, reader, one, other)


def _programmes(world: World, sides: Sequence[Side], address: Address, reader: Reader) -> View:
    by = address.get("by")
    return programmes(world, sides, reader, By(by) if by in list(By) else By.PROGRAMME)


_MADE: Mapping[str, Made] = {
    "matrix": _matrix,
    "difference": _difference,
    "ranking": _ranking,
    "years": _years,
    "scatter": _scatter,
    "occupations": _occupations,
    "alliances": _programmes,
}
"""By what the address calls the view."""


def _indicators(world: World, address: Address) -> tuple[str, ...]:
    asked = [one for one in address.get("indicators").split(",") if one in world.observations]
    return tuple(asked[:MOST_INDICATORS]) or tuple(default_indicators(world))
