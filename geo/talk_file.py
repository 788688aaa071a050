"""A talk as a small file (TOML): written, and read again with every fault told in one sentence."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from geo.talk import (
    LANGUAGES,
    LONGEST_HEADLINE,
    LONGEST_NOTES,
    LONGEST_TEXT,
    MOST_STEPS,
    UNSEEN,
    WITHOUT_VIEW,
    NoTalkError,
    Step,
    StepKind,
    Talk,
    Words,
)
from geo.talk_address import ALLIANCES, COMPARISON, Address, WrongAddressError, address
from geo.text import Reader

FORMAT = "strukturwandel-atlas/talk"
VERSION = 1
MOST_BYTES = 400_000
"""Of a file; a talk of 30 steps in two languages has about 20,000."""
SHOWN = 40
"""Letters of what is wrong that are repeated."""

_OF_FILE = frozenset({"format", "version", "title", "step"})
_OF_STEP = frozenset({"id", "kind", "address", "edition", *LANGUAGES})
_LENGTHS = {"headline": LONGEST_HEADLINE, "text": LONGEST_TEXT, "notes": LONGEST_NOTES}
_ID = re.compile(r"[a-z0-9-]{1,40}")
_EDITION = re.compile(r"[A-Za-z0-9-]{0,60}")

Table = Mapping[str, Any]


def file_of(talk: Talk) -> bytes:
    """Return a talk as a file, the same bytes for the same talk."""
    lines = [*_lines({"format": FORMAT}), f"version = {VERSION}", "", "[title]"]
    lines += _lines(_in_order(talk.title))
    for step in talk.steps:
        facts = {"id": step.id, "kind": step.kind.value, "address": str(step.address)}
        facts |= {"edition": step.edition} if step.edition else {}
        lines += ["", "[[step]]", *_lines(facts)]
        for language, words in _in_order(step.words).items():
            texts = {name: getattr(words, name) for name in _LENGTHS}
            lines += [f"[step.{language}]", *_lines(texts)]
    return ("\n".join(lines) + "\n").encode()


def talk_of_file(content: bytes, reader: Reader) -> Talk:
    """Return the talk of a file, all of it or nothing.

    Raises:
        NoTalkError: The file is none, of another version, too large, or something in it is not
            as a talk has it; the sentence says what and where.

    """
    found = _parsed(content, reader)
    _check_version(found, reader)
    here = reader.t("The file")
    _check_fields(found, _OF_FILE, here, reader)
    title = _texts(found.get("title"), LONGEST_HEADLINE, here, reader)
    listed = found.get("step", [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise NoTalkError(reader.t("The steps of the file are no list of [[step]]; save it anew."))
    if len(listed) > MOST_STEPS:
        words = reader.t("The file has {count} steps; a talk has at most {most}.")
        raise NoTalkError(
            words.format(count=reader.number(len(listed)), most=reader.number(MOST_STEPS))
        )
    steps = tuple(_step(one, place, reader) for place, one in enumerate(listed, start=1))
    ids = [one.id for one in steps]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice:
        words = reader.t("Two steps have the id “{text}”; give one of them another.")
        raise NoTalkError(words.format(text=twice))
    return Talk(title=title, steps=steps)


def _parsed(content: bytes, reader: Reader) -> Table:
    t = reader.t
    check_size(len(content), reader)
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NoTalkError(t("The file is not written in UTF-8; save it as UTF-8.")) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        words = t("The file is no talk; choose a file that this page has saved.")
        raise NoTalkError(words) from None


def check_size(count: int, reader: Reader) -> None:
    """Raise :class:`NoTalkError` where a file has more bytes than one with a talk."""
    if count > MOST_BYTES:
        words = reader.t("The file has {count} bytes; a file with a talk has at most {most}.")
        raise NoTalkError(words.format(count=reader.number(count), most=reader.number(MOST_BYTES)))


def _check_version(found: Table, reader: Reader) -> None:
    if found.get("format") != FORMAT:
        raise NoTalkError(reader.t("The file is no talk; choose a file that this page has saved."))
    if found.get("version") != VERSION or isinstance(found.get("version"), bool):
        words = reader.t(
            "The file has version {text} of the format; this atlas reads version {known}."
        )
        raise NoTalkError(words.format(text=str(found.get("version"))[:SHOWN], known=VERSION))


def _check_fields(found: Table, known: frozenset[str], place: str, reader: Reader) -> None:
    strange = [name for name in found if name not in known]
    if strange:
        words = reader.t("{place}: a talk has no field “{text}”; take it out.")
        raise NoTalkError(words.format(place=place, text=strange[0][:SHOWN]))


def _step(found: Table, number: int, reader: Reader) -> Step:
    place = reader.t("Step {number}").format(number=reader.number(number))
    _check_fields(found, _OF_STEP, place, reader)
    kind = _kind(found.get("kind"), place, reader)
    return Step(
        id=_matched(found.get("id"), _ID, "id", place, reader),
        kind=kind,
        address=_address(found.get("address", ""), kind, place, reader),
        words=dict(_spoken(found, place, reader)),
        edition=_matched(found.get("edition", ""), _EDITION, "edition", place, reader),
    )


def _kind(value: object, place: str, reader: Reader) -> StepKind:
    if isinstance(value, str) and value in list(StepKind):
        return StepKind(value)
    words = reader.t("{place}: there is no kind “{text}”; there are {list}.")
    known = ", ".join(one.value for one in StepKind)
    raise NoTalkError(words.format(place=place, text=str(value)[:SHOWN], list=known))


def _matched(value: object, form: re.Pattern[str], field: str, place: str, reader: Reader) -> str:
    if isinstance(value, str) and form.fullmatch(value):
        return value
    words = reader.t("{place}: “{field}” is not as a talk has it; save the talk anew.")
    raise NoTalkError(words.format(place=place, field=field))


def _address(value: object, kind: StepKind, place: str, reader: Reader) -> Address:
    if not isinstance(value, str):
        return _wrong_address(type(value).__name__, place, reader)
    try:
        found = address(value)
    except WrongAddressError as fault:
        return _wrong_address(fault.named, place, reader)
    if kind not in WITHOUT_VIEW and kind is not kind_of(found):
        return _wrong_address(value, place, reader)
    return found


def _wrong_address(text: str, place: str, reader: Reader) -> Address:
    words = reader.t("{place}: “{text}” leads to no view of the atlas; add the view anew.")
    raise NoTalkError(words.format(place=place, text=" ".join(text.split())[:SHOWN]))


def kind_of(found: Address) -> StepKind:
    """Return what the view at an address is in a talk."""
    if found.page == COMPARISON:
        return StepKind.COMPARISON
    if found.page == ALLIANCES and found.get("alliance"):
        return StepKind.PROFILE
    return StepKind.MAP


def _spoken(found: Table, place: str, reader: Reader) -> Iterator[tuple[str, Words]]:
    for language in LANGUAGES:
        if language not in found:
            continue
        table = found[language]
        where = f"{place} ({language})"
        if not isinstance(table, dict):
            words = reader.t("{place}: “{field}” is not as a talk has it; save the talk anew.")
            raise NoTalkError(words.format(place=place, field=language))
        _check_fields(table, frozenset(_LENGTHS), where, reader)
        texts = {
            name: _text(table.get(name, ""), most, f"{where}, {name}", reader)
            for name, most in _LENGTHS.items()
        }
        yield language, Words(**texts)


def _texts(value: object, most: int, place: str, reader: Reader) -> dict[str, str]:
    if not isinstance(value, dict):
        words = reader.t("{place}: “{field}” is not as a talk has it; save the talk anew.")
        raise NoTalkError(words.format(place=place, field="title"))
    _check_fields(value, frozenset(LANGUAGES), f"{place}, title", reader)
    return {one: _text(text, most, f"{place}, title", reader) for one, text in value.items()}


def _text(value: object, most: int, place: str, reader: Reader) -> str:
    if not isinstance(value, str) or len(value) > most or UNSEEN.search(value):
        words = reader.t("{place}: this must be a text of at most {most} characters.")
        raise NoTalkError(words.format(place=place, most=reader.number(most)))
    return value


def _in_order(by_language: Mapping[str, Any]) -> dict[str, Any]:
    return {one: by_language[one] for one in LANGUAGES if one in by_language}


def _lines(entry: Mapping[str, str]) -> list[str]:
    """Return keys with texts; what JSON escapes TOML reads as the same."""
    return [f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in entry.items()]
