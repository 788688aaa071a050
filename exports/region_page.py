"""The view of a region, or of Germany, as one HTML file that needs no network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from exports.explained import Explained, explained, view_text
from exports.legend import legend_html, pattern_styles
from exports.markup import STYLE
from exports.page_file import Page, frame_parts, page_file
from exports.page_sections import germany_sections, region_sections, sources_section
from exports.record_data import records_data
from geo.ground import STATISTICS_CREDITS, credit
from geo.layers import Cell, Link, Symbol
from geo.leaflet.element import MapView
from geo.page_figures import areas_shown
from geo.region_table import columns
from geo.sheets import ATLAS, variant_of
from geo.text import Reader, as_html

if TYPE_CHECKING:
    from exports.products import Job

FOLDER = STYLE.parent
VIEW = "view"
"""The name under which the frame finds its map."""


@dataclass(frozen=True, slots=True)
class FigureLinks:
    """Turns figures into links within the page, and remembers which there are."""

    refs: dict[str, None] = field(default_factory=dict)

    def __call__(self, html: str, ref: str) -> str:
        """Return HTML as a link to the record of a figure, as it is without address."""
        if not ref:
            return html
        self.refs[ref] = None
        return f'<a class="atlas-figure" href="#evidence={as_html(ref)}">{html}</a>'


def region_page(job: Job) -> bytes:
    """Return the view of a job as one HTML file in the language of the job."""
    world, reader, link = job.world, job.reader, FigureLinks()
    layer = job.layer or job.view.layers[0].id
    variant = variant_of(job.view, layer, job.variant).id
    words = explained(world, job.view, reader, link)
    sections = (
        "<section>",
        map_html(job.view, VIEW, words[layer, variant], (layer, variant), reader, link),
        "</section>",
        *(
            region_sections(world, job.shown, reader, link)
            if job.shown
            else germany_sections(world, reader, link)
        ),
        sources_section(world, _source_ids(job), reader, link),
    )
    title = reader.of(job.shown[0].title) if job.shown else reader.t("Germany")
    body = _frame(title, "\n".join(sections), job)
    refs = (*link.refs, *_refs_on_map(job))
    records = records_data(world, refs, reader, job.edition)
    return page_file(
        Page(
            title=f"{title} – {ATLAS}",
            language=reader.language,
            body=body,
            style=STYLE.read_text(encoding="utf-8") + pattern_styles() + page_text("page.css"),
            scripts=(page_text("page.js"),),
            files={
                VIEW: view_text(replace(job.view, classing=None), words),
                **{name: job.files(name).decode() for name in fetched_by(job.view)},
                "records": json.dumps(records, ensure_ascii=False, separators=(",", ":")),
            },
            parts=frame_parts(lambda name: job.files(name).decode()),
        )
    )


def page_text(name: str) -> str:
    """Return a script or a style of the page."""
    return (FOLDER / name).read_text(encoding="utf-8")


def fetched_by(view: MapView) -> Iterable[str]:
    """Return the names of all files that a map may ask for, each once."""
    drill = (*view.drill.files.values(), view.drill.names) if view.drill else ()
    return dict.fromkeys((*(one.file for one in view.files), *drill))


def _refs_on_map(job: Job) -> Iterable[str]:
    """Yield the addresses of what the map draws in a region; those of all Germany are too many."""
    if not job.shown:
        return
    areas = areas_shown(job.world, job.shown[1].areas)
    for variant in (one for layer in job.view.layers for one in layer.variants):
        for fill in variant.fills:
            if fill.ref:
                yield from (fill.ref.replace("{}", one) for one in areas if one in fill.codes)
        drawn: Iterable[Symbol | Link | Cell] = (*variant.symbols, *variant.links, *variant.cells)
        yield from (one.ref for one in drawn if one.ref)


def _frame(title: str, main: str, job: Job) -> str:
    """Return the page around its sections: heading, credits, the place of the records."""
    world, reader = job.world, job.reader
    t = reader.t
    lines = "".join(f"<li>{as_html(one)}</li>" for one in (credit(world), *STATISTICS_CREDITS))
    facts = [ATLAS, reader.of(job.shown[1].title) if job.shown else "", _dates(job)]
    hint = t(
        "Every figure leads to its record: click it, or press Q on it or on an area of the map."
    )
    beyond = t(
        "This file holds the records of the figures that it lists; it needs no network. All others "
        "are in the atlas."
    )
    return (
        f"<header><h1>{as_html(title)}</h1><p>{as_html(' · '.join(filter(None, facts)))}</p>"
        f"</header>\n<main>\n{main}\n</main>\n"
        f"<footer><ul>{lines}</ul><p>{as_html(hint)} {as_html(beyond)}</p></footer>\n"
        f"{record_place(reader)}"
    )


def record_place(reader: Reader) -> str:
    """Return the place where records are drawn, with what stands there without scripts."""
    t = reader.t
    evidence, close = as_html(t("Evidence")), as_html(t("Close"))
    needs = as_html(t("The map of this file needs scripts."))
    return (
        f'<dialog id="record" aria-label="{evidence}">'
        f'<button type="button">{close}</button>'
        '<div class="atlas-record"></div></dialog>'
        f"<noscript><p>{needs}</p></noscript>"
    )


def _dates(job: Job) -> str:
    t, reader = job.reader.t, job.reader
    parts = [f"{t('Edition of the data')}: {job.edition}"] if job.edition else []
    newest = max(job.world.sources.loc[_source_ids(job), "retrieved"].astype("str"), default="")
    if newest:
        parts.append(f"{t('Retrieved')}: {reader.date(newest)}")
    return " · ".join(parts)


def map_html(
    view: MapView,
    name: str,
    first: Explained,
    shown: tuple[str, str],
    reader: Reader,
    link: FigureLinks,
) -> str:
    """Return the place of a map, called ``name`` in the file, with the words of what is ``shown``.

    ``first`` are those words; the map puts others in their place.
    """
    layer, variant = map(as_html, shown)
    return (
        f'<div class="atlas-view"><iframe data-view="{as_html(name)}" data-layer="{layer}" '
        f'data-variant="{variant}" title="{as_html(view.texts["map"])}" allow="fullscreen">'
        '</iframe><div class="atlas-side">'
        f'<div data-atlas-blocks="layers">{first.words}</div>'
        f'<div data-atlas-blocks="legend">{first.legend}</div>'
        f"{legend_html(view.legend, reader, link)}</div></div>"
    )


def _source_ids(job: Job) -> list[str]:
    """Return the sources of maps and tables, each once."""
    shown = (one.sources for layer in job.view.layers for one in layer.variants)
    listed = (one.source_ids for one in columns(job.world, job.reader))
    found = dict.fromkeys(one for sources in (*shown, *listed) for one in sources)
    return [one for one in found if one in job.world.sources.index]
