"""The products that hold figures: each is made of the tables and of the map of a job.

What writes a format is imported only when its product is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from exports.dataset import Dataset
    from exports.product import Job


def german_csv_file(job: Job) -> bytes:
    """Return the figures as CSV for German Excel."""
    from exports.tables import german_csv

    return german_csv(_long(job))


def machine_csv_file(job: Job) -> bytes:
    """Return the figures as CSV for programs."""
    from exports.tables import machine_csv

    return machine_csv(_long(job))


def workbook_file(job: Job) -> bytes:
    """Return the figures as a workbook."""
    from exports.workbook import workbook

    return workbook(_dataset(job), job.reader)


def geojson_file(job: Job) -> bytes:
    """Return the areas as GeoJSON."""
    from exports.areas import geojson

    return geojson(_dataset(job), job.shapes(), job.reader)


def geopackage_file(job: Job) -> bytes:
    """Return the areas, seats and links as a GeoPackage."""
    from exports.geopackage import geopackage

    return geopackage(_dataset(job), job.view, job.shapes(), job.reader)


def geoparquet_file(job: Job) -> bytes:
    """Return the areas as GeoParquet."""
    from exports.areas import geoparquet

    return geoparquet(_dataset(job), job.shapes(), job.reader)


def parquet_file(job: Job) -> bytes:
    """Return the figures as Parquet, one row a number."""
    from exports.areas import parquet

    return parquet(_dataset(job), _long(job), job.reader)


def _long(job: Job) -> pd.DataFrame:
    """Return the figures with one row a number."""
    from exports.tables import long_table
    from geo.region_table import columns, germany_table, region_table

    table = (
        region_table(job.world, job.shown[1], job.reader)
        if job.shown
        else germany_table(job.world, job.reader)
    )
    return long_table(job.world, table, columns(job.world, job.reader))


def _dataset(job: Job) -> Dataset:
    from exports.dataset import dataset

    return dataset(job.world, job.view, job.shown, job.reader, job.edition)
