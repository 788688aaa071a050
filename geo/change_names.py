"""What the ids in changed rows stand for, those that only an older edition knows included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.areas import COUNTRY
from geo.figures import area_name
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """What ids stand for; ``organisations`` and ``sources`` hold words by id."""

    world: World
    reader: Reader
    alliances: Mapping[str, str]
    organisations: Mapping[str, str]
    sources: Mapping[str, str]

    def named_area(self, area_id: str) -> str:
        """Return the name of an area with its key, which is all that is known of some."""
        if area_id not in self.world.areas.index:
            return area_id
        name = area_name(self.world, area_id, self.reader)
        return name if area_id == COUNTRY else f"{name} ({area_id})"

    def organisation(self, organisation_id: str) -> str:
        """Return the name of an organisation; ids are made of names and never stand in for one."""
        return self.organisations.get(organisation_id) or self.reader.t("name not shown")

    def source(self, source_id: str) -> str:
        """Return publisher and title of a source."""
        return self.sources.get(source_id, source_id)

    def known(self, any_id: str) -> str:
        """Return what an id of an alliance, a programme of awards or an indicator stands for."""
        measure = self.world.catalogue.get(any_id)
        if measure:
            return self.reader.of(measure.title)
        programmes = self.world.award_programmes
        return self.alliances.get(any_id) or programmes.get(any_id, any_id)

    def region(self, region_id: str) -> str:
        """Return the title of a region."""
        found = self.world.region(region_id)
        return self.reader.of(found.title) if found else region_id

    def definition(self, definition_id: str) -> str:
        """Return the title of the definition of a region."""
        known = (one for region in self.world.regions for one in region.definitions)
        titles = {one.id: self.reader.of(one.title) for one in known}
        return titles.get(definition_id, definition_id)
