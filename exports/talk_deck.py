"""A talk as slides to be edited: each step a map, a chart or a table with its words and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exports.compared_step import Compared, compared
from exports.deck import Body, Deck, DrawnMap, DrawnMaps, Slide
from exports.native_charts import native_chart
from exports.pptx import (
    BELOW_HEADLINE,
    deck_file,
)
from exports.slide_flow import flowed
from exports.slide_maps import maps_of, moving_maps
from exports.slide_tables import MOST_ROWS, first_rows
from exports.slide_words import fits, headline, paragraphs
from exports.stage_profile import profile_rows
from exports.stage_scenes import GoneError, Hall, Mapped, mapped, said, with_sources
from exports.talk_words import (
    edition_words,
    link_of,
    notes_of,
    numbered,
    opening,
    source_line,
    words_alone,
)
from geo.ground import credit
from geo.paper import NoRoomError
from geo.profiles import profile
from geo.report_parts import Table
from geo.report_sentences import cut
from geo.sheets import ATLAS
from geo.static_simple import simplified
from geo.talk import Step, StepKind, Talk
from geo.talk_scenes import Scene
from geo.text import Reader

MOST_PAGES = 3
"""Slides over which a table goes on; what is left after them is counted."""
LEAST_POINTS = 10
"""Of words beside a map, a chart or a table; longer ones have a slide of their own."""
LONGEST_LABEL = 28
"""Letters of the name of a region on its map."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Shown:
    """What a step shows beside its words: bodies, one a slide, each with a line about it."""

    bodies: tuple[Body, ...]
    about: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()


def talk_deck_file(title: str, slides: Iterable[Slide], reader: Reader) -> bytes:
    """Return the slides of a talk as a PowerPoint file, the same bytes for the same slides.

    A map whose legend leaves it no room is said to be in the live view.
    """
    whole = flowed(Deck(title=title, slides=tuple(slides), reader=reader))
    try:
        return deck_file(whole)
    except NoRoomError:
        return deck_file(
            replace(whole, slides=tuple(_with_room(whole, one) for one in whole.slides))
        )


def _with_room(whole: Deck, one: Slide) -> Slide:
    """Return a slide as it is, or without what has no room on it, which it says."""
    try:
        deck_file(replace(whole, slides=(one,)))
    except NoRoomError:
        said = whole.reader.t("This has no room on a slide; the live view shows it.")
        return replace(one, body=None, text=(said,), notes=(*one.text, *one.notes))
    return one


def title_of(talk: Talk, reader: Reader) -> str:
    """Return what a talk is called."""
    return talk.titled(reader.language) or reader.t("Talk")


def slides_of(hall: Hall, step: Step) -> tuple[Slide, ...]:
    """Return the slides of a step; one whose data is gone has its words and says so.

    A step with more words or rows than one slide has room for goes on over several.
    """
    found, stated = said(hall, step)
    if step.kind is StepKind.TITLE and not found.fault:
        return opening(hall, with_sources(hall, found, stated))
    if found.fault or step.kind is StepKind.CLOSING:
        return words_alone(hall, with_sources(hall, found, stated))
    if step.kind is StepKind.COMPARISON:
        view = compared(hall.world, step.address, hall.paths, hall.reader)
        maps = maps_of(hall, view) or moving_maps(hall, step.address)
        used = maps.maps[0].sheet.variant.sources if maps else ()
        whole = with_sources(hall, found, [*stated, *view.source_ids, *used])
        return numbered(whole, _with_words(whole, _of_view(hall, whole, view, maps)))
    try:
        drawn = mapped(hall, step)
    except GoneError as gone_map:
        gone = replace(found, fault=str(gone_map))
        return words_alone(hall, with_sources(hall, gone, stated))
    whole = with_sources(hall, found, [*drawn.sheet.variant.sources, *stated])
    slides = _with_words(whole, _of_map(hall, whole, drawn))
    if step.kind is StepKind.PROFILE:
        slides = [*_with_words(whole, _of_profile(hall, whole, step)), *slides[-1:]]
    return numbered(whole, slides)


