"""What follows from a world is kept as long as the world itself, and no longer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from geo.world import World

P = ParamSpec("P")
R = TypeVar("R")


def kept_with_world(
    function: Callable[Concatenate[World, P], R],
) -> Callable[Concatenate[World, P], R]:
    """Return ``function`` so that it works out each answer once for each world.

    What it returns must not hold the world, which would never be forgotten then.
    """
    found: WeakKeyDictionary[World, dict[object, R]] = WeakKeyDictionary()

    @wraps(function)
    def asked(world: World, /, *args: P.args, **kwargs: P.kwargs) -> R:
        known = found.setdefault(world, {})
        key = (args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = function(world, *args, **kwargs)
        return known[key]

    return asked


def newest_kept_with_world(
    most: int,
) -> Callable[[Callable[Concatenate[World, P], R]], Callable[Concatenate[World, P], R]]:
    """Return a decorator like :func:`kept_with_world` that forgets what was not asked for longest.

    For answers of which readers may ask for any number: ``most`` are kept for each world.
    """

    def decorated(
        function: Callable[Concatenate[World, P], R],
    ) -> Callable[Concatenate[World, P], R]:
        found: WeakKeyDictionary[World, OrderedDict[object, R]] = WeakKeyDictionary()
        lock = Lock()

        @wraps(function)
        def asked(world: World, /, *args: P.args, **kwargs: P.kwargs) -> R:
            key = (args, tuple(sorted(kwargs.items())))
            with lock:
                known = found.setdefault(world, OrderedDict())
                if key in known:
                    known.move_to_end(key)
                    return known[key]
            made = function(world, *args, **kwargs)
            with lock:
                known[key] = made
                while len(known) > most:
                    known.popitem(last=False)
            return made

        return asked

    return decorated
