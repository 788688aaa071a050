"""Build the tables below ``data/`` from folders with facts and statistics."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd

from geo.edition_reason import Act, Reason
from loaders.datapackage import datapackage_text
from loaders.editions import DESCRIPTION, Edition
from loaders.outlines import build as build_outlines
from loaders.sources.alliance_facts import tidy_facts_folder
from loaders.sources.raw_tables import RULES
from loaders.sources.regional_statistics import tidy_statistics
from loaders.store import Store
from loaders.territory import ReferenceIds


def build(
    store: Store,
    outlines: Path,
    *,
    facts: Path | None = None,
    statistics: Path | None = None,
    note: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Edition:
    """Build outlines, and the tables whose folders are given, as one edition: all or none.

    ``note`` is what the office says about it.
    """
    frames: dict[str, pd.DataFrame] = {}
    files = _outline_files(store, outlines, progress)
    if facts:
        progress("alliances, partners, money")
        frames |= _facts(facts, store, RULES)
    if statistics:
        progress("regional statistics")
        found = _statistics(statistics, store, RULES)
        sources = frames.get("sources", found["sources"])
        frames |= found | {"sources": _merged(sources, found["sources"], "statistics", "outlines")}
    return store.write_edition(frames, files=files, reason=_reason(["areas", *frames], note))


def build_facts(facts_dir: Path, store: Store, *, rules: Path = RULES) -> None:
    """Write alliances, facts, organisations, memberships, funding and the pages they stand on.

    The store must hold the table of organisation aliases.
    """
    frames = _facts(facts_dir, store, rules)
    store.write_edition(frames, reason=_reason(frames))


def build_statistics(stats_dir: Path, store: Store, *, rules: Path = RULES) -> None:
    """Write observations, occupations and their sources; the indicators must be in the store."""
    frames = _statistics(stats_dir, store, rules)
    store.write_edition(frames, reason=_reason(frames))


def build_datapackage(store: Store) -> None:
    """Write ``datapackage.json`` for what is in the store now, where no build has done it."""
    store.write_texts({DESCRIPTION: datapackage_text(store)})


def _reason(names: Iterable[str], note: str = "") -> Reason:
    parts = tuple(name for name in names if name != "sources")
    return Reason(act=Act.BUILT, parts=parts, note=note)


def _facts(facts_dir: Path, store: Store, rules: Path) -> dict[str, pd.DataFrame]:
    frames = tidy_facts_folder(facts_dir, store.read_table("organisation_aliases"), rules)
    return frames | {"sources": _with_other_sources(store, frames["sources"])}


def _statistics(stats_dir: Path, store: Store, rules: Path) -> dict[str, pd.DataFrame]:
    frames = tidy_statistics(stats_dir, store.read_origins(), rules)
    return frames | {"sources": _with_other_sources(store, frames["sources"])}


def _outline_files(
    store: Store, outlines: Path, progress: Callable[[str], None]
) -> Mapping[str, bytes]:
    """Return the files of outlines and areas by path."""
    changes, areas = store.file("areas/territory_changes.csv"), store.file("areas/areas.csv")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        build_outlines(outlines, changes, ReferenceIds.read(areas), target, progress=progress)
        return {f"areas/{file.name}": file.read_bytes() for file in target.iterdir()}


def _with_other_sources(store: Store, new: pd.DataFrame) -> pd.DataFrame:
    """Put ``new`` in place of the stored sources of the same kinds; keep those of other kinds."""
    old = store.read_sources() if store.has_table("sources") else new[:0]
    return _merged(old, new, *new["kind"].unique())


def _merged(old: pd.DataFrame, new: pd.DataFrame, *kinds: str) -> pd.DataFrame:
    """Return sources of ``kinds`` from ``new`` and all others from ``old``."""
    both = pd.concat([old[~old["kind"].isin(kinds)], new[new["kind"].isin(kinds)]])
    return both.sort_values(["kind", "source_id"], kind="stable").reset_index(drop=True)
