"""``python -m exports``: maps to files; what is wrong is said in one sentence, nothing is left."""

from __future__ import annotations

import re
from errno import ENOSPC
from pathlib import Path

import pytest

from exports.__main__ import main
from exports.files import fault_words
from exports.kinds import Kind

STARTS = {Kind.PNG: b"\x89PNG", Kind.SVG: b"<?xml", Kind.PDF: b"%PDF", Kind.PPTX: b"PK"}


def run(tmp_path: Path, *arguments: str, out: str = "map.svg") -> int:
    return main(["map", "--layer", "skills", *arguments, "--out", str(tmp_path / out)])


@pytest.mark.parametrize("kind", Kind)
def test_a_map_is_written_in_the_format_of_its_ending(tmp_path: Path, kind: Kind) -> None:
    assert run(tmp_path, "--region", "meissen", out=f"map.{kind}") == 0
    (written,) = tmp_path.iterdir()
    assert written.read_bytes().startswith(STARTS[kind])


def test_region_variant_and_language_are_as_asked(tmp_path: Path) -> None:
    asked = ("--region", "suedwestfalen", "--variant", "unemployment_rate:2023")
    assert run(tmp_path, *asked, "--language", "en") == 0
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert ">Unemployment rate</text>" in text
    assert "Five districts" in text
    assert "2023" in text


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--region", "ruhr"), "There is no region 'ruhr'; there are erzgebirge, "),
        (("--region", "meissen", "--definition", "x"), "There is no definition of meissen 'x'; "),
        (("--layer", "roads"), "There is no layer 'roads'; there are alliances, "),
        (("--variant", "rain:2024"), "The layer skills has no variant 'rain:2024'; it has "),
        (("--format", "bmp"), "There is no format 'bmp'; there are png, svg, pdf, pptx."),
        (("--paper", "a3"), "There is no paper 'a3'; there are 16x9, square, a4, a4-portrait."),
        (("--language", "fr"), "There is no language 'fr'; there are de, en."),
    ],
)
def test_what_there_is_not_is_named_with_what_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert run(tmp_path, *arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(expected)
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, out="none/map.svg") == 1
    assert capsys.readouterr().err == f"The folder {tmp_path}/none does not exist; make it first.\n"


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "map.svg").mkdir()
    assert run(tmp_path) == 1
    said = capsys.readouterr().err
    assert said.endswith("; nothing was written.\n")
    assert len(said.splitlines()) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["map.svg"]


@pytest.mark.parametrize("below", ["", "map.svg"])
def test_a_fault_of_a_file_in_the_making_names_the_folder_asked_for(
    tmp_path: Path, below: str
) -> None:
    fault = OSError(2, "No such file", str(tmp_path / ".new-x1" / below))
    assert fault_words(fault, tmp_path / "map.svg").startswith(f"{tmp_path}: No such file;")


def test_a_file_that_is_there_stays_whole_when_writing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(ENOSPC, "No space left on device")

    (tmp_path / "map.svg").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    assert run(tmp_path) == 1
    assert "No space left on device; nothing was written." in capsys.readouterr().err
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"old"]


def test_data_that_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--data", str(tmp_path), "map", "--layer", "skills", "--out", str(tmp_path / "m.png")]
    assert main(asked) == 1
    assert "missing in the data folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["map", "--help"]])
def test_help_names_every_option(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    said = capsys.readouterr().out
    named = ("--region", "--layer", "--variant", "--format", "--paper", "--language", "--out")
    assert all(option in said for option in (named if "map" in arguments else ("map", "--data")))


def test_classes_and_scale_are_as_asked(tmp_path: Path) -> None:
    said = {}
    for name, more in {"own": [], "fixed": ["--fixed"]}.items():
        file = tmp_path / f"{name}.svg"
        chosen = ["--variant", "unemployment_rate:2021", "--classes", "quantiles", *more]
        asked = ["map", "--layer", "skills", *chosen, "--language", "en", "--out", str(file)]
        assert main(asked) == 0
        said[name] = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", file.read_text("utf-8")))
    assert "as many areas in each class, from all areas of the level, 2021" in said["own"]
    assert "as many areas in each class, from all areas of the level, 2025" in said["fixed"]
