"""What stands against comparing two figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.comparability import Aspect, Basis, bases, basis, differences, other_years
from geo.model import Level
from tests.world import reader, small_world

WORLD = small_world()
OWN = basis(WORLD, "unemployed", "2024", Level.DISTRICT)
OTHER = {"tables": ("Another: table",), "families": ("Another: 1",)}


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        (OWN, set()),
        (replace(OWN, period="2023"), {Aspect.PERIOD}),
        (replace(OWN, level=Level.STATE), {Aspect.LEVEL}),
        (replace(OWN, census_base="2011"), {Aspect.CENSUS}),
        (replace(OWN, boundary_date="2024-12-31"), {Aspect.TERRITORY}),
        (replace(OWN, tables=("Another: table",)), set()),
        (replace(OWN, **OTHER), {Aspect.TERRITORY, Aspect.TABLE}),
        (replace(OWN, indicator=WORLD.catalogue["vacancies"]), {Aspect.INDICATOR}),
    ],
)
def test_each_difference_is_named(other: Basis, kinds: set[Aspect]) -> None:
    found = differences(OWN, other, reader())
    assert {one.kind for one in found} == kinds
    assert all(one.words for one in found)


def test_other_censuses_levels_and_measures_are_refused_other_years_are_said() -> None:
    refused = {
        kind: one.refused
        for other in (
            replace(OWN, census_base="2011"),
            replace(OWN, level=Level.STATE),
            replace(OWN, indicator=WORLD.catalogue["vacancies"]),
            replace(OWN, period="2023"),
            replace(OWN, **OTHER),
        )
        for one in differences(OWN, other, reader())
        for kind in [one.kind]
    }
    assert {kind for kind, yes in refused.items() if yes} == {
        Aspect.CENSUS,
        Aspect.LEVEL,
        Aspect.INDICATOR,
    }


def test_a_census_of_a_period_comes_from_the_catalogue() -> None:
    measure = replace(WORLD.catalogue["population"], census_bases=(("2024", "2022"),))
    world = replace(WORLD, catalogue={**WORLD.catalogue, "population": measure})
    assert basis(world, "population", "2024", Level.DISTRICT).census_base == "2022"
    assert basis(WORLD, "population", "2024", Level.DISTRICT).census_base == ""


def test_every_indicator_period_and_level_with_figures_has_its_basis() -> None:
    found = {(one.indicator.id, one.period, one.level) for one in bases(WORLD)}
    assert ("unemployed", "2023", Level.DISTRICT) in found
    assert ("population", "2024", Level.COUNTRY) in found
    assert ("population_census_2022", "2022", Level.MUNICIPALITY) in found
    assert all(one.areas for one in bases(WORLD))


def test_years_of_one_table_are_compared_without_a_word() -> None:
    assert other_years(WORLD, "unemployed", "2024", Level.DISTRICT, reader()) == ()
