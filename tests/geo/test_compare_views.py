"""The views of a comparison: what is drawn, refused, ranked, joined by lines."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from geo.compare.difference import difference
from geo.compare.drawing import lanes, nice_range
from geo.compare.marks import marks
from geo.compare.matrix import matrix
from geo.compare.ranking import ranking
from geo.compare.ranks import field, rank, rank_words
from geo.compare.rows import MOST_INDICATORS, row, rows
from geo.compare.scatter import scatter
from geo.compare.sides import of_area, of_ids, of_region
from geo.compare.years import years
from geo.evidence import record
from geo.model import Definition, Region, Text
from geo.observations import indexed
from tests.geo.real import real_world
from tests.world import NORTH, VALLEY, frame, reader, small_world

WORLD = small_world()
CORE = of_region(NORTH, NORTH.definitions[0])
WIDE = of_region(NORTH, NORTH.definitions[1])
TOWNS = of_region(VALLEY, VALLEY.definitions[0])
TINFORD, LEADMOOR = of_area(WORLD, "98002"), of_area(WORLD, "99002")
SOUTH = of_area(WORLD, "99")
SIDES = (CORE, WIDE, TOWNS, TINFORD, LEADMOOR, SOUTH)
READER = reader()

VIEWS = {
    "matrix": lambda: matrix(WORLD, SIDES, READER),
    "difference": lambda: difference(WORLD, SIDES, CORE.id, READER),
    "ranking": lambda: ranking(WORLD, SIDES, "vacancies_per_100_unemployed", READER),
    "scatter": lambda: scatter(WORLD, SIDES, "unemployment_rate", "share_55_64", READER),
    "years": lambda: years(WORLD, SIDES, "unemployed_per_vacancy", READER),
}


def observed(indicator, values, source="stat-labour"):
    """Return the small world with values of an indicator by period and area instead of its own."""
    rows_of = [
        {
            "area_id": area,
            "period": period,
            "indicator": indicator,
            "value": float(number),
            "status": "exact",
            "source_id": source if isinstance(source, str) else source[period],
        }
        for period, by_area in values.items()
        for area, number in by_area.items()
    ]
    table = indexed(frame("observations", rows_of))
    return replace(WORLD, observations={**WORLD.observations, **table})


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_says_two_to_four_sentences_and_is_drawn(name):
    view = VIEWS[name]()
    assert view.id == name
    assert view.chart is not None
    assert 2 <= len(view.words) <= 4
    assert all(view.words)
    assert view.source_ids


@pytest.mark.parametrize("name", VIEWS)
def test_every_address_in_a_table_and_in_the_words_leads_to_a_record(name):
    view = VIEWS[name]()
    refs = [one for column in view.table if column.endswith("ref") for one in view.table[column]]
    refs += [span[2] for words in view.words for span in getattr(words, "spans", ())]
    assert any(refs)
    for ref in filter(None, refs):
        assert record(WORLD, ref, READER).ref == ref


@pytest.mark.parametrize(("name", "number", "ref"), [
    ("matrix", "number", "ref"),
    ("ranking", "number", "ref"),
    ("scatter", "x", "x_ref"),
    ("years", "number", "ref"),
])  # fmt: skip
def test_every_number_of_a_table_is_that_of_its_record(name, number, ref):
    table = VIEWS[name]().table
    known = table[table[number].notna() & (table[ref] != "")]
    assert len(known)
    for value, address in zip(known[number], known[ref], strict=True):
        assert record(WORLD, address, READER).number == pytest.approx(value)


def test_regions_keep_letter_shape_and_colour_whatever_stands_beside_them():
    alone = marks(WORLD, [CORE])[CORE.id]
    assert marks(WORLD, [TINFORD, WIDE, CORE])[CORE.id] == alone
    many = [of_area(WORLD, one) for one in ("98001", "98002", "99001", "99002", "98", "99")]
    found = marks(WORLD, [CORE, TOWNS, *many])
    assert len({one.letter for one in found.values()}) == 8
    assert len({one.symbol for one in found.values()}) == 8


def test_a_matrix_has_at_most_twenty_indicators():
    assert len(rows(WORLD, SIDES, list(WORLD.catalogue) * 9, READER)) <= MOST_INDICATORS


def counted_twice():
    """Return the small world in which figures of municipalities rest on the older census."""
    bases = {"population": (("2024", "2022"),), "population_census_2022": (("2022", "2011"),)}
    catalogue = {
        name: replace(one, census_bases=bases.get(name, ()))
        for name, one in WORLD.catalogue.items()
    }
    return replace(WORLD, catalogue=catalogue)


def test_a_figure_after_another_census_is_set_aside_and_shown_with_its_reason():
    view = matrix(counted_twice(), [CORE, TINFORD, TOWNS], READER, ["population"])
    own = view.table.set_index("side").loc[TOWNS.id]
    assert own["value"] == "not comparable"
    assert pd.isna(own["number"])
    assert own["note"].startswith("population after another census")
    assert own["ref"]
    assert any("another census" in one for one in view.notes)
    assert any("Not comparable and left out: Valley." in one for one in view.words)
    assert TOWNS.region.title.en not in [one.name for one in view.chart.data]


def test_a_figure_of_the_whole_district_is_named_as_such():
    table = matrix(WORLD, SIDES, READER, ["unemployment_rate"]).table.set_index("side")
    assert table.loc[TOWNS.id, "note"] == "figure of the whole district Silverdale"


def test_a_missing_figure_is_no_number():
    table = matrix(WORLD, SIDES, READER, ["vacancies_per_100_unemployed"]).table.set_index("side")
    assert table["number"].isna()[LEADMOOR.id]
    assert table.loc[LEADMOOR.id, "value"] == "not known or secret"


@pytest.mark.parametrize(
    ("reference", "side", "indicator", "difference_", "relative"),
    [
        ("DG", CORE.id, "unemployment_rate", -0.5, False),
        (TINFORD.id, CORE.id, "unemployment_rate", 1.0, False),
        (TINFORD.id, WIDE.id, "vacancies_per_100_unemployed", 30 - 50, False),
        (LEADMOOR.id, TINFORD.id, "area_km2", 100 * (99.5 - 700) / 700, True),
        ("land", CORE.id, "vacancies_per_100_unemployed", 25 - 30, False),
    ],
)
def test_a_difference_is_an_amount_and_that_of_counts_a_share(
    reference, side, indicator, difference_, relative
):
    table = difference(WORLD, SIDES, reference, READER, [indicator]).table.set_index("side")
    assert table.loc[side, "difference"] == pytest.approx(difference_)
    assert table.loc[side, "relative"] == relative


@pytest.mark.parametrize(
    ("reference", "side", "indicator", "reason"),
    [
        ("DG", CORE.id, "population", "A count of a part is not set against that of the whole."),
        ("land", CORE.id, "area_km2", "A count of a part is not set against that of the whole."),
        (WIDE.id, CORE.id, "area_km2", "A count of a part is not set against that of the whole."),
        ("land", SOUTH.id, "unemployment_rate", "itself a Land"),
        (CORE.id, WIDE.id, "unemployment_rate", "cannot be put together from its parts"),
        (LEADMOOR.id, CORE.id, "share_55_64", "the reference Leadmoor has no figure"),
    ],
)
def test_a_difference_without_meaning_is_refused_with_the_reason(
    reference, side, indicator, reason
):
    view = difference(WORLD, SIDES, reference, READER, [indicator])
    own = view.table.set_index("side").loc[side]
    assert pd.isna(own["difference"])
    assert own["reason"].startswith(reason)
    assert any(own["reason"] in note for note in view.notes)


def test_a_difference_over_two_censuses_is_refused():
    view = difference(counted_twice(), [CORE, TINFORD, TOWNS], CORE.id, READER, ["population"])
    own = view.table.set_index("side").loc[TOWNS.id]
    assert pd.isna(own["difference"])
    assert "after the census 2011, not after that of North (2022)" in own["reason"]


def test_an_unknown_reference_is_named():
    with pytest.raises(LookupError, match="'14511'"):
        difference(WORLD, SIDES, "14511", READER)


@pytest.mark.parametrize(
    ("numbers", "number", "words"),
    [
        ({"98001": 9, "98002": 8, "99001": 7, "99002": 6}, 9, "1"),
        ({"98001": 9, "98002": 8, "99001": 8, "99002": 6}, 8, "2–3"),
        ({"98001": 9, "98002": 8.04, "99001": 7.96, "99002": 6}, 8.04, "2–3"),
        ({"98001": 9, "98002": 8.1, "99001": 8.0, "99002": 6}, 8.1, "2"),
        ({"98001": 5, "98002": 5, "99001": 5, "99002": 5}, 5, "1–4"),
    ],
)
def test_ties_and_what_lies_inside_rounding_share_their_ranks(numbers, number, words):
    world = observed("unemployment_rate", {"2024": numbers})
    assert rank_words(rank(field(world, "unemployment_rate"), number), READER) == words


def test_a_side_of_several_districts_has_no_rank_but_districts_above_and_below():
    table = ranking(WORLD, [WIDE, CORE], "vacancies_per_100_unemployed", READER).table
    wide = table[(table["side"] == WIDE.id) & (table["area_id"] == "")].iloc[0]
    assert (wide["rank"], wide["above"], wide["below"]) == ("no rank", 1, 2)
    assert table[table["side"] == CORE.id]["rank"].tolist() == ["2"]


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        ("unemployed", "a sum of several areas has no place among districts"),
        ("unemployment_rate", "cannot be put together from its parts"),
    ],
)
def test_a_sum_or_a_figure_that_is_refused_has_no_place(indicator, reason):
    table = ranking(WORLD, [WIDE], indicator, READER).table
    assert table.iloc[0]["beside"] == reason
    assert table.iloc[0]["above"] is None or table["above"].isna()[0]


def test_the_ranks_are_of_the_year_with_most_districts():
    values = {"2023": dict.fromkeys(("98001", "98002", "99001"), 5), "2024": {"98001": 4}}
    assert field(observed("unemployment_rate", values), "unemployment_rate").period == "2023"


def test_a_side_without_one_of_both_figures_is_not_drawn_and_told():
    view = scatter(WORLD, SIDES, "unemployment_rate", "share_55_64", READER)
    own = view.table[view.table["kind"] == "side"].set_index("id")
    assert "follows later" in own.loc[LEADMOOR.id, "note"]
    assert "cannot be put together" in own.loc[WIDE.id, "note"]
    assert not any(one.name and "Leadmoor" in one.name for one in view.chart.data)


def test_figures_of_different_years_beside_one_another_are_told():
    world = observed("share_55_64", {"2021": {"98001": 20, "98002": 21}})
    view = scatter(world, [CORE, TINFORD], "unemployment_rate", "share_55_64", READER)
    assert "Different periods: Unemployment rate 2024; Share 55 64 2021." in view.notes


def test_a_point_of_another_measure_or_year_says_so_in_words_note_and_hint():
    sides = of_ids(real_world(), ["mittweida", "erzgebirge", "meissen"], READER)
    view = scatter(real_world(), sides, "population", "area_km2", READER)
    own = view.table[view.table["kind"] == "side"].set_index("id")["note"]
    assert own.to_dict() == {
        "mittweida": "Population: Population on census day 2022",
        "erzgebirge": "",
        "meissen": "",
    }
    assert (
        "Mittweida 109,980\N{NO-BREAK SPACE}persons (Population on census day 2022) and"
        in (view.words[1])
    )
    hints = {one.name: one.hovertext[0] for one in view.chart.data if one.hovertext}
    assert "census day 2022" in next(hint for name, hint in hints.items() if "Mittweida" in name)
    assert "census" not in next(hint for name, hint in hints.items() if "Meißen" in name)


def test_a_point_of_another_year_says_so():
    by_year = {"2023": {"98001": 5.0}, "2024": {"98002": 4.0, "99001": 4.5}}
    world = observed("share_55_64", by_year)
    sides = [CORE, TINFORD, of_area(world, "99001")]
    view = scatter(world, sides, "unemployment_rate", "share_55_64", READER)
    own = view.table[view.table["kind"] == "side"].set_index("id")["note"]
    assert own[CORE.id].endswith("Share 55 64: 2023")
    assert "2023" not in own[TINFORD.id]
    assert "(2023)" in view.words[1]


def test_figures_of_a_region_and_of_its_district_are_no_point_of_a_scatter():
    areas = [*TOWNS.areas, "98001", "98002"]
    world = observed("area_km2", {"2024": dict.fromkeys(areas, 5)})
    view = scatter(world, SIDES, "unemployment_rate", "area_km2", READER)
    own = view.table[view.table["kind"] == "side"].set_index("id")
    assert own.loc[TOWNS.id, "note"] == "one measure is of the region, one of its district."
    assert not any(one.name and "Valley" in one.name for one in view.chart.data)


def test_the_district_itself_is_not_among_those_it_cannot_be_told_from():
    world = observed("unemployment_rate", {"2024": dict.fromkeys(("98001", "98002", "99001"), 5)})
    table = ranking(world, [TINFORD], "unemployment_rate", READER).table
    assert table["alike"].tolist() == [2]
    assert len(table["beside"][0].split(", ")) == 2


def test_a_district_without_a_figure_inside_a_side_has_a_row_that_says_so():
    world = observed("unemployment_rate", {"2024": {"99001": 5}})
    table = ranking(world, [SOUTH], "unemployment_rate", READER).table.set_index("area_id")
    assert table.loc["99002", ["rank", "value"]].tolist() == ["no rank", "not recorded here"]


def test_bars_of_counts_name_their_unit_also_where_the_first_is_refused():
    view = difference(WORLD, [CORE, WIDE, TINFORD], CORE.id, READER, ["area_km2"])
    assert view.table["difference"].isna().tolist() == [True, False]
    said = " ".join(str(one.text) for one in [*view.chart.data, *view.chart.layout.annotations])
    assert "% of the reference" in said.replace("<br>", " ")
    assert "km²" not in said


def test_one_note_names_all_measures_and_sides_that_it_is_of():
    view = difference(WORLD, SIDES, "DG", READER, ["population", "area_km2", "unemployed"])
    whole = [one for one in view.notes if "A count of a part" in one]
    assert len(whole) == 1
    assert "Area" in whole[0]
    assert len(view.notes) == len(set(view.notes))


def line_of(view, side):
    return next(
        one for one in view.chart.data if one.legendgroup == side.id and one.mode == "lines"
    )


def test_years_of_one_table_are_joined_by_a_line():
    view = years(WORLD, [CORE, TINFORD], "unemployed_per_vacancy", READER)
    assert list(line_of(view, CORE).x) == [2023, 2024, None]
    assert "+2.0" in view.words[0]


def test_a_series_from_another_table_is_parted_by_a_gap():
    source = {"2022": "stat-people", "2023": "stat-labour", "2024": "stat-labour"}
    values = {period: {"98001": 5, "98002": 6} for period in source}
    view = years(
        observed("unemployment_rate", values, source), [CORE, TINFORD], "unemployment_rate", READER
    )
    assert list(line_of(view, CORE).x) == [2022, None, 2023, 2024, None]
    assert view.table.set_index(["side", "period"]).loc[(CORE.id, "2022"), "part"] == 1
    assert any(one.startswith("Gap between 2022 and 2023") for one in view.notes)


def test_another_census_parts_a_series():
    measure = replace(
        WORLD.catalogue["share_55_64"], census_bases=(("2022", "2011"), ("2024", "2022"))
    )
    world = observed("share_55_64", {"2022": {"98001": 5}, "2024": {"98001": 6}})
    world = replace(world, catalogue={**world.catalogue, "share_55_64": measure})
    view = years(world, [CORE], "share_55_64", READER)
    assert view.chart is None
    assert view.words[0] == "Share 55 64: fewer than two years that may be compared."


def test_one_year_is_told_and_not_drawn():
    view = years(WORLD, [CORE], "share_55_64", READER)
    assert view.chart is None
    assert "fewer than two years" in view.words[0]


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [([4.1, 8.3], (4.0, 10.0)), ([100, 100], (100.0, 125.0)), ([0, 0], (0.0, 0.25))],
)
def test_an_axis_ends_at_round_numbers_around_the_figures(numbers, ends):
    assert nice_range(numbers) == pytest.approx(ends)


def test_marks_that_would_cover_one_another_stand_in_lanes():
    assert lanes([0.1, 0.11, 0.12, 0.9], 0.05) == [0, 1, -1, 0]


def test_words_are_of_the_row_alone_when_there_is_one():
    found = row(WORLD, SIDES, "unemployment_rate", READER)
    assert found.period == "2024"
    assert found.line("DG").number == 5.5


def test_the_land_beside_figures_of_the_census_has_its_own_by_the_census():
    whole = of_region(*town("98002010"))
    table = matrix(WORLD, [whole], READER, ["population"]).table.set_index("side")
    assert table.loc[whole.id, "number"] == 90_000
    assert table.loc["98", "number"] == 280_000
    assert table.loc["98", "period"] == "2022"


def test_a_chart_names_all_years_of_what_it_draws():
    chart = matrix(WORLD, [CORE, TINFORD, TOWNS], READER, ["population"]).chart
    texts = [text for one in chart.data for text in (one.text or ())]
    assert any("2022, 2024" in text for text in texts)
    chart = scatter(WORLD, [CORE, TINFORD], "unemployment_rate", "share_55_64", READER).chart
    assert chart.layout.xaxis.title.text.endswith("%, 2024")


def town(area):
    """Return a region of one municipality with its definition."""
    title = Text(de="Town", en="Town")
    own = Definition(id="own", title=title, areas=(area,), source="", source_url="")
    region = Region(
        id="town", letter="", title=title, is_what=title, is_not=title, definitions=(own,)
    )
    return region, own
