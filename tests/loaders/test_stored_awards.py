"""Awards in the store: listed, compared with a new export, checked, taken out as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from loaders.__main__ import main
from loaders.check import faults_of
from loaders.parquet_tables import parquet_bytes
from loaders.quantities import quantity
from loaders.schema import tables
from loaders.store import Store
from tests.loaders.award_files import PRIVATE, export

DATA = Path(__file__).parents[2] / "data"
SOURCE = "foerderkatalog"
NEGATIVE = {"fkz": "N", "amount": "-3.000,00"}
ROWS: tuple[Mapping[str, str], ...] = (
    {"fkz": "A1"},
    {"fkz": "A2", "amount": "1.000,00"},
    {"fkz": "A3", "executing_key": "14161000"},
    {"fkz": "P1", "recipient": PRIVATE, "amount": "7,00"},
    NEGATIVE,
)
NEXT: tuple[Mapping[str, str], ...] = (
    {"fkz": "A0", "amount": "2,50"},
    {"fkz": "A1", "amount": "36.000,01", "ends": "30.06.2023"},
    *ROWS[2:4],
    {"fkz": "P2", "recipient": PRIVATE, "amount": "7,00"},
)
Run = Callable[..., str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data with awards, once for all tests that go on from there."""
    folder = tmp_path_factory.mktemp("added")
    data = Path(shutil.copytree(DATA, folder / "data"))
    assert main(["--data", str(data), "add", str(file(folder, ROWS))]) == 0
    return data


