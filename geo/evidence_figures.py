"""Records of official figures: of one area, of areas put together, of a region."""

from __future__ import annotations

from collections.abc import Sequence

from geo import aggregate
from geo.areas import level_of
from geo.evidence_parts import areas_of_scope, weighted_mean
from geo.evidence_rates import Made, made_of_counts
from geo.evidence_record import (
    Record,
    Term,
    census_words,
    known_area,
    known_region,
    measure_of,
    name_of,
    sources_of,
    territory_words,
)
from geo.evidence_terms import (
    area_terms,
    both_counts,
    ratio_words,
    sources_of_terms,
    stored_row,
)
from geo.figures import area_figure, parts_of, region_parts
from geo.model import Indicator, Level, Value
from geo.refs import UnknownRefError, of_observation, of_sum, ref
from geo.text import Reader
from geo.world import World


def observed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of an indicator, an area and a period: stored, or made from parts."""
    indicator, area_id, period = parts
    measure = measure_of(world, indicator)
    _check_period(world, indicator, period)
    value = area_figure(world, indicator, known_area(world, area_id), period=period)
    stored = stored_row(world, indicator, area_id, period)
    if stored is None:
        formula, terms, notes = _composed(world, measure, value, area_id, reader, period)
    else:
        formula, terms, notes = made_of_counts(world, measure, area_id, reader, period, stored)
    return _record(
        world,
        measure,
        value,
        reader,
        period=period,
        areas=[area_id],
        ref=of_observation(indicator, area_id, period),
        place=name_of(world, area_id, reader),
        formula=formula,
        terms=terms,
        notes=notes,
    )


def summed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a count summed over a scope: DG.district, region.<id>.<definition>."""
    indicator, scope, period = parts
    measure = measure_of(world, indicator)
    _check_period(world, indicator, period)
    areas, name = areas_of_scope(world, scope, indicator, reader)
    value = aggregate.figure(
        world.observations, world.catalogue, indicator, areas=areas, period=period
    )
    return _record(
        world,
        measure,
        value,
        reader,
        period=period,
        areas=areas,
        ref=of_sum(indicator, scope, period),
        place=name,
        formula=reader.t("sum of the parts"),
        terms=area_terms(world, measure, areas, period, reader),
    )


def of_region(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a figure of a region under one of its definitions."""
    region_id, definition_id, indicator, period = parts
    region, definition = known_region(world, region_id, definition_id)
    measure = measure_of(world, indicator)
    _check_period(world, indicator, period)
    areas = region_parts(world, definition, indicator)
    value = aggregate.figure(
        world.observations, world.catalogue, indicator, areas=areas, period=period
    )
    scope = f"region.{region_id}.{definition_id}"
    own = stored_row(world, indicator, areas[0], period) if len(areas) == 1 else None
    if own is not None:
        made = made_of_counts(world, measure, areas[0], reader, period, own)
    elif value.reason == aggregate.RATIO:
        made = _ratio(world, measure, scope, reader, period)
    elif value.reason == aggregate.MEAN:
        made = weighted_mean(world, measure, areas, period, reader)
    else:
        terms = area_terms(world, measure, areas, period, reader)
        made = reader.t("sum of the parts"), terms, ()
    words = reader.t("{region}: {definition}, version {version}")
    area = words.format(
        region=reader.of(region.title),
        definition=reader.of(definition.title),
        version=definition.version,
    )
    return _record(
        world,
        measure,
        value,
        reader,
        period=period,
        areas=areas,
        ref=ref("region", *parts),
        place=area,
        formula=made[0],
        terms=made[1],
        notes=made[2],
    )


def _record(
    world: World,
    measure: Indicator,
    value: Value,
    reader: Reader,
    *,
    ref: str,
    place: str,
    period: str,
    areas: Sequence[str],
    formula: str = "",
    terms: tuple[Term, ...] = (),
    notes: tuple[str, ...] = (),
) -> Record:
    used = [*value.source_ids, *sources_of_terms(world, terms)]
    sources = sources_of(world, used)
    said = [reader.of(one) for one in measure.caveats(period)]
    return Record(
        ref=ref,
        title=reader.of(measure.title),
        value=reader.figure(value, measure.decimals, reader.of(measure.unit)),
        number=value.number,
        place=place,
        period=period,
        unit=reader.of(measure.unit),
        status=reader.refusal(value.reason)
        if value.number is None and value.reason
        else reader.status(value.status),
        about=reader.of(measure.about),
        formula=formula,
        terms=terms,
        sources=sources,
        territory=territory_words(world, sources, areas, reader),
        census=census_words(measure, period, reader),
        notes=(*notes, *said),
    )


def _check_period(world: World, indicator: str, period: str) -> None:
    """Raise :class:`UnknownRefError` for a year that neither a measure nor its counts have."""
    measure = world.catalogue[indicator]
    counts = [world.observations.get(one or "", {}) for one in both_counts(measure)]
    if period not in world.observations[indicator] and not all(period in one for one in counts):
        raise UnknownRefError(f"{indicator} has no figures of {period!r}")


def _composed(
    world: World, measure: Indicator, value: Value, area_id: str, reader: Reader, period: str
) -> Made:
    """Return of which areas the figure of a Land or of Germany is made."""
    if value.number is None or level_of(area_id) not in (Level.COUNTRY, Level.STATE):
        return "", (), ()
    for areas in parts_of(world, area_id):
        found = aggregate.figure(
            world.observations, world.catalogue, measure.id, areas=areas, period=period
        )
        if found.number is not None:
            break
    if value.reason == aggregate.RATIO:
        scope = f"{area_id}.{level_of(areas[0]).value}"
        return _ratio(world, measure, scope, reader, period)
    if value.reason == aggregate.MEAN:
        return weighted_mean(world, measure, areas, period, reader)
    return reader.t("sum of the parts"), area_terms(world, measure, areas, period, reader), ()


def _ratio(world: World, measure: Indicator, scope: str, reader: Reader, period: str) -> Made:
    """Return a rate as the ratio of its counts summed over a scope."""
    roles = (reader.t("numerator"), reader.t("denominator"))
    terms = []
    for role, indicator in zip(roles, both_counts(measure), strict=True):
        own = summed(world, (str(indicator), scope, period), reader)
        title = f"{own.title}, {own.place}, {period}"
        terms.append(Term(role=role, title=title, value=own.value, ref=own.ref))
    return ratio_words(world, measure, reader), tuple(terms), _checked(measure, period, reader)


def _checked(measure: Indicator, period: str, reader: Reader) -> tuple[str, ...]:
    """Return that the counts of a ratio were checked by the figures of its parts."""
    if measure.checked is None:
        return ()
    words = reader.t(
        "Formed because the published figure of each part for {period} is off these counts by at "
        "most half of the last digit shown; where one is off by more, no such figure is formed."
    )
    return (words.format(period=period),)
