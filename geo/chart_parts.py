"""What a chart to take away is made of: figures, axes and the words around them, no drawing.

The same parts become native charts of slides and drawings of matplotlib.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The words around a chart.

    ``alt`` is the chart in words; ``stem`` names it in files; ``language`` is how numbers are
    written.
    """

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str
    credit: str
    alt: str
    stem: str
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """A scale: its title with the unit, and how many decimals its numbers have."""

    title: str
    decimals: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One value for each category, None where there is none; ``mark`` is a shape of points."""

    name: str
    colour: str
    values: tuple[float | None, ...]
    mark: str = "circle"


@dataclass(frozen=True, kw_only=True, slots=True)
class ByCategory:
    """Values of several series for the same categories, on one scale."""

    head: Head
    axis: Axis
    categories: tuple[str, ...]
    series: tuple[Series, ...]


class Bars(ByCategory):
    """Bars from zero, those of a category beside one another."""


class Dots(ByCategory):
    """A line for each category with the points of all series on it; need not begin at zero."""


class Lines(ByCategory):
    """A line for each series through categories that follow one another in time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A pair of values; ``name`` is written beside it where there is one."""

    x: float
    y: float
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Points that look alike; small ones are the ground that others stand on."""

    name: str
    colour: str
    points: tuple[Point, ...]
    mark: str = "circle"
    small: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scatter:
    """Points by two values; without ``up`` the height only keeps them apart, as in a strip."""

    head: Head
    across: Axis
    up: Axis | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A time from start to end in years with fractions; ``end`` is None where it is not known."""

    name: str
    start: float
    end: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SpanGroup:
    """Spans of one colour under one name."""

    name: str
    colour: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spans:
    """Times under one another, from left to right."""

    head: Head
    axis: Axis
    groups: tuple[SpanGroup, ...]


Chart = Bars | Dots | Lines | Scatter | Spans
