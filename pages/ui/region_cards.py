"""The card of a region on the overview: a few figures, each with its date, and the way in."""

from __future__ import annotations

import streamlit as st

from geo import palette
from geo.citation import cited, figure
from geo.figures import HEADLINE_SKILLS_INDICATOR
from geo.funding_layer import counting_rule
from geo.model import Region
from geo.refs import ref
from geo.region_facts import alliance_rows, figure_row
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.figure import text_html
from pages.ui.parts import note


def number_html(reader: Reader) -> str:
    """Return of how many regions the atlas is, and what it shows of them, as HTML."""
    regions = data.world().regions
    words = reader.t(
        "{count} regions in structural change: who works with whom, where money went, "
        "where skills are short."
    )
    if len(regions) == 1:
        words = reader.t(
            "{count} region in structural change: who works with whom, where money went, "
            "where skills are short."
        )
    count = figure(reader.number(len(regions)), ref("count", "regions", "all"))
    return f"<p>{text_html(cited(words, count=count))}</p>"


def show_cards(reader: Reader) -> None:
    """Draw one card for each region; their figures are never added up."""
    st.html(cards_html(reader.language))
    st.caption(
        reader.t(
            "Regions overlap in wider definitions and differ in kind; their figures are not "
            "added up. Counts of partners carry the date of the claim."
        )
    )
    st.caption(counting_rule(reader))


@pinned.kept()
def cards_html(language: str) -> str:
    """Return the cards of all regions as HTML."""
    world, reader = data.world(), translation.reader(language)
    cards = "".join(_card(world, region, reader) for region in world.regions)
    return f'<div class="atlas-cards">{cards}</div>'


@pinned.kept()
def summary_of(region_id: str, definition_id: str, language: str) -> str:
    """Return alliances, partners and money of a region, with the rule of the sum, as HTML."""
    world, reader = data.world(), translation.reader(language)
    rows = alliance_rows(world, *data.region(region_id, definition_id), reader)
    items = "".join(
        f"<div><dt>{as_html(title)}</dt><dd>{text_html(text)}<small>{text_html(small)}</small></dd></div>"
        for title, text, small in rows
    )
    return f'<dl class="atlas-summary">{items}</dl>{note(counting_rule(reader))}'


def _card(world: World, region: Region, reader: Reader) -> str:
    rows = [
        *(figure_row(world, region, one, reader) for one in ("population", "area_km2")),
        *alliance_rows(world, region, region.definition(), reader),
        figure_row(world, region, HEADLINE_SKILLS_INDICATOR, reader),
    ]
    items = "".join(
        f"<dt>{as_html(title)}</dt><dd>{text_html(text)}<small>{text_html(small)}</small></dd>"
        for title, text, small in rows
    )
    address = pinned.address(region.id, lang=reader.language)
    colour = palette.region_colour(region.id)
    ink = palette.ink_on(colour)
    return (
        f'<article class="atlas-card" style="border-top-color:{colour}">'
        f'<h3><span class="atlas-letter" style="background:{colour};color:{ink}">'
        f"{as_html(region.letter)}</span>"
        f'<a href="{as_html(address)}" target="_self">{as_html(reader.of(region.title))}</a></h3>'
        f"<dl>{items}</dl></article>"
    )
