"""Going back: a new edition with the tables of an old one, figures that a table had replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

import pandas as pd

from geo.edition_reason import Act, Reason
from loaders.changes import differing_paths
from loaders.earlier_states import removed_since
from loaders.editions import Edition, unpacked
from loaders.faults import raise_faults
from loaders.keys import COUNTRY
from loaders.parquet_tables import is_parquet
from loaders.schema import Table, tables
from loaders.store import Store, table_contents
from loaders.stored_figures import as_written, with_sources
from loaders.table_files import header_of

SOURCES = "sources"
PAIR = ["indicator", "period"]
Pair = tuple[str, str]


def restore(
    edition_id: str, store: Store, *, names: Collection[str] = (), note: str = ""
) -> Edition:
    """Write a new edition whose files are those of an old one, and return the newest edition.

    What came since is removed, but every edition stays as it is. With ``names`` only these tables
    are those of the old edition, with the sources that they rest on. ``note`` is what the office
    says about it.

    Raises:
        DataFault: There is no such edition or table, or a file of it is not kept; nothing changed.

    """
    old = store.at(edition_id)
    newest = store.editions()[-1].id
    raise_faults(_unknown(names))
    contents = _tables(old, store, names) if names else _everything(old, store)
    reason = Reason(act=Act.RESTORED, edition=edition_id, parts=tuple(sorted(names)), note=note)
    return store.write_edition({}, reason=reason, files=contents, based_on=newest)


def files_of(names: Iterable[str], past: Store) -> dict[str, bytes | None]:
    """Return the files of tables by path as they were in an edition; None for what it had not."""
    chosen = [tables()[name] for name in names]
    return {table.path: _content(past, table.path, table) for table in chosen}


def replaced_rows(name: str, out: pd.DataFrame, past: Store, store: Store) -> pd.DataFrame:
    """Return the rows of a table that stood in ``past`` in place of those now taken out.

    Rows of sources that were removed since then do not come back.
    """
    key = list(tables()[name].key)
    if not past.has_table(name):
        return out.iloc[:0]
    rows = past.read_table(name)
    texts = rows[key].astype("str")
    taken = pd.MultiIndex.from_frame(out[key].astype("str"))
    gone = removed_since(past, store)
    back = pd.MultiIndex.from_frame(texts).isin(taken) & ~rows["source_id"].isin(gone)
    return rows[back]


def set_aside_rows(frame: pd.DataFrame, out: pd.Series, past: Store, store: Store) -> pd.DataFrame:
    """Return the figures of Länder and Germany that were set aside when the table came.

    They come back where no other table has given figures of their measure and period since.

    Args:
        frame: The observations before anything is taken out.
        out: Which of them are taken out.
        past: The edition before the table was added.
        store: The data as it is.

    """
    texts = frame[[*PAIR, "area_id", "source_id"]].astype("str")
    since = ~texts["source_id"].isin(set(past.read_sources()["source_id"])) & ~out
    taken, kept = (
        set(texts.loc[one, PAIR].itertuples(index=False, name=None)) for one in (out, since)
    )
    pairs = _with_rates(taken, kept, store)
    rows = past.read_observations()
    rows = rows[rows["area_id"].astype("str").str.len() == len(COUNTRY)]
    known = rows[[*PAIR, "area_id", "source_id"]].astype("str")
    wanted = [pair in pairs for pair in known[PAIR].itertuples(index=False, name=None)]
    keys = [*PAIR, "area_id"]
    there = pd.MultiIndex.from_frame(known[keys]).isin(pd.MultiIndex.from_frame(texts[keys]))
    gone = known["source_id"].isin(removed_since(past, store))
    return rows[pd.Series(wanted, index=rows.index, dtype="bool") & ~there & ~gone]


def _with_rates(taken: set[Pair], kept: set[Pair], store: Store) -> set[Pair]:
    """Return the measures and periods taken out with rates of them, where nothing else is kept."""
    pairs = taken - kept
    for one in store.read_catalogue().values():
        counts = (one.numerator, one.denominator)
        periods = {period for indicator, period in taken if indicator in counts}
        pairs |= {
            (one.id, period)
            for period in periods
            if not any((str(part), period) in kept for part in (one.id, *counts))
        }
    return pairs


def _unknown(names: Collection[str]) -> list[str]:
    known = list(tables())
    return [
        f"There is no table '{name}'; "
        f"meant may be: {', '.join(get_close_matches(name, known)) or ', '.join(known)}."
        for name in names
        if name not in known
    ]


def _everything(old: Store, store: Store) -> dict[str, bytes | None]:
    """Return the content of every file that differs; None for those that came since."""
    by_path = {table.path: table for table in tables().values()}
    return {path: _content(old, path, by_path.get(path)) for path in differing_paths(old, store)}


def _content(old: Store, path: str, table: Table | None) -> bytes | None:
    """Return a file of an old edition; columns that it did not know yet are empty."""
    if not old.has_file(path):
        return None
    file = old.file(path)
    if table is None or is_parquet(table) or tuple(header_of(file)) == table.names:
        return unpacked(file)
    frame = as_written(old.read_table(table.name), table.name)
    return table_contents({table.name: frame})[path]


def _tables(old: Store, store: Store, names: Collection[str]) -> dict[str, bytes | None]:
    chosen = [tables()[name] for name in names if name != SOURCES]
    contents = files_of((table.name for table in chosen), old)
    raise_faults(
        f"Edition {old.edition and old.edition.id} has no table {table.name}; choose another."
        for table in chosen
        if contents[table.path] is None and not table.optional
    )
    frame = _sources(old, store, names)
    return {**contents, **table_contents({SOURCES: frame})}


def _sources(old: Store, store: Store, names: Collection[str]) -> pd.DataFrame:
    """Return the sources on which the tables rest once those named are as they were."""
    first, second = (old, store) if SOURCES in names else (store, old)
    sources, others = first.read_sources(), second.read_sources()
    used: set[str] = set()
    for name, table in tables().items():
        owner = old if name in names else store
        columns = [one.name for one in table.columns if one.references == "sources.source_id"]
        if columns and owner.has_table(name):
            used |= set(owner.read_table(name)[columns].astype("str").to_numpy().ravel())
    lacking = others["source_id"].isin(used) & ~others["source_id"].isin(sources["source_id"])
    figures: Mapping[str, pd.DataFrame] = {
        name: (old if name in names else store).read_table(name)
        for name in ("observations", "occupations")
    }
    return with_sources(sources, others[lacking], figures["observations"], figures["occupations"])
