"""All tables of the store as one bundle."""

from __future__ import annotations

from geo.model import Kind
from geo.observations import indexed
from geo.world import World
from loaders.carried_over import with_merged
from loaders.recomputed import with_recomputed
from loaders.sources.award_rules import read_award_rules
from loaders.store import Store


def read_world(store: Store) -> World:
    """Return the tables of a store, indexed for look-up; all are of one edition.

    What was written meanwhile is read again, so that no table is older than another.
    """
    while True:
        newest = store.editions()[-1:]
        found = _tables(store)
        if store.editions()[-1:] == newest:
            return found


def _tables(store: Store) -> World:
    catalogue = store.read_catalogue()
    counts = [one.id for one in catalogue.values() if one.kind is Kind.COUNT]
    merged = with_merged(store.read_observations(), store.read_territory_changes(), counts)
    observations = with_recomputed(merged, catalogue.values())
    return World(
        areas=store.read_areas().set_index("area_id"),
        observations=indexed(observations),
        occupations=store.read_occupations(),
        alliances=store.read_alliances(),
        facts=store.read_facts(),
        organisations=store.read_organisations(),
        memberships=store.read_memberships(),
        funding=store.read_funding(),
        sources=store.read_sources().set_index("source_id"),
        catalogue=catalogue,
        regions=store.read_regions(),
        awards=store.read_awards(),
        awards_withheld=store.read_awards_withheld(),
        awards_account=store.read_optional("awards_account"),
        award_programmes={one.id: one.title for one in read_award_rules().programmes},
    )
