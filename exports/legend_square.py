"""The legend of two measures at once: a square of nine fields standing on its corner."""

from __future__ import annotations

from collections.abc import Iterable

from exports.markup import Link
from geo.classify import CLASS_CODES
from geo.evidence_classes import Shown
from geo.layers import Square
from geo.model import Level
from geo.palette import ink_on
from geo.text import Reader, as_html


def square_html(square: Square, reader: Reader, link: Link, shown: Shown | None = None) -> str:
    """Return the square with the number and the count of each field, and what its sides mean."""
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="background:{colour};color:{ink_on(colour)}"><span>'
            f'<b class="atlas-scale">{number}</b><small>'
            f"{link(reader.number(count), _ref(number, shown))}</small></span></td>"
            for number, colour, count in row
        )
        + "</tr>"
        for row in reversed(square.fields)
    )
    words = reader.t("In each field: its number, below it how many districts lie there.")
    return (
        f'<div class="atlas-square"><table aria-label="{as_html(words)}">{rows}</table>'
        f"<p>↖ {as_html(square.row_title)}</p><p>{as_html(square.column_title)} ↗</p></div>"
        f"<p><small>{as_html(words)}</small></p>"
        f"{_steps(square.row_title, square.row_steps())}"
        f"{_steps(square.column_title, square.column_steps())}"
    )


def _steps(title: str, steps: Iterable[tuple[str, str]]) -> str:
    """Return the limits of one side, each with the numbers of its fields."""
    items = "".join(f"<li>{fields}: {as_html(label)}</li>" for fields, label in steps)
    return f'<p><small>{as_html(title)}</small></p><ul class="atlas-scale">{items}</ul>'


def _ref(number: int, shown: Shown | None) -> str:
    """Return the address of how many districts lie in a field."""
    return shown.ref(Level.DISTRICT.value, CLASS_CODES[number - 1]) if shown else ""
