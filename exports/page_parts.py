"""What a page in one file is made of, put together while its sections are written.

A view and a comparison go the same way::

    parts = Parts(world=world, reader=reader, files=job.files, edition=job.edition)
    shown = parts.map_html(view, "skills")
    figures = table_html(caption, heads, rows, parts.link)
    body = f"<main><section>{shown}{figures}</section></main>{parts.credit_html()}"
    content = parts.file(title, body)

``map_html`` may be called for any number of views and for several maps of one view, which then
stands in the file once; each map is an ``iframe`` that ``atlasPage.fill`` of ``page.js`` fills when
it is seen. Figures written with ``link`` lead to records that ``file`` puts into the page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exports.explained import Explained, explained, view_text
from exports.legend import legend_html, pattern_styles
from exports.markup import STYLE, link_html
from exports.page_file import Page, frame_parts, page_file
from exports.record_data import records_data
from geo.ground import STATISTICS_CREDITS, credit
from geo.leaflet.element import MapView
from geo.sheets import ATLAS, variant_of
from geo.text import Reader, as_html
from geo.world import World

FOLDER = STYLE.parent


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


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """The views of a page in their order, each once, and what explains them."""

    found: list[tuple[MapView, Mapping[tuple[str, str], Explained]]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Parts:
    """Collects maps and records of one page.

    Attributes:
        world: All tables.
        reader: The language of the page.
        files: Gives the content of what maps fetch, as in :class:`exports.products.Job`.
        edition: Id of the edition of the data.
        link: Writes a figure as a link to its record.

    """

    world: World
    reader: Reader
    files: Callable[[str], bytes]
    edition: str = ""
    link: FigureLinks = field(default_factory=FigureLinks)
    maps: Maps = field(default_factory=Maps)

    def map_html(self, view: MapView, layer: str = "", variant: str = "") -> str:
        """Return the place of a map with its words and legend; the first layer unless named."""
        shown = layer or view.layers[0].id
        chosen = variant_of(view, shown, variant).id
        at = self._place(view)
        first = self.maps.found[at][1][shown, chosen]
        legend = legend_html(view.legend, self.reader, self.link)
        return (
            f'<div class="atlas-view">{_choice(view, chosen)}<iframe data-view="{_name(at)}" '
            f'data-layer="{as_html(shown)}" data-variant="{as_html(chosen)}" '
            f'title="{as_html(view.texts["map"])}" allow="fullscreen"></iframe>'
            f'<div class="atlas-side"><div data-atlas-blocks="layers">{first.words}</div>'
            f'<div data-atlas-blocks="legend">{first.legend}</div>{legend}</div></div>'
        )

    def note(self, refs: Iterable[str]) -> None:
        """Add the records of figures that no link shows, as those of areas on a map."""
        self.link.refs.update(dict.fromkeys(refs))

    def credit_html(self, *sentences: str) -> str:
        """Return the credit lines that the licences ask for, with sentences below them."""
        lines = (credit(self.world), *STATISTICS_CREDITS)
        listed = "".join(f"<li>{as_html(one)}</li>" for one in lines)
        said = f"<p>{as_html(' '.join(sentences))}</p>" if sentences else ""
        return f"<footer><ul>{listed}</ul>{said}</footer>\n"

    def file(self, title: str, body: str) -> bytes:
        """Return the page as one file; ``body`` is HTML whose texts are safe already.

        Raises:
            UnsafePartError: A script or a style would end its element.

        """
        views = [view for view, _ in self.maps.found]
        texts = [view_text(replace(view, classing=None), words) for view, words in self.maps.found]
        records = records_data(self.world, self.link.refs, self.reader, self.edition)
        names = dict.fromkeys(name for view in views for name in fetched_by(view))
        return page_file(
            Page(
                title=f"{title} – {ATLAS}",
                language=self.reader.language,
                body=body + _record_place(self.reader),
                style=STYLE.read_text(encoding="utf-8") + pattern_styles() + page_text("page.css"),
                scripts=(page_text("page.js"),),
                files={
                    **{_name(at): text for at, text in enumerate(texts)},
                    **{name: self._text(name) for name in names},
                    "records": json.dumps(records, ensure_ascii=False, separators=(",", ":")),
                },
                parts=frame_parts(self._text) if views else {},
            )
        )

    def _place(self, view: MapView) -> int:
        found = self.maps.found
        known = next((at for at, (one, _) in enumerate(found) if one is view), None)
        if known is not None:
            return known
        found.append((view, explained(self.world, view, self.reader, self.link)))
        return len(found) - 1

    def _text(self, name: str) -> str:
        return self.files(name).decode()


def page_text(name: str) -> str:
    """Return a script or a style of the page."""
    return (FOLDER / name).read_text(encoding="utf-8")


def fetched_by(view: MapView) -> Iterable[str]:
    """Return the names of all files that a map may ask for, each once."""
    drill = (*view.drill.files.values(), view.drill.names) if view.drill else ()
    return dict.fromkeys((*(one.file for one in view.files), *drill))


def heading_html(title: str, *facts: str) -> str:
    """Return the heading of a page; empty facts are left out."""
    said = " · ".join(filter(None, [ATLAS, *facts]))
    return f"<header><h1>{as_html(title)}</h1><p>{as_html(said)}</p></header>\n"


def _choice(view: MapView, chosen: str) -> str:
    """Return what chooses among the variants of a map that leaves the choice to its page."""
    if view.choose_in_map:
        return ""
    layer = view.layers[0]
    options = "".join(
        f'<option value="{as_html(one.id)}"{" selected" if one.id == chosen else ""}>'
        f"{as_html(one.label)}</option>"
        for one in layer.variants
    )
    select = f'<select data-layer="{as_html(layer.id)}">{options}</select>'
    return f'<label class="atlas-choice">{as_html(layer.label)} {select}</label>'


def record_words(reader: Reader) -> tuple[str, str]:
    """Return what a reader does to see records, and which of them a file holds."""
    t = reader.t
    return (
        t("Every figure leads to its record: click it, or press Q on it or on an area of the map."),
        t(
            "This file holds the records of the figures that it lists; it needs no network. All "
            "others are in the atlas."
        ),
    )


def dates(parts: Parts, source_ids: Sequence[str]) -> list[str]:
    """Return the edition of the data, and when the newest source was read where all say so."""
    t, reader = parts.reader.t, parts.reader
    facts = [f"{t('Edition of the data')}: {parts.edition}"] if parts.edition else []
    days = parts.world.sources.loc[list(source_ids), "retrieved"].astype("str").tolist()
    return [*facts, f"{t('Retrieved')}: {reader.date(max(days))}"] if days and all(days) else facts


def live_html(address: str, reader: Reader) -> str:
    """Return the way to the same view in the atlas, nothing where its address is not known."""
    if not address:
        return ""
    words = reader.t("This view in the atlas")
    return f"<p>{link_html(address, words)}</p>\n"


def _name(at: int) -> str:
    """Return the name under which a frame finds its map."""
    return f"view-{at}"


def _record_place(reader: Reader) -> str:
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
