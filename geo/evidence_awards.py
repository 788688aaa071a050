"""Records of sums and numbers of awards, and of awards for each inhabitant."""

from __future__ import annotations

from collections.abc import Sequence

from geo.award_choice import (
    PLACES,
    REMAINDER,
    TOTAL,
    UNDATED,
    Choice,
    Measure,
    chosen,
    measure_of,
)
from geo.award_difference import differing
from geo.award_terms import numbers_of, parts_of, whose_words
from geo.award_words import counting, counting_scope, euros, rule_words, sum_words
from geo.awards import CENTS, DIFFERENCE, Rule, doubtful_districts
from geo.evidence_record import Record, Term, sources_of, territory_words
from geo.inhabitants import inhabitants
from geo.model import Level, Status
from geo.refs import UnknownRefError, of_observation, ref
from geo.text import Reader
from geo.world import World


def summed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a sum of awards, or of the difference of the two rules."""
    if parts[0] == DIFFERENCE:
        return _difference(world, parts, reader)
    measure, whose = measure_of(parts[0]), parts[1]
    found = chosen(world, measure, whose)
    known = not found.awards or found.undisclosed < found.awards
    return Record(
        ref=ref("awards", *parts),
        title=_title(measure, reader),
        value=sum_words(found.cents, found.awards, found.undisclosed, reader),
        number=found.cents / CENTS if known else None,
        place=whose_words(world, whose, found, reader),
        period=str(measure.year or ("" if whose == UNDATED else reader.t("whole run times"))),
        unit=reader.t("euros, nominal"),
        status=_status(found, measure, reader),
        formula=_formula(measure, whose, reader),
        terms=(*numbers_of(found, parts, reader), *parts_of(world, found, measure, whose, reader)),
        sources=sources_of(world, found.source_ids or map(str, world.awards["source_id"].unique())),
        territory=_territory(world, whose, reader),
        notes=_notes(measure, found, reader),
    )


def counted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many awards or recipients a sum has."""
    what, own, whose = parts
    if own == DIFFERENCE:
        return _differing(world, parts, reader)
    t, measure = reader.t, measure_of(own)
    found = chosen(world, measure, whose)
    words = {
        "awards": t("Number of federal awards"),
        "undisclosed": t("Number of federal awards without a disclosed amount"),
        "recipients": t("Number of recipients of federal awards"),
    }
    if what not in words:
        raise UnknownRefError(f"{what!r} is not counted of awards")
    recipients = set(found.rows["recipient"].unique()) - {""}
    numbers = {
        "awards": found.awards,
        "undisclosed": found.undisclosed,
        "recipients": len(recipients),
    }
    total = summed(world, (own, whose), reader)
    return Record(
        ref=ref("award_count", *parts),
        title=words[what],
        value=reader.number(numbers[what]),
        number=float(numbers[what]),
        place=total.place,
        period=total.period,
        status=t("own count of the atlas"),
        formula=t("number of rows in the tables of the atlas"),
        terms=(Term(role=t("sum"), title=total.title, value=total.value, ref=total.ref),),
        sources=total.sources,
        territory=total.territory,
        notes=total.notes,
    )


