"""A talk: views of the atlas one after the other, each with headline, text and speaker's notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count

from geo.talk_address import Address

LANGUAGES = ("de", "en")
MOST_STEPS = 60
LONGEST_HEADLINE = 120
LONGEST_TEXT = 600
LONGEST_NOTES = 4000
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that cannot be seen; the end of a line and the tab may stand in texts."""


class NoTalkError(ValueError):
    """What is no talk, or no step of one; the message is one sentence in the reader's language."""


class StepKind(StrEnum):
    """What a step shows."""

    TITLE = "title"
    MAP = "map"
    PROFILE = "profile"
    COMPARISON = "comparison"
    CLOSING = "closing"


WITHOUT_VIEW = (StepKind.TITLE, StepKind.CLOSING)
"""Steps of words alone; their address is where their QR code leads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What is said with a step, in one language: on the stage, and to the speaker alone.

    Names of figures in braces, such as ``{size:meissen}``, stand for sentences made from the data,
    see :mod:`geo.talk_sentences`.
    """

    headline: str = ""
    text: str = ""
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A step of a talk.

    Attributes:
        id: Names the step within its talk.
        kind: What it shows.
        address: The view inside the atlas.
        words: By language, at least one of them.
        edition: Id of the edition of the data that the view is pinned to, empty for the newest.

    """

    id: str
    kind: StepKind
    address: Address
    words: Mapping[str, Words] = field(default_factory=dict)
    edition: str = ""

    def spoken(self, language: str) -> Words:
        """Return the words in a language, else those in the one that there is."""
        return self.words.get(language) or next(iter(self.words.values()), Words())


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """A talk; ``title`` by language is also what its file is called."""

    title: Mapping[str, str]
    steps: tuple[Step, ...] = ()

    def titled(self, language: str) -> str:
        """Return the title in a language, else in the one that there is."""
        return self.title.get(language) or next(iter(self.title.values()), "")


def languages_of(talk: Talk) -> tuple[str, ...]:
    """Return the languages in which a talk has words, the first ones first."""
    found = {*talk.title, *(one for step in talk.steps for one in step.words)}
    return tuple(one for one in LANGUAGES if one in found)


def added(talk: Talk, step: Step) -> Talk:
    """Return a talk with one step more: before the closing step where the talk ends with one."""
    closes = bool(talk.steps) and talk.steps[-1].kind is StepKind.CLOSING
    place = len(talk.steps) - closes
    return replace(talk, steps=(*talk.steps[:place], step, *talk.steps[place:]))


def removed(talk: Talk, step_id: str) -> Talk:
    """Return a talk without a step."""
    return replace(talk, steps=tuple(one for one in talk.steps if one.id != step_id))


def moved(talk: Talk, step_id: str, by: int) -> Talk:
    """Return a talk in which a step changes places; at the ends it stays where it is."""
    steps = list(talk.steps)
    at = place_of(steps, step_id)
    to = min(max(at + by, 0), len(steps) - 1)
    steps.insert(to, steps.pop(at))
    return replace(talk, steps=tuple(steps))


def said(talk: Talk, step_id: str, language: str, words: Words) -> Talk:
    """Return a talk in which a step has other words in a language."""
    steps = tuple(
        replace(one, words={**one.words, language: words}) if one.id == step_id else one
        for one in talk.steps
    )
    return replace(talk, steps=steps)


def seen(text: str) -> str:
    """Return a text without the signs that no text of a talk may have."""
    return UNSEEN.sub("", text)


def place_of(steps: Sequence[Step], step_id: str) -> int:
    """Return which of the steps has an id, counted from 0.

    Raises:
        LookupError: None has it.

    """
    for place, one in enumerate(steps):
        if one.id == step_id:
            return place
    raise LookupError(f"{step_id!r} is no step of the talk")


def free_id(talk: Talk) -> str:
    """Return an id that no step of a talk has."""
    taken = {one.id for one in talk.steps}
    return next(name for name in (f"step-{n}" for n in count(1)) if name not in taken)
