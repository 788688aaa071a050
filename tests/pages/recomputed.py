"""The figures of the atlas once more, from the files below ``data/`` with plain arithmetic."""

from __future__ import annotations

import csv
import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from geo.funding_layer import PER_RUN_YEAR, WHOLE
from geo.hexbin import LEAST_POINTS
from geo.partner_density import MEASURES
from geo.text import euro, number
from pages.ui.data import DATA
from tests.pages import recomputed_awards
from tests.pages.recomputed_awards import award_rows

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
CENSUS_DAY = ("population_census_2022", "2022")
NEWEST = {"population": "2024", "area_km2": "2022", "establishments": "2014"}
DAYS_OF_A_YEAR = 365.25

Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def areas() -> dict[str, Row]:
    return {row["area_id"]: row for row in rows("areas/areas.csv")}


@cache
def cells() -> dict[tuple[str, str], dict[str, Row]]:
    found: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows("observations/observations.csv"):
        found.setdefault((row["indicator"], row["period"]), {})[row["area_id"]] = row
    return found


@cache
def catalogue() -> dict[str, dict]:
    with (DATA / "indicators.toml").open("rb") as file:
        return {one["id"]: one for one in tomllib.load(file)["indicator"]}


class Regions(dict[tuple[str, str], tuple[str, ...]]):
    """The areas of the regions by their definition; a region of a reader's own has them in its id.

    Such an id has five digits for a district, followed by three for each municipality of it.
    """

    def __missing__(self, key: tuple[str, str]) -> tuple[str, ...]:
        code = key[0].removeprefix("own-").partition("__")[0]
        if code == key[0] or key[1] != "own":
            raise KeyError(key)
        return tuple(
            one[:5] + rest
            for one in code.split("-")
            for rest in ([one[i : i + 3] for i in range(5, len(one), 3)] or [""])
        )


@cache
def regions() -> Regions:
    with (DATA / "regions.toml").open("rb") as file:
        found = tomllib.load(file)["region"]
    return Regions({(r["id"], d["id"]): tuple(d["areas"]) for r in found for d in r["definition"]})


@cache
def former() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows("areas/territory_changes.csv"):
        if row["kind"] == "merge":
            found.setdefault(row["new_area_id"], []).append(row["old_area_id"])
    return found


def stored(indicator: str, area: str, period: str) -> float | None:
    """Return the number of a cell; that of a merged area is the sum of its parts."""
    table = cells().get((indicator, period), {})
    if area in table:
        return float(table[area]["value"]) if table[area]["value"] else None
    parts = former().get(area, []) if catalogue()[indicator]["kind"] == "count" else []
    found = [table[one]["value"] for one in parts if one in table]
    return sum(map(float, found)) if parts and len(found) == len(parts) else None


def ratio(indicator: str, areas_: Iterable[str], period: str) -> float | None:
    """Return a rate from the sums of its counts."""
    measure, among = catalogue()[indicator], list(areas_)
    counts = measure.get("checked", measure)
    if "numerator" not in counts:
        return None
    above = [stored(counts["numerator"], one, period) for one in among]
    below = [stored(counts["denominator"], one, period) for one in among]
    if None in above or None in below or not sum(below):
        return None
    return measure.get("factor", 1) * sum(above) / sum(below)


@cache
def agrees(indicator: str, period: str) -> bool:
    """Tell whether a rate differs from that of its counts by rounding only, in all areas."""
    table, measure = cells()[indicator, period], catalogue()[indicator]
    both = {
        area: (row["value"], exact)
        for area, row in table.items()
        if row["value"] and (exact := ratio(indicator, [area], period)) is not None
    }
    if not both:
        return False
    counts = [cells()[measure[part], period] for part in ("numerator", "denominator")]
    steps = [
        10.0 ** -max(len(text.partition(".")[2]) for text in texts)
        for texts in (
            [text for text, _ in both.values()],
            *([own[area]["value"] for area in both if area in own] for own in counts),
        )
    ]
    for area, (text, exact) in both.items():
        below = stored(measure["denominator"], area, period) or 1.0
        allowed = steps[0] + (measure.get("factor", 1) * steps[1] + exact * steps[2]) / below
        if abs(float(text) - exact) > allowed / 2 + 1e-9:
            return False
    return True


