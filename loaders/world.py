"""All tables of the store as one bundle."""

from __future__ import annotations

from geo.observations import indexed
from geo.world import World
from loaders.store import Store


def read_world(store: Store) -> World:
    """Return the tables of a store, indexed for look-up."""
    return World(
        areas=store.read_areas().set_index("area_id"),
        observations=indexed(store.read_observations()),
        occupations=store.read_occupations(),
        alliances=store.read_alliances(),
        facts=store.read_facts(),
        organisations=store.read_organisations(),
        memberships=store.read_memberships(),
        funding=store.read_funding(),
        sources=store.read_sources().set_index("source_id"),
        catalogue=store.read_catalogue(),
        regions=store.read_regions(),
    )
