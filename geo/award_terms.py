"""Of whom sums of awards are, in words, and the sums and awards that they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from geo.award_choice import (
    REMAINDER,
    TOTAL,
    Choice,
    Measure,
    chosen,
    programme_of,
    region_of,
)
from geo.award_kinds import Unplaced
from geo.award_words import euros, reason_words, rule_words, sum_words
from geo.awards import Allocation, Rule, allocated, sums_by
from geo.evidence_award import largest, partner_value, recipients
from geo.evidence_record import Term, name_of, row_of
from geo.records import records
from geo.refs import of_award_count, of_awards
from geo.text import Reader
from geo.world import World


def whose_words(world: World, whose: str, found: Choice, reader: Reader) -> str:
    """Return in words of which awards a sum is."""
    t = reader.t
    kind, _, rest = whose.partition(".")
    if kind == "district":
        return name_of(world, rest, reader)
    if kind == REMAINDER:
        reason = reason_words(reader)[Unplaced(rest)] if rest else ""
        return ": ".join(filter(None, (t("Without a district"), reason)))
    if kind in {"alliance", "partner"}:
        alliance, _, name = rest.partition(".")
        own = str(row_of(world.alliances, "alliance_id", alliance)["short_name"])
        return ", ".join([own, str(found.rows["recipient"].iloc[0])]) if name else own
    if kind in {"region", "programme", "other"}:
        programme, region = programme_of(rest) if kind == "programme" else ("", rest)
        own = reader.of(region_of(world, region)[0].title)
        of_none = t("no programme recognised") if kind == "other" else ""
        return ", ".join(filter(None, (own, programme_name(world, programme), of_none)))
    return t("awards without a run time, private persons") if whose != TOTAL else t("Germany")


def programme_name(world: World, programme: str) -> str:
    """Return what a programme is called, its id where the rules have no name for it."""
    return world.award_programmes.get(programme, programme)


def numbers_of(found: Choice, parts: Sequence[str], reader: Reader) -> tuple[Term, ...]:
    """Return how many awards a sum has, and how many of them have no disclosed amount."""
    kinds = (
        ("awards", found.awards, reader.t("Number of federal awards")),
        (
            "undisclosed",
            found.undisclosed,
            reader.t("Number of federal awards without a disclosed amount"),
        ),
    )
    return tuple(
        Term(role=words, title="", value=reader.number(number), ref=of_award_count(what, *parts))
        for what, number, words in kinds
        if number or what == "awards"
    )


def parts_of(
    world: World, found: Choice, measure: Measure, whose: str, reader: Reader
) -> tuple[Term, ...]:
    """Return the sums that a sum is made of, or the largest awards."""
    kind, _, rest = whose.partition(".")
    if kind == "region":
        return _programmes(world, found, measure, rest, reader)
    if kind == "alliance":
        return recipients(found, rest, reader)
    if whose == REMAINDER:
        return _reasons(world, measure, reader)
    if whose == TOTAL:
        return _by_rules(world, reader)
    return largest(found, measure, reader)


def programme_whose(programme: str, region: str) -> str:
    """Return of which awards of a region the sum of a programme is, "" for none recognised."""
    return f"programme.{programme}.{region}" if programme else f"other.{region}"


def _programmes(
    world: World, found: Choice, measure: Measure, region: str, reader: Reader
) -> tuple[Term, ...]:
    """Return the sums of the programmes, last that of the awards of none."""
    rows = found.rows.assign(amount_cents=found.rows["cents"])
    sums = records(sums_by(rows, "programme"))
    other = sums_by(rows[rows["programme"] == ""].assign(programme="-"), "programme")
    part = reader.t("part")
    return tuple(
        Term(
            role=part,
            title=programme_name(world, programme) or reader.t("no programme recognised"),
            value=partner_value(row, reader),
            ref=of_awards(measure.id, programme_whose(programme, region)),
        )
        for row, programme in [
            *((one, str(one["programme"])) for one in sums),
            *((one, "") for one in records(other)),
        ]
    )


def _reasons(world: World, measure: Measure, reader: Reader) -> tuple[Term, ...]:
    """Return the parts of a remainder by reason."""
    found = []
    for why, words in reason_words(reader).items():
        whose = f"{REMAINDER}.{why.value}"
        own = chosen(world, measure, whose)
        if own.awards:
            value = sum_words(own.cents, own.awards, own.undisclosed, reader)
            address = of_awards(measure.id, whose)
            found.append(Term(role=reader.t("part"), title=words, value=value, ref=address))
    return tuple(found)


def _by_rules(world: World, reader: Reader) -> tuple[Term, ...]:
    """Return what of all awards has a district and what has none, under each rule."""
    words, found = rule_words(reader), []
    for rule in Rule:
        own: Allocation = allocated(world, rule)
        placed = euros(own.placed_cents, reader)
        rest = euros(own.remainder_cents, reader)
        address = of_awards(rule.value, REMAINDER)
        found += [
            Term(role=words[rule], title=reader.t("with a district"), value=placed),
            Term(role=words[rule], title=reader.t("without a district"), value=rest, ref=address),
        ]
    return tuple(found)
