"""What public pages say about the alliances: alliances, facts and the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.alliance_money import tidy_funding
from loaders.sources.alliance_partners import tidy_partners
from loaders.sources.raw_tables import RULES, fingerprints, judged, read_raw
from loaders.sources.web_pages import dated, page_ids, tidy_pages

FACTS = "alliances.csv"
FACT_RULES = "facts.csv"
ALLIANCE_RULES = "alliances.csv"
RAW_COLUMNS = (
    "alliance_id",
    "fact_type",
    "value",
    "value_normalised",
    "note",
    "source_title",
    "source",
    "source_date",
)
SINGLE_TYPES = ("lead", "seat", "start", "end", "programme", "ministry", "website")
"""Of these an alliance has one current fact at most; a superseded one may stand alone."""
COUNT_TYPE = "number_of_partners"


def tidy_facts_folder(
    folder: Path, aliases: pd.DataFrame, rules: Path = RULES
) -> dict[str, pd.DataFrame]:
    """Return all tables that come from the folder of facts, the sources of kind facts included.

    ``aliases`` is the table ``organisation_aliases``. Raise ``DataFault`` with all faults of the
    first file that has any.
    """
    raw = read_raw(folder / FACTS, RAW_COLUMNS)
    kinds = read_raw(rules / ALLIANCE_RULES, ("alliance_id", "kind"))
    partners = tidy_partners(folder, aliases, rules)
    funding = tidy_funding(
        folder, dict(zip(kinds["alliance_id"], kinds["kind"], strict=True)), rules
    )
    return {
        "alliances": tidy_alliances(raw, kinds, rules),
        "facts": tidy_facts(raw, rules),
        "organisations": partners.organisations,
        "memberships": partners.memberships,
        "funding": funding,
        "sources": tidy_pages([raw, partners.raw, read_raw(folder / "funding.csv", ())], rules),
    }


def tidy_alliances(raw: pd.DataFrame, kinds: pd.DataFrame, rules: Path = RULES) -> pd.DataFrame:
    """Return one row for each alliance with the source of the first fact about it."""
    raise_faults(_alliance_faults(raw, kinds))
    first = raw.drop_duplicates("alliance_id").set_index("alliance_id")
    sources = first.loc[kinds["alliance_id"]].reset_index(drop=True)
    dates = dated(sources["source_date"], rules)
    tidy = kinds.assign(source_id=page_ids(sources["source"]), source_date=dates["source_date"])
    return tidy[list(tables()["alliances"].names)]


def tidy_facts(raw: pd.DataFrame, rules: Path = RULES) -> pd.DataFrame:
    """Return one row for each raw fact, worded and judged by the rules, in their order."""
    numbered = raw.assign(
        fact_id=numbered_ids(raw["alliance_id"], raw["fact_type"]),
        fingerprint=fingerprints(raw, ["value", "value_normalised", "note", "source"]),
    )
    plain = numbered[
        ["fact_id", "fingerprint", "alliance_id", "fact_type", "source", "source_date"]
    ]
    known = read_raw(rules / FACT_RULES, ("fact_id", "fingerprint", "text", "standing", "scope"))
    facts = judged(plain, known, key="fact_id", name=FACT_RULES)
    dates = dated(facts["source_date"], rules)
    facts = facts.assign(source_id=page_ids(facts["source"]), **dates)
    raise_faults(_standing_faults(facts))
    return facts[list(tables()["facts"].names)]


def numbered_ids(owners: pd.Series, kinds: pd.Series) -> pd.Series:
    """Return ids such as ``smarterz-end-2``: owner, kind and running number within both."""
    numbers = owners.groupby([owners, kinds]).cumcount() + 1
    return owners + "-" + kinds.str.replace("_", "-") + "-" + numbers.astype(str)


def _alliance_faults(raw: pd.DataFrame, kinds: pd.DataFrame) -> Iterator[str]:
    for name in sorted(set(raw["alliance_id"]) - set(kinds["alliance_id"])):
        yield f"rules/{ALLIANCE_RULES}: the alliance '{name}' of {FACTS} has no row; add one."
    for name in sorted(set(kinds["alliance_id"]) - set(raw["alliance_id"])):
        yield f"rules/{ALLIANCE_RULES}: '{name}' is no longer in {FACTS}; delete its row."


def _standing_faults(facts: pd.DataFrame) -> Iterator[str]:
    current = facts[facts["standing"] == "current"]
    single = current[current["fact_type"].isin([*SINGLE_TYPES, COUNT_TYPE])]
    doubles = single[single.duplicated(["alliance_id", "fact_type"])]
    for fact in doubles["fact_id"]:
        yield f"rules/{FACT_RULES}: '{fact}' is current beside another of its type; keep one."
    foreign = single[(single["fact_type"] == COUNT_TYPE) & (single["scope"] != "alliance")]
    for fact in foreign["fact_id"]:
        yield (
            f"rules/{FACT_RULES}: '{fact}' counts a part or another body; "
            "it cannot be the current number of partners."
        )
