"""Workbooks of the Bundesagentur für Arbeit: the head is found by what stands in it."""

from datetime import date

import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.raw_file import silent
from loaders.sources.employment_agency import FORMAT
from tests.loaders.workbooks import figures, read, reasons, workbook

TITLE = (
    "Sozialversicherungspflichtig Beschäftigte (SvB) am Wohnort "
    "nach höchster Berufsausbildung bzw. höchstem Berufsabschluss1)(Anzahl)"
)
SHARES = TITLE.replace("(Anzahl)", "(Anteile in %)")
TERRITORY = (
    "Deutschland, Kreise und kreisfreie Städte (Wohnort) (Gebietsstand des jeweiligen Stichtags)"
)
STATUS = "(jeweils 30.06 der Jahre 2020 bis 2021), Datenstand: Februar 2022"
REVISED = "Datenrevisionen können zu Abweichungen führen."
LEVELS = [
    ["Region (Wohnort)", "Insgesamt", None, "davon", None, None, None],
    [None, None, None, "ohne Berufsabschluss", None, "mit anerkanntem Berufsabschluss2)", None],
    [None] * 7,
    [None, *[date(2020, 6, 30), date(2021, 6, 30)] * 3],
]
NUMBERS = [None, 1, 2, 3, 4, 5, 6]
ROWS = [
    ["Deutschland", 600, 610, 100, 110, 500, 500],
    ["02 Hamburg", 60, 61, 10, 11, 50, 50],
    ["14511 Chemnitz, Stadt", 30, 31, ".", "*", "-", 0],
    ["14521 Erzgebirgskreis", 40, 41.5, "x", "1.234", "1.234,5", 7],
    ["Westdeutschland", 300, 310, 50, 55, 250, 255],
]
FOOT = [
    [None],
    ["Erstellungsdatum: 23.02.2022, Zentraler Statistik-Service, Auftragsnummer 000001"],
    ["1) Umstellung im Meldeverfahren."],
    [". kein Nachweis vorhanden."],
]
MERGED = [(7, 1, 9, 2), (7, 3, 7, 6), (8, 3, 8, 4), (8, 5, 8, 6)]
MEASURE = "Sozialversicherungspflichtig Beschäftigte (SvB) am Wohnort"


def sheet(title=TITLE, levels=LEVELS, rows=ROWS):
    head = [[None], [title], [TERRITORY], [STATUS], [None], [REVISED], [None]]
    return [*head, *levels, NUMBERS, *rows, *FOOT]


def delivered(tmp_path, sheets=None, merged=None):
    notes = {"Impressum": [["Statistik der Bundesagentur für Arbeit"], ["Impressum"]]}
    own = sheets or {"SvB_Kreise_WO_Anzahl": sheet()}
    return workbook(tmp_path / "x.xlsx", {**notes, **own}, merged)


@pytest.mark.parametrize("merged", [MERGED, None], ids=["merged", "not merged"])
def test_levels_of_the_head_spread_over_the_columns(tmp_path, merged):
    raw = delivered(tmp_path, merged={"SvB_Kreise_WO_Anzahl": merged or []})
    (table,) = read(FORMAT, raw)
    found = figures(table)
    assert found["14521", MEASURE, "2020-06-30"] == 40
    assert found["14521", MEASURE, "2021-06-30"] == 41.5
    assert found["Deutschland", f"{MEASURE} / ohne Berufsabschluss", "2021-06-30"] == 110
    assert found["02", f"{MEASURE} / mit anerkanntem Berufsabschluss", "2020-06-30"] == 50
    assert len(found) == 4 * 6


def test_signs_are_states_and_a_zero_is_a_zero(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path))
    cells = table.cells[table.cells["key"].isin(["14511", "14521"])]
    assert cells["status"].tolist() == [
        *("exact", "exact", "not_collected", "secret", "not_collected", "zero"),
        *("exact", "exact", "not_meaningful", "exact", "exact", "exact"),
    ]
    assert cells["value"].dropna().tolist() == [30, 31, 0, 40, 41.5, 1234, 1234.5, 7]


def test_file_says_when_it_was_made_and_which_areas_it_has(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path))
    facts = table.facts
    assert facts.title.startswith(MEASURE)
    assert facts.table == "SvB_Kreise_WO_Anzahl"
    assert facts.released == "2022-02-23"
    assert facts.reference_date == "2020-06-30, 2021-06-30"
    assert facts.boundary_date == ""
    assert set(table.units.values()) == {"Anzahl"}
    assert table.level is None


