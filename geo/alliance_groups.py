"""Which alliances stand together: of the regions, of one of them, of a programme, of none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geo.kept import kept_with_world
from geo.records import records
from geo.world import World

EVERY = "all"
"""The variant of a map that shows all alliances of the regions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The alliances of a region, of a programme, or of both; an empty text names none."""

    region_id: str
    programme: str
    alliance_ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the id of the variant that shows the group, fit for the name of a file."""
        programme = re.sub(r"\W+", "-", self.programme.lower(), flags=re.ASCII).strip("-")
        return "_".join(["of", self.region_id or EVERY, *filter(None, [programme])])


def of_regions(world: World) -> pd.DataFrame:
    """Return the alliances, projects and programmes of the regions, which lists and sums hold."""
    return world.alliances[world.alliances["region_id"] != ""]


def of_no_region(world: World) -> pd.DataFrame:
    """Return what belongs to no region, such as a programme that runs in many."""
    return world.alliances[world.alliances["region_id"] == ""]


@kept_with_world
def groups(world: World) -> tuple[Group, ...]:
    """Return the groups of two alliances or more that are not all, each set of them once."""
    rows = of_regions(world)
    regions = ["", *(one.id for one in world.regions)]
    programmes = ["", *sorted({str(one) for one in rows["programme"]} - {""})]
    found: dict[frozenset[str], Group] = {}
    for region in regions:
        for programme in programmes:
            ids = [
                str(row["alliance_id"])
                for row in records(rows)
                if region in ("", row["region_id"]) and programme in ("", row["programme"])
            ]
            group = Group(region_id=region, programme=programme, alliance_ids=tuple(ids))
            if 1 < len(ids) < len(rows):
                found.setdefault(frozenset(ids), group)
    # names that differ by signs only would share an id: the first of them keeps it
    return tuple({one.id: one for one in reversed(found.values())}.values())[::-1]


def variant_of(world: World, alliance_ids: Iterable[str]) -> str:
    """Return the id of the variant that shows just these alliances, empty where none does."""
    wanted = frozenset(alliance_ids)
    if wanted == frozenset(of_regions(world)["alliance_id"]):
        return EVERY
    if len(wanted) == 1:
        return next(iter(wanted))
    return next((one.id for one in groups(world) if wanted == frozenset(one.alliance_ids)), "")
