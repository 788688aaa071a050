"""A statement seen in classes: do the sides fall into different classes, in the same order?

Classes keep the order of values, so that they can never turn a statement round: where two sides
share a class, the map shows no difference and leaves the statement open.
"""

from __future__ import annotations

from bisect import bisect_right

from geo.areas import level_of
from geo.class_choice import method_words, refusal_words
from geo.classification import Method, Scheme
from geo.classify import Classes
from geo.compare.representations import (
    Question,
    Representation,
    Small,
    Way,
    in_period,
    represented,
)
from geo.kept import kept_with_world
from geo.model import Indicator, Kind, Level
from geo.skills_layer import district_classes
from geo.text import Reader
from geo.world import World


def in_classes(
    world: World, question: Question, reader: Reader
) -> tuple[list[Representation], tuple[str, ...]]:
    """Return the statement under every method of classing, and why there are none if so."""
    if question.measure.kind is Kind.COUNT:
        return [], (reader.t("Totals are not classed: they are shown as symbols, not as shades."),)
    levels = {level_of(side.areas[0]) for side in question.sides}
    if levels & {Level.COUNTRY, Level.STATE}:
        unlike = reader.t("Länder are not classed with the limits that hold for districts.")
        return [], (unlike,)
    smalls = in_period(world, question, question.period, reader)
    words = method_words(reader)
    found = []
    for method in Method:
        if method is Method.MANUAL and not question.measure.breaks:
            continue
        classes, refusal = _classes(world, question.measure.id, question.period, method)
        title = words[method]
        if refusal:
            reason = reader.t("no classes, because {reason}")
            smalls_here = _without(smalls, reason.format(reason=refusal_words(reader)[refusal]))
            colours: tuple[str, ...] = ()
        else:
            smalls_here, colours = _classed(smalls, classes, question.measure), classes.colours
        found.append(
            represented(
                question,
                Way.CLASSES,
                smalls_here,
                reader,
                step=1.0,
                id=f"classes-{method.value}",
                titles=(reader.t("Classes: {method}").format(method=title), title),
                near=reader.t("in the same class: {one} {value}, {other} {beside}"),
                colours=colours,
            )
        )
    return found, ()


@kept_with_world
def _classes(world: World, indicator: str, period: str, method: Method) -> tuple[Classes, str]:
    return district_classes(world, world.catalogue[indicator], period, Scheme(method=method))


def _classed(smalls: list[Small], classes: Classes, measure: Indicator) -> list[Small]:
    """Return the number of the class that each side's figure falls into as shown, lowest 0."""
    found = []
    for one in smalls:
        span = one.span
        if span is not None:
            place = float(bisect_right(classes.breaks, round(span[0], measure.decimals)))
            span = (place, place)
        found.append(Small(side=one.side, span=span, text=one.text, refs=one.refs, ref=one.ref))
    return found


def _without(smalls: list[Small], reason: str) -> list[Small]:
    return [Small(side=one.side, span=None, text=reason, refs=one.refs) for one in smalls]
