"""What is said of awards on maps: the rule of counting, the remainder, the amounts of a place."""

from __future__ import annotations

from geo.awards import CENTS, Allocation, Rule
from geo.model import Unplaced
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
    scope = reader.t(
        "What counts: the federal share of each award in the Förderkatalog, in nominal euros over "
        "its whole run time. The catalogue is not complete; an amount of 0 is one that is not "
        "disclosed. Not added to the statements about money of the alliances."
    )
    return f"{scope} {place}"


def remainder_line(found: Allocation, reader: Reader) -> str:
    """Return how much of the national sum has no district."""
    return reader.t("Without a district: {amount} of {total}").format(
        amount=euros(found.remainder_cents, reader), total=euros(found.total_cents, reader)
    )


def remainder_lines(found: Allocation, reader: Reader) -> tuple[str, ...]:
    """Return the parts of the remainder, each with its reason and number of awards."""
    words = reader.t("{reason}: {amount}, {awards}")
    return tuple(
        words.format(
            reason=text,
            amount=euros(found.remainder[why], reader),
            awards=awards_line(found.remainder_awards[why], 0, reader),
        )
        for why, text in reason_words(reader).items()
        if why in found.remainder
    )


def remainder_sentence(found: Allocation, reader: Reader) -> str:
    """Return the remainder and its parts in one sentence."""
    parts = "; ".join(remainder_lines(found, reader))
    return f"{remainder_line(found, reader)} ({parts})." if parts else no_remainder(reader)


def no_remainder(reader: Reader) -> str:
    """Return that every award has a district."""
    return reader.t("Without a district: nothing.")


def awards_line(number: int, undisclosed: int, reader: Reader) -> str:
    """Return how many awards a place has, and how many of them have no disclosed amount."""
    if number == 1:
        return reader.t("1 award, not disclosed") if undisclosed else reader.t("1 award")
    if not undisclosed:
        return reader.t("{count} awards").format(count=reader.number(number))
    words = reader.t("{count} awards, {undisclosed} of them without a disclosed amount")
    return words.format(count=reader.number(number), undisclosed=reader.number(undisclosed))


def euros(cents: int, reader: Reader) -> str:
    """Return cents as readers read euros: whole, from one million up in millions."""
    return reader.euro(cents / CENTS)
