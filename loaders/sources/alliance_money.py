"""Statements about money, and which of them make up an alliance's funding volume.

The rule: the statement the source marks as the best one counts. Where an alliance has none,
its grants and approvals for the whole alliance count, as long as their periods do not overlap.
Ceilings, requests, expectations, budgets, costs and own contributions never count, nor do
programmes or grants to a part of an alliance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import combinations
from pathlib import Path

import pandas as pd

from geo.model import Qualifier
from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.raw_tables import RULES, fingerprints, judged, read_raw
from loaders.sources.web_pages import dated, page_ids

FUNDING = "funding.csv"
FUNDING_RULES = "funding.csv"
BEST_MARK = "BESTE ZAHL"
"""How the source marks the one statement that stands for an alliance's funding volume."""
COUNTING = (Qualifier.GRANT.value, Qualifier.APPROVED.value)
RAW_COLUMNS = (
    "alliance_id",
    "subproject",
    "amount_eur",
    "qualifier",
    "covers",
    "period_from",
    "period_to",
    "funder",
    "note",
    "source",
    "source_date",
)


class Reason(StrEnum):
    """Why a statement counts (the first two) or does not."""

    BEST_STATEMENT = "best_statement"
    WHOLE_ALLIANCE_GRANT = "whole_alliance_grant"
    PROGRAMME = "programme"
    BETTER_STATEMENT = "better_statement"
    PART_OF_ALLIANCE = "part_of_alliance"
    KIND_OF_STATEMENT = "kind_of_statement"
    OVERLAPPING_PERIODS = "overlapping_periods"


COUNTED = (Reason.BEST_STATEMENT, Reason.WHOLE_ALLIANCE_GRANT)


def tidy_funding(folder: Path, kinds: Mapping[str, str], rules: Path = RULES) -> pd.DataFrame:
    """Return one row for each raw statement; ``kinds`` gives the kind of each alliance."""
    raw = read_raw(folder / FUNDING, RAW_COLUMNS)
    raise_faults(_faults(raw, kinds))
    numbers = raw.groupby(["alliance_id", "qualifier"]).cumcount() + 1
    names = raw["alliance_id"] + "-" + raw["qualifier"].str.replace("_", "-")
    reasons = counting_reasons(raw, kinds)
    numbered = raw.assign(
        statement_id=names + "-" + numbers.astype(str),
        fingerprint=fingerprints(raw, ["amount_eur", "covers", "note", "source"]),
        counts=reasons.isin(COUNTED),
        counts_reason=reasons,
    ).drop(columns=["covers", "note"])
    known = read_raw(rules / FUNDING_RULES, ("statement_id", "fingerprint", "covers", "note"))
    tidy = judged(numbered, known, key="statement_id", name=FUNDING_RULES)
    dates = dated(tidy["source_date"], rules)
    tidy = tidy.assign(source_id=page_ids(tidy["source"]), **dates)
    return tidy[list(tables()["funding"].names)]


def counting_reasons(raw: pd.DataFrame, kinds: Mapping[str, str]) -> pd.Series:
    """Return the :class:`Reason` of each statement; needs the raw columns of ``funding.csv``."""
    best = raw["note"].str.contains(BEST_MARK, regex=False)
    decided = raw["alliance_id"].isin(set(raw.loc[best, "alliance_id"]))
    grant = raw["qualifier"].isin(COUNTING)
    whole = raw["subproject"] == ""
    reasons = pd.Series(Reason.WHOLE_ALLIANCE_GRANT.value, index=raw.index)
    reasons = reasons.mask(grant & whole & _overlapping(raw), Reason.OVERLAPPING_PERIODS.value)
    reasons = reasons.mask(decided & grant, Reason.BETTER_STATEMENT.value)
    reasons = reasons.mask(~whole, Reason.PART_OF_ALLIANCE.value)
    reasons = reasons.mask(~grant, Reason.KIND_OF_STATEMENT.value)
    reasons = reasons.mask(best, Reason.BEST_STATEMENT.value)
    programme = raw["alliance_id"].map(kinds) == "programme"
    return reasons.mask(programme, Reason.PROGRAMME.value)


def _overlapping(raw: pd.DataFrame) -> pd.Series:
    """Mark grants of a whole alliance whose periods overlap with another one of it."""
    candidates = raw[raw["qualifier"].isin(COUNTING) & (raw["subproject"] == "")]
    marked: set[int] = set()
    for _, group in candidates.groupby("alliance_id"):
        periods = zip(group.index, group["period_from"], group["period_to"], strict=True)
        for (one, *period), (other, *other_period) in combinations(periods, 2):
            if _overlap(tuple(period), tuple(other_period)):
                marked |= {one, other}
    return pd.Series(raw.index.isin(marked), index=raw.index)


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Compare at the precision both dates have; phases that meet in one year follow each other."""
    return _before(one[0], other[1]) and _before(other[0], one[1])


def _before(start: str, end: str) -> bool:
    precision = min(len(start), len(end))
    return not end or start[:precision] < end[:precision]


def _faults(raw: pd.DataFrame, kinds: Mapping[str, str]) -> Iterator[str]:
    rows = zip(raw["alliance_id"], raw["qualifier"], raw["amount_eur"], strict=True)
    for row, (alliance, qualifier, amount) in enumerate(rows, start=2):
        place = f"{FUNDING}, row {row}"
        if alliance not in kinds:
            yield f"{place}, alliance_id: '{alliance}' is unknown; add it to rules/alliances.csv."
        if qualifier not in set(Qualifier):
            yield f"{place}, qualifier: '{qualifier}' is unknown; take one of geo/model.py."
        if not amount.isdigit():
            yield f"{place}, amount_eur: '{amount}' is no whole number; give euros in digits."
    best = raw[raw["note"].str.contains(BEST_MARK, regex=False)]
    for alliance in sorted(set(best.loc[best["alliance_id"].duplicated(), "alliance_id"])):
        yield f"{FUNDING}: '{alliance}' has several statements marked {BEST_MARK}; keep one."
