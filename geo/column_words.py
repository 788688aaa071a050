"""Words for the values of columns that may hold few, such as a state or a kind."""

from __future__ import annotations

from functools import cache

from geo.award_account import part_names
from geo.award_words import reason_words
from geo.comparability import level_words
from geo.model import Level, Status
from geo.profiles import fact_words, qualifier_words, role_words
from geo.text import Reader, Translate


@cache
def choice_words(table: str, column: str, reader: Reader) -> dict[str, str]:
    """Return the words for the values of a column that may hold few; empty for any other."""
    t = reader.t
    own = _kind_words(t) if column == "kind" else {}
    if own:
        return own.get(table, {})
    known: dict[str, dict[str, str]] = {
        "level": {one.value: level_words(one, reader) for one in Level},
        "qualifier": {one.value: words for one, words in qualifier_words(t).items()},
        "role_kind": role_words(t),
        "fact_type": fact_words(t),
        "counts": {"True": t("counts"), "False": t("does not count")},
        **_judged(t),
    }
    if table == "awards_account" and column == "part":
        return part_names(reader)
    if column.endswith("status"):
        return {one.value: reader.status(one) for one in Status}
    if column.endswith("_unplaced"):
        return {one.value: words for one, words in reason_words(reader).items()}
    return known.get(column, {})


def flag_words(t: Translate) -> dict[str, str]:
    """Return the words for the flags of a figure."""
    return {
        "provisional": t("provisional"),
        "revised": t("revised"),
        "estimated": t("estimated"),
    }


def _kind_words(t: Translate) -> dict[str, dict[str, str]]:
    return {
        "alliances": {
            "alliance": t("alliance"),
            "project": t("project"),
            "programme": t("programme"),
            "strategy": t("strategy"),
        },
        "sources": {
            "statistics": t("Statistics"),
            "outlines": t("Outlines"),
            "facts": t("Pages about the alliances"),
            "awards": t("Federal awards"),
        },
    }


def _judged(t: Translate) -> dict[str, dict[str, str]]:
    """Return the words for how something is known or why it counts."""
    return {
        "date_basis": {
            "stated": t("stated"),
            "estimated": t("estimated"),
            "none": t("no date"),
            "entered": t("stated by who added the file, not by the file"),
        },
        "precision": {"day": t("to the day"), "month": t("to the month"), "year": t("to the year")},
        "standing": {
            "current": t("statement of the source"),
            "superseded": t("superseded"),
            "context": t("further information"),
        },
        "scope": {
            "alliance": t("the whole alliance"),
            "part": t("a part of the alliance"),
            "other_body": t("another body"),
        },
        "town_basis": {
            "named_in_source": t("named by the source"),
            "from_name": t("from the name"),
        },
        "placed_reason": {
            "town_not_known": t("town not known"),
            "abroad": t("outside Germany"),
        },
        "counts_reason": _counting(t),
    }


def _counting(t: Translate) -> dict[str, str]:
    return {
        "best_statement": t("best statement there is"),
        "whole_alliance_grant": t("grant for the whole alliance"),
        "programme": t("budget of a programme"),
        "better_statement": t("there is a better statement"),
        "part_of_alliance": t("for a part of the alliance only"),
        "kind_of_statement": t("no grant"),
        "overlapping_periods": t("periods overlap"),
    }
