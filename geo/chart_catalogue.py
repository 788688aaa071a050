"""The charts that can be taken away, an entry for each; those of a region need one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.atlas_charts import alliance_spans, relation_points
from geo.chart_parts import Chart
from geo.district_strip import district_strip
from geo.region_charts import age_bars, key_bars
from geo.report_sentences import Shown
from geo.text import Reader
from geo.world import World


class NoSuchChartError(LookupError):
    """A chart that there is not, or not of what is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartEntry:
    """A chart: its id, what it is called, and what makes it of a region or of the atlas."""

    id: str
    title: Callable[[Reader], str]
    of_region: Callable[[World, Shown, Reader], Chart] | None = None
    of_atlas: Callable[[World, Reader], Chart] | None = None


CHARTS: Mapping[str, ChartEntry] = {
    one.id: one
    for one in (
        ChartEntry(
            id="key-figures",
            title=lambda reader: reader.t("Key figures"),
            of_region=key_bars,
        ),
        ChartEntry(
            id="ages",
            title=lambda reader: reader.t("Ages"),
            of_region=age_bars,
        ),
        ChartEntry(
            id="ranking",
            title=lambda reader: reader.t("Place among all districts"),
            of_region=district_strip,
        ),
        ChartEntry(
            id="alliances-over-time",
            title=lambda reader: reader.t("Alliances over time"),
            of_atlas=alliance_spans,
        ),
        ChartEntry(
            id="funding-and-skills",
            title=lambda reader: reader.t("Funding and skills shortage"),
            of_atlas=relation_points,
        ),
    )
}
"""By id, in the order of pages and commands."""


def charts_of(shown: Shown | None) -> list[ChartEntry]:
    """Return the charts of a region, or those of the whole atlas."""
    return [one for one in CHARTS.values() if (one.of_region if shown else one.of_atlas)]


def chart_of(world: World, shown: Shown | None, wanted: str, reader: Reader) -> Chart:
    """Return a chart by its id, the first one where it is empty.

    Raises:
        NoSuchChartError: There is no such chart of a region, or none of the whole atlas.

    """
    found = chart_entry(shown, wanted)
    if shown and found.of_region:
        return found.of_region(world, shown, reader)
    if found.of_atlas:
        return found.of_atlas(world, reader)
    raise NoSuchChartError(f"The chart {found.id!r} is not of what is shown.")


def chart_entry(shown: Shown | None, wanted: str) -> ChartEntry:
    """Return the entry of a chart by its id, the first one where it is empty.

    Raises:
        NoSuchChartError: There is no such chart of a region, or none of the whole atlas.

    """
    known = {one.id: one for one in charts_of(shown)}
    found = known.get(wanted or next(iter(known)))
    if found is None:
        of, listed = "a region" if shown else "Germany", ", ".join(known)
        raise NoSuchChartError(f"There is no chart {wanted!r} of {of}; there are {listed}.")
    return found