def alike(indicator: str, among: Iterable[str], period: str) -> bool:
    """Tell whether each figure of a measure that is only checked is, as shown, that of counts."""
    measure = catalogue()[indicator]
    if "checked" not in measure:
        return True
    both = [(stored(indicator, one, period), ratio(indicator, [one], period)) for one in among]
    step = 10.0 ** -measure["decimals"]
    return all(None not in one and abs(one[0] - one[1]) <= step / 2 for one in both)


@cache
def figure(indicator: str, area: str, period: str) -> tuple[float | None, int]:
    """Return a figure of an area, and of how many parts it is."""
    if area in cells().get((indicator, period), {}) or former().get(area):
        exact = ratio(indicator, [area], period)
        if (
            exact is not None
            and "numerator" in catalogue()[indicator]
            and agrees(indicator, period)
        ):
            return exact, 1
        return stored(indicator, area, period), 1
    for digits in (5, 8) if len(area) == 2 else ():
        inside = [one for one in areas() if len(one) == digits and is_in(one, [area])]
        found = together(indicator, inside, period)
        if found is not None:
            return found, len(inside)
    return None, 0


def together(indicator: str, among: Iterable[str], period: str) -> float | None:
    """Return a figure of several areas: a sum of counts, a ratio of sums."""
    parts = list(among)
    if len(parts) == 1:
        return figure(indicator, parts[0], period)[0]
    if catalogue()[indicator]["kind"] != "count":
        return ratio(indicator, parts, period) if alike(indicator, parts, period) else None
    numbers = [stored(indicator, one, period) for one in parts]
    return None if None in numbers or not numbers else sum(numbers)


def of_parts(
    indicator: str, inside: tuple[str, ...], period: str
) -> tuple[float | None, tuple[str, ...]]:
    """Return a figure of a region and its parts; mixed ones are all municipalities if need be."""
    value = together(indicator, inside, period)
    digits = {len(one) for one in inside}
    if value is None and digits == {5, 8}:
        inside = tuple(one for one in areas() if len(one) == 8 and is_in(one, inside))
        value = together(indicator, inside, period)
    return value, inside


def is_in(area: str, parts: Iterable[str]) -> bool:
    return any(part == "DG" or area.startswith(part) for part in parts)


@cache
def scope(text: str) -> tuple[str, ...]:
    """Return the areas of a scope: a region, the areas of a level in an area, one area."""
    if text.startswith("region."):
        return regions()[tuple(text.split(".")[1:])]
    area, _, level = text.partition(".")
    if not level:
        return (area,)
    digits = {"state": 2, "district": 5, "municipality": 8}[level]
    return tuple(
        one for one in areas() if len(one) == digits and one != area and is_in(one, [area])
    )


def alliances(text: str) -> list[Row]:
    """Return the alliances of a region under a definition, of a reader's own those seated in it."""
    region, definition = text.split(".")[-2:]
    if definition == "own":
        inside = regions()[region, definition]
        return [
            row for row in rows("alliances/alliances.csv")
            if row["region_id"] and any(is_in(seat, inside) for seat in seats(row["alliance_id"]))
        ]  # fmt: skip
    return [
        row for row in rows("alliances/alliances.csv")
        if row["region_id"] == region and row["definition_id"] in ("", definition)
    ]  # fmt: skip


def fundable(found: Iterable[Row]) -> list[Row]:
    return [row for row in found if row["kind"] in ("alliance", "project")]


def members(**wanted: object) -> list[Row]:
    found = rows("alliances/memberships.csv")
    return [row for row in found if all(row[k] in v for k, v in wanted.items())]


def distinct(found: Iterable[Row], count: str) -> int:
    column = {"organisations": "organisation_id", "memberships": "membership_id"}[count]
    return len({row[column] for row in found})


@cache
def partners(count: str, where: str) -> int:
    inside = scope(where)
    found = [m for m in members() if m["area_id"] and is_in(m["area_id"], inside)]
    return distinct(found, count)


@cache
def base(by: str, where: str) -> tuple[float | None, float, int]:
    """Return a denominator, for how many units of it, and the decimals shown."""
    measure = next(one for one in MEASURES if one.by.id == by)
    inside = scope(where)
    indicator = {"inhabitants": "population", "area": "area_km2"}.get(by, "establishments")
    period = NEWEST[indicator]
    if by == "inhabitants" and len(inside[0]) == 8:
        indicator, period = CENSUS_DAY
    return together(indicator, inside, period), measure.by.per, measure.by.decimals


