"""Charts about the whole atlas, as parts: alliances over time, funding beside skills shortage."""

from __future__ import annotations

from datetime import date

import pandas as pd

from geo.chart_parts import Axis, Group, Head, Point, Scatter, Span, SpanGroup, Spans
from geo.figures import HEADLINE_SKILLS_INDICATOR
from geo.funding_layer import counting_rule
from geo.palette import MONEY, region_colour
from geo.provenance import cited
from geo.records import records
from geo.relation_chart import relation_table
from geo.report_sentences import cut
from geo.run_times import run_times
from geo.skills_layer import district_periods
from geo.text import Reader
from geo.world import World

LONGEST_NAME = 60
_DAYS = 365.25


def alliance_spans(world: World, reader: Reader) -> Spans:
    """Return the run times of the alliances by region; a start alone has no end."""
    t = reader.t
    every = run_times(world)
    times = every.dropna(subset=["start"]).sort_values(["region_id", "start"])
    groups = tuple(
        SpanGroup(
            name=reader.of(region.title),
            colour=region_colour(region.id),
            spans=tuple(map(_span, records(times[times["region_id"] == region.id]))),
        )
        for region in world.regions
    )
    title = t("Alliances over time")
    unknown = reader.number(int(every["start"].isna().sum()))
    notes = [t("An arrow stands where only the start is known.")]
    lacking = t("Start not known: {count} alliances and projects")
    if unknown == "1":
        lacking = t("Start not known: 1 alliance or project")
    notes.append(lacking.format(count=unknown))
    facts = world.facts[world.facts["fact_type"].isin(["start", "end"])]
    own = facts[facts["alliance_id"].isin(times["alliance_id"])]
    words = t("{count} alliances and projects") if len(times) != 1 else t("1 alliance or project")
    count = words.format(count=reader.number(len(times)))
    return Spans(
        head=Head(
            title=title,
            subtitle=", ".join([t("from start to end"), count]),
            notes=tuple(notes),
            source=cited(world, dict.fromkeys(own["source_id"].astype("str")), reader),
            credit="",
            alt=f"{title}. {' '.join(notes)}",
            stem="alliances-over-time",
            language=reader.language,
        ),
        axis=Axis(title=t("year")),
        groups=tuple(one for one in groups if one.spans),
    )


def relation_points(world: World, reader: Reader) -> Scatter:
    """Return funding and skills shortage of the districts that have both."""
    t = reader.t
    table, funding, skills = relation_table(world, reader)
    looks = (
        (False, t("amount known"), "circle"),
        (True, t("at least this much"), "triangle"),
    )
    title = t("Funding and skills shortage")
    words = t("{count} districts have both figures.").format(count=reader.number(len(table)))
    sources = dict.fromkeys([*_sources(world), *_money_sources(world)])
    return Scatter(
        head=Head(
            title=title,
            subtitle=f"{skills.measure}, {skills.period} · {funding.measure}, {funding.unit}",
            notes=(words, counting_rule(reader)),
            source=cited(world, sources, reader),
            credit="",
            alt=f"{title}. {words}",
            stem="funding-and-skills",
            language=reader.language,
        ),
        across=Axis(
            title=f"{skills.measure}, {skills.unit}, {skills.period}", decimals=skills.decimals
        ),
        up=Axis(title=f"{funding.measure}, {funding.unit}", decimals=funding.decimals),
        groups=tuple(
            Group(name=name, colour=MONEY, mark=mark, points=_points(rows))
            for least, name, mark in looks
            if len(rows := table[table["at_least"] == least])
        ),
    )


def _points(rows: pd.DataFrame) -> tuple[Point, ...]:
    return tuple(
        Point(x=float(row["skills"]), y=float(row["funding"]), name=str(row["name"]))
        for row in records(rows)
    )


def _sources(world: World) -> list[str]:
    period = district_periods(world, HEADLINE_SKILLS_INDICATOR)[0]
    rows = world.observations[HEADLINE_SKILLS_INDICATOR][period]
    return list(rows["source_id"].astype("str").unique())


def _money_sources(world: World) -> list[str]:
    counting = world.funding[world.funding["counts"]]
    return list(counting["source_id"].astype("str").unique())


def _span(row: dict[str, object]) -> Span:
    end = row["end"]
    return Span(
        name=cut(str(row["short_name"]), LONGEST_NAME),
        start=_years(row["start"]),
        end=None if pd.isna(end) else _years(end),  # type: ignore[call-overload]
    )


def _years(day: object) -> float:
    """Return a day as a year with its fraction."""
    found = pd.Timestamp(str(day)).date()
    return found.year + (found - date(found.year, 1, 1)).days / _DAYS
