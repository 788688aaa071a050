"""Classes are closed on the left, and every kind of missing value has a sign of its own."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.classify import CODE_OF_STATUS, ZERO_CODE, Classes, counts
from geo.model import Status
from geo.palette import FRAME_SEQUENTIAL, SEQUENTIAL

BREAKS = (0.1, 20.0, 25.0, 30.0)
CLASSES = Classes(breaks=BREAKS, colours=SEQUENTIAL)
WITH_ZERO = Classes(breaks=(0.5, 1.0, 2.0), colours=FRAME_SEQUENTIAL, zero=True)
WITH_NUMBER = {Status.EXACT, Status.UNCERTAIN, Status.ZERO, Status.ROUNDED_TO_ZERO}
WITHOUT_NUMBER = sorted(set(Status) - WITH_NUMBER)


@pytest.mark.parametrize(("place", "limit"), list(enumerate(BREAKS)))
def test_a_limit_belongs_to_the_class_above_it(place: int, limit: float) -> None:
    assert CLASSES.code(limit) == str(place + 1)
    assert CLASSES.code(math.nextafter(limit, -math.inf)) == str(place)
    assert CLASSES.code(math.nextafter(limit, math.inf)) == str(place + 1)


@pytest.mark.parametrize(("value", "code"), [(-1e9, "0"), (0.0, "0"), (24.999, "2"), (1e12, "4")])
def test_outermost_classes_are_open(value: float, code: str) -> None:
    assert CLASSES.code(value) == code


@pytest.mark.parametrize(
    ("value", "code"), [(0.0, ZERO_CODE), (-0.0, ZERO_CODE), (0.001, "0"), (0.5, "1"), (-1.0, "0")]
)
def test_zero_has_a_class_of_its_own_where_asked(value: float, code: str) -> None:
    assert WITH_ZERO.code(value) == code


@pytest.mark.parametrize("value", [None, math.nan])
@pytest.mark.parametrize("status", WITHOUT_NUMBER)
def test_a_missing_value_carries_the_sign_of_its_status(
    value: float | None, status: Status
) -> None:
    assert CLASSES.code(value, status) == CODE_OF_STATUS[status]


def test_every_status_without_a_number_has_its_own_sign() -> None:
    signs = [CLASSES.code(None, status) for status in WITHOUT_NUMBER]
    assert len(set(signs)) == len(WITHOUT_NUMBER)
    assert not {*signs} & {*"0123456789", ZERO_CODE}


def test_rounded_to_zero_has_another_sign_than_zero() -> None:
    """CARTOGRAPHY 7: "rounded to zero" is a class of its own."""
    assert WITH_ZERO.code(0.0, Status.ROUNDED_TO_ZERO) != WITH_ZERO.code(0.0, Status.ZERO)


@pytest.mark.parametrize("colours", [SEQUENTIAL[:4], (*SEQUENTIAL, "#000000"), ()])
def test_a_wrong_number_of_colours_is_refused(colours: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=f"4 class limits need 5 colours, not {len(colours)}"):
        Classes(breaks=BREAKS, colours=colours)


@pytest.mark.parametrize("breaks", [(3.0, 2.0), (1.0, 1.0)])
def test_limits_that_do_not_ascend_are_refused(breaks: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="must ascend"):
        Classes(breaks=breaks, colours=SEQUENTIAL[:3])


def test_no_limits_make_one_class() -> None:
    one = Classes(breaks=(), colours=("#000000",))
    assert {one.code(value) for value in (-1.0, 0.0, 5.0)} == {"0"}


def test_codes_name_every_area_with_its_own_status() -> None:
    index = ["98001", "98002", "99001"]
    found = CLASSES.codes(
        pd.Series([25.0, math.nan, 1.0], index=index),
        pd.Series(["exact", "secret", "exact"], index=index),
    )
    assert found == {"98001": "3", "98002": "g", "99001": "1"}


@settings(deadline=None, max_examples=50, database=None)
@given(st.lists(st.none() | st.floats(-50, 50)), st.booleans())
def test_counts_add_up_to_the_number_of_areas(values: list[float | None], zero: bool) -> None:
    classes = Classes(breaks=BREAKS, colours=SEQUENTIAL, zero=zero)
    series = pd.Series(values, index=map(str, range(len(values))), dtype="float64")
    assert sum(counts(classes.codes(series)).values()) == len(values)
