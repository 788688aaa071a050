"""Records of sums of money, and of money for each inhabitant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import district_of, is_within
from geo.evidence_record import Record, Term, name_of, row_of, scoped_region, sources_of
from geo.evidence_statements import alliance_terms, statement_terms
from geo.figures import region_figure
from geo.funding_layer import counting_rule
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.model import Definition, Level, Region
from geo.money import (
    AmountsOf,
    alliances_of,
    bound_of,
    by_alliance,
    by_run_year,
    by_seat,
    fundable,
    seats,
)
from geo.money_years import of_year
from geo.places import place_of
from geo.refs import SEPARATOR, UnknownRefError, of_observation, ref
from geo.stated_bounds import Bound, bounded, with_more
from geo.text import Reader
from geo.world import World

AMOUNTS: dict[str, AmountsOf] = {"by_seat": by_alliance, "per_run_year": by_run_year}
DECIMALS = {"by_seat": 0, "per_run_year": 1}
KINDS = ("region", "inside", "outside", "unseated", "place", "amid", "district", "alliance")

LIST = "list"
"""Kind of a sum over alliances that the address itself names."""


def granted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a sum: ``by_seat`` or ``per_run_year``, and whose money it is."""
    amounts_of = AMOUNTS.get(parts[0]) or of_year(parts[0])
    if amounts_of is None:
        raise UnknownRefError(f"{parts[0]!r} is no kind of sum")
    kind, _, rest = parts[1].partition(".")
    name, ids = _alliances(world, kind, rest, reader)
    amounts = amounts_of(world.funding, ids).dropna()
    number = float(amounts.sum()) if len(amounts) else None
    yearly = parts[0] == "per_run_year"
    words = reader.t("{amount} a year")
    value = reader.t("not known")
    if number is not None:
        bound = bound_of(world.funding, amounts.index)
        lacking = kind == LIST and len(amounts) < len(set(ids))
        value = bounded(reader.euro(number), with_more(bound) if lacking else bound, reader)
    rows = world.funding[world.funding["counts"] & world.funding["alliance_id"].isin(amounts.index)]
    return Record(
        ref=ref("funding", *parts),
        title=reader.t("Funding that counts"),
        value=words.format(amount=value) if yearly and number is not None else value,
        number=number,
        place=name,
        unit=reader.t("euros, nominal"),
        status=reader.t("own sum of the atlas"),
        period=parts[0].partition(".")[2],
        formula=_formula(kind, reader, yearly=yearly),
        terms=statement_terms(rows, reader)
        if kind == "alliance"
        else alliance_terms(world, parts[0], amounts, reader),
        sources=sources_of(world, rows["source_id"]),
        notes=(counting_rule(reader),),
    )


