"""What a file brings: tables to store, and a report of what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from loaders.raw_file import Progress, RawFile
from loaders.store import Store


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What was found in a file.

    ``found`` are sentences: table, date, level, areas, measures. ``listed`` holds rows that were
    not taken over, with columns row, text and reason; ``rows`` = ``taken`` + rows in ``listed``.
    ``changes`` are lines on what would be other than stored, one each, where that can be said.
    """

    file: str
    format: str
    found: tuple[str, ...]
    rows: int
    taken: int
    listed: pd.DataFrame
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """Whole tables by name, and other files by path, to put in place of the stored ones.

    ``doubts`` are sentences on why the file may be cut off, where that is not sure.
    """

    frames: Mapping[str, pd.DataFrame]
    report: Report
    files: Mapping[str, bytes] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryFormat:
    """A format whose files are more than a table of figures: awards, outlines.

    ``recognises`` never raises; ``take`` is given the day on which the file was downloaded (ISO,
    empty where not known), raises :class:`~loaders.faults.DataFault` and changes
    nothing in the store it is given.
    """

    id: str
    title: str
    recognises: Callable[[RawFile], bool]
    take: Callable[[RawFile, Store, Progress, str], Delivery]
