"""The layer of funding volume: money as circles at the seats, money per inhabitant as areas."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pandas as pd

from geo import palette
from geo.areas import ids_of_level
from geo.classify import Classes
from geo.inhabitants import inhabitants
from geo.layers import Fill, Layer, LegendEntry, LegendSection, Symbol, Variant
from geo.legend import circle_section, class_section
from geo.model import Level, Status
from geo.money import SeatFunding, by_alliance, by_seat, fundable, seats
from geo.places import middle_of, place_of
from geo.provenance import counted_by_atlas, publishers_line
from geo.records import records
from geo.text import Reader
from geo.world import World

LAYER_ID = "funding"

PX_OF_ONE_MILLION_EUR = 3.0
EUR_PER_INHABITANT_BREAKS = (25.0, 50.0, 100.0, 200.0)
EUR_PER_MILLION = 1_000_000
_RING_PX = 7.0


def funding_layer(world: World, reader: Reader) -> Layer:
    """Return the layer of the money of all recorded alliances, by their seats."""
    money = by_seat(world)
    fill = per_inhabitant_fill(world, money, reader)
    variant = Variant(
        id="by_seat",
        label=reader.t("Grants per inhabitant, by seat of the alliance"),
        title=reader.t("Funding volume of innovation alliances"),
        subtitle=reader.t(
            "Symbols: euros at the seat; areas: euros per inhabitant of the district"
        ),
        essentials=(counting_rule(reader),),
        notes=tuple(_notes(world, money, reader)),
        sources=_sources(world, fill),
        legend=(
            circle_section(
                reader.t("Funding at the seat (symbol size independent of zoom)"),
                [
                    (reader.euro(n * EUR_PER_MILLION), _radius(n * EUR_PER_MILLION))
                    for n in (100, 25, 5)
                ],
                palette.MONEY,
            ),
            LegendSection(title="", entries=(_unseated_entry(reader),)),
            class_section(fill, reader.t("Euros per inhabitant of the district"), reader),
        ),
        fills=(fill,),
        symbols=(*funding_symbols(world, reader), *unseated_symbols(world, money, reader)),
    )
    return Layer(id=LAYER_ID, label=reader.t("Funding volume"), variants=(variant,))


def per_inhabitant_fill(world: World, money: SeatFunding, reader: Reader) -> Fill:
    """Return euros per inhabitant of the seat's district.

    Districts with an alliance whose amount or seat is not known are "not known" where nothing is
    known and "at least" where something is; all others are not recorded.
    """
    districts = ids_of_level(world.areas, Level.DISTRICT)
    people = inhabitants(world, Level.DISTRICT)
    rates = money.by_district.reindex(districts) / people.number
    statuses = pd.Series(Status.NOT_COLLECTED.value, index=districts)
    statuses[[d for d in money.incomplete if d in statuses.index]] = Status.SECRET.value
    classes = Classes(breaks=EUR_PER_INHABITANT_BREAKS, colours=palette.SEQUENTIAL)
    values = {str(k): round(float(v), 2) for k, v in rates.dropna().items()}
    return Fill(
        level=Level.DISTRICT,
        measure=reader.t("Grants by seat"),
        unit=reader.t("€ per inhabitant"),
        decimals=0,
        period=reader.t("run times of the alliances; inhabitants {year}").format(
            year=people.period
        ),
        source=counted_by_atlas(world, people.source_ids, reader),
        values=values,
        codes=classes.codes(rates, statuses),
        classes=classes,
        lower_bound=frozenset(values) & money.incomplete,
    )


def funding_symbols(world: World, reader: Reader) -> list[Symbol]:
    """Return one circle for each seat with known money, its area proportional to the sum."""
    amounts = by_alliance(world.funding, fundable(world.alliances)["alliance_id"]).dropna()
    by_place: dict[str, list[str]] = {}
    for alliance_id in amounts.index:
        places = seats(world, str(alliance_id))
        if len(places) == 1:
            by_place.setdefault(places[0], []).append(str(alliance_id))
    found = []
    for area_id, ids in by_place.items():
        place = place_of(world.areas, area_id)
        if place is None:
            continue
        total = float(amounts[ids].sum())
        found.append(
            Symbol(
                lat=place.lat,
                lon=place.lon,
                radius_px=_radius(total),
                colour=palette.MONEY,
                lines=(
                    f"{place.name}: {reader.euro(total)}",
                    *_statements(world, ids, reader),
                ),
            )
        )
    return sorted(found, key=lambda symbol: -symbol.radius_px)


def unseated_symbols(world: World, money: SeatFunding, reader: Reader) -> list[Symbol]:
    """Return one hollow circle amid each region for money without one known seat."""
    alliances = world.alliances.set_index("alliance_id")
    found = []
    for region in world.regions:
        ids = [str(i) for i in money.unseated.index if alliances.loc[i, "region_id"] == region.id]
        if not ids:
            continue
        total = float(money.unseated[ids].sum())
        lat, lon = middle_of(world.areas, region.definition().areas)
        words = reader.t("{region}, without one known seat: {amount}")
        title = words.format(region=reader.of(region.title), amount=reader.euro(total))
        found.append(
            Symbol(
                lat=lat,
                lon=lon,
                radius_px=_radius(total),
                colour=palette.MONEY,
                hollow=True,
                lines=(title, *_statements(world, ids, reader)),
            )
        )
    return found


def _unseated_entry(reader: Reader) -> LegendEntry:
    label = reader.t("no single known seat: amid the region")
    return LegendEntry(mark="ring", label=label, colour=palette.MONEY, size_px=_RING_PX)


def _statements(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    """Return the counting statements about money with run time and source, largest first."""
    names = world.alliance_names()
    rows = world.funding[world.funding["counts"] & world.funding["alliance_id"].isin(alliance_ids)]
    lines = []
    for row in records(rows.sort_values("amount_eur", ascending=False)):
        run_time = "–".join(filter(None, (row["period_from"][:4], row["period_to"][:4])))
        amount = f"{names[row['alliance_id']]}: {reader.euro(row['amount_eur'])}"
        lines.append(f"{amount} ({run_time})" if run_time else amount)
        lines.append(publishers_line(world, [row["source_id"]], reader))
    return lines


def counting_rule(reader: Reader) -> str:
    """Return in words which statements about money enter a sum."""
    return reader.t(
        "What counts: one statement for each alliance, the one best supported; where none is "
        "marked, its grants for the whole alliance. Ceilings, requests, expectations, phase "
        "budgets, budget lines, total costs and own contributions never enter a sum. "
        "Nominal euros over the whole run time."
    )


def _radius(amount_eur: float) -> float:
    return PX_OF_ONE_MILLION_EUR * sqrt(amount_eur / EUR_PER_MILLION)


def _notes(world: World, money: SeatFunding, reader: Reader) -> list[str]:
    names = world.alliance_names()
    notes = [
        reader.t(
            "The money stands at the seat of the alliance; how it is shared among the partners is "
            "not known."
        ),
    ]
    if len(money.unseated):
        listed = "; ".join(
            f"{names[str(alliance_id)]} {reader.euro(amount)}"
            for alliance_id, amount in money.unseated.items()
        )
        notes.append(
            reader.t("Amid its region, because there is no single known seat: {list}.").format(
                list=listed
            )
        )
    return notes


def _sources(world: World, fill: Fill) -> tuple[str, ...]:
    people = inhabitants(world, Level.DISTRICT).source_ids
    counting: Sequence[str] = world.funding.loc[world.funding["counts"], "source_id"].tolist()
    return tuple(dict.fromkeys([*people, *counting])) if fill.values else ()
