"""Money of a region's alliances as a table: each statement that counts, how many lack one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.citation import cited, figure
from geo.model import Qualifier
from geo.money import alliances_of, by_alliance, fundable
from geo.profiles import qualifier_words
from geo.records import records
from geo.refs import of_list, ref
from geo.report_parts import Cell, Table
from geo.report_sentences import Shown, cut
from geo.stated_bounds import amount_words
from geo.text import Reader
from geo.world import World


def money_table(world: World, shown: Shown, reader: Reader, *, most: int) -> Table | None:
    """Return the statements that count, the largest first, at most ``most``; None for none.

    The last rows say how many are left out and of how many alliances nothing is known.
    """
    t = reader.t
    ids = fundable(alliances_of(world, shown[0], shown[1].id))["alliance_id"]
    counting = world.funding[world.funding["counts"] & world.funding["alliance_id"].isin(ids)]
    if counting.empty:
        return None
    ordered = counting.sort_values(["amount_eur", "statement_id"], ascending=[False, True])
    names = world.alliance_names()
    rows = [_row(one, names[one["alliance_id"]], reader) for one in records(ordered.head(most))]
    more = len(ordered) - most
    if more > 0:
        rows.append(_last(t("{count} more in the atlas").format(count=reader.number(more))))
    unknown = by_alliance(world.funding, ids)
    without = [str(one) for one in unknown[unknown.isna()].index]
    if without:
        words = t("Funding not known: {count} alliances and projects")
        if len(without) == 1:
            words = t("Funding not known: {count} alliance or project")
        number = figure(reader.number(len(without)), ref("alliances", of_list(without)))
        rows.append(_last(cited(words, count=number)))
    return Table(
        caption=t("Money of the alliances of the region {region}").format(
            region=reader.of(shown[0].title)
        ),
        heads=(t("Alliance"), t("Amount"), t("Kind of statement"), t("Funder"), t("As of")),
        rows=tuple(rows),
        widths=(3, 1.6, 2, 3, 1.4),
    )


def _row(one: Mapping[str, Any], name: str, reader: Reader) -> tuple[Cell, ...]:
    unknown = reader.t("not known")
    covered = str(one["subproject"] or "")
    return (
        Cell(text=cut(name), small=cut(covered)),
        Cell(text=unknown if pd.isna(one["amount_eur"]) else amount_words(one, reader)),
        Cell(text=qualifier_words(reader.t)[Qualifier(str(one["qualifier"]))]),
        Cell(text=cut(str(one["funder"] or "")) or unknown),
        Cell(text=reader.date(str(one["source_date"] or "")) or reader.t("no date")),
    )


def _last(text: str) -> tuple[Cell, ...]:
    return (Cell(text=text), *(Cell(text="") for _ in range(4)))