def per_inhabitant(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of euros of awards for each inhabitant of a district."""
    t = reader.t
    kind, _, area = parts[1].partition(".")
    people = inhabitants(world, Level.DISTRICT)
    if kind != "district" or area not in people.number.index:
        raise UnknownRefError(f"{parts[1]!r} is no district")
    above = summed(world, parts, reader)
    number = float(people.number[area])
    each = above.number / number if above.number is not None and number > 0 else None
    year = parts[0].partition(".")[2]
    unit = t("€ per inhabitant and year") if year else t("€ per inhabitant")
    known = reader.number(number) if number > 0 else t("not known")
    return Record(
        ref=ref("awards_each", *parts),
        title=above.title,
        value=t("not known") if each is None else reader.with_unit(each, 1 if year else 0, unit),
        number=each,
        place=above.place,
        period=t("{period}; inhabitants {year}").format(period=above.period, year=people.period),
        unit=unit,
        status=above.status,
        formula=t("{above} ÷ {below}").format(above=above.title, below=t("Inhabitants")),
        terms=(
            Term(role=t("numerator"), title=above.title, value=above.value, ref=above.ref),
            Term(
                role=t("denominator"),
                title=f"{t('Inhabitants')}, {above.place}, {people.period}",
                value=known,
                ref=of_observation(people.indicator, area, people.period),
            ),
        ),
        sources=(*sources_of(world, people.source_ids), *above.sources),
        territory=above.territory,
        notes=above.notes,
    )


def _difference(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of what a district has by executing body less what it has by recipient."""
    if not parts[1].startswith("district."):
        raise UnknownRefError(f"{parts[1]!r} has no difference of the rules")
    seat, body = (summed(world, (rule.value, parts[1]), reader) for rule in Rule)
    both = [chosen(world, measure_of(rule.value), parts[1]) for rule in Rule]
    cents = both[1].cents - both[0].cents
    none = not any(one.awards for one in both)
    doubtful = parts[1].partition(".")[2] in doubtful_districts(world)
    known = not none and (cents != 0 or not doubtful)
    value = ("+" if cents > 0 else "") + euros(cents, reader)
    return Record(
        ref=ref("awards", *parts),
        title=reader.t("Federal awards: by executing body less by recipient seat"),
        value=value if known else reader.t("not known"),
        number=cents / CENTS if known else None,
        place=body.place,
        period=body.period,
        unit=body.unit,
        status=body.status if none else _certainty(reader, doubtful=doubtful),
        formula=reader.t("{above} − {below}").format(above=body.title, below=seat.title),
        terms=tuple(
            Term(role=reader.t("part"), title=one.title, value=one.value, ref=one.ref)
            for one in (body, seat)
        ),
        sources=body.sources,
        territory=body.territory,
        notes=body.notes,
    )


def _certainty(reader: Reader, *, doubtful: bool) -> str:
    """Return that a difference is not certain where an award moves that is not disclosed."""
    return reader.status(Status.UNCERTAIN) if doubtful else reader.t("own sum of the atlas")


def _differing(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many districts have another sum under the one rule than the other.

    Raises:
        UnknownRefError: Something else than districts is asked for.

    """
    if (parts[0], parts[2]) != ("districts", TOTAL):
        raise UnknownRefError(f"{parts[0]!r} is not counted of differences")
    districts = sorted(map(str, differing(world).index))
    found = [summed(world, (DIFFERENCE, f"district.{one}"), reader) for one in districts]
    return Record(
        ref=ref("award_count", *parts),
        title=reader.t("Districts in which the rules differ"),
        value=reader.number(len(found)),
        number=float(len(found)),
        place=reader.t("Germany"),
        status=reader.t("own count of the atlas"),
        formula=reader.t("number of areas listed; measure: {measure}").format(
            measure=reader.t("Federal awards: by executing body less by recipient seat")
        ),
        terms=tuple(
            Term(role=reader.t("part"), title=one.place, value=one.value, ref=one.ref)
            for one in found
        ),
        sources=sources_of(world, map(str, world.awards["source_id"].unique())),
    )


def _title(measure: Measure, reader: Reader) -> str:
    if measure.rule is None:
        return reader.t("Federal awards")
    by = rule_words(reader)[measure.rule]
    if measure.year is None:
        return reader.t("Federal awards {rule}").format(rule=by)
    words = reader.t("Federal awards {rule}, share of {year}")
    return words.format(rule=by, year=measure.year)


def _status(found: Choice, measure: Measure, reader: Reader) -> str:
    t = reader.t
    if not found.awards:
        return t("no award in that year") if measure.year else t("no award in the catalogue")
    if not found.undisclosed:
        return reader.t("own sum of the atlas")
    return reader.t("at least") if found.undisclosed < found.awards else reader.t("not disclosed")


def _formula(measure: Measure, whose: str, reader: Reader) -> str:
    if measure.year is not None:
        return reader.t(
            "sum of the parts of the awards that fall to the year, each award spread evenly over "
            "the days of its run time"
        )
    if whose == REMAINDER:
        return reader.t("sum of the parts")
    return reader.t("sum of the awards")


def _territory(world: World, whose: str, reader: Reader) -> str:
    """Return in which boundaries the places of awards are, empty where none counts."""
    kind, _, rest = whose.partition(".")
    if kind not in PLACES:
        return ""
    words = reader.t("districts of today; keys of former areas are carried over")
    drawn = territory_words(world, (), [rest] if kind == "district" else (), reader)
    return "; ".join([words, *drawn.split("; ")[1:]])


def _notes(measure: Measure, found: Choice, reader: Reader) -> tuple[str, ...]:
    rule = measure.rule
    notes = [counting(rule, reader) if rule else counting_scope(reader)]
    if len(found.withheld):
        notes.append(
            reader.t("Private persons are not named; only their number and their sum are kept.")
        )
    return tuple(notes)
