"""The figures that a comparison forms once more, from the files below ``data/``.

Which figures may stand side by side is taken from the guard, which has tests of its own; which
representations of a statement there are or are not formed, and the limits of classes, from the
product too. What is counted, subtracted, ranked and divided here is worked out anew from the stored
cells.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from math import floor, log, sqrt
from statistics import median, pstdev

from geo.compare.distances import distances
from geo.compare.representations import Representation, Way
from geo.compare.robustness import robustness
from geo.compare.rows import Row as Compared
from geo.compare.rows import rows as compared_rows
from geo.compare.sides import Side, of_id
from geo.compare.statements import Claim, Holds
from geo.text import euro, number
from pages.ui.data import DATA
from pages.ui.translation import reader
from tests.geo.real import real_world as world
from tests.pages.recomputed import (
    NUMBER,
    Row,
    amount,
    areas,
    catalogue,
    cells,
    classed,
    day,
    figure,
    is_in,
    of_parts,
    regions,
    rows,
)
from tests.pages.recomputed import recomputed as plainly_recomputed

FACTORS = {
    "population": 1000,
    "population_15_64": 1000,
    "employees_workplace_by_occupation": 1000,
    "area_km2": 1,
    "unemployed": 100,
    "vacancies": 100,
}
SHORT, FEW = 2.0, 5.0


def decimals(indicator: str) -> int:
    return int(catalogue()[indicator]["decimals"])


def written(value: float | None, places: int, language: str) -> set[str]:
    """Return a number as it is written without its sign."""
    return set() if value is None else set(NUMBER.findall(number(abs(value), places, language)))


def counted(count: Callable[..., int]) -> Callable[[list[str], str], set[str]]:
    return lambda parts, language: written(count(*parts), 0, language)


@cache
def stand_ins() -> dict[str, str]:
    """Return the districts whose figures stand for a region that has none of its own."""
    with (DATA / "regions.toml").open("rb") as file:
        found = tomllib.load(file)["region"]
    return {one["id"]: one["figures_from"] for one in found if one.get("figures_from")}


def inside(side: str) -> tuple[str, ...]:
    """Return the areas of a side."""
    region, _, definition = side.partition(".")
    if side in areas():
        return (side,)
    if region.startswith("own-"):
        return regions()[region, "own"]
    first = next(key for key in regions() if key[0] == region)
    return regions()[region, definition or first[1]]


def of_side(side: str, indicator: str, period: str) -> float | None:
    """Return a figure of a side, that of a whole district where it stands in for a rate."""
    if side in areas():
        return figure(indicator, side, period)[0]
    value, _ = of_parts(indicator, inside(side), period)
    stand_in = stand_ins().get(side.partition(".")[0])
    if value is None and stand_in and catalogue()[indicator]["kind"] != "count":
        return figure(indicator, stand_in, period)[0]
    return value


def point(text: str) -> float:
    side, indicator, period = text.split("..")
    value = of_side(side, indicator, period)
    assert value is not None, text
    return value


def less(one: str, other: str) -> tuple[float, int]:
    """Return a difference and the decimals it is shown with."""
    return point(one) - point(other), decimals(one.split("..")[1])


def _subtracted(parts: list[str], language: str) -> set[str]:
    difference, places = less(*parts)
    return set() if inside_rounding(difference, places) else written(difference, places, language)


def _changed(parts: list[str], language: str) -> set[str]:
    return _subtracted([parts[1], parts[0]], language)


def _in_percent(parts: list[str], language: str) -> set[str]:
    difference, places = less(*parts)
    if inside_rounding(difference, places):
        return set()
    return written(100 * difference / point(parts[1]), 1, language)


def inside_rounding(difference: float, places: int) -> bool:
    return abs(difference) < 10.0**-places - 1e-9


@cache
def districts(indicator: str, period: str) -> dict[str, float]:
    """Return the figures of all districts that have one."""
    among = (one for one in areas() if len(one) == 5)
    found = ((one, figure(indicator, one, period)[0]) for one in among)
    return {one: value for one, value in found if value is not None}


def _ranked(parts: list[str], language: str) -> set[str]:
    what, indicator, period, side = parts
    own, places = of_side(side, indicator, period), decimals(indicator)
    others = districts(indicator, period)
    alike = sum(inside_rounding(one - own, places) for one in others.values())
    above = sum(one > own and not inside_rounding(one - own, places) for one in others.values())
    found = {
        "above": {above},
        "alike": {alike},
        "others": {alike - (side in others)},
        "below": {len(others) - above - alike},
        "place": {above + 1, above + alike},
    }
    return {text for one in found[what] for text in written(one, 0, language)}


def both(one: str, other: str) -> int:
    return len(districts(*one.split("..")).keys() & districts(*other.split("..")).keys())


def with_money(ids: str) -> int:
    return sum(amount(one, "by_seat") is not None for one in ids.split("."))


def on_pages(ids: str) -> int:
    """Return on how many pages alliances and the statements that count of their money rest."""
    own = ids.split(".")
    money = [row for row in rows("alliances/funding.csv") if row["counts"] == "true"]
    used = [row for row in [*money, *rows("alliances/alliances.csv")] if row["alliance_id"] in own]
    facts = {row["source_id"] for row in rows("sources.csv") if row["kind"] == "facts"}
    return len({row["source_id"] for row in used} & facts)


def _listed_money(parts: list[str], language: str) -> set[str]:
    """Return the money of alliances that an address names, in all or of one year."""
    rule, whose = parts
    kind, _, ids = whose.partition(".")
    if kind != "list":
        return plainly_recomputed(":".join(["funding", *parts]), language)
    year = rule.removeprefix("year.")
    of_one = (lambda one: amount(one, rule)) if year == rule else (lambda one: in_year(one, year))
    known = [found for one in ids.split(".") if (found := of_one(one)) is not None]
    return set(NUMBER.findall(euro(sum(known), language))) if known else set()


def in_year(alliance: str, year: str) -> float | None:
    """Return the money of a year: each statement spread evenly over the days of its run time."""
    own = [
        row for row in rows("alliances/funding.csv")
        if row["alliance_id"] == alliance and row["counts"] == "true"
    ]  # fmt: skip
    total, known = 0.0, False
    for row in own:
        start, end = day(row["period_from"], last=False), day(row["period_to"], last=True)
        if start is None or end is None:
            return None
        first, last = max(start, day(year, last=False)), min(end, day(year, last=True))
        days = (last - first).days + 1
        known |= days > 0
        total += max(days, 0) * float(row["amount_eur"]) / ((end - start).days + 1)
    return total if known else None


@cache
def occupation_rows() -> dict[tuple[str, str], Row]:
    return {
        (row["occupation_code"], row["area_id"]): row
        for row in rows("observations/occupations.csv")
    }


@cache
def occupation(measure: str, code: str, among: str) -> float | None:
    """Return a figure of an occupation group over districts, a relation from the sums."""
    own = [occupation_rows()[code, one] for one in among.split(".")]
    if measure == "unemployed_per_vacancy" and len(own) > 1:
        above, below = (occupation(one, code, among) for one in ("unemployed", "vacancies"))
        return None if above is None or not below else above / below
    numbers = [float(row[measure]) if row[measure] else None for row in own]
    return None if None in numbers else sum(numbers)


def groups(what: str, one: str, other: str, period: str) -> int:
    """Return how many occupation groups are known in both sides, or short in one or both."""
    found = Counter()
    for code in {code for code, _ in occupation_rows()}:
        among = [".".join(occupation_districts(side)) for side in (one, other)]
        vacancies = [occupation("vacancies", code, own) for own in among]
        relations = [occupation("unemployed_per_vacancy", code, own) for own in among]
        if None in relations or any(v is not None and v < FEW for v in vacancies):
            continue
        short = tuple(relation < SHORT for relation in relations)
        found["known"] += 1
        found[{(1, 0): "only_one", (0, 1): "only_other", (1, 1): "both"}.get(short, "")] += 1
    return found[what]


def occupation_districts(side: str) -> list[str]:
    stand_in = stand_ins().get(side.partition(".")[0])
    return [stand_in] if stand_in else sorted(inside(side))


def in_table(what: str, period: str) -> int:
    place = {"groups": 0, "districts": 1}[what]
    return len({key[place] for key in occupation_rows()})


def peer_weights(text: str) -> dict[str, float]:
    usual = {
        name: float(one["peer"]["weight"]) for name, one in catalogue().items() if one.get("peer")
    }
    given = (one.partition(".") for one in text.split("..") if text != "all")
    return usual | {name: float(weight) for name, _, weight in given}


@cache
def scaled(side: str, indicator: str) -> tuple[float, dict[str, float]] | None:
    """Return a side and all districts in standard deviations, of the side's newest period."""
    periods = sorted((period for name, period in cells() if name == indicator), reverse=True)
    known = ((of_side(side, indicator, period), period) for period in periods)
    own, period = next(((value, when) for value, when in known if value is not None), (None, ""))
    if own is None:
        return None
    at = log if catalogue()[indicator]["peer"].get("logarithm") else float
    others = {one: at(value) for one, value in districts(indicator, period).items()}
    spread = pstdev(others.values())
    return at(own) / spread, {one: value / spread for one, value in others.items()}


