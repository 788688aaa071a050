"""What the words of a source make of its number: exact, a bound, or an approximation.

A number is read from a sentence ("über 150 Partner", "bewilligte Förderung, mehr als"); where it
stands alone, the word that limits it goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from geo.citation import Cited, cited, figure
from geo.text import Reader


class Bound(StrEnum):
    """How a stated number lies to the true one."""

    EXACT = "exact"
    LEAST = "at_least"
    MORE = "more_than"
    OVER = "just_over"
    ABOUT = "about"
    UNDER = "just_under"
    MOST = "up_to"
    LEAST_ABOUT = "at_least_about"
    """Of sums only."""

    @property
    def is_lower(self) -> bool:
        """Whether the true number is at least the stated one."""
        return self in _LOWER


_LOWER_ONLY = frozenset({Bound.LEAST, Bound.MORE, Bound.OVER})
_LOWER = _LOWER_ONLY | {Bound.LEAST_ABOUT}

WORDS = {
    "mindestens": Bound.LEAST,
    "mehr als": Bound.MORE,
    "über": Bound.MORE,
    "knapp über": Bound.OVER,
    "rund": Bound.ABOUT,
    "etwa": Bound.ABOUT,
    "circa": Bound.ABOUT,
    "ca.": Bound.ABOUT,
    "knapp": Bound.UNDER,
    "fast": Bound.UNDER,
    "bis zu": Bound.MOST,
    "höchstens": Bound.MOST,
}
"""The words of German sources, see data/alliances."""

LOWER_NOTE = "Untergrenze"

_WORD = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_BEFORE_NUMBER = re.compile(rf"({_WORD})\s+\d", re.IGNORECASE)
_LEFT_OVER = re.compile(rf",\s+({_WORD})(?=$|\s+\([^()]*\)$)", re.IGNORECASE)


def bound_of_count(text: str) -> Bound:
    """Return what the words before the number that a statement begins with make of it."""
    found = _BEFORE_NUMBER.match(text.strip())
    return WORDS[found[1].lower()] if found else Bound.EXACT


def bound_of_amount(covers: str, note: str = "") -> Bound:
    """Return what the word left at the end of ``covers``, or the note, makes of an amount."""
    found = _LEFT_OVER.search(covers.strip())
    if found:
        return WORDS[found[1].lower()]
    return Bound.LEAST if note == LOWER_NOTE else Bound.EXACT


def without_bound(covers: str) -> str:
    """Return what an amount covers without the word that belongs to the amount."""
    return _LEFT_OVER.sub("", covers.strip())


def bound_of_sum(bounds: Iterable[Bound]) -> Bound:
    """Return what its parts make of a sum: a lower bound in it makes it one."""
    parts = list(bounds)
    inexact = {one for one in parts if one is not Bound.EXACT}
    if not inexact:
        return Bound.EXACT
    if len(parts) == 1:
        return parts[0]
    if inexact & _LOWER:
        return Bound.LEAST if inexact <= _LOWER_ONLY else Bound.LEAST_ABOUT
    return Bound.MOST if inexact == {Bound.MOST} else Bound.ABOUT


def amount_words(row: Mapping[str, Any], reader: Reader, address: str = "") -> Cited:
    """Return the amount of a statement with the word that limits it, as a figure of an address."""
    bound = bound_of_amount(str(row["covers"]), str(row["note"]))
    return bounded(figure(reader.euro(float(row["amount_eur"])), address), bound, reader)


def with_more(bound: Bound) -> Bound:
    """Return the bound of a sum to which more may belong than is known."""
    return Bound.LEAST if bound is Bound.EXACT or bound in _LOWER_ONLY else Bound.LEAST_ABOUT


def bounded(number: str, bound: Bound, reader: Reader) -> Cited:
    """Return a number in words with the word that limits it; a figure keeps its address."""
    t = reader.t
    words = {
        Bound.EXACT: "{amount}",
        Bound.LEAST: t("at least {amount}"),
        Bound.MORE: t("more than {amount}"),
        Bound.OVER: t("just over {amount}"),
        Bound.ABOUT: t("about {amount}"),
        Bound.UNDER: t("just under {amount}"),
        Bound.MOST: t("up to {amount}"),
        Bound.LEAST_ABOUT: t("at least about {amount}"),
    }
    return cited(words[bound], amount=number)
