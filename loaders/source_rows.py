"""The rows of a table in the list of sources: what it is, from when, read when, from which file."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from geo.edition_reason import Delivered
from loaders.computed_rates import COMPUTED, COMPUTED_WORDS
from loaders.matching import Matched
from loaders.raw_table import TableFacts
from loaders.schema import tables

ID_LETTERS = 48
CHECKSUM_LETTERS = 8
"""Of the checksum in the id, so that every edition of a table is a source of its own."""
ENTERED = "-entered-years"
"""End of the id of figures whose years the file does not name."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def source_rows(
    facts: TableFacts, found: Matched, url: str, retrieved: str, sha256: str
) -> pd.DataFrame:
    """Return the source of a table, and a second one where rates were computed from its counts."""
    name = slug(facts.table or facts.title)[:ID_LETTERS].strip("-")
    row = {
        "source_id": f"{name}-{sha256[:CHECKSUM_LETTERS]}{ENTERED if facts.years_entered else ''}",
        "kind": "statistics",
        "publisher": facts.publisher,
        "title": facts.title,
        "table": facts.table,
        "reference_date": facts.reference_date or years_of(found.figures),
        "date_basis": "entered" if facts.years_entered else "stated",
        "retrieved": retrieved,
        "boundary_date": facts.boundary_date if DAY.fullmatch(facts.boundary_date) else "",
        "licence": facts.licence,
        "url": url or facts.url,
        "sha256": sha256,
        "used_for": "; ".join(sorted(set(found.figures["indicator"]))),
    }
    rows = [row]
    if len(found.computed):
        used = "; ".join(sorted(set(found.computed["indicator"])))
        title = f"{facts.title}, {COMPUTED_WORDS}"
        source_id = f"{row['source_id']}{COMPUTED}"
        rows.append({**row, "source_id": source_id, "title": title, "used_for": used})
    return pd.DataFrame(rows, columns=list(tables()["sources"].names))


def delivered_of(sources: pd.DataFrame) -> list[Delivered]:
    """Return what a reason says of sources that were added or removed."""
    named = sources[["table", "title", "publisher", "reference_date"]].astype("str")
    return [
        Delivered(table=table, title=title, publisher=publisher, period=period)
        for table, title, publisher, period in named.itertuples(index=False, name=None)
    ]


def years_of(figures: pd.DataFrame) -> str:
    """Return the years of figures, separated by commas."""
    return ", ".join(sorted(set(figures["period"])))


def slug(text: str) -> str:
    """Return a text in small letters without diacritics, words joined by hyphens."""
    small = text.casefold()
    for letter, written in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        small = small.replace(letter, written)
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
