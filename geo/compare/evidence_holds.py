"""Records of a statement in its representations: counts of them, quotients, medians and ranges."""

from __future__ import annotations

from collections.abc import Sequence

from geo.comparability import level_words
from geo.compare.addresses import EVERY, STATED, cell_of, side_of, sides_of
from geo.compare.cells import Cell, cell
from geo.compare.denominators import DENOMINATORS, DIGITS, quotient_words, unit_words
from geo.compare.derived import cell_term, counted, derived, measure_in
from geo.compare.guard import verdict
from geo.compare.lines import line_name
from geo.compare.representations import Representation
from geo.compare.robustness import Robustness, robustness
from geo.compare.side_areas import areas_inside
from geo.compare.side_parts import MEDIAN, MISSING, RANGE, side_parts
from geo.compare.statements import Claim, Holds, Span
from geo.compare.thumbnails import holds_words
from geo.evidence_record import Record, Term, census_words, measure_of, sources_of, territory_words
from geo.evidence_terms import area_term
from geo.model import Level
from geo.observations import values
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World


def held(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of in how many representations a statement holds, fails or is open."""
    what, indicator, claim, side_ids = parts
    measure = measure_of(world, indicator)
    if what not in {EVERY, STATED, *Holds} or claim not in list(Claim):
        raise UnknownRefError(f"{what!r} of {claim!r} is not counted of a statement")
    sides = sides_of(world, side_ids, reader)
    found = robustness(world, sides, indicator, reader, claim=Claim(claim))
    if found.statement is None:
        raise UnknownRefError(f"there is no statement on {indicator!r}")
    period = found.statement.period
    numbers = [
        cell(world, one, indicator, period=period)
        for one in sides
        if one.id in found.statement.order
    ]
    title, terms = _counted(world, found, what, numbers, reader)
    record = counted(
        ref("holds", *parts),
        title,
        len(terms),
        terms,
        reader,
        notes=(
            *found.words[:-1],
            *found.notes,
            *(reader.of(one) for one in measure.caveats(period)),
        ),
        place=", ".join(line_name(one.side, reader) for one in numbers),
        period=period,
    )
    return derived(world, record, numbers, reader)


def _counted(
    world: World, found: Robustness, what: str, numbers: Sequence[Cell], reader: Reader
) -> tuple[str, list[Term]]:
    """Return what is counted and its parts: sides with a figure, or representations."""
    t = reader.t
    if what == STATED:
        terms = [cell_term(world, one, t("part"), reader) for one in numbers]
        return t("Sides with a comparable figure"), terms
    every = found.formed if what == EVERY else found.representations
    word = "" if what == EVERY else f": {holds_words(Holds(what), reader)}"
    chosen = [one for one in every if what in (EVERY, one.holds.value)]
    title = t("Representations of a statement") + word
    return title, [_verdict(one, reader) for one in chosen]


def divided(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a count for so many of another."""
    denominator, above_text, below_text, decimals_text = parts
    known = {one.id: one for one in DENOMINATORS}
    above, below = cell_of(world, above_text), cell_of(world, below_text)
    digits = decimals_text.removeprefix("-")
    if denominator not in known or not digits.isdecimal() or int(digits) > 2 * DIGITS:
        raise UnknownRefError(f"{denominator!r} is no denominator to {decimals_text!r} decimals")
    if above.side.id != below.side.id or not below.value.number:
        raise UnknownRefError("a quotient is one of two figures of a side")
    one, decimals, t = known[denominator], int(decimals_text), reader.t
    number = one.factor * (above.value.number or 0.0) / below.value.number
    factor = f"{reader.number(one.factor)} × " if one.factor != 1 else ""
    titles = [reader.of(measure_in(each, world).title) for each in (above, below)]
    record = Record(
        ref=ref("quotient", *parts),
        title=f"{titles[0]} {unit_words(one, reader)}",
        value=quotient_words(number, decimals, one, reader),
        number=number,
        place=line_name(above.side, reader),
        unit=unit_words(one, reader),
        formula=f"{factor}{titles[0]} ÷ {titles[1]}",
        terms=(
            cell_term(world, above, t("numerator"), reader),
            cell_term(world, below, t("denominator"), reader),
        ),
        notes=(
            t("Rounded to {digits} digits of the largest figure beside it.").format(digits=DIGITS),
        ),
        comparable=verdict([above], reader).notes,
    )
    return derived(world, record, [above, below], reader)


def of_parts(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the median or range of the parts of a side, or of how many lack one."""
    what, side_id, level_text, indicator, period = parts
    measure, side = measure_of(world, indicator), side_of(world, side_id)
    if what not in (MEDIAN, RANGE, MISSING) or level_text not in list(Level):
        raise UnknownRefError(f"{what!r} of {level_text!r} is not made of parts")
    if period not in world.observations[indicator]:
        raise UnknownRefError(f"{indicator!r} has no figures of {period!r}")
    level, t = Level(level_text), reader.t
    areas = areas_inside(world, side, level)
    found = side_parts(world, measure, areas, period)
    span = None if what == MISSING else found.span(what)
    if not span and not (what == MISSING and found.lacking):
        raise UnknownRefError(f"the parts of {side_id!r} have no {what}")
    titles = {
        MEDIAN: t("median of the {level}"),
        RANGE: t("lowest and highest of the {level}"),
        MISSING: t("{level} without a value"),
    }
    title = titles[what].format(level=level_words(level, reader))
    chosen = found.lacking if what == MISSING else areas
    part, rows = t("part"), values(world.observations, indicator, period).reindex(list(chosen))
    sources = sources_of(world, map(str, rows["source_id"].dropna().unique()))
    return Record(
        ref=ref("parts", *parts),
        title=f"{reader.of(measure.title)}: {title}",
        value=found.words(what, reader) if span else reader.number(len(found.lacking)),
        number=_number(span, len(found.lacking)),
        place=line_name(side, reader),
        period=period,
        unit="" if what == MISSING else reader.of(measure.unit),
        status=t("own calculation of the atlas"),
        formula=title,
        terms=tuple(area_term(world, part, indicator, one, period, reader) for one in chosen),
        sources=sources,
        territory=territory_words(world, sources, chosen, reader),
        census=census_words(measure, period, reader),
        notes=tuple(reader.of(one) for one in measure.caveats(period)),
    )


def _verdict(one: Representation, reader: Reader) -> Term:
    said = ": ".join(filter(None, [holds_words(one.holds, reader), str(one.why)]))
    return Term(role=reader.t("part"), title=one.title, value=said)


def _number(span: Span | None, lacking: int) -> float | None:
    """Return the number of a record; a range of two numbers has none."""
    if span is None:
        return float(lacking)
    return span[0] if span[0] == span[1] else None
