"""Adding official files: compared with what is stored, then written all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pandas as pd

from geo.edition_reason import Act, Delivered, Reason
from loaders.add_report import AddedTable, AddReport, first_of
from loaders.agreement import Relations, bases_moved, rates_unlike_counts
from loaders.completeness import Expected, Gaps, gaps
from loaders.faults import DataFault, raise_faults
from loaders.given_files import Contents, Given, MatchedTable, contents
from loaders.new_figures import NewFigures, new_figures
from loaders.part_sums import FIGURE
from loaders.plausibility import Known, impossible, unusual
from loaders.raw_file import Progress, silent
from loaders.recognition import Format, all_formats
from loaders.release_dates import older_releases
from loaders.source_families import with_family
from loaders.source_rows import delivered_of
from loaders.stated_years import impossible_years, restated_years
from loaders.store import Store, table_contents
from loaders.stored_figures import as_written, with_sources
from loaders.total_notes import lost_notes


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What would be written, by path, and what is to be said about it.

    ``lasting`` are the sentences of the report that are kept with the edition besides the doubts.
    """

    files: Mapping[str, bytes]
    report: AddReport
    reason: Reason
    based_on: str
    lasting: tuple[str, ...] = ()


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
        notes = (*plan.report.doubts, *plan.lasting, *first_of(plan.report.unusual))
        why = replace(plan.reason, note=note)
        store.write_edition({}, reason=why, files=plan.files, notes=notes, based_on=plan.based_on)
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
    based_on = next((edition.id for edition in reversed(store.editions())), "")
    found = contents(
        _dated(files, _day(retrieved)),
        store,
        all_formats() if formats is None else formats,
        progress,
    )
    sources = store.read_sources()
    rows = _new_sources(found, sources)
    new = new_figures(found.tables, store, pd.concat([sources, rows]))
    observations, known = store.read_observations(), Known.read(store)
    raise_faults(restated_years(found.tables, observations))
    raise_faults(impossible(found.tables, observations, known))
    missing = gaps(found, Expected.read(found, store, observations))
    written = _written(found, new, rows, store)
    older = older_releases(found.tables, new.given, sources)
    said = (*older, *_unusual(found, new, observations, known))
    return Plan(
        files=written,
        report=_report(found, new, missing, said, changed=store.differs(written)),
        reason=_reason(_named(found, sources), new, said, doubts=bool(missing.doubts)),
        based_on=based_on,
        lasting=new.lasting,
    )


def _report(
    found: Contents, new: NewFigures, missing: Gaps, said: tuple[str, ...], *, changed: bool
) -> AddReport:
    return AddReport(
        tables=tuple(_added(one, new.given) for one in found.tables),
        deliveries=tuple(one.report for one in found.deliveries),
        notes=(*found.notes, *new.notes, *new.lasting, *missing.notes),
        changes=new.changes,
        changed=changed,
        doubts=missing.doubts,
        unusual=said,
    )


def _reason(
    delivered: tuple[Delivered, ...], new: NewFigures, said: Sequence[str], *, doubts: bool
) -> Reason:
    """Return why the edition is made, and what was to be said about what came."""
    return Reason(
        act=Act.ADDED,
        delivered=delivered,
        parts=new.followed,
        set_aside=new.set_aside,
        left_out=new.left_out,
        unusual=len(said),
        incomplete=doubts,
    )


def _unusual(
    found: Contents, new: NewFigures, observations: pd.DataFrame, known: Known
) -> Iterator[str]:
    """Yield what is to be looked at, what several figures have in common first."""
    yield from lost_notes(new.given)
    yield from new.unusual
    yield from rates_unlike_counts(found.tables, known.catalogue, new.named)
    yield from bases_moved(found.tables, observations, new.given, Relations.read(), new.named)
    yield from unusual(found.tables, new.given, observations, known)


def _written(
    found: Contents, new: NewFigures, rows: pd.DataFrame, store: Store
) -> dict[str, bytes]:
    """Return the content of the files to be written, by path; ``rows`` are the new sources."""
    frames = {**_delivered(found)}
    if found.tables:
        frames["observations"] = as_written(new.observations, "observations")
    frames["sources"] = with_sources(
        store.read_sources(),
        pd.concat([rows, new.sources]),
        new.observations,
        store.read_occupations(),
    )
    outlines = {path: content for one in found.deliveries for path, content in one.files.items()}
    return table_contents(frames) | outlines


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


def _named(found: Contents, stored: pd.DataFrame) -> tuple[Delivered, ...]:
    """Return what the files bring by table, title, publisher and period."""
    names = [one for table in found.tables for one in delivered_of(table.sources.iloc[:1])]
    for delivery in found.deliveries:
        rows = delivery.frames.get("sources", stored.iloc[:0])
        new = rows[~rows["sha256"].isin(stored["sha256"])]
        names += delivered_of(new) or [Delivered(title=delivery.report.format)]
    return tuple(dict.fromkeys(names))


def _dated(files: Sequence[Given], day: str) -> list[Given]:
    """Return the files with the day of their download; raise where a stated year cannot be."""
    raise_faults(impossible_years((given.years for given in files), day))
    return [replace(given, retrieved=given.retrieved or day) for given in files]


def _day(text: str) -> str:
    """Return a day as ISO text, today if there is none."""
    if not text:
        return datetime.now(UTC).astimezone().date().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DataFault([f"'{text}' is no day; write it as 2026-11-20."]) from error
