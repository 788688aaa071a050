"""References of another year or measure: said where it differs, refused alike in every view."""

from __future__ import annotations

import pytest

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


def test_a_figure_of_another_measure_says_so_beside_it() -> None:
    sides = of_ids(real_world(), ["erzgebirge", "mittweida"], READER)
    found = matrix(real_world(), sides, READER, ["population"]).table
    notes = found[found["kind"] == "side"].set_index("side")["note"]
    assert notes.to_dict() == {"erzgebirge": "", "mittweida": "Population on census day 2022"}


@pytest.mark.parametrize(
    ("reference", "reasons"),
    [
        (
            "meissen",
            {
                "mittweida": "Population on census day 2022, not the same measure as of Meißen "
                "(Population 2024)."
            },
        ),
        (
            "mittweida",
            dict.fromkeys(
                ("erzgebirge", "meissen"),
                "Population 2024, not the same measure as of Mittweida (Population on census day "
                "2022).",
            ),
        ),
    ],
)
def test_of_two_figures_of_unlike_measures_neither_is_the_odd_one(
    reference: str, reasons: dict[str, str]
) -> None:
    sides = of_ids(real_world(), ["erzgebirge", "meissen", "mittweida"], READER)
    view = difference(real_world(), sides, reference, READER, ["population"])
    found = view.table.set_index("side")["reason"]
    assert dict(found[found != ""]) == reasons
    for reason in reasons.values():
        assert any(note.endswith(f": {reason}") for note in view.notes)
    assert "the others" not in " ".join(map(str, view.told))


def test_every_letter_of_bars_stands_in_the_legend() -> None:
    world = real_world()
    sides = of_ids(world, ["erzgebirge", "mittweida", "meissen"], READER)
    view = difference(world, sides, "meissen", READER, ["population"])
    lost = view.table[view.table["difference"].isna()]["title"].tolist()
    named = [str(one.name) for one in view.chart.data if one.name]
    assert lost
    assert all(any(title in name for name in named) for title in lost)


def test_a_name_of_three_lines_has_room_above_its_bars() -> None:
    """A line takes 17 of the 20 pixels of a bar."""
    world = real_world()
    german = reader("de")
    sides = of_ids(world, ["meissen", "suedwestfalen", "14", "mittweida", "14521"], german)
    indicators = ["vacancies_insured", "employees_workplace_by_occupation", "unemployment_rate"]
    chart = difference(world, sides, "14521", german, indicators).chart
    words = [one for one in chart.data if one.type == "scatter" and one.mode == "text"]
    (names,) = (one for one in words if "<br>" in "".join(one.text))
    lines = [text.count("<br>") + 1 for text in names.text]
    assert max(lines) == 3
    bars = sorted(y for one in chart.data if one.type == "bar" for y in one.y if y is not None)
    firsts = [min(y for y in bars if y > name) for name in names.y]
    rooms = [20 * (first - 0.5 - name) for name, first in zip(names.y, firsts, strict=True)]
    assert all(room >= 17 * count for room, count in zip(rooms, lines, strict=True))
