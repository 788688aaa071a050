"""One indicator over all sides, with its Länder and Germany: what every view is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.compare.cells import Cell, absence_words
from geo.compare.cells import row as row_of_cells
from geo.compare.likeness import Parted, parted
from geo.compare.lines import Line, lines
from geo.compare.made_words import district_note
from geo.compare.sides import Side
from geo.compare.unlikeness import measure_words
from geo.figures import KEY_INDICATORS
from geo.model import Indicator
from geo.skills_layer import skills_indicators
from geo.text import Reader
from geo.world import World

MOST_INDICATORS = 20
SIDE, LINE = "side", "line"
"""What a row of a table is of."""

COLUMNS = (
    "indicator", "measure", "unit", "kind", "side", "title", "period", "number", "value",
    "status", "note", "ref",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One indicator; ``period`` is that of the figures compared, empty where there are none."""

    indicator: Indicator
    period: str
    cells: tuple[Cell, ...]
    parted: Parted
    lines: tuple[Line, ...]

    @property
    def periods(self) -> str:
        """Return all periods of the figures compared, for what is drawn of them."""
        return ", ".join(sorted({one.value.period for one in self.parted.compared}))

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources of all figures shown, each once."""
        shown = [*self.parted.compared, *(one.cell for one in self.lines)]
        return tuple(dict.fromkeys(one for cell in shown for one in cell.value.source_ids))

    def line(self, area_id: str) -> Line | None:
        """Return the line of a Land or of Germany that has a figure, else None."""
        found = (one for one in self.lines if one.area_id == area_id and one.number is not None)
        return next(found, None)


def default_indicators(world: World) -> tuple[str, ...]:
    """Return the key figures and the measures of skills shortage."""
    skills = [one.id for one in skills_indicators(world)]
    known = [one for one in KEY_INDICATORS if one in world.catalogue]
    return tuple(dict.fromkeys([*known, *skills]))


def row(world: World, sides: Sequence[Side], indicator: str, reader: Reader) -> Row:
    """Return the newest figures of the sides, those unlike the others set aside."""
    return row_of(world, sides, indicator, row_of_cells(world, sides, indicator), reader)


def row_of(
    world: World, sides: Sequence[Side], indicator: str, cells: Sequence[Cell], reader: Reader
) -> Row:
    """Return figures of the sides as a row, those unlike the others set aside."""
    apart = parted(cells, reader)
    period = _usual([one.value.period for one in apart.compared])
    return Row(
        indicator=world.catalogue[indicator],
        period=period,
        cells=tuple(cells),
        parted=apart,
        lines=lines(world, sides, _measure(apart.compared, period) or indicator, period, reader),
    )


def _usual(periods: Sequence[str]) -> str:
    """Return the period of most figures, of equals the first; empty where there is none."""
    return Counter(periods).most_common(1)[0][0] if periods else ""


def _measure(shown: Sequence[Cell], period: str) -> str:
    """Return the measure that all figures of a period are of, empty where they are of several.

    It is another one than asked for where sides have the same by the census.
    """
    found = {one.basis.indicator.id for one in shown if one.basis and one.value.period == period}
    return found.pop() if len(found) == 1 else ""


def rows(
    world: World, sides: Sequence[Side], indicators: Sequence[str], reader: Reader
) -> tuple[Row, ...]:
    """Return a row for each indicator, at most :data:`MOST_INDICATORS` of them."""
    wanted = list(dict.fromkeys(indicators))[:MOST_INDICATORS]
    return tuple(row(world, sides, one, reader) for one in wanted)


def table(world: World, found: Sequence[Row], reader: Reader) -> pd.DataFrame:
    """Return one row for each figure of a side, a Land or Germany, with its address as ``ref``.

    Columns: :data:`COLUMNS`. ``number`` is missing where ``value`` says why; figures set aside
    keep their address, their reason is the ``note``.
    """
    made = [one for own in found for one in _records(world, own, reader)]
    return pd.DataFrame(made, columns=list(COLUMNS))


def _records(world: World, found: Row, reader: Reader) -> Iterator[dict[str, object]]:
    for cell in found.cells:
        yield {
            **_record(world, found, cell, cell.side.title(reader), reader),
            "kind": SIDE,
            "note": note_of(world, found, cell, reader),
        }
    for line in found.lines:
        if line.is_side:
            continue
        yield {**_record(world, found, line.cell, line.name, reader), "kind": LINE, "note": ""}


def _record(world: World, found: Row, cell: Cell, title: str, reader: Reader) -> dict[str, object]:
    measure = found.indicator
    aside = cell.side.id in found.parted.aside
    return {
        "indicator": measure.id,
        "measure": reader.of(measure.title),
        "unit": reader.of(measure.unit),
        "side": cell.side.id,
        "title": title,
        "period": cell.value.period,
        "number": None if aside else cell.value.number,
        "value": reader.t("not comparable") if aside else value_words(world, found, cell, reader),
        "status": str(cell.value.status),
        "ref": cell.ref,
    }


def value_words(world: World, found: Row, cell: Cell, reader: Reader) -> str:
    """Return a figure with its unit, or what stands in its place."""
    measure = found.indicator
    if cell.value.number is None:
        return absence_words(world, cell, reader)
    return reader.figure(cell.value, measure.decimals, reader.of(measure.unit))


def note_of(world: World, found: Row, cell: Cell, reader: Reader) -> str:
    """Return what is to be said of one figure: why it stands aside, or of what it really is."""
    aside = found.parted.aside.get(cell.side.id, "")
    if aside:
        return aside
    other = cell.basis is not None and cell.basis.indicator.id != found.indicator.id
    words = (measure_words(cell, reader) if other else "", district_note(world, cell, reader))
    return "; ".join(filter(None, words))


def row_notes(found: Row, reader: Reader) -> tuple[str, ...]:
    """Return what differs between the figures, what stands aside, and the measure's caveat."""
    names = {one.side.id: one.side.title(reader) for one in found.cells}
    aside = [f"{names[side]}: {why}" for side, why in found.parted.aside.items()]
    caveat = [reader.of(found.indicator.caveat)] if found.indicator.caveat else []
    return (*aside, *found.parted.notes, *caveat)


def source_ids(found: Sequence[Row]) -> tuple[str, ...]:
    """Return the sources of rows, each once."""
    return tuple(dict.fromkeys(one for own in found for one in own.source_ids))
