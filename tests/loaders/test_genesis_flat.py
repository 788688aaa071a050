from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Level
from loaders.faults import DataFault
from loaders.flat_file import NEW, OLD, Layout, read_flat
from tests.loaders.official_files import FIXTURES, read_name, read_path, value

NEW_FILE = "12411-01-01-4_2024_de_flat.csv"
OLD_FILE = "13211-02-05-4_flat.csv"
DAY = "2024-12-31"
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label"
)
SETTINGS = settings(max_examples=60, derandomize=True, deadline=None)


def line(key: str, text: str, *, time: str = DAY, region: str = "KREISE", name: str = "Ort") -> str:
    return (
        f"12411;Bestand;STAG;Stichtag;{time};{region};Kreise;{key};{name};{text};Anzahl;B;Bestand"
    )


def text_of(lines: Sequence[str]) -> str:
    return "\n".join([HEAD, *lines, ""])


@pytest.mark.parametrize(
    ("key", "column", "expected"),
    [
        ("14521", "Bevölkerungsstand / weiblich", (140090, "exact", "")),
        ("14521", "Bevölkerungsstand", (300180, "exact", "")),
        ("14521", "Anteil an der Bevölkerung / unter 18 Jahre", (16.5, "exact", "")),
        ("14178", "Bevölkerungsstand", (None, "not_collected", "")),
        ("02000", "Bevölkerungsstand", (300260, "exact", "")),
        ("11000", "Bevölkerungsstand", (300240, "exact", "")),
        ("14", "Bevölkerungsstand", (300280, "exact", "")),
        ("DG", "Bevölkerungsstand", (300300, "exact", "")),
    ],
)
def test_a_row_is_named_by_its_variables_without_totals(
    key: str, column: str, expected: tuple[object, str, str]
) -> None:
    assert value(read_name(NEW_FILE), key, column, DAY) == expected


def test_the_number_of_the_table_is_in_the_name_of_the_file_only(tmp_path: Path) -> None:
    assert read_name(NEW_FILE).facts.table == "12411-01-01-4"
    renamed = tmp_path / "export.csv"
    renamed.write_bytes((FIXTURES / NEW_FILE).read_bytes())
    (table,) = read_path(renamed)
    assert (table.facts.table, table.facts.url) == ("12411", "")
    assert table.facts.title == "Fortschreibung des Bevölkerungsstandes"


def test_units_belong_to_their_measures() -> None:
    assert read_name(NEW_FILE).units == {
        "Bevölkerungsstand": "Anzahl",
        "Bevölkerungsstand / weiblich": "Anzahl",
        "Anteil an der Bevölkerung / unter 18 Jahre": "Prozent",
    }


def test_the_census_has_long_keys_a_territory_and_marks_of_quality() -> None:
    table = read_name("genesis_census.zip")
    assert table.facts.table == "1000A-0000"
    assert table.facts.boundary_date == "2022-05-15"
    assert table.facts.url == "https://ergebnisse.zensus2022.de"
    assert table.level == Level.MUNICIPALITY
    day = "2022-05-15"
    assert value(table, "DG", "Personen", day) == (82719540, "exact", "")
    assert value(table, "145210010010", "Personen", day) == (3600, "exact", "")
    assert value(table, "059580004004", "Personen", day) == (None, "secret", "quality_v")


def test_a_zipped_file_gives_the_same_as_a_plain_one(tmp_path: Path) -> None:
    with ZipFile(FIXTURES / "genesis_census.zip") as archive:
        plain = tmp_path / "1000A-0000_de_flat.csv"
        plain.write_bytes(archive.read("1000A-0000_de_flat.csv"))
    (table,) = read_path(plain)
    zipped = read_name("genesis_census.zip")
    assert table.cells.equals(zipped.cells)
    assert table.facts == zipped.facts


def test_a_table_of_strokes_has_no_zeros_and_says_that_no_district_has_a_figure() -> None:
    lines = [line("14", "9", region="DLAND"), line("14521", "-"), line("14522", "-")]
    table = read_flat(text_of(lines), "flat.csv")
    assert table.cells["status"].tolist() == ["exact", "not_collected", "not_collected"]
    assert table.cells["value"].isna().tolist() == [False, True, True]
    assert table.notes[0].startswith(f"No district has a figure for {DAY}")


