"""What stands beside a region, in words: the Länder that its parts lie in, and Germany."""

from __future__ import annotations

from geo.areas import COUNTRY, states_beside, states_of
from geo.figures import area_name
from geo.model import Definition, Region
from geo.text import Reader
from geo.world import World


def title(world: World, shown: tuple[Region, Definition], reader: Reader) -> str:
    """Return beside what a region stands; Länder too many to show are named."""
    t, own = reader.t, reader.of(shown[0].title)
    country = area_name(world, COUNTRY, reader)
    names = ", ".join(area_name(world, one, reader) for one in states_of(shown[1].areas))
    if states_beside(shown[1].areas):
        words = t("{region} beside {state} and {country}")
        return words.format(region=own, state=names, country=country)
    words = t("{region} beside {country}; its parts lie in Länder not shown: {list}")
    return words.format(region=own, country=country, list=names)