def _of_map(hall: Hall, found: Scene, drawn: Mapped) -> Shown:
    """Return the map of a step; its foot names the sources of the words beside it too."""
    region = drawn.shown[0] if drawn.shown else None
    outlines = tuple(
        replace(one, label=cut(one.label, LONGEST_LABEL)) for one in drawn.sheet.outlines
    )
    ground = " · ".join(filter(None, [drawn.sheet.credit, edition_words(hall)]))
    sheet = replace(drawn.sheet, outlines=outlines, source=found.cited, credit=ground)
    return Shown(
        bodies=(DrawnMap(sheet=sheet, shapes=simplified(hall.shapes(region), sheet.bounds)),),
        about=" · ".join(filter(None, [sheet.title, sheet.subtitle, sheet.facts])),
        notes=(sheet.alt,),
    )


def _with_words(found: Scene, shown: Shown) -> list[Slide]:
    """Return what is shown with its words; long words come first, on a slide of their own.

    A line about what is shown that is too long beside them is cut; the notes have it whole.
    """
    words = paragraphs(found.text)
    beside = [*words, *filter(None, [shown.about])]
    alone = bool(words) and not fits([*words, ATLAS], BELOW_HEADLINE, (LEAST_POINTS,))
    head, notes = headline(found.headline or shown.about), notes_of(found)
    before = [Slide(headline=head, text=tuple(words), notes=notes)] if alone else []
    after = [
        Slide(
            headline=head,
            body=body,
            text=tuple(beside) if not alone else (shown.about,),
            source=shown.source,
            notes=(*(notes if not alone else ()), *shown.notes),
            link=link_of(found),
        )
        for body in shown.bodies
    ]
    return [*before, *after]


def _of_profile(hall: Hall, found: Scene, step: Step) -> Shown:
    one = profile(hall.world, step.address.get("alliance"), hall.reader)
    t = hall.reader.t
    rows = [list(row) for row in profile_rows(one, hall.reader)]
    return _tables(one.name, (t("What is known"), t("Value")), rows, one.name, hall, found)


def _of_view(hall: Hall, found: Scene, view: Compared, maps: DrawnMaps | None) -> Shown:
    """Return the maps of a comparison with their table, its chart, its table, else its words."""
    if maps is not None:
        return _of_maps(hall, found, view, maps)
    source = source_line(hall, found)
    words = " ".join(map(str, view.words[:2]))
    chart = native_chart(view, source, hall.reader)
    notes = (*map(str, view.words), *map(str, view.notes))
    if chart is not None:
        return Shown(bodies=(chart,), about=words, source=source, notes=notes)
    if view.rows:
        shown = _tables(view.title, view.heads, view.rows, words, hall, found)
        return replace(shown, notes=(*shown.notes, *notes))
    return Shown(bodies=(None,), about="\n".join(map(str, view.words)), source=source, notes=notes)


def _of_maps(hall: Hall, found: Scene, view: Compared, maps: DrawnMaps) -> Shown:
    """Return the maps of the sides, and the figures of their areas on the slides after them."""
    first = maps.maps[0].sheet
    moving = hall.reader.t("All maps have one scale; in the live view they move together.")
    said = view.words if view.maps else (first.subtitle, moving)
    about = " · ".join(filter(None, [maps.title, *map(str, said)]))
    shown = _tables(view.title, view.heads, view.rows, about, hall, found)
    bodies = tuple(one for one in shown.bodies if one is not None)
    told = (*(one.sheet.alt for one in maps.maps), *map(str, view.notes))
    source = source_line(hall, found, credit(hall.world))
    return replace(shown, bodies=(maps, *bodies), notes=(*told, *shown.notes), source=source)


def _tables(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    about: str,
    hall: Hall,
    found: Scene,
) -> Shown:
    """Return a table over as many slides as it needs; rows that have no room are counted."""
    pages: list[Table] = []
    left = list(rows)
    while left and len(pages) < MOST_PAGES:
        page = first_rows(caption, heads, left)
        if page is None:
            break
        pages.append(page)
        left = left[len(page.rows) :]
    said = hall.reader.t("{count} more rows are in the live view.")
    more = said.format(count=hall.reader.number(len(left))) if left else ""
    return Shown(
        bodies=tuple(pages) or (None,),
        about=" ".join(filter(None, [more, about])),
        source=source_line(hall, found),
        notes=tuple("; ".join(row) for row in left[: MOST_PAGES * MOST_ROWS]),
    )
