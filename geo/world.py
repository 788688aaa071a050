"""Everything the atlas knows, as one immutable bundle of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from geo.kept import kept_with_world
from geo.model import Indicator, Region
from geo.observations import Observations
from geo.own_region import is_own, own_region


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, weakref_slot=True)
class World:
    """The tables of ``data/``; nobody changes them, so that what follows from them may be kept.

    Attributes:
        areas: index area_id; level, name, designation, parent_id, label_lon, label_lat.
        observations: by indicator and period; see :func:`geo.aggregate.indexed`.
        alliances: one row an alliance.
        facts: one row a statement about an alliance, with its standing.
        organisations: one row an organisation.
        memberships: one row a named participation of an organisation in an alliance.
        funding: one row a statement about money.
        sources: source_id (index), publisher, title, licence and dates.
        catalogue: the indicators by id.
        regions: the regions in the order of the menu.
        awards: one row an award of the Förderkatalog; no rows where none were added.
        awards_withheld: number and sum of the awards to private persons; likewise.
        awards_account: where the rows and cents of the export went; likewise.
        award_programmes: what the programmes of the awards are called, by id.

    """

    areas: pd.DataFrame
    observations: Observations
    occupations: pd.DataFrame
    alliances: pd.DataFrame
    facts: pd.DataFrame
    organisations: pd.DataFrame
    memberships: pd.DataFrame
    funding: pd.DataFrame
    sources: pd.DataFrame
    catalogue: Mapping[str, Indicator]
    regions: tuple[Region, ...]
    awards: pd.DataFrame = field(default_factory=pd.DataFrame)
    awards_withheld: pd.DataFrame = field(default_factory=pd.DataFrame)
    awards_account: pd.DataFrame = field(default_factory=pd.DataFrame)
    award_programmes: Mapping[str, str] = field(default_factory=dict)

    def region(self, region_id: str) -> Region | None:
        """Return the region with ``region_id``, one of the reader's own included, or None."""
        if is_own(region_id):
            return own_region(region_id, self.areas.index)
        return next((region for region in self.regions if region.id == region_id), None)

    @kept_with_world
    def alliance_names(self) -> Mapping[str, str]:
        """Return the short names of the alliances by id."""
        rows = self.alliances
        return dict(zip(rows["alliance_id"], rows["short_name"], strict=True))

    @kept_with_world
    def organisation_names(self) -> Mapping[str, str]:
        """Return the names of the organisations by id."""
        rows = self.organisations
        return dict(zip(rows["organisation_id"], rows["name"], strict=True))
