"""Records of how many pages of the alliances a map rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.alliance_groups import groups, of_regions
from geo.evidence_record import Record, Term, row_of, scoped_region, sources_of
from geo.hexbin import LEAST_POINTS
from geo.money import alliances_of
from geo.partner_grid import GRID_ID, placed_memberships
from geo.refs import UnknownRefError, ref
from geo.run_times import running
from geo.text import Reader
from geo.world import World

RUNNING = "running."


def behind(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the pages behind a variant of a layer, for a region or for all."""
    layer, variant, scope = parts
    if layer == "alliances":
        ids = _alliances(world, variant, scope)
        rows = world.memberships
        used: Iterable[str] = rows.loc[rows["alliance_id"].isin(ids), "source_id"]
    elif layer == "partners":
        placed = placed_memberships(world)
        drawn = variant == GRID_ID and len(placed) >= LEAST_POINTS
        used = (placed if drawn else world.memberships)["source_id"]
    elif layer in {"funding", "relation"} and not variant.startswith("awards_"):
        used = world.funding.loc[world.funding["counts"], "source_id"]
    else:
        raise UnknownRefError(f"the map {layer!r} rests on no pages about alliances")
    sources = sources_of(world, used)
    pages = [one for one in sources if world.sources.loc[one.id, "kind"] == "facts"]
    return Record(
        ref=ref("pages", *parts),
        title=reader.t("Pages about the alliances behind the map"),
        value=reader.number(len(pages)),
        number=float(len(pages)),
        status=reader.t("own count of the atlas"),
        terms=tuple(Term(role=reader.t("part"), title=one.title) for one in pages),
        sources=tuple(pages),
    )


def _alliances(world: World, variant: str, scope: str) -> list[str]:
    """Return the alliances that a variant of the layer of alliances shows."""
    rows = world.alliances
    if scope == "all":
        ids = of_regions(world)["alliance_id"].tolist()
    else:
        region, definition = scoped_region(world, scope)
        ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
    if variant == "all":
        return ids
    group = next((one for one in groups(world) if one.id == variant), None)
    if group:
        return list(group.alliance_ids)
    if not variant.startswith(RUNNING):
        return [str(row_of(rows, "alliance_id", variant)["alliance_id"])]
    years = variant.removeprefix(RUNNING)
    for span in running(world, ids):
        if years in {f"{span.first}-{span.last}", str(span.first)}:
            return list(span.alliance_ids)
    raise UnknownRefError(f"no alliances are shown for {years!r}")
