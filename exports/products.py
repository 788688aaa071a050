"""What can be taken away: an entry for each product, made alike by pages and by command.

A module that draws or writes a format is imported only when its product is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exports import drawn_files, figure_files
from exports.kinds import MIME, Kind
from geo.chart_catalogue import chart_entry
from geo.kept import kept_with_world
from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.paper import PAPERS, Paper
from geo.sheets import variant_of
from geo.skills_layer import district_periods, skills_indicators
from geo.text import Reader
from geo.views import OVERVIEW
from geo.world import World

if TYPE_CHECKING:
    from geo.static_shapes import Shapes

STEM = "strukturwandel-atlas"
GERMANY = "deutschland"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Job:
    """What a product is made of, and of which view.

    Attributes:
        world: All tables.
        view: The map with all its layers.
        shown: The region under a definition, None for Germany.
        shapes: Called for the outlines in EPSG:3035 when a product draws.
        files: Called with the name of a file that the map fetches for its content.
        reader: The language of the product.
        layer: Id of the layer shown, the first of the view where it is empty.
        variant: Id of its variant, the first where it is empty.
        chart: Id of the chart shown, the first of what is shown where it is empty.
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
    chart: str = ""
    paper: Paper = field(default_factory=lambda: next(iter(PAPERS.values())))
    edition: str = ""
    address: str = ""


class NoRegionError(LookupError):
    """A product of one region, asked for without one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """Something to take away; ``about`` says in the reader's language what it is.

    ``of_layer`` tells that it shows one variant of a layer, not the whole view, ``of_chart`` that
    it shows one chart, ``of_region`` that there is none of Germany.
    """

    id: str
    ending: str
    mime: str
    about: Callable[[Reader], str]
    make: Callable[[Job], bytes]
    of_layer: bool = False
    of_chart: bool = False
    of_region: bool = False


def product(product_id: str) -> Product:
    """Return a product by its id.

    Raises:
        LookupError: There is no such product.

    """
    if product_id not in PRODUCTS:
        raise LookupError(f"There is no product {product_id!r}; there are {', '.join(PRODUCTS)}.")
    return PRODUCTS[product_id]


def file_name(one: Product, job: Job) -> str:
    """Return what a product is called as a file: layer or product, place, year, edition.

    What a map of no single year shows has none in its name.
    """
    place = GERMANY if job.view.page == OVERVIEW else job.view.page
    shown, year = _shown(job) if one.of_layer else (one.id, _newest_year(job.world))
    if one.of_chart:
        shown = chart_entry(job.shown, job.chart).id
    parts = [STEM, shown, place, year, job.edition]
    stem = "_".join(filter(None, parts))
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', stem)}.{one.ending}"


def _shown(job: Job) -> tuple[str, str]:
    """Return layer with variant, and the year of it, empty where there is no single one."""
    layer = job.layer or job.view.layers[0].id
    variant = variant_of(job.view, layer, job.variant)
    name, _, dated = variant.id.partition(":")
    own = re.findall(r"\d{4}(?:-\d{4})?", dated)
    years = own or re.findall(r"\b\d{4}\b", " ".join(fill.period for fill in variant.fills))
    return f"{layer}-{name}" + ("" if own or not dated else f"-{dated}"), years[-1] if years else ""


@kept_with_world
def _newest_year(world: World) -> str:
    """Return the newest year of the figures of districts."""
    dates = (district_periods(world, one.id)[0][:4] for one in skills_indicators(world))
    return max(dates, default="")


PRODUCTS: Mapping[str, Product] = {
    one.id: one
    for one in (
        Product(
            id="map-png",
            ending="png",
            mime=MIME[Kind.PNG],
            about=lambda reader: reader.t("Map as a picture (PNG)"),
            make=drawn_files.map_of("png"),
            of_layer=True,
        ),
        Product(
            id="map-svg",
            ending="svg",
            mime=MIME[Kind.SVG],
            about=lambda reader: reader.t("Map as a drawing (SVG)"),
            make=drawn_files.map_of("svg"),
            of_layer=True,
        ),
        Product(
            id="map-pdf",
            ending="pdf",
            mime=MIME[Kind.PDF],
            about=lambda reader: reader.t("Map for print (PDF)"),
            make=drawn_files.map_of("pdf"),
            of_layer=True,
        ),
        Product(
            id="map-slide",
            ending="pptx",
            mime=MIME[Kind.PPTX],
            about=lambda reader: reader.t("Map as a slide (PPTX)"),
            make=drawn_files.map_of("pptx"),
            of_layer=True,
        ),
        *(
            Product(
                id=f"chart-{kind}",
                ending=kind,
                mime=MIME[kind],
                about=drawn_files.chart_words(kind),
                make=drawn_files.chart_of(kind),
                of_chart=True,
            )
            for kind in (Kind.PNG, Kind.SVG, Kind.PDF)
        ),
        Product(
            id="figures-excel",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (German Excel)"),
            make=figure_files.german_csv_file,
        ),
        Product(
            id="figures-csv",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (for programs)"),
            make=figure_files.machine_csv_file,
        ),
        Product(
            id="figures-xlsx",
            ending="xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            about=lambda reader: reader.t("Figures as a workbook with evidence (XLSX)"),
            make=figure_files.workbook_file,
        ),
        Product(
            id="areas-geojson",
            ending="geojson",
            mime="application/geo+json",
            about=lambda reader: reader.t("Areas with figures (GeoJSON)"),
            make=figure_files.geojson_file,
        ),
        Product(
            id="areas-gpkg",
            ending="gpkg",
            mime="application/geopackage+sqlite3",
            about=lambda reader: reader.t("Areas, seats and links for QGIS (GeoPackage)"),
            make=figure_files.geopackage_file,
        ),
        Product(
            id="areas-parquet",
            ending="parquet",
            mime="application/vnd.apache.parquet",
            about=lambda reader: reader.t("Areas with figures (GeoParquet)"),
            make=figure_files.geoparquet_file,
        ),
        Product(
            id="figures-parquet",
            ending="parquet",
            mime="application/vnd.apache.parquet",
            about=lambda reader: reader.t("Figures, one row a number (Parquet)"),
            make=figure_files.parquet_file,
        ),
        Product(
            id="brief",
            ending="pdf",
            mime=MIME[Kind.PDF],
            about=lambda reader: reader.t("Short report of the region on two pages (PDF)"),
            make=drawn_files.brief,
            of_region=True,
        ),
        Product(
            id="talk",
            ending="pptx",
            mime=MIME[Kind.PPTX],
            about=lambda reader: reader.t("Slides about the region, to be edited (PPTX)"),
            make=drawn_files.region_slides,
            of_region=True,
        ),
    )
}
"""By id, in the order of pages and commands."""
