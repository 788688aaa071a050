"""The layer of partner density: areas, circles, and a grid where there are points enough."""

from __future__ import annotations

from collections.abc import Sequence

from geo.areas import ids_of_level, level_of, state_of
from geo.citation import cited, figure
from geo.class_choice import DEFAULT, class_note
from geo.classification import Method, Scheme
from geo.kept import kept_with_world
from geo.layers import Fill, Layer, LegendSection, Mark, Variant
from geo.legend import class_section
from geo.model import Level
from geo.partner_coverage import coverage_lines
from geo.partner_density import (
    ESTABLISHMENTS,
    MEASURES,
    Count,
    Measure,
    base_of,
    density_classes,
    density_fill,
    density_of,
    levels_of,
)
from geo.partner_grid import grid_variant
from geo.partner_symbols import partner_symbols, symbol_section
from geo.partner_words import (
    base_words,
    counted_words,
    membership_words,
    undated,
    unit_words,
    unplaced_words,
    years_words,
)
from geo.refs import ref, scope_of
from geo.text import Reader
from geo.world import World

LAYER_ID = "partners"


def partner_layer(
    world: World,
    parts: Sequence[str],
    alliance_ids: Sequence[str],
    reader: Reader,
    scheme: Scheme = DEFAULT,
) -> Layer:
    """Return the layer: municipalities inside ``parts``, districts around them, circles by place.

    One variant for each measure whose denominator is known, and one for the grid. Where the
    denominator is known for districts only, the districts of the region are filled too.

    Args:
        world: The tables.
        parts: Areas of the region shown; empty for all Germany, then all districts are filled, and
            all municipalities in the box for when their district is opened.
        alliance_ids: The alliances whose coverage is named with the layer.
        reader: Language of the texts.
        scheme: How the classes are made.

    """
    covered = tuple(coverage_lines(world, alliance_ids, reader))
    variants = [
        _variant(world, measure, parts, covered, reader, scheme)
        for measure in MEASURES
        if Level.DISTRICT in levels_of(world, measure.by)
    ]
    grid = grid_variant(world, unplaced_words(world, reader), reader)
    return Layer(id=LAYER_ID, label=reader.t("Partner density"), variants=(*variants, grid))


def _variant(
    world: World,
    measure: Measure,
    parts: Sequence[str],
    covered: tuple[str, ...],
    reader: Reader,
    scheme: Scheme,
) -> Variant:
    fills = _fills(world, measure, parts, reader, scheme)
    refused, classed = _class_notes(world, measure, fills, reader, scheme)
    dates = _dates(world, measure, fills, reader)
    old = measure.by is ESTABLISHMENTS
    name, unit = counted_words(measure.count, reader), unit_words(measure.by.id, reader)
    subtitle = reader.t("{measure} {unit} ({levels}); symbols: number at the place.").format(
        measure=name, unit=unit, levels=", ".join(_levels(world, measure, fills, reader))
    )
    return Variant(
        id=measure.id,
        label=f"{name} {unit}",
        title=_title(measure, reader),
        subtitle=" ".join((subtitle, *refused)),
        essentials=(*(dates if old else ()), *(covered if parts else ())),
        notes=(
            *_notes(world, measure, parts, reader),
            *(() if old else dates),
            *classed,
            *(() if parts else covered),
        ),
        sources=_sources(world, measure, fills),
        legend=(
            *(_section(world, measure, fill, reader, parts) for fill in fills),
            symbol_section(measure.count, reader),
        ),
        fills=fills,
        classed=" ".join((*refused, *classed)),
        symbols=partner_symbols(world, reader, measure.count),
    )


def _fills(
    world: World, measure: Measure, parts: Sequence[str], reader: Reader, scheme: Scheme
) -> tuple[Fill, ...]:
    """Return what is seen first and then what lies around it, or what an opened district shows."""
    if Level.MUNICIPALITY not in levels_of(world, measure.by):
        return (density_fill(world, Level.DISTRICT, reader, measure, scheme),)
    within = density_fill(world, Level.MUNICIPALITY, reader, measure, scheme, inside=parts)
    around = density_fill(world, Level.DISTRICT, reader, measure, scheme, without=parts)
    return (within, around) if parts else (around, within)


def _title(measure: Measure, reader: Reader) -> str:
    if measure.count is Count.ORGANISATIONS:
        return reader.t("Partners of innovation alliances known by name")
    return reader.t("Memberships in innovation alliances known by name")


