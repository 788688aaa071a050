"""The commands for official tables: what they say, what they write, what they leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders import table_commands
from loaders.__main__ import main
from loaders.given_files import Given
from loaders.store import Store
from tests.loaders.invented import FORMAT, write

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.adding.all_formats", lambda: (FORMAT,))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lost = [f"99{n:03};Nowhere;2026;Arbeitslose=1" for n in range(30)]
    return write(tmp_path / "table.csv", "14521;;2026;Arbeitslose=10000", *lost)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def run(data: Path, *arguments: object) -> int:
    return main(["--data", str(data), *map(str, arguments)])


def test_adding_says_what_was_found_and_the_first_rows_not_taken(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "add", file, "--retrieved", "2026-11-20") == 0
    said = capsys.readouterr().out
    assert "table.csv: Invented table" in said
    assert "1 of 31 rows taken, 30 listed below" in said
    assert said.count("Nowhere") == 20
    assert "… 10 more; write all with --rows FILE.csv" in said
    assert "Stored. A running atlas shows it after a restart." in said
    assert run(data, "check") == 0


def test_adding_twice_says_that_nothing_changes(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(data, "add", file)
    before = contents(data)
    capsys.readouterr()
    assert run(data, "add", file) == 0
    assert "Nothing changes: all of it is stored already." in capsys.readouterr().out
    assert contents(data) == before


def test_a_dry_run_and_a_comparison_store_nothing(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    assert run(data, "add", file, "--dry-run") == 0
    assert "Nothing was stored." in capsys.readouterr().out
    assert run(data, "diff", file) == 0
    assert "14521 2026 unemployed: nothing → 10000" in capsys.readouterr().out
    assert contents(data) == before


def test_a_comparison_shows_the_first_changes_or_all(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    areas = pd.read_csv(data / "areas/areas.csv", dtype=str)
    districts = areas.loc[areas["level"] == "district", "area_id"].head(30)
    path = write(tmp_path / "many.csv", *(f"{one};;2025;Arbeitslose=7" for one in districts))
    run(data, "diff", path)
    said = capsys.readouterr().out
    assert said.count("→ 7\n") == 20
    assert "more; print them with --all" in said
    run(data, "diff", path, "--all")
    assert capsys.readouterr().out.count("→ 7\n") == 30


def test_all_rows_not_taken_go_to_a_file(data: Path, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    run(data, "add", file, "--rows", target)
    rows = pd.read_csv(target)
    assert len(rows) == 30
    assert list(rows) == ["file", "row", "text", "reason", "rows"]


def test_rows_that_cannot_be_written_keep_the_file_from_being_added(
    data: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    assert run(data, "add", file, "--rows", tmp_path / "nowhere" / "rows.csv") == 1
    assert "nothing was changed" in capsys.readouterr().err
    assert contents(data) == before


def test_tables_are_listed_and_removed_by_id(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(root=data)
    before = store.read_observations()
    run(data, "add", file, "--retrieved", "2026-11-20")
    capsys.readouterr()
    assert run(data, "list") == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(lines) if line == "  Arbeitslose (Invented Office)")
    assert lines[at + 1] == "  as of 2026, read 2026-11-20: 1 figure, 1 district"
    assert run(data, "remove", lines[at - 1]) == 0
    assert "1 figure of" in capsys.readouterr().out
    assert store.read_observations().equals(before)


def test_what_is_wrong_is_said_on_stderr_in_one_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    bad = tmp_path / "page.csv"
    bad.write_text("<html>error</html>")
    assert run(data, "add", bad) == 1
    assert run(data, "remove", "nothing") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2
    assert contents(data) == before


def test_an_address_is_downloaded_and_becomes_the_source(
    data: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://example.org/table.csv"

    def fetched(asked: str, cache: Path, **_: object) -> Given:
        assert (asked, cache) == (address, tmp_path / "cache")
        return Given(path=file, url=asked, retrieved="2026-10-01")

    monkeypatch.setattr(table_commands, "fetch", fetched)
    assert main(["--data", str(data), "--cache", str(tmp_path / "cache"), "add", address]) == 0
    sources = pd.read_csv(data / "sources.csv", dtype=str, keep_default_na=False)
    (row,) = sources[sources["url"] == address].to_dict("records")
    assert row["retrieved"] == "2026-10-01"
