"""Two measures at once: fields, limits, missing values and the square of the legend."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.legend_square import square_html
from geo.bivariate import FIELDS, crossed
from geo.classification import NoClassesError
from geo.classify import Classes
from geo.layers import Fill
from geo.model import Level
from geo.palette import BIVARIATE, SEQUENTIAL
from geo.relation_layer import relation_layer
from geo.skills_layer import skills_layer
from tests.world import reader, small_world

WORLD = small_world()
LIMITS = (50.0, 200.0)


def fill(values: dict[str, float], codes: dict[str, str] | None = None) -> Fill:
    return Fill(
        level=Level.DISTRICT,
        measure="m",
        unit="",
        decimals=0,
        period="2024",
        source="s",
        values=values,
        codes=codes or dict.fromkeys(values, "0"),
        classes=Classes(breaks=(1.0, 2.0, 3.0, 4.0), colours=SEQUENTIAL),
    )


COLUMNS = fill({"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0, "e": 5.0, "f": 6.0})


@pytest.mark.parametrize(
    ("funding", "number"), [(0.0, 1), (49.9, 1), (50.0, 4), (199.9, 4), (200.0, 7), (1e9, 7)]
)
def test_a_limit_belongs_to_the_row_above_it(funding: float, number: int) -> None:
    assert crossed(fill({"a": funding}), COLUMNS, LIMITS).numbers == {"a": number}


def test_columns_are_parted_at_terciles_of_all_areas_known() -> None:
    found = crossed(fill(dict.fromkeys("abcdef", 60.0)), COLUMNS, LIMITS)
    assert found.column_limits == (3.0, 5.0)
    assert "".join(str(found.numbers[one]) for one in "abcdef") == "445566"


@given(st.lists(st.floats(0, 1000), min_size=6, max_size=6))
def test_every_area_with_both_values_is_in_one_field(amounts: list[float]) -> None:
    found = crossed(fill(dict(zip("abcdef", amounts, strict=True))), COLUMNS, LIMITS)
    assert sum(found.count(number) for number in range(1, 10)) == 6
    assert {FIELDS.code(float(n)) for n in found.numbers.values()} == set(found.codes.values())


def test_an_area_without_one_of_the_values_keeps_the_state_of_that_value() -> None:
    rows = fill({"a": 60.0, "x": 60.0}, {"a": "0", "x": "0", "b": "g", "c": "n"})
    columns = replace(COLUMNS, codes={**COLUMNS.codes, "x": "u"})
    found = crossed(rows, columns, LIMITS)
    assert (found.codes["b"], found.codes["c"], found.codes["x"]) == ("g", "n", "u")
    assert set(found.numbers) == {"a"}


def test_too_few_different_values_are_refused() -> None:
    with pytest.raises(NoClassesError, match="fewer than three"):
        crossed(fill({"a": 1.0}), fill({"a": 1.0, "b": 2.0}), LIMITS)


def test_the_layer_says_for_how_many_districts_both_figures_are_known() -> None:
    layer = relation_layer(WORLD, reader())
    assert layer is not None
    (variant,) = layer.variants
    funding, skills, field = variant.fills
    assert (funding.painted, skills.painted, field.painted) == (False, False, True)
    assert set(field.values) == set(funding.values) & set(skills.values)
    assert variant.essentials[0] == (
        "Both figures are known for 1 of 4 districts. "
        "That is too few to read a relation from the map."
    )
    assert [one.label for one in variant.symbols] == [
        str(int(number)) for number in field.values.values()
    ]


def test_the_square_has_the_colours_and_counts_of_the_map() -> None:
    layer = relation_layer(WORLD, reader())
    assert layer is not None
    square = layer.variants[0].legend[0].square
    assert square is not None
    assert [[colour for _, colour, _ in row] for row in square.fields] == [
        list(row) for row in BIVARIATE
    ]
    assert [number for row in square.fields for number, _, _ in row] == list(range(1, 10))
    assert sum(count for row in square.fields for _, _, count in row) == 1
    assert square.rows == ("under 50", "50 to under 200", "200 and more")


def test_the_square_is_drawn_with_the_highest_row_on_top() -> None:
    layer = relation_layer(WORLD, reader())
    assert layer is not None
    square = layer.variants[0].legend[0].square
    assert square is not None
    drawn = square_html(square, reader(), lambda html, _: html)
    numbers = [int(part[0]) for part in drawn.split('<b class="atlas-scale">')[1:]]
    assert numbers == [7, 8, 9, 4, 5, 6, 1, 2, 3]
    assert "<li>1, 2, 3: under 50</li>" in drawn
    assert f"<li>1, 4, 7: {square.columns[0]}</li>" in drawn


def test_there_is_no_layer_without_figures_of_skills() -> None:
    assert relation_layer(replace(WORLD, catalogue={}), reader()) is None
    assert skills_layer(WORLD, (), reader()).variants
