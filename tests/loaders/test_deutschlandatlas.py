"""Deutschlandatlas: three layouts, each indicator with a year of its own or with none."""

from dataclasses import replace

import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.raw_file import RawFile, silent
from loaders.sources import deutschlandatlas
from loaders.sources.deutschlandatlas import FORMAT
from tests.loaders.workbooks import figures, read, reasons, workbook

U18 = "Indikatorkürzel: bev_u18\n\nAnteil der unter 18-Jährigen im Jahr 2024 in %"
GROWTH = "Indikatorkürzel: bev_entw\n\nEntwicklung zwischen 2019 und 2024 pro Jahr in %"
RENT = "Indikatorkürzel: preis_miet\n\nAngebotsmieten im Jahr 2023 in € je m²"
TITLE = "Deutschlandatlas_KRS1224_b: Indikatoren auf Ebene der Kreise, Gebietsstand zum 31.12.2024"
DISTRICTS = [
    [TITLE],
    ["zur Inhaltsübersicht"],
    [TITLE],
    ["KRS12224", "Kreisname", U18, GROWTH, RENT],
    [1001000, "Flensburg, Stadt", 15.54, 0.75, "8,50 bis unter 10,00"],
    [14521000, "Erzgebirgskreis", -9999, -0.5, -9999],
    [14522000, "Mittelsachsen", 15, -99999, "11,50 und mehr"],
    ["Ende der Tabelle."],
    [None],
    [None],
]
TOWNS = [
    ["Titel, Gebietsstand zum 31.12.2023"],
    ["GKZ1223", "Gemeindename", "Indikatorkürzel: bev_dicht\n\nEinwohner je km² im Jahr 2023"],
    [1001000, "Flensburg, Stadt", 1697.97],
    [14521010, "Amtsberg", 0],
    ["Ende der Tabelle."],
]
JOINT = [
    ["VBG1219", "Gemeindeverbandsname", "Indikatorkürzel: p_apo\n\nFahrzeit im Jahr 2019"],
    ["01001000", "Flensburg, Stadt", 4.4],
]
SHEETS = {
    "Titel": [["Deutschlandatlas"]],
    "Deutschlandatlas_KRS1224": DISTRICTS,
    "Deutschlandatlas_GEM1223": TOWNS,
    "Deutschlandatlas_VBGEM1219": JOINT,
}
OLD = {
    "Deutschlandatlas_KRS1222": [
        ["KRS1222", "Kreisname", "bev_u18", "alq"],
        [1001000, "Flensburg, Stadt", 16.1, 7.9],
        [14521000, "Erzgebirgskreis", 15.9, -9999],
    ]
}
TEXT = (
    "Regionalschlüssel;Kreisname;bev_u18;alq\r\n"
    "1001000;Flensburg, Stadt;16,1;7,9\r\n"
    "14521000;Erzgebirgskreis;15,9;-9999\r\n"
    "Ende der Tabelle.;;;\r\n"
)


@pytest.fixture
def years(tmp_path, monkeypatch):
    """Let years be entered for a file, as a maintainer does."""

    def enter(raw, **of):
        rows = [f"{raw.sha256()},{column},{year},BBSR\n" for column, year in of.items()]
        file = tmp_path / deutschlandatlas.YEARS
        file.write_text("sha256,column,year,source\n" + "".join(rows))
        monkeypatch.setattr(deutschlandatlas, "RULES", tmp_path)

    return enter


def test_year_of_each_column_is_the_one_in_its_head(tmp_path):
    districts, _, _ = read(FORMAT, workbook(tmp_path / "x.xlsx", SHEETS))
    assert figures(districts) == {
        ("1001000", "bev_u18", "2024"): 15.54,
        ("1001000", "bev_entw", "2024"): 0.75,
        ("14521000", "bev_u18", "2024"): "not_collected",
        ("14521000", "bev_entw", "2024"): -0.5,
        ("14522000", "bev_u18", "2024"): 15,
        ("14522000", "bev_entw", "2024"): "not_collected",
    }
    assert districts.units["bev_u18"] == "Anteil der unter 18-Jährigen im Jahr 2024 in %"


def test_sheets_are_tables_of_their_own_level_and_territory(tmp_path):
    tables = read(FORMAT, workbook(tmp_path / "x.xlsx", SHEETS))
    assert [(table.level, table.facts.boundary_date) for table in tables] == [
        (Level.DISTRICT, "2024-12-31"),
        (Level.MUNICIPALITY, "2023-12-31"),
        (None, "2019-12-31"),
    ]
    assert [table.facts.table for table in tables] == list(SHEETS)[1:]
    assert figures(tables[1])["14521010", "bev_dicht", "2023"] == 0


def test_classes_are_listed_and_never_become_figures(tmp_path):
    districts, _, _ = read(FORMAT, workbook(tmp_path / "x.xlsx", SHEETS))
    assert "preis_miet" not in set(districts.cells["column"])
    assert districts.refused["row"].tolist() == [5, 7]
    assert "preis_miet: 8,50 bis unter 10,00" in districts.refused["text"][0]
    assert set(districts.refused["reason"]) == {"a class of values, no figure"}