@cache
def peers(side: str, weights: str) -> dict[str, dict[str, float]]:
    """Return for each district that may be alike each variable's part of its distance."""
    given = {name: weight for name, weight in peer_weights(weights).items() if weight > 0}
    used = {name: found for name in given if (found := scaled(side, name))}
    own = {one[:5] for one in inside(side)}
    every = [one for one in areas() if len(one) == 5 and one not in own]
    found = {}
    for one in every:
        if any(one not in others for _, others in used.values()):
            continue
        parts = {
            name: given[name] * (at - others[one]) ** 2 / sum(given[each] for each in used)
            for name, (at, others) in used.items()
        }
        apart = sqrt(sum(parts.values()))
        found[one] = {name: part / apart if apart else 0.0 for name, part in parts.items()}
    return found


def _peer(parts: list[str], language: str) -> set[str]:
    """Return a distance, or a part of one as shown: largest remainders make up what is cut off."""
    what, side, area, weights = parts
    own = peers(side, weights)[area]
    apart = sum(own.values())
    if what == "distance":
        return written(apart, 2, language)
    whole = {name: floor(100 * part) for name, part in own.items()}
    order = sorted(own, key=lambda name: (whole[name] - 100 * own[name], name))
    rest = round(100 * apart) - sum(whole.values())
    return written((whole[what] + (what in order[:rest])) / 100, 2, language)


