"""What is said of awards on maps: the rule of counting, the remainder, the amounts of a place."""

from __future__ import annotations

from geo.award_kinds import Unplaced
from geo.awards import CENTS, Allocation, Rule
from geo.citation import cited, figure, joined
from geo.refs import of_award_count, of_awards
from geo.text import Reader


def rule_words(reader: Reader) -> dict[Rule, str]:
    """Return what the rules of place are called."""
    return {
        Rule.RECIPIENT: reader.t("by recipient seat"),
        Rule.EXECUTING: reader.t("by executing body"),
    }


def reason_words(reader: Reader) -> dict[Unplaced, str]:
    """Return why awards have no district, in the order in which it is said."""
    t = reader.t
    return {
        Unplaced.PRIVATE: t("private persons, not named"),
        Unplaced.INLAND: t("in Germany, without a place"),
        Unplaced.ABROAD: t("abroad"),
        Unplaced.NO_KEY: t("without a key"),
        Unplaced.UNKNOWN_KEY: t("key of no district of today"),
        Unplaced.DIVIDED: t("former area that several districts share today"),
    }


def counting(rule: Rule, reader: Reader) -> str:
    """Return in words what counts and where."""
    if rule is Rule.RECIPIENT:
        place = reader.t("Each award counts in full at the seat of its recipient.")
    else:
        place = reader.t(
            "Each award counts in full where its executing body sits; where none is named, at the "
            "seat of the recipient."
        )
    return f"{counting_scope(reader)} {place}"


def counting_scope(reader: Reader) -> str:
    """Return in words what counts of an award, wherever it is."""
    return reader.t(
        "What counts: the federal share of each award in the Förderkatalog, in nominal euros over "
        "its whole run time. The catalogue is not complete; an amount of zero is one that is not "
        "disclosed. Not added to the statements about money of the alliances."
    )


def remainder_line(found: Allocation, reader: Reader) -> str:
    """Return how much of the national sum has no district."""
    rest, total = euros(found.remainder_cents, reader), euros(found.total_cents, reader)
    return cited(
        reader.t("Without a district: {amount} of {total}"),
        amount=figure(rest, of_awards(found.rule.value, "remainder")),
        total=figure(total, of_awards("all", "total")),
    )


def remainder_lines(found: Allocation, reader: Reader) -> tuple[str, ...]:
    """Return the parts of the remainder, each with its reason and number of awards."""
    words = reason_words(reader)
    return tuple(
        _reason_line(found, why, words[why], reader) for why in words if why in found.remainder
    )


def _reason_line(found: Allocation, why: Unplaced, reason: str, reader: Reader) -> str:
    rule, whose = found.rule.value, f"remainder.{why.value}"
    number, secret = found.remainder_awards[why], found.remainder_undisclosed[why]
    return cited(
        reader.t("{reason}: {amount}, {awards}"),
        reason=reason,
        amount=figure(
            sum_words(found.remainder[why], number, secret, reader), of_awards(rule, whose)
        ),
        awards=awards_line(number, secret, reader, measure=rule, whose=whose),
    )


def remainder_sentence(found: Allocation, reader: Reader) -> str:
    """Return the remainder and its parts in one sentence."""
    parts = joined("; ", remainder_lines(found, reader))
    if not parts:
        return no_remainder(reader)
    return cited("{rest} ({parts}).", rest=remainder_line(found, reader), parts=parts)


def no_remainder(reader: Reader) -> str:
    """Return that every award has a district."""
    return reader.t("Without a district: nothing.")


def awards_line(
    number: int, undisclosed: int, reader: Reader, *, measure: str = "", whose: str = ""
) -> str:
    """Return how many awards a place has, and how many of them have no disclosed amount.

    ``measure`` and ``whose`` are those of their address; without them the numbers cite nothing.
    """
    of_all, of_secret = (
        of_award_count(what, measure, whose) if measure else ""
        for what in ("awards", "undisclosed")
    )
    if number == 1:
        words = reader.t("1 award, not disclosed") if undisclosed else reader.t("1 award")
        return figure(words, of_all)
    count = figure(reader.number(number), of_all)
    if not undisclosed:
        return cited(reader.t("{count} awards"), count=count)
    return cited(
        reader.t("{count} awards, {undisclosed} of them without a disclosed amount"),
        count=count,
        undisclosed=figure(reader.number(undisclosed), of_secret),
    )


def euros(cents: int, reader: Reader) -> str:
    """Return cents as readers read euros: whole, from one million up in millions."""
    return reader.euro(cents / CENTS)


def sum_words(cents: int, awards: int, undisclosed: int, reader: Reader) -> str:
    """Return a sum of awards; words where none of their amounts is disclosed."""
    if awards and undisclosed == awards:
        return reader.t("not disclosed")
    return euros(cents, reader)