def test_territory_of_the_only_date_is_that_day_and_districts_alone_are_the_level(tmp_path):
    rows = [row[:2] for row in ROWS if not row[0].startswith("02")]
    levels = [["Region", "Beschäftigte"], [None, date(2021, 6, 30)]]
    one = [[TITLE], [TERRITORY], [None], *levels, *rows]
    (table,) = read(FORMAT, delivered(tmp_path, {"A": one}))
    assert table.facts.boundary_date == "2021-06-30"
    assert table.level == Level.DISTRICT


def test_rows_without_a_key_are_listed_and_the_foot_is_no_row(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path))
    assert table.rows == len(ROWS)
    assert reasons(table) == {17: "the row has no key of an area"}
    assert table.cells["row"].min() == 13


def test_counts_and_shares_on_two_sheets_are_two_tables_with_other_names(tmp_path):
    raw = delivered(tmp_path, {"Anzahl": sheet(), "Anteile": sheet(SHARES)})
    counts, shares = read(FORMAT, raw)
    assert not set(counts.cells["column"]) & set(shares.cells["column"])
    assert set(shares.units.values()) == {"Anteile in %"}


OTHER_LAYOUTS = {
    "label lower than the first level": [
        [None, "Bestand", None],
        ["Region", "Arbeitslose", "Arbeitslosenquote"],
        [None, "Jahr 2023", "Jahr 2023"],
    ],
    "units in the head": [
        ["Region", "Bestand / Arbeitslose1)", "Bestand / Arbeitslosenquote"],
        [None, "Anzahl", "in %"],
        [None, 2023, 2023],
    ],
    "date as text": [
        ["Region", "Bestand", None],
        [None, "Arbeitslose", "Arbeitslosenquote"],
        [None, "Jahresdurchschnitt 2023", "JD 2023"],
    ],
}


@pytest.mark.parametrize("levels", OTHER_LAYOUTS.values(), ids=OTHER_LAYOUTS)
def test_other_layouts_of_the_head_give_the_same_names(tmp_path, levels):
    rows = [["Titel der Tabelle"], [TERRITORY], *levels, ["14521 Erzgebirgskreis", 9000, 5.1]]
    (table,) = read(FORMAT, delivered(tmp_path, {"A": rows}))
    assert figures(table) == {
        ("14521", "Bestand / Arbeitslose", "2023"): 9000,
        ("14521", "Bestand / Arbeitslosenquote", "2023"): 5.1,
    }


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Stichtag: 30.06.2023, Datenstand: Januar 2024", "2023-06-30"),
        ("Stichtag 30. Juni 2023", "2023-06-30"),
    ],
)
def test_date_may_stand_in_the_title(tmp_path, words, period):
    rows = [["Beschäftigte"], [TERRITORY], [words], ["Schlüssel", "Region", "Arbeitslose"]]
    raw = delivered(tmp_path, {"A": [*rows, ["14521", "Erzgebirgskreis", 9000]]})
    (table,) = read(FORMAT, raw)
    assert figures(table) == {("14521", "Arbeitslose", period): 9000}
    assert table.cells["name"].tolist() == ["Erzgebirgskreis"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ([None, "Juni 2024"], "sheet A, column B: for a month .Juni 2024.; download"),
        ([None, None], "sheet A, column B: no date above it; download"),
        ([None, 2023, 2023], "columns B and C are both 'Arbeitslose' for 2023; leave one"),
    ],
    ids=["month", "no date", "twice the same"],
)
def test_head_that_cannot_be_understood_is_said(tmp_path, head, words):
    rows = [["Bestand"], [TERRITORY], ["Region", "Arbeitslose", "Arbeitslose"], head]
    raw = delivered(tmp_path, {"A": [*rows, ["14521 Erzgebirgskreis", 9000, 1]]})
    with pytest.raises(DataFault, match=words):
        FORMAT.read(raw, silent)


def test_cell_that_is_neither_number_nor_sign_is_named(tmp_path):
    rows = [row if row[0] != "02 Hamburg" else ["02 Hamburg", "viele"] for row in ROWS]
    raw = delivered(tmp_path, {"A": sheet(rows=rows)})
    with pytest.raises(DataFault, match=r"x\.xlsx, sheet A, row 14: 'viele' is neither a number"):
        FORMAT.read(raw, silent)


def test_workbook_of_another_publisher_is_not_recognised(tmp_path):
    rows = [["Region", "Arbeitslose"], ["14521 Erzgebirgskreis", 9000]]
    assert not FORMAT.recognises(workbook(tmp_path / "x.xlsx", {"A": rows}))
