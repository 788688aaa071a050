"""The areas on the small maps of sides as a table and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from geo.citation import Cited, cited, joined
from geo.citation import figure as cited_figure
from geo.classify import CLASS_CODES
from geo.comparability import basis_level_words, level_words
from geo.compare.cells import Cell
from geo.compare.district_names import district_names
from geo.compare.row_words import row_words
from geo.compare.rows import Row, row
from geo.compare.side_areas import whole_districts
from geo.compare.sides import Side
from geo.compare.wording import cell_words, listed, sentences
from geo.figures import area_name
from geo.layers import Fill
from geo.legend import class_labels
from geo.model import Level
from geo.text import Reader
from geo.world import World

COLUMNS = ("side", "side_name", "area_id", "name", "value", "class", "status", "note", "ref")
MOST_NAMED = 5
"""Municipalities or areas that are named one by one."""

Inside = Mapping[Side, tuple[str, ...]]
"""The areas on the map of each side."""


def areas_table(world: World, inside: Inside, fill: Fill, reader: Reader) -> pd.DataFrame:
    """Return a row for each area on the maps; ``note`` says where it stands in for parts of it.

    Columns: :data:`COLUMNS`. Without a value ``status`` holds the code of its state.
    """
    labels = class_labels(fill.classes, fill, reader)
    rows = [
        (
            *(side.id, side.title(reader), area, _name(world, area, reader)),
            fill.values.get(area),
            *_class(fill.codes[area], labels),
            _note(world, side, area, fill.level, reader),
            fill.ref.replace("{}", area) if area in fill.values else "",
        )
        for side, areas in inside.items()
        for area in areas
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _class(code: str, labels: Sequence[str]) -> tuple[str, str]:
    """Return the words of a class and an empty state, or no class and the code of a state."""
    place = CLASS_CODES.find(code)
    return (labels[place], "") if 0 <= place < len(labels) else ("", code)


def _note(world: World, side: Side, area: str, level: Level, reader: Reader) -> str:
    """Return which municipalities of a side a whole district stands in for; else nothing."""
    parts = whole_districts(side).get(area, ()) if level is Level.DISTRICT else ()
    if not parts:
        return ""
    words = reader.t("the whole district, of which the region has only: {list}")
    return words.format(list=_names(world, parts, reader))


def areas_notes(
    world: World, inside: Inside, indicator: str, level: Level, reader: Reader
) -> Iterator[str]:
    """Yield where whole districts stand for parts of them, and which sides have no areas."""
    own = {one.side.id: one for one in row(world, tuple(inside), indicator, reader).cells}
    for side, areas in inside.items():
        if level is Level.DISTRICT:
            yield from _whole(world, own[side.id], reader)
        if not areas:
            words = reader.t("The atlas has no {level} of {side}.")
            yield words.format(level=level_words(level, reader), side=side.title(reader))


def _whole(world: World, own: Cell, reader: Reader) -> Iterator[str]:
    """Yield that the figures of a side are those of a district, or only what its map shows."""
    side = own.side.title(reader)
    if own.of_district:
        words = reader.t("The figures of {side} are those of the whole of {district}.")
        yield words.format(side=side, district=area_name(world, own.of_district, reader))
        return
    words = reader.t(
        "{side}: on the maps and in their table the whole of {district} stands in place of {list}."
    )
    for district, parts in whole_districts(own.side).items():
        yield words.format(
            side=side,
            list=_names(world, parts, reader),
            district=area_name(world, district, reader),
        )


def areas_words(
    world: World, inside: Inside, indicator: str, fill: Fill, reader: Reader
) -> tuple[str, ...]:
    """Return level and range of the areas of each side, and the figures of the sides themselves."""
    spans = [_span(world, side, areas, fill, reader) for side, areas in inside.items()]
    words = reader.t("{measure}, {level} {period}: {sides}.")
    areas = cited(
        words,
        measure=fill.measure,
        level=level_words(fill.level, reader),
        period=fill.period,
        sides=joined("; ", filter(None, spans)),
    )
    own = row(world, tuple(inside), indicator, reader)
    first, *rest = row_words(world, own, reader)
    return sentences(
        areas if any(spans) else "",
        _missing(world, inside, fill, reader),
        joined(" ", _own_figures(world, own, fill.level, reader)),
        cited(reader.t("The regions as a whole: {sentence}"), sentence=first),
        *rest,
    )


def _own_figures(world: World, own: Row, level: Level, reader: Reader) -> list[str]:
    """Return the figures that sides have themselves where their maps show whole districts."""
    words = reader.t(
        "On the map of {side} stands the whole of {district}; the figure of the region itself is "
        "{value} ({level}, {period})."
    )
    return [
        cited(
            words,
            side=one.side.title(reader),
            district=listed([area_name(world, area, reader) for area in districts], reader),
            value=cell_words(one, own.indicator, reader),
            level=basis_level_words(one.basis, reader),
            period=one.value.period,
        )
        for one in own.cells
        if (districts := whole_districts(one.side)) and level is Level.DISTRICT
        if one.basis and one.value.number is not None and not one.of_district
    ]


def _span(
    world: World, side: Side, areas: Sequence[str], fill: Fill, reader: Reader
) -> Cited | str:
    """Return the lowest and the highest area of a side; empty where none has a figure."""
    known = sorted((fill.values[area], area) for area in areas if area in fill.values)
    if not known:
        return ""
    low, high = (
        cited("{area} {value}", area=_name(world, area, reader), value=_value(area, fill, reader))
        for _, area in (known[0], known[-1])
    )
    side_name = side.title(reader)
    if len(known) == 1:
        alone = _value(known[0][1], fill, reader)
        is_side = side.areas == (known[0][1],)
        return (
            cited("{side} {only}", side=side_name, only=alone)
            if is_side
            else cited("{side} ({only})", side=side_name, only=low)
        )
    words = reader.t("{side} (lowest {low}, highest {high})")
    return cited(words, side=side_name, low=low, high=high)


def _value(area: str, fill: Fill, reader: Reader) -> Cited:
    text = reader.with_unit(fill.values[area], fill.decimals, fill.unit)
    return cited_figure(text, fill.ref.replace("{}", area))


def _missing(world: World, inside: Inside, fill: Fill, reader: Reader) -> str:
    """Return which areas on the maps have no figure; empty where all have one."""
    lost = list(
        dict.fromkeys(one for areas in inside.values() for one in areas if one not in fill.values)
    )
    if not lost:
        return ""
    words = reader.t("Without a value on the maps: {list}.")
    return words.format(list=_names(world, lost, reader))


def _names(world: World, areas: Sequence[str], reader: Reader) -> str:
    """Return the names of areas; of many the first, and that there are others."""
    names = [_name(world, one, reader) for one in areas[:MOST_NAMED]]
    if len(areas) <= MOST_NAMED:
        return listed(names, reader)
    return reader.t("{list} and others").format(list=", ".join(names))


def _name(world: World, area: str, reader: Reader) -> str:
    """Return the name of an area, so that no two districts are called alike."""
    return district_names(world).get(area) or area_name(world, area, reader)
