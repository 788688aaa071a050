"""What commands make files of, read from the data folder: tables, outlines, texts."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from exports.addresses import region_address
from exports.options import (
    paper_of,
    shown_of,
)
from exports.product import Job
from exports.talk_command import NoEditionError, Stock
from geo.classification import Scheme
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, ShapeRef
from geo.static_shapes import Shapes, shapes, with_own
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from geo.world import World
from loaders.faults import DataFault
from loaders.fetched import read_fetched
from loaders.published import region_extent
from loaders.store import Store
from loaders.translations import read_translations
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "pages" / "ui" / "locale"
NO_ADDRESSES: Files = defaultdict(lambda: ShapeRef(url="", shapes=0))
"""A map on paper fetches nothing."""


def stock(newest: Store, edition: str) -> Stock:
    """Return the data of an edition, the newest where none is named.

    Raises:
        NoEditionError: The edition that is named is not kept.

    """
    try:
        store = newest.at(edition) if edition else newest
        world = read_world(store)
    except DataFault as fault:
        if not edition:
            raise
        raise NoEditionError(edition) from fault
    files, content = read_fetched(store)
    return Stock(
        world=world,
        files=files,
        content=content,
        outlines=store.read_outlines,
        extent=partial(region_extent, store),
        edition=edition or next(reversed([one.id for one in store.editions()]), ""),
    )


def jobs_of(
    chosen: argparse.Namespace,
    places: Sequence[tuple[str, str]],
    language: str,
    *,
    carried: bool = True,
) -> Iterator[Job]:
    """Yield a job for each region and definition; tables and outlines are read once for all.

    Where the files that maps fetch are not ``carried``, no product of the job may carry them.
    """
    paper = paper_of(chosen.paper, chosen.dpi)
    store, reader = Store(root=chosen.data), speaking(language)
    world = read_world(store)
    found = cache(partial(outlines, store, world))
    files, content = read_fetched(store) if carried else (NO_ADDRESSES, _not_carried)

    def view_of(region: Region, definition: Definition) -> MapView:
        return map_view(store, world, files, (region, definition), reader, Scheme())

    for region_id, definition_id in places:
        shown = shown_of(world, region_id, definition_id)
        yield Job(
            world=world,
            view=map_view(store, world, files, shown, reader, Scheme()),
            shown=shown,
            shapes=partial(_drawn, found, shown),
            files=content,
            reader=reader,
            paper=paper,
            edition=next(reversed([one.id for one in store.editions()]), ""),
            address=region_address(chosen.address, *shown) if shown else chosen.address,
            view_of=view_of,
        )


def _not_carried(name: str) -> bytes:
    raise KeyError(name)


def _drawn(found: Callable[[], Shapes], shown: tuple[Region, Definition] | None) -> Shapes:
    """Return the outlines, with that of a region of the reader's own where it is shown."""
    return with_own(found(), shown[:1]) if shown else found()


def outlines(store: Store, world: World) -> Shapes:
    """Return the outlines of all levels in EPSG:3035."""
    return shapes(
        store.read_outlines(Level.STATE),
        store.read_outlines(Level.DISTRICT),
        store.read_outlines(Level.MUNICIPALITY),
        world.regions,
    )


def map_view(
    store: Store,
    world: World,
    files: Files,
    shown: tuple[Region, Definition] | None,
    reader: Reader,
    scheme: Scheme,
) -> MapView:
    """Return the map of a region, of Germany where none is shown."""
    if shown is None:
        return overview_view(world, files, reader, scheme)
    bounds = bounds_of(region_extent(store, shown[0]))
    return region_view(world, files, *shown, bounds=bounds, reader=reader, scheme=scheme)


@cache
def speaking(language: str) -> Reader:
    """Return what reads to readers in a language; what is kept of a world is kept by its reader."""
    texts = {} if language == "en" else read_translations(LOCALE, language)
    return Reader(language, lambda message: texts.get(message, message))
