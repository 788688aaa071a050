"""A map as shapes of a slide, grouped as it is read: areas by level, borders, circles, legend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.artist import Artist

from exports.deck import DrawnMap
from exports.pptx_artists import Sheet2Slide, shapes_of
from exports.pptx_shapes import Shape, element, group
from geo.model import Level
from geo.paper import SLIDE_MAP
from geo.sheets import bare
from geo.static_canvas import canvas
from geo.static_ground import BACK_ID, Areas
from geo.static_maps import static_map
from geo.text import Reader


def map_shapes(found: DrawnMap, left: int, top: int, reader: Reader) -> Any:
    """Return a map with its legend as one group, its upper left corner at a place in EMU.

    Raises:
        geo.paper.NoRoomError: The legend leaves no room for the map.

    """
    figure = static_map(bare(found.sheet), found.shapes, SLIDE_MAP, reader)
    place = Sheet2Slide(figure=figure, left=left, top=top, names=found.sheet.area_names)
    return element(group(found.sheet.title, groups_of(place, reader), alt=found.sheet.alt))


def groups_of(place: Sheet2Slide, reader: Reader) -> list[Shape]:
    """Return what a figure has drawn, grouped as it is read."""
    measuring = canvas(SLIDE_MAP)
    words = _group_words(reader)
    artists: list[Artist] = [*place.figure.artists, *place.figure.texts]
    by_group: dict[str, list[Shape]] = {}
    for artist in sorted(artists, key=lambda one: one.get_zorder()):
        name = _group_of(artist, words)
        by_group.setdefault(name, []).extend(shapes_of(artist, place, measuring))
    return [group(name, shapes) for name, shapes in by_group.items() if shapes]


def _group_words(reader: Reader) -> Mapping[str, str]:
    t = reader.t
    return {
        Level.DISTRICT.value: t("Districts"),
        Level.MUNICIPALITY.value: t("Municipalities"),
        "legend": t("Legend"),
        "ground": t("Ground"),
        "borders": t("Borders of the Länder"),
        "cells": t("Cells of the grid"),
        "links": t("Lines"),
        "regions": t("Outlines of the regions"),
        "circles": t("Circles"),
        "names": t("Names"),
        "edge": t("Arrows and scale"),
    }


_LAYERS = (
    (2.05, "ground"),
    (2.22, "borders"),
    (2.28, "cells"),
    (2.35, "links"),
    (2.45, "regions"),
    (2.9, "circles"),
    (3.5, "legend"),
    (4.55, "names"),
)
"""Below which height of a drawing (:mod:`geo.static_ground`) what belongs together; rest: edge."""
_LEGEND_HEIGHT = 2


def _group_of(artist: Artist, words: Mapping[str, str]) -> str:
    if isinstance(artist, Areas):
        return words[artist.level.value]
    height = artist.get_zorder()
    if height == _LEGEND_HEIGHT and artist.get_gid() != BACK_ID:
        return words["legend"]
    return words[next((name for most, name in _LAYERS if height < most), "edge")]
