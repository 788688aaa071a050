"""All formats of official files the atlas can read; a new one is an entry here."""

from __future__ import annotations

from loaders.delivery import DeliveryFormat
from loaders.raw_table import TableFormat
from loaders.sources.foerderkatalog import AWARDS_FORMAT

TABLE_FORMATS: tuple[TableFormat, ...] = ()
DELIVERY_FORMATS: tuple[DeliveryFormat, ...] = (AWARDS_FORMAT,)
