"""Adding official files: compared with what is stored, then written all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pandas as pd

from geo.edition_reason import Act, Delivered, Reason
from loaders.add_report import AddedTable, AddReport, first_of
from loaders.completeness import Expected, gaps
from loaders.faults import DataFault, raise_faults
from loaders.given_files import Contents, Given, MatchedTable, contents
from loaders.part_sums import FIGURE
from loaders.plausibility import Known, impossible, unusual
from loaders.rates_of_counts import notes_on, with_settled_rates
from loaders.raw_file import Progress, silent
from loaders.recognition import Format, all_formats
from loaders.source_rows import COMPUTED, delivered_of
from loaders.store import Store, table_contents
from loaders.stored_figures import as_written, compared, replaced, with_sources


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What would be written, by path, and what is to be said about it."""

    files: Mapping[str, bytes]
    report: AddReport
    reason: Reason
    based_on: str


def add(
    files: Sequence[Given],
    store: Store,
    *,
    retrieved: str = "",
    partial: bool = False,
    note: str = "",
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
        partial: Take files that may be cut off, too: the office knows that they are meant so.
        note: What the office says about it, for the list of editions.
        progress: Told the share of the work that is done.
        formats: Formats to recognise; all by default.

    Raises:
        DataFault: One sentence for each thing that is wrong; the store is as before.

    """
    plan = planned(files, store, retrieved=retrieved, progress=progress, formats=formats)
    if not partial:
        raise_faults(plan.report.doubts)
    if plan.report.changed:
        notes = (*plan.report.doubts, *first_of(plan.report.unusual))
        store.write_edition(
            {},
            reason=replace(plan.reason, note=note),
            files=plan.files,
            notes=notes,
            based_on=plan.based_on,
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
    """Return what :func:`add` would do, without doing it; see there.

    A file that may be cut off is not refused here: ``doubts`` of the report say it.
    """
    day = _day(retrieved)
    based_on = next((edition.id for edition in reversed(store.editions())), "")
    dated = [replace(given, retrieved=given.retrieved or day) for given in files]
    found = contents(dated, store, all_formats() if formats is None else formats, progress)
    observations = store.read_observations()
    changes = with_settled_rates(compared(observations, _preferred(found.tables)), store)
    known = Known.read(store)
    raise_faults(impossible(found.tables, observations, known))
    missing = gaps(found, Expected.read(found, store, observations))
    written = _written(found, changes, observations, store)
    return Plan(
        files=written,
        report=AddReport(
            tables=tuple(_added(one, changes) for one in found.tables),
            deliveries=tuple(one.report for one in found.deliveries),
            notes=(*found.notes, *notes_on(changes, observations, store), *missing.notes),
            changes=changes[changes["kind"].isin(["new", "changed"])],
            changed=store.differs(written),
            doubts=missing.doubts,
            unusual=tuple(unusual(found.tables, changes, observations, known)),
        ),
        reason=Reason(act=Act.ADDED, delivered=_named(found, store.read_sources())),
        based_on=based_on,
    )


def _written(
    found: Contents, changes: pd.DataFrame, observations: pd.DataFrame, store: Store
) -> dict[str, bytes]:
    """Return the content of the files to be written, by path."""
    sources = store.read_sources()
    new = replaced(observations, changes[changes["kind"] != "kept"])
    frames = {**_delivered(found)}
    if found.tables:
        frames["observations"] = as_written(new, "observations")
    rows = _new_sources(found, sources)
    frames["sources"] = with_sources(sources, rows, new, store.read_occupations())
    outlines = {path: content for one in found.deliveries for path, content in one.files.items()}
    return table_contents(frames) | outlines


def _preferred(tables: Sequence[MatchedTable]) -> pd.DataFrame:
    """Return the figures of all tables; one that a table gives goes before a computed one."""
    names = [*FIGURE, "value", "status", "flags", "source_id"]
    if not tables:
        return pd.DataFrame(columns=names)
    both = pd.concat([one.figures for one in tables], ignore_index=True)
    computed = both["source_id"].str.endswith(COMPUTED)
    ordered = both.assign(computed=computed).sort_values("computed", kind="stable")
    return ordered.drop_duplicates(FIGURE)[names].reset_index(drop=True)


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
    brought = [one.sources for one in found.tables]
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


def _named(found: Contents, stored: pd.DataFrame) -> tuple[Delivered, ...]:
    """Return what the files bring by table, title, publisher and period."""
    names = [one for table in found.tables for one in delivered_of(table.sources.iloc[:1])]
    for delivery in found.deliveries:
        rows = delivery.frames.get("sources", stored.iloc[:0])
        new = rows[~rows["sha256"].isin(stored["sha256"])]
        names += delivered_of(new) or [Delivered(title=delivery.report.format)]
    return tuple(dict.fromkeys(names))


def _day(text: str) -> str:
    """Return a day as ISO text, today if there is none."""
    if not text:
        return datetime.now(UTC).astimezone().date().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DataFault([f"'{text}' is no day; write it as 2026-11-20."]) from error
