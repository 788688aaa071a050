"""The key figures of a region beside those of its Länder and Germany, as a table in HTML."""

from __future__ import annotations

from collections.abc import Iterable

from exports.markup import Html, Link, table_html, text_html
from geo.aggregate import MEAN, RATIO
from geo.areas import COUNTRY, states_beside
from geo.citation import cited, figure
from geo.figures import (
    Comparison,
    RegionFigure,
    area_name,
    known_only_words,
    missing_words,
    own_ref,
    span_refs,
)
from geo.model import Definition, Indicator, Region, Value
from geo.provenance import source_line
from geo.refs import of_observation
from geo.states_beside import title
from geo.text import Reader, as_html
from geo.world import World


def key_figures_html(
    world: World,
    shown: tuple[Region, Definition],
    found: Iterable[Comparison],
    reader: Reader,
    link: Link,
) -> str:
    """Return the key figures of a region beside those of its Länder and Germany."""
    region, definition = shown
    places = [*states_beside(definition.areas), COUNTRY]
    names = [area_name(world, one, reader) for one in places]
    heads = [reader.t("Measure"), reader.of(region.title), *names, reader.t("Source")]
    rows = [_key_row(world, region, definition, one, reader, link) for one in found]
    return table_html(title(world, shown, reader), heads, rows, link)


def _key_row(
    world: World,
    region: Region,
    definition: Definition,
    one: Comparison,
    reader: Reader,
    link: Link,
) -> list[str]:
    measure = world.catalogue[one.region.indicator]
    beside = {**one.states, COUNTRY: one.country}
    sources = dict.fromkeys(
        source for value in [_basis(one.region), *beside.values()] for source in value.source_ids
    )
    measured = Html(
        f"{as_html(reader.of(measure.title))}<small>{as_html(reader.of(measure.unit))}</small>"
    )
    cells = [
        _beside(world, measure, area_id, value, reader, link) for area_id, value in beside.items()
    ]
    if one.region.low and one.region.high:
        own: str = _span(world, definition, one.region, measure.decimals, reader, link)
    else:
        own = _own(world, one.region, own_ref(region, definition, one.region), reader, link)
    return [measured, own, *cells, source_line(world, list(sources))]


def _beside(
    world: World, measure: Indicator, area_id: str, value: Value, reader: Reader, link: Link
) -> Html:
    """Return the figure of a Land or of Germany, or for which Länder alone there are any."""
    known = known_only_words(world, measure.id, value, reader)
    if known:
        return Html(as_html(known))
    address = of_observation(measure.id, area_id, value.period)
    return _figure(value, measure.decimals, address, reader, link)


def _basis(figure: RegionFigure) -> Value:
    return figure.low or figure.value


def _span(
    world: World,
    definition: Definition,
    found: RegionFigure,
    decimals: int,
    reader: Reader,
    link: Link,
) -> Html:
    """Return the lowest and the highest figure where a region has none of its own."""
    refs = span_refs(world, definition, found)
    low, high = (
        figure(reader.number(value.number or 0.0, decimals) if value else "", address)
        for value, address in zip((found.low, found.high), refs, strict=True)
    )
    words = cited(reader.t("{low} to {high} in its districts"), low=low, high=high)
    reason = as_html(reader.refusal(found.value.reason))
    return Html(f"{text_html(words, link)}<small>{as_html(_basis(found).period)}; {reason}</small>")


def _own(world: World, found: RegionFigure, address: str, reader: Reader, link: Link) -> Html:
    cell = _figure(found.value, world.catalogue[found.indicator].decimals, address, reader, link)
    missing = missing_words(world, found.value, reader)
    if missing:
        return Html(f"{cell}<small>{as_html(missing)}</small>")
    if not found.of_district:
        return cell
    name = area_name(world, found.of_district, reader)
    words = reader.t("figure of the district {name}").format(name=name)
    return Html(f"{cell}<small>{as_html(words)}</small>")


def _figure(value: Value, decimals: int, address: str, reader: Reader, link: Link) -> Html:
    small = "; ".join(filter(None, [value.period, _made_of(value, reader)]))
    html = f"{as_html(reader.figure(value, decimals, ''))}<small>{as_html(small)}</small>"
    return Html(link(html, address))


def _made_of(value: Value, reader: Reader) -> str:
    """Return in words how a value is put together, empty where it is not."""
    t, one = reader.t, value.parts == 1
    if value.reason == RATIO:
        words = t("ratio of the values of {count} part")
        words = words if one else t("ratio of the sums of {count} parts")
    elif value.reason == MEAN:
        words = t("weighted mean of {count} part")
        words = words if one else t("weighted mean of {count} parts")
    elif value.number is not None and value.parts > 1:
        words = t("sum of {count} parts")
    else:
        return ""
    return words.format(count=value.parts)
