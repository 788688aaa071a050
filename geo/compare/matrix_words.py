"""What is said of many indicators over all sides: how many figures, who is highest and lowest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.citation import cited
from geo.compare.cells import Cell
from geo.compare.row_words import by_number, row_words
from geo.compare.rows import Row, row_notes, source_ids
from geo.compare.sides import Side
from geo.compare.wording import alike, listed, sentences, source_sentence
from geo.model import Kind
from geo.text import Reader
from geo.world import World


def matrix_words(
    world: World, sides: Sequence[Side], found: Sequence[Row], reader: Reader
) -> tuple[str, ...]:
    """Return what the matrix says: of one indicator all of it, of several what is counted."""
    if len(found) == 1:
        return row_words(world, found[0], reader)
    figures = sum(len(one.parted.compared) for one in found)
    periods = sorted({one.period for one in found if one.period})
    missing = sum(len(one.cells) for one in found) - figures
    size = _size_words(missing, reader).format(
        sides=len(sides),
        indicators=len(found),
        figures=reader.number(figures),
        periods="–".join(dict.fromkeys([*periods[:1], *periods[-1:]])),
        missing=reader.number(missing),
    )
    rest = (_most_often(found, reader), source_sentence(world, source_ids(found), reader))
    return sentences(size, *rest)


def _size_words(missing: int, reader: Reader) -> str:
    """Return the sentence on how many figures there are, for none, one or several missing."""
    if not missing:
        return reader.t(
            "{sides} regions and {indicators} indicators, {figures} figures of {periods}."
        )
    if missing == 1:
        return reader.t(
            "{sides} regions and {indicators} indicators, {figures} figures of {periods}; "
            "1 is missing or not comparable."
        )
    return reader.t(
        "{sides} regions and {indicators} indicators, {figures} figures of {periods}; "
        "{missing} are missing or not comparable."
    )


def _most_often(found: Sequence[Row], reader: Reader) -> str:
    """Return which sides are highest and lowest most often, counts left out."""
    highest: Counter[str] = Counter()
    lowest: Counter[str] = Counter()
    measured = [one for one in found if one.indicator.kind is not Kind.COUNT]
    told = 0
    for one in measured:
        ordered = by_number(one.parted.compared)
        if len(ordered) > 1 and not _level(ordered, one):
            told += 1
            highest[ordered[-1].side.title(reader)] += not _same(ordered[-1], ordered[-2], one)
            lowest[ordered[0].side.title(reader)] += not _same(ordered[0], ordered[1], one)
    if not told:
        return ""
    words = reader.t(
        "Of {told} indicators other than counts, highest most often: {highest}; "
        "lowest most often: {lowest}."
    )
    return cited(
        words,
        told=told,
        highest=_leaders(highest, reader),
        lowest=_leaders(lowest, reader),
    )


def _leaders(counted: Counter[str], reader: Reader) -> str:
    most = max(counted.values(), default=0)
    if not most:
        return reader.t("none")
    names = listed([name for name, times in counted.items() if times == most], reader)
    return f"{names} ({most})"


def _same(one: Cell, other: Cell, found: Row) -> bool:
    return alike(one.value.number or 0.0, other.value.number or 0.0, found.indicator)


def _level(ordered: Sequence[Cell], found: Row) -> bool:
    """Tell whether the sides cannot be told apart at all."""
    return _same(ordered[0], ordered[-1], found)


def matrix_notes(found: Sequence[Row], reader: Reader) -> tuple[str, ...]:
    """Return what is to be said beside the indicators: each note once, with whose it is."""
    whose: dict[str, list[str]] = {}
    for one in found:
        for note in row_notes(one, reader):
            whose.setdefault(note, []).append(reader.of(one.indicator.title))
    return tuple(
        note if len(names) == len(found) > 1 else f"{'; '.join(names)}: {note}"
        for note, names in whose.items()
    )
