"""All districts along a measure, with those of one region below them, as parts of a chart."""

from __future__ import annotations

from geo.chart_parts import Axis, Group, Head, Point, Scatter
from geo.compare.district_names import district_names
from geo.compare.ranks import Field, field, rank, rank_words
from geo.figures import HEADLINE_SKILLS_INDICATOR, region_parts
from geo.palette import STATE_LINE, region_colour
from geo.provenance import cited
from geo.region_charts import of_place, own_name
from geo.report_sentences import Shown
from geo.text import Reader
from geo.world import World

MOST_NAMED = 12
"""Districts of a region that are named among all."""
COLUMNS = 60
"""Of the strip of all districts; within one they stand above one another."""
STEP = 0.3
"""Between the districts of a region, where the strip of all is 1 high."""


def district_strip(
    world: World, shown: Shown, reader: Reader, indicator: str = HEADLINE_SKILLS_INDICATOR
) -> Scatter:
    """Return all districts along a measure, those of a region below them with their ranks."""
    found = field(world, indicator)
    measure = found.indicator
    unit = f"{reader.of(measure.title)}, {reader.of(measure.unit)}, {found.period}"
    own = _own(world, shown, found, reader)
    every = Group(
        name=reader.t("all districts"), colour=STATE_LINE, points=_stacked(found), small=True
    )
    here = Group(
        name=own_name(world, shown, reader),
        colour=region_colour(shown[0].id),
        points=own,
        mark="diamond",
    )
    return Scatter(
        head=_head(world, shown, found, own, reader),
        across=Axis(title=unit, decimals=measure.decimals),
        up=None,
        groups=(every, here) if own else (every,),
    )


def _own(world: World, shown: Shown, found: Field, reader: Reader) -> tuple[Point, ...]:
    """Return the districts of a region, or the one that stands for it, under one another."""
    region, definition = shown
    own = region_parts(world, definition, found.indicator.id)
    if region.figures_from:
        own = [region.figures_from]
    here = [str(one) for one in found.numbers.index if one in own][:MOST_NAMED]
    names = district_names(world)
    numbers = [float(found.numbers[one]) for one in here]
    return tuple(
        Point(x=number, y=-STEP * place, name=f"{names[one]}: {_ranked(found, number, reader)}")
        for place, (one, number) in enumerate(zip(here, numbers, strict=True), start=1)
    )


def _head(world: World, shown: Shown, found: Field, own: tuple[Point, ...], reader: Reader) -> Head:
    t = reader.t
    title = t("{measure}: {region} among all districts").format(
        measure=reader.of(found.indicator.title), region=reader.of(shown[0].title)
    )
    words = t("{count} of {all} districts have a figure for {period}; high comes first.")
    known, every = reader.number(len(found.numbers)), reader.number(found.districts)
    note = words.format(count=known, all=every, period=found.period)
    listed = "; ".join(one.name for one in own) or t("no figure of its own")
    return Head(
        title=title,
        subtitle=of_place(shown, reader),
        notes=(note,),
        source=cited(world, found.source_ids, reader),
        credit="",
        alt=f"{title}. {note} {listed}",
        stem="ranking",
        language=reader.language,
    )


def _ranked(found: Field, number: float, reader: Reader) -> str:
    value = reader.number(number, found.indicator.decimals)
    place = rank_words(rank(found, number), reader)
    return reader.t("{number}, rank {rank}").format(number=value, rank=place)


def _stacked(found: Field) -> tuple[Point, ...]:
    """Return the districts, those of a like figure above one another, at most one high."""
    numbers = found.numbers
    if numbers.empty:
        return ()
    span = float(numbers.max() - numbers.min()) or 1.0
    column = ((numbers - numbers.min()) / span * COLUMNS).round()
    height = numbers.sort_index().groupby(column).cumcount().reindex(numbers.index)
    most = max(int(height.max()), 1)
    return tuple(
        Point(x=float(number), y=float(up) / most)
        for number, up in zip(numbers, height, strict=True)
    )
