"""Alliances and their money side by side: by programme, by field of work, by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from geo.compare.addresses import derived_ref
from geo.compare.award_rows import award_rows
from geo.compare.bars import Bar, Scale, bar_chart
from geo.compare.marks import marks
from geo.compare.overlaps import overlap_notes
from geo.compare.programme_words import (
    Share,
    amount_words,
    category_words,
    count_words,
    money_ref,
    programme_notes,
    programme_words,
    short_ref,
)
from geo.compare.side_alliances import (
    NOT_STATED,
    By,
    alliance_sources,
    categories,
    known_amounts,
    side_alliances,
)
from geo.compare.sides import Side
from geo.compare.view import View
from geo.money import Funding, bound_of
from geo.money_years import alliance_years
from geo.refs import of_list, ref
from geo.text import Reader
from geo.world import World

STATEMENT, AWARD = "statement", "award"
"""Where the money of a row is from: statements about alliances, or the Förderkatalog."""

COLUMNS = (
    "kind", "by", "category", "side", "title", "alliances", "alliances_ref", "names",
    "amount_eur", "at_least", "value", "ref",
)  # fmt: skip


def programmes(world: World, sides: Sequence[Side], reader: Reader, by: By = By.PROGRAMME) -> View:
    """Return alliances and money of the sides by programme, field of work or year.

    Sums are of one side and one category each; nothing is summed over sides or over categories.
    """
    found = [share for side in sides for share in _shares(world, side, by)]
    found.sort(key=lambda one: (one.category == NOT_STATED, one.category))
    rows = [_record(world, one, by, reader) for one in found]
    awards = award_rows(world, sides, reader) if by is By.PROGRAMME else []
    ids = dict.fromkeys(one for share in found for one in share.alliance_ids)
    sources = alliance_sources(world, list(ids))
    return View(
        id="programmes",
        title=title(by, reader),
        chart=bar_chart(_bars(found, by, reader), marks(world, sides), sides, reader, Scale.COMMON),
        table=pd.DataFrame([*rows, *awards], columns=list(COLUMNS)),
        words=programme_words(world, sides, found, by, sources, reader),
        notes=overlap_notes(world, sides, reader, programme_notes(world, sides, by, reader)),
        source_ids=sources,
        pages_ref=derived_ref("alliance_pages", of_list(ids)) if ids else "",
    )


def title(by: By, reader: Reader) -> str:
    """Return what the view shows."""
    t = reader.t
    known = {
        By.PROGRAMME: t("Alliances and money by programme"),
        By.FIELD: t("Alliances and money by field of work"),
        By.YEAR: t("Alliances and money by year"),
    }
    return known[by]


def _shares(world: World, side: Side, by: By) -> Iterator[Share]:
    own = side_alliances(world, side)
    known = categories(world, by)
    for category in dict.fromkeys(name for one in own for name in known[one]):
        ids = tuple(one for one in own if category in known[one])
        amounts = [_amount(world, one, category, by) for one in ids]
        yield Share(
            side=side, category=category, alliance_ids=ids, funding=_sum(world, ids, amounts)
        )


def _amount(world: World, alliance_id: str, category: str, by: By) -> float | None:
    """Return the money of an alliance, of a year where the category is one."""
    if by is not By.YEAR:
        return known_amounts(world)[alliance_id]
    return alliance_years(world).get(alliance_id, {}).get(int(category or 0))


def _sum(world: World, ids: Sequence[str], amounts: Sequence[float | None]) -> Funding:
    known = [one for one in amounts if one is not None]
    of_known = [one for one, amount in zip(ids, amounts, strict=True) if amount is not None]
    return Funding(
        amount_eur=sum(known) if known else None,
        known=len(known),
        unknown=len(amounts) - len(known),
        bound=bound_of(world.funding, of_known),
    )


def _record(world: World, found: Share, by: By, reader: Reader) -> dict[str, object]:
    names = world.alliance_names()
    return {
        "kind": STATEMENT,
        "by": by.value,
        "category": category_words(found.category, by, reader),
        "side": found.side.id,
        "title": found.side.title(reader),
        "alliances": len(found.alliance_ids),
        "alliances_ref": short_ref(ref("alliances", of_list(found.alliance_ids))),
        "names": "; ".join(names[one] for one in found.alliance_ids),
        "amount_eur": found.funding.amount_eur,
        "at_least": found.at_least,
        "value": amount_words(found, reader),
        "ref": money_ref(found, by),
    }


def _bars(found: Sequence[Share], by: By, reader: Reader) -> list[Bar]:
    return [
        Bar(
            side=one.side,
            group=one.category,
            title=category_words(one.category, by, reader),
            size=one.funding.amount_eur or 0.0,
            words=f"{amount_words(one, reader)} · {count_words(one, reader)}",
            hover=f"{one.side.title(reader)}, {category_words(one.category, by, reader)}: "
            f"{amount_words(one, reader)}; {count_words(one, reader)}",
            known=True,
        )
        for one in found
    ]
