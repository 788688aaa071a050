"""Words and sources that have no room beside a body: kept in part, and whole on the next slide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from exports.deck import Deck, DrawnMap, Opening, Slide
from exports.pptx import BELOW_HEADLINE, BESIDE_SMALL_CODE, FOOT, FOOT_SIZES, STATEMENT, TEXT_SIZES
from exports.pptx_text import Box
from exports.slide_words import fits, headline
from geo.text import Reader

LEAST_POINTS = 12
"""Of words on a slide of their own."""
_PART = re.compile(r"(?<=[.;·])\s+")
"""Where a sentence, a source or a part of a line ends."""


def flowed(deck: Deck) -> Deck:
    """Return a talk in which nothing is cut: what has no room goes on on a slide of its own."""
    slides = tuple(page for one in deck.slides for page in _flowed(one, deck.reader))
    return replace(deck, slides=slides)


def pages_of(texts: Sequence[str], box_fits: Callable[[Sequence[str]], bool]) -> list[list[str]]:
    """Return paragraphs in as many pages as they need; at least one, which may be empty."""
    pages: list[list[str]] = [[]]
    for one in texts:
        if pages[-1] and not box_fits([*pages[-1], one]):
            pages.append([])
        pages[-1].append(one)
    return pages


def _flowed(one: Slide, reader: Reader) -> Iterator[Slide]:
    if one.body is None or isinstance(one.body, Opening):
        yield one
        return
    foot = _foot(one)
    box = BESIDE_SMALL_CODE if one.link else FOOT
    whole_text = fits(one.text, BELOW_HEADLINE, TEXT_SIZES)
    whole_foot = fits(foot, box, FOOT_SIZES)
    if whole_text and whole_foot:
        yield one
        return
    if whole_text and fits([" · ".join(foot)], box, FOOT_SIZES):
        yield replace(one, source=" · ".join(foot))
        return
    more = reader.t("The rest is on the next slide.")
    text = (
        one.text if whole_text else (_kept(one.text, more, _fitting(BELOW_HEADLINE, TEXT_SIZES)),)
    )
    source = one.source if whole_foot else _short_foot(one, more, _fitting(box, FOOT_SIZES))
    left = [*(() if whole_text else one.text), *(() if whole_foot else foot)]
    yield replace(one, text=text, source=source, notes=(*one.notes, *left))
    head = headline(one.headline, ": " + reader.t("words and sources in full"))
    for page in pages_of(left, _fitting(STATEMENT, (LEAST_POINTS,))):
        yield Slide(headline=head, text=tuple(page), notes=tuple(page))


def _foot(one: Slide) -> list[str]:
    if one.source or not isinstance(one.body, DrawnMap):
        return [one.source] if one.source else []
    sheet = one.body.sheet
    return list(filter(None, [" · ".join(sheet.notes), sheet.source, sheet.credit]))


def _short_foot(one: Slide, more: str, fitting: Callable[[Sequence[str]], bool]) -> str:
    """Return sources and credit without the notes of a map, else as many sources as fit."""
    if one.source or not isinstance(one.body, DrawnMap):
        return _kept([one.source], more, fitting)
    credit = one.body.sheet.credit
    whole = f"{one.body.sheet.source} · {credit}"
    if fitting([f"{whole} · {more}"]):
        return f"{whole} · {more}"
    return _kept([one.body.sheet.source], f"{more} · {credit}", fitting)


def _kept(texts: Sequence[str], more: str, fitting: Callable[[Sequence[str]], bool]) -> str:
    """Return the first parts of texts that fit together with the words that there is more."""
    parts = [part for one in texts for part in _PART.split(one)]
    counts = range(len(parts) - 1, 0, -1)
    tries = (" ".join([*parts[:count], more]) for count in counts)
    return next((one for one in tries if fitting([one])), more)


def _fitting(box: Box, sizes: Sequence[float]) -> Callable[[Sequence[str]], bool]:
    return lambda texts: fits(texts, box, sizes)
