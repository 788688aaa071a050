"""The card of a region on the overview: a few figures, each with its date, and the way in."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from geo import money, palette
from geo.figures import HEADLINE_SKILLS_INDICATOR, RegionFigure, area_name, region_figure
from geo.funding_layer import counting_rule
from geo.model import Definition, Region
from geo.partners import coverage
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.parts import note


def show_cards(reader: Reader) -> None:
    """Draw one card for each region; their figures are never added up."""
    st.html(_cards_html(reader.language))
    st.caption(
        reader.t(
            "Regions overlap in wider definitions and differ in kind; their figures are not "
            "added up. Counts of partners carry the date of the claim."
        )
    )
    st.caption(counting_rule(reader))


@pinned.kept()
def _cards_html(language: str) -> str:
    world, reader = data.world(), translation.reader(language)
    cards = "".join(_card(world, region, reader) for region in world.regions)
    return f'<div class="atlas-cards">{cards}</div>'


@pinned.kept()
def summary_of(region_id: str, definition_id: str, language: str) -> str:
    """Return alliances, partners and money of a region, with the rule of the sum, as HTML."""
    world, reader = data.world(), translation.reader(language)
    rows = _alliance_rows(world, *data.region(region_id, definition_id), reader)
    items = "".join(
        f"<div><dt>{as_html(title)}</dt><dd>{as_html(text)}<small>{as_html(small)}</small></dd></div>"
        for title, text, small in rows
    )
    return f'<dl class="atlas-summary">{items}</dl>{note(counting_rule(reader))}'


def _card(world: World, region: Region, reader: Reader) -> str:
    rows = [
        *(_figure_row(world, region, one, reader) for one in ("population", "area_km2")),
        *_alliance_rows(world, region, region.definition(), reader),
        _figure_row(world, region, HEADLINE_SKILLS_INDICATOR, reader),
    ]
    items = "".join(
        f"<dt>{as_html(title)}</dt><dd>{as_html(text)}<small>{as_html(small)}</small></dd>"
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


def _figure_row(
    world: World, region: Region, indicator: str, reader: Reader
) -> tuple[str, str, str]:
    figure = region_figure(world, region, region.definition(), indicator)
    measure = world.catalogue[figure.indicator]
    text = reader.figure(figure.value, measure.decimals, reader.of(measure.unit))
    return reader.of(measure.title), text, _small(world, figure, reader)


def _small(world: World, figure: RegionFigure, reader: Reader) -> str:
    words = [figure.value.period]
    if figure.of_district:
        name = area_name(world, figure.of_district, reader)
        words.append(reader.t("figure of the district {name}").format(name=name))
    return ", ".join(filter(None, words))


def _alliance_rows(
    world: World, region: Region, definition: Definition, reader: Reader
) -> list[tuple[str, str, str]]:
    t = reader.t
    rows = money.alliances_of(world, region, definition.id)
    named = world.memberships[world.memberships["alliance_id"].isin(rows["alliance_id"])]
    claims = _claims(world, rows, reader)
    return [
        (t("Alliances and projects"), reader.number(len(rows)), ""),
        (
            t("Partners known by name"),
            reader.number(named["organisation_id"].nunique()),
            t("claimed: {list}").format(list=claims) if claims else t("total not known"),
        ),
        _funding_row(world, region, definition, reader),
    ]


def _claims(world: World, rows: pd.DataFrame, reader: Reader) -> str:
    """Return how many partners each alliance claims, with the date."""
    names, undated = world.alliance_names(), reader.t("no date")
    found = coverage(world, rows["alliance_id"].tolist())
    return ", ".join(
        f"{names[alliance_id]} {one.claimed.number} ({reader.date(one.claimed.date) or undated})"
        for alliance_id, one in found.items()
        if one.claimed
    )


def _funding_row(
    world: World, region: Region, definition: Definition, reader: Reader
) -> tuple[str, str, str]:
    t = reader.t
    alliances = money.alliances_of(world, region, definition.id)
    fundable = money.fundable(alliances)
    found = money.total(money.by_alliance(world.funding, fundable["alliance_id"]))
    known = t("known for {known} of {all} alliances and projects").format(
        known=found.known, all=found.known + found.unknown
    )
    others = len(alliances) - len(fundable)
    if others:
        known += t(", without programmes and strategies ({count})").format(count=others)
    if found.amount_eur is None:
        return t("Funding that counts"), t("not known"), known
    words = _by_seat(world, region, definition, fundable["alliance_id"], reader)
    return t("Funding that counts"), reader.euro(found.amount_eur), "; ".join([*words, known])


def _by_seat(
    world: World, region: Region, definition: Definition, alliances: Iterable[str], reader: Reader
) -> list[str]:
    """Return the money seated inside a region per inhabitant, and what is seated elsewhere."""
    t = reader.t
    found = money.inside_and_outside(world, alliances, definition.areas)
    people = region_figure(world, region, definition, "population").value
    words = []
    if found.inside_eur is not None and people.number:
        amount, each = reader.euro(found.inside_eur), t("€ per inhabitant")
        each = reader.with_unit(found.inside_eur / people.number, 0, each)
        text = t("with seat in the region: {amount}, {each} ({year})")
        words.append(text.format(amount=amount, each=each, year=people.period))
    if found.outside_eur is not None:
        amount = reader.euro(found.outside_eur)
        places = ", ".join(area_name(world, i, reader) for i in found.seats_outside)
        words.append(t("seat outside: {amount} ({places})").format(amount=amount, places=places))
    if found.unseated_eur is not None:
        amount = reader.euro(found.unseated_eur)
        words.append(t("without one known seat: {amount}").format(amount=amount))
    return words
