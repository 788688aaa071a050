"""The card of a region on the overview: a few figures, each with its date, and the way in."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from geo import money, palette
from geo.citation import cited, figure, joined
from geo.figures import (
    HEADLINE_SKILLS_INDICATOR,
    RegionFigure,
    area_name,
    own_ref,
    region_figure,
)
from geo.funding_layer import counting_rule
from geo.model import Definition, Region
from geo.partners import coverage
from geo.refs import ref, region_scope
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.figure import text_html
from pages.ui.parts import note


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
    rows = _alliance_rows(world, *data.region(region_id, definition_id), reader)
    items = "".join(
        f"<div><dt>{as_html(title)}</dt><dd>{text_html(text)}<small>{text_html(small)}</small></dd></div>"
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


def _figure_row(
    world: World, region: Region, indicator: str, reader: Reader
) -> tuple[str, str, str]:
    found = region_figure(world, region, region.definition(), indicator)
    measure = world.catalogue[found.indicator]
    text = reader.figure(found.value, measure.decimals, reader.of(measure.unit))
    shown = figure(text, own_ref(region, region.definition(), found))
    return reader.of(measure.title), shown, _small(world, found, reader)


def _small(world: World, found: RegionFigure, reader: Reader) -> str:
    words = [found.value.period]
    if found.of_district:
        name = area_name(world, found.of_district, reader)
        words.append(reader.t("figure of the district {name}").format(name=name))
    return ", ".join(filter(None, words))


def _alliance_rows(
    world: World, region: Region, definition: Definition, reader: Reader
) -> list[tuple[str, str, str]]:
    t, scope = reader.t, region_scope(region, definition)
    rows = money.alliances_of(world, region, definition.id)
    named = world.memberships[world.memberships["alliance_id"].isin(rows["alliance_id"])]
    claims = _claims(world, rows, reader)
    number = reader.number(len(rows))
    known = reader.number(named["organisation_id"].nunique())
    return [
        (t("Alliances and projects"), figure(number, ref("count", "alliances", scope)), ""),
        (
            t("Partners known by name"),
            figure(known, ref("known", scope)),
            cited(t("claimed: {list}"), list=claims) if claims else t("total not known"),
        ),
        _funding_row(world, region, definition, reader),
    ]


def _claims(world: World, rows: pd.DataFrame, reader: Reader) -> str:
    """Return how many partners each alliance claims, with the date."""
    names, undated = world.alliance_names(), reader.t("no date")
    found = coverage(world, rows["alliance_id"].tolist())
    return joined(
        ", ",
        (
            cited(
                "{name} {number} ({date})",
                name=names[alliance_id],
                number=figure(reader.number(one.claimed.number), ref("fact", one.claimed.fact_id)),
                date=reader.date(one.claimed.date) or undated,
            )
            for alliance_id, one in found.items()
            if one.claimed
        ),
    )


def _funding_row(
    world: World, region: Region, definition: Definition, reader: Reader
) -> tuple[str, str, str]:
    t, scope = reader.t, region_scope(region, definition)
    alliances = money.alliances_of(world, region, definition.id)
    fundable = money.fundable(alliances)
    found = money.total(money.by_alliance(world.funding, fundable["alliance_id"]))
    known: str = cited(
        t("known for {known} of {all} alliances and projects"),
        known=figure(reader.number(found.known), ref("count", "funding_known", scope)),
        all=figure(reader.number(found.known + found.unknown), ref("count", "fundable", scope)),
    )
    others = len(alliances) - len(fundable)
    if others:
        count = figure(reader.number(others), ref("count", "unfundable", scope))
        without = cited(t(", without programmes and strategies ({count})"), count=count)
        known = joined("", (known, without))
    if found.amount_eur is None:
        return t("Funding that counts"), t("not known"), known
    words = _by_seat(world, region, definition, fundable["alliance_id"], reader)
    amount = figure(reader.euro(found.amount_eur), ref("funding", "by_seat", scope))
    return t("Funding that counts"), amount, joined("; ", [*words, known])


def _by_seat(
    world: World, region: Region, definition: Definition, alliances: Iterable[str], reader: Reader
) -> list[str]:
    """Return the money seated inside a region per inhabitant, and what is seated elsewhere."""
    t, scope = reader.t, f"{region.id}.{definition.id}"
    found = money.inside_and_outside(world, alliances, definition.areas)
    people = region_figure(world, region, definition, "population").value

    def sum_of(kind: str, amount: float) -> str:
        return figure(reader.euro(amount), ref("funding", "by_seat", f"{kind}.{scope}"))

    words: list[str] = []
    if found.inside_eur is not None and people.number:
        each = reader.with_unit(found.inside_eur / people.number, 0, t("€ per inhabitant"))
        address = ref("per_inhabitant", "by_seat", f"inside.{scope}")
        text = t("with seat in the region: {amount}, {each} ({year})")
        amount = sum_of("inside", found.inside_eur)
        words.append(cited(text, amount=amount, each=figure(each, address), year=people.period))
    if found.outside_eur is not None:
        places = ", ".join(area_name(world, i, reader) for i in found.seats_outside)
        amount = sum_of("outside", found.outside_eur)
        words.append(cited(t("seat outside: {amount} ({places})"), amount=amount, places=places))
    if found.unseated_eur is not None:
        amount = sum_of("unseated", found.unseated_eur)
        words.append(cited(t("without one known seat: {amount}"), amount=amount))
    return words
