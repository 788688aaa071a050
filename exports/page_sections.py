"""What stands below the map of a page in one file: figures of regions and areas, sources."""

from __future__ import annotations

from collections.abc import Iterable

from exports.alliance_table import alliances_html, run_times_html
from exports.area_figures import areas_html, signs_words
from exports.chart_svg import chart_html
from exports.key_figures import key_figures_html
from exports.markup import Html, Link, link_html, table_html, text_html
from geo import palette
from geo.charts import alliance_timeline
from geo.figures import HEADLINE_SKILLS_INDICATOR, key_figures
from geo.funding_layer import counting_rule
from geo.model import Definition, Region
from geo.money import alliances_of
from geo.provenance import with_basis
from geo.records import records
from geo.region_facts import alliance_rows, figure_row
from geo.region_table import columns, region_table
from geo.text import Reader, as_html
from geo.world import World


def region_sections(
    world: World, shown: tuple[Region, Definition], reader: Reader, link: Link
) -> Iterable[str]:
    """Yield key figures, alliances and the figures of the areas of a region."""
    region, definition = shown
    found = key_figures(world, region, definition)
    yield _section(reader.t("Key figures"), key_figures_html(world, shown, found, reader, link))
    facts = _facts(alliance_rows(world, region, definition, reader), link)
    rule = _note(counting_rule(reader))
    ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
    yield _section(
        reader.t("Alliances of the region"),
        f'<dl class="atlas-summary">{facts}</dl>{rule}',
        alliances_html(world, ids, reader, link, lambda *_: "", with_region=False),
    )
    table = region_table(world, definition, reader)
    areas = areas_html(world, definition, table, columns(world, reader), reader, link)
    yield _section(reader.t("Figures on the map"), areas, _note(signs_words(reader)))


def germany_sections(world: World, reader: Reader, link: Link) -> Iterable[str]:
    """Yield the regions with a few figures of their first definition, and when alliances ran."""
    cards = "".join(_card(world, one, reader, link) for one in world.regions)
    words = reader.t(
        "Regions overlap in wider definitions and differ in kind; their figures are not "
        "added up. Counts of partners carry the date of the claim."
    )
    yield _section(
        reader.t("The regions"),
        f'<div class="atlas-cards">{cards}</div>',
        _note(words),
        _note(counting_rule(reader)),
    )
    title, chart = reader.t("Alliances over time"), alliance_timeline(world, reader)
    times = run_times_html(world, reader, link)
    yield _section(title, chart_html(chart, title, reader), times)


def _card(world: World, region: Region, reader: Reader, link: Link) -> str:
    definition = region.definition()
    rows = [
        *(figure_row(world, region, one, reader) for one in ("population", "area_km2")),
        *alliance_rows(world, region, definition, reader),
        figure_row(world, region, HEADLINE_SKILLS_INDICATOR, reader),
    ]
    colour = palette.region_colour(region.id)
    return (
        f'<article class="atlas-card" style="border-top-color:{colour}"><h3>'
        f'<span class="atlas-letter" style="background:{colour};color:{palette.ink_on(colour)}">'
        f"{as_html(region.letter)}</span>{as_html(reader.of(region.title))}</h3>"
        f"<dl>{_facts(rows, link)}</dl></article>"
    )


def _facts(rows: Iterable[tuple[str, str, str]], link: Link) -> str:
    return "".join(
        f"<div><dt>{as_html(title)}</dt><dd>{text_html(text, link)}"
        f"<small>{text_html(small, link)}</small></dd></div>"
        for title, text, small in rows
    )


def sources_section(world: World, source_ids: Iterable[str], reader: Reader, link: Link) -> str:
    """Return sources with their dates and licences, folded; nothing where there are none."""
    t, listed = reader.t, list(source_ids)
    if not listed:
        return ""
    heads = [t("Source"), t("Publisher"), t("Table"), t("As of"), t("Retrieved"), t("Licence")]
    rows = [
        [
            Html(link_html(str(row["url"]), str(row["title"]))),
            str(row["publisher"]),
            str(row["table"]),
            with_basis(reader.date(str(row["reference_date"])), str(row["date_basis"]), reader)
            or t("not stated"),
            reader.date(str(row["retrieved"])) or t("not stated"),
            str(row["licence"]) or t("not stated"),
        ]
        for row in records(world.sources.loc[listed])
    ]
    title = as_html(t("All sources with date and licence"))
    table = table_html(t("Sources"), heads, rows, link)
    return f"<details><summary>{title}</summary>{table}</details>"


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{as_html(title)}</h2>{''.join(parts)}</section>"


def _note(text: str) -> str:
    return f'<p class="atlas-note">{as_html(text)}</p>'
