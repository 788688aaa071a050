"""What follows from a world is kept as long as the world itself, and no longer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
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
