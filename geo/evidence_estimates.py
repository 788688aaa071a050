"""Records of counts apportioned to parts of districts by inhabitants."""

from __future__ import annotations

from collections.abc import Sequence

from geo.apportioning import apportioned
from geo.areas import level_of, members
from geo.evidence_record import (
    Record,
    Term,
    census_words,
    known_region,
    measure_of,
    name_of,
    sources_of,
    territory_words,
)
from geo.evidence_terms import area_term
from geo.inhabitants import inhabitants
from geo.model import Level
from geo.refs import UnknownRefError, of_estimate
from geo.text import Reader
from geo.world import World

PERCENT = 100


def estimated(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of an estimate: ``estimate:<region>:<definition>:<indicator>:<period>``."""
    region_id, definition_id, indicator, period = parts
    region, definition = known_region(world, region_id, definition_id)
    measure = measure_of(world, indicator)
    found = apportioned(world, definition, indicator, period=period)
    if found is None:
        raise UnknownRefError(f"{indicator} of {region_id!r} is not estimated for {period!r}")
    terms = []
    for district, share in found.shares:
        terms.append(area_term(world, reader.t("part"), indicator, district, period, reader))
        if share < 1:
            terms += _share_terms(world, district, definition.areas, share, reader)
    sources = sources_of(world, found.value.source_ids)
    return Record(
        ref=of_estimate(region, definition, indicator, period),
        title=reader.of(measure.title),
        value=reader.figure(found.value, measure.decimals, reader.of(measure.unit)),
        number=found.value.number,
        place=reader.of(region.title),
        period=period,
        unit=reader.of(measure.unit),
        status=reader.t("estimate of the atlas"),
        about=reader.of(measure.about),
        formula=reader.t("sum over the districts of figure × share of inhabitants"),
        terms=tuple(terms),
        sources=sources,
        territory=territory_words(world, sources, definition.areas, reader),
        census=census_words(measure, period, reader),
        notes=(
            reader.t(
                "Apportioned, not counted: nobody has published this figure for a part of a "
                "district; it is assumed to be spread as the inhabitants are."
            ),
        ),
    )


def _share_terms(
    world: World, district: str, areas: Sequence[str], share: float, reader: Reader
) -> list[Term]:
    """Return the share of a district and the inhabitants that make it."""
    people = inhabitants(world, Level.MUNICIPALITY)
    inside = members(world.areas, [district], Level.MUNICIPALITY)
    own = [one for one in areas if level_of(one) is Level.MUNICIPALITY and one in inside]
    numbers = [float(people.number.reindex(ids).sum()) for ids in (own, inside)]
    words = reader.t("{own} of {all} inhabitants of {district} ({year})").format(
        own=reader.number(numbers[0]),
        all=reader.number(numbers[1]),
        district=name_of(world, district, reader),
        year=people.period,
    )
    value = reader.with_unit(PERCENT * share, 1, "%")
    return [
        Term(role=reader.t("share"), title=words, value=value),
        *(
            area_term(world, reader.t("numerator"), people.indicator, one, people.period, reader)
            for one in own
        ),
    ]
