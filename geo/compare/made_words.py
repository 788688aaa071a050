"""Whose figures sides show and how they are made: those of a whole district, ratios of sums."""

from __future__ import annotations

from collections.abc import Sequence

from geo import aggregate
from geo.citation import joined
from geo.comparability import basis_level_words
from geo.compare.cells import Cell
from geo.compare.wording import listed, sentences
from geo.figures import area_name
from geo.model import Kind
from geo.text import Reader
from geo.world import World


def made_note(world: World, one: Cell, reader: Reader) -> str:
    """Return what is to be said of one figure; empty for a published one of the side itself."""
    return "; ".join(filter(None, [district_note(world, one, reader), _way(one, reader)]))


def district_note(world: World, one: Cell, reader: Reader) -> str:
    """Return of which whole district a figure is; empty where it is the side's own."""
    if not one.of_district:
        return ""
    district = area_name(world, one.of_district, reader)
    return reader.t("figure of the whole district {district}").format(district=district)


def made_sentence(world: World, shown: Sequence[Cell], reader: Reader) -> str:
    """Return whose figures are those of a whole district, and which are not published as such."""
    return joined(
        " ", sentences(*stand_in_sentences(world, shown, reader), *_ratios(shown, reader))
    )


def level_sentence(shown: Sequence[Cell], reader: Reader) -> str:
    """Return of areas of which level figures are; with the sides where there are several levels."""
    by_level: dict[str, dict[str, None]] = {}
    for one in shown:
        if one.basis:
            own = by_level.setdefault(basis_level_words(one.basis, reader), {})
            own[one.side.title(reader)] = None
    if not by_level:
        return ""
    names = [
        level if len(by_level) == 1 else f"{level} ({listed(sides, reader)})"
        for level, sides in by_level.items()
    ]
    return reader.t("Level of the figures: {levels}.").format(levels="; ".join(names))


def stand_in_sentences(world: World, shown: Sequence[Cell], reader: Reader) -> list[str]:
    """Return of which sides figures are those of a whole district, and in what they are not."""
    whose: dict[tuple[str, str], dict[str, None]] = {}
    for one in shown:
        if one.of_district:
            words = _stand_in_words(one, shown, reader)
            whose.setdefault((one.of_district, words), {})[one.side.title(reader)] = None
    return [
        words.format(side=listed(sides, reader), district=area_name(world, area, reader))
        for (area, words), sides in whose.items()
    ]


def _stand_in_words(one: Cell, shown: Sequence[Cell], reader: Reader) -> str:
    """Return the sentence on figures of a side that are its district's, all or only some."""
    t = reader.t
    own = [other for other in shown if other.side.id == one.side.id]
    lent = [_title(other, reader) for other in own if other.of_district == one.of_district]
    rest = [_title(other, reader) for other in own if other.of_district != one.of_district]
    if not rest:
        return t("The figures of {side} are those of the whole of {district}.")
    words = t("The figures of {side} are those of the whole of {district}, except: {measures}.")
    if len(lent) < len(rest):
        words = t("Of {side} these figures are those of the whole of {district}: {measures}.")
    return words.replace("{measures}", "; ".join(lent if len(lent) < len(rest) else rest))


def _title(one: Cell, reader: Reader) -> str:
    return reader.of(one.measure.title) if one.measure else one.indicator


def _ratios(shown: Sequence[Cell], reader: Reader) -> list[str]:
    """Return which figures are ratios of sums, where others are as their source publishes them."""
    sides = {one.side.title(reader): None for one in shown if _way(one, reader)}
    if not sides or all(_way(one, reader) for one in shown):
        return []
    words = reader.t("Formed as a ratio of sums, beside published values: {sides}.")
    return [words.format(sides=listed(sides, reader))]


def _way(one: Cell, reader: Reader) -> str:
    """Return that a figure is a ratio of sums; empty for others."""
    is_rate = one.measure is not None and one.measure.kind is not Kind.COUNT
    return reader.t("ratio of sums") if is_rate and one.value.reason == aggregate.RATIO else ""
