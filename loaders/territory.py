"""Changes of territory: from the areas of one day to those of a later one, by a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Self

import geopandas as gpd
import pandas as pd

from geo.model import Level
from loaders.faults import raise_faults
from loaders.schema import tables

DISTRICT_DIGITS = 5
TOWN = "Stadt"


class ChangeKind(StrEnum):
    """What happens to an old area.

    ``NOT_DRAWN`` records a change that splits a municipality and so cannot be followed by moving
    whole outlines; the area stays where it was.
    """

    MERGE = "merge"
    RENAME = "rename"
    RENUMBER = "renumber"
    MOVE_DISTRICT = "move_district"
    TOWN_RIGHTS = "town_rights"
    NOT_DRAWN = "not_drawn"


SAME_ID = {ChangeKind.RENAME, ChangeKind.TOWN_RIGHTS, ChangeKind.NOT_DRAWN}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceIds:
    """The AGS that must be there at the end; municipalities only where they are drawn."""

    municipalities: frozenset[str]
    districts: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read them from a table with the columns ``area_id`` and ``level``, such as areas.csv."""
        areas = pd.read_csv(path, dtype=str, usecols=["area_id", "level"])
        ids = {
            level: frozenset(areas.loc[areas["level"] == level.value, "area_id"])
            for level in (Level.MUNICIPALITY, Level.DISTRICT)
        }
        return cls(municipalities=ids[Level.MUNICIPALITY], districts=ids[Level.DISTRICT])


def read_changes(path: Path) -> pd.DataFrame:
    """Return the changes as text, ordered by date; raise ``DataFault`` if a column is missing."""
    changes = pd.read_csv(path, dtype=str, keep_default_na=False)
    lacking = [name for name in tables()["territory_changes"].names if name not in changes.columns]
    raise_faults(f"{path.name}, row 1: the column {name} is missing; add it." for name in lacking)
    return changes.sort_values("date", kind="stable")


def apply_changes(municipalities: gpd.GeoDataFrame, changes: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities after all changes, with ``parent_id``, the AGS of the district.

    Rows with five digits move whole districts: their municipalities keep their own AGS and get the
    new parent. Merged outlines are joined without the border between them. A new area takes name
    and designation of the part whose AGS stays, else of a town before other municipalities.
    Raise ``DataFault`` with all faults of the table.
    """
    table = municipalities.assign(parent_id=municipalities["area_id"].str[:DISTRICT_DIGITS])
    raise_faults(_change_faults({*table["area_id"], *table["parent_id"]}, changes))
    for _, step in changes.groupby("date", sort=True):
        table = _after_step(table, step)
    return table.sort_values("area_id", ignore_index=True)


def apply_district_changes(names: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Return area_id, level, name and designation of states and districts after the changes."""
    whole = changes[changes["old_area_id"].str.len() == DISTRICT_DIGITS]
    moved = names.assign(area_id=names["area_id"].replace(_new_ids(whole)))
    renamed = moved.assign(name=_names_after(moved, whole))
    return renamed.drop_duplicates("area_id").sort_values("area_id", ignore_index=True)


def check_territory(municipalities: gpd.GeoDataFrame, reference: ReferenceIds) -> None:
    """Raise ``DataFault`` unless the areas are those of ``reference``, naming all that differ.

    Municipalities are compared in the states that ``reference`` has municipalities of.
    """
    states = {area_id[:2] for area_id in reference.municipalities}
    drawn = municipalities["area_id"].str[:2].isin(states)
    own, districts = set(municipalities.loc[drawn, "area_id"]), set(municipalities["parent_id"])
    raise_faults(
        [
            *_differences("municipality", own, reference.municipalities),
            *_differences("district", districts, reference.districts),
        ]
    )


def _differences(what: str, found: set[str], wanted: frozenset[str]) -> Iterator[str]:
    for area_id in sorted(found - wanted):
        yield f"The {what} {area_id} is left over; add its change to the table of changes."
    for area_id in sorted(wanted - found):
        yield f"The {what} {area_id} is missing; add its change to the table of changes."


def _after_step(table: gpd.GeoDataFrame, step: pd.DataFrame) -> gpd.GeoDataFrame:
    """Apply the changes of one day."""
    districts = step["old_area_id"].str.len() == DISTRICT_DIGITS
    new_ids = _new_ids(step[~districts])
    area_id = table["area_id"].replace(new_ids)
    touched = table["area_id"].isin(new_ids)
    parent_id = table["parent_id"].where(~touched, area_id.str[:DISTRICT_DIGITS])
    towns = step.loc[step["kind"] == ChangeKind.TOWN_RIGHTS, "new_area_id"]
    moved = table.assign(
        kept=area_id == table["area_id"],
        area_id=area_id,
        parent_id=parent_id.replace(_new_ids(step[districts])),
        designation=table["designation"].mask(area_id.isin(towns), TOWN),
    )
    joined = _joined(moved)
    return joined.assign(name=_names_after(joined, step))


def _joined(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Join the rows of the same AGS; the kept row leads, then a Stadt before a Gemeinde."""
    several = table["area_id"].duplicated(keep=False)
    ordered = table[several].sort_values(["kept", "designation"], ascending=False, kind="stable")
    joined = ordered.dissolve("area_id", aggfunc="first").reset_index()
    rows = pd.concat([table[~several], joined], ignore_index=True)
    return rows.drop(columns="kept")


def _new_ids(changes: pd.DataFrame) -> dict[str, str]:
    return dict(zip(changes["old_area_id"], changes["new_area_id"], strict=True))


def _names_after(areas: pd.DataFrame, changes: pd.DataFrame) -> list[str]:
    named = changes[changes["new_name"] != ""]
    new = dict(zip(named["new_area_id"], named["new_name"], strict=True))
    rows = areas[["area_id", "name"]].itertuples(index=False)
    return [new.get(area_id, name) for area_id, name in rows]


def _change_faults(in_force: set[str], changes: pd.DataFrame) -> Iterator[str]:
    """Walk through the changes in order of time, keeping account of the AGS in force."""
    known = frozenset(in_force)
    for day, step in changes.groupby("date", sort=True):
        if not _is_day(str(day)):
            yield f"Territory changes, {day}: this is no day; write it as 2019-01-01."
        rows = step[["kind", "old_area_id", "new_area_id", "new_name"]]
        for kind, old, new, name in rows.itertuples(index=False):
            for fault in _row_faults(kind, old, new, name=name, known=known):
                yield f"Territory changes, {day}, {old}: {fault}."
        for old in step.loc[step["old_area_id"].duplicated(), "old_area_id"]:
            yield f"Territory changes, {day}, {old}: listed twice; leave one row."
        known = known - set(step["old_area_id"]) | set(step["new_area_id"])


def _row_faults(
    kind: str, old: str, new: str, *, name: str, known: frozenset[str]
) -> Iterator[str]:
    """Yield what is wrong with one change; ``known`` are the AGS in force the day before."""
    if kind not in set(ChangeKind):
        yield f"the kind {kind} is unknown; use one of {', '.join(ChangeKind)}"
    elif (old == new) != (kind in SAME_ID):
        yield f"{kind} does not go with the new AGS {new}; correct one of them"
    if old not in known:
        yield "no area has this AGS on that day; correct it or the date"
    if len(old) != len(new):
        yield f"the new AGS {new} is of another level; correct it"
    if kind == ChangeKind.RENUMBER and new in known:
        yield f"the new AGS {new} is taken; use merge or correct it"
    if new not in known and not name:
        yield f"the new area {new} has no name; add it"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
