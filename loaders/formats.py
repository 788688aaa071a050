"""All formats of official files the atlas can read; a new one is an entry here."""

from __future__ import annotations

from loaders import damaged_workbook
from loaders.delivery import DeliveryFormat
from loaders.raw_table import TableFormat
from loaders.sources import (
    deutschlandatlas,
    employment_agency,
    inkar_workbook,
    municipality_register,
)

TABLE_FORMATS: tuple[TableFormat, ...] = (
    deutschlandatlas.FORMAT,
    employment_agency.FORMAT,
    inkar_workbook.FORMAT,
    municipality_register.FORMAT,
    damaged_workbook.FORMAT,
)
DELIVERY_FORMATS: tuple[DeliveryFormat, ...] = ()
