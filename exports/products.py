"""What can be taken away: an entry for each product, made alike by pages and by command.

A module that draws or writes a format is imported only when its product is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from exports import drawn_files, figure_files, page_files, report_files
from exports.kinds import MIME, XLSX, Kind
from exports.product import Job, Product
from geo.chart_catalogue import chart_entry
from geo.kept import kept_with_world
from geo.own_region import short_name
from geo.sheets import variant_of
from geo.skills_layer import district_periods, skills_indicators
from geo.views import OVERVIEW
from geo.world import World

STEM = "strukturwandel-atlas"
GERMANY = "deutschland"
MANY = "{count}-regionen"
LONGEST_PLACE = 50
"""Characters of the names of regions in the name of a file."""


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
    place = _place(job)
    shown, year = _shown(job) if one.of_layer else (one.id, _newest_year(job.world))
    if one.of_chart:
        shown = chart_entry(job.shown, job.chart).id
    parts = [STEM, shown, place, year, job.edition]
    stem = "_".join(filter(None, parts))
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', stem)}.{one.ending}"


def _place(job: Job) -> str:
    """Return what a product is about; of many regions only how many they are."""
    if job.shown is None and job.sides:
        names = list(dict.fromkeys(short_name(side.region.id) for side in job.sides))
        listed = "-".join(names)
        return listed if len(listed) <= LONGEST_PLACE else MANY.format(count=len(job.sides))
    return GERMANY if job.view.page == OVERVIEW else job.view.page


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
            mime=XLSX,
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
        *report_files.REPORTS,
        Product(
            id="html",
            ending="html",
            mime="text/html",
            about=lambda reader: reader.t("View as one file without network (HTML)"),
            make=page_files.view_file,
            carries=True,
        ),
        Product(
            id="slides",
            ending="pptx",
            mime=MIME[Kind.PPTX],
            about=lambda reader: reader.t("Slides about the region, to be edited (PPTX)"),
            make=drawn_files.region_slides,
            of_region=True,
        ),
    )
}
"""By id, in the order of pages and commands."""
