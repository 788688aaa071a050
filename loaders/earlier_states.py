"""Editions before sources were added: what comes back when these are taken out again."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from geo.edition_reason import Act
from loaders.computed_rates import COMPUTED
from loaders.editions import Edition
from loaders.faults import DataFault
from loaders.schema import tables
from loaders.store import Store

SOURCES = "sources"
OF_FIGURES = ("observations", "occupations", SOURCES)
"""The tables that an addition of figures writes."""


def before_adding(source_ids: Collection[str], store: Store) -> Store | None:
    """Return the newest edition before sources were added; None where none is or it is lost."""
    seen: set[str] = set()
    for edition in reversed(store.editions()):
        digest = edition.files.get(tables()[SOURCES].path, "")
        if digest in seen:
            continue
        seen.add(digest)
        past = store.at(edition.id)
        try:
            known = set(past.read_sources()["source_id"]) if digest else set()
        except DataFault:
            return None
        if not known & set(source_ids):
            return past
    return None


def states_before(source_ids: Collection[str], store: Store) -> list[Store]:
    """Return the edition before sources were added, then those before removed sources in it were.

    A figure that is taken out may have replaced one of a source that has been removed since: what
    that one had replaced stands in an earlier edition.
    """
    wanted, found = set(source_ids), []
    while past := before_adding(wanted, store):
        found.append(past)
        gone = removed_since(past, store) & set(past.read_sources()["source_id"])
        if not gone - wanted:
            break
        wanted |= gone
    return found


def untouched_state(source_ids: Collection[str], store: Store) -> Store | None:
    """Return the edition since which nothing was done but adding figures now all taken out.

    None where anything else came since, or where an old version is not kept.
    """
    wanted = _own(source_ids)
    try:
        for edition, next_ in reversed(list(pairwise(store.editions()))):
            if not _is_of_figures(edition, next_):
                return None
            if next_.reason.act is Act.REMOVED:
                wanted |= _own(next_.reason.sources)
                continue
            past, then = (
                _own(store.at(one.id).read_sources()["source_id"]) for one in (edition, next_)
            )
            new = then - past
            if next_.reason.act is not Act.ADDED or not new or not new <= wanted:
                return None
            wanted -= new
            if not wanted:
                return store.at(edition.id)
    except DataFault:
        return None
    return None


def removed_since(past: Store, store: Store) -> set[str]:
    """Return the ids of all sources that were removed after an edition."""
    number = past.edition.number if past.edition else 0
    return {
        source_id
        for edition in store.editions()
        if edition.number > number and edition.reason.act is Act.REMOVED
        for source_id in edition.reason.sources
    }


def _own(source_ids: Collection[str]) -> set[str]:
    """Return the ids of sources that are files, not rates computed from their counts."""
    return {one for one in source_ids if not one.endswith(COMPUTED)}


def _is_of_figures(before: Edition, after: Edition) -> bool:
    """Return whether two editions differ in tables of figures and their sources only."""
    paths = {tables()[name].path for name in OF_FIGURES}
    return all(
        before.files.get(path) == after.files.get(path)
        for path in {*before.files, *after.files} - paths
    )
