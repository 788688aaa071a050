"""Tables of reports: key figures beside Land and Germany, alliances with partners and money."""

from __future__ import annotations

import pandas as pd

from geo.areas import COUNTRY, states_beside
from geo.citation import cited, figure
from geo.figures import Comparison, area_name, known_only_words, own_ref
from geo.model import Value
from geo.money import alliances_of, by_alliance
from geo.money_words import alliance_amount
from geo.partner_coverage import coverage_words
from geo.partners import coverage
from geo.records import records
from geo.refs import of_list, of_observation, ref
from geo.report_parts import Cell, Table
from geo.report_sentences import Shown, cut, span_words
from geo.run_times import run_time_words, run_times
from geo.states_beside import title
from geo.text import Reader
from geo.world import World


def key_table(world: World, shown: Shown, found: list[Comparison], reader: Reader) -> Table:
    """Return the key figures of a region beside those of its Länder and Germany."""
    t = reader.t
    places = (*states_beside(shown[1].areas), COUNTRY)
    names = [cut(area_name(world, one, reader)) for one in places]
    return Table(
        caption=title(world, shown, reader),
        heads=(t("Measure"), cut(reader.of(shown[0].title)), *names),
        rows=tuple(_key_row(world, shown, one, reader) for one in found),
        widths=(3, 2, *(2 for _ in places)),
    )


def _key_row(world: World, shown: Shown, one: Comparison, reader: Reader) -> tuple[Cell, ...]:
    measure = world.catalogue[one.region.indicator]

    def cell(value: Value, address: str) -> Cell:
        text = figure(reader.figure(value, measure.decimals, ""), address)
        return Cell(text=text, small=value.period)

    def beside(value: Value, area_id: str) -> Cell:
        known = known_only_words(world, measure.id, value, reader)
        if known:
            return Cell(text=known)
        return cell(value, of_observation(measure.id, area_id, value.period))

    return (
        Cell(text=reader.of(measure.title), small=reader.of(measure.unit)),
        _own_cell(world, shown, one, reader) or cell(one.region.value, own_ref(*shown, one.region)),
        *(beside(value, state) for state, value in one.states.items()),
        beside(one.country, COUNTRY),
    )


def _own_cell(world: World, shown: Shown, one: Comparison, reader: Reader) -> Cell | None:
    """Return the figure of a region that has none of its own: a span, or that of a district."""
    found = one.region
    span = span_words(world, shown, found, reader)
    if span is not None and found.low:
        return Cell(text=span, small=f"{found.low.period}; {reader.refusal(found.value.reason)}")
    if not found.of_district:
        return None
    name = area_name(world, found.of_district, reader)
    words = reader.t("figure of the district {name}").format(name=name)
    text = reader.figure(found.value, world.catalogue[found.indicator].decimals, "")
    small = "; ".join(filter(None, [found.value.period, words]))
    return Cell(text=figure(text, own_ref(*shown, found)), small=small)


def alliance_table(world: World, shown: Shown, reader: Reader, *, most: int) -> Table | None:
    """Return the alliances of a region in their order, at most ``most``; None where none is known.

    The last row says how many are left out.
    """
    t = reader.t
    rows = alliances_of(world, shown[0], shown[1].id)
    if rows.empty:
        return None
    kept = rows.head(most)
    known = coverage(world, kept["alliance_id"])
    amounts = by_alliance(world.funding, kept["alliance_id"])
    times = run_times(world).set_index("alliance_id")
    made = [
        (
            Cell(text=cut(row["short_name"]), small=cut(row["programme"]) or t("not known")),
            Cell(text=run_time_words(times.loc[row["alliance_id"]], reader)),
            Cell(text=coverage_words(known[row["alliance_id"]], reader)),
            Cell(text=_money(world, row["alliance_id"], amounts[row["alliance_id"]], reader)),
        )
        for row in records(kept)
    ]
    left = rows["alliance_id"].iloc[most:].tolist()
    if left:
        number = figure(reader.number(len(left)), ref("alliances", of_list(left)))
        more = Cell(text=cited(t("{count} more in the atlas"), count=number))
        made.append((more, Cell(text=""), Cell(text=""), Cell(text="")))
    heads = (t("Alliance"), t("Run time"), t("Partners known by name"), t("Funding that counts"))
    caption = t("Alliances and projects of the region {region}")
    return Table(
        caption=caption.format(region=reader.of(shown[0].title)),
        heads=heads,
        rows=tuple(made),
        widths=(3, 2, 4, 1.6),
    )


def _money(world: World, alliance_id: str, amount: float, reader: Reader) -> str:
    if pd.isna(amount):
        return reader.t("not known")
    return alliance_amount(world, alliance_id, amount, reader)
