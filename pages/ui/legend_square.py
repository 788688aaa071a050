"""The legend of two measures at once: a square of nine fields standing on its corner."""

from __future__ import annotations

from geo.layers import Square
from geo.palette import ink_on
from geo.text import Reader, as_html


def square_html(square: Square, reader: Reader) -> str:
    """Return the square with the number and the count of each field, and what its sides mean."""
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td style="background:{colour};color:{ink_on(colour)}"><span><b>{number}</b>'
            f"<small>{reader.number(count)}</small></span></td>"
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
        f"{_steps(square.row_title, square.rows, [1, 4, 7])}"
        f"{_steps(square.column_title, square.columns, [1, 2, 3])}"
    )


def _steps(title: str, labels: tuple[str, ...], first: list[int]) -> str:
    """Return the limits of one side, each with the numbers of its fields."""
    step = 1 if first[1] - first[0] > 1 else len(labels)
    items = "".join(
        f"<li>{', '.join(str(start + step * n) for n in range(len(labels)))}: {as_html(label)}</li>"
        for start, label in zip(first, labels, strict=True)
    )
    return f"<p><small>{as_html(title)}</small></p><ul>{items}</ul>"
