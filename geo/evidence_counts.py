"""Records of numbers that the atlas has counted in its own tables and on its maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from geo.areas import ids_of_level
from geo.evidence_record import Record, Term, measure_of, name_of, row_of, scoped_region, sources_of
from geo.model import Level
from geo.money import alliances_of, by_alliance, fundable
from geo.observations import values
from geo.partners import unplaced
from geo.records import records
from geo.refs import SEPARATOR, UnknownRefError, of_observation, ref
from geo.text import Reader
from geo.world import World

TABLES = ("facts", "memberships", "funding", "occupations", "awards")
EVERYTHING = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What is counted, of what, and which things they are where they can be named."""

    title: str
    rows: int
    scope: str = ""
    listed: tuple[Term, ...] = ()
    source_ids: tuple[str, ...] = field(default=())


def counted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a number of rows: ``count:<what>:<scope>``."""
    what, scope = parts
    kind = scope.partition(".")[0]
    known: dict[str, Callable[[World, str, str, Reader], Counted]] = {
        "region": _of_region,
        "source": _of_source,
        "kind": _of_kind,
        EVERYTHING: _of_everything,
    }
    if kind not in known:
        raise UnknownRefError(f"{scope!r} is nothing to count in")
    found = known[kind](world, what, scope, reader)
    return Record(
        ref=ref("count", *parts),
        title=found.title,
        value=reader.number(found.rows),
        number=float(found.rows),
        place=found.scope,
        status=reader.t("own count of the atlas"),
        formula=reader.t("number of rows in the tables of the atlas"),
        terms=found.listed,
        sources=sources_of(world, found.source_ids),
    )


def listed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many alliances and projects a list has, which its address names."""
    ids = parts[0].split(SEPARATOR)
    rows = [row_of(world.alliances, "alliance_id", one) for one in dict.fromkeys(ids)]
    return Record(
        ref=ref("alliances", *parts),
        title=reader.t("Alliances and projects"),
        value=reader.number(len(rows)),
        number=float(len(rows)),
        status=reader.t("own count of the atlas"),
        terms=tuple(Term(role=reader.t("part"), title=str(one["short_name"])) for one in rows),
        sources=sources_of(world, [str(one["source_id"]) for one in rows]),
    )


def missing(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many districts have no value of an indicator in a period."""
    indicator, period = parts
    measure = measure_of(world, indicator)
    districts = ids_of_level(world.areas, Level.DISTRICT)
    rows = values(world.observations, indicator, period)["value"].reindex(districts)
    lacking = [area for area in districts if pd.isna(rows[area])]
    return Record(
        ref=ref("missing", *parts),
        title=reader.t("Districts without a value: {measure}").format(
            measure=reader.of(measure.title)
        ),
        value=reader.number(len(lacking)),
        number=float(len(lacking)),
        period=period,
        status=reader.t("own count of the atlas"),
        terms=tuple(
            Term(
                role=reader.t("part"),
                title=name_of(world, area, reader),
                ref=of_observation(indicator, area, period),
            )
            for area in lacking
        ),
    )


def _of_region(world: World, what: str, scope: str, reader: Reader) -> Counted:
    """Return how many alliances, or participations without a place, a region has."""
    region, definition = scoped_region(world, scope)
    rows = alliances_of(world, region, definition.id)
    title = reader.of(region.title)
    if what == "unplaced":
        ids = rows["alliance_id"]
        own = unplaced(world.memberships[world.memberships["alliance_id"].isin(ids)])
        return _participations(world, own, title, reader)
    chosen = _alliances(world, rows, what)
    words = {
        "alliances": reader.t("Alliances and projects"),
        "fundable": reader.t("alliances and projects that money is asked of"),
        "unfundable": reader.t("programmes and strategies"),
        "funding_known": reader.t("alliances and projects with known funding"),
    }
    part = reader.t("part")
    return Counted(
        title=words[what],
        rows=len(chosen),
        scope=title,
        listed=tuple(Term(role=part, title=str(one)) for one in chosen["short_name"]),
        source_ids=tuple(chosen["source_id"]),
    )


def _alliances(world: World, rows: pd.DataFrame, what: str) -> pd.DataFrame:
    asked = fundable(rows)
    if what == "alliances":
        return rows
    if what == "fundable":
        return asked
    if what == "unfundable":
        return rows.drop(asked.index)
    if what == "funding_known":
        amounts = by_alliance(world.funding, asked["alliance_id"]).dropna()
        return asked[asked["alliance_id"].isin(amounts.index)]
    raise UnknownRefError(f"{what!r} is not counted for a region")


def _participations(world: World, rows: pd.DataFrame, scope: str, reader: Reader) -> Counted:
    names, titles = world.organisation_names(), world.alliance_names()
    return Counted(
        title=reader.t("Participations that cannot be placed on the map"),
        rows=len(rows),
        scope=scope,
        listed=tuple(
            Term(role=titles[row["alliance_id"]], title=names[row["organisation_id"]])
            for row in records(rows)
        ),
        source_ids=tuple(rows["source_id"]),
    )


def _of_source(world: World, what: str, scope: str, reader: Reader) -> Counted:
    """Return how many rows of a table rest on a source."""
    source_id = scope.partition(".")[2]
    if what not in TABLES or source_id not in world.sources.index:
        raise UnknownRefError(f"no rows of {what!r} rest on {source_id!r}")
    table: pd.DataFrame = getattr(world, what)
    words = {
        "facts": reader.t("Facts from this source"),
        "memberships": reader.t("Participations from this source"),
        "funding": reader.t("Statements about money from this source"),
        "occupations": reader.t("Rows on occupations from this source"),
        "awards": reader.t("Awards from this source"),
    }
    return Counted(
        title=words[what],
        rows=int((table["source_id"] == source_id).sum()) if len(table) else 0,
        source_ids=(source_id,),
    )


def _of_kind(world: World, what: str, scope: str, reader: Reader) -> Counted:
    """Return how many sources of a kind there are."""
    rows = world.sources[world.sources["kind"] == scope.partition(".")[2]]
    if what != "sources" or rows.empty:
        raise UnknownRefError(f"{scope!r} is no kind of source")
    part = reader.t("part")
    listed = tuple(Term(role=part, title=str(title)) for title in rows["title"])
    return Counted(title=reader.t("Sources of this kind"), rows=len(rows), listed=listed)


def _of_everything(world: World, what: str, _scope: str, reader: Reader) -> Counted:
    rows = world.memberships
    if what == "unplaced":
        return _participations(world, unplaced(rows), "", reader)
    if what == "districts":
        number = len(ids_of_level(world.areas, Level.DISTRICT))
        return Counted(title=reader.t("Districts of Germany"), rows=number)
    if what == "regions":
        titles = [reader.of(one.title) for one in world.regions]
        listed = tuple(Term(role=reader.t("part"), title=one) for one in titles)
        return Counted(title=reader.t("Regions of the atlas"), rows=len(titles), listed=listed)
    placed = rows[rows["area_id"] != ""]
    chosen = {
        "memberships": (reader.t("Memberships"), rows),
        "placed": (reader.t("Participations that can be placed on the map"), placed),
        "undated": (
            reader.t("Participations on the map from sources without a date"),
            placed[placed["source_date"] == ""],
        ),
    }
    if what not in chosen:
        raise UnknownRefError(f"{what!r} is not counted")
    title, found = chosen[what]
    return Counted(title=title, rows=len(found), source_ids=tuple(found["source_id"]))
