"""Totals are symbols, everything else is areas, and each measure keeps to its levels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.layers import Symbol
from geo.model import Indicator, Kind, Level
from geo.skills_layer import district_fill, district_periods
from geo.symbolisation import (
    WrongLevelError,
    WrongSymbolError,
    check_area_kind,
    check_level,
    check_symbol_kind,
)
from tests.geo.real import real_world
from tests.world import reader

WORLD = real_world()
MEASURES = [one for one in WORLD.catalogue.values() if district_periods(WORLD, one.id)]
SCORE = "employees_in_tight_occupations_proxy"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_every_measure_is_drawn_the_way_its_kind_asks_for(measure: Indicator) -> None:
    period = district_periods(WORLD, measure.id)[0]
    if measure.kind is Kind.COUNT:
        with pytest.raises(WrongSymbolError, match="is a count; show it as symbols"):
            district_fill(WORLD, measure, period, reader())
        check_symbol_kind(measure.kind, measure.id)
    else:
        assert district_fill(WORLD, measure, period, reader()).kind is measure.kind
        with pytest.raises(WrongSymbolError, match="show it as areas"):
            check_symbol_kind(measure.kind, measure.id)


def test_a_rate_cannot_be_a_circle() -> None:
    with pytest.raises(WrongSymbolError, match="is a rate; show it as areas"):
        Symbol(lat=51, lon=13, radius_px=4, colour="#000000", lines=("x",), kind=Kind.RATE)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.COUNT}))
def test_only_totals_are_kept_from_areas(kind: Kind) -> None:
    check_area_kind(kind, "x")


def test_a_score_of_the_laender_is_never_painted_on_districts() -> None:
    measure = replace(WORLD.catalogue[SCORE], levels=(Level.COUNTRY, Level.STATE))
    with pytest.raises(WrongLevelError, match="known for country, state only, not for district"):
        district_fill(WORLD, measure, district_periods(WORLD, SCORE)[0], reader())
    check_level(measure, Level.STATE)
