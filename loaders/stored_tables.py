"""The tables of official figures in the store: listed, and taken out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

import pandas as pd

from loaders.add_report import areas_in_words
from loaders.computed_rates import COMPUTED
from loaders.counted_rates import rests_on
from loaders.faults import DataFault, raise_faults
from loaders.schema import tables
from loaders.store import Store
from loaders.stored_figures import as_written, with_sources

HOLDERS = ("observations", "occupations")
"""Tables of figures; all other tables are no figures and keep their sources."""


def listed(store: Store) -> pd.DataFrame:
    """Return the sources of statistics with ``figures`` and ``areas`` (in words) that rest on them.

    Besides: source_id, publisher, title, table, reference_date, retrieved.
    """
    sources = store.read_sources()
    columns = ["source_id", "publisher", "title", "table", "reference_date", "retrieved"]
    chosen = sources.loc[sources["kind"] == "statistics", columns].reset_index(drop=True)
    used = pd.concat(
        [store.read_table(name)[["source_id", "area_id"]].astype("str") for name in HOLDERS]
    ).groupby("source_id")["area_id"]
    areas = used.agg(lambda ids: areas_in_words(sorted(set(ids))))
    return chosen.assign(
        figures=chosen["source_id"].map(used.size()).fillna(0).astype("int64"),
        areas=chosen["source_id"].map(areas).fillna(""),
    )


def remove(source_ids: Collection[str], store: Store) -> int:
    """Take the figures of sources out of the store, all or none; return how many there were.

    What was computed from the counts of a source goes with it.

    Raises:
        DataFault: A source is unknown, or something else than figures rests on it.

    """
    sources = store.read_sources()
    raise_faults(_faults(sorted(set(source_ids)), sources, store))
    source_ids = {*source_ids, *(f"{one}{COMPUTED}" for one in source_ids)}
    kept, count = {}, 0
    for name in HOLDERS:
        frame = store.read_table(name)
        out = frame["source_id"].astype("str").isin(source_ids)
        if name == "observations":
            out |= rests_on(frame, frame[out], store.read_catalogue())
        count += int(out.sum())
        kept[name] = frame[~out]
    left = with_sources(sources, sources.iloc[:0], kept["observations"], kept["occupations"])
    frames = {name: as_written(frame, name) for name, frame in kept.items()}
    frames["sources"] = left[~left["source_id"].isin(source_ids)]
    store.write_edition(frames, reason=f"removed: {', '.join(sorted(source_ids))}")
    return count


def _faults(source_ids: Collection[str], sources: pd.DataFrame, store: Store) -> Iterator[str]:
    known = sources["source_id"].tolist()
    for source_id in source_ids:
        if source_id not in known:
            near = ", ".join(get_close_matches(source_id, known)) or "see python -m loaders list"
            yield f"There is no source '{source_id}'; meant may be: {near}."
    for name, table in tables().items():
        columns = [one.name for one in table.columns if one.references == "sources.source_id"]
        if name in HOLDERS or not columns or not store.has_table(name):
            continue
        used = set(store.read_table(name)[columns].astype("str").to_numpy().ravel())
        for source_id in sorted(used & set(source_ids)):
            yield (
                f"{source_id}: rows of {table.path} rest on it, which are no figures; only tables "
                "of python -m loaders list can be removed."
            )
    if not source_ids:
        raise DataFault(["No source is named; see python -m loaders list."])
