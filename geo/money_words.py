"""Money of alliances in words."""

from __future__ import annotations

from geo.citation import Cited, figure
from geo.money import bound_of
from geo.refs import ref
from geo.stated_bounds import bounded
from geo.text import Reader
from geo.world import World


def alliance_amount(
    world: World, alliance_id: str, amount_eur: float, reader: Reader, *, measure: str = "by_seat"
) -> Cited:
    """Return the sum of an alliance as a figure, with the word that limits it."""
    address = ref("funding", measure, f"alliance.{alliance_id}")
    shown = figure(reader.euro(float(amount_eur)), address)
    return bounded(shown, bound_of(world.funding, [alliance_id]), reader)
