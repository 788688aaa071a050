"""What may stand side by side: unlike figures are refused, or marked with a note for readers.

Refused are other measures, other censuses, levels that a measure does not exist for, counts of a
whole district for a part of it, and figures that cannot be put together. Other years, levels,
boundaries, tables and ways of making a figure are said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo import aggregate
from geo.areas import levels_of
from geo.comparability import Basis, basis_level_words, level_words
from geo.compare.cells import Cell
from geo.compare.unlikeness import Reason, aspects, unlike
from geo.model import Kind, Status
from geo.places import shortened
from geo.text import Reader


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What stands against comparing figures: sentences, and ids of the sides that are left out.

    ``refused`` says why sides are ``out``; ``notes`` go with the others into every view and export.
    """

    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    out: tuple[str, ...] = ()


def verdict(cells: Sequence[Cell], reader: Reader) -> Verdict:
    """Return what stands against comparing the figures of one measure."""
    absent = [(one, _absence(one, reader)) for one in cells if _absence(one, reader)]
    known = [one for one in cells if one.value.number is not None]
    refused = [*absent, *_alone_refused(known, reader), *_together_refused(known, reader)]
    out = tuple(dict.fromkeys(one.side.id for one, _ in refused))
    kept = [one for one in known if one.side.id not in out]
    missing = [one for one in cells if one.value.number is None and one.side.id not in out]
    return Verdict(
        refused=tuple(dict.fromkeys(words for _, words in refused)),
        notes=(*_notes(kept, reader), *(_missing(one, reader) for one in missing)),
        out=(*out, *(one.side.id for one in missing)),
    )


def _absence(one: Cell, reader: Reader) -> str:
    """Return why a side can have no figure of a measure, nothing where it is merely not known."""
    if one.value.number is not None:
        return ""
    levels = one.measure.levels if one.measure else ()
    if levels and not set(levels_of(one.side.areas)) <= set(levels):
        return _wrong_level(one, reader)
    if not one.value.reason:
        return ""
    reason = reader.refusal(one.value.reason)
    if one.unlike:
        words = reader.t("{side}: {reason}; not that of {list}.")
        listed = ", ".join(shortened(list(one.unlike), reader))
        return words.format(side=one.side.title(reader), reason=reason, list=listed)
    words = reader.t("{side}: {reason}.")
    return words.format(side=one.side.title(reader), reason=reason)


def _wrong_level(one: Cell, reader: Reader) -> str:
    words = reader.t("{side}: the measure exists for {levels} only.")
    levels = one.measure.levels if one.measure else ()
    listed = ", ".join(level_words(level, reader) for level in levels)
    return words.format(side=one.side.title(reader), levels=listed)


def _missing(one: Cell, reader: Reader) -> str:
    words = reader.t("{side}: {reason}.")
    return words.format(side=one.side.title(reader), reason=reader.status(one.value.status))


def _alone_refused(known: Sequence[Cell], reader: Reader) -> Iterator[Reason]:
    """Yield the figures that do not speak for their side."""
    for one in known:
        measure = one.measure
        levels = set(measure.levels) if measure else set()
        if levels and one.basis and not set(one.basis.levels) <= levels:
            yield one, _wrong_level(one, reader)
        elif one.of_district and measure and measure.kind is Kind.COUNT:
            words = reader.t("{side}: the count is that of a whole district.")
            yield one, words.format(side=one.side.title(reader))


def _together_refused(known: Sequence[Cell], reader: Reader) -> Iterator[Reason]:
    """Yield the figures that cannot stand beside the others, of which there are more.

    Where they are not more, or unlike one another too, it is said what each figure is.
    """
    for aspect in aspects(reader):
        yield from unlike(known, aspect, reader)
    for one in known:
        twin = [two for two in known if two is not one and _describes(two) == one.of_district]
        if one.of_district and twin:
            words = reader.t("{side}: its figure is that of {other}, which stands beside it.")
            yield one, words.format(side=one.side.title(reader), other=twin[0].side.title(reader))


def _describes(one: Cell) -> str:
    """Return the single area that a figure is of, empty where there are several."""
    return one.of_district or (one.side.areas[0] if len(one.side.areas) == 1 else "")


def _notes(kept: Sequence[Cell], reader: Reader) -> Iterator[str]:
    """Yield one sentence for each thing in which figures differ, with who has which."""
    t = reader.t
    for words, said in (
        (t("Different periods: {list}."), lambda b: b.period),
        (t("Not the same measure: {list}."), lambda b: reader.of(b.indicator.title)),
        (t("Figures of different levels: {list}."), lambda b: basis_level_words(b, reader)),
        (t("Census: {list}."), lambda b: b.census_base or t("not stated")),
        (t("Boundaries may differ: {list}."), lambda b: reader.date(b.boundary_date)),
        (t("From different tables, whose definitions may differ: {list}."), _tables),
    ):
        yield from _difference(kept, words, _of_basis(said, t("not stated")), reader)
    yield from _difference(kept, t("Made in different ways: {list}."), _method(reader), reader)
    yield from _single_notes(kept, reader)


def _of_basis(said: Callable[[Basis], str], unknown: str) -> Callable[[Cell], str]:
    return lambda one: (said(one.basis) if one.basis else "") or unknown


def _tables(found: Basis) -> str:
    return ", ".join(found.tables)


def _method(reader: Reader) -> Callable[[Cell], str]:
    """Return what says how a rate was made; counts are the same whether summed or not."""
    words = {
        aggregate.RATIO: reader.t("ratio of sums"),
        aggregate.MEAN: reader.t("weighted mean"),
    }

    def said(one: Cell) -> str:
        counted = one.measure is not None and one.measure.kind is Kind.COUNT
        return "" if counted else words.get(one.value.reason, reader.t("the source’s own figure"))

    return said


def _difference(
    kept: Sequence[Cell], words: str, said: Callable[[Cell], str], reader: Reader
) -> Iterator[str]:
    by_words: dict[str, list[str]] = {}
    for one in kept:
        by_words.setdefault(said(one), []).append(one.side.title(reader))
    if len(by_words) > 1:
        listed = "; ".join(f"{text}: {', '.join(sides)}" for text, sides in by_words.items())
        yield words.format(list=listed)


def _single_notes(kept: Sequence[Cell], reader: Reader) -> Iterator[str]:
    t = reader.t
    for one in kept:
        side = one.side.title(reader)
        if one.of_district:
            yield t("{side}: figure of the whole district, not of the region.").format(side=side)
        if one.estimated:
            shares = ", ".join(
                f"{reader.with_unit(100 * share, 1, '%')} ({district})"
                for district, share in one.shares
            )
            words = t("{side}: estimated by the share of inhabitants of the district: {shares}.")
            yield words.format(side=side, shares=shares)
        elif one.value.status is Status.UNCERTAIN:
            yield t("{side}: the figure is uncertain.").format(side=side)