@pytest.fixture
def stored(data: Path, added: Path) -> None:
    """Let the data hold awards."""
    shutil.copytree(added, data, dirs_exist_ok=True)


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command that succeeds and gives what it says."""

    def said(*arguments: object) -> str:
        capsys.readouterr()
        assert main(["--data", str(data), *map(str, arguments)]) == 0
        return capsys.readouterr().out

    return said


def file(folder: Path, rows: tuple[Mapping[str, str], ...]) -> Path:
    path = folder / "Suchliste.csv"
    path.write_bytes(export(rows))
    return path


def contents(folder: Path) -> dict[str, bytes]:
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: p.read_bytes() for name, p in files.items() if not name.startswith("editions/")}


def test_awards_are_listed_with_their_day_their_number_and_their_sum(
    run: Run, tmp_path: Path
) -> None:
    assert SOURCE not in run("list")
    run("add", file(tmp_path, ROWS), "--retrieved", "2026-09-24")
    lines = run("list").splitlines()
    at = lines.index(SOURCE)
    assert lines[at + 1].startswith("  Förderkatalog des Bundes (Bundesministerium")
    assert lines[at + 2] == (
        "  as of 2026-09-24, read 2026-09-24: 3 awards, 1 more to private persons, 71,007.00 EUR; "
        "1 row of the file not taken, -3,000.00 EUR"
    )


def test_a_new_export_is_compared_award_by_award(run: Run, stored: None, tmp_path: Path) -> None:
    said = run("diff", file(tmp_path, NEXT))
    for line in (
        "  compared with the stored awards: 1 new (+2.50 EUR), 1 changed (+1,000.01 EUR)",
        ", 1 withdrawn (-1,000.00 EUR), private persons (+7.00 EUR), 1 the same\n",
        "national sum 71,007.00 EUR → 71,016.51 EUR",
        "A1: ends 2022-06-30 → 2023-06-30, amount 35,000.00 EUR → 36,000.01 EUR",
        "A2: withdrawn, 1,000.00 EUR, Schäumerei Muster GmbH",
        "A0: new, 2.50 EUR, Schäumerei Muster GmbH",
        "Nothing was stored.",
    ):
        assert line in said
    assert "1 withdrawn" in run("add", "--partial", file(tmp_path, NEXT))
    assert "71,016.51 EUR" in run("list")


def test_the_same_export_changes_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    path = file(tmp_path, ROWS)
    run("add", path, "--retrieved", "2026-09-24")
    before = contents(data)
    said = run("diff", path, "--retrieved", "2026-09-24")
    assert "compared with the stored awards: 3 the same" in said
    assert "Nothing changes" in run("add", path, "--retrieved", "2026-09-24")
    assert contents(data) == before


def test_a_row_that_only_moved_is_no_change(run: Run, stored: None, tmp_path: Path) -> None:
    assert "3 the same" in run("diff", file(tmp_path, ROWS[::-1]))


def test_the_first_changes_of_awards_are_shown_or_all(
    run: Run, stored: None, tmp_path: Path
) -> None:
    many = tuple({"fkz": f"B{n:02}"} for n in range(30))
    assert "… 13 more; print them with --all" in run("diff", file(tmp_path, many))
    assert run("diff", file(tmp_path, many), "--all").count(": new, ") == 30


def test_awards_are_taken_out_with_their_account_and_nothing_else(
    run: Run, data: Path, tmp_path: Path
) -> None:
    before = contents(data)
    run("add", file(tmp_path, ROWS))
    added = Store(root=data).editions()[-1].id
    words = "3 awards, 1 more to private persons, 71,007.00 EUR, taken out."
    assert f"{SOURCE}: {words}" in run("remove", SOURCE)
    assert contents(data).keys() == before.keys()
    changed = {name for name, content in contents(data).items() if content != before[name]}
    assert changed <= {"datapackage.json"}  # which names the edition
    assert len(Store(root=data).at(added).read_awards()) == 3
    assert "in order" in run("check")
    assert SOURCE not in run("list")


def test_the_list_that_was_replaced_comes_back_by_the_command_that_is_named(
    run: Run, data: Path, tmp_path: Path
) -> None:
    run("add", file(tmp_path, ROWS), "--partial")
    first = Store(root=data).read_awards()
    run("add", file(tmp_path, NEXT), "--partial")
    said = run("remove", SOURCE).splitlines()[-1]
    words, command = said.split(": ")
    assert words == "The list that it had replaced does not come back by itself"
    run(*command.removeprefix("python -m loaders ").split())
    store = Store(root=data)
    pd.testing.assert_frame_equal(store.read_awards(), first)
    assert not faults_of(store)


def test_awards_and_figures_are_not_removed_at_once(
    stored: None, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    other = Store(root=data).read_sources().query("kind == 'statistics'")["source_id"].iloc[0]
    assert main(["--data", str(data), "remove", SOURCE, other]) == 1
    assert capsys.readouterr().err.count("one by one") == 1
    assert contents(data) == before


def spoil_awards(data: Path, **columns: object) -> None:
    table, store = tables()["awards"], Store(root=data)
    awards = store.read_awards().astype({c.name: "object" for c in table.columns if c.category})
    spoilt = pa.Table.from_pandas(awards.assign(**columns), preserve_index=False)
    store.file(table.path).write_bytes(parquet_bytes(spoilt, table))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"amount_cents": [1, 2, 3]}, "but the tables hold 4 with 7.06 EUR"),
        ({"amount_cents": [-1, 2, 3]}, "1 with a negative amount, the first is A1"),
        ({"recipient_unplaced": ["abroad", "", ""]}, "1 with not one of recipient_area_id"),
    ],
)
def test_awards_that_do_not_add_up_are_found(
    stored: None, data: Path, columns: dict[str, object], words: str
) -> None:
    assert faults_of(Store(root=data)) == []
    spoil_awards(data, **columns)
    assert any(words in fault for fault in faults_of(Store(root=data)))


@pytest.mark.parametrize(
    ("column", "words"),
    [("amount_cents", "but the file has 5 with 68,007.00 EUR"), (None, "awards are missing")],
)
def test_an_account_that_does_not_add_up_is_found(
    stored: None, data: Path, column: str | None, words: str
) -> None:
    path = data / tables()["awards_account"].path
    if column is None:
        path.unlink()
    else:
        account = pd.read_csv(path)
        account.loc[account["part"] == "negative", column] += 1
        account.to_csv(path, index=False)
    assert any(words in fault for fault in faults_of(Store(root=data)))


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 awards"), (1, "1 award"), (2, "2 awards"), (4000, "4,000 awards")]
)
def test_a_number_goes_with_its_noun(number: int, words: str) -> None:
    assert quantity(number, "award") == words
    assert quantity(number, "ministry", "ministries").endswith("y") == (number == 1)
