"""What can be taken away: an entry for each product, made alike by pages and by command.

A module that draws or writes a format is imported only when its product is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.paper import PAPERS, Paper
from geo.static_shapes import Shapes
from geo.text import Reader
from geo.world import World

STEM = "strukturwandel-atlas"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Job:
    """What a product is made of, and of which view.

    Attributes:
        world: All tables.
        view: The map with all its layers.
        shown: The region under a definition, None for Germany.
        shapes: Called for the outlines in EPSG:3035 when a product draws.
        files: Called with the name of a file that the map fetches for its content; scripts and
            styles have the names ``leaflet.js``, ``leaflet.css``, ``atlas.js``, ``atlas.css``.
        reader: The language of the product.
        layer: Id of the layer shown, the first of the view where it is empty.
        variant: Id of its variant, the first where it is empty.
        paper: What is drawn on.
        edition: Id of the edition of the data.
        address: Where the live view is found, empty where that is not known.

    """

    world: World
    view: MapView
    shown: tuple[Region, Definition] | None
    shapes: Callable[[], Shapes]
    files: Callable[[str], bytes]
    reader: Reader
    layer: str = ""
    variant: str = ""
    paper: Paper = field(default_factory=lambda: next(iter(PAPERS.values())))
    edition: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """Something to take away; ``about`` says in the reader's language what it is.

    ``of_layer`` tells that it shows one variant of a layer, not the whole view.
    """

    id: str
    ending: str
    mime: str
    about: Callable[[Reader], str]
    make: Callable[[Job], bytes]
    of_layer: bool = False


def product(product_id: str) -> Product:
    """Return a product by its id.

    Raises:
        LookupError: There is no such product.

    """
    if product_id not in PRODUCTS:
        raise LookupError(f"There is no product {product_id!r}; there are {', '.join(PRODUCTS)}.")
    return PRODUCTS[product_id]


def file_name(one: Product, job: Job) -> str:
    """Return what a product is called as a file: layer or product, place, edition."""
    from geo.sheets import variant_of

    layer = job.layer or job.view.layers[0].id
    variant = variant_of(job.view, layer, job.variant).id if one.of_layer else ""
    shown = [layer, variant.replace(":", "-")] if one.of_layer else [one.id]
    parts = [STEM, *shown, job.view.page, job.edition]
    return "_".join(filter(None, parts)) + f".{one.ending}"


def _map(kind: str) -> Callable[[Job], bytes]:
    def made(job: Job) -> bytes:
        from exports.images import map_file
        from exports.kinds import Kind
        from geo.sheets import sheet

        layer = job.layer or job.view.layers[0].id
        found = sheet(job.world, job.view, layer, job.variant, job.reader, job.shown)
        return map_file(found, job.shapes(), job.paper, Kind(kind), job.reader)

    return made


def _csv(*, german: bool) -> Callable[[Job], bytes]:
    def made(job: Job) -> bytes:
        from exports.tables import german_csv, long_table, machine_csv
        from geo.region_table import columns, germany_table, region_table

        table = (
            region_table(job.world, job.shown[1], job.reader)
            if job.shown
            else germany_table(job.world, job.reader)
        )
        found = long_table(job.world, table, columns(job.world, job.reader))
        return german_csv(found) if german else machine_csv(found)

    return made


def _page(job: Job) -> bytes:
    from exports.region_page import region_page

    return region_page(job)


_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

PRODUCTS: Mapping[str, Product] = {
    one.id: one
    for one in (
        Product(
            id="map-png",
            ending="png",
            mime="image/png",
            about=lambda reader: reader.t("Map as a picture (PNG)"),
            make=_map("png"),
            of_layer=True,
        ),
        Product(
            id="map-svg",
            ending="svg",
            mime="image/svg+xml",
            about=lambda reader: reader.t("Map as a drawing (SVG)"),
            make=_map("svg"),
            of_layer=True,
        ),
        Product(
            id="map-pdf",
            ending="pdf",
            mime="application/pdf",
            about=lambda reader: reader.t("Map for print (PDF)"),
            make=_map("pdf"),
            of_layer=True,
        ),
        Product(
            id="map-slide",
            ending="pptx",
            mime=_PPTX,
            about=lambda reader: reader.t("Map as a slide (PPTX)"),
            make=_map("pptx"),
            of_layer=True,
        ),
        Product(
            id="figures-excel",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (German Excel)"),
            make=_csv(german=True),
        ),
        Product(
            id="figures-csv",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (for programs)"),
            make=_csv(german=False),
        ),
        Product(
            id="html",
            ending="html",
            mime="text/html",
            about=lambda reader: reader.t("View as one file without network (HTML)"),
            make=_page,
        ),
    )
}
"""By id, in the order of pages and commands."""
