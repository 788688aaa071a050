"""The key figures of a region beside those of its Land and Germany."""

from __future__ import annotations

from geo.areas import COUNTRY, state_of
from geo.figures import Comparison, RegionFigure, area_name
from geo.model import Value
from geo.provenance import source_line
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation, views
from pages.ui.tables import Html, table_html


@pinned.kept()
def table_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the key figures of a region beside those of its Land and Germany, as HTML."""
    world, reader = data.world(), translation.reader(language)
    region, definition = data.region(region_id, definition_id)
    state = area_name(world, state_of(definition.areas[0]), reader)
    heads = [reader.t("Measure"), reader.of(region.title), state]
    country = area_name(world, COUNTRY, reader)
    heads += [country, reader.t("Source")]
    caption = reader.t("{region} beside {state} and {country}").format(
        region=reader.of(region.title), state=state, country=country
    )
    rows = [_key_row(world, one, reader) for one in views.key_figures(region.id, definition.id)]
    return table_html(caption, heads, rows)


def _key_row(world: World, one: Comparison, reader: Reader) -> list[str]:
    measure = world.catalogue[one.region.indicator]
    values = [one.state, one.country]
    sources = dict.fromkeys(
        source for value in [_basis(one.region), *values] for source in value.source_ids
    )
    title = Html(
        f"{as_html(reader.of(measure.title))}<small>{as_html(reader.of(measure.unit))}</small>"
    )
    cells = [_figure(value, measure.decimals, reader) for value in values]
    own = _region_figure(world, one.region, measure.decimals, reader)
    return [title, own, *cells, source_line(world, list(sources))]


def _basis(figure: RegionFigure) -> Value:
    return figure.low or figure.value


def _region_figure(world: World, figure: RegionFigure, decimals: int, reader: Reader) -> str:
    if (
        figure.low
        and figure.high
        and figure.low.number is not None
        and figure.high.number is not None
    ):
        low, high = (reader.number(v.number or 0.0, decimals) for v in (figure.low, figure.high))
        words = reader.t("{low} to {high} in its districts").format(low=low, high=high)
        reason = reader.refusal(figure.value.reason)
        return Html(
            f"{as_html(words)}<small>{as_html(figure.low.period)}; {as_html(reason)}</small>"
        )
    cell = _figure(figure.value, decimals, reader)
    if not figure.of_district:
        return cell
    name = area_name(world, figure.of_district, reader)
    words = reader.t("figure of the district {name}").format(name=name)
    return Html(f"{cell}<small>{as_html(words)}</small>")


def _figure(value: Value, decimals: int, reader: Reader) -> Html:
    small = [value.period] if value.period else []
    if value.reason == "ratio_of_sums":
        small.append(reader.t("ratio of the sums of {count} parts").format(count=value.parts))
    elif value.number is not None and value.parts > 1:
        small.append(reader.t("sum of {count} parts").format(count=value.parts))
    text = reader.figure(value, decimals, "")
    return Html(f"{as_html(text)}<small>{as_html('; '.join(small))}</small>")
