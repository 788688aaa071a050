"""Records of the labour market by occupation group: of one district, or of several together."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evidence_record import Record, Term, known_area, name_of, sources_of
from geo.model import Value
from geo.occupations import (
    DECIMALS,
    MEASURES,
    RELATION,
    UNEMPLOYED,
    VACANCIES,
    Table,
    occupation_ref,
    occupation_table,
    occupation_value,
)
from geo.refs import SEPARATOR, UnknownRefError, ref
from geo.text import Reader
from geo.world import World


def of_occupation(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a figure: measure, occupation group, districts, year."""
    measure, code, scope, period = parts
    table = occupation_table(world)
    if table is None or period != table.period or code not in table.titles:
        raise UnknownRefError(f"there is no occupation group {code!r} of {period!r}")
    if measure not in MEASURES:
        raise UnknownRefError(f"{measure!r} is no measure of occupation groups")
    districts = [known_area(world, one) for one in scope.split(SEPARATOR)]
    value = occupation_value(table, measure, code, districts)
    words = measure_words(measure, reader)
    return Record(
        ref=ref("occupation", *parts),
        title=f"{words}: {table.titles[code]}",
        value=reader.figure(value, DECIMALS[measure], ""),
        number=value.number,
        place=", ".join(name_of(world, one, reader) for one in districts),
        period=period,
        unit=unit_words(measure, reader),
        status=reader.status(value.status),
        about=reader.t("Occupation group of the KldB 2010 with three digits, annual average."),
        formula=_formula(measure, len(districts), reader),
        terms=_terms(world, table, measure, code, districts, reader),
        sources=sources_of(world, [table.source_id]),
        notes=occupation_notes(reader),
    )


def measure_words(measure: str, reader: Reader) -> str:
    """Return what a measure of occupation groups is called."""
    t = reader.t
    known = {
        RELATION: t("Unemployed per registered vacancy"),
        UNEMPLOYED: t("Unemployed"),
        VACANCIES: t("Registered vacancies"),
    }
    return known[measure]


def unit_words(measure: str, reader: Reader) -> str:
    """Return the unit of a measure of occupation groups."""
    t = reader.t
    return {RELATION: t("per vacancy"), UNEMPLOYED: t("persons"), VACANCIES: t("vacancies")}[
        measure
    ]


def occupation_notes(reader: Reader) -> tuple[str, ...]:
    """Return what is to be known of every figure of occupation groups."""
    t = reader.t
    return (
        t("This is not the official shortage analysis, which exists for Germany and Länder only."),
        t("Only vacancies registered with the employment agency, about every second one."),
        t(
            "About 4 % of the cells of the special evaluation are suppressed, so that sums are "
            "lower bounds."
        ),
    )


def _formula(measure: str, districts: int, reader: Reader) -> str:
    if measure == RELATION:
        above, below = (measure_words(one, reader) for one in (UNEMPLOYED, VACANCIES))
        return reader.t("{above} ÷ {below}").format(above=above, below=below)
    return reader.t("sum of the parts") if districts > 1 else ""


def _terms(
    world: World,
    table: Table,
    measure: str,
    code: str,
    districts: Sequence[str],
    reader: Reader,
) -> tuple[Term, ...]:
    t = reader.t
    if measure == RELATION:
        roles = {UNEMPLOYED: t("numerator"), VACANCIES: t("denominator")}
        return tuple(
            _term(table, role, measure_words(one, reader), one, code, districts, reader)
            for one, role in roles.items()
        )
    if len(districts) == 1:
        return ()
    return tuple(
        _term(table, t("part"), name_of(world, one, reader), measure, code, [one], reader)
        for one in districts
    )


def _term(
    table: Table,
    role: str,
    title: str,
    measure: str,
    code: str,
    districts: Sequence[str],
    reader: Reader,
) -> Term:
    value: Value = occupation_value(table, measure, code, districts)
    return Term(
        role=role,
        title=title,
        value=reader.figure(value, DECIMALS[measure], unit_words(measure, reader)),
        ref=occupation_ref(measure, code, districts, table.period),
    )