def sought(what: str, side: str, weights: str) -> int:
    if what == "weighed":
        return sum(weight > 0 for weight in peer_weights(weights).values())
    found = peers(side, weights)
    return len(found) if what == "among" else len(next(iter(found.values())))


def parts_of(side: str, level: str) -> list[str]:
    """Return the areas of a level inside a side, of municipalities the districts they are in."""
    digits, own = {"district": 5, "municipality": 8}[level], inside(side)
    if len(own[0]) > digits:
        return sorted({one[:digits] for one in own})
    return [one for one in areas() if len(one) == digits and is_in(one, own)]


def ends_of(what: str, side: str, level: str, indicator: str, period: str) -> tuple[float, float]:
    """Return the median of the parts of a side twice, or the lowest and the highest."""
    numbers = [figure(indicator, one, period)[0] for one in parts_of(side, level)]
    shown = [round(one, decimals(indicator)) for one in numbers]
    return (median(shown), median(shown)) if what == "median" else (min(shown), max(shown))


def _of_parts(parts: list[str], language: str) -> set[str]:
    what, side, level, indicator, period = parts
    if what == "missing":
        numbers = [figure(indicator, one, period)[0] for one in parts_of(side, level)]
        return written(numbers.count(None), 0, language)
    places = decimals(indicator)
    return {text for one in ends_of(*parts) for text in written(one, places, language)}


def _divided(parts: list[str], language: str) -> set[str]:
    denominator, above, below, places = parts
    value = FACTORS[denominator] * point(above) / point(below)
    return written(round(value, int(places)), max(int(places), 0), language)


@cache
def table(side_ids: str, indicators: str) -> tuple[list[Side], tuple[Compared, ...]]:
    sides = [of_id(world(), one) for one in side_ids.split("..")]
    return sides, compared_rows(world(), sides, indicators.split(".."), reader("en"))


def side_numbers(row: Compared) -> dict[str, float]:
    """Return the figures of an indicator that may stand side by side, worked out anew."""
    return {
        one.side.id: of_side(one.side.id, one.basis.indicator.id, one.value.period)
        for one in row.parted.compared
    }


def compared(what: str, side_ids: str, indicators: str) -> int:
    sides, found = table(side_ids, indicators)
    figures = sum(len(side_numbers(row)) for row in found)
    simple = {
        "sides": len(sides),
        "indicators": len(found),
        "figures": figures,
        "missing": len(sides) * len(found) - figures,
    }
    if what in simple:
        return simple[what]
    ends: Counter[str] = Counter()
    for row in found:
        ordered = sorted(side_numbers(row).items(), key=lambda one: one[1])
        places, indicator = row.indicator.decimals, row.indicator.id
        if catalogue()[indicator]["kind"] == "count" or len(ordered) < 2:
            continue
        if inside_rounding(ordered[-1][1] - ordered[0][1], places):
            continue
        ends["told"] += 1
        first, following = {"highest": (-1, -2), "lowest": (0, 1)}.get(what, (0, 0))
        if not inside_rounding(ordered[first][1] - ordered[following][1], places):
            ends[ordered[first][0]] += 1
    return ends["told"] if what == "told" else max(v for k, v in ends.items() if k != "told")


