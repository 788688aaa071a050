"""Years that who adds a file states: taken where the file names none, and told as such."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.evidence import record
from loaders.__main__ import main
from loaders.check import faults_of
from loaders.faults import DataFault
from loaders.stated_years import impossible_years, stated_years
from loaders.store import Store
from loaders.world import read_world
from tests.world import reader

DATA = Path(__file__).parents[2] / "data"
CSV = (
    "Regionalschlüssel;Kreisname;bev_u18;alq\r\n"
    "14521000;Erzgebirgskreis;15,9;5,8\r\n"
    "14522000;Mittelsachsen;15,4;5,2\r\n"
    "Ende der Tabelle.;;;\r\n"
)
ID = "deutschlandatlas-[0-9a-f]{8}-entered-years"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "atlas.csv"
    path.write_bytes(CSV.encode("cp1252"))
    return path


def run(data: Path, command: str, *arguments: object) -> int:
    return main(["--data", str(data), command, *map(str, arguments)])


def stored(data: Path) -> dict[tuple[str, str], float]:
    """Return the rates of unemployment and shares of the young of the file, by area and period."""
    rows = Store(root=data).read_observations()
    own = rows[rows["source_id"].astype("str").str.fullmatch(ID)]
    keys = zip(own["indicator"].astype("str"), own["period"].astype("str"), strict=True)
    areas = own["area_id"].astype("str") == "14521"
    return {
        key: value
        for key, value, here in zip(keys, own["value"], areas, strict=True)
        if here and value == value
    }


@pytest.mark.parametrize(
    ("pairs", "lines", "found"),
    [
        (["alq=2022"], "", (("alq", "2022"),)),
        (["alq=2022", "alq = 2022"], "", (("alq", "2022"),)),
        ([], "Spalte;Jahr\r\nalq;2022\r\nxyz;\r\n\r\n", (("alq", "2022"),)),
        ([], '"alq","2022"\nbev_u18,2021\n', (("alq", "2022"), ("bev_u18", "2021"))),
        (["alq=2022"], "bev_u18;2021", (("alq", "2022"), ("bev_u18", "2021"))),
    ],
    ids=["pair", "twice the same", "lines with a head", "commas", "both"],
)
def test_years_are_stated_one_by_one_or_in_a_file(
    tmp_path: Path, pairs: list[str], lines: str, found: object
) -> None:
    file = tmp_path / "years.csv"
    file.write_text(lines, encoding="utf-8", newline="")
    assert stated_years(pairs, file if lines else None) == found


@pytest.mark.parametrize(
    ("pairs", "lines", "said"),
    [
        (["alq"], "", "--year alq: no column with its year; write COLUMN=YEAR"),
        (["alq=22"], "", "--year alq=22: no column with its year"),
        (["=2022"], "", "--year =2022: no column with its year"),
        (["alq=2022", "alq=2021"], "", "alq: two years are stated for it"),
        ([], "alq;2022\nbev_u18\n", r"years\.csv, row 2: .* write COLUMN;YEAR"),
        (["alq=2021"], "alq;2022\n", "alq: two years are stated for it"),
    ],
)
def test_what_states_no_year_is_refused_with_its_place(
    tmp_path: Path, pairs: list[str], lines: str, said: str
) -> None:
    file = tmp_path / "years.csv"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(DataFault, match=said):
        stated_years(pairs, file if lines else None)


@pytest.mark.parametrize(("year", "is_said"), [("1989", 1), ("1990", 0), ("2026", 0), ("2027", 1)])
def test_a_year_that_cannot_be_is_named(year: str, is_said: int) -> None:
    assert len(list(impossible_years([(("alq", year),)], "2026-11-20"))) == is_said


def test_figures_of_a_stated_year_are_stored_and_their_source_says_who_stated_it(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "add", file, "--partial", "--year", "alq=2022") == 0
    said = capsys.readouterr().out
    assert "no year is known for bev_u18: left out" in said
    words = "years as who added the file states them, not the file"
    stated = f"atlas.csv: {words}: unemployment_rate 2022"
    assert stated in said
    assert stored(data) == {("unemployment_rate", "2022"): 5.8}
    store = Store(root=data)
    assert stated in store.editions()[-1].notes
    (source,) = record(read_world(store), "obs:unemployment_rate:14521:2022", reader()).sources
    assert (source.reference_date, source.date_basis) == ("2022", "entered")
    assert not faults_of(store)


def test_a_comparison_takes_the_years_of_a_file_and_stores_nothing(
    data: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    years = tmp_path / "years.csv"
    years.write_text("alq;2022\nbev_u18;2021\n")
    assert run(data, "diff", file, "--years", years) == 0
    assert "14521 2022 unemployment_rate: nothing → 5.8" in capsys.readouterr().out
    assert stored(data) == {}


def test_another_year_for_the_same_file_is_refused_until_it_is_taken_out(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "add", file, "--partial", "--year", "alq=2022") == 0
    assert run(data, "add", file, "--partial", "--year", "alq=2020") == 1
    error = capsys.readouterr().err
    assert "unemployment_rate was added from this file as of 2022, not of 2020" in error
    assert run(data, "remove", error.split()[-1]) == 0
    assert run(data, "add", file, "--partial", "--year", "alq=2020") == 0
    assert stored(data) == {("unemployment_rate", "2020"): 5.8}


def test_the_other_column_of_a_file_may_be_added_later(data: Path, file: Path) -> None:
    assert run(data, "add", file, "--partial", "--year", "alq=2022") == 0
    assert run(data, "add", file, "--partial", "--year", "bev_u18=2021") == 0
    assert stored(data) == {
        ("unemployment_rate", "2022"): 5.8,
        ("share_under_18", "2021"): 15.9,
    }


def test_a_year_for_a_file_that_names_its_own_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(__file__).parent / "fixtures" / "official" / "genesis_13211.csv"
    assert run(data, "add", other, "--year", "alq=2022") == 1
    assert "genesis_13211.csv: names its years itself" in capsys.readouterr().err
