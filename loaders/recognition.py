"""Which format a file has: told by its content, never by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.delivery import DeliveryFormat
from loaders.faults import DataFault
from loaders.formats import DELIVERY_FORMATS, TABLE_FORMATS
from loaders.raw_file import RawFile, decoded, raw_files
from loaders.raw_table import TableFormat
from loaders.vector_file import suffix_of

SHOWN_LETTERS = 60
"""Of the beginning of a file of unknown format."""

Format = TableFormat | DeliveryFormat


def all_formats() -> tuple[Format, ...]:
    """Return all formats the atlas can read."""
    return (*TABLE_FORMATS, *DELIVERY_FORMATS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """A file whose format is known."""

    raw: RawFile
    format: Format


def recognised(path: Path, formats: Sequence[Format]) -> list[Recognised]:
    """Return the files in ``path`` that have one of the formats, at least one.

    Members of an archive that have none, such as a note on the licence, are passed over.

    Raises:
        DataFault: The file cannot be read, or no format is that of anything in it.

    """
    raws = raw_files(path)
    found = [
        Recognised(raw=raw, format=format_)
        for raw in raws
        for format_ in _first(format_ for format_ in formats if format_.recognises(raw))
    ]
    if not found:
        raise DataFault([_unknown(path, raws, formats)])
    return found


def _first(formats: Iterable[Format]) -> list[Format]:
    return [one for one, _ in zip(formats, range(1), strict=False)]


def _unknown(path: Path, raws: Sequence[RawFile], formats: Sequence[Format]) -> str:
    known = "; ".join(format_.title for format_ in formats) or "none"
    if not raws:
        return f"{path.name}: the archive is empty; download it again."
    if suffix_of(raws[0].head()):
        return (
            f"{path.name}: outlines without a layer of municipalities that has the properties "
            "AGS (or ARS), GEN, BEZ and GF; download the municipalities of VG250 or VG25 whole, or "
            "NUTS regions of GISCO."
        )
    start = decoded(raws[0].head()[: SHOWN_LETTERS * 4])
    shown = "".join(c if c.isprintable() else " " for c in start).strip()[:SHOWN_LETTERS]
    return (
        f"{path.name}: the format is not known, the file begins with {shown!r}; known are: "
        f"{known}. Download the table in one of them."
    )