def _levels(world: World, measure: Measure, fills: Sequence[Fill], reader: Reader) -> list[str]:
    """Return each level shown with the year of its denominator."""
    words = {
        Level.MUNICIPALITY: reader.t("municipalities {year}"),
        Level.DISTRICT: reader.t("districts {year}"),
    }
    return [
        words[fill.level].format(year=base_of(world, measure.by, fill.level).period)
        for fill in fills
    ]


def _section(
    world: World, measure: Measure, fill: Fill, reader: Reader, parts: Sequence[str]
) -> LegendSection:
    inner = reader.t("Municipalities of the region, {unit}, {year}")
    opened = reader.t("Municipalities of an opened district ({states}), {unit}, {year}")
    words = {
        Level.MUNICIPALITY: inner if parts else opened,
        Level.DISTRICT: reader.t("Districts, {unit}, {year}"),
    }
    year = base_of(world, measure.by, fill.level).period
    states = ", ".join(_states_with_municipalities(world))
    title = words[fill.level].format(unit=fill.unit, year=year, states=states)
    marks = _region_mark(world, measure, fill, reader, parts) if parts else ()
    return class_section(fill, title, reader, zero_label=fill.zero_text, marks=marks)


def _region_mark(
    world: World, measure: Measure, fill: Fill, reader: Reader, parts: Sequence[str]
) -> tuple[Mark, ...]:
    """Return where the region stands among areas of the level it is made of."""
    found = density_of(world, measure, parts) if fill.level is level_of(parts[0]) else None
    if found is None:
        return ()
    name = reader.t("Region")
    address = ref("density", measure.count.value, measure.by.id, scope_of(world, parts))
    shown = figure(reader.with_unit(found, fill.decimals, fill.unit), address)
    text = cited("{name}: {value}", name=name, value=shown)
    return (Mark(name=name, value=round(found, fill.decimals), text=text),)


@kept_with_world
def _states_with_municipalities(world: World) -> list[str]:
    ids = {state_of(area_id) for area_id in ids_of_level(world.areas, Level.MUNICIPALITY)}
    return [str(world.areas["name"][one]) for one in sorted(ids)]


def _class_notes(
    world: World, measure: Measure, fills: Sequence[Fill], reader: Reader, scheme: Scheme
) -> tuple[list[str], list[str]]:
    """Return why classes are not as chosen, and how they are made, each sentence once."""
    refused: list[str] = []
    classed: list[str] = []
    for fill, level in zip(fills, _levels(world, measure, fills, reader), strict=True):
        _, refusal = density_classes(world, fill.level, measure, scheme)
        (refused if refusal else classed).append(class_note(scheme, level, refusal, reader))
    if scheme.method is Method.MANUAL:
        classed.append(
            reader.t(
                "The rounded limits were set after all areas with a known partner and are the "
                "same for organisations and memberships."
            )
        )
    return list(dict.fromkeys(refused)), classed


def _dates(
    world: World, measure: Measure, fills: Sequence[Fill], reader: Reader
) -> tuple[str, ...]:
    """Return in words that both parts of the density have dates of their own."""
    bases = [
        base_words(measure.by.id, base_of(world, measure.by, fill.level).period, reader)
        for fill in fills
    ]
    words = reader.t("Not of the same date: {partners}, {count} of them without a date; {bases}.")
    words = cited(
        words,
        partners=years_words(world, reader),
        count=figure(reader.number(undated(world)), ref("count", "undated", "all")),
        bases=", ".join(dict.fromkeys(bases)),
    )
    about = world.catalogue.get(measure.by.indicators[Level.DISTRICT])
    period = base_of(world, measure.by, Level.DISTRICT).period
    caveats = about.caveats(period) if about else ()
    return (words, *map(reader.of, caveats))


def _notes(world: World, measure: Measure, parts: Sequence[str], reader: Reader) -> list[str]:
    notes = [
        reader.t(
            "Counted are organisations known by name whose town is known; small numbers: one "
            "partner more or less changes a value much. None known does not mean none there."
        ),
        unplaced_words(world, reader),
    ]
    if measure.count is Count.MEMBERSHIPS:
        notes.insert(1, membership_words(reader))
    if parts and Level.MUNICIPALITY not in levels_of(world, measure.by):
        notes.append(
            reader.t(
                "Districts only: establishments are not recorded for municipalities. The value of "
                "a district holds for all of it, not for a part."
            )
        )
    return notes


def _sources(world: World, measure: Measure, fills: Sequence[Fill]) -> tuple[str, ...]:
    bases = [base_of(world, measure.by, fill.level) for fill in fills]
    return tuple(
        dict.fromkeys(
            [
                *(one for base in bases for one in base.source_ids),
                *world.memberships["source_id"].unique(),
            ]
        )
    )
