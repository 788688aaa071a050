"""Charts about one region, as parts: key figures beside those of others, and ages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.areas import COUNTRY, states_beside
from geo.chart_parts import Axis, Bars, Head, Series
from geo.figures import (
    KEY_INDICATORS,
    Comparison,
    area_figure,
    area_name,
    key_figures,
    region_figure,
)
from geo.model import Value
from geo.palette import AREA_LINE, GROUND_LINE, LABEL_INK, STATE_LINE, region_colour
from geo.provenance import cited
from geo.report_sentences import Shown
from geo.states_beside import title
from geo.text import Reader
from geo.world import World

PERCENT = "%"
PER_HUNDRED = (PERCENT, "je 100")
"""German units of measures that one scale can show: a percentage is one of a hundred too."""
OF_STATES = (STATE_LINE, GROUND_LINE, AREA_LINE)
"""What the bars of Länder look like, in their order."""
AGES = (
    "population_under_15",
    "population_15_24",
    "population_25_54",
    "population_55_64",
    "population_65plus",
)


def key_bars(world: World, shown: Shown, reader: Reader) -> Bars:
    """Return the key figures per hundred beside those of Land and Germany; a gap for no figure."""
    found = [
        one
        for one in key_figures(world, *shown, KEY_INDICATORS)
        if world.catalogue[one.region.indicator].unit.de in PER_HUNDRED
    ]
    gaps = _gaps(world, found, reader)
    found = [one for one in found if any(map(_known, _beside_one_another(one)))]
    values = [_beside_one_another(one) for one in found]
    head = _head(world, shown, title(world, shown, reader), values, gaps, reader, "key-figures")
    categories = [_category(world, one, reader) for one in found]
    return _beside(world, shown, head, categories, values, reader.t("per hundred"), reader)


def age_bars(world: World, shown: Shown, reader: Reader) -> Bars:
    """Return the shares of ages among all inhabitants, made from the numbers of each."""
    region, definition = shown
    own = [region_figure(world, region, definition, one).value for one in AGES]
    notes = [reader.t("Shares are calculated by the atlas from the numbers of each age.")]
    if region.figures_from and any(one.number is None for one in own):
        own = [area_figure(world, one, region.figures_from) for one in AGES]
        name = area_name(world, region.figures_from, reader)
        notes.append(reader.t("figure of the district {name}").format(name=name))
    beside = [
        [area_figure(world, one, area) for one in AGES]
        for area in (*states_beside(definition.areas), COUNTRY)
    ]
    values = list(zip(own, *beside, strict=True))
    words = reader.t("Ages in the region {region}").format(region=reader.of(region.title))
    head = _head(world, shown, words, values, notes, reader, "ages")
    shares = list(zip(*(_shares(one) for one in (own, *beside)), strict=True))
    categories = [reader.of(world.catalogue[one].title) for one in AGES]
    axis = reader.t("share of all inhabitants, %")
    return _beside(world, shown, head, categories, shares, axis, reader)


def _category(world: World, one: Comparison, reader: Reader) -> str:
    """Return a measure with its period; what is counted per hundred says so in its title."""
    measure = world.catalogue[one.region.indicator]
    unit = reader.of(measure.unit) if measure.unit.de == PERCENT else ""
    period = next(value.period for value in _beside_one_another(one) if _known(value))
    return ", ".join(filter(None, [reader.of(measure.title), unit, period]))


def _beside(
    world: World,
    shown: Shown,
    head: Head,
    categories: Sequence[str],
    values: Sequence[tuple[Value | float | None, ...]],
    unit: str,
    reader: Reader,
) -> Bars:
    """Return bars of the region, its Länder and Germany; ``values`` has those of each category."""
    states = states_beside(shown[1].areas)
    looks = (
        (own_name(world, shown, reader), region_colour(shown[0].id)),
        *zip((area_name(world, one, reader) for one in states), OF_STATES, strict=False),
        (area_name(world, COUNTRY, reader), LABEL_INK),
    )
    return Bars(
        head=head,
        axis=Axis(title=unit, decimals=1),
        categories=tuple(categories),
        series=tuple(
            Series(
                name=name,
                colour=colour,
                values=tuple(_number(row[place]) for row in values),
            )
            for place, (name, colour) in enumerate(looks)
        ),
    )


def _beside_one_another(one: Comparison) -> tuple[Value, ...]:
    return (one.region.value, *one.states.values(), one.country)


def _known(one: Value) -> bool:
    return one.number is not None


def _number(one: Value | float | None) -> float | None:
    return one.number if isinstance(one, Value) else one


def _shares(counts: Sequence[Value]) -> list[float | None]:
    """Return each number as percent of all, None for all where one is not known."""
    numbers = [one.number for one in counts]
    known = [one for one in numbers if one is not None]
    periods = {one.period for one in counts}
    if len(known) < len(numbers) or len(periods) > 1 or not sum(known):
        return [None] * len(numbers)
    return [100 * one / sum(known) for one in known]


def _gaps(world: World, found: Iterable[Comparison], reader: Reader) -> list[str]:
    """Return which measures have no bar and why, and which describe another district."""
    notes = []
    for one in found:
        title = reader.of(world.catalogue[one.region.indicator].title)
        value = one.region.value
        if value.number is None:
            words = reader.t("{measure}: no figure of the region ({reason})")
            why = reader.refusal(value.reason) if value.reason else reader.status(value.status)
            notes.append(words.format(measure=title, reason=why))
    return notes


def _head(
    world: World,
    shown: Shown,
    title: str,
    values: Iterable[Iterable[Value]],
    notes: Sequence[str],
    reader: Reader,
    stem: str,
) -> Head:
    every = [one for row in values for one in row]
    sources = dict.fromkeys(source for one in every for source in one.source_ids)
    periods = ", ".join(sorted({one.period for one in every if one.period}))
    subtitle = " · ".join([of_place(shown, reader), periods])
    return Head(
        title=title,
        subtitle=subtitle,
        notes=tuple(notes),
        source=cited(world, sources, reader),
        credit="",
        alt=". ".join([title, subtitle, *notes]),
        stem=stem,
        language=reader.language,
    )


def of_place(shown: Shown, reader: Reader) -> str:
    """Return a region and its definition."""
    return f"{reader.of(shown[0].title)}: {reader.of(shown[1].title)}"


def own_name(world: World, shown: Shown, reader: Reader) -> str:
    """Return the name of a region, with the district whose figures stand in for its own."""
    title = reader.of(shown[0].title)
    if not shown[0].figures_from:
        return title
    name = area_name(world, shown[0].figures_from, reader)
    return f"{title} ({reader.t('figure of the district {name}').format(name=name)})"
