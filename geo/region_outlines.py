"""The outlines of regions on a map, and what a legend says of them."""

from __future__ import annotations

from collections.abc import Sequence

from geo import palette
from geo.areas import states_of
from geo.layers import LegendEntry, Outline
from geo.model import Region
from geo.text import Reader


def region_outlines(
    regions: Sequence[Region], reader: Reader, *, shown: str = "", definition: str = ""
) -> list[Outline]:
    """Return the outlines of the regions to draw on a map.

    Args:
        regions: All regions.
        reader: Language of the texts.
        shown: Id of the region the map is about: it is solid, its other definitions and the
            regions in the same Land are dashed, the others are left out. Empty: all are solid.
        definition: Id of the definition of the region shown.
    """
    found = []
    areas = (area for r in regions if shown in ("", r.id) for area in r.definition().areas)
    states = set(states_of(areas))
    for region in regions:
        if not states.intersection(states_of(region.definition().areas)):
            continue
        for number, one in enumerate(region.definitions):
            chosen = one.id == definition if region.id == shown and definition else number == 0
            if not chosen and region.id != shown:
                continue
            found.append(
                Outline(
                    id=f"{region.id}/{one.id}",
                    colour=palette.region_colour(region.id),
                    dashed=not chosen or (bool(shown) and region.id != shown),
                    label=reader.of(region.title).partition(" (")[0] if chosen else "",
                    tooltip=f"{reader.of(region.title)}: {reader.of(one.title)}",
                )
            )
    return found


def outline_entries(outlines: Sequence[Outline]) -> list[LegendEntry]:
    """Return the lines of a legend for outlines; other definitions and regions are dashed."""
    return [
        LegendEntry(
            mark="dashed" if outline.dashed else "line",
            label=outline.tooltip,
            colour=outline.colour,
            size_px=3,
        )
        for outline in outlines
    ]
