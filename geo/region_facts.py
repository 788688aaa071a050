"""A few figures of a region in words: of its areas, its alliances, their partners and money."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from geo import money
from geo.citation import cited, figure, joined
from geo.figures import RegionFigure, area_name, own_ref, region_figure
from geo.model import Definition, Region
from geo.partner_coverage import claimed_words
from geo.partners import coverage
from geo.refs import ref, region_scope
from geo.stated_bounds import bounded
from geo.text import Reader
from geo.world import World


def figure_row(
    world: World, region: Region, indicator: str, reader: Reader
) -> tuple[str, str, str]:
    """Return title, figure and small print of an indicator of a region."""
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


def alliance_rows(
    world: World, region: Region, definition: Definition, reader: Reader
) -> list[tuple[str, str, str]]:
    """Return alliances, partners and money of a region, each as title, figure and small print."""
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
                number=claimed_words(one.claimed, reader),
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
    ids = fundable["alliance_id"]
    found = money.total(world.funding, ids)
    plural = t("known for {known} of {all} alliances and projects")
    single = t("known for {known} of {all} alliance or project")
    known: str = cited(
        single if len(fundable) == 1 else plural,
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
    words = _by_seat(world, region, definition, ids, reader)
    amount = figure(reader.euro(found.amount_eur), ref("funding", "by_seat", scope))
    amount = bounded(amount, found.bound, reader)
    return t("Funding that counts"), amount, joined("; ", [*words, known])


def _by_seat(
    world: World, region: Region, definition: Definition, alliances: Iterable[str], reader: Reader
) -> list[str]:
    """Return the money seated inside a region per inhabitant, and what is seated elsewhere."""
    t, scope = reader.t, f"{region.id}.{definition.id}"
    found = money.inside_and_outside(world, alliances, definition.areas)
    people = region_figure(world, region, definition, "population").value

    def sum_of(kind: str, amount: float) -> str:
        shown = figure(reader.euro(amount), ref("funding", "by_seat", f"{kind}.{scope}"))
        return bounded(shown, found.bounds[kind], reader)

    words: list[str] = []
    if found.inside_eur is not None and people.number:
        each = reader.per_inhabitant(found.inside_eur / people.number)
        address = ref("per_inhabitant", "by_seat", f"inside.{scope}")
        text = t("with seat in the region: {amount}, {each} ({year})")
        amount = sum_of("inside", found.inside_eur)
        each = bounded(figure(each, address), found.bounds["inside"], reader)
        words.append(cited(text, amount=amount, each=each, year=people.period))
    if found.outside_eur is not None:
        places = ", ".join(area_name(world, i, reader) for i in found.seats_outside)
        amount = sum_of("outside", found.outside_eur)
        words.append(cited(t("seat outside: {amount} ({places})"), amount=amount, places=places))
    if found.unseated_eur is not None:
        text = t("without one known seat, so without a value per inhabitant: {amount}")
        amount = sum_of("unseated", found.unseated_eur)
        words.append(cited(text, amount=amount))
    return words
