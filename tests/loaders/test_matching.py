"""Official tables matched with areas and indicators: every row is taken or listed with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.matching import Matched, Reference, matched
from loaders.raw_table import RawTable
from loaders.store import Store
from tests.loaders.invented import table

STORE = Store(root=Path(__file__).parents[2] / "data")
REFERENCE = Reference.read(STORE)
ALL_WELL = "14521;Erzgebirgskreis, Landkreis;2026;Arbeitslose=10000"
RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
LONG = "Arbeitslose / langzeitarbeitslos"


def match(found: RawTable, reference: Reference = REFERENCE) -> Matched:
    return matched(found, reference, file="table.csv")


def values(found: Matched) -> dict[tuple[str, str, str], float]:
    both = pd.concat([found.figures, found.computed])
    keys = zip(both["area_id"], both["period"], both["indicator"], strict=True)
    return dict(zip(keys, both["value"], strict=True))


def reasons(found: Matched) -> dict[int, str]:
    return dict(zip(found.listed["row"], found.listed["reason"], strict=True))


def test_a_figure_goes_to_its_area_year_and_indicator() -> None:
    found = match(table("1001;Flensburg, kreisfreie Stadt;2026;Arbeitslose=4.642", ALL_WELL))
    assert values(found) == {
        ("01001", "2026", "unemployed"): 4642.0,
        ("14521", "2026", "unemployed"): 10000.0,
    }
    assert (found.rows, found.taken, len(found.listed)) == (2, 2, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            "14178;Vogtlandkreis;2026;Arbeitslose=1",
            "14178 is no district of data/areas: of Sachsen before its districts were drawn anew",
        ),
        ("14523;Leipzig, Landkreis;2026;Arbeitslose=1", "14523 is not 'Leipzig, Landkreis'"),
        ("14523;Oz;2026;Arbeitslose=1", "contradict each other: 14523 is not 'Oz'"),
        ("145;  Chemnitz, Stat. Region;2026;Arbeitslose=1", "a Regierungsbezirk"),
        ("03241001;Hannover, Landeshauptstadt;2026;Arbeitslose=1", "a part of a district"),
        ("05334002;Aachen, krfr. Stadt;2026;Arbeitslose=1", "a part of a district"),
        ("ab;?;2026;Arbeitslose=1", "the key cannot be read"),
        ("03152;Göttingen, Landkreis;2026;Arbeitslose=-", "not an area of its own in this"),
        ("14522;Mittelsachsen;2026;Frauen=1", "its columns are not in the catalogue"),
    ],
)
def test_a_row_that_fits_nowhere_is_listed_with_its_number(row: str, reason: str) -> None:
    found = match(table(ALL_WELL, row))
    assert reason in reasons(found)[3]
    assert (found.rows, found.taken) == (2, 1)


@pytest.mark.parametrize(
    "name",
    [
        *("Vogtlandkreis", "Vogtlandkreis, Landkreis", "Vogtland", "  VOGTLANDKREIS", ""),
        *("V\ufffdgtlandkreis", "Vogtland-Kreis (Sachsen)"),
    ],
)
def test_spellings_of_a_name_contradict_nothing(name: str) -> None:
    assert match(table(f"14523;{name};2026;Arbeitslose=1")).taken == 1


def test_names_damaged_in_several_areas_are_a_file_in_a_wrong_encoding() -> None:
    rows = [
        ALL_WELL,
        "05315;Bonn, krfr. Stadt;2026;Arbeitslose=1",
        "01003;  L#beck, Hansestadt;2026;Arbeitslose=1",
        "05515;M#nster, krfr. Stadt;2026;Arbeitslose=1",
    ]
    with pytest.raises(DataFault, match=r"^table\.csv, row 4: 'L#beck, Hansestadt' is in a wrong"):
        match(table(*rows))
    assert match(table(*rows[:3])).taken == 1


def test_the_names_of_all_areas_go_with_their_keys_and_never_with_the_next() -> None:
    areas = STORE.read_areas()
    districts = areas[areas["level"] == Level.DISTRICT]
    keys, names = districts["area_id"].tolist(), districts["name"].tolist()
    right = [f"{key};{name};2025;Arbeitslose=1" for key, name in zip(keys, names, strict=True)]
    assert match(table(*right)).taken == len(keys)
    shifted = zip(keys, names[1:] + names[:1], strict=True)
    wrong = [f"{key};{name};2025;Arbeitslose=1" for key, name in shifted]
    assert match(table("DG;Deutschland;2026;Arbeitslose=1", *wrong)).taken < 10


def test_hamburg_as_a_land_among_districts_is_both() -> None:
    found = match(table("02;Hamburg;2026;Arbeitslose=90", ALL_WELL))
    assert values(found)["02", "2026", "unemployed"] == 90
    assert values(found)["02000", "2026", "unemployed"] == 90
    assert (found.rows, found.taken) == (2, 2)


def test_signs_stay_states_and_are_no_zero() -> None:
    rows = [f"1452{n};;2026;Arbeitslose={sign}" for n, sign in enumerate(".-0", 1)]
    found = match(table(*rows))
    states = dict(zip(found.figures["area_id"], found.figures["status"], strict=True))
    assert states == {"14521": "secret", "14522": "not_collected", "14523": "zero"}
    assert found.figures["value"].isna().sum() == 2


def test_strokes_before_a_table_is_published_are_no_figures() -> None:
    rows = ["DG;;2026;Arbeitslose=9", "14521;;2026;Arbeitslose=-", "14522;;2026;Arbeitslose=..."]
    found = match(table(*rows))
    assert found.figures["area_id"].tolist() == ["DG"]
    with_city = match(table(*rows, "02;Hamburg;2026;Arbeitslose=3"))
    assert set(with_city.figures["area_id"]) == {"DG", "02", "02000"}
    assert set(reasons(found).values()) == {"no area of this level has a figure yet"}


def test_columns_are_found_without_regard_to_case_and_spaces_only() -> None:
    row = "14521;;2026;ARBEITSLOSE  /  Langzeitarbeitslos =5;Arbeitslose insgesamt=7"
    found = match(table(row))
    assert values(found) == {("14521", "2026", "long_term_unemployed"): 5.0}
    assert found.unknown_columns == ("Arbeitslose insgesamt",)


# Counts of parts


def test_hanau_is_added_to_its_district_and_its_rate_worked_out_anew() -> None:
    found = match(
        table(
            f"06415;Hanau, Stadt;2026;Arbeitslose=100;{LONG}=40;{RATE}=6,0",
            f"06435;Main-Kinzig-Kreis;2026;Arbeitslose=300;{LONG}=60;{RATE}=4,0",
        )
    )
    assert values(found) == {
        ("06435", "2026", "unemployed"): 400.0,
        ("06435", "2026", "long_term_unemployed"): 100.0,
        ("06435", "2026", "share_long_term_unemployed"): 25.0,
    }
    assert (found.rows, found.taken) == (2, 2)
    refused = found.refused["reason"].unique().tolist()
    assert refused == ["a rate of 06415 and 06435 says nothing of 06435 as a whole"]
    assert found.refused["text"].tolist() == [
        "06415 unemployment_rate 2026",
        "06435 unemployment_rate 2026",
    ]


def test_a_rate_of_changed_territory_alone_is_refused_and_its_rows_listed() -> None:
    found = match(table(ALL_WELL, f"06415;;2026;{RATE}=6,0", f"06435;;2026;{RATE}=4,0"))
    assert found.taken == 1
    assert set(reasons(found)) == {3, 4}
    assert "says nothing of 06435 as a whole" in reasons(found)[4]


@pytest.mark.parametrize(
    ("rows", "expected", "listed"),
    [
        # older territory: Eisenach had figures of its own
        (["16056;;2020;Arbeitslose=10", "16063;;2020;Arbeitslose=20"], {"16063": 30}, set()),
        # today's territory: Eisenach has none any more
        (["16056;;2024;Arbeitslose=-", "16063;;2024;Arbeitslose=30"], {"16063": 30}, {2}),
        (["16063;;2024;Arbeitslose=30"], {"16063": 30}, set()),
        # a part without a figure leaves the whole without one
        (["16056;;2020;Arbeitslose=.", "16063;;2020;Arbeitslose=20"], {}, {2, 3}),
        # Eisenach is left out although it had figures of its own that whole year
        (["16063;;2020;Arbeitslose=20"], {}, {2}),
        (["16056;;2020;Arbeitslose=-", "16063;;2020;Arbeitslose=20"], {}, {2, 3}),
        (["16063;;2021;Arbeitslose=20"], {"16063": 20}, set()),
        # both at once where only one existed: which is meant is not known
        (["16056;;2024;Arbeitslose=10", "16063;;2024;Arbeitslose=30"], {}, {2, 3}),
        # a clean merger: all parts, or the file's own sum
        (["03152;;2015;Arbeitslose=1", "03156;;2015;Arbeitslose=2"], {"03159": 3}, set()),
        (["03152;;2015;Arbeitslose=1"], {}, {2}),
        (
            ["03152;;2015;Arbeitslose=1", "03156;;2015;Arbeitslose=2", "03159;;2015;Arbeitslose=3"],
            {"03159": 3},
            {2, 3},
        ),
        (
            ["03152;;2016;Arbeitslose=1", "03156;;2016;Arbeitslose=2", "03159;;2016;Arbeitslose=-"],
            {"03159": 3},
            set(),
        ),
    ],
)
def test_parts_are_summed_only_where_all_of_them_are_there(
    rows: list[str], expected: dict[str, float], listed: set[int]
) -> None:
    found = match(table(*rows, "14521;;2026;Arbeitslose=5"))
    sums = {area: value for (area, year, _), value in values(found).items() if year != "2026"}
    assert sums == expected
    assert set(reasons(found)) == listed
    assert found.taken + len(found.listed) == found.rows


def test_municipalities_that_merged_are_summed() -> None:
    found = match(
        table(
            "14522450;Ostrau;2021;Arbeitslose=3",
            "14522620;Zschaitz-Ottewig;2021;Arbeitslose=4",
            "14521470;Pfaffroda;2015;Arbeitslose=5",
            "14521460;Olbernhau;2015;Arbeitslose=6",
        )
    )
    assert values(found) == {
        ("14522275", "2021", "unemployed"): 7.0,
        ("14521460", "2015", "unemployed"): 11.0,
    }


def test_a_territory_that_lacks_a_part_the_file_does_not_give_is_refused() -> None:
    row = "16063;Wartburgkreis;2019;Arbeitslose=20"
    found = match(table(row, ALL_WELL, boundary_date="2019-12-31"))
    assert "the territory is that of 2019-12-31, without 16056" in reasons(found)[2]
    assert match(table(row, ALL_WELL, boundary_date="2023-12-31")).taken == 2


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            ["06435;Main-Kinzig-Kreis;2026;Arbeitslose=300"],
            "06415 is not in the file, so 06435 is only a part of the district of the atlas",
        ),
        (
            ["06435;;2026;Arbeitslose=300", "06415;Hanau;2026;Arbeitslose=-"],
            "06415 has no figure in the file, so 06435 is only a part of the district of the atlas",
        ),
        ([f"06435;Main-Kinzig-Kreis;2026;{RATE}=6,0"], "06415 is not in the file, so 06435 is"),
    ],
)
def test_a_district_without_its_part_is_not_the_district_of_the_atlas(
    rows: list[str], reason: str
) -> None:
    found = table(*rows, ALL_WELL)
    assert reason in reasons(match(found))[2]
    assert match(found).taken == 1
    rebased = replace(found, facts=replace(found.facts, rebased=True))
    assert values(match(rebased)).keys() == {
        (
            rows[0].partition(";")[0],
            rows[0].split(";")[2],
            "unemployment_rate" if RATE in rows[0] else "unemployed",
        ),
        ("14521", "2026", "unemployed"),
    }


def test_a_municipality_without_its_part_is_not_the_municipality_of_the_atlas() -> None:
    found = match(table("14521460;;2015;Arbeitslose=6", "14521460;;2018;Arbeitslose=11"))
    reason = "14521470 is not in the file, so 14521460 is only a part of the municipality of the"
    assert reason in reasons(found)[2]
    assert values(found) == {("14521460", "2018", "unemployed"): 11.0}


def test_every_merger_of_the_changes_is_in_the_table_of_parts() -> None:
    changes, parts = STORE.read_territory_changes(), STORE.read_table("area_parts")
    pairs = set(zip(parts["area_id"], parts["part_id"], strict=True))
    merges = changes[changes["kind"] == "merge"]
    assert set(zip(merges["new_area_id"], merges["old_area_id"], strict=True)) <= pairs


# Places


def with_place(**keys: object) -> Reference:
    place = next(one for one in REFERENCE.places if one.indicator_id == "unemployed")
    return replace(REFERENCE, places=(replace(place, **keys),))


def test_columns_of_a_count_are_summed_and_all_of_them_are_needed() -> None:
    reference = with_place(columns=("men", "women"))
    found = match(
        table(
            "14521;;2026;men=3;women=4",
            "14522;;2026;men=3",
            "14523;;2026;men=3;women=.",
            "14524;;2026;Men=0;Women=0",
        ),
        reference,
    )
    states = found.figures.set_index("area_id")["status"].to_dict()
    assert states == {"14521": "exact", "14523": "secret", "14524": "zero"}
    assert values(found)["14521", "2026", "unemployed"] == 7
    assert reasons(found) == {3: "some of the columns to be summed are missing"}


def test_only_the_day_of_the_indicator_is_taken() -> None:
    rows = [f"14521;;2026-{day};Arbeitslose={n}" for n, day in enumerate(("03-31", "06-30"), 1)]
    found = match(table(*rows), with_place(day="06-30"))
    assert values(found) == {("14521", "2026", "unemployed"): 2.0}
    assert reasons(found) == {2: "given for 2026-03-31, the indicator is of 06-30"}


def test_years_that_are_defined_otherwise_are_listed_and_others_are_moved() -> None:
    found = match(
        table("14521;;2024;Arbeitslose=1", "14521;;2025;Arbeitslose=2"),
        with_place(since="2024", years=-1),
    )
    assert values(found) == {("14521", "2024", "unemployed"): 2.0}
    assert reasons(found) == {2: "before 2024 the source defines it otherwise"}


def test_a_score_of_states_never_gets_to_a_district() -> None:
    measure = replace(REFERENCE.catalogue["unemployed"], levels=(Level.COUNTRY, Level.STATE))
    reference = replace(REFERENCE, catalogue={**REFERENCE.catalogue, "unemployed": measure})
    found = match(table("14;;2026;Arbeitslose=1", "DG;;2026;Arbeitslose=2", ALL_WELL), reference)
    assert set(found.figures["area_id"]) == {"14", "DG"}
    assert reasons(found) == {4: "unemployed does not exist for this level"}


def test_a_zero_that_stands_for_a_secret_is_one() -> None:
    found = match(table("14521;;2022;q_iumsatz=0", "14522;;2022;q_iumsatz=5", number="INKAR 2025"))
    assert found.figures["status"].tolist() == ["secret", "exact"]
    assert found.figures["value"].isna().tolist() == [True, False]


def test_an_edition_or_a_sheet_is_its_table_but_another_table_is_not() -> None:
    place = next(one for one in REFERENCE.places if one.table == "Deutschlandatlas")
    assert [place.is_in(name) for name in ("Deutschlandatlas", "deutschlandatlas_KRS1224")]
    assert not place.is_in("Deutschlandatlas2")
    assert not replace(place, table="12411-03-03-4").is_in("12411-03-03-4-B")


# Faults


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["14521;;2026;Arbeitslose=1", "14522;;2026;Arbeitslose=3", "14521;;2026;Arbeitslose=2"],
            "table.csv, rows 2 and 4: both give unemployed of 14521 for 2026, as 1 and as 2",
        ),
        (
            ["14521;;2026-03-31;Arbeitslose=1", "14521;;2026-06-30;Arbeitslose=2"],
            "for 2026 (for 2026-03-31 and 2026-06-30), as 1 and as 2; keep the right one.",
        ),
        (["14521;;2026;Frauen=1"], "no column of the table 13211-02-05-4 Arbeitslose is an"),
        (
            ["14521;;2020-12-31;Bevölkerungsstand=1"],
            "row 2, 14521: before 2024 the source may count on the basis of the census of 2011",
        ),
        (["99999;Nowhere;2026;Arbeitslose=1"], "the first is '99999' 'Nowhere': 99999 is no"),
    ],
)
def test_a_table_that_cannot_be_taken_is_refused_in_one_sentence(
    rows: list[str], said: str
) -> None:
    number = "12411-01-01-4" if "Bevölkerungsstand" in rows[0] else "13211-02-05-4"
    with pytest.raises(DataFault) as fault:
        match(table(*rows, number=number))
    assert len(fault.value.faults) == 1
    assert said in fault.value.faults[0]
    assert fault.value.faults[0].startswith("table.csv")


def test_the_same_row_twice_counts_once() -> None:
    found = match(table(ALL_WELL, ALL_WELL))
    assert len(found.figures) == 1
    assert (found.rows, found.taken) == (2, 2)


def test_rows_that_do_not_add_up_are_no_table() -> None:
    with pytest.raises(DataFault, match="of 3 rows 1 were taken and 0 listed, which does not add"):
        match(replace(table(ALL_WELL), rows=3))


def test_rows_the_reader_of_a_format_listed_are_counted() -> None:
    listed = pd.DataFrame({"row": [3, 4], "text": "x", "reason": "blank", "rows": [1, 9]})
    assert match(replace(table(ALL_WELL), rows=11, listed=listed)).taken == 1
