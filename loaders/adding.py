"""Adding official files: compared with what is stored, then written all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pandas as pd

from loaders.add_report import AddedTable, AddReport
from loaders.faults import DataFault, raise_faults
from loaders.given_files import Contents, Given, MatchedTable, contents
from loaders.new_figures import new_figures
from loaders.part_sums import FIGURE
from loaders.raw_file import Progress, silent
from loaders.recognition import Format, all_formats
from loaders.source_families import with_family
from loaders.store import Store
from loaders.stored_figures import as_written, with_sources


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What would be written, and what is to be said about it."""

    frames: Mapping[str, pd.DataFrame]
    files: Mapping[str, bytes]
    report: AddReport
    reason: str
    based_on: str


def add(
    files: Sequence[Given],
    store: Store,
    *,
    retrieved: str = "",
    progress: Progress = silent,
    formats: Sequence[Format] | None = None,
) -> AddReport:
    """Add official files to the store, all or none, and return what they brought.

    Figures of the same area, period and indicator are replaced, all others stay. Files that change
    nothing write nothing.

    Args:
        files: Tables or archives, of any known format.
        store: Where they go.
        retrieved: Day they were downloaded (ISO); today if empty.
        progress: Told the share of the work that is done.
        formats: Formats to recognise; all by default.

    Raises:
        DataFault: One sentence for each thing that is wrong; the store is as before.

    """
    plan = planned(files, store, retrieved=retrieved, progress=progress, formats=formats)
    if plan.report.changed:
        store.write_edition(
            plan.frames, reason=plan.reason, files=plan.files, based_on=plan.based_on
        )
    return plan.report


def planned(
    files: Sequence[Given],
    store: Store,
    *,
    retrieved: str = "",
    progress: Progress = silent,
    formats: Sequence[Format] | None = None,
) -> Plan:
    """Return what :func:`add` would do, without doing it; see there."""
    day = _day(retrieved)
    based_on = next((edition.id for edition in reversed(store.editions())), "")
    dated = [replace(given, retrieved=given.retrieved or day) for given in files]
    found = contents(dated, store, all_formats() if formats is None else formats, progress)
    sources = store.read_sources()
    rows = _new_sources(found, sources)
    new = new_figures(found.tables, store, pd.concat([sources, rows]))
    frames = {**_delivered(found)}
    if found.tables:
        frames["observations"] = as_written(new.observations, "observations")
    frames["sources"] = with_sources(
        sources, pd.concat([rows, new.sources]), new.observations, store.read_occupations()
    )
    outlines = {path: content for one in found.deliveries for path, content in one.files.items()}
    return Plan(
        frames=frames,
        files=outlines,
        report=AddReport(
            tables=tuple(_added(one, new.given) for one in found.tables),
            deliveries=tuple(one.report for one in found.deliveries),
            notes=(*found.notes, *new.notes),
            changes=new.changes,
            changed=_differ(frames, outlines, store),
        ),
        reason=_reason(found, new.followed),
        based_on=based_on,
    )


def _delivered(found: Contents) -> dict[str, pd.DataFrame]:
    """Return whole tables by name; two files that bring the same one are a fault."""
    pairs = [
        (name, frame)
        for one in found.deliveries
        for name, frame in one.frames.items()
        if name != "sources"
    ]
    names = [name for name, _ in pairs] + (["observations"] if found.tables else [])
    raise_faults(
        f"Two of the files bring the table {name} as a whole; add them one after the other."
        for name in sorted({name for name in names if names.count(name) > 1})
    )
    return dict(pairs)


def _new_sources(found: Contents, stored: pd.DataFrame) -> pd.DataFrame:
    """Return the sources of all files; a file that was added before keeps its row."""
    brought = [with_family(one.sources, stored) for one in found.tables]
    brought += [one.frames["sources"] for one in found.deliveries if "sources" in one.frames]
    new = pd.concat([stored.iloc[:0], *brought]).drop_duplicates("source_id", keep="last")
    own = pd.concat([stored.iloc[:0], *(one.sources for one in found.tables)])
    before = stored[stored["source_id"].isin(own["source_id"])]
    return pd.concat([new[~new["source_id"].isin(before["source_id"])], before])


def _added(one: MatchedTable, changes: pd.DataFrame) -> AddedTable:
    return AddedTable(
        file=one.file,
        format=one.format,
        facts=one.facts,
        source_id=str(one.sources["source_id"].iloc[0]),
        matched=one.matched,
        compared=changes.merge(one.figures[FIGURE], on=FIGURE),
    )


def _differ(frames: Mapping[str, pd.DataFrame], files: Mapping[str, bytes], store: Store) -> bool:
    """Return whether any table or file is other than the stored one."""
    for name, frame in frames.items():
        if not store.has_table(name):
            return True
        stored = as_written(store.read_table(name), name).astype("str")
        if not as_written(frame, name).astype("str").reset_index(drop=True).equals(stored):
            return True
    paths = {store.root / path: content for path, content in files.items()}
    return any(not path.is_file() or path.read_bytes() != new for path, new in paths.items())


def _reason(found: Contents, followed: Sequence[str]) -> str:
    names = [one.facts.table or one.facts.title for one in found.tables]
    names += [one.report.file for one in found.deliveries]
    reason = f"added: {', '.join(dict.fromkeys(names))}"
    return f"{reason}; computed from its counts: {', '.join(followed)}" if followed else reason


def _day(text: str) -> str:
    """Return a day as ISO text, today if there is none."""
    if not text:
        return datetime.now(UTC).astimezone().date().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DataFault([f"'{text}' is no day; write it as 2026-11-20."]) from error