def test_the_old_layout_has_a_column_for_each_measure() -> None:
    table = read_name(OLD_FILE)
    rate = "Arbeitslosenquote aller zivilen Erwerbspersonen"
    assert table.units == {
        "Arbeitslose": "Anzahl",
        "Arbeitslose / männlich": "Anzahl",
        rate: "Prozent",
        f"{rate} / männlich": "Prozent",
    }
    assert set(table.cells["period"]) == {"2020-12-31"}
    assert value(table, "14521", "Arbeitslose", "2020-12-31") == (5566, "exact", "")
    assert value(table, "14521", rate, "2020-12-31") == (5.6, "exact", "")
    assert value(table, "14178", rate, "2020-12-31") == (None, "not_collected", "")
    assert table.facts.table == "13211-02-05-4"
    assert table.rows == 32


@pytest.mark.parametrize(
    ("code", "label", "column"),
    [
        ("", "Alle Altersgruppen", "Bestand"),
        ("ALT1", "Alle Altersgruppen", "Bestand / Alle Altersgruppen"),
        ("", "", "Bestand"),
    ],
)
def test_an_empty_code_is_a_total_whatever_it_is_called(code: str, label: str, column: str) -> None:
    block = ";2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label"
    head = HEAD.replace(";value;", f"{block};value;")
    row = line("14521", "5").replace(";5;", f";ALT;Alter;{code};{label};5;")
    (found,) = read_flat(f"{head}\n{row}\n", "flat.csv").cells["column"]
    assert found == column


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (line("14521", "5", time="2024-01"), "the time is neither a year nor a day"),
        (line("", "5"), "the row names no area"),
        (line("14521", "5", region="GES"), "the row names no area"),
    ],
)
def test_a_row_without_area_or_time_is_listed(row: str, reason: str) -> None:
    table = read_flat(text_of([line("14522", "5"), row]), "flat.csv")
    assert table.listed[["row", "reason"]].to_numpy().tolist() == [[3, reason]]
    assert table.listed["text"].tolist() == [row]
    assert len(table.cells) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (text_of([line("14521", "5")])[:-1], "line 2: the line does not end"),
        (text_of([line("14521", "5")])[:-9], "line 2: the line does not end"),
        (text_of([line("14521", "5"), "12411;Bestand"]), "line 3: 2 fields instead of 13"),
        (text_of([]), "no row below the head"),
        (text_of([line("14521", "5")]).replace("value_unit", "unit"), "no column value_unit"),
        (text_of([line("14521", "5.5")]), "'5.5' has a point"),
        (text_of([line("14521", "five")]), "row 2: 'five' is neither a number nor"),
        (text_of([line("14521", "5")]).replace("time_label", "time"), "stands there twice"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(DataFault) as fault:
        read_flat(text, "flat.csv")
    assert words in fault.value.faults[0]
    assert "flat.csv" in fault.value.faults[0]


def test_an_old_file_without_measures_is_refused() -> None:
    text = (FIXTURES / OLD_FILE).read_bytes().decode("latin-1")
    with pytest.raises(DataFault, match="no column of figures"):
        read_flat(text.replace("__", "_"), "flat.csv", OLD)


KEYS = st.from_regex(r"[01][0-9]([0-9]{3}([0-9]{3}([0-9]{4})?)?)?", fullmatch=True)
NUMBERS = st.decimals(-(10**7), 10**9, places=2)


@SETTINGS
@given(
    rows=st.lists(st.tuples(KEYS, NUMBERS, st.dates(min_value=date(1900, 1, 1))), min_size=1),
    layout=st.sampled_from([NEW, OLD]),
)
def test_what_is_written_is_read(rows: list[tuple[str, float, date]], layout: Layout) -> None:
    numbers = [str(number).replace(".", ",") for _, number, _ in rows]
    if layout is NEW:
        lines = [
            line(key, number, time=day.isoformat())
            for (key, _, day), number in zip(rows, numbers, strict=True)
        ]
        text = text_of(lines)
    else:
        head = (
            "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;"
            "1_Merkmal_Label;1_Auspraegung_Code;1_Auspraegung_Label;B__Bestand__Anzahl"
        )
        lines = [
            f"12411;Bestand;STAG;Stichtag;{day:%d.%m.%Y};KREISE;Kreise;{key};Ort;{number}"
            for (key, _, day), number in zip(rows, numbers, strict=True)
        ]
        text = "\n".join([head, *lines, ""])
    cells = read_flat(text, "flat.csv", layout).cells
    assert cells["key"].tolist() == [key for key, _, _ in rows]
    assert cells["value"].tolist() == [float(number) for _, number, _ in rows]
    assert cells["period"].tolist() == [day.isoformat() for _, _, day in rows]
    assert set(cells["column"]) == {"Bestand"}
