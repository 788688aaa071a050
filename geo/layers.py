"""What a map layer is made of; drawn by the browser, explained by the legend, listed in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.classify import Classes
from geo.model import Kind, Level
from geo.symbolisation import check_area_kind, check_symbol_kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Fill:
    """One value and one class for each area of a level.

    ``codes`` gives the class of every area (see :class:`geo.classify.Classes`), ``values`` the
    numbers behind it; ``lower_bound`` names areas whose number is only "at least", ``uncertain``
    those whose number is shown but not certain. ``zero_text`` is what 0 means where it is no
    measurement, such as "none known", ``nothing_text`` what it means that there is nothing to
    measure. Where ``painted`` is false, only words are made of it.
    ``ref`` is the address of an area's figure with {} for the area (see :mod:`geo.refs`).

    Raises:
        WrongSymbolError: ``kind`` is a total.

    """

    level: Level
    measure: str
    unit: str
    decimals: int
    period: str
    source: str
    values: Mapping[str, float]
    codes: Mapping[str, str]
    classes: Classes
    lower_bound: frozenset[str] = frozenset()
    uncertain: frozenset[str] = frozenset()
    zero_text: str = ""
    nothing_text: str = ""
    painted: bool = True
    kind: Kind = Kind.RATE
    ref: str = ""

    def __post_init__(self) -> None:
        check_area_kind(self.kind, self.measure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Symbol:
    """A circle whose area is proportional to a total; ``lines`` is what its tooltip says.

    ``ref`` is the address of the total.

    Raises:
        WrongSymbolError: ``kind`` is no total.

    """

    lat: float
    lon: float
    radius_px: float
    colour: str
    lines: tuple[str, ...]
    label: str = ""
    hollow: bool = False
    kind: Kind = Kind.COUNT
    ref: str = ""

    def __post_init__(self) -> None:
        check_symbol_kind(self.kind, self.label or next(iter(self.lines), ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A straight line between two places, ``width_px`` wide; ``lines`` is what its tooltip says.

    ``count`` is how many memberships it stands for, ``names`` what start and end are called.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    width_px: float
    lines: tuple[str, ...]
    count: int
    names: tuple[str, str]
    ref: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a grid by its corners (latitude, longitude); ``lines`` is its tooltip."""

    corners: tuple[tuple[float, float], ...]
    colour: str
    lines: tuple[str, ...]
    ref: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """The outline of a region or an alliance; dashed where the area is self-defined."""

    id: str
    colour: str
    dashed: bool
    label: str
    tooltip: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Where Germany, a Land or a region stands on a scale: its name, its value, both in words."""

    name: str
    value: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One line of a legend.

    ``mark`` is class, ramp, pattern, circle, line, dashed, dotted, ring or dot; ``colour`` its
    colour, the colours of a ramp or the code of a pattern; ``size_px`` a radius or a width;
    ``count`` how many areas or things carry it; ``named`` says who stands there, each with its
    place on the entry from 0 (low) to 1. ``code`` names the class, the state or the border whose
    areas are counted, empty where they are none.
    """

    mark: str
    label: str
    colour: str = ""
    size_px: float = 0
    count: int | None = None
    named: tuple[tuple[str, float], ...] = ()
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Square:
    """The legend of two measures at once: rows of fields, each low to high.

    ``fields`` holds (number, colour, how many areas) row by row; ``rows`` and ``columns`` say what
    each of them holds, lowest first.
    """

    row_title: str
    column_title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    fields: tuple[tuple[tuple[int, str, int], ...], ...]

    def row_steps(self) -> list[tuple[str, str]]:
        """Return the numbers of the fields of each row with what the row holds, lowest first."""
        return [(_numbers(row), label) for row, label in zip(self.fields, self.rows, strict=True)]

    def column_steps(self) -> list[tuple[str, str]]:
        """Return the numbers of the fields of each column with what it holds, lowest first."""
        columns = zip(*self.fields, strict=True)
        return [(_numbers(one), label) for one, label in zip(columns, self.columns, strict=True)]


def _numbers(fields: Iterable[tuple[int, str, int]]) -> str:
    return ", ".join(str(number) for number, _, _ in fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendSection:
    """A heading with its entries, such as one scale or one kind of symbol, or a square.

    ``level`` is that of the areas whose classes it explains, None where it is about other things.
    """

    title: str
    entries: tuple[LegendEntry, ...]
    reference: tuple[str, ...] = ()
    square: Square | None = None
    level: Level | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One state of a layer: an indicator in a year, or the only one there is.

    ``essentials`` is said with the map at once, ``notes`` when the reader asks; ``classed`` says
    how classes are made, with the map where it is taken away.
    """

    id: str
    label: str
    title: str
    subtitle: str
    essentials: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    legend: tuple[LegendSection, ...]
    fills: tuple[Fill, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    links: tuple[Link, ...] = ()
    cells: tuple[Cell, ...] = ()
    classed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """A theme of the map with its variants, the default one first; ids go into links.

    The variants of a ``timeline`` after the first follow one another in time.
    """

    id: str
    label: str
    variants: tuple[Variant, ...]
    timeline: bool = False
