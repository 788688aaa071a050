"""Talks: their files, what goes wrong in them, their order, and the sentences made from data."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from geo.citation import pieces
from geo.evidence import record
from geo.figures import region_figure
from geo.talk import (
    LANGUAGES,
    LONGEST_HEADLINE,
    MOST_STEPS,
    NoTalkError,
    Step,
    StepKind,
    Talk,
    Words,
    added,
    free_id,
    languages_of,
    moved,
    removed,
    said,
    seen,
)
from geo.talk_address import Address, WrongAddressError, address, shown
from geo.talk_check import gone, unknown_figures
from geo.talk_file import FORMAT, MOST_BYTES, file_of, talk_of_file
from geo.talk_sentences import SENTENCES, filled, sources_of, unknown_names
from tests.browser.hostile import TEXT
from tests.geo.real import DATA, real_world
from tests.world import reader

WORLD = real_world()
READER = reader()
BOX = sorted((DATA.parent / "exports/talks").glob("*.toml"))
HEAD = f'format = "{FORMAT}"\nversion = 1\n[title]\nen = "A talk"\n'
STEP = '[[step]]\nid = "a"\nkind = "map"\naddress = "erzgebirge?layer=skills"\n'


def step(name: str, kind: StepKind = StepKind.MAP, at: str = "erzgebirge", **words: str) -> Step:
    return Step(id=name, kind=kind, address=address(at), words={"en": Words(**words)})


def talk(*names: str) -> Talk:
    return Talk(title={"en": "A talk"}, steps=tuple(step(one, headline=one) for one in names))


def order(found: Talk) -> list[str]:
    return [one.id for one in found.steps]


def test_talk_is_the_same_after_it_was_saved_and_read() -> None:
    own = Step(
        id="one",
        kind=StepKind.PROFILE,
        address=address("buendnisse?alliance=smarterz"),
        words={
            "de": Words(headline="Überschrift", text="Zeile\nZeile", notes='"\\ \t'),
            "en": Words(headline=TEXT, text=TEXT, notes=TEXT),
        },
        edition="2026-11-21-9d13812",
    )
    full = Talk(title={"de": "Vortrag", "en": TEXT}, steps=(own, step("two")))
    assert talk_of_file(file_of(full), READER) == full
    assert file_of(talk_of_file(file_of(full), READER)) == file_of(full)


BARE = Step(id="a", kind=StepKind.TITLE, address=address(""))


@pytest.mark.parametrize("title", [{}, {"de": ""}, {"en": ""}, {"de": "", "en": "Talk"}])
@pytest.mark.parametrize(
    "steps",
    [
        (),
        (BARE,),
        (replace(BARE, kind=StepKind.CLOSING, words={"de": Words()}),),
        (replace(BARE, kind=StepKind.MAP), replace(BARE, id="b", words={"en": Words(text="x")})),
        (replace(BARE, kind=StepKind.COMPARISON, address=address("vergleich")),),
        (replace(BARE, kind=StepKind.MAP, address=address("?layer=")),),
    ],
)
def test_talk_with_nothing_that_may_be_left_out_is_read_again(
    title: dict[str, str], steps: tuple[Step, ...]
) -> None:
    bare = Talk(title=title, steps=steps)
    assert talk_of_file(file_of(bare), READER) == bare


def test_text_has_no_sign_left_that_a_file_may_not_have() -> None:
    typed = "a\x00b\x7fc\x1b\nd\te"
    assert seen(typed) == "abc\nd\te"
    kept = Talk(title={"de": seen(typed)})
    assert talk_of_file(file_of(kept), READER) == kept


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"", "no talk"),
        (b"\xff\xfe", "UTF-8"),
        (b"not a file", "no talk"),
        (b'[[region]]\nid = "x"\n', "no talk"),
        (b"x = " + b"[" * 5000, "no talk"),
        (b"x = " + b"9" * 5000, "no talk"),
        (b"#" * (MOST_BYTES + 1), "at most 400,000"),
        (HEAD.replace("version = 1", "version = 2").encode(), "version 2"),
        (HEAD.replace("version = 1", "version = true").encode(), "version True"),
        (HEAD.replace("version = 1", "").encode(), "version None"),
        (f"onload = 1\n{HEAD}".encode(), "“onload”"),
        (f'format = "{FORMAT}"\nversion = 1\n'.encode(), "“title”"),
        (f"{HEAD}fr = 'x'\n".encode(), "“fr”"),
        (f"step = 3\n{HEAD}".encode(), "no list"),
        ((HEAD + STEP * (MOST_STEPS + 1)).encode(), "61 steps"),
        ((HEAD + STEP * 2).encode(), "“a”"),
        (f"{HEAD}{STEP}script = 'x'\n".encode(), "Step 1: a talk has no field “script”"),
        (f"{HEAD}{STEP}[step.en]\nhtml = 'x'\n".encode(), "Step 1 (en)"),
        (f"{HEAD}{STEP}en = 3\n".encode(), "Step 1"),
        (f"{HEAD}{STEP}[step.en]\nheadline = {'x' * 130!r}\n".encode(), "at most 120"),
        (f'{HEAD}{STEP}[step.en]\ntext = "\\u0000"\n'.encode(), "at most 600"),
        (f"{HEAD}{STEP}[step.en]\nnotes = 1\n".encode(), "at most 4,000"),
        (f"{HEAD}{STEP}edition = '../..'\n".encode(), "“edition”"),
        ((HEAD + STEP.replace('"map"', '"film"')).encode(), "no kind “film”"),
        ((HEAD + STEP.replace('"map"', '"comparison"')).encode(), "no view"),
        ((HEAD + STEP.replace('"a"', '"<b>"')).encode(), "“id”"),
        ((HEAD + STEP.replace('"a"', "7")).encode(), "“id”"),
        ((HEAD + STEP.replace("erzgebirge?", "javascript:alert(1)?")).encode(), "no view"),
        ((HEAD + STEP.replace("erzgebirge?", "https://example.org/?")).encode(), "no view"),
        ((HEAD + STEP.replace("erzgebirge?", "//example.org?")).encode(), "no view"),
        ((HEAD + STEP.replace("layer=", "onclick=")).encode(), "no view"),
        ((HEAD + STEP.replace("skills", "x" * 9000)).encode(), "no view"),
        ((HEAD + STEP.replace('"erzgebirge?layer=skills"', "['a']")).encode(), "no view"),
    ],
)
def test_file_that_is_no_talk_is_refused_in_one_sentence(content: bytes, said_of_it: str) -> None:
    with pytest.raises(NoTalkError) as fault:
        talk_of_file(content, READER)
    sentence = str(fault.value)
    assert said_of_it in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


def test_steps_are_added_moved_and_taken_out() -> None:
    found = talk("a", "b", "c")
    assert order(moved(found, "c", -1)) == ["a", "c", "b"]
    assert order(moved(found, "a", -1)) == ["a", "b", "c"]
    assert order(moved(found, "c", 1)) == ["a", "b", "c"]
    assert order(removed(found, "b")) == ["a", "c"]
    assert order(added(found, step("d"))) == ["a", "b", "c", "d"]
    closing = added(found, step("end", StepKind.CLOSING, ""))
    assert order(added(closing, step("d"))) == ["a", "b", "c", "d", "end"]
    assert free_id(talk("step-1", "step-3")) == "step-2"


def test_words_of_one_language_leave_those_of_the_other() -> None:
    found = said(talk("a"), "a", "de", Words(headline="Neu"))
    assert found.steps[0].spoken("de").headline == "Neu"
    assert found.steps[0].spoken("en").headline == "a"
    assert languages_of(found) == ("de", "en")
    assert talk("a").steps[0].spoken("de").headline == "a"


@pytest.mark.parametrize(
    ("text", "page", "asked"),
    [
        ("", "", ()),
        ("?layer=skills", "", (("layer", "skills"),)),
        ("overview?layer=skills", "", (("layer", "skills"),)),
        ("vergleich?own=A&own=B", "vergleich", (("own", "A"), ("own", "B"))),
    ],
)
def test_address_is_a_page_and_what_it_shows(
    text: str, page: str, asked: tuple[tuple[str, str], ...]
) -> None:
    found = address(text)
    assert (found.page, found.asked) == (page, asked)
    assert address(str(found)) == found


@pytest.mark.parametrize(
    "text", ["a/b", "../quellen", "A", "erzgebirge?layer", "erzgebirge?evidence=x", "?layer=%00"]
)
def test_address_with_something_strange_is_none(text: str) -> None:
    with pytest.raises(WrongAddressError):
        address(text)


def test_view_of_a_page_is_kept_without_what_does_not_belong_to_it() -> None:
    asked = {"lang": ["en"], "layer": ["skills"], "evidence": ["obs:x"], "beside": ["x"]}
    assert str(shown("overview", asked)) == "?layer=skills"
    assert shown("erzgebirge", asked).within("https://atlas.example/", lang="de", edition="") == (
        "https://atlas.example/erzgebirge?layer=skills&lang=de"
    )


@pytest.mark.parametrize(
    ("kind", "at", "named"),
    [
        (StepKind.MAP, "atlantis", "atlantis"),
        (StepKind.MAP, "own-14511", "own-14511"),
        (StepKind.MAP, "eigene-region?own=nowhere", "eigene-region"),
        (StepKind.MAP, "chemnitz-zwickau?definition=old", "old"),
        (StepKind.MAP, "?layer=skills&area=99999", "99999"),
        (StepKind.PROFILE, "buendnisse?alliance=gone", "gone"),
        (StepKind.COMPARISON, "vergleich?regions=gone,erzgebirge", "gone"),
        (StepKind.CLOSING, "atlantis", "atlantis"),
    ],
)
def test_step_whose_data_is_gone_says_so(kind: StepKind, at: str, named: str) -> None:
    assert named in gone(WORLD, step("a", kind, at), READER)


@pytest.mark.parametrize("file", BOX, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_talk_in_the_box_has_words_in_both_languages_and_all_its_data(
    file: Path, language: str
) -> None:
    speaks = reader(language)
    found = talk_of_file(file.read_bytes(), speaks)
    assert language in found.title
    for one in found.steps:
        assert gone(WORLD, one, speaks) == ""
        assert unknown_figures(WORLD, one, speaks) == ""
        assert unknown_names(WORLD, one.spoken(language).notes, speaks) == []
        assert one.words[language].headline


@pytest.mark.parametrize("file", BOX, ids=lambda file: file.stem)
def test_no_number_stands_in_a_talk_of_the_box_but_by_rule(file: Path) -> None:
    found = talk_of_file(file.read_bytes(), READER)
    for one in found.steps:
        for words in one.words.values():
            plain = re.sub(r"\{[^}]+\}", "", f"{words.headline} {words.text} {words.notes}")
            assert not re.search(r"\d", plain)


def test_talk_through_five_regions_visits_each_of_them() -> None:
    found = talk_of_file(BOX[0].read_bytes(), READER)
    visited = {one.address.page for one in found.steps}
    assert {one.id for one in WORLD.regions} <= visited
    assert len(WORLD.regions) == 5
    kinds = [one.kind for one in found.steps]
    assert (kinds[0], kinds[-1], set(kinds)) == (StepKind.TITLE, StepKind.CLOSING, set(StepKind))


def test_sentence_of_a_name_says_the_figure_of_the_tables_with_its_record() -> None:
    text = filled(WORLD, "So: {size:meissen} Ende {x} {size:atlantis}", READER)
    region = WORLD.region("meissen")
    assert region is not None
    people = region_figure(WORLD, region, region.definition(), "population").value.number
    assert READER.number(people or 0) in text
    assert text.startswith("So: ")
    assert text.endswith(" Ende {x} {size:atlantis}")
    refs = [ref for _, ref in pieces(text) if ref]
    assert refs
    assert all(record(WORLD, ref, READER).value for ref in refs)
    assert sources_of(WORLD, [text], READER)


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("region", [one.id for one in WORLD.regions])
def test_every_sentence_can_be_said_of_every_region(name: str, region: str) -> None:
    assert "{" not in filled(WORLD, f"{{{name}:{region}}}", READER)


def test_name_that_stands_for_no_figure_is_named() -> None:
    known = WORLD.regions[1].definitions[-1].id
    strange = step(
        "a",
        text="{size:atlantis} {size:meissen.nix} {figure:obs:x:y:z} {size:meissen} {no} "
        f"{{size:{WORLD.regions[1].id}.{known}}}",
    )
    assert unknown_names(WORLD, strange.spoken("en").text, READER) == [
        "{size:atlantis}",
        "{size:meissen.nix}",
        "{figure:obs:x:y:z}",
    ]
    assert "{size:atlantis}" in unknown_figures(WORLD, strange, READER)


def test_headline_as_long_as_may_be_is_read() -> None:
    full = replace(talk("a"), title={"en": "x" * LONGEST_HEADLINE})
    assert talk_of_file(file_of(full), READER) == full


def test_address_without_query_has_no_question_mark() -> None:
    assert str(Address(page="meissen")) == "meissen"
