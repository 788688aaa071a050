"""Extract of the Gemeindeverzeichnis: keys in five cells, figures on rows of Satzart 60 only."""

import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.raw_file import silent
from loaders.sources.municipality_register import FORMAT
from tests.loaders.workbooks import figures, read, reasons, workbook

SHEET = "Onlineprodukt_Gemeinden30062024"
TITLE = "Gemeinden in Deutschland nach Fläche und Bevölkerung am 31.12.2022"
KEY = "Amtlicher Regionalschlüssel (ARS)"
HEAD = [
    [TITLE],
    [None],
    [
        *("Satz-art", "Text-kenn-zeichen", KEY, None, None, None, None, "Gemeindename"),
        *("Fläche km2 1)", "Bevölkerung2)", None, None, None, "Postleit-zahl3)"),
    ],
    [
        *(None, None, "Land", "RB", "Kreis", "VB", "Gem", None),
        *(None, "insgesamt", "männlich", "weiblich", "je km2", None),
    ],
    [
        *(None, None, "Gebietsstand am 30.06.2024 (2. Quartal)", None, None, None, None, None),
        *("31.12.2022 (Jahr)", "am 31.12.2022 (Jahr)", None, None, None, None),
    ],
    [None],
]
ROWS = [
    ["10", None, "14", None, None, None, None, "Sachsen"],
    ["40", "43", "14", "5", "21", None, None, "Erzgebirgskreis"],
    ["50", "50", "14", "5", "21", "0010", None, "Amtsberg"],
    ["60", "64", "14", "5", "21", "0010", "010", "Amtsberg", 36.5, 3600, 1800, 1800, 99, "09439"],
    ["60", "61", "01", "0", "01", "0000", "000", "Flensburg", 56.73, 92550, 0, "-", 1631, "24937"],
]
FOOT = [
    [None],
    ["Quelle: Gemeindeverzeichnis-Informationssytem GV-ISys"],
    ["1) Abweichungen bei den Flächenangaben sind durch Runden der Zahlen möglich."],
    ["     Statistisches Bundesamt (Destatis), 2024"],
]
MERGED = [(2, 2, 2, 6), (4, 2, 4, 6), (2, 9, 2, 12), (4, 9, 4, 12), (2, 8, 3, 8)]


def delivered(tmp_path, head=HEAD, rows=ROWS, merged=None):
    sheets = {"Inhalt": [["Inhalt"]], SHEET: [*head, *rows, *FOOT]}
    return workbook(tmp_path / "x.xlsx", sheets, {SHEET: merged or []})


@pytest.mark.parametrize("merged", [MERGED, None], ids=["merged", "not merged"])
def test_figures_stand_by_regional_key_and_day_of_the_population(tmp_path, merged):
    (table,) = read(FORMAT, delivered(tmp_path, merged=merged))
    day = "2022-12-31"
    assert figures(table) == {
        ("145210010010", "Fläche", day): 36.5,
        ("145210010010", "Bevölkerung", day): 3600,
        ("145210010010", "Bevölkerung / männlich", day): 1800,
        ("145210010010", "Bevölkerung / weiblich", day): 1800,
        ("145210010010", "Bevölkerung / je km2", day): 99,
        ("010010000000", "Fläche", day): 56.73,
        ("010010000000", "Bevölkerung", day): 92550,
        ("010010000000", "Bevölkerung / männlich", day): 0,
        ("010010000000", "Bevölkerung / weiblich", day): "not_collected",
        ("010010000000", "Bevölkerung / je km2", day): 1631,
    }


def test_day_of_the_territory_is_not_that_of_the_population(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path))
    assert table.facts.title == TITLE
    assert table.facts.boundary_date == "2024-06-30"
    assert table.facts.reference_date == "2022-12-31"
    assert table.level == Level.MUNICIPALITY
    assert table.units == {"Fläche": "km²"}


def test_rows_above_the_municipalities_are_listed_and_the_foot_is_no_row(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path))
    assert table.rows == 5
    said = "Satzart {}, above the municipalities: the row carries no figures"
    assert reasons(table) == {row: said.format(kind) for row, kind in ((7, 10), (8, 40), (9, 50))}


def test_keys_that_became_numbers_get_their_zeros_back(tmp_path):
    row = [60, 61, 1, 0, 1, 0, 0, "Flensburg", 56.73, 92550, 1, 2, 3, 24937]
    (table,) = read(FORMAT, delivered(tmp_path, rows=[row]))
    assert set(table.cells["key"]) == {"010010000000"}


def test_head_further_down_is_found(tmp_path):
    (table,) = read(FORMAT, delivered(tmp_path, head=[[TITLE], [None], [None], *HEAD[1:]]))
    assert table.rows == 5


@pytest.mark.parametrize(
    ("head", "rows", "words"),
    [
        ([*HEAD[:4], [None]], ROWS, f"sheet {SHEET}, column I: no day above Fläche"),
        (HEAD, ROWS[:3], f"sheet {SHEET}: no row names an area"),
    ],
    ids=["no day", "no municipality"],
)
def test_extract_without_what_it_needs_is_refused(tmp_path, head, rows, words):
    with pytest.raises(DataFault, match=words):
        FORMAT.read(delivered(tmp_path, head=head, rows=rows), silent)
