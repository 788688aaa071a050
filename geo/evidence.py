"""The record behind any figure shown: from its address to what it is, where from, made of what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from geo import (
    award_account,
    evidence_award,
    evidence_awards,
    evidence_classes,
    evidence_counts,
    evidence_estimates,
    evidence_figures,
    evidence_money,
    evidence_occupations,
    evidence_pages,
    evidence_partners,
    evidence_relation,
    evidence_statements,
)
from geo.areas import level_of
from geo.comparability import other_years
from geo.compare import (
    evidence_alliances,
    evidence_differences,
    evidence_groups,
    evidence_holds,
    evidence_peers,
    evidence_ranks,
    evidence_told,
)
from geo.evidence_record import Record
from geo.refs import UnknownRefError, parsed
from geo.text import Reader
from geo.world import World

Resolver = Callable[[World, Sequence[str], Reader], Record]


def _observed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a figure with what stands against comparing it with other years."""
    found = evidence_figures.observed(world, parts, reader)
    indicator, area_id, period = parts
    beside = other_years(world, indicator, period, level_of(area_id), reader)
    return replace(found, comparable=beside)


RESOLVERS: Mapping[str, tuple[int, Resolver]] = {
    "obs": (3, _observed),
    "sum": (3, evidence_figures.summed),
    "region": (4, evidence_figures.of_region),
    "estimate": (4, evidence_estimates.estimated),
    "partners": (2, evidence_partners.counted),
    "place": (2, evidence_partners.at_place),
    "ties": (3, evidence_partners.tied),
    "known": (1, evidence_partners.known_by_name),
    "density": (3, evidence_partners.dense),
    "cell": (2, evidence_relation.cell),
    "field": (1, evidence_relation.field),
    "related": (1, evidence_relation.related_districts),
    "statement": (1, evidence_statements.stated),
    "funding": (2, evidence_money.granted),
    "per_inhabitant": (2, evidence_money.per_inhabitant),
    "fact": (1, evidence_statements.said),
    "pages": (3, evidence_pages.behind),
    "alliances": (1, evidence_counts.listed),
    "count": (2, evidence_counts.counted),
    "missing": (2, evidence_counts.missing),
    "award": (1, evidence_award.awarded),
    "award_year": (2, evidence_award.awarded_in_year),
    "awards": (2, evidence_awards.summed),
    "award_count": (3, evidence_awards.counted),
    "award_account": (2, award_account.accounted),
    "awards_each": (2, evidence_awards.per_inhabitant),
    "occupation": (4, evidence_occupations.of_occupation),
    "class": (6, evidence_classes.classed),
    "difference": (2, evidence_differences.subtracted),
    "relative": (2, evidence_differences.in_percent),
    "change": (2, evidence_differences.over_years),
    "rank": (4, evidence_ranks.ranked),
    "valued": (2, evidence_ranks.valued),
    "both": (2, evidence_ranks.with_both),
    "compared": (3, evidence_told.compared),
    "beside": (5, evidence_told.beside),
    "money_known": (1, evidence_alliances.with_money),
    "alliance_pages": (1, evidence_alliances.on_pages),
    "groups": (4, evidence_groups.grouped),
    "occupation_table": (2, evidence_groups.in_table),
    "peer": (4, evidence_peers.apart),
    "peer_count": (3, evidence_peers.sought),
    "holds": (4, evidence_holds.held),
    "quotient": (4, evidence_holds.divided),
    "parts": (5, evidence_holds.of_parts),
}
"""By kind of address: how many ids follow, and what makes the record of them."""


def record(world: World, ref: str, reader: Reader, *, edition: str = "") -> Record:
    """Return the record of a figure.

    Args:
        world: The tables.
        ref: The address of the figure, see :mod:`geo.refs`.
        reader: Language of the texts.
        edition: Name of the edition of the tables, which the record repeats.

    Raises:
        UnknownRefError: No figure has this address.

    """
    kind, parts = parsed(ref)
    if kind not in RESOLVERS or len(parts) != RESOLVERS[kind][0]:
        raise UnknownRefError(f"there are no figures of the kind {kind!r} with {len(parts)} ids")
    return replace(RESOLVERS[kind][1](world, parts, reader), edition=edition)
