"""The talk about a region that is ready to be given: what it is, its figures, maps and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from exports.deck import Deck, DrawnMap, Opening, Slide, SlideChart
from exports.live import live_view
from exports.pptx import BESIDE_CODE, BODY, deck_file
from exports.pptx_tables import table_fits
from exports.product import Job, NoRegionError
from exports.slide_flow import flowed, pages_of
from exports.slide_words import fits
from geo.chart_parts import Scatter
from geo.district_strip import district_strip
from geo.figures import HEADLINE_SKILLS_INDICATOR, comparison
from geo.funding_layer import counting_rule
from geo.ground import credit
from geo.money import alliances_of, fundable
from geo.money_table import money_table
from geo.provenance import cited
from geo.region_charts import age_bars, key_bars
from geo.report_parts import Table
from geo.report_sentences import (
    Shown,
    alliance_words,
    beside_words,
    cut,
    definition_words,
    money_words,
    overlap_words,
    size_words,
    unknown_words,
)
from geo.report_tables import alliance_table
from geo.sheets import ATLAS, sheet
from geo.static_simple import simplified

LAYERS = ("alliances", "partners", "funding", "skills")
"""The maps of a talk, in its order."""
FEWER = (10, 8, 7, 6, 5, 4, 3, 2, 1)
"""How many rows a table has, fewer where their names are long."""
LONGEST = 260
"""Letters of a paragraph on a slide; the notes have it whole."""
LEAST_POINTS = 11
"""Of sources on the last slides."""
LONGEST_LABEL = 28
"""Letters of the name of a region on its map."""


def region_deck_file(job: Job) -> bytes:
    """Return the talk about the region of a job as a PowerPoint file.

    Raises:
        NoRegionError: The job is about Germany.
        geo.paper.NoRoomError: A legend leaves no room for its map.

    """
    return deck_file(flowed(region_deck(job)))


def region_deck(job: Job) -> Deck:
    """Return the talk about the region of a job.

    Raises:
        NoRegionError: The job is about Germany.

    """
    if job.shown is None:
        raise NoRegionError("The talk is about one region; name it with --region.")
    slides = (
        _opening(job, job.shown),
        _what_it_is(job, job.shown),
        _chart(key_bars(job.world, job.shown, job.reader)),
        *_maps(job),
        *_tables(job, job.shown),
        _rank(job, job.shown),
        _chart(age_bars(job.world, job.shown, job.reader)),
        _unknown(job, job.shown),
        *_closing(job),
    )
    return Deck(title=job.reader.of(job.shown[0].title), slides=slides, reader=job.reader)


def _opening(job: Job, shown: Shown) -> Slide:
    t, reader = job.reader.t, job.reader
    edition = t("edition of the data: {edition}").format(edition=job.edition)
    text = (ATLAS, reader.of(shown[1].title), edition if job.edition else "")
    return Slide(
        headline=cut(reader.of(shown[0].title), LONGEST),
        body=Opening(),
        text=_short(text),
        notes=(size_words(job.world, shown, reader),),
        link=live_view(job),
    )


def _what_it_is(job: Job, shown: Shown) -> Slide:
    reader, region = job.reader, shown[0]
    is_not = f"{reader.t('What the region is not')}: {reader.of(region.is_not)}"
    overlaps = overlap_words(job.world, shown, reader)
    size = size_words(job.world, shown, reader)
    words = (*definition_words(shown, reader), size, is_not, *overlaps)
    return Slide(
        headline=reader.t("What the region is, and what it is not"),
        text=_short(words),
        source=f"{shown[1].source}",
        notes=words,
    )


def _chart(chart: SlideChart, words: Iterable[str] = ()) -> Slide:
    head = chart.head
    said = tuple(filter(None, words))
    return Slide(
        headline=cut(head.title, LONGEST // 2),
        body=chart,
        text=_short([" · ".join([head.subtitle, *head.notes]), *said]),
        source=head.source,
        notes=(head.alt, *said),
    )


def _maps(job: Job) -> Iterator[Slide]:
    shapes = simplified(job.shapes(), job.view.bounds)
    known = {layer.id for layer in job.view.layers}
    for layer in LAYERS:
        if layer not in known:
            continue
        found = sheet(job.world, job.view, layer, "", job.reader, job.shown)
        short = tuple(replace(one, label=cut(one.label, LONGEST_LABEL)) for one in found.outlines)
        drawn = DrawnMap(sheet=replace(found, outlines=short), shapes=shapes)
        yield Slide(
            headline=cut(found.title, LONGEST // 2),
            body=drawn,
            notes=(found.alt,),
            link=live_view(job, layer),
        )


def _tables(job: Job, shown: Shown) -> Iterator[Slide]:
    world, reader = job.world, job.reader
    ids = list(fundable(alliances_of(world, shown[0], shown[1].id))["alliance_id"])
    counting = world.funding[world.funding["counts"] & world.funding["alliance_id"].isin(ids)]
    money = tuple(money_words(world, shown, reader))
    yield _table(
        partial(money_table, world, shown, reader),
        reader.t("Money of the alliances"),
        money,
        cited(world, counting["source_id"], reader),
        (*money, counting_rule(reader)),
    )
    words = (alliance_words(world, shown, reader),)
    rows = alliances_of(world, shown[0], shown[1].id)
    yield _table(
        partial(alliance_table, world, shown, reader),
        reader.t("Alliances of the region"),
        words,
        cited(world, rows["source_id"], reader),
        words,
    )


def _table(
    made: Callable[..., Table | None],
    headline: str,
    words: tuple[str, ...],
    source: str,
    notes: tuple[str, ...],
) -> Slide:
    """Return a table with as many rows as its slide has room for, its words alone where none."""
    tables = (made(most=most) for most in FEWER)
    found = next((one for one in tables if one is None or table_fits(one, BODY)), None)
    return Slide(headline=headline, body=found, text=_short(words), source=source, notes=notes)


def _rank(job: Job, shown: Shown) -> Slide:
    chart: Scatter = district_strip(job.world, shown, job.reader)
    one = comparison(job.world, *shown, HEADLINE_SKILLS_INDICATOR)
    words = beside_words(job.world, shown, one, job.reader)
    return _chart(chart, [words] if words else [])


def _unknown(job: Job, shown: Shown) -> Slide:
    reader = job.reader
    words = tuple(unknown_words(job.world, shown, reader)) or (
        reader.t("Nothing more is missing."),
    )
    return Slide(headline=reader.t("What is not known"), text=_short(words), notes=words)


def _closing(job: Job) -> tuple[Slide, ...]:
    """Return all sources whole, over as many slides as they need; the last has the code."""
    reader = job.reader
    used = {one for layer in job.view.layers for one in layer.variants[0].sources}
    rows = job.world.sources
    pages = [one for one in used if one in rows.index and rows.loc[one, "kind"] == "facts"]
    tables = [cited(job.world, [one], reader) for one in sorted(used - set(pages))]
    words = (
        reader.t("The live view shows the record of every figure: its formula, parts and sources."),
        *filter(None, [*tables, cited(job.world, sorted(pages), reader)]),
        credit(job.world),
    )
    pages_of_words = pages_of(words, lambda page: fits(page, BESIDE_CODE, (LEAST_POINTS,)))
    slides = [
        Slide(headline=reader.t("Sources and live view"), text=tuple(page), notes=tuple(page))
        for page in pages_of_words
    ]
    return (*slides[:-1], replace(slides[-1], link=live_view(job)))


def _short(texts: Iterable[str]) -> tuple[str, ...]:
    """Return paragraphs of a slide; the notes have those whole that are cut."""
    return tuple(cut(one, LONGEST) for one in texts if one)
