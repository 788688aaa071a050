"""All formats of official files the atlas can read; a new one is an entry here."""

from __future__ import annotations

from loaders import other_workbook
from loaders.delivery import DeliveryFormat
from loaders.raw_table import TableFormat
from loaders.sources import (
    deutschlandatlas,
    employment_agency,
    eurostat_csv,
    eurostat_tsv,
    foerderkatalog,
    genesis_flat,
    genesis_flat_old,
    genesis_rest,
    genesis_table,
    gisco_outlines,
    inkar_bulk,
    inkar_export,
    inkar_workbook,
    municipality_register,
    official_outlines,
)

TABLE_FORMATS: tuple[TableFormat, ...] = (
    genesis_table.FORMAT,
    genesis_rest.FORMAT,
    genesis_flat.FORMAT,
    genesis_flat_old.FORMAT,
    inkar_export.FORMAT,
    inkar_bulk.FORMAT,
    eurostat_csv.FORMAT,
    eurostat_tsv.FORMAT,
    deutschlandatlas.FORMAT,
    employment_agency.FORMAT,
    inkar_workbook.FORMAT,
    municipality_register.FORMAT,
    other_workbook.FORMAT,
)
DELIVERY_FORMATS: tuple[DeliveryFormat, ...] = (
    official_outlines.OUTLINE_FORMAT,
    gisco_outlines.OUTLINE_FORMAT,
    foerderkatalog.AWARDS_FORMAT,
)
