"""The command line of the loaders: one sentence for each fault, and nothing half-written."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.check import faults_of
from loaders.store import Store

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_the_data_in_the_box_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "The data folder is in order.\n"


def test_checking_all_data_takes_less_than_five_seconds_of_work() -> None:
    start = time.process_time()
    assert not faults_of(Store(root=DATA))
    assert time.process_time() - start < 5


def test_a_figure_that_stands_there_twice_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "observations/observations.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    assert main(["--data", str(data), "check"]) == 1
    said = capsys.readouterr().out
    assert f"row {len(lines) + 1}: area_id 01, period 2020, indicator employees_constr" in said


def test_a_reference_that_leads_nowhere_is_named_with_its_row(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "alliances/memberships.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].replace("smarterz,", "no-such-alliance,", 1)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["--data", str(data), "check"]) == 1
    said = capsys.readouterr().out
    assert "alliances/memberships.csv, row 4, column alliance_id: 'no-such-alliance'" in said


def test_a_figure_of_a_level_its_indicator_does_not_know_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = data / "indicators.toml"
    text = catalogue.read_text(encoding="utf-8")
    entry = 'id = "unemployment_rate"\n'
    catalogue.write_text(text.replace(entry, f'{entry}levels = ["country", "state"]\n'))
    assert main(["--data", str(data), "check"]) == 1
    said = capsys.readouterr().out
    assert "unemployment_rate exists for country, state only, not for 01001; remove the row" in said


def test_an_outline_that_is_missing_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "areas/areas.csv"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if "14511," not in line]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert main(["--data", str(data), "check"]) == 1
    assert "14511 of areas/districts.parquet is missing" in capsys.readouterr().out


def test_a_build_from_a_broken_package_leaves_the_old_data(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "package.tgz"
    broken.write_bytes(b"this is no archive")
    before = contents(data)
    assert main(["--data", str(data), "build", "--outlines", str(broken)]) == 1
    assert str(broken.name) in capsys.readouterr().err
    assert contents(data) == before


def test_a_build_from_a_folder_that_is_not_there_says_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(data)
    assert main(["--data", str(data), "build", "--outlines", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
    assert contents(data) == before
