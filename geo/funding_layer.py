"""The layer of funding volume: money as circles at the seats, money per inhabitant as areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo import palette
from geo.areas import ids_of_level
from geo.awards_layer import award_variants
from geo.citation import cited, joined
from geo.class_choice import DEFAULT, chosen_classes, class_note
from geo.classification import Scheme
from geo.classify import Classes
from geo.funding_symbols import Circles, funding_symbols, unseated_entry, unseated_symbols
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.layers import Fill, Layer, LegendSection, Variant
from geo.legend import circle_section, class_section
from geo.model import Level, Status
from geo.money import AmountsOf, SeatFunding, by_alliance, by_run_year, by_seat
from geo.money_words import alliance_amount
from geo.provenance import counted_by_atlas
from geo.refs import ref
from geo.text import Reader
from geo.world import World

LAYER_ID = "funding"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """One way to show money: over the whole run time, or for each year of it.

    ``breaks`` are the rounded limits of euros per inhabitant, set after the known amounts.
    """

    id: str
    amounts_of: AmountsOf
    breaks: tuple[float, ...]
    decimals: int
    circles: Circles


WHOLE = Measure(
    id="by_seat",
    amounts_of=by_alliance,
    breaks=(25.0, 50.0, 100.0, 200.0),
    decimals=0,
    circles=Circles(),
)
PER_RUN_YEAR = Measure(
    id="per_run_year",
    amounts_of=by_run_year,
    breaks=(5.0, 10.0, 20.0, 40.0),
    decimals=1,
    circles=Circles(amounts_of=by_run_year, px_of_one_million=7.0, examples=(20, 5, 1)),
)


@kept_with_world
def funding_layer(world: World, reader: Reader, scheme: Scheme = DEFAULT) -> Layer:
    """Return the layer of the money of all recorded alliances, by their seats.

    Where awards of the Förderkatalog are known, their maps follow.
    """
    stated = tuple(_variant(world, one, reader, scheme) for one in (WHOLE, PER_RUN_YEAR))
    variants = (*stated, *award_variants(world, reader, scheme))
    return Layer(id=LAYER_ID, label=reader.t("Funding volume"), variants=variants)


def _variant(world: World, measure: Measure, reader: Reader, scheme: Scheme) -> Variant:
    money = by_seat(world, measure.amounts_of)
    fill, note = per_inhabitant_fill(world, money, reader, measure, scheme)
    words = _Words.of(measure, reader)
    symbols = funding_symbols(world, reader, measure.circles)
    unseated = unseated_symbols(world, money, reader, measure.circles)
    return Variant(
        id=measure.id,
        label=words.label,
        title=words.title,
        subtitle=words.subtitle,
        essentials=(counting_rule(reader), *words.essentials),
        notes=(*_notes(world, money, measure, reader), note),
        sources=funding_sources(world, fill),
        legend=(
            circle_section(words.circles, measure.circles.sizes(reader), palette.MONEY),
            LegendSection(title="", entries=(unseated_entry(reader),)),
            class_section(fill, words.areas, reader),
        ),
        fills=(fill,),
        symbols=(*symbols, *unseated),
        classed=note,
    )


def per_inhabitant_fill(
    world: World,
    money: SeatFunding,
    reader: Reader,
    measure: Measure = WHOLE,
    scheme: Scheme = DEFAULT,
) -> tuple[Fill, str]:
    """Return euros per inhabitant of the seat's district, and in words how they are classed.

    Districts with an alliance whose amount or seat is not known are "not known" where nothing is
    known and "at least" where something is, as are those with a stated lower bound; all others
    are not recorded.
    """
    districts = ids_of_level(world.areas, Level.DISTRICT)
    people = inhabitants(world, Level.DISTRICT)
    rates = (money.by_district.reindex(districts) / people.number).round(measure.decimals)
    statuses = pd.Series(Status.NOT_COLLECTED.value, index=districts)
    statuses[[d for d in money.incomplete if d in statuses.index]] = Status.SECRET.value
    rounded = Classes(breaks=measure.breaks, colours=palette.SEQUENTIAL)
    classes, refusal = chosen_classes(rates, scheme, rounded, decimals=measure.decimals)
    values = {str(k): float(v) for k, v in rates.dropna().items()}
    period = reader.t("run times of the alliances; inhabitants {year}").format(year=people.period)
    words = _Words.of(measure, reader)
    fill = Fill(
        level=Level.DISTRICT,
        measure=words.measure,
        unit=words.unit,
        decimals=measure.decimals,
        period=period,
        source=counted_by_atlas(world, people.source_ids, reader),
        values=values,
        codes=classes.codes(rates, statuses),
        classes=classes,
        lower_bound=frozenset(values) & money.incomplete,
        ref=ref("per_inhabitant", measure.id, "district.{}"),
    )
    return fill, class_note(scheme, period, refusal, reader)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """What a measure is called."""

    label: str
    title: str
    subtitle: str
    measure: str
    unit: str
    circles: str
    areas: str
    essentials: tuple[str, ...] = ()

    @classmethod
    def of(cls, measure: Measure, reader: Reader) -> _Words:
        t = reader.t
        if measure is WHOLE:
            return cls(
                label=t("Grants per inhabitant, by seat of the alliance"),
                title=t("Funding volume of innovation alliances"),
                subtitle=t(
                    "Symbols: euros at the seat; areas: euros per inhabitant of the district"
                ),
                measure=t("Grants by seat"),
                unit=t("€ per inhabitant"),
                circles=t("Funding at the seat (symbol size independent of zoom)"),
                areas=t("Euros per inhabitant of the district"),
            )
        return cls(
            label=t("Grants per inhabitant and year of run time"),
            title=t("Funding of innovation alliances for each year of their run time"),
            subtitle=t(
                "Symbols: euros a year at the seat; areas: euros per inhabitant of the district "
                "and year"
            ),
            measure=t("Grants a year, by seat"),
            unit=t("€ per inhabitant and year"),
            circles=t("Funding a year at the seat (symbol size independent of zoom)"),
            areas=t("Euros per inhabitant of the district and year"),
            essentials=(
                t(
                    "Each amount is divided by the years of its run time; a year without month "
                    "and day counts from 1 January to 31 December. Where start or end is not "
                    "known, the amount a year is not known."
                ),
            ),
        )


def counting_rule(reader: Reader) -> str:
    """Return in words which statements about money enter a sum."""
    return reader.t(
        "What counts: one statement for each alliance, the one best supported, be it spent, "
        "granted or available in total; where none is marked, its grants and approvals for the "
        "whole alliance whose periods do not overlap. Ceilings, requests, expectations, phase "
        "budgets, budget lines, total costs and own contributions never enter a sum. "
        "Nominal euros over the whole run time."
    )


def _notes(world: World, money: SeatFunding, measure: Measure, reader: Reader) -> list[str]:
    names = world.alliance_names()
    notes = [
        reader.t(
            "The money stands at the seat of the alliance; how it is shared among the partners is "
            "not known."
        ),
    ]
    if len(money.unseated):
        listed = joined(
            "; ",
            (
                cited(
                    "{name} {amount}",
                    name=names[str(alliance_id)],
                    amount=alliance_amount(
                        world, str(alliance_id), amount, reader, measure=measure.id
                    ),
                )
                for alliance_id, amount in money.unseated.items()
            ),
        )
        words = reader.t("Amid its region, because there is no single known seat: {list}.")
        notes.append(cited(words, list=listed))
    return notes


def funding_sources(world: World, fill: Fill) -> tuple[str, ...]:
    """Return the sources of the money and of the inhabitants behind a fill."""
    people = inhabitants(world, Level.DISTRICT).source_ids
    counting: Sequence[str] = world.funding.loc[world.funding["counts"], "source_id"].tolist()
    return tuple(dict.fromkeys([*people, *counting])) if fill.values else ()
