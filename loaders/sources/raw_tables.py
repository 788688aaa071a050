"""Raw tables of a source as text, and the rules that say what becomes of their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from loaders.faults import DataFault, raise_faults

RULES = Path(__file__).with_name("rules")
"""The committed rules; one CSV file for each kind of row."""
FINGERPRINT_DIGITS = 12


def read_raw(path: Path, columns: Iterable[str]) -> pd.DataFrame:
    """Return a CSV file (gzip allowed) as text, ``""`` for none; ``columns`` must be there."""
    if not path.is_file():
        raise DataFault([f"{path.name} is missing in the folder {path.parent.name}; put it there."])
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    lacking = [name for name in columns if name not in frame.columns]
    if lacking:
        raise DataFault(
            [f"{path.name}, row 1: the columns {', '.join(lacking)} are missing; check the export."]
        )
    return frame


def fingerprint(*texts: str) -> str:
    """Return a short SHA-256 of the texts, by which a rule knows the row it was made for."""
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:FINGERPRINT_DIGITS]


def fingerprints(frame: pd.DataFrame, columns: list[str]) -> list[str]:
    """Return the fingerprint of the named columns for each row."""
    return [fingerprint(*row) for row in frame[columns].itertuples(index=False, name=None)]


def judged(raw: pd.DataFrame, rules: pd.DataFrame, *, key: str, name: str) -> pd.DataFrame:
    """Return ``raw`` with the columns of ``rules`` joined on ``key`` and ``fingerprint``.

    Both tables need the two columns and a unique ``key``; the order of ``raw`` is kept. Rows
    without a rule, rows that changed since the rule was made and rules without a row are faults.
    """
    raise_faults(_judgement_faults(raw, rules, key, name))
    return raw.merge(rules.drop(columns="fingerprint"), on=key, how="left", validate="1:1")


def looked_up(values: pd.Series, rules: pd.DataFrame, *, name: str) -> list[str]:
    """Translate texts by a two-column rule table; ``""`` stays; name all texts without a rule."""
    known = dict(rules.iloc[:, :2].itertuples(index=False, name=None))
    missing = sorted({text for text in values if text and text not in known})
    raise_faults(f"rules/{name}: '{text}' has no row; add one." for text in missing)
    return [known[text] if text else "" for text in values]


def _judgement_faults(raw: pd.DataFrame, rules: pd.DataFrame, key: str, name: str) -> Iterator[str]:
    known = dict(zip(rules[key], rules["fingerprint"], strict=True))
    for row, (item, print_) in enumerate(zip(raw[key], raw["fingerprint"], strict=True), start=2):
        if item not in known:
            yield f"rules/{name}: '{item}' (row {row} of the source) has no rule; add one."
        elif known[item] != print_:
            yield (
                f"rules/{name}: '{item}' (row {row} of the source) has changed; "
                f"read it again and set its fingerprint to {print_}."
            )
    for item in sorted(set(rules[key]) - set(raw[key])):
        yield f"rules/{name}: '{item}' is no longer in the source; delete its rule."
