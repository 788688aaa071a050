"""The edition that a visitor's link pins, and what is kept for the pages of each edition.

Without a pin everything is as if there were no editions; with one, what the pages keep stands on a
shelf of its own, and only the shelves used last are held in memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar, copy_context
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock, RLock
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlencode

import streamlit as st

from geo.own_region import SHORT, is_own

P = ParamSpec("P")
R = TypeVar("R")

PARAMETER = "edition"
MOST_SHELVES = 2
"""How many pinned editions are held in memory, each with a world of its own."""
MOST_KEPT = 500
"""How many things a shelf holds; then it begins anew."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pin:
    """What the link asks for: ``id`` is the edition it pins, "" for none.

    ``old`` says that its figures are not those of the newest edition; ``fault`` is what was asked
    for and cannot be shown.
    """

    id: str = ""
    old: bool = False
    fault: str = ""


NO_PIN = Pin()
_PIN: ContextVar[Pin] = ContextVar("pin", default=NO_PIN)


def current() -> Pin:
    """Return the pin of the page that runs."""
    return _PIN.get()


def put(pin: Pin) -> None:
    """Set the pin for all that follows in the run of this page."""
    _PIN.set(pin)


def address(page: str, **parameters: str) -> str:
    """Return the address of a page of the atlas that keeps the pinned edition."""
    pin = current().id
    asked = {**parameters, PARAMETER: pin} if pin else parameters
    return f"{page}?{urlencode(asked)}"


def named(stem: str) -> str:
    """Return the name of a file to take away, with the edition where one is pinned."""
    return "_".join(filter(None, [stem, current().id]))


def later(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that sees the pin of now, wherever and whenever it is called."""
    return under(current(), function)


def unpinned(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that sees the data as it is, while the page keeps its pin."""
    return under(NO_PIN, function)


def under(pin: Pin, function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that sees the data of a pin."""

    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        def act() -> R:
            put(pin)
            return function(*args, **kwargs)

        return copy_context().run(act)

    return called


def kept(**options: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that keeps results for all visitors, those of each edition apart.

    ``options`` are those of ``st.cache_resource``; ``hash_funcs`` holds for pinned editions too.
    """
    own_keys = options.get("hash_funcs", {})

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        newest = st.cache_resource(show_spinner=False, **options)(function)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            pin = _PIN.get()
            parts = [*args, *(kwargs[name] for name in sorted(kwargs))]
            if not pin.id and not any(map(_is_of_own_region, parts)):
                return newest(*args, **kwargs)
            key = (function, *(own_keys.get(type(one), _itself)(one) for one in parts))
            shelf = _shelves().of(pin.id) if pin.id else _own_shelf()
            return shelf.get(key, lambda: function(*args, **kwargs), parts)

        return asked

    return decorated


def _is_of_own_region(part: object) -> bool:
    """Tell whether an argument is or shows a region of a reader's own, of which any may come."""
    name = part if isinstance(part, str) else getattr(part, "page", "")
    return is_own(name) or name.startswith(SHORT)


def _itself(value: Hashable) -> Hashable:
    return value


@dataclass(slots=True)
class Shelf:
    """What is kept for one edition; one visitor at a time works something out for it."""

    found: dict[Hashable, tuple[Any, object]] = field(default_factory=dict)
    lock: Any = field(default_factory=RLock)

    def get(self, key: Hashable, make: Callable[[], R], alive: object) -> R:
        """Return what is kept under a key, made now where it is not there yet.

        ``alive`` is held as long, so that a key made of its ``id`` stands for nothing else.
        """
        found = self.found.get(key)
        if found is None:
            with self.lock:
                found = self.found.get(key) or (make(), alive)
                if len(self.found) >= MOST_KEPT:
                    self.found.clear()
                self.found[key] = found
        made: R = found[0]
        return made


class Shelves:
    """The shelves of the editions asked for last."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, Shelf] = OrderedDict()
        self._lock = Lock()

    def of(self, edition_id: str) -> Shelf:
        """Return the shelf of an edition, and forget the one not used for longest."""
        with self._lock:
            shelf = self._found.setdefault(edition_id, Shelf())
            self._found.move_to_end(edition_id)
            while len(self._found) > MOST_SHELVES:
                self._found.popitem(last=False)
            return shelf

    def __len__(self) -> int:
        return len(self._found)


@st.cache_resource(show_spinner=False)
def _own_shelf() -> Shelf:
    """Return where what belongs to regions of readers' own is kept, which may be any number."""
    return Shelf()


@st.cache_resource(show_spinner=False)
def _shelves() -> Shelves:
    return Shelves()
