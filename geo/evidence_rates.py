"""How a stored rate is made: worked out from its counts, rounded by its source, or its own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from geo.evidence_record import Term
from geo.evidence_terms import counts_behind, ratio_words
from geo.model import Indicator
from geo.text import Reader
from geo.world import World

Made = tuple[str, tuple[Term, ...], tuple[str, ...]]
"""How a figure is made: the formula, its terms, what else is to be said."""


def made_of_counts(
    world: World,
    measure: Indicator,
    area_id: str,
    reader: Reader,
    period: str,
    stored: dict[str, object],
) -> Made:
    """Return the counts behind a stored figure, and whether it is the source's or worked out."""
    t = reader.t
    if isinstance(stored.get("carried"), str):
        former = ", ".join(str(stored["carried"]).split("+"))
        return t("sum of the former areas {list}").format(list=former), (), ()
    if stored.get("computed") or _is_number(stored.get("printed")):
        terms = counts_behind(world, measure, area_id, period, reader)
        return ratio_words(world, measure, reader), terms, (_how(stored, reader),)
    if not _is_number(unlike := stored.get("unlike")):
        return "", (), ()
    words = t(
        "The number is the source's own. The counts stored here are not those behind it: "
        "{formula} gives {number}, and not all areas of the table agree within rounding."
    )
    number = reader.number(float(str(unlike)), measure.decimals + 1)
    return "", (), (words.format(formula=ratio_words(world, measure, reader), number=number),)


def _how(stored: Mapping[str, object], reader: Reader) -> str:
    """Return how a rate of counts came about, or why it was not worked out."""
    t = reader.t
    if _is_number(printed := stored.get("printed")):
        words = t("The source prints {number}; shown is the ratio of the counts, unrounded.")
        return words.format(number=_as_printed(float(str(printed)), reader))
    if _is_number(stored.get("unlike")):
        return t(
            "Not worked out: one of the two counts was revised after the other, together they "
            "would be a mixture of two versions."
        )
    if not _is_number(stored["value"]):
        return t("A rate is worked out only where both of its counts are known.")
    return t("Worked out here from the counts; no source stored here gives this rate.")


def _is_number(found: object) -> bool:
    return isinstance(found, float) and not pd.isna(found)


def _as_printed(number: float, reader: Reader) -> str:
    """Return a number with every decimal that its source gives."""
    return reader.number(number, len(f"{number:.6f}".rstrip("0").partition(".")[2]))
