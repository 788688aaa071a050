"""The sides over the years: whose figures they are, how they are made, what is told of one year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geo.compare.sides import of_area, of_region
from geo.compare.view import View
from geo.compare.years import years
from geo.observations import indexed
from tests.world import NORTH, VALLEY, frame, reader, small_world

WORLD = small_world()
READER = reader()
WIDE = of_region(NORTH, NORTH.definitions[1])
TOWNS = of_region(VALLEY, VALLEY.definitions[0])
TINFORD, SILVERDALE = of_area(WORLD, "98002"), of_area(WORLD, "99001")
RATIO = "vacancies_per_100_unemployed"


def told(view: View) -> str:
    return " ".join(view.words)


def notes_of(view: View) -> dict[str, str]:
    own = view.table[view.table["number"].notna()]
    return dict(zip(own["side"], own["note"], strict=True))


def test_the_figures_of_a_whole_district_are_named_in_words_notes_and_table() -> None:
    view = years(WORLD, [TOWNS, TINFORD], "unemployment_rate", READER)
    assert "The figures of Valley are those of the whole of Silverdale." in told(view)
    assert "Valley: figure of the whole district, not of the region." in view.notes
    assert notes_of(view)[TOWNS.id] == "figure of the whole district Silverdale"
    assert notes_of(view)[TINFORD.id] == ""


def test_a_district_beside_the_region_that_shows_its_figures_is_noted() -> None:
    view = years(WORLD, [TOWNS, SILVERDALE], "unemployment_rate", READER)
    assert "Valley: its figure is that of Silverdale, which stands beside it." in view.notes


def test_ratios_of_sums_beside_published_values_are_named_in_words_notes_and_table() -> None:
    view = years(WORLD, [WIDE, TINFORD], RATIO, READER)
    assert "Formed as a ratio of sums, beside published values: North." in told(view)
    assert "Made in different ways: ratio of sums: North; the source’s own figure: Tinford." in (
        view.notes
    )
    assert notes_of(view)[WIDE.id] == "ratio of sums"


@pytest.mark.parametrize("indicator", ["unemployed", "population"])
def test_a_sum_of_counts_is_no_other_way_of_making_them(indicator: str) -> None:
    view = years(WORLD, [WIDE, TINFORD], indicator, READER)
    assert "ratio" not in f"{told(view)} {view.notes} {list(view.table['note'])}"


def test_an_indicator_of_one_year_is_told_with_its_figures() -> None:
    view = years(WORLD, [TINFORD, SILVERDALE], "share_55_64", READER)
    assert view.chart is None
    assert view.words[0] == "Share 55 64: fewer than two years that may be compared."
    assert "Tinford (2024: 26.0\u00a0%) and Silverdale (2024: 28.0\u00a0%)." in view.words[2]
    assert [one[2] for one in view.words[2].spans] == [  # type: ignore[attr-defined]
        "obs:share_55_64:98002:2024",
        "obs:share_55_64:99001:2024",
    ]


def observed(indicator: str, numbers: dict[str, dict[str, float]]) -> Any:
    rows = [
        {
            "area_id": area,
            "period": period,
            "indicator": indicator,
            "value": float(number),
            "status": "exact",
            "source_id": "stat-labour",
        }
        for period, by_area in numbers.items()
        for area, number in by_area.items()
    ]
    table = indexed(frame("observations", rows))
    return replace(WORLD, observations={**WORLD.observations, **table})


def test_a_note_between_sides_stands_once_for_all_years() -> None:
    rates = {year: {"98002": 4.0, "99001": 6.0} for year in ("2023", "2024")}
    view = years(
        observed("unemployment_rate", rates), [TOWNS, TINFORD], "unemployment_rate", READER
    )
    assert sum("whole district" in note for note in view.notes) == 1
