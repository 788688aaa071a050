"""When similar districts are not sought: for whom, and with too few variables."""

from __future__ import annotations

from collections.abc import Mapping

from geo.areas import level_of
from geo.citation import cited, figure
from geo.compare.addresses import peer_count_ref, weights_part
from geo.compare.peer_weights import default_weights
from geo.compare.sides import Side
from geo.model import Level
from geo.text import Reader
from geo.world import World

LEAST_VARIABLES = 3
"""Fewer variables are too little to call districts alike."""


def refusal(
    world: World, side: Side, variables: int, weights: Mapping[str, float], reader: Reader
) -> str:
    """Return why there are no districts like a side; empty where there are."""
    if level_of(side.areas[0]) in {Level.COUNTRY, Level.STATE}:
        return reader.t("Similar districts are sought for districts and regions, not for Länder.")
    if variables >= LEAST_VARIABLES:
        return ""
    words = reader.t(
        "With {count} of the variables only there are no similar districts to name; "
        "at least {least} are needed."
    )
    given = weights_part(weights, default_weights(world))
    count = figure(reader.number(variables), peer_count_ref("variables", side.id, given))
    return cited(words, count=count, least=reader.number(LEAST_VARIABLES))
