"""The command that makes a talk: what it writes, and the one sentence where it cannot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exports.__main__ import MORE, main
from exports.options import parser
from exports.stored import ROOT
from geo.talk import Step, StepKind, Talk, Words
from geo.talk_address import address
from geo.talk_file import MOST_BYTES, file_of
from tests.exports.slides import opened

GOOD = Talk(
    title={"en": "Small"},
    steps=(
        Step(id="a", kind=StepKind.TITLE, address=address(""), words={"en": Words(headline="One")}),
        Step(
            id="b",
            kind=StepKind.MAP,
            address=address("meissen?layer=skills"),
            words={"en": Words(headline="Two", notes="Spoken")},
            edition="1999-01-01-0000000",
        ),
    ),
)


def talk_file(folder: Path) -> str:
    path = folder / "mine.toml"
    path.write_bytes(file_of(GOOD))
    return str(path)


@pytest.mark.parametrize("kind", ["html", "pptx"])
def test_talk_of_a_file_is_written_whole_and_alike(tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"mine.{kind}"
    asked = ["talk", talk_file(tmp_path), "--language", "en", "--out", str(out)]
    assert main(asked) == 0
    first = out.read_bytes()
    assert main([*asked, "--format", kind]) == 0
    assert out.read_bytes() == first
    if kind == "html":
        assert b"1999-01-01-0000000" in first
    else:
        said = [one.text_frame.text for one in opened(first).slides[1].placeholders]
        assert "1999-01-01-0000000" in " ".join(said)


@pytest.mark.parametrize("kind", ["html", "pptx"])
def test_steps_whose_data_is_gone_are_told_one_a_line_and_the_file_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    def step(name: str, at: str, text: str = "") -> Step:
        said = {"de": Words(headline=name, text=text)}
        return Step(id=name, kind=StepKind.MAP, address=address(at), words=said)

    steps = (
        step("here", "meissen?layer=skills"),
        step("region", "atlantis"),
        step("layer", "meissen?layer=money"),
        step("words", "meissen?layer=skills", "{size:nix}"),
        GOOD.steps[1],
    )
    path, out = tmp_path / "gone.toml", tmp_path / f"gone.{kind}"
    path.write_bytes(file_of(Talk(title={"de": "Fort"}, steps=steps)))
    assert main(["talk", str(path), "--out", str(out)]) == 0
    assert out.stat().st_size > 10_000
    said = capsys.readouterr().err.splitlines()
    for line, (start, named) in zip(
        said,
        [
            ("Step 2 (region)", "atlantis"),
            ("Step 3 (layer)", "money"),
            ("Step 4 (words)", "{size:nix}"),
            ("Step 5 (b)", "1999-01-01-0000000"),
        ],
        strict=True,
    ):
        assert line.startswith(start)
        assert named in line


def test_talk_is_named_by_itself_in_a_folder(tmp_path: Path) -> None:
    asked = ["talk", talk_file(tmp_path), "--format", "pptx", "--out", str(tmp_path)]
    assert main(asked) == 0
    assert (tmp_path / "strukturwandel-atlas_mine_de.pptx").is_file()


@pytest.mark.parametrize(
    ("content", "options", "named"),
    [
        (b"format = 1", [], "is no talk"),
        (file_of(GOOD).replace(b"version = 1", b"version = 9"), [], "version 9"),
        (b"#" * (MOST_BYTES + 1), [], f"{MOST_BYTES + 1:,} bytes"),
        (b"a = " + b"[" * 3000, [], "is no talk"),
        (file_of(GOOD).replace(b'kind = "map"', b'kind = "film"'), [], "film"),
        (file_of(GOOD).replace(b"meissen?layer", b"meissen?lawyer"), [], "lawyer"),
        (file_of(GOOD), ["--format", "doc"], "'doc'"),
        (file_of(GOOD), ["--ready"], "Name one talk"),
        (file_of(GOOD), ["--language", "fr"], "'fr'"),
        (None, [], "Name one talk"),
        (None, ["--ready", "nothing"], "'nothing'"),
        (None, ["gone.toml"], "gone.toml"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
    content: bytes | None,
    options: list[str],
    named: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, out = tmp_path / "talk.toml", tmp_path / "out"
    out.mkdir()
    if content is not None:
        path.write_bytes(content)
        options = [str(path), *options]
    assert main(["talk", *options, "--out", str(out / "talk.pptx")]) == 1
    said = capsys.readouterr().err
    assert named in said
    assert said.count("\n") == 1
    assert list(out.iterdir()) == []


def test_slides_with_a_sign_that_the_font_lacks_are_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = replace(GOOD.steps[0], words={"en": Words(headline="A \U0001f680")})
    path = tmp_path / "mine.toml"
    path.write_bytes(file_of(replace(GOOD, steps=(strange,))))
    out = tmp_path / "mine.pptx"
    assert main(["talk", str(path), "--language", "en", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "U+1F680 ROCKET" in said
    assert len(said.splitlines()) == 1
    assert not out.exists()


def test_help_names_the_command_and_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser(ROOT, MORE).parse_args(["talk", "--help"])
    said = capsys.readouterr().out
    for one in ("--ready", "--format", "--address", "--language", "--out"):
        assert one in said
