"""The slides of a talk that are words alone, and the words around what the others show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exports.deck import Opening, Slide
from exports.pptx import BELOW_OPENING, BESIDE_CODE, BESIDE_SMALL_CODE
from exports.qr_code import has_room
from exports.slide_words import fits, headline, paragraphs
from exports.stage_scenes import Hall
from geo.sheets import ATLAS
from geo.talk_scenes import Scene


def opening(hall: Hall, found: Scene) -> tuple[Slide, ...]:
    """Return the first slide; what has no room on it stands on the next."""
    about = " · ".join(filter(None, [ATLAS, edition_words(hall)]))
    text = [*paragraphs(found.text), about]
    short = fits(text, BELOW_OPENING, (20, 18, 16, 14, 12))
    first = Slide(
        headline=headline(found.headline or ATLAS),
        body=Opening(),
        text=tuple(text) if short else (about,),
        source=source_line(hall, found),
        notes=notes_of(found),
        link=link_of(found),
    )
    return (first,) if short else (first, *words_alone(hall, found))


def words_alone(hall: Hall, found: Scene) -> tuple[Slide, ...]:
    """Return words in large letters, over as many slides as they need; the last has the code."""
    pages: list[list[str]] = [[]]
    for one in [*paragraphs(found.text), *paragraphs(found.fault)]:
        if pages[-1] and not fits([*pages[-1], one], BESIDE_CODE, (14,)):
            pages.append([])
        pages[-1].append(one)
    slides = [
        Slide(
            headline=headline(found.headline or ATLAS),
            text=tuple(page),
            source=source_line(hall, found),
            notes=notes_of(found) if not number else (),
        )
        for number, page in enumerate(pages)
    ]
    return numbered(found, [*slides[:-1], replace(slides[-1], link=link_of(found))])


def numbered(found: Scene, slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Return the slides of one step; where there are several, each headline says which it is."""
    if len(slides) == 1:
        return tuple(slides)
    head = found.headline or slides[0].headline
    return tuple(
        replace(one, headline=headline(head, f" ({number}/{len(slides)})"))
        for number, one in enumerate(slides, start=1)
    )


def edition_words(hall: Hall) -> str:
    """Return which edition the figures are of, empty where that is not known."""
    words = hall.reader.t("edition of the data: {edition}")
    return words.format(edition=hall.edition) if hall.edition else ""


def source_line(hall: Hall, found: Scene, ground: str = "") -> str:
    """Return where a slide is from, in short where the whole has no room; the notes have it.

    ``ground`` is the credit of the outlines of a map.
    """
    if not found.cited:
        return ""
    whole, short = (
        " · ".join(filter(None, [one, ground, edition_words(hall), ATLAS]))
        for one in (found.cited, found.source)
    )
    return whole if fits([whole], BESIDE_SMALL_CODE, (7,)) else short


def notes_of(found: Scene) -> tuple[str, ...]:
    """Return what the speaker says, and what the slide has no room for."""
    whole = found.headline if headline(found.headline) != found.headline else ""
    far = found.link if not has_room(found.link) else ""
    return tuple(filter(None, [*paragraphs(found.notes), whole, found.cited, far]))


def link_of(found: Scene) -> str:
    """Return where the code of a slide leads, empty where no code can hold the address."""
    return found.link if has_room(found.link) else ""
