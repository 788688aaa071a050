"""The commands on editions: list them, record one, say what changed between two."""

from __future__ import annotations

import argparse

from geo.edition_reason import Act, Reason
from geo.edition_words import counts_words, kind_words, reason_words
from geo.text import Reader
from loaders.change_lines import count, shortened, told
from loaders.changes import changes
from loaders.check import faults_of
from loaders.editions import Edition, noted
from loaders.faults import DataFault, raise_faults
from loaders.restoring import restore
from loaders.store import Store
from loaders.world import read_world

SHOWN = 20
"""Changes of each indicator and other table that are printed without ``--all``."""
ENGLISH = Reader("en", str)
"""The command line speaks the language of the code."""


def add_parsers(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the loaders; ``run`` of what was chosen carries one out."""
    listed = kinds.add_parser("editions", help="list the editions of the data")
    listed.set_defaults(run=_list)
    record = kinds.add_parser("edition", help="record what was edited by hand as a new edition")
    add_reason(record)
    record.set_defaults(run=_record)
    told_ = kinds.add_parser("changes", help="say what changed between two editions")
    told_.add_argument("old", help="id of the older edition")
    told_.add_argument("new", nargs="?", default="", help="id of the newer one; the data as it is")
    told_.add_argument("--all", action="store_true", help=f"print all, not {SHOWN} of each")
    told_.set_defaults(run=_tell)
    restored = kinds.add_parser("restore", help="make the tables those of an edition again")
    restored.add_argument("edition", help="id of the edition, as python -m loaders editions says")
    restored.add_argument(
        "--table", action="append", default=[], help="only this table, such as observations"
    )
    add_reason(restored)
    restored.set_defaults(run=_restore)


def add_reason(command: argparse.ArgumentParser) -> None:
    """Let a command that makes an edition take words of the office about it."""
    command.add_argument("--reason", default="", help="why, in your own words; shown as typed")


def show_changes(store: Store, old: str, new: str, *, most: int | None = SHOWN) -> None:
    """Print what changed from edition ``old`` to ``new``, or to the data as it is."""
    found = changes(store.at(old), store.at(new) if new else store)
    counts = counts_words(found.counts(), ENGLISH)
    print(counts.replace("; ", "\n") if counts else "Nothing changed.")
    kinds = kind_words(ENGLISH.t)
    shown = found if most is None else shortened(found, most)
    for one in told(shown, read_world(store), store, ENGLISH):
        line = one.line
        values = " → ".join(filter(None, [line.before, line.now]))
        print(f"  {line.what}: {' – '.join(filter(None, [values, kinds[line.kind]]))}")
    more = count(found) - count(shown)
    if more:
        print(f"… and {more} more; --all prints them.")


def _list(chosen: argparse.Namespace, store: Store) -> int:
    del chosen
    editions = store.editions()
    if not editions:
        print("There is no edition yet; make one with python -m loaders edition.")
    for edition in editions:
        print(_line(edition), *(f"  {note}" for note in edition.notes), sep="\n")
    return 0


def _line(edition: Edition) -> str:
    counts = counts_words(edition.changes, ENGLISH)
    words = [edition.id, edition.made, reason_words(edition.reason, ENGLISH), counts]
    return "  ".join(filter(None, words))


def _record(chosen: argparse.Namespace, store: Store) -> int:
    before, note = store.editions(), chosen.reason.strip()
    if before and not note:
        raise DataFault(['Say with --reason "…" in a few words why the data was edited.'])
    reason = Reason(act=Act.EDITED, note=note) if before else noted(note, first=True)
    edition = store.write_edition({}, reason=reason)
    known = before and edition.id == before[-1].id
    print(f"Nothing changed since edition {edition.id}." if known else f"Edition {edition.id}.")
    return 0


def _tell(chosen: argparse.Namespace, store: Store) -> int:
    show_changes(store, chosen.old, chosen.new, most=None if chosen.all else SHOWN)
    return 0


def _restore(chosen: argparse.Namespace, store: Store) -> int:
    before = store.editions()
    edition = restore(chosen.edition, store, names=chosen.table, note=chosen.reason)
    if before and edition.id == before[-1].id:
        print(f"Nothing changes: this is what edition {edition.id} holds.")
        return 0
    print(_line(edition), "A running atlas shows it after a restart.", sep="\n")
    raise_faults(faults_of(store))
    return 0
