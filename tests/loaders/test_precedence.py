"""Who counts goes before who puts together: INKAR never replaces what the offices publish."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from loaders.add_report import AddReport, sentences
from loaders.adding import planned
from loaders.given_files import Given
from loaders.precedence import Precedence, with_precedence
from loaders.recognition import all_formats
from loaders.store import Store
from tests.loaders.invented import FORMAT, write

STORE = Store(root=Path(__file__).parents[2] / "data")
RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
HEAD = "Kennziffer;Raumeinheit;Aggregat;Arbeitslosenquote\r\n;;;{year}\r\n"


def inkar(path: Path, year: str = "2023", rate: str = "4,9") -> Path:
    """Write an export of INKAR with the unemployment rate of one district."""
    row = f'"14521";"Erzgebirgskreis";"Landkreis";"{rate}"\r\n'
    path.write_text(HEAD.format(year=year) + row, encoding="utf-8-sig")
    return path


def plan(*paths: Path) -> tuple[AddReport, pd.Series]:
    """Return the report of adding files, and the stored row of the rate of the district after."""
    found = planned([Given(path=path) for path in paths], STORE, formats=[FORMAT, *all_formats()])
    rows = pd.read_csv(
        io.BytesIO(found.files["observations/observations.csv"]), dtype="str", keep_default_na=False
    )
    own = rows[(rows["area_id"] == "14521") & (rows["indicator"] == "unemployment_rate")]
    return found.report, own.set_index("period")["source_id"]


def test_a_compiler_never_replaces_a_producers_value_and_it_is_told(tmp_path: Path) -> None:
    report, sources = plan(inkar(tmp_path / "inkar.csv"))
    assert sources["2023"] == "regionalstatistik-13211-02-05-4"
    assert report.tables[0].counts().loc["unemployment_rate", "kept back"] == 1
    assert report.changes.empty
    said = "\n".join(sentences(report))
    assert "unemployment_rate: 1 kept back" in said
    assert "1 value for 2023 of Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)" in said
    assert "kept back: Regionalstatistik 13211-02-05-4" in said
    assert "python -m loaders remove regionalstatistik-13211-02-05-4" in said


def test_a_producer_replaces_a_compilers_value_and_it_is_told(tmp_path: Path) -> None:
    report, sources = plan(write(tmp_path / "t.txt", f"14521;;2021;{RATE}=5,0"))
    assert str(sources["2021"]).startswith("13211-02-05-4-")
    told = [note for note in report.notes if note.startswith("unemployment_rate: 1 value for 2021")]
    assert "now of Arbeitslose (Invented Office), before of INKAR 2024" in told[0]


def test_a_newer_file_of_the_same_compiler_replaces_the_older(tmp_path: Path) -> None:
    _, sources = plan(inkar(tmp_path / "inkar.csv", year="2021"))
    assert str(sources["2021"]).startswith("inkar-")
    assert sources["2021"] != "inkar-2024-q-alo"


def test_of_two_files_at_once_the_producers_is_taken(tmp_path: Path) -> None:
    table = write(tmp_path / "t.txt", f"14521;;2026;{RATE}=5,0")
    _, sources = plan(inkar(tmp_path / "inkar.csv", year="2026"), table)
    assert str(sources["2026"]).startswith("13211-02-05-4-")


@pytest.mark.parametrize(
    ("publisher", "compiles"),
    [
        ("Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)", True),
        ("BMWSB; BBSR; Statistisches Bundesamt (Deutschlandatlas)", True),
        ("Eurostat", True),
        ("Statistik der Bundesagentur für Arbeit; Aufbereitung RegioHub", True),
        ("Statistik der Bundesagentur für Arbeit", False),
        ("Statistische Ämter des Bundes und der Länder", False),
        ("Statistisches Bundesamt (Destatis)", False),
        ("", False),
    ],
)
def test_who_puts_together_what_others_count(publisher: str, *, compiles: bool) -> None:
    assert Precedence.read().compiles(publisher) is compiles


@pytest.mark.parametrize(
    ("new", "old", "old_status", "kind", "expected"),
    [
        ("compiler", "producer", "exact", "changed", ("kept back", "compiler")),
        ("compiler", "producer", "secret", "changed", ("kept back", "compiler")),
        ("compiler", "producer", "exact", "same", ("same", "producer")),
        ("compiler", "producer", "later", "changed", ("changed", "compiler")),
        ("compiler", "producer", "exact", "kept", ("kept", "compiler")),
        ("compiler", None, None, "new", ("new", "compiler")),
        ("producer", "compiler", "exact", "changed", ("changed", "producer")),
        ("producer", "producer", "exact", "changed", ("changed", "producer")),
        ("compiler", "compiler", "exact", "changed", ("changed", "compiler")),
    ],
)
def test_what_becomes_of_a_figure(
    new: str, old: str | None, old_status: str | None, kind: str, expected: tuple[str, str]
) -> None:
    changes = pd.DataFrame(
        [{"source_id": new, "old_source": old, "old_status": old_status, "kind": kind}]
    )
    found = with_precedence(changes, frozenset({"compiler"}))
    assert tuple(found.loc[0, ["kind", "source_id"]]) == expected
