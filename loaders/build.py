"""Build the tables below ``data/`` from folders with facts and statistics."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.datapackage import DATAPACKAGE, datapackage_text
from loaders.sources.alliance_facts import tidy_facts_folder
from loaders.sources.raw_tables import RULES
from loaders.sources.regional_statistics import tidy_statistics
from loaders.store import Store


def build_facts(facts_dir: Path, store: Store, *, rules: Path = RULES) -> None:
    """Write alliances, facts, organisations, memberships, funding and the pages they stand on.

    The store must hold the table of organisation aliases.
    """
    frames = tidy_facts_folder(facts_dir, store.read_table("organisation_aliases"), rules)
    frames["sources"] = _with_other_sources(store, frames["sources"])
    store.write_tables(frames)


def build_statistics(stats_dir: Path, store: Store, *, rules: Path = RULES) -> None:
    """Write observations, occupations and their sources; the indicators must be in the store."""
    frames = tidy_statistics(stats_dir, store.read_origins(), rules)
    frames["sources"] = _with_other_sources(store, frames["sources"])
    store.write_tables(frames)


def build_datapackage(store: Store) -> None:
    """Write ``datapackage.json`` for what is in the store now; run it after the other builds."""
    store.write_texts({DATAPACKAGE: datapackage_text(store)})


def _with_other_sources(store: Store, new: pd.DataFrame) -> pd.DataFrame:
    """Put ``new`` in place of the stored sources of the same kinds; keep those of other kinds."""
    if store.has_table("sources"):
        old = store.read_sources()
        new = pd.concat([old[~old["kind"].isin(set(new["kind"]))], new])
    return new.sort_values(["kind", "source_id"], kind="stable").reset_index(drop=True)
