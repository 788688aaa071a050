"""Which table a file is: said by its content; its name only chooses among several."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.adding import planned
from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.places import Place, plain_column
from loaders.raw_table import RawTable
from loaders.store import Store
from loaders.table_identity import identified
from tests.loaders.official_files import FIXTURES, read_path

STORE = Store(root=Path(__file__).parents[2] / "data")
NEW_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label"
)
NEW = f"{NEW_HEAD}\n13211;Markt;JAHR;Jahr;2026;KREISE;Kreise;14521;;9000;Anzahl;E;Arbeitslose\n"
OLD = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
    "1_Auspraegung_Code;1_Auspraegung_Label;E__Arbeitslose__Anzahl\n"
    "13211;Markt;JAHR;Jahr;2026;KREISE;Kreise;14521;;9000\n"
)
PEOPLE = NEW.replace("13211", "12411").replace("2026", "2024-12-31")
PEOPLE = PEOPLE.replace("9000", "326111").replace("Arbeitslose", "Bevölkerungsstand")
TSV = "freq,unit,geo\\TIME_PERIOD\t2023 \nA,MIO_EUR,DED42\t9000 \n"


def read(folder: Path, name: str, text: str) -> RawTable:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (table,) = read_path(path)
    return table


@pytest.mark.parametrize("text", [NEW, OLD])
@pytest.mark.parametrize(
    "name", ["13211-02-05-4.csv", "13211-02-05-4 (1).csv", "download.csv", "52411-02-01-4.csv"]
)
def test_the_same_bytes_are_the_same_figures_under_any_name(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (table,) = planned([Given(path=path)], STORE).report.tables
    assert table.facts.table == "13211-02-05-4"
    assert table.facts.url == "https://www.regionalstatistik.de"
    assert table.matched.figures["indicator"].tolist() == ["unemployed"]


@pytest.mark.parametrize(
    ("name", "text", "number", "said"),
    [
        ("13211-02-05-4.csv", NEW, "13211-02-05-4", ""),
        ("download.csv", NEW, "13211-02-05-4", "names the statistic 13211 only"),
        ("52411-02-01-4.csv", NEW, "13211-02-05-4", "The name of the file says table 52411-02-01"),
        ("13211-99-99-4.csv", NEW, "13211-02-05-4", "The name of the file says table 13211-99-99"),
        ("12411-03-03-4.csv", PEOPLE, "12411-03-03-4", ""),
        ("12411-01-01-4.csv", PEOPLE, "12411-01-01-4", ""),
        ("download.csv", PEOPLE, "12411", ""),
        ("52411-02-01-4.csv", PEOPLE, "12411", "its rows are of statistic 12411"),
    ],
)
def test_a_name_chooses_among_tables_of_the_content_and_is_contradicted_else(
    tmp_path: Path, name: str, text: str, number: str, said: str
) -> None:
    found = identified(read(tmp_path, name, text), STORE.read_places(), file=name)
    assert found.facts.table == number
    assert any(said in note for note in found.notes) == bool(said)


def test_a_statistic_whose_tables_mean_different_things_needs_the_name(tmp_path: Path) -> None:
    columns = (plain_column("Arbeitslose"),)
    places = [
        Place(indicator_id="men", table="13211-01-01-4", columns=columns),
        Place(indicator_id="all", table="13211-02-02-4", columns=columns),
    ]
    with pytest.raises(DataFault, match="table 13211-01-01-4 or 13211-02-02-4; give the file the"):
        identified(read(tmp_path, "download.csv", NEW), places, file="download.csv")
    named = identified(read(tmp_path, "13211-02-02-4.csv", NEW), places, file="")
    assert named.facts.table == "13211-02-02-4"


def test_what_names_its_table_in_the_file_stays_as_it_is() -> None:
    (table,) = read_path(FIXTURES / "genesis_13211.csv")
    assert identified(table, STORE.read_places(), file="") is table


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data.tsv", "this one says none, nama_10r_3gdp would have; give the file the name"),
        ("eu_unknown.tsv", "eu_unknown has no such codes in data/indicators.toml, nama_10r_3gdp"),
        ("demo_r_pjanaggr3.tsv", "demo_r_pjanaggr3 has no such codes"),
    ],
)
def test_a_tsv_under_a_name_that_is_not_its_own_says_that_the_name_is_missing(
    tmp_path: Path, name: str, said: str
) -> None:
    table = read(tmp_path, name, TSV)
    with pytest.raises(DataFault) as fault:
        identified(table, STORE.read_places(), file=name)
    (sentence,) = fault.value.faults
    assert sentence.startswith(f"{name}: a TSV of Eurostat does not name its table")
    assert said in sentence


def test_a_tsv_under_its_own_name_is_taken(tmp_path: Path) -> None:
    table = read(tmp_path, "estat_nama_10r_3gdp.tsv", TSV)
    assert identified(table, STORE.read_places(), file="") is table
