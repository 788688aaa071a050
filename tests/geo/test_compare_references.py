"""References of another year or measure: said where it differs, refused alike in every view."""

from __future__ import annotations

from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.sides import of_area, of_ids
from geo.compare.view import View
from pages.ui.translation import reader
from tests.geo.real import real_world
from tests.geo.test_compare_views import observed

READER = reader("en")


def of_two_years() -> View:
    """Return a difference of a figure of 2024 to one of 2023."""
    by_year = {"2023": {"98002": 4.0}, "2024": {"98001": 5.5}}
    world = observed("unemployment_rate", by_year)
    sides = [of_area(world, "98001"), of_area(world, "98002")]
    return difference(world, sides, "98002", READER, ["unemployment_rate"])


def heads(view: View) -> str:
    """Return the words in a chart, without the breaks of their lines."""
    return " ".join(str(one) for each in view.chart.data for one in each.text or ()).replace(
        "<br>", " "
    )


def test_year_of_the_reference_stands_where_it_is_another_one() -> None:
    view = of_two_years()
    row = view.table.iloc[0]
    assert (row["period"], row["reference_period"]) == ("2024", "2023")
    assert "(2023)" in row["reference_value"]
    assert "in 2023)" in view.words[0]
    assert "reference 2023" in heads(view)


def test_year_of_the_reference_is_not_repeated() -> None:
    sides = of_ids(real_world(), ["erzgebirge", "meissen"], READER)
    view = difference(real_world(), sides, "meissen", READER, ["unemployment_rate"])
    period = view.table["period"].iloc[0]
    assert f"({period})" not in view.table["reference_value"].iloc[0]
    assert f"in {period}" not in view.words[0]
    assert "reference" not in heads(view)


def test_what_the_matrix_sets_not_against_one_another_is_no_difference() -> None:
    sides = of_ids(real_world(), ["erzgebirge", "mittweida"], READER)
    said = " ".join(matrix(real_world(), sides, READER, ["population"]).words)
    assert "not set against one another" in said
    view = difference(real_world(), sides, "mittweida", READER, ["population"])
    assert view.table["difference"].isna().all()
    assert view.table["reference_period"].tolist() == ["2022"]


def test_every_letter_of_bars_stands_in_the_legend() -> None:
    world = real_world()
    sides = of_ids(world, ["erzgebirge", "mittweida", "meissen"], READER)
    view = difference(world, sides, "meissen", READER, ["population"])
    lost = view.table[view.table["difference"].isna()]["title"].tolist()
    named = [str(one.name) for one in view.chart.data if one.name]
    assert lost
    assert all(any(title in name for name in named) for title in lost)
