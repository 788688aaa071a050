"""Addresses of what similar districts are told by: distances, their parts, among how many."""

from __future__ import annotations

import pandas as pd

from geo.compare.addresses import peer_count_ref, peer_ref, weights_part
from geo.compare.peer_weights import default_weights
from geo.compare.peers import Peers
from geo.world import World

DISTANCE = "distance"


def weights_in_refs(world: World, found: Peers) -> str:
    """Return the weights of the variables as a part of addresses."""
    given = {one.measure.id: one.weight for one in found.variables}
    return weights_part(given, default_weights(world))


def part_ref(world: World, found: Peers, area_id: str, what: str = DISTANCE) -> str:
    """Return the address of the distance of a district, or of a variable's part of it."""
    return peer_ref(what, found.side.id, area_id, weights_in_refs(world, found))


def sought_ref(world: World, found: Peers, what: str) -> str:
    """Return the address of among how many districts, or by how many variables, was sought."""
    return peer_count_ref(what, found.side.id, weights_in_refs(world, found))


def cited_table(world: World, found: Peers) -> pd.DataFrame:
    """Return the table of similar districts with the addresses of distances and their parts."""
    areas, indicators = found.table["area_id"], found.table["indicator"]
    return found.table.assign(
        distance_ref=[part_ref(world, found, str(one)) for one in areas],
        contribution_ref=[
            part_ref(world, found, str(area), str(one))
            for area, one in zip(areas, indicators, strict=True)
        ],
    )