def beside(where: str, of: str, reference: str, side_ids: str, indicators: str) -> int:
    _, found = table(side_ids, indicators)
    places: Counter[str] = Counter()
    for row in found:
        for one in distances(world(), row, reference, reader("en")):
            if of not in ("all", one.cell.side.id):
                continue
            if one.reason or one.beside is None:
                places["refused"] += 1
                continue
            own, other = (
                of_side(each.side.id, each.basis.indicator.id, each.value.period)
                for each in (one.cell, one.beside)
            )
            alike = inside_rounding(own - other, row.indicator.decimals)
            places["alike" if alike else "higher" if own > other else "lower"] += 1
    return places[where]


@cache
def verdicts(indicator: str, claim: str, side_ids: str) -> Counter[str]:
    """Return in how many representations a statement holds, fails or is open, judged anew."""
    sides = [of_id(world(), one) for one in side_ids.split("..")]
    found = robustness(world(), sides, indicator, reader("en"), claim=Claim(claim))
    order, ties = list(found.statement.order), found.statement.ties
    counts = Counter(judged(one, order, claim, ties) for one in found.representations)
    return counts + Counter(stated=len(order))


def judged(
    one: Representation, order: list[str], claim: str, ties: tuple[tuple[str, ...], ...]
) -> str:
    if one.holds is Holds.REFUSED:
        return one.holds.value
    known = [small for small in one.smalls if small.span is not None]
    found = {small.side.id: span_of(small.ref) for small in known}
    spans = {side: (low, high) for side, (low, high, _) in found.items()}
    step = 10.0 ** -next(iter(found.values()))[2] if found else 1.0
    if one.way is Way.CLASSES:
        spans, step = {small.side.id: small.span for small in known}, 1.0
    pairs = {
        "higher": [(order[0], order[1])],
        "highest": [(order[0], other) for other in order[1:]],
        "ranking": list(pairwise(order)),
    }[claim]
    clear = []
    for first, second in pairs:
        left, right = spans.get(first), spans.get(second)
        if left is None or right is None:
            clear.append(None)
        elif right[0] - left[1] >= step * (1 - 1e-9):
            return "no"
        elif any({first, second} <= set(group) for group in ties):
            if left[0] - right[1] >= step * (1 - 1e-9):
                return "no"
            clear.append(True)
        else:
            clear.append(left[0] - right[1] >= step * (1 - 1e-9) or None)
    return "yes" if all(clear) else "undecided"


def span_of(ref: str) -> tuple[float, float, int]:
    """Return lowest and highest of a value, quotients as they are shown, and its decimals."""
    kind, *parts = ref.split(":")
    if kind == "obs":
        value, places = figure(*parts)[0], decimals(parts[0])
    elif kind == "region":
        value, places = of_parts(parts[2], inside_of(*parts[:2]), parts[3])[0], decimals(parts[2])
    elif kind == "quotient":
        value, places = FACTORS[parts[0]] * point(parts[1]) / point(parts[2]), int(parts[3])
        value = round(value, places)
    else:
        low, high = ends_of(*parts)
        return low, high, decimals(parts[3])
    return value, value, places


def inside_of(region: str, definition: str) -> tuple[str, ...]:
    return regions()[region, definition]


def _held(parts: list[str], language: str) -> set[str]:
    what, indicator, claim, side_ids = parts
    found = verdicts(indicator, claim, side_ids)
    formed = found.total() - found["refused"] - found["stated"]
    return written(formed if what == "all" else found[what], 0, language)


def _occupation(parts: list[str], language: str) -> set[str]:
    measure, code, among, _ = parts
    return written(occupation(measure, code, among), 1, language)


def _small_maps(parts: list[str], language: str) -> set[str]:
    """Return how many areas of small maps carry a class, with the limits of the catalogue."""
    layer, variant, where, _, level, code = parts
    if layer != "maps":
        return plainly_recomputed(":".join(["class", *parts]), language)
    return written(classed("skills", variant, where, level, code), 0, language)


KINDS: dict[str, Callable[[list[str], str], set[str]]] = {
    "difference": _subtracted,
    "relative": _in_percent,
    "change": _changed,
    "rank": _ranked,
    "valued": counted(lambda indicator, period: len(districts(indicator, period))),
    "both": counted(both),
    "compared": counted(compared),
    "beside": counted(beside),
    "money_known": counted(with_money),
    "alliance_pages": counted(on_pages),
    "funding": _listed_money,
    "occupation": _occupation,
    "groups": counted(groups),
    "occupation_table": counted(in_table),
    "peer": _peer,
    "peer_count": counted(sought),
    "holds": _held,
    "quotient": _divided,
    "parts": _of_parts,
    "class": _small_maps,
}


@cache
def recomputed(ref: str, language: str) -> set[str]:
    """Return the numbers, as they are written, that the stored cells make of an address."""
    kind, *parts = ref.split(":")
    return KINDS[kind](parts, language) if kind in KINDS else plainly_recomputed(ref, language)
