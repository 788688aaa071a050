"""The layer that relates funding to skills shortage: two measures in three by three fields."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from geo.bivariate import FIELDS, STEPS, Crossed, crossed
from geo.citation import cited, figure, joined
from geo.classification import NoClassesError, terciles
from geo.classify import Classes, counts
from geo.figures import HEADLINE_SKILLS_INDICATOR
from geo.funding_layer import counting_rule, funding_sources, per_inhabitant_fill
from geo.kept import kept_with_world
from geo.layers import Fill, Layer, LegendSection, Square, Symbol, Variant
from geo.legend import borders, class_labels, missing_entries
from geo.model import Indicator, Kind
from geo.money import by_seat
from geo.observations import values
from geo.palette import REGION_LINE
from geo.places import place_of
from geo.refs import ref
from geo.skills_layer import district_fill, district_periods
from geo.text import Reader
from geo.world import World

LAYER_ID = "relation"
ROUNDED_LIMITS = (50.0, 200.0)
"""Euros per inhabitant, where too few districts are known to be parted into thirds."""

MANY = 30
"""From how many districts on funding is parted at its own terciles, and a relation may be read."""

_DOT_PX = 2.0


@kept_with_world
def relation_layer(world: World, reader: Reader) -> Layer | None:
    """Return the layer, or None where one of the two measures has no figures to relate."""
    measure = world.catalogue.get(HEADLINE_SKILLS_INDICATOR)
    periods = district_periods(world, HEADLINE_SKILLS_INDICATOR)
    if measure is None or not periods:
        return None
    funding, skills = related(world, measure, periods[0], reader)
    try:
        found = crossed(funding, skills, _funding_limits(funding))
    except NoClassesError:
        return None
    variant = _variant(world, measure, funding, skills, found, reader)
    return Layer(id=LAYER_ID, label=reader.t("Relation"), variants=(variant,))


def related(world: World, measure: Indicator, period: str, reader: Reader) -> tuple[Fill, Fill]:
    """Return euros per inhabitant and a measure of skills shortage of all districts."""
    funding, _ = per_inhabitant_fill(world, by_seat(world), reader)
    return funding, district_fill(world, measure, period, reader)


def _funding_limits(funding: Fill) -> tuple[float, ...]:
    known = pd.Series(funding.values, dtype="float64")
    return terciles(known) if len(known) >= MANY else ROUNDED_LIMITS


def _variant(
    world: World,
    measure: Indicator,
    funding: Fill,
    skills: Fill,
    found: Crossed,
    reader: Reader,
) -> Variant:
    fill = _fill(funding, found, reader)
    sources = values(world.observations, measure.id, skills.period)["source_id"].unique()
    caveats = [reader.of(one) for one in measure.caveats(skills.period)]
    words = reader.t("{unit}, {period}; euros per inhabitant by seat; districts")
    return Variant(
        id="funding_and_skills",
        label=reader.t("Funding and skills shortage"),
        title=reader.t("Funding per inhabitant and skills shortage at once"),
        subtitle=words.format(unit=skills.measure, period=skills.period),
        essentials=(
            _how_many(found, reader),
            *_parted(funding, reader),
            *caveats,
            counting_rule(reader),
        ),
        notes=(
            reader.t("The numbers 1 to 9 on the map are those of the fields in the legend."),
            reader.t("A relation on a map is no cause."),
        ),
        sources=tuple(dict.fromkeys([*sources, *funding_sources(world, funding)])),
        legend=(_legend(funding, skills, fill, found, reader),),
        fills=(replace(funding, painted=False), replace(skills, painted=False), fill),
        symbols=tuple(_numbers(world, found)),
    )


def _fill(funding: Fill, found: Crossed, reader: Reader) -> Fill:
    return replace(
        funding,
        measure=reader.t("Field (1 to {count})").format(count=STEPS**2),
        unit="",
        decimals=0,
        values={area_id: float(number) for area_id, number in found.numbers.items()},
        codes=found.codes,
        classes=FIELDS,
        kind=Kind.INDEX,
        lower_bound=funding.lower_bound & set(found.numbers),
        ref=ref("field", "{}"),
    )


def _how_many(found: Crossed, reader: Reader) -> str:
    number = len(found.numbers)
    words = reader.t("Both figures are known for {count} of {all} districts.")
    said = cited(
        words,
        count=figure(reader.number(number), ref("related", "known")),
        all=figure(reader.number(len(found.codes)), ref("count", "districts", "all")),
    )
    few = reader.t("That is too few to read a relation from the map.")
    return said if number >= MANY else joined(" ", (said, few))


def _parted(funding: Fill, reader: Reader) -> tuple[str, str]:
    """Return how each measure is parted into three."""
    t = reader.t
    thirds = t("Funding is parted into three groups with as many districts each.")
    rounded = t("Funding is parted at rounded limits, because few districts are known.")
    return (
        t("Skills shortage is parted into three groups with as many of all districts each."),
        thirds if len(funding.values) >= MANY else rounded,
    )


def _legend(
    funding: Fill, skills: Fill, fill: Fill, found: Crossed, reader: Reader
) -> LegendSection:
    square = Square(
        row_title=f"{funding.measure}, {funding.unit}",
        column_title=f"{skills.measure}, {skills.period}",
        rows=_step_labels(funding, found.row_limits, reader),
        columns=_step_labels(skills, found.column_limits, reader),
        fields=tuple(
            tuple(
                (number, FIELDS.colours[number - 1], found.count(number))
                for number in range(STEPS * row + 1, STEPS * row + STEPS + 1)
            )
            for row in range(STEPS)
        ),
    )
    rest = (*missing_entries(counts(fill.codes), reader), *borders(fill, reader))
    return LegendSection(title="", entries=rest, square=square)


def _step_labels(fill: Fill, limits: tuple[float, ...], reader: Reader) -> tuple[str, ...]:
    steps = Classes(breaks=limits, colours=("",) * (len(limits) + 1))
    return tuple(class_labels(steps, fill, reader))


def _numbers(world: World, found: Crossed) -> list[Symbol]:
    """Return the number of its field beside a dot in each district that has one."""
    places = {area_id: place_of(world.areas, area_id) for area_id in found.numbers}
    return [
        Symbol(
            lat=place.lat,
            lon=place.lon,
            radius_px=_DOT_PX,
            colour=REGION_LINE,
            label=str(found.numbers[area_id]),
            lines=(f"{place.name}: {found.numbers[area_id]}",),
            ref=ref("field", area_id),
        )
        for area_id, place in places.items()
        if place
    ]