def density(count: str, by: str, where: str) -> float | None:
    below, per, _ = base(by, where)
    return per * partners(count, where) / below if below else None


def day(text: str, *, last: bool) -> date | None:
    if not text:
        return None
    year, month, of_month = [*map(int, text.split("-")), 0, 0][:3]
    if of_month:
        return date(year, month, of_month)
    if not last:
        return date(year, month or 1, 1)
    following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return following - timedelta(days=1)


def amount(alliance: str, rule: str) -> float | None:
    """Return what counts of an alliance's money, in all or for each year of run time."""
    own = [
        row for row in rows("alliances/funding.csv")
        if row["alliance_id"] == alliance and row["counts"] == "true"
    ]  # fmt: skip
    if not own:
        return None
    if rule == "by_seat":
        return float(sum(int(row["amount_eur"]) for row in own))
    years = []
    for row in own:
        start, end = day(row["period_from"], last=False), day(row["period_to"], last=True)
        if start is None or end is None:
            return None
        years.append(int(row["amount_eur"]) / (((end - start).days + 1) / DAYS_OF_A_YEAR))
    return sum(years)


@cache
def seats(alliance: str) -> list[str]:
    for row in rows("alliances/facts.csv"):
        if (row["alliance_id"], row["fact_type"], row["standing"]) == (alliance, "seat", "current"):
            return [area for area in row["value"].split(";") if area]
    leads = members(alliance_id=[alliance], role_kind=["lead"])
    return sorted({row["area_id"] for row in leads if row["area_id"]})


@cache
def money(rule: str, whose: str) -> float | None:
    kind, _, rest = whose.partition(".")
    everyone = [row["alliance_id"] for row in fundable(rows("alliances/alliances.csv"))]
    one_seat = {one: seats(one)[0] for one in everyone if len(seats(one)) == 1}
    if kind == "alliance":
        ids = [rest]
    elif kind in ("district", "place"):
        ids = [
            one for one, seat in one_seat.items() if seat[: 5 if kind == "district" else 8] == rest
        ]
    elif kind == "amid":
        own = {
            row["alliance_id"]
            for row in rows("alliances/alliances.csv")
            if row["region_id"] == rest
        }
        ids = [one for one in everyone if one in own and one not in one_seat]
    else:
        inside = scope(f"region.{rest}")
        ids = [row["alliance_id"] for row in fundable(alliances(rest))]
        where = {
            one: "unseated" if one not in one_seat
            else "inside" if is_in(one_seat[one], inside) else "outside"
            for one in ids
        }  # fmt: skip
        ids = [one for one in ids if kind in ("region", where[one])]
    known = [found for one in ids if (found := amount(one, rule)) is not None]
    return sum(known) if known else None


def per_inhabitant(rule: str, whose: str) -> float | None:
    kind, _, rest = whose.partition(".")
    own = money(rule, whose)
    inside = (rest,) if kind == "district" else scope(f"region.{rest}")
    people = ("population", "2024") if len(inside[0]) == 5 else CENSUS_DAY
    below = together(people[0], inside, people[1])
    return own / below if own is not None and below else None


def counted(what: str, where: str) -> int:
    kind, _, rest = where.partition(".")
    if "awards" in (rest, what):
        return 1 if kind == "kind" else len(award_rows())
    if kind == "source":
        folder = "observations" if what == "occupations" else "alliances"
        return sum(row["source_id"] == rest for row in rows(f"{folder}/{what}.csv"))
    if kind == "kind":
        return sum(row["kind"] == rest for row in rows("sources.csv"))
    if kind == "region":
        own = alliances(rest)
        asked = fundable(own)
        ids = [row["alliance_id"] for row in own]
        return {
            "alliances": len(own),
            "fundable": len(asked),
            "unfundable": len(own) - len(asked),
            "funding_known": sum(
                amount(row["alliance_id"], "by_seat") is not None for row in asked
            ),
            "unplaced": len(members(area_id=[""], alliance_id=ids)),
        }[what]
    placed = [row for row in members() if row["area_id"]]
    return {
        "memberships": len(members()),
        "placed": len(placed),
        "unplaced": len(members()) - len(placed),
        "undated": sum(not row["source_date"] for row in placed),
        "regions": len({region for region, _ in regions()}),
        "districts": sum(len(one) == 5 for one in areas()),
    }[what]


