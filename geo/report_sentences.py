"""Sentences of reports, made by rule: they say what is, beside what, and never why.

A figure in a sentence carries the address of its record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo import aggregate
from geo.areas import COUNTRY, is_within
from geo.citation import Cited, cited, figure, joined
from geo.comparability import Aspect, differences, levels_basis
from geo.figures import Comparison, RegionFigure, area_name, own_ref, region_figure, span_refs
from geo.model import Definition, Indicator, Region, Value
from geo.money import alliances_of, by_alliance, fundable, inside_and_outside, total
from geo.partners import claimed_partners, unplaced
from geo.refs import of_list, of_observation, ref, region_scope
from geo.report_notes import definition_ref
from geo.run_times import run_times
from geo.stated_bounds import bounded
from geo.text import Reader
from geo.world import World

Shown = tuple[Region, Definition]

LONGEST_NAME = 70
"""Letters of a name in tables and lists; longer ones are cut, their records have them whole."""
_SHORT_UNIT = 3
"""Letters of a unit that stands behind each number of a sentence; longer ones are in the title."""


def cut(text: str, most: int = LONGEST_NAME) -> str:
    """Return a name on one line, cut with an ellipsis where it has more than ``most`` letters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def definition_words(shown: Shown, reader: Reader) -> Iterator[Cited]:
    """Yield what the region is and how it is drawn."""
    region, definition = shown
    address = definition_ref(region, definition)
    yield figure(reader.of(region.is_what), address)
    if len(region.definitions) > 1:
        words = reader.t("Definition used here: {title}.")
        yield figure(words.format(title=reader.of(definition.title)), address)


def size_words(world: World, shown: Shown, reader: Reader) -> Cited:
    """Return population and area in one sentence."""
    parts = [_stated(world, shown, one, reader) for one in ("population", "area_km2")]
    return joined("", [joined("; ", parts), "."])


def _stated(world: World, shown: Shown, indicator: str, reader: Reader) -> Cited:
    found = region_figure(world, *shown, indicator)
    measure = world.catalogue[found.indicator]
    title = reader.of(measure.title)
    text = reader.figure(found.value, measure.decimals, reader.of(measure.unit))
    shown_figure = figure(text, own_ref(*shown, found))
    if found.value.number is None:
        return cited("{title}: {text}", title=title, text=shown_figure)
    return cited(
        "{title}: {text} ({period})", title=title, text=shown_figure, period=found.value.period
    )


def alliance_words(world: World, shown: Shown, reader: Reader) -> Cited:
    """Return how many alliances there are and how many partners are known by name."""
    scope = region_scope(*shown)
    rows = alliances_of(world, shown[0], shown[1].id)
    named = world.memberships[world.memberships["alliance_id"].isin(rows["alliance_id"])]
    return cited(
        reader.t("Alliances and projects: {count}; partners known by name: {known}."),
        count=figure(reader.number(len(rows)), ref("count", "alliances", scope)),
        known=figure(reader.number(named["organisation_id"].nunique()), ref("known", scope)),
    )


def money_words(world: World, shown: Shown, reader: Reader) -> Iterator[Cited]:
    """Yield the money that counts, of how many alliances it is known, and where they sit."""
    t, scope = reader.t, region_scope(*shown)
    rows = fundable(alliances_of(world, shown[0], shown[1].id))
    found = total(world.funding, rows["alliance_id"])
    counted = {
        "known": figure(reader.number(found.known), ref("count", "funding_known", scope)),
        "all": figure(reader.number(found.known + found.unknown), ref("count", "fundable", scope)),
    }
    if found.amount_eur is None:
        words = t("Funding that counts: not known ({known} of {all} alliances and projects).")
        yield cited(words, **counted)
        return
    amount = figure(reader.euro(found.amount_eur), ref("funding", "by_seat", scope))
    words = t("Funding that counts: {amount}, known for {known} of {all} alliances and projects.")
    if len(rows) == 1:
        words = t("Funding that counts: {amount}, known for {known} of {all} alliance or project.")
    yield cited(words, amount=bounded(amount, found.bound, reader), **counted)
    yield from filter(None, [_inside_words(world, shown, list(rows["alliance_id"]), reader)])


def _inside_words(world: World, shown: Shown, ids: list[str], reader: Reader) -> Cited | None:
    """Return the money seated inside the region, per inhabitant, None where one is not known."""
    scope = f"inside.{shown[0].id}.{shown[1].id}"
    seated = inside_and_outside(world, ids, shown[1].areas)
    people = region_figure(world, *shown, "population").value
    if seated.inside_eur is None or not people.number:
        return None
    each = reader.per_inhabitant(seated.inside_eur / people.number)
    amount = figure(reader.euro(seated.inside_eur), ref("funding", "by_seat", scope))
    bound = seated.bounds["inside"]
    return cited(
        reader.t("Of alliances with their seat in the region: {amount}, {each} ({year})."),
        amount=bounded(amount, bound, reader),
        each=bounded(figure(each, ref("per_inhabitant", "by_seat", scope)), bound, reader),
        year=people.period,
    )


