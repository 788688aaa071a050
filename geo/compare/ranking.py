"""The sides' districts among all districts of Germany, high to low, with ties and rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from geo.areas import COUNTRY, level_of, members
from geo.citation import joined
from geo.compare.addresses import rank_ref
from geo.compare.cells import Cell, absence_words
from geo.compare.cells import cell as figure_of
from geo.compare.district_names import district_names
from geo.compare.marks import marks
from geo.compare.overlaps import overlap_notes
from geo.compare.ranking_chart import Strip, ranking_chart
from geo.compare.ranking_words import Placed, ranking_notes, ranking_words
from geo.compare.ranks import Field, Rank, alike_to, field, rank, rank_words
from geo.compare.row_words import indicator_words
from geo.compare.rows import row_of
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.wording import number_words
from geo.model import Kind, Level, Status
from geo.observations import values
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

COLUMNS = (
    "side", "title", "area_id", "district", "number", "value", "first", "last", "rank", "above",
    "below", "alike", "beside", "ref", "rank_ref", "above_ref", "below_ref", "alike_ref",
)  # fmt: skip
MOST_NAMED = 5
"""Districts named as not distinguishable; more are counted."""


def ranking(world: World, sides: Sequence[Side], indicator: str, reader: Reader) -> View:
    """Return the ranks of the sides' districts among all districts."""
    found = field(world, indicator)
    placed = [_placed(world, side, found, reader) for side in sides]
    rows = [one for own in placed for one in _records(world, own, found, reader)]
    measure = reader.of(found.indicator.title)
    cells = [one.cell for one in placed]
    own = row_of(world, sides, indicator, cells, reader)
    beside = joined(" ", indicator_words(world, [own], reader))
    return View(
        id="ranking",
        title=reader.t("{measure} among all districts").format(measure=measure),
        chart=ranking_chart(world, found, _strips(placed, found), marks(world, sides), reader),
        table=pd.DataFrame(rows, columns=list(COLUMNS)),
        words=ranking_words(world, placed, found, beside, reader),
        notes=overlap_notes(world, sides, reader, ranking_notes(placed, found, reader)),
        source_ids=found.source_ids,
    )


def _placed(world: World, side: Side, found: Field, reader: Reader) -> Placed:
    cell = figure_of(world, side, found.indicator.id, period=found.period or None)
    own = _districts(world, side, cell)
    districts = tuple(one for one in own if one in found.numbers.index)
    number = cell.value.number
    place, between, reason = None, None, ""
    alone = bool(cell.of_district) or side.areas in {(one,) for one in own}
    if alone:
        place = rank(found, float(found.numbers[districts[0]])) if districts else None
        reason = "" if place else absence_words(world, cell, reader)
    elif number is None:
        reason = absence_words(world, cell, reader)
    elif found.indicator.kind is Kind.COUNT:
        reason = reader.t("a sum of several areas has no place among districts")
    elif cell.basis is None or cell.basis.indicator.id != found.indicator.id:
        reason = reader.t("its figure is of another measure")
    else:
        between = rank(found, number)
    return Placed(
        side=side,
        cell=cell,
        districts=districts,
        lacking=tuple(one for one in own if one not in found.numbers.index) if not alone else (),
        rank=place,
        between=between,
        reason=reason,
    )


def _districts(world: World, side: Side, cell: Cell) -> list[str]:
    """Return the whole districts that a side is made of; none for Germany, where all are."""
    if cell.of_district:
        return [cell.of_district]
    if COUNTRY in side.areas:
        return []
    whole = [area for area in side.areas if level_of(area) is not Level.MUNICIPALITY]
    return members(world.areas, whole, Level.DISTRICT) if whole else []


def _records(
    world: World, placed: Placed, found: Field, reader: Reader
) -> Iterator[dict[str, object]]:
    if placed.rank is None:
        yield {
            **_record(placed.between, placed.cell.value.number, found, placed.side.id, reader),
            "value": _value(world, placed, found, reader),
            "side": placed.side.id,
            "title": placed.side.title(reader),
            "area_id": "",
            "district": "",
            "rank": reader.t("no rank"),
            "rank_ref": "",
            "beside": placed.reason,
            "ref": placed.cell.ref,
        }
    yield from _lacking(world, placed, found, reader)
    for area in placed.districts:
        number = float(found.numbers[area])
        place = rank(found, number)
        yield {
            **_record(place, number, found, area, reader),
            **_district(world, placed, area, reader),
            "first": place.first,
            "last": place.last,
            "alike": place.alike - 1,
            "alike_ref": rank_ref("others", found.indicator.id, found.period, area),
            "rank": rank_words(place, reader),
            "rank_ref": rank_ref("place", found.indicator.id, found.period, area),
            "beside": _named(world, alike_to(found, number, area), reader),
            "ref": of_observation(found.indicator.id, area, found.period),
        }


def _district(world: World, placed: Placed, area: str, reader: Reader) -> dict[str, object]:
    """Return which district of a side it is; it has no rank unless one is said."""
    return {
        "side": placed.side.id,
        "title": placed.side.title(reader),
        "area_id": area,
        "district": district_names(world)[area],
        "rank": reader.t("no rank"),
        "rank_ref": "",
        "beside": "",
        "ref": "",
    }


def _lacking(
    world: World, placed: Placed, found: Field, reader: Reader
) -> Iterator[dict[str, object]]:
    """Yield the districts of a side that have no figure, with the reason."""
    for area in placed.lacking:
        yield {
            **_record(None, None, found, area, reader),
            **_district(world, placed, area, reader),
            "value": reader.status(_status(world, found, area)),
        }


def _record(
    place: Rank | None, number: float | None, found: Field, side_id: str, reader: Reader
) -> dict[str, object]:
    counts = ("above", "below", "alike")
    return {
        "number": number,
        "value": "" if number is None else number_words(number, found.indicator, reader),
        "first": None,
        "last": None,
        **{one: getattr(place, one) if place else None for one in counts},
        **{
            f"{one}_ref": rank_ref(one, found.indicator.id, found.period, side_id) if place else ""
            for one in counts
        },
    }


def _value(world: World, placed: Placed, found: Field, reader: Reader) -> str:
    """Return the figure of a side in words, or why there is none."""
    number = placed.cell.value.number
    if number is None:
        return absence_words(world, placed.cell, reader)
    return number_words(number, found.indicator, reader)


def _status(world: World, found: Field, area: str) -> Status:
    """Return why a district has no figure in the year of the field."""
    rows = values(world.observations, found.indicator.id, found.period)["status"]
    return Status(rows[area]) if area in rows.index else Status.NOT_COLLECTED


def _named(world: World, areas: Sequence[str], reader: Reader) -> str:
    names = ", ".join(district_names(world)[one] for one in areas[:MOST_NAMED])
    if len(areas) <= MOST_NAMED:
        return names
    more = reader.t("and {count} more").format(count=len(areas) - MOST_NAMED)
    return f"{names} {more}"


def _strips(placed: Sequence[Placed], found: Field) -> list[Strip]:
    return [
        Strip(
            side=one.side,
            number=one.cell.value.number if one.rank or one.between else None,
            districts=found.numbers.reindex(one.districts) if one.rank is None else None,
        )
        for one in placed
    ]
