"""What is compared: regions of the atlas, Länder, districts, and regions of the reader's own."""

from __future__ import annotations

from dataclasses import dataclass

from geo.areas import level_of
from geo.figures import area_name
from geo.model import Definition, Level, Region, Text
from geo.text import Reader
from geo.world import World

FEWEST = 2
MOST = 8
"""How many sides a comparison has."""

AREA = "area"
"""Id of the one definition of a Land or a district taken as a region."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One side of a comparison: a region under one of its definitions; ``id`` stands in links."""

    id: str
    region: Region
    definition: Definition

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the AGS that the side is made of."""
        return self.definition.areas

    def title(self, reader: Reader) -> str:
        """Return what the side is called."""
        return reader.of(self.region.title)


def of_region(region: Region, definition: Definition) -> Side:
    """Return a region of the atlas as a side; definitions other than the first are in the id."""
    first = definition.id == region.definitions[0].id
    return Side(
        id=region.id if first else f"{region.id}.{definition.id}",
        region=region,
        definition=definition,
    )


def of_area(world: World, area_id: str) -> Side:
    """Return a district, a Land or Germany as a side.

    Raises:
        LookupError: No such area is in the atlas, or it is a municipality.

    """
    if area_id not in world.areas.index or level_of(area_id) is Level.MUNICIPALITY:
        raise LookupError(f"{area_id!r} is neither a district nor a Land")
    name = Text(**{one: area_name(world, area_id, Reader(one, str)) for one in ("de", "en")})
    definition = Definition(
        id=AREA,
        title=name,
        areas=(area_id,),
        source=str(world.areas.loc[area_id, "source"]),
        source_url="",
    )
    region = Region(
        id=area_id,
        letter="",
        title=name,
        is_what=name,
        is_not=Text(de="", en=""),
        definitions=(definition,),
    )
    return Side(id=area_id, region=region, definition=definition)
