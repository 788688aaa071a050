"""Whether the view of a step still exists: what has gone is named in one sentence."""

from __future__ import annotations

from geo.areas import level_of
from geo.compare.own_regions import NoRegionError, linked
from geo.compare.sides import FEWEST, chosen
from geo.leaflet.element import MapView
from geo.model import Level, Region
from geo.own_region import is_own
from geo.talk import WITHOUT_VIEW, Step
from geo.talk_address import ALLIANCES, COMPARISON, OWN_PAGE, Address
from geo.talk_sentences import unknown_names
from geo.text import Reader
from geo.world import World

SHOWN = 40
"""Letters of what is gone that are repeated."""


def gone(world: World, step: Step, reader: Reader) -> str:
    """Return what the view of a step needs and the data does not have, empty where all is there."""
    found = step.address
    if step.kind in WITHOUT_VIEW and not found.page:
        return ""
    if found.page == COMPARISON:
        return faulty_sides(world, found, reader)
    if found.page == ALLIANCES:
        return _gone_alliance(world, found, reader)
    return _gone_region(world, found, reader) or _gone_area(world, found, reader)


def unknown_figures(world: World, step: Step, reader: Reader) -> str:
    """Return which names in the words of a step stand for no figure, empty where all do."""
    words = step.spoken(reader.language)
    names = unknown_names(world, f"{words.headline}\n{words.text}", reader)
    if not names:
        return ""
    said = reader.t("“{text}” stands for no figure of this edition; correct the name.")
    return said.format(text=names[0][:SHOWN])


def variant_at(view: MapView, found: Address, reader: Reader) -> tuple[str, str, str]:
    """Return layer and variant that an address names, and what of them is gone, empty for nothing.

    An address without a layer shows the first one, as its page does.
    """
    named = found.get("alliance") or found.get("layer")
    layers = {one.id: one for one in view.layers}
    layer = layers.get(found.get("layer"), view.layers[0])
    asked = found.get("alliance") or ":".join(
        filter(None, (found.get(name) for name in view.parameters))
    )
    ids = [one.id for one in layer.variants]
    close = [one for one in ids if asked and one.split(":")[0] == asked]
    missing = ""
    if found.get("layer", layer.id) != layer.id:
        missing = named
    elif asked and asked not in ids and not close:
        missing = asked
    words = reader.t("The map has no “{text}” any more; add the view anew.")
    known = [*([asked] if asked in ids else []), *close, ids[0]]
    return layer.id, known[0], words.format(text=missing[:SHOWN]) if missing else ""


def region_at(world: World, found: Address, reader: Reader) -> Region | None:
    """Return the region whose page an address names, one of the reader's own included."""
    if found.page != OWN_PAGE:
        return None if is_own(found.page) else world.region(found.page)
    try:
        return linked(world, found.get("own"), reader)
    except NoRegionError:
        return None


def _gone_region(world: World, found: Address, reader: Reader) -> str:
    if not found.page:
        return ""
    region = region_at(world, found, reader)
    definition = found.get("definition")
    if region is None:
        words = reader.t("The atlas has no page “{text}” any more; add the view anew.")
        return words.format(text=found.page[:SHOWN])
    if definition and definition not in {one.id for one in region.definitions}:
        words = reader.t("The region has no definition “{text}” any more; add the view anew.")
        return words.format(text=definition[:SHOWN])
    return ""


def _gone_area(world: World, found: Address, reader: Reader) -> str:
    area = found.get("area")
    known = area in world.areas.index and level_of(area) in (Level.STATE, Level.DISTRICT)
    if not area or known:
        return ""
    words = reader.t("The atlas has no area “{text}” any more; add the view anew.")
    return words.format(text=area[:SHOWN])


def _gone_alliance(world: World, found: Address, reader: Reader) -> str:
    alliance = found.get("alliance")
    if not alliance or alliance in set(world.alliances["alliance_id"]):
        return ""
    words = reader.t("The atlas has no alliance “{text}” any more; add the view anew.")
    return words.format(text=alliance[:SHOWN])


def faulty_sides(world: World, found: Address, reader: Reader) -> str:
    """Return why the sides of a comparison cannot be compared, empty where they can."""
    ids = [one for one in found.get("regions").split(",") if one and not is_own(one)]
    own = found.get_all("own")
    if not ids and not own:
        return ""
    sides, faults = chosen(world, ids, own, reader)
    if len(sides) < FEWEST:
        return faults[0] if faults else reader.t("Choose at least two regions to compare.")
    return ""
