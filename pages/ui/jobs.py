"""What a product is made of when a reader asks for it on a page.

What draws is imported only then: a page that is only looked at does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from exports.products import Job, Product
from geo.leaflet.element import MapView
from geo.model import Level
from geo.own_region import is_own
from geo.paper import PAPERS
from geo.text import Reader
from pages.ui import data, pinned, translation

if TYPE_CHECKING:
    from geo.static_shapes import Shapes


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Asked:
    """What a reader has chosen to take away; an empty region is Germany."""

    view: MapView
    region_id: str = ""
    definition_id: str = ""
    layer: str = ""
    variant: str = ""
    chart: str = ""
    paper: str = next(iter(PAPERS))
    dpi: int | None = None


def reader_of(view: MapView) -> Reader:
    """Return the language of a view."""
    return translation.reader(view.language)


def later(product: Product, asked: Asked) -> Callable[[], bytes]:
    """Return what makes a product when its button is pressed, of the edition shown now."""
    found = job(asked)
    return pinned.later(lambda: product.make(found))


def job(asked: Asked) -> Job:
    """Return what products are made of; outlines are read when the first of them draws."""
    region_id, paper = asked.region_id, PAPERS[asked.paper]
    return Job(
        world=data.world(),
        view=asked.view,
        shown=data.region(region_id, asked.definition_id) if region_id else None,
        shapes=lambda: _shapes_with(region_id),
        files=_fetched,
        reader=reader_of(asked.view),
        layer=asked.layer,
        variant=asked.variant,
        chart=asked.chart,
        paper=replace(paper, dpi=asked.dpi or paper.dpi),
        edition=pinned.current().id or data.newest_edition(),
        address=_address(),
    )


def _address() -> str:
    """Return where this page is found as it is shown, empty where that is not known."""
    asked = urlencode(st.query_params.to_dict())
    return "?".join(filter(None, [st.context.url, asked])) if st.context.url else ""


def _fetched(name: str) -> bytes:
    """Return the content of a file that the map fetches."""
    return (data.STATIC / name).read_bytes()


def _shapes_with(region_id: str) -> Shapes:
    """Return the outlines, with that of a region of the reader's own where it is about one."""
    from geo.static_shapes import with_region

    region = data.world().region(region_id) if is_own(region_id) else None
    return with_region(_shapes(), region) if region else _shapes()


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