@cache
def shown_rate(layer: str, variant: str, area: str) -> tuple[float | None, str, int]:
    """Return the value of an area on a map, what state it has without one, and its decimals."""
    if layer == "skills":
        indicator, period = variant.split(".")
        row = cells()[indicator, period].get(area)
        value, _ = figure(indicator, area, period)
        state = row["status"] if row else "not_collected"
        return value, state, catalogue()[indicator]["decimals"]
    if layer == "funding" and variant.startswith("awards_"):
        return recomputed_awards.shown_rate(variant.removeprefix("awards_"), area, people(area))
    if layer == "funding":
        measure = WHOLE if variant == "by_seat" else PER_RUN_YEAR
        state = "secret" if area in incomplete(variant) else "not_collected"
        return per_inhabitant(variant, f"district.{area}"), state, measure.decimals
    measure = next(one for one in MEASURES if one.id == variant)
    value = density(measure.count.value, measure.by.id, area)
    return value, "not_collected", measure.by.decimals


@cache
def incomplete(rule: str) -> set[str]:
    """Return the districts where money may sit that is not known."""
    found: set[str] = set()
    for row in fundable(rows("alliances/alliances.csv")):
        one = row["alliance_id"]
        if len(seats(one)) == 1 and amount(one, rule) is not None and not lower_bound(one):
            continue
        if seats(one):
            found |= {seat[:5] for seat in seats(one)}
        elif row["region_id"]:
            wanted = [k for k in regions() if k[0] == row["region_id"]]
            key = next((k for k in wanted if k[1] == row["definition_id"]), wanted[0])
            found |= {area[:5] for area in regions()[key]}
    return found


def lower_bound(alliance: str) -> bool:
    """Tell whether what counts of an alliance's money is stated as "more than" or the like."""
    words = [
        f"{row['covers']} " for row in rows("alliances/funding.csv")
        if row["alliance_id"] == alliance and row["counts"] == "true"
    ]  # fmt: skip
    return any(f", {word} " in text for text in words for word in ("mehr als", "über"))


CODES = {
    "secret": "g",
    "unreliable": "u",
    "later": "t",
    "not_meaningful": "x",
    "not_collected": "n",
}


def classed(layer: str, variant: str, where: str, level: str, code: str) -> int:
    """Return how many areas of a map carry a class, with the rounded limits of the catalogue."""
    if layer == "relation":
        return relation(code)
    digits = {"district": 5, "municipality": 8}[level]
    inside = scope(where) if where != "all" else ("DG",)
    among = [one for one in areas() if len(one) == digits]
    if layer == "partners" and where != "all":
        measure = next(one for one in MEASURES if one.id == variant)
        both = measure.by.id != "establishments"
        kept = (
            (lambda one: is_in(one, inside))
            if digits == 8
            else (lambda one: not both or not is_in(one, inside))
        )
        among = [one for one in among if kept(one)]
    return sum(code in codes_of(layer, variant, level, one) for one in among)


@cache
def codes_of(layer: str, variant: str, level: str, area: str) -> set[str]:
    value, state, decimals = shown_rate(layer, variant, area)
    if layer == "funding" and variant.startswith("awards_"):
        return recomputed_awards.codes(variant.removeprefix("awards_"), area, districts())
    if value is None:
        return {CODES[state]}
    marks = {"least"} if layer == "funding" and area in incomplete(variant) else set()
    if layer == "skills" and state == "uncertain":
        marks = {"uncertain"}
    shown = round(value, decimals)
    if layer == "partners" and not shown:
        return {"k" if value else "z"}
    limits: Iterable[float]
    if layer == "skills":
        limits = catalogue()[variant.split(".")[0]]["breaks"]
    elif layer == "funding":
        limits = (WHOLE if variant == "by_seat" else PER_RUN_YEAR).breaks
    else:
        limits = next(m for m in MEASURES if m.id == variant).by.breaks[level]
    return {"0123456789"[bisect_right(list(limits), shown)], *marks}


SKILLS = ("vacancies_per_100_unemployed", "2025")


