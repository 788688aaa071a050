"""Fills of one measure for maps of several sides: one class scale whatever is shown."""

from __future__ import annotations

import pandas as pd

from geo.areas import level_of
from geo.class_choice import chosen_classes, class_note
from geo.classification import Method, Scheme, manual_classes
from geo.compare.side_areas import all_of_level
from geo.kept import kept_with_world
from geo.layers import Fill
from geo.model import Indicator, Level, Status
from geo.observations import values
from geo.provenance import source_line
from geo.refs import of_observation
from geo.skills_layer import district_classes
from geo.text import Reader
from geo.world import World


@kept_with_world
def periods_of(world: World, indicator: str, level: Level) -> tuple[str, ...]:
    """Return the periods in which any area of a level has a row, newest first."""
    known = world.observations.get(indicator, {})
    return tuple(
        period
        for period in sorted(known, reverse=True)
        if any(level_of(str(area)) is level for area in known[period].index)
    )


@kept_with_world
def side_fill(
    world: World, measure: Indicator, period: str, level: Level, scheme: Scheme, reader: Reader
) -> tuple[Fill, str]:
    """Return the choropleth of a measure over all areas of a level, and how it is classed.

    Rounded limits are set for districts; measures and levels without them have quantiles.

    Raises:
        WrongSymbolError: The measure is a count; totals are shown as symbols.

    """
    areas = list(all_of_level(world, level))
    rows = values(world.observations, measure.id, period).reindex(areas)
    statuses = rows["status"].astype("object").where(rows["status"].notna(), "not_collected")
    shown = rows["value"].map(lambda one: round(one, measure.decimals), na_action="ignore")
    manual = manual_classes(measure.breaks, measure.scale)
    rounded = level is Level.DISTRICT and bool(measure.breaks)
    plain = scheme.method is Method.MANUAL and not rounded
    used = Scheme(method=Method.QUANTILES) if plain else scheme
    classes, refusal = (
        district_classes(world, measure, period, used)
        if level is Level.DISTRICT
        else chosen_classes(shown, used, manual, decimals=measure.decimals)
    )
    fill = Fill(
        level=level,
        measure=reader.of(measure.title),
        unit=reader.of(measure.unit),
        decimals=measure.decimals,
        period=period,
        source=source_line(world, rows["source_id"].dropna().unique().tolist()),
        values={str(area): float(one) for area, one in shown.dropna().items()},
        codes=classes.codes(shown, statuses),
        classes=classes,
        kind=measure.kind,
        ref=of_observation(measure.id, "{}", period),
        uncertain=_uncertain(statuses),
    )
    return fill, class_note(used, period, refusal, reader)


def _uncertain(statuses: pd.Series) -> frozenset[str]:
    return frozenset(map(str, statuses.index[statuses == Status.UNCERTAIN]))
