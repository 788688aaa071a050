"""The commands on editions: list them, record one, say what changed between two."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from loaders.changes import Changes, changes
from loaders.check import faults_of
from loaders.editions import Edition
from loaders.faults import raise_faults
from loaders.restoring import restore
from loaders.store import Store

SHOWN = 20
"""Changes of each kind of table that are printed without ``--all``."""


def add_parsers(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the loaders; ``run`` of what was chosen carries one out."""
    listed = kinds.add_parser("editions", help="list the editions of the data")
    listed.set_defaults(run=_list)
    record = kinds.add_parser("edition", help="record what was edited by hand as a new edition")
    record.add_argument("--reason", required=True, help="why the data changed, in a few words")
    record.set_defaults(run=_record)
    told = kinds.add_parser("changes", help="say what changed between two editions")
    told.add_argument("old", help="id of the older edition")
    told.add_argument("new", nargs="?", default="", help="id of the newer one; the data as it is")
    told.add_argument("--all", action="store_true", help=f"print all, not the first {SHOWN}")
    told.set_defaults(run=_tell)
    restored = kinds.add_parser("restore", help="make the tables those of an edition again")
    restored.add_argument("edition", help="id of the edition, as python -m loaders editions says")
    restored.add_argument(
        "--table", action="append", default=[], help="only this table, such as observations"
    )
    restored.set_defaults(run=_restore)


def show_changes(store: Store, old: str, new: str, *, most: int | None = SHOWN) -> None:
    """Print what changed from edition ``old`` to ``new``, or to the data as it is."""
    found = changes(store.at(old), store.at(new) if new else store)
    counts = found.counts()
    print(*(f"{table}: {_words(numbers)}" for table, numbers in counts.items()), sep="\n")
    if not counts:
        print("Nothing changed.")
    _show(found, most)


def _list(chosen: argparse.Namespace, store: Store) -> int:
    del chosen
    editions = store.editions()
    if not editions:
        print('There is no edition yet; make one with python -m loaders edition --reason "…".')
    for edition in editions:
        print(_line(edition), *(f"  {note}" for note in edition.notes), sep="\n")
    return 0


def _line(edition: Edition) -> str:
    counts = ", ".join(f"{table}: {_words(one)}" for table, one in edition.changes.items())
    return "  ".join(filter(None, [edition.id, edition.made, edition.reason, counts]))


def _record(chosen: argparse.Namespace, store: Store) -> int:
    before = store.editions()
    edition = store.write_edition({}, reason=chosen.reason)
    known = before and edition.id == before[-1].id
    print(f"Nothing changed since edition {edition.id}." if known else f"Edition {edition.id}.")
    return 0


def _tell(chosen: argparse.Namespace, store: Store) -> int:
    show_changes(store, chosen.old, chosen.new, most=None if chosen.all else SHOWN)
    return 0


def _restore(chosen: argparse.Namespace, store: Store) -> int:
    before = store.editions()
    edition = restore(chosen.edition, store, names=chosen.table)
    if before and edition.id == before[-1].id:
        print(f"Nothing changes: this is what edition {edition.id} holds.")
        return 0
    print(_line(edition), "A running atlas shows it after a restart.", sep="\n")
    raise_faults(faults_of(store))
    return 0


def _show(found: Changes, most: int | None) -> None:
    for frame in (found.figures, found.rows):
        if len(frame):
            print(frame.head(most if most is not None else len(frame)).to_string(index=False))
        if most is not None and len(frame) > most:
            print(f"… and {len(frame) - most} more; --all prints them.")


def _words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in counts.items())
