"""The layer of skills-shortage indicators: rates of all districts by measure and year."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo import aggregate
from geo.areas import COUNTRY, ids_of_level, states_beside
from geo.citation import cited, figure
from geo.class_choice import DEFAULT, chosen_classes, class_note
from geo.classification import Method, Scheme, manual_classes
from geo.classify import Classes
from geo.figures import area_figure, area_name
from geo.kept import kept_with_world
from geo.layers import Fill, Layer, Mark, Variant
from geo.legend import class_section
from geo.model import Indicator, Level, Status, Value
from geo.observations import values
from geo.provenance import source_line
from geo.refs import of_observation, ref, scope_of
from geo.symbolisation import check_level
from geo.text import Reader
from geo.world import World

LAYER_ID = "skills"


def skills_layer(
    world: World, parts: Sequence[str], reader: Reader, scheme: Scheme = DEFAULT
) -> Layer:
    """Return the layer with one variant for each indicator and year that districts have.

    Args:
        world: The tables.
        parts: Areas of the region shown, for the marks in the legend; empty for all Germany.
        reader: Language of the texts.
        scheme: How the classes are made.

    """
    variants = [
        _variant(world, measure, period, parts, reader, scheme)
        for measure in skills_indicators(world)
        for period in district_periods(world, measure.id)
    ]
    return Layer(id=LAYER_ID, label=reader.t("Skills shortage"), variants=tuple(variants))


def skills_indicators(world: World) -> list[Indicator]:
    """Return the measures of the layer in their order, those without any figure left out."""
    ranked = [one for one in world.catalogue.values() if one.skills_rank is not None]
    known = [one for one in ranked if district_periods(world, one.id)]
    return sorted(known, key=lambda one: one.skills_rank or 0)


def district_fill(
    world: World, measure: Indicator, period: str, reader: Reader, scheme: Scheme = DEFAULT
) -> Fill:
    """Return the choropleth of a measure over all districts; what is shown is what is classed.

    Raises:
        WrongSymbolError: The measure is a count; totals are shown as symbols.
        WrongLevelError: The measure does not describe districts.

    """
    found, _ = district_classes(world, measure, period, scheme)
    return _fill(world, measure, period, reader, found)


@kept_with_world
def _fill(world: World, measure: Indicator, period: str, reader: Reader, found: Classes) -> Fill:
    check_level(measure, Level.DISTRICT)
    districts = ids_of_level(world.areas, Level.DISTRICT)
    rows = values(world.observations, measure.id, period).reindex(districts)
    statuses = rows["status"].astype("object").where(rows["status"].notna(), "not_collected")
    shown = _shown(rows["value"], measure)
    return Fill(
        level=Level.DISTRICT,
        measure=reader.of(measure.title),
        unit=reader.of(measure.unit),
        decimals=measure.decimals,
        period=period,
        source=source_line(world, rows["source_id"].dropna().unique().tolist()),
        values={str(k): float(v) for k, v in shown.dropna().items()},
        codes=found.codes(shown, statuses),
        classes=found,
        kind=measure.kind,
        ref=of_observation(measure.id, "{}", period),
        uncertain=frozenset(map(str, shown.index[statuses == Status.UNCERTAIN])),
    )


@kept_with_world
def district_classes(
    world: World, measure: Indicator, period: str, scheme: Scheme
) -> tuple[Classes, str]:
    """Return the classes of a measure over all districts, and why they are not as chosen if so."""
    manual = manual_classes(measure.breaks, measure.scale)
    if scheme.method is Method.MANUAL:
        return manual, ""
    reference = district_periods(world, measure.id)[0] if scheme.fixed else period
    districts = ids_of_level(world.areas, Level.DISTRICT)
    rows = values(world.observations, measure.id, reference).reindex(districts)
    return chosen_classes(
        _shown(rows["value"], measure),
        scheme,
        manual,
        decimals=measure.decimals,
        centre=area_figure(world, measure.id, COUNTRY, period=reference).number,
    )


def _shown(numbers: pd.Series, measure: Indicator) -> pd.Series:
    """Return values as readers see them: rounded to the decimals of the measure."""
    return numbers.map(lambda number: round(number, measure.decimals), na_action="ignore")


@kept_with_world
def district_periods(world: World, indicator: str) -> Sequence[str]:
    """Return the periods in which any district has a row for an indicator, newest first."""
    districts = ids_of_level(world.areas, Level.DISTRICT)
    known = world.observations.get(indicator, {})
    return sorted(
        (p for p, rows in known.items() if rows.index.isin(districts).any()), reverse=True
    )


def _variant(
    world: World,
    measure: Indicator,
    period: str,
    parts: Sequence[str],
    reader: Reader,
    scheme: Scheme,
) -> Variant:
    found, refusal = district_classes(world, measure, period, scheme)
    fill = _fill(world, measure, period, reader, found)
    year = district_periods(world, measure.id)[0] if scheme.fixed else period
    note = class_note(scheme, year, refusal, reader)
    title = reader.of(measure.title)
    missing = len(fill.codes) - len(fill.values)
    essentials = [reader.of(one) for one in measure.caveats(period)]
    notes = [reader.of(measure.about)]
    if missing:
        lacking = figure(reader.number(missing), ref("missing", measure.id, period))
        notes.append(cited(reader.t("Districts without a value: {count}."), count=lacking))
    notes.append(note)
    return Variant(
        id=f"{measure.id}:{period}",
        label=f"{title} ({period})",
        title=title,
        subtitle=reader.t("{unit}, {period}, districts; {classes}").format(
            unit=fill.unit,
            period=period,
            classes=note if refusal else _short_note(scheme, year, reader),
        ),
        essentials=tuple(essentials),
        notes=tuple(notes),
        sources=tuple(values(world.observations, measure.id, period)["source_id"].unique()),
        legend=(
            class_section(
                fill, fill.unit, reader, marks=_marks(world, measure, period, parts, reader)
            ),
        ),
        fills=(fill,),
        classed=note,
    )


def _short_note(scheme: Scheme, year: str, reader: Reader) -> str:
    """Return what must stand beside the map of how the classes are made."""
    if scheme.method is Method.UNCLASSED:
        return reader.t("without classes")
    if scheme.fixed:
        return reader.t("class limits of {year} from all districts").format(year=year)
    return reader.t("class limits from all districts")


def _marks(
    world: World, measure: Indicator, period: str, parts: Sequence[str], reader: Reader
) -> tuple[Mark, ...]:
    """Return where the region, its Länder and Germany stand; classed as they are shown."""
    found: list[tuple[str, Value, str]] = []
    if parts:
        own = aggregate.figure(
            world.observations, world.catalogue, measure.id, areas=parts, period=period
        )
        scope = scope_of(world, parts).split(".")[1:]
        found.append((reader.t("Region"), own, ref("region", *scope, measure.id, period)))
    for area_id in (*states_beside(parts), COUNTRY):
        name = area_name(world, area_id, reader)
        value = area_figure(world, measure.id, area_id, period=period)
        found.append((name, value, of_observation(measure.id, area_id, period)))
    unit = reader.of(measure.unit)
    return tuple(
        Mark(
            name=name,
            value=round(value.number, measure.decimals),
            text=cited(
                "{name}: {value}",
                name=name,
                value=figure(reader.with_unit(value.number, measure.decimals, unit), address),
            ),
        )
        for name, value, address in found
        if value.number is not None
    )