@cache
def fields() -> dict[str, int]:
    """Return the field of every district with both figures, after the rounded limits of money."""
    among = [one for one in areas() if len(one) == 5]
    rate = {
        one: round(v, 1) for one in among if (v := figure(SKILLS[0], one, SKILLS[1])[0]) is not None
    }
    ranked = sorted(rate.values())
    import pandas as pd

    from geo.classification import terciles

    limits = terciles(pd.Series(ranked))
    found = {}
    for one in among:
        each = per_inhabitant("by_seat", f"district.{one}")
        if each is not None and one in rate:
            step = sum(round(each) >= limit for limit in (50, 200))
            found[one] = 3 * step + sum(rate[one] >= limit for limit in limits) + 1
    return found


def relation(code: str) -> int:
    among = [one for one in areas() if len(one) == 5]
    if code == "least":
        return sum(one in incomplete("by_seat") for one in fields())
    if code.isdigit():
        return sum(found == int(code) + 1 for found in fields().values())
    lacking = [one for one in among if one not in fields()]
    return sum(CODES[_state(one)] == code for one in lacking)


def _state(area: str) -> str:
    if per_inhabitant("by_seat", f"district.{area}") is None:
        return shown_rate("funding", "by_seat", area)[1]
    return shown_rate("skills", ".".join(SKILLS), area)[1]


def tied(seat: str, other: str, ids: str) -> int:
    """Return how many memberships of alliances a line between two places stands for."""
    wanted = {seat, other}
    found = set()
    for one in ids.split("."):
        places = [place(area) for area in seats(one)]
        for row in members(alliance_id=[one]):
            at = place(row["area_id"])
            if at and at not in places and {places[0], at} == wanted:
                found.add(row["membership_id"])
    return len(found)


def place(area: str) -> str:
    """Return the place on the map that stands for an area, empty where there is none."""
    return next((one for one in (area, area[:5]) if one and one in areas()), "")


@cache
def recomputed(ref: str, language: str) -> set[str]:
    """Return the numbers, as they are written, that the stored cells make of an address."""
    kind, *parts = ref.split(":")
    return KINDS[kind](parts, language)


def _plain(value: float | None, decimals: int, language: str) -> set[str]:
    return set(NUMBER.findall(number(value, decimals, language))) if value is not None else set()


def _euros(value: float | None, language: str) -> set[str]:
    return set(NUMBER.findall(euro(value, language))) if value is not None else set()


def _observed(parts: list[str], language: str) -> set[str]:
    value, count = figure(*parts)
    return _plain(value, catalogue()[parts[0]]["decimals"], language) | {str(count)}


def _region(parts: list[str], language: str) -> set[str]:
    region, definition, indicator, period = parts
    inside = regions()[region, definition]
    value, inside = of_parts(indicator, inside, period)
    return _plain(value, catalogue()[indicator]["decimals"], language) | {str(len(inside))}


def _fact(parts: list[str], language: str) -> set[str]:
    row = next(row for row in rows("alliances/facts.csv") if row["fact_id"] == parts[0])
    said = {text for name in ("text", "note") for text in _numerals(row[name])}
    return said | (_plain(float(row["value"]), 0, language) if row["value"].isdecimal() else set())


def _statement(parts: list[str], language: str) -> set[str]:
    row = next(row for row in rows("alliances/funding.csv") if row["statement_id"] == parts[0])
    said = {text for name in ("covers", "note", "subproject") for text in _numerals(row[name])}
    return said | _euros(float(row["amount_eur"]), language)


def _numerals(text: str) -> list[str]:
    return NUMBER.findall(text)


def _density(parts: list[str], language: str) -> set[str]:
    return _plain(density(*parts), base(parts[1], parts[2])[2], language)


def _each(parts: list[str], language: str) -> set[str]:
    decimals = 0 if parts[0] == "by_seat" else 1
    return _plain(per_inhabitant(*parts), decimals, language)


def people(area: str) -> float | None:
    """Return the inhabitants by which sums of a district are divided."""
    return figure("population", area, "2024")[0]


@cache
def districts() -> tuple[tuple[str, float | None], ...]:
    return tuple((one, people(one)) for one in areas() if len(one) == 5)


def _awards_each(parts: list[str], language: str) -> set[str]:
    measure, area = parts[0], parts[1].partition(".")[2]
    value, _, decimals = recomputed_awards.shown_rate(measure, area, people(area))
    return _plain(value, decimals, language)


