"""Write tables and files as a new edition: all or none, and nothing an edition names is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from loaders.changes import changes
from loaders.datapackage import datapackage_text
from loaders.editions import (
    DESCRIPTION,
    Edition,
    digest_of,
    is_content,
    kept_path,
    next_edition,
    packed,
)
from loaders.faults import DataFault
from loaders.past_versions import committed_version
from loaders.transaction import Transaction, writing

if TYPE_CHECKING:
    from loaders.store import Store

BY_HAND = "edited by hand: {files}"


def write_edition(
    store: Store,
    contents: Mapping[str, bytes | None],
    *,
    reason: str,
    made: date | None = None,
    based_on: str | None = None,
) -> Edition:
    """Write files by path as a new edition and return the newest one; see ``Store``."""
    if not reason.strip():
        raise DataFault(["An edition needs a reason; say in a few words why the data changed."])
    own = {path: content for path, content in contents.items() if is_content(path)}
    with writing(store.root) as new:
        past = store.editions()
        _check_base(past, based_on)
        before = _digests(store)
        after = _after(before, own)
        _stage(new, own, before, after)
        steps = _steps(past, before, after, reason, by_hand=bool(own))
        _keep(store, new, [*past[-1:], *_drafts(past, steps[:-1])], after)
        for files, why in steps:
            made_on = made or datetime.now(tz=UTC).date()
            edition = _described(store, new, past, files, made_on, why)
            new.put(edition.path, edition.manifest())
            past = (*past, edition)
        _describe(store, new)
        new.commit()
    return past[-1]


def _after(before: Mapping[str, str], contents: Mapping[str, bytes | None]) -> Mapping[str, str]:
    """Return the SHA-256 of all files once ``contents`` are written."""
    kept = {path: digest for path, digest in before.items() if path not in contents}
    new = {path: digest_of(one) for path, one in contents.items() if one is not None}
    return kept | new


def _stage(
    new: Transaction,
    contents: Mapping[str, bytes | None],
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    for path, content in contents.items():
        if before.get(path) == after.get(path):
            continue
        if content is None:
            new.remove(path)
        else:
            new.put(path, content)


def write_files(store: Store, contents: Mapping[str, bytes]) -> None:
    """Write files by path, all or none, without making an edition of them yet."""
    with writing(store.root) as new:
        after = _digests(store) | {path: digest_of(content) for path, content in contents.items()}
        _keep(store, new, store.editions()[-1:], after)
        for path, content in contents.items():
            new.put(path, content)
        new.commit()


def _check_base(past: tuple[Edition, ...], based_on: str | None) -> None:
    newest = past[-1].id if past else ""
    if based_on is not None and based_on != newest:
        words = (
            f"The data was changed meanwhile: edition {newest} follows {based_on or 'none'}; "
            "nothing was changed, do it again from the new figures."
        )
        raise DataFault([words])


def _digests(store: Store) -> dict[str, str]:
    return {
        path: digest_of((store.root / path).read_bytes())
        for path in store.paths()
        if is_content(path)
    }


def _steps(
    past: tuple[Edition, ...],
    before: Mapping[str, str],
    after: Mapping[str, str],
    reason: str,
    *,
    by_hand: bool,
) -> list[tuple[Mapping[str, str], str]]:
    """Return the files and the reason of each edition to make; what was edited by hand is first."""
    steps: list[tuple[Mapping[str, str], str]] = []
    if past and before != past[-1].files:
        edited = ", ".join(differing(past[-1].files, before))
        steps.append((before, BY_HAND.format(files=edited) if by_hand else reason))
    if after != before or not past:
        steps.append((after, reason))
    return steps


def _drafts(
    past: tuple[Edition, ...], steps: Iterable[tuple[Mapping[str, str], str]]
) -> list[Edition]:
    """Return editions about to be made, for what is to be kept of them."""
    return [
        next_edition(past, files, made=date.min, reason=why, changes={}) for files, why in steps
    ]


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Return the paths of files that are not the same in two states of the data."""
    return sorted(path for path in {*old, *new} if old.get(path) != new.get(path))


def _keep(
    store: Store, new: Transaction, editions: Iterable[Edition], after: Mapping[str, str]
) -> None:
    """Keep what editions name and what is about to be replaced, as far as it can be found."""
    for edition in editions:
        for path, digest in edition.files.items():
            place = kept_path(path, digest)
            if after.get(path) == digest or store.has_file(place) or place in new.staged:
                continue
            content = _old_content(store, path, digest)
            if content is not None:
                new.put(place, packed(path, content))


def _old_content(store: Store, path: str, digest: str) -> bytes | None:
    file = store.root / path
    content = file.read_bytes() if file.is_file() else b""
    return content if digest_of(content) == digest else committed_version(file, digest)


def _described(
    store: Store,
    new: Transaction,
    past: tuple[Edition, ...],
    files: Mapping[str, str],
    made: date,
    reason: str,
) -> Edition:
    """Return an edition with the number of its changes against the one before."""
    counts: Mapping[str, Mapping[str, int]] = {}
    if past:
        draft = next_edition(past, files, made=made, reason=reason, changes={})
        old = replace(store, edition=past[-1], staged=new.staged)
        counts = changes(old, replace(store, edition=draft, staged=new.staged)).counts()
    return next_edition(past, files, made=made, reason=reason, changes=counts)


def _describe(store: Store, new: Transaction) -> None:
    """Stage the description of the data as it will be, where it is not so already."""
    whole = replace(store, staged=new.staged)
    if not whole.has_table("sources"):
        return
    text = datapackage_text(whole).encode()
    file = store.root / DESCRIPTION
    if not file.is_file() or file.read_bytes() != text:
        new.put(DESCRIPTION, text)
