"""Thumbnails of representations: a row for each side in the order stated, drawn as SVG.

Where a statement holds, the marks run from right to left as they go down. Each drawing says in
words what it shows, for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Protocol

from geo.compare.representations import Representation, Small
from geo.compare.sides import Side
from geo.compare.statements import Holds, Statement
from geo.palette import AREA_LINE, CATEGORIES, GROUND_LINE, HALO, LABEL_INK, ink_on
from geo.text import NO_BREAK_SPACE, Reader, as_html

WIDTH = 240
ROW = 18
_EDGE = 4
_RADIUS = 7
_LEFT, _RIGHT = 12, 158
"""Between which places marks lie; values stand to the right of them."""
NOT_STATED = "–"
"""In place of a value of a side of which nothing is stated."""
_FONT = "font-family='sans-serif' font-size='11'"


class Marked(Protocol):
    """What a side looks like in every view: a letter on a colour."""

    @property
    def letter(self) -> str:
        """Return the letter of the side."""

    @property
    def colour(self) -> str:
        """Return the colour of the side."""


class PlainMark:
    """A letter by the place among the sides, for want of a mark that all views share."""

    def __init__(self, place: int) -> None:
        self.letter = ascii_uppercase[place]
        self.colour = CATEGORIES[place % len(CATEGORIES)]


def plain_marks(sides: Sequence[Side]) -> dict[str, Marked]:
    """Return a mark for each side by its id."""
    return {side.id: PlainMark(place) for place, side in enumerate(sides)}


def thumbnail(
    one: Representation,
    statement: Statement,
    marks: Mapping[str, Marked],
    reader: Reader,
    left: Sequence[Side] = (),
) -> str:
    """Return a representation as a small drawing with its words.

    The sides ``left``, of which nothing is stated, stand below the others without a value.
    """
    by_side = {small.side.id: small for small in one.smalls}
    rows = [by_side[side] for side in statement.order if side in by_side]
    height = 2 * _EDGE + ROW * (len(rows) + len(left))
    words = as_html(alternative(one, rows, reader, left))
    drawn = "".join(
        _row(small, one, marks[small.side.id], _EDGE + ROW * (place + 0.5))
        for place, small in enumerate(rows)
    ) + "".join(
        _left_row(marks[side.id], _EDGE + ROW * (place + 0.5))
        for place, side in enumerate(left, start=len(rows))
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' "
        f"width='{WIDTH}' height='{height}' role='img' aria-label='{words}'>"
        f"<title>{words}</title>{drawn}</svg>"
    )


def holds_words(holds: Holds, reader: Reader) -> str:
    """Return a verdict in words."""
    known = {
        Holds.YES: reader.t("holds"),
        Holds.NO: reader.t("fails"),
        Holds.UNDECIDED: reader.t("cannot be decided"),
        Holds.REFUSED: reader.t("not formed"),
    }
    return known[holds]


def alternative(
    one: Representation, rows: Sequence[Small], reader: Reader, left: Sequence[Side] = ()
) -> str:
    """Return what a thumbnail shows in words, with the sides of which nothing is stated."""
    listed = "; ".join(f"{small.side.title(reader)}: {small.text}" for small in rows)
    said = f"{one.title}: {holds_words(one.holds, reader)}. {listed}."
    if not left:
        return said
    words = reader.t("Nothing is stated of: {sides}.")
    return f"{said} {words.format(sides=', '.join(side.title(reader) for side in left))}"


def extent(number: float, one: Representation) -> float:
    """Return where a number lies from 0 to 1: on its class, else between least and largest."""
    if one.colours:
        return (number + 0.5) / len(one.colours)
    spans = [small.span for small in one.smalls if small.span]
    least, most = min(span[0] for span in spans), max(span[1] for span in spans)
    return 0.5 if most == least else (number - least) / (most - least)


def _row(small: Small, one: Representation, mark: Marked, y: float) -> str:
    text = as_html(small.text.split(NO_BREAK_SPACE)[0]) if small.span else "?"
    value = _value(text, y)
    ground = _classes(small, one, y) if one.colours else _line(y)
    if small.span is None:
        return ground + _dot(mark, _LEFT, y, hollow=True) + value
    low, high = (_LEFT + (_RIGHT - _LEFT) * extent(number, one) for number in small.span)
    bar = (
        f"<line x1='{low:g}' x2='{high:g}' y1='{y:g}' y2='{y:g}' stroke='{AREA_LINE}' "
        "stroke-width='5' stroke-linecap='round'/>"
    )
    return ground + (bar if high > low else "") + _dot(mark, (low + high) / 2, y) + value


def _left_row(mark: Marked, y: float) -> str:
    """Return the mark of a side of which nothing is stated, on no scale."""
    return _dot(mark, _LEFT, y, hollow=True) + _value(NOT_STATED, y)


def _value(text: str, y: float) -> str:
    return (
        f"<text x='{WIDTH - 2}' y='{y + 4:g}' text-anchor='end' {_FONT} "
        f"fill='{LABEL_INK}'>{text}</text>"
    )


def _line(y: float) -> str:
    return f"<line x1='{_LEFT}' x2='{_RIGHT}' y1='{y:g}' y2='{y:g}' stroke='{GROUND_LINE}'/>"


def _classes(small: Small, one: Representation, y: float) -> str:
    """Return a field for each class, that of the side higher than the others."""
    width = (_RIGHT - _LEFT) / len(one.colours)
    own = small.span[0] if small.span else -1
    fields = []
    for place, colour in enumerate(one.colours):
        height = 14 if place == own else 6
        fields.append(
            f"<rect x='{_LEFT + place * width:.1f}' y='{y - height / 2:g}' width='{width:.1f}' "
            f"height='{height}' fill='{colour}' stroke='{AREA_LINE}' stroke-width='0.4'/>"
        )
    return "".join(fields)


def _dot(mark: Marked, x: float, y: float, *, hollow: bool = False) -> str:
    fill, ink = (HALO, LABEL_INK) if hollow else (mark.colour, ink_on(mark.colour))
    dashes = " stroke-dasharray='2 2'" if hollow else ""
    return (
        f"<circle cx='{x:g}' cy='{y:g}' r='{_RADIUS}' fill='{fill}' stroke='{LABEL_INK}' "
        f"stroke-width='0.8'{dashes}/>"
        f"<text x='{x:g}' y='{y + 3.5:g}' text-anchor='middle' font-family='sans-serif' "
        f"font-size='10' font-weight='bold' fill='{ink}'>{as_html(mark.letter)}</text>"
    )
