"""What is said of many indicators over all sides: how many figures, who is highest and lowest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from geo.citation import cited, figure, joined
from geo.compare.addresses import compared_ref
from geo.compare.cells import Cell
from geo.compare.made_words import level_sentence, made_sentence
from geo.compare.row_words import by_number, indicator_words, row_words
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
    ref_of = partial(_ref, sides, found)
    numbers = {
        "sides": len(sides),
        "indicators": len(found),
        "figures": figures,
        "missing": missing,
    }
    size = cited(
        _size_words(missing, reader) if periods else _none_words(reader),
        periods="–".join(dict.fromkeys([*periods[:1], *periods[-1:]])),
        **{what: figure(reader.number(one), ref_of(what)) for what, one in numbers.items()},
    )
    shown = [cell for one in found for cell in one.parted.compared]
    rest = (
        made_sentence(world, shown, reader),
        source_sentence(world, source_ids(found), reader),
    )
    return sentences(
        joined(" ", sentences(size, level_sentence(shown, reader))),
        _most_often(sides, found, ref_of, reader),
        joined(" ", sentences(*rest)),
    )


def matrix_more(world: World, found: Sequence[Row], reader: Reader) -> tuple[str, ...]:
    """Return what is said of each of several indicators; of one the words say all."""
    return indicator_words(world, found, reader) if len(found) > 1 else ()


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


def _none_words(reader: Reader) -> str:
    """Return the sentence on figures of which none stands beside another."""
    return reader.t(
        "{sides} regions and {indicators} indicators, no figure: {missing} are missing or not "
        "comparable."
    )


def _ref(sides: Sequence[Side], found: Sequence[Row], what: str) -> str:
    return compared_ref(what, [one.id for one in sides], [one.indicator.id for one in found])


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaders:
    """The indicators in which the sides can be told apart, and whose figure is at each end.

    ``ends`` has by end a row and the figure there, where it can be told from the next.
    """

    ENDS: ClassVar = ("highest", "lowest")

    told: tuple[Row, ...]
    ends: Mapping[str, tuple[tuple[Row, Cell], ...]]

    def counted(self, end: str) -> Counter[str]:
        """Return how often each side is at an end, by its id."""
        return Counter(cell.side.id for _, cell in self.ends[end])

    def most(self, end: str) -> int:
        """Return how often the side is at an end that is there most often."""
        return max(self.counted(end).values(), default=0)

    def firsts(self, end: str) -> list[tuple[Row, Cell]]:
        """Return the figures at an end of the sides that are there most often."""
        times = self.counted(end)
        return [one for one in self.ends[end] if times[one[1].side.id] == self.most(end)]


def leaders(found: Sequence[Row]) -> Leaders:
    """Return which sides are highest and lowest, counts left out."""
    ordered = {
        one.indicator.id: by_number(one.parted.compared)
        for one in found
        if one.indicator.kind is not Kind.COUNT
    }
    told = tuple(
        one
        for one in found
        if len(ordered.get(one.indicator.id, ())) > 1 and not _level(ordered[one.indicator.id], one)
    )
    ends: dict[str, list[tuple[Row, Cell]]] = {end: [] for end in Leaders.ENDS}
    for one in told:
        own = ordered[one.indicator.id]
        for end, first, next_ in (("highest", own[-1], own[-2]), ("lowest", own[0], own[1])):
            if not _same(first, next_, one):
                ends[end].append((one, first))
    return Leaders(told=told, ends={end: tuple(rows) for end, rows in ends.items()})


def _most_often(
    sides: Sequence[Side], found: Sequence[Row], ref_of: Callable[[str], str], reader: Reader
) -> str:
    """Return which sides are highest and lowest most often, counts left out."""
    own = leaders(found)
    if not own.told:
        return ""
    words = reader.t(
        "Of {told} indicators other than counts, highest most often: {highest}; "
        "lowest most often: {lowest}."
    )
    return cited(
        words,
        told=figure(reader.number(len(own.told)), ref_of("told")),
        **{end: _leading(sides, own, end, ref_of(end), reader) for end in Leaders.ENDS},
    )


def _leading(sides: Sequence[Side], own: Leaders, end: str, ref: str, reader: Reader) -> str:
    """Return the sides that are at an end most often, in the order of the first time."""
    most = own.most(end)
    if not most:
        return reader.t("none")
    titles = {side.id: side.title(reader) for side in sides}
    ids = dict.fromkeys(cell.side.id for _, cell in own.firsts(end))
    names = listed([titles[one] for one in ids], reader)
    return cited("{names} ({most})", names=names, most=figure(reader.number(most), ref))


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
