"""How a figure is put together from parts: which areas they are, and the mean weighted by them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.areas import members
from geo.evidence_record import Term, known_area, name_of, scoped_region
from geo.evidence_terms import area_term
from geo.figures import region_parts
from geo.model import Indicator, Level
from geo.refs import UnknownRefError
from geo.text import Reader
from geo.world import World

Made = tuple[str, tuple[Term, ...], tuple[str, ...]]
"""How a figure is made: the formula, its terms, what else is to be said."""


def weighted_mean(
    world: World, measure: Indicator, areas: Sequence[str], period: str, reader: Reader
) -> Made:
    """Return a rate as the mean of its parts with the weight of each."""
    weight = world.catalogue[str(measure.weight)]
    title, heavy = reader.of(measure.title), reader.of(weight.title)
    part, beside = reader.t("part"), reader.t("weight")
    terms = [
        area_term(world, role, indicator, area, period, reader)
        for area in areas
        for role, indicator in ((part, measure.id), (beside, weight.id))
    ]
    note = reader.t(
        "Weighted mean by {weight}, which is the denominator of the measure; its counts are not "
        "stored, and the figures of the parts are rounded."
    )
    formula = reader.t("sum of ({measure} × {weight}) ÷ sum of {weight}")
    return (
        formula.format(measure=title, weight=heavy),
        tuple(terms),
        (note.format(weight=heavy),),
    )


def areas_of_scope(
    world: World, scope: str, indicator: str, reader: Reader
) -> tuple[list[str], str]:
    """Return the areas that an indicator of a scope is summed over, and the name of the scope."""
    if scope.startswith("region."):
        region, definition = scoped_region(world, scope)
        return region_parts(world, definition, indicator), reader.of(region.title)
    area_id, _, level = scope.partition(".")
    if level not in list(Level):
        raise UnknownRefError(f"{scope!r} is no scope")
    areas = members(world.areas, [known_area(world, area_id)], Level(level))
    return areas, name_of(world, area_id, reader)
