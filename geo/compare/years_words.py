"""What is said of the sides over the years: changes, whose figures they are, and their gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import change_ref
from geo.compare.cells import Cell
from geo.compare.guard import verdict
from geo.compare.made_words import level_sentence, made_sentence
from geo.compare.series import Series
from geo.compare.series_table import cells_of
from geo.compare.wording import (
    alike,
    cell_words,
    from_unrounded,
    listed,
    sentences,
    signed_words,
    source_sentence,
)
from geo.model import Indicator
from geo.text import Reader
from geo.world import World


def years_words(
    world: World,
    measure: Indicator,
    own: Sequence[Series],
    sources: Sequence[str],
    last: str,
    reader: Reader,
) -> tuple[str, ...]:
    """Return how each side changed, whose figures they are, and which sides have no two years.

    ``last`` is what is said of the last year that all have.
    """
    name = reader.of(measure.title)
    moved = [one for one in own if one.longest]
    still = [_newest(one, measure, reader) for one in own if not one.longest]
    changes = joined("; ", [_change(one, measure, reader) for one in moved])
    first = (
        cited(reader.t("{measure}: {changes}."), measure=name, changes=changes)
        if moved
        else reader.t("{measure}: fewer than two years that may be compared.").format(measure=name)
    )
    every = [one for each in own for one in cells_of(each)]
    whose = made_sentence(world, every, reader), level_sentence(every, reader)
    lost = reader.t("Fewer than two comparable years: {sides}.")
    return sentences(
        first,
        _ends(moved, measure, reader),
        last,
        joined(
            " ",
            sentences(
                *whose,
                cited(lost, sides=listed(still, reader)) if still else "",
                source_sentence(world, sources, reader),
            ),
        ),
    )


def _newest(one: Series, measure: Indicator, reader: Reader) -> str:
    """Return a side with its newest figure, if it has one."""
    known, title = cells_of(one), one.side.title(reader)
    if not known:
        return title
    value = cell_words(known[-1], measure, reader)
    return cited(
        "{side} ({period}: {value})", side=title, period=known[-1].value.period, value=value
    )


def _change(one: Series, measure: Indicator, reader: Reader) -> Cited:
    first, last = one.longest[0], one.longest[-1]
    return cited(
        reader.t("{side} {before} in {first}, {after} in {last} ({change})"),
        side=one.side.title(reader),
        before=cell_words(first, measure, reader),
        after=cell_words(last, measure, reader),
        first=first.value.period,
        last=last.value.period,
        change=from_unrounded(
            figure(signed_words(_step(one), measure, reader), change_ref(first, last)),
            _number(last),
            _number(first),
            measure,
            reader,
        ),
    )


def _step(one: Series) -> float:
    return _number(one.longest[-1]) - _number(one.longest[0])


def _number(cell: Cell) -> float:
    return cell.value.number or 0.0


def _ends(moved: Sequence[Series], measure: Indicator, reader: Reader) -> str:
    """Return which sides rose, fell or did not change by more than rounding."""
    groups: dict[str, list[str]] = {"rose": [], "fell": [], "alike": []}
    for one in moved:
        step = _step(one)
        where = "alike" if alike(step, 0.0, measure) else "rose" if step > 0 else "fell"
        groups[where].append(one.side.title(reader))
    words = {
        "rose": reader.t("higher than at the start: {sides}"),
        "fell": reader.t("lower than at the start: {sides}"),
        "alike": reader.t("not distinguishable from the start: {sides}"),
    }
    said = [words[k].format(sides=listed(v, reader)) for k, v in groups.items() if v]
    return reader.t("At the end {groups}.").format(groups="; ".join(said)) if said else ""


def years_notes(
    measure: Indicator, own: Sequence[Series], beside: Sequence[Series], reader: Reader
) -> tuple[str, ...]:
    """Return what differs between the sides of each year, where lines are parted, the caveat."""
    words = reader.t("Gap between {before} and {after}: {why}")
    gaps = [
        words.format(before=b.before, after=b.after, why=b.why)
        for one in (*own, *beside)
        for b in one.breaks
    ]
    caveat = [reader.of(measure.caveat)] if measure.caveat else []
    return tuple(dict.fromkeys([*_between(own, reader), *gaps, *caveat]))


def _between(own: Sequence[Series], reader: Reader) -> Iterator[str]:
    """Yield what the guard says of the figures of the sides, year by year."""
    by_year: dict[str, list[Cell]] = {}
    for one in own:
        for each in cells_of(one):
            by_year.setdefault(each.value.period, []).append(each)
    for _, figures in sorted(by_year.items()):
        found = verdict(figures, reader)
        yield from (*found.refused, *found.notes)
