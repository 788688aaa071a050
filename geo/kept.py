"""What follows from a world is kept as long as the world itself, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

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


def kept_lately(
    most: int,
) -> Callable[
    [Callable[Concatenate[World, P], R]],
    Callable[Concatenate[World, P], R],
]:
    """Return what keeps the last ``most`` answers of a function for each world.

    For what depends on a reader's own choice, of which there may be any number.
    """

    def made(
        function: Callable[Concatenate[World, P], R],
    ) -> Callable[Concatenate[World, P], R]:
        found: WeakKeyDictionary[World, dict[object, R]] = WeakKeyDictionary()

        @wraps(function)
        def asked(world: World, /, *args: P.args, **kwargs: P.kwargs) -> R:
            known = found.setdefault(world, {})
            key = (args, tuple(sorted(kwargs.items())))
            answer = known.pop(key) if key in known else function(world, *args, **kwargs)
            known[key] = answer
            while len(known) > most:
                known.pop(next(iter(known)), None)
            return answer

        return asked

    return made
