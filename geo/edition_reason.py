"""Why an edition was made, as data: what was done, to what; each reader gets words of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What made an edition.

    ``EDITED`` is a record of what was edited by hand, ``NOTED`` one of which only words are known.
    """

    FIRST = "first"
    BUILT = "built"
    ADDED = "added"
    REMOVED = "removed"
    RESTORED = "restored"
    EDITED = "edited"
    NOTED = "noted"


class ChangeKind(StrEnum):
    """How a figure or row differs; ``unknown`` where the old version is not kept."""

    NEW = "new"
    REMOVED = "removed"
    VALUE = "value"
    SOURCE = "source"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """An official table or file that was added or removed; empty where it does not say so."""

    table: str = ""
    title: str = ""
    publisher: str = ""
    period: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why an edition was made.

    ``delivered`` is what was added or removed; ``parts`` names the tables or files that were built,
    edited or restored, all where it is empty, and after an addition the rates that were computed
    anew from its counts ("share_65plus 2024"); ``edition`` is the one restored, ``sources`` are the
    ids of those removed. ``note`` is what the office wrote about it, as typed. After an addition
    ``set_aside`` counts totals that are summed from their parts since, ``left_out`` rates that are
    not worked out since, ``unusual`` what was said of unusual figures; ``incomplete`` is whether it
    was taken although it may be cut off.
    """

    act: Act
    delivered: tuple[Delivered, ...] = ()
    parts: tuple[str, ...] = ()
    edition: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    set_aside: int = 0
    left_out: int = 0
    unusual: int = 0
    incomplete: bool = False
