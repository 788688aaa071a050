"""Unit, year and level of what a view shows, as one line below its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.comparability import basis_level_words, level_words
from geo.compare.rows import row
from geo.compare.sides import Side
from geo.model import Level
from geo.text import Reader
from geo.world import World

MOST_UNITS = 2
"""More of them stand with each indicator only."""


def view_facts(
    world: World,
    sides: Sequence[Side],
    indicators: Sequence[str],
    reader: Reader,
    periods: Iterable[str] = (),
    level: Level | None = None,
) -> str:
    """Return units, periods and levels of the figures.

    ``periods`` replace those of the newest figures, ``level`` is that of views without indicators.
    """
    found = [row(world, sides, one, reader) for one in indicators]
    cells = [cell for one in found for cell in one.cells if cell.value.number is not None]
    units = dict.fromkeys(reader.of(one.indicator.unit) for one in found)
    dated = sorted({*periods} or {cell.value.period for cell in cells})
    levels = [basis_level_words(cell.basis, reader) for cell in cells if cell.basis]
    levels += [level_words(level, reader)] if level else []
    names = ", ".join(dict.fromkeys(levels))
    return " · ".join(
        filter(
            None,
            [
                ", ".join(units) if len(units) <= MOST_UNITS else "",
                "–".join(dict.fromkeys((dated[0], dated[-1]))) if dated else "",
                reader.t("figures of: {levels}").format(levels=names) if names else "",
            ],
        )
    )
