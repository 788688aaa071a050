"""``python -m exports set``: many files in one go; a fault in one leaves the others."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path

import pytest

from exports import sets, stored
from exports.__main__ import main
from geo.world import World
from loaders.store import Store
from tests.geo.real import read_once

TABLES = ("--products", "figures-csv", "figures-xlsx")
REGIONS = [one.id for one in Store(root=Path(__file__).parents[2] / "data").read_regions()]


def make_set(folder: Path, *arguments: str) -> int:
    return main(["set", *arguments, "--out", str(folder)])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[World]]:
    """Return the names of the files of all regions, and the data that were read for them."""
    folder, read = tmp_path_factory.mktemp("all"), []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            stored, "read_world", lambda store: read.append(found := read_once(store)) or found
        )
        assert make_set(folder, "--region", "all", *TABLES) == 0
    return [one.name for one in folder.iterdir()], read


def test_all_regions_and_germany_are_made(whole: tuple[list[str], list[World]]) -> None:
    names, _ = whole
    assert len(names) == 2 * (len(REGIONS) + 1)
    for place in (*REGIONS, "deutschland"):
        assert len([one for one in names if f"_{place}_" in one]) == 2


def test_a_set_in_both_languages_has_a_folder_for_each(tmp_path: Path) -> None:
    asked = ("--region", "meissen", "--language", "all", "--products", "figures-csv")
    assert make_set(tmp_path, *asked) == 0
    german, english = (next((tmp_path / one).iterdir()) for one in ("de", "en"))
    assert german.name == english.name
    assert "Arbeitslosenquote" in german.read_text("utf-8")
    assert "Unemployment rate" in english.read_text("utf-8")


def test_a_map_is_made_of_every_layer(tmp_path: Path) -> None:
    assert make_set(tmp_path, "--region", "meissen", "--products", "map-svg") == 0
    layers = {one.name.split("_")[1].split("-")[0] for one in tmp_path.iterdir()}
    assert layers >= {"alliances", "partners", "funding", "skills"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--region", "ruhr"), "There is no region 'ruhr'; there are "),
        (("--products", "poster"), "There is no product 'poster'; there are map-png, "),
        (("--language", "fr"), "There is no language 'fr'; there are de, en, all."),
        (("--paper", "a3"), "There is no paper 'a3'; there are "),
    ],
)
def test_what_there_is_not_is_named_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert make_set(tmp_path / "new", *arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(expected)
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_fault_in_one_file_is_one_sentence_and_leaves_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".csv":
            raise OSError(ENOSPC, "No space left on device", str(path))
        path.write_bytes(content)

    monkeypatch.setattr(sets, "write", full)
    assert make_set(tmp_path, "--region", "meissen", *TABLES) == 1
    heard = capsys.readouterr()
    (sentence,) = heard.err.splitlines()
    assert "figures-csv_meissen" in sentence
    assert sentence.endswith("No space left on device; nothing was written.")
    assert heard.out.startswith("1 of 2 files are in ")
    assert [one.suffix for one in tmp_path.iterdir()] == [".xlsx"]


def test_data_is_read_once_for_all_regions_of_a_language(
    whole: tuple[list[str], list[World]],
) -> None:
    assert len(whole[1]) == 1
