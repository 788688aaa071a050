"""The map on which readers choose the areas of a region of their own."""

from __future__ import annotations

from dataclasses import replace

from geo.ground import Files, credit, drill, ground, towns
from geo.layers import Layer, Variant
from geo.leaflet.element import MapView
from geo.leaflet.pick import Pick
from geo.map_words import texts
from geo.text import Reader
from geo.views import GERMANY, HEIGHT_PX
from geo.world import World

PAGE = "pick"


def pick_view(world: World, files: Files, reader: Reader) -> MapView:
    """Return the map of all districts, with the municipalities that the atlas has, to choose from.

    It shows no figures.
    """
    variant = Variant(
        id=PAGE,
        label=reader.t("Areas"),
        title=reader.t("Choose areas"),
        subtitle="",
        essentials=(),
        notes=(),
        sources=(),
        legend=(),
    )
    view = MapView(
        page=PAGE,
        layers=(Layer(id=PAGE, label=reader.t("Areas"), variants=(variant,)),),
        files=ground(files)[:2],
        outlines=(),
        legend=(),
        bounds=GERMANY,
        towns=towns(world),
        texts=texts(reader, credit=credit(world)),
        language=reader.language,
        height_px=HEIGHT_PX,
        parameters=(),
        choose_in_map=False,
    )
    return replace(view, pick=Pick(files=drill(world, files, reader).files, texts=_words(reader)))


def _words(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        "level": t("A click chooses"),
        "districts": t("districts"),
        "municipalities": t("municipalities"),
        "chosen": t("{count} chosen"),
        "none": t("Nothing chosen yet."),
        "take": t("Take over"),
        "clear": t("Clear the choice"),
    }
