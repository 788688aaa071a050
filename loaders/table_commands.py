"""Commands for official tables: add, diff, list, remove."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm import tqdm

from loaders.add_report import AddReport, change_lines, sentences
from loaders.adding import add, planned
from loaders.download import fetch, is_address
from loaders.edition_commands import add_reason
from loaders.given_files import Given
from loaders.quantities import quantity
from loaders.raw_file import Progress
from loaders.stated_years import stated_years
from loaders.store import Store
from loaders.stored_awards import is_of_awards, listed_awards, remove_awards, replaced_list
from loaders.stored_tables import listed, remove

MOST_ROWS = 20
"""How many rows or changes are printed unless all are asked for."""
BAR = "{percentage:3.0f}% |{bar}| {elapsed}"
STORED = "Stored. A running atlas shows it after a restart."
ROUNDS = 1000
"""Steps of the progress bar."""


def add_parsers(kinds: Any) -> None:
    """Add the commands to the subparsers of the command line."""
    adding = kinds.add_parser("add", help="add official tables: files or addresses")
    _add_files(adding)
    add_reason(adding)
    adding.add_argument("--dry-run", action="store_true", help="say it, do not do it")
    adding.add_argument(
        "--partial", action="store_true", help="take files that lack areas, figures or awards"
    )
    adding.set_defaults(run=_run_add)
    diff = kinds.add_parser("diff", help="show what adding files would change")
    _add_files(diff)
    diff.add_argument("--all", action="store_true", help="print every change")
    diff.set_defaults(run=_run_diff)
    tables = kinds.add_parser("list", help="list the tables in the store")
    tables.set_defaults(run=_run_list)
    removing = kinds.add_parser(
        "remove", help="take the figures of a table out; those it had replaced come back"
    )
    removing.add_argument("source_id", nargs="+", help="as python -m loaders list names it")
    add_reason(removing)
    removing.set_defaults(run=_run_remove)


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE|ADDRESS", help="table or archive")
    command.add_argument("--retrieved", default="", help="day of the download, such as 2026-11-20")
    command.add_argument(
        "--year",
        action="append",
        default=[],
        metavar="COLUMN=YEAR",
        help="year of a column, as the publisher's indicator sheet has it, where the file names "
        "none (Deutschlandatlas); may be given for each column",
    )
    command.add_argument("--years", type=Path, help="the same as a file with lines COLUMN;YEAR")
    command.add_argument("--rows", type=Path, help="write all rows not taken to this CSV file")


def _run_add(chosen: argparse.Namespace, store: Store) -> int:
    with _bar() as progress:
        given = _given(chosen, progress)
        if chosen.dry_run:
            plan = planned(given, store, retrieved=chosen.retrieved, progress=progress)
            report = plan.report
        else:
            report = add(
                given,
                store,
                retrieved=chosen.retrieved,
                partial=chosen.partial,
                note=chosen.reason,
                progress=progress,
            )
    print(*sentences(report), sep="\n")
    _print_rows(report, chosen.rows)
    print(_end(report, dry_run=chosen.dry_run))
    return 0


def _run_diff(chosen: argparse.Namespace, store: Store) -> int:
    with _bar() as progress:
        given = _given(chosen, progress)
        report = planned(given, store, retrieved=chosen.retrieved, progress=progress).report
    print(*sentences(report), sep="\n")
    figures = change_lines(report.changes.sort_values("kind", kind="stable"))
    number = len(report.changes) + sum(len(one.changes) for one in report.deliveries)
    others = (line for one in report.deliveries for line in one.changes)
    shown = list(islice(chain(figures, others), number if chosen.all else MOST_ROWS))
    print(*shown, sep="\n")
    if len(shown) < number:
        print(f"  … {number - len(shown)} more; print them with --all")
    _print_rows(report, chosen.rows)
    print(_end(report, dry_run=True))
    return 0


def _run_list(_chosen: argparse.Namespace, store: Store) -> int:
    for row in listed(store).to_dict("records"):
        print(f"{row['source_id']}\n  {row['title']} ({row['publisher']})")
        read = f", read {row['retrieved']}" if row["retrieved"] else ""
        figures = quantity(row["figures"], "figure")
        print(f"  as of {row['reference_date']}{read}: {figures}, {row['areas']}")
    print(*listed_awards(store), sep="\n")
    return 0


def _run_remove(chosen: argparse.Namespace, store: Store) -> int:
    named = ", ".join(chosen.source_id)
    if is_of_awards(chosen.source_id, store):
        print(f"{named}: {remove_awards(store, note=chosen.reason)}, taken out.")
        if earlier := replaced_list(store):
            print(earlier)
        return 0
    done = remove(chosen.source_id, store, note=chosen.reason)
    were = "was" if done.count == 1 else "were"
    print(f"{quantity(done.count, 'figure')} of {named} {were} taken out.")
    for source_id, count in done.back.items():
        back = quantity(count, "figure")
        print(f"{back} of {source_id}, replaced by it, came back from {done.edition}.")
    return 0


def _given(chosen: argparse.Namespace, progress: Progress) -> list[Given]:
    """Return the files, downloading those given by address.

    Raise ``OSError`` where the rows not taken cannot be written, before anything is stored.
    """
    if chosen.rows:
        chosen.rows.touch()
    years = stated_years(chosen.year, chosen.years)
    files = [
        fetch(text, chosen.cache, progress=progress) if is_address(text) else Given(path=Path(text))
        for text in chosen.files
    ]
    return [replace(given, years=years) for given in files]


def _print_rows(report: AddReport, target: Path | None) -> None:
    rows = report.listed()
    if target:
        rows.to_csv(target, index=False)
        figures = int((rows["rows"] == 0).sum())
        more = f", and {quantity(figures, 'figure')} of rows taken otherwise" if figures else ""
        print(f"{quantity(int(rows['rows'].sum()), 'row')} not taken{more}: {target}")
    elif len(rows):
        print("Not taken:", *_row_lines(rows.head(MOST_ROWS)), sep="\n")
        if len(rows) > MOST_ROWS:
            print(f"  … {len(rows) - MOST_ROWS} more; write all with --rows FILE.csv")


def _row_lines(rows: pd.DataFrame) -> Iterator[str]:
    for row in rows.to_dict("records"):
        yield f"  {row['file']}, row {row['row']}, {str(row['text']).strip()}: {row['reason']}"


def _end(report: AddReport, *, dry_run: bool) -> str:
    if not report.changed:
        return "Nothing changes: all of it is stored already."
    return "Nothing was stored." if dry_run else STORED


@contextmanager
def _bar() -> Iterator[Progress]:
    """Show a progress bar on stderr, where there is a screen; it is told shares from 0 to 1."""
    bar = tqdm(total=ROUNDS, file=sys.stderr, leave=False, disable=None, bar_format=BAR)

    def show(share: float) -> None:
        bar.update(max(0, round(share * ROUNDS) - bar.n))

    with bar:
        yield show