def test_associations_of_municipalities_are_listed(tmp_path):
    _, _, joint = read(FORMAT, workbook(tmp_path / "x.xlsx", SHEETS))
    assert joint.cells.empty
    assert reasons(joint) == {2: "an association of municipalities, no level of the atlas"}


def test_end_and_empty_rows_are_no_rows_of_data(tmp_path):
    assert [table.rows for table in read(FORMAT, workbook(tmp_path / "x.xlsx", SHEETS))] == [
        3,
        2,
        1,
    ]


def old_file(kind, folder):
    if kind == "workbook":
        return workbook(folder / "x.xlsx", OLD)
    (folder / "x.csv").write_bytes(TEXT.encode("cp1252"))
    return RawFile(path=folder / "x.csv")


@pytest.mark.parametrize("kind", ["workbook", "CSV"])
def test_file_without_years_is_refused_with_the_remedy(tmp_path, kind):
    raw = old_file(kind, tmp_path)
    assert FORMAT.recognises(raw)
    with pytest.raises(DataFault, match="names no year") as refused:
        FORMAT.read(raw, silent)
    (said,) = refused.value.faults
    assert "(bev_u18, alq)" in said
    assert "--year COLUMN=YEAR" in said
    assert f"loaders/sources/rules/deutschlandatlas_years.csv for sha256 {raw.sha256()}" in said


@pytest.mark.parametrize("kind", ["workbook", "CSV"])
def test_file_without_years_is_read_once_they_are_entered_for_it(tmp_path, kind, years):
    raw = old_file(kind, tmp_path)
    years(raw, alq="2023")
    (table,) = read(FORMAT, raw)
    assert figures(table) == {
        ("1001000", "alq", "2023"): 7.9,
        ("14521000", "alq", "2023"): "not_collected",
    }
    assert set(table.refused["reason"]) == {"the file names no year for this column"}
    assert table.rows == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Ende der Tabelle", "", r"x\.csv: cut off, 'Ende der Tabelle\.' is missing"),
        ("15,9;-9999", "15,9", r"x\.csv, row 3: 3 cells, not 4; download"),
        ("7,9", "viel", r"x\.csv, row 2: 'viel' is neither a number"),
    ],
    ids=["cut off", "short row", "no number"],
)
def test_damaged_text_is_refused_with_its_place(tmp_path, years, old, new, words):
    (tmp_path / "x.csv").write_bytes(TEXT.replace(old, new).encode("cp1252"))
    raw = RawFile(path=tmp_path / "x.csv")
    years(raw, alq="2023")
    with pytest.raises(DataFault, match=words):
        FORMAT.read(raw, silent)


@pytest.mark.parametrize("kind", ["workbook", "CSV"])
def test_year_that_is_stated_for_a_column_is_taken_and_said_to_be(tmp_path, kind):
    raw = replace(old_file(kind, tmp_path), years=(("alq", "2023"), ("alk", "2022")))
    (table,) = read(FORMAT, raw)
    assert figures(table)["1001000", "alq", "2023"] == 7.9
    assert set(table.cells["column"]) == {"alq"}
    assert table.facts.years_entered
    lacking, unknown = table.notes
    assert "no year is known for bev_u18: left out" in lacking
    assert unknown == "a year is stated for alk, which the file does not have"


def test_columns_of_stated_years_are_a_table_apart_from_those_the_file_names(tmp_path):
    head = [cell if cell != GROWTH else "bev_entw" for cell in DISTRICTS[3]]
    sheets = {"KRS1224": [*DISTRICTS[:3], head, *DISTRICTS[4:]]}
    raw = replace(workbook(tmp_path / "x.xlsx", sheets), years=(("bev_entw", "2022"),))
    own, entered = read(FORMAT, raw)
    assert (own.facts.years_entered, entered.facts.years_entered) == (False, True)
    assert set(own.cells["column"]) == {"bev_u18"}
    assert figures(entered)["1001000", "bev_entw", "2022"] == 0.75


def test_stated_year_that_contradicts_the_head_or_the_rules_is_refused(tmp_path, years):
    raw = replace(workbook(tmp_path / "x.xlsx", SHEETS), years=(("bev_u18", "2023"),))
    with pytest.raises(DataFault, match="sheet Deutschlandatlas_KRS1224: bev_u18 is of 2024, not"):
        FORMAT.read(raw, silent)
    old = replace(old_file("CSV", tmp_path), years=(("alq", "2022"),))
    years(old, alq="2023")
    with pytest.raises(DataFault, match="alq is of 2023, not of 2022"):
        FORMAT.read(old, silent)


def test_stated_year_that_the_file_names_too_changes_nothing(tmp_path):
    raw = workbook(tmp_path / "x.xlsx", SHEETS)
    told = read(FORMAT, replace(raw, years=(("bev_u18", "2024"),)))
    assert [table.facts for table in told] == [table.facts for table in read(FORMAT, raw)]


def test_years_for_another_file_do_not_count(tmp_path, years):
    other = workbook(tmp_path / "other.xlsx", SHEETS)
    raw = old_file("CSV", tmp_path)
    years(other, alq="2023")
    with pytest.raises(DataFault, match="names no year"):
        FORMAT.read(raw, silent)
