"""A talk as one HTML file: steps with headline, text and a map or a still picture."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from exports.page_parts import Parts, heading_html, page_text
from geo.leaflet.element import MapView
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
    parts = Parts(world=talk.world, reader=talk.reader, files=talk.files, edition=talk.edition)
    sections = []
    for place, step in enumerate(talk.steps):
        shown = parts.map_html(step.view, step.layer, step.variant) if step.view else _picture(step)
        sections.append(_section(step, shown, hidden=place > 0))
    body = _body(talk, sections) + parts.credit_html()
    return parts.file(
        talk.title, body, style=page_text("talk.css"), scripts=(page_text("talk.js"),)
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
    return (
        f"{heading_html(talk.title, edition)}"
        f'<nav><button type="button" data-step="-1" aria-label="{back}">◀</button>'
        f'<output aria-live="polite"></output>'
        f'<button type="button" data-step="1" aria-label="{forth}">▶</button></nav>\n'
        f"<main>\n{''.join(sections)}\n</main>\n"
    )
