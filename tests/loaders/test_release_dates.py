"""A file older than the figures that it would replace is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.adding import add, planned
from loaders.given_files import Given
from loaders.store import Store
from tests.loaders.official_files import FIXTURES

DATA = Path(__file__).parents[2] / "data"
TEXT = (FIXTURES / "genesis_13211.csv").read_text(encoding="cp1252")
STAND = "Stand: 26.02.2026"


def made_on(folder: Path, day: str, number: str) -> Given:
    path = folder / f"{day}.csv"
    text = TEXT.replace(STAND, f"Stand: {day}").replace(";5918;", f";{number};", 1)
    path.write_text(text, encoding="cp1252")
    return Given(path=path)


@pytest.mark.parametrize(("day", "is_older"), [("01.03.2024", True), ("01.03.2026", False)])
def test_a_release_older_than_what_is_stored_is_told(
    tmp_path: Path, day: str, is_older: bool
) -> None:
    store = Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))
    stored = made_on(tmp_path, "26.02.2026", "5918")
    add([stored], store, retrieved="2026-02-26", partial=True)
    report = planned([made_on(tmp_path, day, "5919")], store).report
    found = [one for one in report.unusual if "older than what is stored" in one]
    assert len(found) == is_older
    assert all("made on 2024-03-01" in one and "downloaded on 2026-02-26" in one for one in found)