def _awards(parts: list[str], language: str) -> set[str]:
    cents = recomputed_awards.cents(*parts, inside=_of_region)
    return _euros(cents / 100, language)


def _award_count(parts: list[str], language: str) -> set[str]:
    return _plain(recomputed_awards.count(*parts, inside=_of_region), 0, language)


def _of_region(text: str) -> set[str]:
    """Return the districts that a region under a definition is or lies in."""
    return {area[:5] for area in regions()[tuple(text.split("."))]}


def _count(count: Callable[..., int]) -> Callable[[list[str], str], set[str]]:
    return lambda parts, language: _plain(count(*parts), 0, language)


def _known(whose: str) -> int:
    kind, _, rest = whose.partition(".")
    ids = [rest] if kind == "alliance" else [row["alliance_id"] for row in alliances(rest)]
    return distinct(members(alliance_id=ids), "organisations")


def _missing(indicator: str, period: str) -> int:
    among = [one for one in areas() if len(one) == 5]
    return sum(figure(indicator, one, period)[0] is None for one in among)


def _at_place(count: str, area: str) -> int:
    return distinct([row for row in members() if place(row["area_id"]) == area], count)


def pages(layer: str, variant: str, where: str) -> int:
    """Return how many pages about alliances a map rests on."""
    if layer in ("funding", "relation"):
        found = [row for row in rows("alliances/funding.csv") if row["counts"] == "true"]
    elif layer == "alliances":
        found = members(alliance_id=drawn(variant, where))
    else:
        placed = [row for row in members() if row["area_id"]]
        drawn_as_grid = variant == "hexbin" and len(placed) >= LEAST_POINTS
        found = placed if drawn_as_grid else members()
    facts = {row["source_id"] for row in rows("sources.csv") if row["kind"] == "facts"}
    return len({row["source_id"] for row in found} & facts)


def drawn(variant: str, where: str) -> list[str]:
    """Return the alliances that a map of alliances shows."""
    everything = [row for row in rows("alliances/alliances.csv") if row["region_id"]]
    ids = [row["alliance_id"] for row in (alliances(where) if where != "all" else everything)]
    if variant == "all":
        return ids
    if variant.startswith("of_"):
        region, _, programme = variant.removeprefix("of_").partition("_")
        return [
            row["alliance_id"]
            for row in rows("alliances/alliances.csv")
            if row["region_id"] and region in ("all", row["region_id"])
            if programme in ("", "-".join(re.findall("[a-z0-9]+", row["programme"].lower())))
        ]
    if not variant.startswith("running."):
        return [variant]
    first, _, last = variant.removeprefix("running.").partition("-")
    return [
        one
        for one in ids
        if (run := run_time(one)) and run[0] <= int(first) and int(last or first) <= run[1]
    ]


def run_time(alliance: str) -> tuple[int, int] | None:
    """Return the first and the last year of an alliance, None where one is not known."""
    said: Row = {}
    for row in rows("alliances/facts.csv"):
        if row["alliance_id"] == alliance and row["standing"] == "current":
            said.setdefault(row["fact_type"], row["value"])
    start, _, until = said.get("start", "").partition("/")
    end = said.get("end") or until
    return (int(start[:4]), int(end[:4])) if start and end else None


KINDS: dict[str, Callable[[list[str], str], set[str]]] = {
    "award": lambda parts, language: _euros(recomputed_awards.single(*parts), language),
    "awards": _awards,
    "award_count": _award_count,
    "awards_each": _awards_each,
    "award_account": lambda parts, language: _plain(
        recomputed_awards.account(*parts), 2 if parts[0] == "sum" else 0, language
    ),
    "obs": _observed,
    "region": _region,
    "fact": _fact,
    "statement": _statement,
    "density": _density,
    "per_inhabitant": _each,
    "funding": lambda parts, language: _euros(money(*parts), language),
    "partners": _count(partners),
    "known": _count(_known),
    "count": _count(counted),
    "missing": _count(_missing),
    "place": _count(_at_place),
    "ties": _count(tied),
    "field": _count(lambda area: fields()[area]),
    "related": _count(lambda _: len(fields())),
    "pages": _count(pages),
    "alliances": _count(lambda ids: len(ids.split("."))),
    "class": _count(
        lambda layer, variant, where, scheme, level, code: classed(
            layer, variant, where, level, code
        )
    ),
}
