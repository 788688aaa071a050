"""Checks over the editions: manifests, hashes, old versions, and what was edited since."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from loaders.editions import KEPT, Edition, content_hash, digest_of, is_content, kept_path
from loaders.faults import DataFault
from loaders.store import Store
from loaders.table_files import content_of

RECORD = 'python -m loaders edition --reason "…"'


def edition_faults(store: Store) -> Iterator[str]:
    """Yield what is wrong with the editions, and each file that differs from the newest one."""
    try:
        editions = store.editions()
    except DataFault as fault:
        yield from fault.faults
        return
    if not editions:
        yield f"There is no edition of the data; make one with {RECORD}."
        return
    for edition in editions:
        yield from _manifest_faults(edition)
    yield from _edited(store, editions[-1])
    for edition in editions[:-1]:
        yield from _lost(store, edition, editions[-1])
    yield from _kept_faults(store, editions)


def _manifest_faults(edition: Edition) -> Iterator[str]:
    if content_hash(edition.files) not in edition.id:
        yield f"{edition.path}: the files do not belong to this id; restore the manifest."


def is_edited(store: Store) -> bool:
    """Return whether the files are not those of the newest edition, or there is none."""
    newest = store.editions()[-1:]
    return not newest or any(_edited(store, newest[0]))


def _edited(store: Store, newest: Edition) -> Iterator[str]:
    """Yield the files that are not as in the newest edition."""
    paths = {path for path in store.paths() if is_content(path)}
    for path in sorted(paths | set(newest.files)):
        file = store.root / path
        found = digest_of(file.read_bytes()) if path in paths else ""
        if found != newest.files.get(path, ""):
            yield f"{path}: edited since edition {newest.id}; record it with {RECORD}."


def _lost(store: Store, edition: Edition, newest: Edition) -> Iterator[str]:
    """Yield the files of an old edition that are nowhere; its links cannot show them."""
    for path, digest in edition.files.items():
        if newest.files.get(path) != digest and not store.has_file(kept_path(path, digest)):
            yield (
                f"{path} of edition {edition.id} is not kept because it was overwritten by hand; "
                f"no link can show it any more, remove {edition.path}."
            )


def _kept_faults(store: Store, editions: tuple[Edition, ...]) -> Iterator[str]:
    named = {
        kept_path(path, digest): digest
        for edition in editions
        for path, digest in edition.files.items()
    }
    for path in store.paths():
        if not path.startswith(KEPT):
            continue
        if path not in named:
            yield f"{path} belongs to no edition; remove it."
        elif not _whole(store.root / path, named[path]):
            yield f"{path} is damaged; restore it."


def _whole(file: Path, digest: str) -> bool:
    try:
        return content_of(file).digest == digest
    except (OSError, lzma.LZMAError, EOFError):
        return False
