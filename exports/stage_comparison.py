"""A comparison on the stage: its picture, its words and the rows that fit, in large letters."""

from __future__ import annotations

from base64 import b64encode

import plotly.graph_objects as go

from exports.chart_marks import UnknownTraceError
from exports.chart_svg import stage_chart
from exports.compared_step import Compared, Picture
from exports.legend import legend_html
from geo.talk_scenes import stage_sections
from geo.text import Reader, as_html

MOST_ROWS = 6
MOST_SENTENCES = 2
MOST_PICTURES = 6
ON_STAGE = ("ranking", "scatter", "years", "peers")
"""The views whose charts can be read from afar; the others are read from their tables."""
WITH_PICTURES = ("maps",)
"""Those whose pictures can be read from afar."""
WITH_PARTS = ("peers",)
"""Those whose bars are made of parts: what the parts are takes the place of the table."""


def compared_html(found: Compared, reader: Reader) -> str:
    """Return chart or pictures, words and table of a view; rows that do not fit are counted."""
    drawn = _chart(found, reader)
    words = "".join(
        f'<p class="stage-words">{as_html(one)}</p>' for one in found.words[:MOST_SENTENCES]
    )
    if found.pictures and found.id in WITH_PICTURES:
        return _pictures(found, words, reader)
    table = _table(found, reader)
    if not drawn:
        return f"{table}{words}"
    chart, legend = drawn
    beside = f"{legend}{words}" if found.id in WITH_PARTS else f"{table}{words}"
    above = "" if found.id in WITH_PARTS else legend
    return (
        f'<div class="stage-pair"><div class="atlas-chart">{above}{chart}</div>'
        f'<div class="atlas-chart">{beside}</div></div>'
    )


def _chart(found: Compared, reader: Reader) -> tuple[str, str] | None:
    if found.chart is None or found.id not in ON_STAGE:
        return None
    chart = _first_rows(found.chart) if found.id in WITH_PARTS else found.chart
    try:
        return stage_chart(chart, " ".join(found.words), reader)
    except UnknownTraceError:
        return None


def _first_rows(chart: go.Figure) -> go.Figure:
    """Return bars with as many rows as can be read from afar."""
    fewer = go.Figure(chart)
    for one in fewer.data:
        one.x, one.y = one.x[:MOST_ROWS], one.y[:MOST_ROWS]
    return fewer


def _table(found: Compared, reader: Reader) -> str:
    head = "".join(f'<th scope="col">{as_html(one)}</th>' for one in found.heads)
    body = "".join(
        f'<tr><th scope="row">{as_html(first)}</th>'
        + "".join(f"<td>{as_html(one)}</td>" for one in rest)
        + "</tr>"
        for first, *rest in found.rows[:MOST_ROWS]
    )
    if not body:
        return ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return table + _more(max(len(found.rows) - MOST_ROWS, 0), reader)


def _more(left: int, reader: Reader) -> str:
    """Return how many rows are left out; the stage adds those that it has no room for."""
    words = reader.t("{count} more rows are in the live view.")
    said = as_html(words.format(count=reader.number(left)))
    return (
        f'<p class="stage-more" data-left="{left}" data-words="{as_html(words)}"'
        f"{'' if left else ' hidden'}>{said}</p>"
    )


def _pictures(found: Compared, words: str, reader: Reader) -> str:
    """Return drawings as images, in which no script of theirs runs, with their one legend."""
    drawn = "".join(map(_picture, found.pictures[:MOST_PICTURES]))
    left = len(found.pictures) - MOST_PICTURES
    said = reader.t("{count} more pictures are in the live view.")
    more = f"<p>{as_html(said.format(count=reader.number(left)))}</p>" if left > 0 else ""
    sections = stage_sections((found.legend,) if found.legend else ())
    legend = legend_html(sections, reader, lambda html, _: html)
    shown = f'<div class="stage-legend">{legend}</div>' if legend else ""
    scale = f'<p class="stage-words">{as_html(found.scale)}</p>' if found.scale else ""
    count = min(len(found.pictures), MOST_PICTURES)
    return (
        f'<div class="stage-maps" data-count="{count}"><div class="stage-pictures">{drawn}</div>'
        f"<div><h3>{as_html(found.title)}</h3>{words}{shown}{scale}{more}</div></div>"
    )


def _picture(one: Picture) -> str:
    content = b64encode(one.svg.encode()).decode()
    title = f"<figcaption>{as_html(one.title)}</figcaption>" if one.title else ""
    return (
        f'<figure>{title}<img alt="{as_html(one.words)}" '
        f'src="data:image/svg+xml;base64,{content}"></figure>'
    )