def per_inhabitant(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of euros for each inhabitant of a district, or of a region."""
    t = reader.t
    kind, _, rest = parts[1].partition(".")
    if parts[0] not in AMOUNTS:
        raise UnknownRefError(f"{parts[0]!r} is no kind of sum")
    above = granted(world, parts, reader)
    people = _people(world, kind, rest)
    each = above.number / people.number if above.number is not None and people.number else None
    bound = _bound(world, parts[0], kind, rest, reader)
    yearly = parts[0] == "per_run_year"
    unit = t("€ per inhabitant and year") if yearly else t("€ per inhabitant")
    shown = reader.with_unit(each or 0.0, DECIMALS[parts[0]], unit)
    money = f"{above.title}, {above.place}"
    numerator = Term(role=t("numerator"), title=money, value=above.value, ref=above.ref)
    return Record(
        ref=ref("per_inhabitant", *parts),
        title=t("Grants a year, by seat") if yearly else t("Grants by seat"),
        value=t("not known") if each is None else bounded(shown, bound, reader),
        number=each,
        place=above.place,
        period=t("run times of the alliances; inhabitants {year}").format(year=people.period),
        unit=unit,
        status=t("at least") if kind == "district" and bound.is_lower else "",
        formula=t("{above} ÷ {below}").format(above=above.title, below=t("Inhabitants")),
        terms=(numerator, people.term(_people_name(world, kind, rest, reader), reader)),
        sources=(*sources_of(world, people.source_ids), *above.sources),
        notes=above.notes,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _People:
    """The inhabitants that money is divided by."""

    number: float
    period: str
    ref: str
    source_ids: Sequence[str]

    def term(self, name: str, reader: Reader) -> Term:
        """Return the inhabitants of what is called ``name`` as a denominator."""
        title = f"{reader.t('Inhabitants')}, {name}, {self.period}"
        value = reader.number(self.number)
        return Term(role=reader.t("denominator"), title=title, value=value, ref=self.ref)


def _people(world: World, kind: str, rest: str) -> _People:
    if kind == "district":
        found = inhabitants(world, Level.DISTRICT)
        if rest not in found.number.index:
            raise UnknownRefError(f"{rest!r} is no district")
        return _People(
            number=float(found.number[rest]),
            period=found.period,
            ref=of_observation(found.indicator, rest, found.period),
            source_ids=found.source_ids,
        )
    if kind != "inside":
        raise UnknownRefError(f"{kind!r} has no inhabitants")
    region, definition = _region(world, rest)
    own = region_figure(world, region, definition, "population")
    return _People(
        number=own.value.number or 0.0,
        period=own.value.period,
        ref=ref("region", region.id, definition.id, own.indicator, own.value.period),
        source_ids=own.value.source_ids,
    )


def _people_name(world: World, kind: str, rest: str, reader: Reader) -> str:
    if kind == "district":
        return name_of(world, rest, reader)
    return reader.of(_region(world, rest)[0].title)


def _bound(world: World, measure: str, kind: str, rest: str, reader: Reader) -> Bound:
    """Return the bound of a sum, also of a district where more money may sit than is known."""
    amounts = AMOUNTS[measure](world.funding, _alliances(world, kind, rest, reader)[1])
    bound = bound_of(world.funding, amounts.dropna().index)
    if kind == "district" and rest in by_seat(world, AMOUNTS[measure]).incomplete:
        return with_more(bound)
    return bound


def _region(world: World, rest: str) -> tuple[Region, Definition]:
    return scoped_region(world, f"region.{rest}")


def _formula(kind: str, reader: Reader, *, yearly: bool) -> str:
    t = reader.t
    if kind == "alliance" and yearly:
        return t("sum of the statements that count, each divided by the years of its run time")
    if kind == "alliance":
        return t("sum of the statements that count")
    if kind == LIST:
        return t("sum of the statements of these alliances that count; of one year its days' part")
    return t("sum of the alliances")


def _alliances(world: World, kind: str, rest: str, reader: Reader) -> tuple[str, list[str]]:
    """Return whose money a sum is, in words and as alliance ids."""
    if kind == "alliance":
        row = row_of(world.alliances, "alliance_id", rest)
        return str(row["name"]), [rest]
    if kind == LIST:
        rows = [row_of(world.alliances, "alliance_id", one) for one in _ids(rest)]
        return ", ".join(str(row["short_name"]) for row in rows), _ids(rest)
    if kind not in KINDS:
        raise UnknownRefError(f"{kind!r} has no sum")
    if kind in {"region", "inside", "outside", "unseated"}:
        return _of_region(world, kind, rest, reader)
    placed = _placed(world)
    if kind == "amid":
        region = world.region(rest)
        if region is None:
            raise UnknownRefError(f"there is no region {rest!r}")
        own = world.alliances.loc[world.alliances["region_id"] == rest, "alliance_id"]
        words = reader.t("{region}, without one known seat")
        ids = [one for one in own if len(placed.get(one, [])) != 1 and one in placed]
        return words.format(region=reader.of(region.title)), ids
    seated = {one: places[0] for one, places in placed.items() if len(places) == 1}
    if kind == "district":
        ids = [one for one, place in seated.items() if district_of(place) == rest]
    else:
        ids = [one for one, place in seated.items() if place == rest]
    if kind == "place" and rest not in world.areas.index:
        found = place_of(world.areas, rest)
        if found is None:
            raise UnknownRefError(f"there is no place {rest!r}")
        return f"{found.name} ({rest})", ids
    return name_of(world, rest, reader), ids


def _ids(rest: str) -> list[str]:
    return list(dict.fromkeys(rest.split(SEPARATOR)))


def _of_region(world: World, kind: str, rest: str, reader: Reader) -> tuple[str, list[str]]:
    """Return the alliances of a region whose money counts there, by where their one seat lies."""
    region, definition = _region(world, rest)
    rows = fundable(alliances_of(world, region, definition.id))["alliance_id"]
    placed = _placed(world)
    words = {
        "region": "{region}",
        "inside": reader.t("{region}, with seat in the region"),
        "outside": reader.t("{region}, seat outside"),
        "unseated": reader.t("{region}, without one known seat"),
    }
    where = {one: _where(placed[one], definition.areas) for one in rows}
    ids = [one for one in rows if kind in ("region", where[one])]
    return words[kind].format(region=reader.of(region.title)), ids


def _where(places: Sequence[str], parts: Sequence[str]) -> str:
    if len(places) != 1:
        return "unseated"
    return "inside" if is_within(places[0], parts) else "outside"


@kept_with_world
def _placed(world: World) -> dict[str, Sequence[str]]:
    """Return the seats of every alliance or project."""
    return {str(one): seats(world, str(one)) for one in fundable(world.alliances)["alliance_id"]}
