"""Records of partners: how many are known by name, claimed, at a place, for each inhabitant."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.areas import is_within, level_of
from geo.evidence_figures import summed
from geo.evidence_record import (
    Record,
    Term,
    known_area,
    name_of,
    row_of,
    scoped_region,
    sources_of,
    territory_words,
)
from geo.evidence_terms import area_term
from geo.kept import kept_with_world
from geo.model import Level
from geo.money import alliances_of
from geo.partner_density import MEASURES, Count, Measure, base_of, density_of, levels_of, rates
from geo.partner_links import ties_between
from geo.partner_words import base_words, counted_words, unit_words, years_of
from geo.places import by_place
from geo.records import records
from geo.refs import SEPARATOR, UnknownRefError, of_sum, ref
from geo.text import Reader
from geo.world import World

COLUMNS = {Count.ORGANISATIONS: "organisation_id", Count.MEMBERSHIPS: "membership_id"}


def counted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of organisations or memberships in an area or a region."""
    count, scope = _count(parts[0]), parts[1]
    rows = world.memberships
    inside, name = _inside(world, scope, reader)
    here = rows[[bool(area) and is_within(area, inside) for area in rows["area_id"]]]
    return of_memberships(world, here, count, reader, ref=ref("partners", *parts), place=name)


def at_place(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a circle: organisations or memberships at one place of the map."""
    count, area_id = _count(parts[0]), parts[1]
    found = _members_by_place(world).get(area_id)
    if found is None:
        raise UnknownRefError(f"nobody is known at {area_id!r}")
    name = name_of(world, area_id, reader)
    return of_memberships(world, found, count, reader, ref=ref("place", *parts), place=name)


@kept_with_world
def _members_by_place(world: World) -> dict[str, pd.DataFrame]:
    """Return the memberships at each place of the map by the id of its area."""
    return {place.area_id: rows for place, rows in by_place(world.areas, world.memberships)}


def tied(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a line: memberships of alliances between two places."""
    seat, other, listed = parts
    wanted = listed.split(SEPARATOR)
    for alliance_id in wanted:
        row_of(world.alliances, "alliance_id", alliance_id)
    rows = ties_between(world, (known_area(world, seat), known_area(world, other)), wanted)
    area = " – ".join(name_of(world, one, reader) for one in (seat, other))
    return of_memberships(
        world, rows, Count.MEMBERSHIPS, reader, ref=ref("ties", *parts), place=area
    )


def known_by_name(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the partners known by name of an alliance or of a region's alliances."""
    kind, _, rest = parts[0].partition(".")
    if kind == "alliance":
        row = row_of(world.alliances, "alliance_id", rest)
        ids, area = [rest], str(row["name"])
    else:
        region, definition = scoped_region(world, parts[0])
        ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
        area = reader.of(region.title)
    rows = world.memberships[world.memberships["alliance_id"].isin(ids)]
    return of_memberships(
        world,
        rows,
        Count.ORGANISATIONS,
        reader,
        ref=ref("known", *parts),
        place=area,
        title=reader.t("Partners known by name"),
    )


def dense(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a partner density: ``partners`` for each ``per`` of a denominator."""
    measure, scope = _measure(parts[0], parts[1]), parts[2]
    number = _density(world, measure, scope)
    above = counted(world, (measure.count.value, scope), reader)
    below = _base_term(world, measure, scope, reader)
    unit = unit_words(measure.by.id, reader)
    level = _level(world, scope)
    base = base_of(world, measure.by, level)
    words = reader.t("{factor} × {above} ÷ {below}")
    dates = reader.t("partners: {years}; {base}")
    sources = sources_of(world, base.source_ids)
    inside, _ = _inside(world, scope, reader)
    return Record(
        ref=ref("density", *parts),
        title=counted_words(measure.count, reader),
        value=_shown(number, measure.by.decimals, unit, reader),
        number=number,
        place=above.place,
        period=dates.format(
            years=years_of(world) or reader.t("no date"),
            base=base_words(measure.by.id, base.period, reader),
        ),
        unit=unit,
        formula=words.format(
            factor=reader.number(measure.by.per), above=above.title, below=below.title
        ),
        terms=(_as_term(above, reader.t("numerator")), below),
        sources=(*sources, *above.sources),
        territory=territory_words(world, sources, inside, reader),
        notes=above.notes,
    )


def _shown(number: float | None, decimals: int, unit: str, reader: Reader) -> str:
    if number is None:
        return reader.t("not known")
    return reader.t("none known") if number == 0 else reader.with_unit(number, decimals, unit)


def _count(name: str) -> Count:
    if name not in list(Count):
        raise UnknownRefError(f"{name!r} is not counted")
    return Count(name)


def _measure(count: str, by: str) -> Measure:
    found = [one for one in MEASURES if (one.count.value, one.by.id) == (count, by)]
    if not found:
        raise UnknownRefError(f"{count!r} by {by!r} is no density")
    return found[0]


def _inside(world: World, scope: str, reader: Reader) -> tuple[tuple[str, ...], str]:
    """Return the areas of a scope, an area id or a region, and what it is called."""
    if scope.startswith("region."):
        region, definition = scoped_region(world, scope)
        return definition.areas, reader.of(region.title)
    return (known_area(world, scope),), name_of(world, scope, reader)


def _level(world: World, scope: str) -> Level:
    if scope.startswith("region."):
        return level_of(scoped_region(world, scope)[1].areas[0])
    return level_of(known_area(world, scope))


def _density(world: World, measure: Measure, scope: str) -> float | None:
    level = _level(world, scope)
    if level not in levels_of(world, measure.by):
        raise UnknownRefError(f"{measure.id} is not known for {scope!r}")
    if scope.startswith("region."):
        return density_of(world, measure, scoped_region(world, scope)[1].areas)
    found = rates(world, level, measure).get(scope)
    return None if found is None or pd.isna(found) else float(found)


def _base_term(world: World, measure: Measure, scope: str, reader: Reader) -> Term:
    """Return the denominator of a density."""
    level, role = _level(world, scope), reader.t("denominator")
    indicator, period = measure.by.indicators[level], base_of(world, measure.by, level).period
    if not scope.startswith("region."):
        return area_term(world, role, indicator, scope, period, reader)
    own = summed(world, (indicator, scope, period), reader)
    return Term(
        role=role,
        title=f"{own.title}, {own.place}, {period}",
        value=own.value,
        ref=of_sum(indicator, scope, period),
    )


def _as_term(record: Record, role: str) -> Term:
    title = f"{record.title}, {record.place}"
    return Term(role=role, title=title, value=record.value, ref=record.ref)


def of_memberships(
    world: World,
    rows: pd.DataFrame,
    count: Count,
    reader: Reader,
    *,
    ref: str,
    place: str,
    title: str = "",
) -> Record:
    """Return how many different organisations or memberships rows hold, and which."""
    number = int(rows[COLUMNS[count]].nunique())
    formulas = {
        Count.ORGANISATIONS: reader.t("different organisations among the participations listed"),
        Count.MEMBERSHIPS: reader.t("number of the participations listed"),
    }
    note = reader.t("Only what is known by name; none known does not mean none there.")
    return Record(
        ref=ref,
        title=title or counted_words(count, reader),
        value=reader.number(number),
        number=float(number),
        place=place,
        period=_dates(rows, reader),
        status=reader.t("own count of the atlas"),
        formula=formulas[count],
        terms=tuple(_members(world, rows)),
        sources=sources_of(world, rows["source_id"]),
        notes=(note,),
    )


def _members(world: World, rows: pd.DataFrame) -> list[Term]:
    names, titles = world.organisation_names(), world.alliance_names()
    found = [
        Term(
            role=str(titles[row["alliance_id"]]),
            title=" · ".join(filter(None, [names[row["organisation_id"]], row["subproject"]])),
            value=", ".join(filter(None, [row["role"], row["town"]])),
        )
        for row in records(rows)
    ]
    return sorted(found, key=lambda term: (term.role, term.title))


def _dates(rows: pd.DataFrame, reader: Reader) -> str:
    years = sorted({str(date)[:4] for date in rows["source_date"] if date})
    without = int((rows["source_date"] == "").sum())
    dated = "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    words = reader.t("{count} without a date").format(count=without) if without else ""
    return ", ".join(filter(None, [dated, words]))
