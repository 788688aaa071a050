"""The tables of official figures in the store: listed, and taken out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from geo.edition_reason import Act, Reason
from geo.model import Indicator
from loaders.add_report import areas_in_words
from loaders.computed_rates import COMPUTED
from loaders.counted_rates import rests_on
from loaders.earlier_states import states_before, untouched_state
from loaders.faults import DataFault, raise_faults
from loaders.restoring import files_of, replaced_rows, set_aside_rows
from loaders.schema import tables
from loaders.source_rows import delivered_of
from loaders.store import Store, table_contents
from loaders.stored_figures import as_written, with_sources
from loaders.text_columns import alike

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Removal:
    """What removing a table did.

    ``count`` figures were taken out; ``back`` came back in their place, by source, as they stood
    in ``edition``, the one before the table was added (empty where there is none).
    """

    count: int
    back: Mapping[str, int]
    edition: str


def remove(source_ids: Collection[str], store: Store, *, note: str = "") -> Removal:
    """Take the figures of sources out of the store and put back those they replaced, all or none.

    What was computed from the counts of a source goes with it. Sources that were removed since do
    not come back. Where nothing else was done since an edition but to add what is now all taken
    out, the tables are those of that edition. ``note`` is what the office says about it.

    Raises:
        DataFault: A source is unknown, or something else than figures rests on it.

    """
    sources = store.read_sources()
    raise_faults(_faults(sorted(set(source_ids)), sources, store))
    newest = next((edition.id for edition in reversed(store.editions())), "")
    delivered = tuple(delivered_of(sources[sources["source_id"].isin(source_ids)]))
    source_ids = {*source_ids, *(f"{one}{COMPUTED}" for one in source_ids)}
    untouched = untouched_state(source_ids, store)
    files, done = _undone(untouched, store) if untouched else _without(source_ids, store)
    reason = Reason(
        act=Act.REMOVED, delivered=delivered, sources=tuple(sorted(source_ids)), note=note
    )
    store.write_edition({}, files=files, reason=reason, based_on=newest)
    return done


def _undone(past: Store, store: Store) -> tuple[dict[str, bytes | None], Removal]:
    """Return the files of an earlier edition, and what differs in its tables."""
    count, back = 0, Counter[str]()
    for name in HOLDERS:
        then, now = _differing(past.read_table(name), store.read_table(name), name)
        count += len(now)
        back.update(then["source_id"].astype("str"))
    edition = past.edition.id if past.edition else ""
    done = Removal(count=count, back=back, edition=edition)
    return files_of([*HOLDERS, "sources"], past), done


def _differing(
    then: pd.DataFrame, now: pd.DataFrame, name: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of both states of a table that are not in the other one."""
    texts = [one.name for one in tables()[name].columns if one.type != "number"]
    both = pd.concat(alike([then, now], texts), ignore_index=True)
    alone = both[~both.duplicated(keep=False)]
    is_old = alone.index < len(then)
    return alone[is_old], alone[~is_old]


def _without(source_ids: Collection[str], store: Store) -> tuple[dict[str, bytes | None], Removal]:
    """Return the files without sources, with what these had replaced in its place."""
    sources, catalogue = store.read_sources(), store.read_catalogue()
    pasts = states_before(source_ids, store)
    left, count, returned = {}, 0, []
    for name in HOLDERS:
        frame = store.read_table(name)
        out = frame["source_id"].astype("str").isin(source_ids)
        if name == "observations":
            out |= rests_on(frame, frame[out], catalogue)
            out |= _came_along(frame, out, pasts, catalogue)
        found = _back(name, frame, out, pasts, store)
        left[name] = _joined(frame[~out], found, name)
        count += int(out.sum())
        returned += found["source_id"].astype("str").tolist()
    named = with_sources(
        sources, _lost(sources, pasts, returned), left["observations"], left["occupations"]
    )
    frames = {name: as_written(frame, name) for name, frame in left.items()}
    frames["sources"] = named[~named["source_id"].isin(source_ids)]
    edition = pasts[0].edition.id if pasts and pasts[0].edition else ""
    done = Removal(count=count, back=Counter(returned), edition=edition)
    return {**table_contents(frames)}, done


def _back(
    name: str, frame: pd.DataFrame, out: pd.Series, pasts: Sequence[Store], store: Store
) -> pd.DataFrame:
    """Return the rows of a table that come back in place of those taken out.

    Those of the newest of the earlier editions go first. A rate that was computed between them
    rests on counts that are gone, so that it does not come back.
    """
    if not pasts:
        return frame.iloc[:0]
    key = list(tables()[name].key)
    known = set(pasts[-1].read_sources()["source_id"])
    found = []
    for past in pasts:
        found.append(replaced_rows(name, frame[out], past, store))
        if name == "observations":
            found.append(set_aside_rows(frame, out, past, store))
    both = pd.concat([one.astype(dict.fromkeys([*key, "source_id"], "str")) for one in found])
    torn = both["source_id"].str.endswith(COMPUTED) & ~both["source_id"].isin(known)
    return both[~torn].drop_duplicates(key)


def _came_along(
    frame: pd.DataFrame,
    out: pd.Series,
    pasts: Sequence[Store],
    catalogue: Mapping[str, Indicator],
) -> pd.Series:
    """Return the rates of all areas that were computed anew when the table came.

    They stay where other counts were revised since: then they do not follow from this table alone.
    """
    known = set(pasts[-1].read_sources()["source_id"]) if pasts else set()
    source_ids = frame["source_id"].astype("str")
    computed = source_ids.str.endswith(COMPUTED) & ~source_ids.isin(known)
    found = pd.Series(data=False, index=frame.index)
    pairs = frame.loc[out & computed, ["indicator", "period"]].astype("str").drop_duplicates()
    for indicator, period in pairs.itertuples(index=False, name=None):
        measure, same = catalogue[indicator], frame["period"] == period
        counts = frame["indicator"].isin([measure.numerator, measure.denominator])
        if set(source_ids[counts & same & ~out]) <= known:
            found |= computed & same & (frame["indicator"] == indicator)
    return found


def _lost(sources: pd.DataFrame, pasts: Sequence[Store], wanted: Collection[str]) -> pd.DataFrame:
    """Return the sources of figures that come back and are no longer among ``sources``."""
    old = pd.concat([sources.iloc[:0], *(past.read_sources() for past in pasts)])
    old = old.drop_duplicates("source_id")
    return old[old["source_id"].isin(wanted) & ~old["source_id"].isin(sources["source_id"])]


def _joined(kept: pd.DataFrame, back: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of a table with those that come back in their places."""
    if back.empty:
        return kept
    texts = [one.name for one in tables()[name].columns if one.type != "number"]
    both = pd.concat(alike([kept, back], texts))
    return both.sort_values(list(tables()[name].key), kind="stable", ignore_index=True)


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
