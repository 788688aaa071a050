"""INKAR as a workbook: the real xls format, and the editions that hold texts only."""

from pathlib import Path

import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.raw_file import RawFile, silent
from loaders.sources.inkar_workbook import FORMAT
from tests.loaders.workbooks import figures, read, reasons, workbook

XLS = Path(__file__).parent / "fixtures" / "inkar_workbook.xls"
HEAD = ["Kennziffer", "Raumeinheit", "Aggregat"]
QUOTE = [["INKAR. Ausgabe 2020. Hrsg.: BBSR, Bonn"]]


def delivered(tmp_path, *rows, names=("Arbeitslosenquote",), years=("2017",)):
    head = [[*HEAD, *names], [None, None, None, *years]]
    return workbook(tmp_path / "x.xlsx", {"Daten": [*head, *rows], "Quellangabe": QUOTE})


def test_xls_is_read_with_a_figure_for_each_indicator_and_year():
    (table,) = read(FORMAT, RawFile(path=XLS))
    found = figures(table)
    assert found["14521", "Arbeitslosenquote", "2022"] == 5.125
    assert found["01001", "Arbeitslosenquote", "2021"] == 8.1
    assert found["14522", "Haushaltseinkommen", "2022"] == -3.75
    assert found["14522", "Arbeitslosenquote", "2022"] == 0
    assert found["14522", "Einwohnerdichte", "2022"] == "not_collected"
    assert len(found) == table.rows * 4 == 12


def test_xls_says_its_edition_and_territory():
    (table,) = read(FORMAT, RawFile(path=XLS))
    assert table.facts.table == "INKAR 2024"
    assert table.facts.boundary_date == "2022-12-31"
    assert table.facts.reference_date == "2021, 2022"
    assert table.level == Level.DISTRICT


def test_texts_of_older_editions_have_points_between_thousands(tmp_path):
    row = ["05111", "Düsseldorf", "krsfr. Stadt", "1.598", "461,0", "-"]
    names = ("Haushaltseinkommen", "Einwohner je Arzt", "Arbeitslosenquote")
    (table,) = read(FORMAT, delivered(tmp_path, row, names=names, years=("2017", 2017, "2016")))
    assert list(figures(table).values()) == [1598, 461, "not_collected"]


def test_row_without_key_is_listed_and_two_levels_are_no_level(tmp_path):
    rows = [
        ["14521", "Erzgebirgskreis", "Landkreis", 5],
        ["14", "Sachsen", "Länder", 6],
        [None, "Quelle: BBSR", None, None],
    ]
    (table,) = read(FORMAT, delivered(tmp_path, *rows))
    assert reasons(table) == {5: "the row has no key of an area"}
    assert table.level is None


@pytest.mark.parametrize(
    ("names", "years", "words"),
    [
        (("Arbeitslosenquote", None), ("2017", "2018"), "column E: no name or no year above it"),
        (("Arbeitslosenquote",), ("neu",), "column D: no name or no year above it"),
        (("A", "A"), ("2017", "2017"), "columns D and E are both 'A' for 2017"),
    ],
    ids=["no name", "no year", "twice"],
)
def test_head_that_is_not_clear_is_refused_with_its_column(tmp_path, names, years, words):
    row = ["14521", "Erzgebirgskreis", "Landkreis", 5, 6][: 3 + len(names)]
    with pytest.raises(DataFault, match=words):
        FORMAT.read(delivered(tmp_path, row, names=names, years=years), silent)


def test_empty_table_is_refused(tmp_path):
    with pytest.raises(DataFault, match=r"x\.xlsx, sheet Daten: no row names an area"):
        FORMAT.read(delivered(tmp_path), silent)
