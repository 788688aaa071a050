"""Class limits by method: every value in one class, closed on the left, from what is shown."""

from __future__ import annotations

import mapclassify
import numpy as np
import pandas as pd
import pytest

from geo.classification import (
    MOST_CLASSES,
    UNCLASSED_STEPS,
    Method,
    NoClassesError,
    classes,
    manual_classes,
    terciles,
)
from geo.classify import CLASS_CODES, Classes, counts
from geo.palette import SEQUENTIAL

MANUAL = manual_classes((10.0, 20.0, 30.0, 40.0))
SKEWED = pd.Series(np.random.default_rng(7).lognormal(3, 0.6, 400).round(1))
TIED = pd.Series([1.0] * 50 + [2.0] * 40 + [3.0] * 5 + [9.0])
COMPUTED = [method for method in Method if method is not Method.MANUAL]
MAPCLASSIFY = {
    Method.QUANTILES: mapclassify.Quantiles,
    Method.FISHER_JENKS: mapclassify.FisherJenks,
    Method.EQUAL_INTERVAL: mapclassify.EqualInterval,
}


def classed(values: pd.Series, method: Method, centre: float = 20.0) -> Classes:
    return classes(values, method, MANUAL, decimals=1, centre=centre)


def codes(values: pd.Series, found: Classes) -> list[str]:
    return list(found.codes(values).values())


@pytest.mark.parametrize("values", [SKEWED, TIED], ids=["skewed", "tied"])
@pytest.mark.parametrize("method", Method)
def test_every_value_is_in_one_class_and_every_limit_opens_one(
    values: pd.Series, method: Method
) -> None:
    found = classed(values, method)
    assert sum(counts(found.codes(values)).values()) == len(values)
    for place, limit in enumerate(found.breaks):
        assert found.code(limit) == CLASS_CODES[place + 1]
        assert found.code(np.nextafter(limit, -np.inf)) == CLASS_CODES[place]


@pytest.mark.filterwarnings("ignore:Numba not installed")
@pytest.mark.parametrize("method", MAPCLASSIFY)
def test_areas_are_in_the_classes_of_mapclassify(method: Method) -> None:
    expected = MAPCLASSIFY[method](SKEWED.to_numpy(), k=5).yb
    assert [CLASS_CODES.index(code) for code in codes(SKEWED, classed(SKEWED, method))] == list(
        expected
    )


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([1, 2, 3], (2, 3)),
        ([3, 1, 2, 6, 5, 4], (3, 5)),
        ([1, 2, 3, 4, 5, 6, 7], (4, 6)),
        ([0.1, 0.7, 0.7, 0.7, 0.7, 0.9], (0.9,)),
        ([6.3] * 5 + [6.6] * 5 + [7.1] * 5, (6.6, 7.1)),
    ],
    ids=str,
)
def test_terciles_are_exact_and_keep_equal_values_together(
    values: list[float], limits: tuple[float, ...]
) -> None:
    assert terciles(pd.Series([*values, np.nan])) == limits


def test_terciles_part_as_the_quantiles_of_mapclassify_do() -> None:
    expected = mapclassify.Quantiles(SKEWED.to_numpy(), k=3).yb
    found = np.searchsorted(terciles(SKEWED), SKEWED, side="right")
    assert found.tolist() == list(expected)


@pytest.mark.parametrize("method", [Method.QUANTILES, Method.FISHER_JENKS, Method.HEAD_TAIL])
def test_limits_are_values_that_occur(method: Method) -> None:
    assert set(classed(SKEWED, method).breaks) <= set(SKEWED)


@pytest.mark.parametrize("method", COMPUTED)
def test_there_are_never_more_classes_than_a_reader_can_tell_apart(method: Method) -> None:
    most = UNCLASSED_STEPS if method is Method.UNCLASSED else MOST_CLASSES
    assert 1 < len(classed(SKEWED, method).colours) <= most


def test_stored_limits_stay_as_they_are() -> None:
    assert classed(SKEWED, Method.MANUAL) is MANUAL
    assert MANUAL.colours == SEQUENTIAL


def test_the_value_of_germany_is_a_limit_of_its_own() -> None:
    found = classed(SKEWED, Method.MEAN_CENTRED, centre=21.37)
    assert 21.4 in found.breaks
    assert len(set(found.colours)) == len(found.colours) == len(found.breaks) + 1


def test_above_and_below_germany_have_colours_of_their_own_whatever_the_extract() -> None:
    low, high = (
        classed(SKEWED[keep], Method.MEAN_CENTRED, centre=20.0)
        for keep in (SKEWED < 22, SKEWED > 18)
    )
    shared = set(low.colours) & set(high.colours)
    assert shared <= {low.colours[-1], low.colours[-2], high.colours[0], high.colours[1]}


def test_without_the_value_of_germany_classes_around_it_are_refused() -> None:
    with pytest.raises(NoClassesError, match="Germany is not known"):
        classes(SKEWED, Method.MEAN_CENTRED, MANUAL, decimals=1)


@pytest.mark.parametrize("method", COMPUTED)
def test_one_value_alone_is_refused(method: Method) -> None:
    with pytest.raises(NoClassesError, match="fewer than two"):
        classed(pd.Series([4.0, 4.0, np.nan]), method)


@pytest.mark.parametrize("method", COMPUTED)
def test_zero_keeps_its_own_class_where_the_stored_classes_have_one(method: Method) -> None:
    manual = Classes(breaks=(10.0,), colours=SEQUENTIAL[:2], zero=True)
    values = pd.concat([SKEWED, pd.Series([0.0, 0.0])], ignore_index=True)
    found = classes(values, method, manual, decimals=1, centre=20.0)
    assert counts(found.codes(values))["z"] == 2


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_classes_of_equal_width_are_equally_wide(decimals: int) -> None:
    values = SKEWED.round(decimals)
    found = classes(values, Method.EQUAL_INTERVAL, MANUAL, decimals=decimals)
    edges = np.array([values.min(), *found.breaks, values.max()])
    assert np.diff(edges) == pytest.approx(np.ptp(values) / 5, abs=2 * 10.0**-decimals)
    assert all(round(limit, decimals) == limit for limit in found.breaks)


def test_a_class_of_equal_width_may_be_empty() -> None:
    values = pd.Series([*range(1, 12), 100], dtype="float64")
    found = classes(values, Method.EQUAL_INTERVAL, MANUAL, decimals=0)
    assert found.breaks == (21.0, 41.0, 61.0, 81.0)
    assert counts(found.codes(values)) == {"0": 11, "4": 1}


def test_without_classes_the_colour_follows_the_value_alone() -> None:
    found = classed(SKEWED, Method.UNCLASSED)
    low, high = SKEWED.min(), SKEWED.max()
    assert found.span == (low, high)
    assert len(found.colours) == UNCLASSED_STEPS
    for value in SKEWED:
        place = CLASS_CODES.index(found.code(value))
        assert place == min(int((value - low) / (high - low) * UNCLASSED_STEPS), 23)


@pytest.mark.parametrize("method", COMPUTED)
def test_a_handful_of_values_is_refused(method: Method) -> None:
    with pytest.raises(NoClassesError, match="fewer than ten areas"):
        classed(pd.Series([1.0, 2.0, 7.0]), method)