def beside_words(world: World, shown: Shown, one: Comparison, reader: Reader) -> Cited | None:
    """Return a measure of the region above or below those of its Länder and Germany.

    None where one of them has no number.
    """
    own = one.region.value
    measure = world.catalogue[one.region.indicator]
    beside = {**one.states, COUNTRY: one.country}
    if None in (own.number, *(value.number for value in beside.values())):
        return None
    words = reader.t("{measure} ({period}): {own} – {list}.")
    told = (_against(world, measure, own, value, at, reader) for at, value in beside.items())
    return cited(
        words,
        measure=reader.of(measure.title),
        period=own.period,
        own=figure(_number(own, measure, reader), own_ref(*shown, one.region)),
        list=joined("; ", told),
    )


def _against(
    world: World, measure: Indicator, own: Value, other: Value, area_id: str, reader: Reader
) -> Cited:
    """Return "above the figure of Sachsen, 5.1"; what is shown is what is compared."""
    t = reader.t
    left, right = (round(one.number or 0.0, measure.decimals) for one in (own, other))
    words = t("equal to the figure of {place}, {number}")
    if left != right:
        above, below = (
            t("above the figure of {place}, {number}"),
            t("below the figure of {place}, {number}"),
        )
        words = above if left > right else below
    return cited(
        words,
        place=area_name(world, area_id, reader),
        number=figure(
            _number(other, measure, reader), of_observation(measure.id, area_id, other.period)
        ),
    )


def _number(value: Value, measure: Indicator, reader: Reader) -> str:
    unit = reader.of(measure.unit)
    return reader.figure(value, measure.decimals, unit if len(unit) <= _SHORT_UNIT else "")


def overlap_words(world: World, shown: Shown, reader: Reader) -> list[str]:
    """Return which definitions of other regions share areas with this one."""
    own = shown[1].areas
    found = [
        f"{reader.of(region.title)} ({reader.of(one.title)})"
        for region in world.regions
        for one in region.definitions
        if region.id != shown[0].id and overlapping(own, one.areas)
    ]
    if not found:
        return []
    words = reader.t("Shares areas with: {list}. Figures of regions are never added up.")
    return [figure(words.format(list="; ".join(found)), definition_ref(*shown))]


def overlapping(areas: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two definitions have an area in common."""
    return any(is_within(one, others) for one in areas) or any(
        is_within(one, areas) for one in others
    )


def span_words(world: World, shown: Shown, found: RegionFigure, reader: Reader) -> Cited | None:
    """Return the lowest and the highest figure of the districts, None where there are none."""
    if found.low is None or found.high is None:
        return None
    decimals = world.catalogue[found.indicator].decimals
    low, high = (
        figure(reader.number(one.number or 0.0, decimals), address)
        for one, address in zip(
            (found.low, found.high), span_refs(world, shown[1], found), strict=True
        )
    )
    return cited(reader.t("{low} to {high} in its districts"), low=low, high=high)


def unknown_words(world: World, shown: Shown, reader: Reader) -> Iterator[Cited]:
    """Yield what is not known of the alliances of a region."""
    t, scope = reader.t, region_scope(*shown)
    rows = alliances_of(world, shown[0], shown[1].id)
    amounts = by_alliance(world.funding, rows["alliance_id"])
    without, counted = amounts[amounts.isna()].index, set(fundable(rows)["alliance_id"])
    times = run_times(world).set_index("alliance_id").reindex(rows["alliance_id"])
    unclaimed = [i for i in rows["alliance_id"] if claimed_partners(world.facts, i) is None]
    others = t("Programmes and strategies, not counted as projects; funding not known: {list}.")
    lists = (
        (t("Funding not known: {list}."), [i for i in without if i in counted]),
        (others, [i for i in without if i not in counted]),
        (t("Total number of partners not known: {list}."), unclaimed),
        (
            t("Start or end not known: {list}."),
            list(times[times["start"].isna() | times["end"].isna()].index),
        ),
    )
    names = world.alliance_names()
    for words, ids in lists:
        if ids:
            text = words.format(list=", ".join(cut(names[one]) for one in ids))
            yield figure(text, ref("alliances", of_list(ids)))
    own = world.memberships[world.memberships["alliance_id"].isin(rows["alliance_id"])]
    if count := len(unplaced(own)):
        number = figure(reader.number(count), ref("count", "unplaced", scope))
        yield cited(t("Participations without a known place in Germany: {count}."), count=number)


def earlier_words(world: World, shown: Shown, one: RegionFigure, reader: Reader) -> Cited | None:
    """Return the figure of the period before, None where the two may not be compared in silence."""
    measure, newest = world.catalogue[one.indicator], one.value.period
    earlier = [period for period in world.observations[one.indicator] if period < newest]
    if one.value.number is None or not earlier:
        return None
    period = max(earlier)
    areas = [one.of_district] if one.of_district else list(shown[1].areas)
    now, then = (levels_basis(world, one.indicator, year, areas) for year in (newest, period))
    apart = [found for found in differences(now, then, reader) if found.kind is not Aspect.PERIOD]
    value = aggregate.figure(
        world.observations, world.catalogue, one.indicator, areas=areas, period=period
    )
    if apart or value.number is None:
        return None
    address = own_ref(*shown, replace(one, value=value))
    number = figure(_number(value, measure, reader), address)
    return cited(reader.t("Earlier ({period}): {number}."), period=period, number=number)
