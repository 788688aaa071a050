"""The variables by which similar districts are sought, and the weights that a reader gives them."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from geo.model import MOST_WEIGHT, Indicator
from geo.text import Reader
from geo.world import World


def peer_indicators(world: World) -> tuple[Indicator, ...]:
    """Return the structural variables, in the order of the catalogue."""
    return tuple(one for one in world.catalogue.values() if one.peer is not None)


def default_weights(world: World) -> dict[str, float]:
    """Return the weights of the catalogue by indicator."""
    return {one.id: one.peer.weight for one in peer_indicators(world) if one.peer}


def weights_in(world: World, text: str, reader: Reader) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return the weights that a link names (``share_65plus:2,employment_rate:0``), and its faults.

    What the link does not name, or names wrongly, keeps its weight.
    """
    found, faults = default_weights(world), []
    for part in filter(None, text.split(",")):
        name, _, number = part.partition(":")
        weight = _weight(number)
        if name not in found:
            words = reader.t("“{name}” is no variable by which similar districts are sought.")
            faults.append(words.format(name=name))
        elif weight is None:
            words = reader.t("The weight “{weight}” of {name} is not a number from 0 to 3.")
            faults.append(words.format(weight=number, name=name))
        else:
            found[name] = weight
    return found, tuple(faults)


def weights_text(world: World, weights: Mapping[str, float]) -> str:
    """Return weights as they stand in a link; those of the catalogue are left out."""
    usual = default_weights(world)
    return ",".join(f"{one}:{weights[one]:g}" for one in usual if weights[one] != usual[one])


def _weight(text: str) -> float | None:
    try:
        weight = float(text)
    except ValueError:
        return None
    return weight if isfinite(weight) and 0 <= weight <= MOST_WEIGHT else None
