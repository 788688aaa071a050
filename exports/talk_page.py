"""A talk as one HTML file: steps with headline, text and a map or a still picture."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from exports.explained import explained, view_text
from exports.legend import pattern_styles
from exports.markup import STYLE
from exports.page_file import Page, frame_parts, page_file
from exports.record_data import records_data
from exports.region_page import FigureLinks, fetched_by, map_html, page_text, record_place
from geo.ground import STATISTICS_CREDITS, credit
from geo.leaflet.element import MapView
from geo.sheets import ATLAS, variant_of
from geo.text import Reader, as_html
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Step:
    """One step of a talk: a map of ``view``, or the still ``picture`` (SVG), or words alone.

    ``layer`` and ``variant`` are the first of the view where they are empty; ``described`` says in
    words what the picture shows, ``source`` where its figures are from.
    """

    headline: str
    text: str = ""
    source: str = ""
    view: MapView | None = None
    layer: str = ""
    variant: str = ""
    picture: bytes = b""
    described: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Talk:
    """A talk: ``files`` gives what its maps fetch by name, as :class:`exports.products.Job`."""

    title: str
    steps: Sequence[Step]
    world: World
    files: Callable[[str], bytes]
    reader: Reader
    edition: str = ""


def talk_page(talk: Talk) -> bytes:
    """Return a talk as one HTML file; a view that several steps show stands in it once."""
    link, reader = FigureLinks(), talk.reader
    views = list({id(step.view): step.view for step in talk.steps if step.view}.values())
    words = [explained(talk.world, view, reader, link) for view in views]
    sections = []
    for place, step in enumerate(talk.steps):
        shown = _picture(step)
        if step.view:
            at = next(number for number, view in enumerate(views) if view is step.view)
            layer = step.layer or step.view.layers[0].id
            chosen = (layer, variant_of(step.view, layer, step.variant).id)
            shown = map_html(step.view, f"view-{at}", words[at][chosen], chosen, reader, link)
        sections.append(_section(step, shown, hidden=place > 0))
    names = dict.fromkeys(name for view in views for name in fetched_by(view))
    records = records_data(talk.world, link.refs, reader, talk.edition)
    return page_file(
        Page(
            title=f"{talk.title} – {ATLAS}",
            language=reader.language,
            body=_body(talk, sections),
            style=STYLE.read_text(encoding="utf-8")
            + pattern_styles()
            + page_text("page.css")
            + page_text("talk.css"),
            scripts=(page_text("page.js"), page_text("talk.js")),
            files={
                **{
                    f"view-{at}": view_text(replace(view, classing=None), words[at])
                    for at, view in enumerate(views)
                },
                **{name: talk.files(name).decode() for name in names},
                "records": json.dumps(records, ensure_ascii=False, separators=(",", ":")),
            },
            parts=frame_parts(lambda name: talk.files(name).decode()) if views else {},
        )
    )


def _section(step: Step, shown: str, *, hidden: bool) -> str:
    text = f'<p class="atlas-said">{as_html(step.text)}</p>' if step.text else ""
    source = f'<p class="atlas-source">{as_html(step.source)}</p>' if step.source else ""
    start = "<section hidden>" if hidden else "<section>"
    return f"{start}<h2>{as_html(step.headline)}</h2>{text}{shown}{source}</section>"


def _picture(step: Step) -> str:
    """Return a still as an image, in which no script of it runs."""
    if not step.picture:
        return ""
    content = base64.b64encode(step.picture).decode()
    described = as_html(step.described or step.headline)
    return f'<img class="atlas-still" alt="{described}" src="data:image/svg+xml;base64,{content}">'


def _body(talk: Talk, sections: Iterable[str]) -> str:
    t = talk.reader.t
    back, forth = as_html(t("One step back")), as_html(t("One step forth"))
    edition = f"{t('Edition of the data')}: {talk.edition}" if talk.edition else ""
    facts = as_html(" · ".join(filter(None, [ATLAS, edition])))
    lines = "".join(f"<li>{as_html(one)}</li>" for one in (credit(talk.world), *STATISTICS_CREDITS))
    return (
        f"<header><h1>{as_html(talk.title)}</h1><p>{facts}</p></header>\n"
        f'<nav><button type="button" data-step="-1" aria-label="{back}">◀</button>'
        f'<output aria-live="polite"></output>'
        f'<button type="button" data-step="1" aria-label="{forth}">▶</button></nav>\n'
        f"<main>\n{''.join(sections)}\n</main>\n<footer><ul>{lines}</ul></footer>\n"
        f"{record_place(talk.reader)}"
    )
