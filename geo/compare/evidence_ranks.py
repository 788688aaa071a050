"""Records of places among all districts, and of how many districts have one figure or two."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.compare.addresses import BETWEEN, rank_ref, side_of, valued_ref
from geo.compare.cells import Cell, cell
from geo.compare.derived import cell_term, counted, derived, measure_in
from geo.compare.district_names import district_names
from geo.compare.lines import line_name
from geo.compare.ranks import Field, Rank, field, rank, rank_words
from geo.compare.wording import number_words, rounding_step
from geo.evidence_record import Record, Term, measure_of
from geo.model import Kind
from geo.refs import UnknownRefError, of_observation, ref
from geo.text import Reader
from geo.world import World

PLACE, OTHERS = "place", "others"
"""The rank itself, and the other districts that cannot be told from a figure."""


def ranked(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a rank, or of how many districts lie above, at or below a figure."""
    what, indicator, period, side_id = parts
    found = field_of(world, indicator, period)
    own = _own(world, found, side_id)
    number = float(own.value.number or 0.0)
    place = rank(found, number)
    if what == PLACE:
        return _placed(world, parts, found, own, place, reader)
    among = _among(found, number, side_id)
    if what not in among:
        raise UnknownRefError(f"{what!r} is not counted of ranks")
    t = reader.t
    titles = {
        "above": t("Districts above"),
        "below": t("Districts below"),
        "alike": t("Districts not distinguishable"),
        OTHERS: t("Other districts not distinguishable"),
    }
    record = counted(
        ref("rank", *parts),
        f"{titles[what]}: {reader.of(found.indicator.title)}",
        len(among[what]),
        [cell_term(world, own, t("figure"), reader), *_terms(world, found, among[what], reader)],
        reader,
        formula=t("number of the districts listed after the figure"),
        notes=(_step(found, reader),),
    )
    return derived(world, record, [own], reader, source_ids=found.source_ids)


def valued(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many districts have a figure of an indicator in a period."""
    indicator, period = parts
    found = field_of(world, indicator, period)
    t, lacking = reader.t, found.districts - len(found.numbers)
    terms = [
        Term(
            role=t("all"),
            title=t("Districts of Germany"),
            value=reader.number(found.districts),
            ref=ref("count", "districts", "all"),
        ),
        Term(
            role=t("less"),
            title=t("Districts without a value: {measure}").format(
                measure=reader.of(found.indicator.title)
            ),
            value=reader.number(lacking),
            ref=ref("missing", indicator, period),
        ),
    ]
    record = counted(
        ref("valued", *parts),
        _valued_title(found, reader),
        len(found.numbers),
        terms,
        reader,
        formula=t("all districts less those without a value"),
        place=t("Germany"),
        period=period,
    )
    return derived(world, record, (), reader, source_ids=found.source_ids)


def with_both(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many districts have two figures."""
    fields = [field_of(world, *(*text.split(BETWEEN), "")[:2]) for text in parts]
    both = fields[0].numbers.index.intersection(fields[1].numbers.index)
    record = counted(
        ref("both", *parts),
        reader.t("Districts with both figures"),
        len(both),
        [
            Term(
                role=reader.t("part"),
                title=f"{_valued_title(one, reader)}, {one.period}",
                value=reader.number(len(one.numbers)),
                ref=valued_ref(one.indicator.id, one.period),
            )
            for one in fields
        ],
        reader,
        formula=reader.t("districts that have both figures"),
        place=reader.t("Germany"),
        period="; ".join(dict.fromkeys(one.period for one in fields)),
    )
    used = (each for one in fields for each in one.source_ids)
    return derived(world, record, (), reader, source_ids=used)


def field_of(world: World, indicator: str, period: str) -> Field:
    """Return all districts with a figure; raise :class:`UnknownRefError` where there are none."""
    measure_of(world, indicator)
    found = field(world, indicator, period) if period in world.observations[indicator] else None
    if found is None or found.numbers.empty:
        raise UnknownRefError(f"no district has a figure of {indicator!r} in {period!r}")
    return found


def _own(world: World, found: Field, side_id: str) -> Cell:
    """Return the figure that has a place; sums of several areas have none."""
    side = side_of(world, side_id)
    own = cell(world, side, found.indicator.id, period=found.period)
    summed = found.indicator.kind is Kind.COUNT and side_id not in found.numbers.index
    other = own.value.number is None or measure_in(own, world).id != found.indicator.id
    if summed or other:
        raise UnknownRefError(f"{side_id!r} has no place among the districts")
    return own


def _placed(
    world: World, parts: Sequence[str], found: Field, own: Cell, place: Rank, reader: Reader
) -> Record:
    """Return the record of a rank, which only a district has."""
    if own.side.id not in found.numbers.index:
        raise UnknownRefError(f"{own.side.id!r} is no district, so it has no rank")
    t = reader.t
    counts = (
        ("above", t("Districts above"), place.above),
        ("alike", t("Districts not distinguishable"), place.alike),
    )
    terms = [
        Term(
            role=t("part"),
            title=title,
            value=reader.number(number),
            ref=rank_ref(what, found.indicator.id, found.period, own.side.id),
        )
        for what, title, number in counts
    ]
    among = Term(
        role=t("all"),
        title=_valued_title(found, reader),
        value=reader.number(len(found.numbers)),
        ref=valued_ref(found.indicator.id, found.period),
    )
    record = Record(
        ref=ref("rank", *parts),
        title=t("{measure}: rank among all districts").format(
            measure=reader.of(found.indicator.title)
        ),
        value=rank_words(place, reader),
        number=float(place.first) if place.first == place.last else None,
        place=line_name(own.side, reader),
        formula=t("districts above + 1, up to districts above + those not distinguishable"),
        terms=(cell_term(world, own, t("figure"), reader), *terms, among),
        notes=(t("The first is the highest; high is neither good nor bad."), _step(found, reader)),
    )
    return derived(world, record, [own], reader, source_ids=found.source_ids)


def _among(found: Field, number: float, side_id: str) -> dict[str, pd.Series]:
    """Return the figures of the districts above, below and at a figure."""
    step = rounding_step(found.indicator) - 1e-9
    above = found.numbers[found.numbers - number >= step]
    below = found.numbers[number - found.numbers >= step]
    alike = found.numbers.drop([*above.index, *below.index])
    others = alike.drop(side_id, errors="ignore")
    return {"above": above, "below": below, "alike": alike, OTHERS: others}


def _terms(world: World, found: Field, numbers: pd.Series, reader: Reader) -> list[Term]:
    names = district_names(world)
    return [
        Term(
            role=reader.t("part"),
            title=f"{names[str(area)]} ({area})",
            value=number_words(float(number), found.indicator, reader),
            ref=of_observation(found.indicator.id, str(area), found.period),
        )
        for area, number in numbers.items()
    ]


def _valued_title(found: Field, reader: Reader) -> str:
    words = reader.t("Districts with a value: {measure}")
    return words.format(measure=reader.of(found.indicator.title))


def _step(found: Field, reader: Reader) -> str:
    words = reader.t(
        "Figures that differ by less than {step} cannot be told apart as they are shown."
    )
    decimals = found.indicator.decimals
    return words.format(step=reader.number(rounding_step(found.indicator), decimals))
