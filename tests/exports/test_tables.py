"""Tables as files: one row a number with all that defends it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from exports.tables import defused, german_csv, long_table, machine_csv
from geo.ground import credit
from geo.region_table import columns, germany_table
from tests.world import DISTRICTS, reader, small_world

WORLD = small_world()
COLUMNS = columns(WORLD, reader())
LONG = long_table(WORLD, germany_table(WORLD, reader()), COLUMNS)
NAMES = [
    "area_id", "level", "name", "indicator", "title", "period", "value", "unit", "status",
    "source", "licence", "credit",
]  # fmt: skip


def cell(area_id: str, indicator: str, column: str) -> object:
    row = LONG[(LONG["area_id"] == area_id) & (LONG["indicator"] == indicator)]
    assert len(row) == 1
    return row.iloc[0][column]


def test_there_is_one_row_a_number() -> None:
    assert len(LONG) == len(DISTRICTS) * len(COLUMNS)
    assert not LONG.duplicated(["area_id", "indicator", "period"]).any()
    assert list(LONG.columns) == NAMES


@pytest.mark.parametrize(
    ("area_id", "indicator", "expected"),
    [
        (
            "98001",
            "unemployment_rate",
            {
                "value": 5.0,
                "unit": "%",
                "period": "2024",
                "status": "exact",
                "source": "Invented Agency: Labour market",
                "licence": "CC BY 4.0",
                "name": "Copperhill",
                "level": "district",
                "title": "Unemployment rate",
                "credit": credit(WORLD),
            },
        ),
        (
            "98001",
            "population",
            {
                "value": 200_000,
                "period": "2024",
                "source": "Invented Office: People by district",
                "licence": "dl-de/by-2-0",
            },
        ),
    ],
)
def test_a_number_carries_all_that_defends_it(
    area_id: str, indicator: str, expected: dict[str, object]
) -> None:
    assert {column: cell(area_id, indicator, column) for column in expected} == expected


def test_a_missing_number_stays_and_is_not_zero() -> None:
    assert pd.isna(cell("99002", "population", "value"))


@pytest.mark.parametrize(
    ("area_id", "indicator", "status"),
    [
        ("99002", "population", "secret"),
        ("99002", "unemployed_per_vacancy", "not_meaningful"),
        ("99002", "vacancies_per_100_unemployed", "secret"),
        ("99002", "youth_per_100_aged_55_64", "unreliable"),
        ("99002", "share_55_64", "later"),
        ("99002", "training_places_per_100_seekers", "not_collected"),
        ("99001", "training_places_per_100_seekers", "zero"),
        ("98001", "unemployment_rate", "exact"),
    ],
)
def test_a_number_keeps_the_status_of_its_source(area_id: str, indicator: str, status: str) -> None:
    assert cell(area_id, indicator, "status") == status


def test_a_sum_to_which_more_may_come_is_not_exact() -> None:
    """The map draws 98001 as "at least"; the file must not call it exact."""
    assert cell("98001", "funding_eur_per_inhabitant", "status") != "exact"


TABLE = pd.DataFrame({"name": ["Müller; Söhne", 'a "b"'], "value": [1234.5, -0.25], "n": [1, 2]})


def test_german_csv_opens_in_german_excel() -> None:
    content = german_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.splitlines() == [
        "name;value;n",
        '"Müller; Söhne";1234,5;1',
        '"a ""b""";-0,25;2',
    ]
    assert text.count("\r\n") == text.count("\n") == 3


def test_machine_csv_has_comma_and_point_and_no_mark() -> None:
    content = machine_csv(TABLE)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode())))[1] == ["Müller; Söhne", "1234.5", "1"]


@pytest.mark.parametrize("write", [german_csv, machine_csv])
@pytest.mark.parametrize(
    "text", ["=1+1", "+49 3731", "-cmd", "@SUM(A1)", "\t=1+1", "\r=1+1", "=HYPERLINK(0)"]
)
def test_no_cell_starts_as_a_formula(write: object, text: str) -> None:
    written = write(pd.DataFrame({"name": [text]})).decode("utf-8-sig")
    delimiter = ";" if write is german_csv else ","
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))
    assert rows[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["a=b", "1-2", "", "Chemnitz", "'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert defused(pd.DataFrame({"name": [text]}))["name"][0] == text


def test_numbers_stay_numbers() -> None:
    found = defused(pd.DataFrame({"value": [-1.5, None], "n": [-1, 2], "text": ["-1", "x"]}))
    assert found["value"][0] == -1.5
    assert found["n"].tolist() == [-1, 2]
    assert found["text"].tolist() == ["'-1", "x"]
    assert german_csv(found).decode("utf-8-sig").splitlines()[1] == "-1,5;-1;'-1"


def test_texts_kept_as_categories_are_defused_too() -> None:
    table = pd.DataFrame({"kind": pd.Series(["=1+1"], dtype="category")})
    assert defused(table)["kind"][0] == "'=1+1"


def test_the_table_given_stays_as_it_was() -> None:
    table = pd.DataFrame({"name": ["=1+1"]})
    defused(table)
    assert table["name"][0] == "=1+1"
