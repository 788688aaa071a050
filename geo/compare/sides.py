"""What is compared: regions of the atlas, Länder, districts, and regions of the reader's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.areas import COUNTRY, level_of
from geo.compare.district_names import district_names
from geo.compare.own_regions import NoRegionError, linked
from geo.model import Definition, Level, Region, Text
from geo.own_region import UNTITLED, is_own
from geo.text import Reader
from geo.world import World

FEWEST = 2
MOST = 8
"""How many sides a comparison has."""

AREA = "area"
"""Id of the one definition of a Land or a district taken as a region."""

GERMANY = Text(de="Deutschland", en="Germany")

SHOWN = 40
"""Letters of an unknown id that are repeated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One side of a comparison: a region under one of its definitions; ``id`` stands in links.

    ``apart`` is what tells it from a side of the same title, see :func:`told_apart`.
    """

    id: str
    region: Region
    definition: Definition
    apart: str = ""

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the AGS that the side is made of."""
        return self.definition.areas

    def title(self, reader: Reader) -> str:
        """Return what the side is called."""
        title = reader.of(self.region.title)
        return f"{title} ({self.apart})" if self.apart else title


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
    plain = district_names(world).get(area_id, str(world.areas.loc[area_id, "name"]))
    name = GERMANY if area_id == COUNTRY else Text(de=plain, en=plain)
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


def of_id(world: World, side_id: str) -> Side:
    """Return the side that an id of a link names: a region, a definition of one, or an area.

    Raises:
        LookupError: The atlas has nothing of this id to compare.

    """
    region_id, _, definition_id = side_id.partition(".")
    region = world.region(region_id)
    if region is None:
        return of_area(world, side_id)
    known = {one.id: one for one in region.definitions}
    if definition_id and definition_id not in known:
        raise LookupError(f"{region_id!r} has no definition {definition_id!r}")
    return of_region(region, known.get(definition_id, region.definitions[0]))


def of_ids(world: World, side_ids: Iterable[str], reader: Reader) -> tuple[Side, ...]:
    """Return the sides of ids, those of one title told apart; raise as :func:`of_id` does."""
    return told_apart(world, [of_id(world, one) for one in side_ids], reader)


def told_apart(world: World, sides: Sequence[Side], reader: Reader) -> tuple[Side, ...]:
    """Return sides of which no two have one title: by definition, kind of area, or a number."""
    titles = [reader.of(one.region.title) for one in sides]
    alike = Counter(one.casefold() for one in titles)
    said = [
        (title, _difference(world, one, reader) if alike[title.casefold()] > 1 else "")
        for one, title in zip(sides, titles, strict=True)
    ]
    places: Counter[tuple[str, str]] = Counter()
    found = []
    for side, (title, words) in zip(sides, said, strict=True):
        places[title, words] += 1
        number = str(places[title, words]) if said.count((title, words)) > 1 else ""
        found.append(replace(side, apart=" ".join(filter(None, [words, number]))))
    return tuple(found)


def _difference(world: World, side: Side, reader: Reader) -> str:
    """Return what a side is besides its title; nothing for an untitled region of one's own."""
    if is_own(side.id):
        return "" if side.region.title == UNTITLED else reader.t("own region")
    if side.definition.id == AREA:
        return str(world.areas.at[side.id, "designation"])
    return reader.of(side.definition.title)


def chosen(
    world: World, ids: Iterable[str], own_texts: Iterable[str], reader: Reader
) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """Return the sides that a link names, each once, and one sentence for all that is none.

    Args:
        world: The tables.
        ids: Ids of regions, of their definitions (``chemnitz-zwickau.suedwestsachsen``), AGS.
        own_texts: Regions of the reader's own, see :func:`geo.compare.own_regions.linked`.
        reader: Language of the sentences.

    """
    found: dict[str, Side] = {}
    faults: list[str] = []
    for side_id in filter(None, ids):
        try:
            side = of_id(world, side_id)
        except LookupError:
            words = reader.t("“{id}” is neither a region nor a district nor a Land of the atlas.")
            faults.append(words.format(id=side_id[:SHOWN]))
        else:
            found[side.id] = side
    for text in own_texts:
        try:
            region = linked(world, text, reader)
        except NoRegionError as fault:
            faults.append(str(fault))
        else:
            found[region.id] = of_region(region, region.definitions[0])
    if len(found) > MOST:
        left = ", ".join(side.title(reader) for side in list(found.values())[MOST:])
        words = reader.t("At most {most} regions are compared; left out: {list}.")
        faults.append(words.format(most=MOST, list=left))
    kept = told_apart(world, tuple(found.values())[:MOST], reader)
    return kept, tuple(dict.fromkeys(faults))
