"""Sources of rates computed here: which table numerator and denominator are from, both named."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import pandas as pd

from geo.model import Indicator
from loaders.computed_rates import COMPUTED, COMPUTED_WORDS

CHECKSUM_LETTERS = 8


def computed_source(
    above: str, below: str, measure: Indicator, period: str, sources: pd.DataFrame
) -> dict[str, str]:
    """Return the row of the source of a rate by the ids of those of its counts.

    ``sources`` has source_id as index. Where both counts are of one table, the source is that
    table; of two it is both.
    """
    one, other = sources.loc[above], sources.loc[below]
    if above == below:
        title = f"{one['title']}, {COMPUTED_WORDS}"
        used = {"source_id": f"{above}{COMPUTED}", "title": title, "used_for": measure.id}
        return {**{str(name): str(value) for name, value in one.items()}, **used}
    digest = sha256(f"{above}/{below}".encode()).hexdigest()[:CHECKSUM_LETTERS]
    names = [str(row["table"] or row["title"]) for row in (one, other)]
    territory = {str(row["boundary_date"]) for row in (one, other)}
    return {
        "source_id": f"{measure.id.replace('_', '-')}-{digest}{COMPUTED}",
        "kind": "statistics",
        "publisher": _joined(part for row in (one, other) for part in _parts(row["publisher"])),
        "title": f"{measure.title.de}, {COMPUTED_WORDS} aus {' und '.join(names)}",
        "table": _joined(names),
        "reference_date": period,
        "date_basis": "stated",
        "retrieved": max(str(one["retrieved"]), str(other["retrieved"])),
        "boundary_date": territory.pop() if len(territory) == 1 else "",
        "licence": _joined(str(row["licence"]) for row in (one, other)),
        "url": "",
        "sha256": "",
        "used_for": measure.id,
    }


def _parts(publisher: object) -> list[str]:
    return [part.strip() for part in str(publisher).split(";")]


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
