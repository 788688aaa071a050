"""What a product is made of when a reader asks for it on a page.

What draws is imported only then: a page that is only looked at does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from exports.product import Job, Product
from exports.products import file_name
from geo.leaflet.element import MapView
from geo.model import Level
from geo.paper import PAPERS
from geo.text import Reader
from pages.ui import data, pinned, selection, translation, views

if TYPE_CHECKING:
    from geo.compare.sides import Side
    from geo.static_shapes import Shapes


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Asked:
    """What a reader has chosen to take away; an empty region is Germany.

    ``sides`` are the regions of a report over several.
    """

    view: MapView
    region_id: str = ""
    definition_id: str = ""
    layer: str = ""
    variant: str = ""
    chart: str = ""
    paper: str = next(iter(PAPERS))
    dpi: int | None = None
    sides: tuple[Side, ...] = ()


def reader_of(view: MapView) -> Reader:
    """Return the language of a view."""
    return translation.reader(view.language)


def offer(product: Product, asked: Asked, words: str, key: str) -> None:
    """Show the button that makes a product once it is pressed and saves it."""
    st.download_button(
        words,
        later(product, asked),
        file_name=file_name(product, job(asked)),
        mime=product.mime,
        key=key,
        on_click="ignore",
    )


def later(product: Product, asked: Asked) -> Callable[[], bytes]:
    """Return what makes a product when its button is pressed, of the edition shown now."""
    found = job(asked)
    return pinned.later(lambda: product.make(found))


def job(asked: Asked) -> Job:
    """Return what products are made of; outlines are read when the first of them draws."""
    region_id, scheme, paper = asked.region_id, selection.scheme(), PAPERS[asked.paper]
    return Job(
        world=data.world(),
        view=asked.view,
        shown=data.region(region_id, asked.definition_id) if region_id else None,
        shapes=lambda: shapes_with(region_id, asked.sides),
        files=fetched,
        reader=reader_of(asked.view),
        layer=asked.layer,
        variant=asked.variant,
        chart=asked.chart,
        paper=replace(paper, dpi=asked.dpi or paper.dpi),
        edition=edition(),
        address=address(),
        sides=asked.sides,
        view_of=lambda found, one: views.region(found.id, one.id, asked.view.language, scheme),
    )


def edition() -> str:
    """Return the id of the edition of the data that the page shows."""
    return pinned.current().id or data.newest_edition()


def address() -> str:
    """Return where this page is found as it is shown, empty where that is not known."""
    asked = urlencode(
        [(one, text) for one in st.query_params for text in st.query_params.get_all(one)]
    )
    return "?".join(filter(None, [st.context.url, asked])) if st.context.url else ""


def fetched(name: str) -> bytes:
    """Return the content of a file that maps fetch, or of a script or style by its name."""
    known = data.published()
    return (data.STATIC / (known[name].url if name in known else name)).read_bytes()


def shapes_with(region_id: str, sides: Iterable[Side] = ()) -> Shapes:
    """Return the outlines, with those of regions of the reader's own where it is about one."""
    from geo.static_shapes import with_own

    region = data.world().region(region_id)
    return with_own(_shapes(), [*filter(None, [region]), *(side.region for side in sides)])


@pinned.kept()
def _shapes() -> Shapes:
    """Return the outlines that maps are drawn from, the same for all visitors."""
    from geo.static_shapes import shapes

    store = data.store()
    return shapes(
        store.read_outlines(Level.STATE),
        store.read_outlines(Level.DISTRICT),
        store.read_outlines(Level.MUNICIPALITY),
        data.world().regions,
    )
