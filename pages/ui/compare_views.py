"""The views of the comparison: which there are, what each lets the reader choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from exports.comparisons import view_job
from exports.explained import sources_line
from exports.shown import Shown
from geo.areas import COUNTRY
from geo.compare.distances import LAND
from geo.compare.rows import MOST_INDICATORS, default_indicators
from geo.compare.side_alliances import By
from geo.compare.sides import Side, of_ids
from geo.compare.view import View
from geo.compare.view_kinds import VIEW_KINDS
from geo.text import Reader
from pages.ui import (
    compare_choice,
    compare_holds,
    compare_maps,
    compare_peers,
    compared,
    data,
    parts,
    pinned,
    selection,
    translation,
)
from pages.ui.compare_files import show_files
from pages.ui.compare_tables import more_html, notes_html, page_notes, view_table
from pages.ui.compared import Compared
from pages.ui.figure import figure_html, text_html

VIEW = "view"
MOST_KEPT = 200

Sides = tuple[Side, ...]


def show(sides: Sides, reader: Reader) -> None:
    """Let the reader choose a view and draw it."""
    titles = _titles(reader)
    with st.container(key="views"):
        chosen = selection.choice(reader.t("View"), titles, VIEW, reader)
    _SHOWN[chosen](sides, reader)


def _titles(reader: Reader) -> Mapping[str, str]:
    t = reader.t
    return {
        "matrix": t("Indicators side by side"),
        "difference": t("Difference to a reference"),
        "ranking": t("Rank among all districts"),
        "scatter": t("Two indicators"),
        "years": t("Over the years"),
        "maps": t("Maps on one scale"),
        "together": t("Maps that move together"),
        "occupations": t("Occupations"),
        "alliances": t("Alliances and money"),
        "peers": t("Similar districts"),
        "holds": t("Does the statement hold?"),
    }


def _matrix(sides: Sides, reader: Reader) -> None:
    _show("matrix", sides, _indicators(reader), reader)


def _difference(sides: Sides, reader: Reader) -> None:
    references = {side.id: side.title(reader) for side in sides}
    references |= {LAND: reader.t("the Land of each"), COUNTRY: reader.t("Germany")}
    to = selection.choice(reader.t("Compared with"), references, "to", reader)
    asked = _indicators(reader)
    _show("difference", sides, (to, *asked), reader)


def _ranking(sides: Sides, reader: Reader) -> None:
    one = compare_choice.indicator(reader)
    _show("ranking", sides, (one,), reader)


def _scatter(sides: Sides, reader: Reader) -> None:
    left, right = st.columns(2)
    with left:
        across = compare_choice.indicator(reader, "across", label=reader.t("Indicator across"))
    with right:
        up = compare_choice.indicator(reader, "up", place=3, label=reader.t("Indicator up"))
    _show("scatter", sides, (across, up), reader)


def _years(sides: Sides, reader: Reader) -> None:
    one = compare_choice.indicator(reader)
    _show("years", sides, (one,), reader)


def _occupations(sides: Sides, reader: Reader) -> None:
    titles = {side.id: side.title(reader) for side in sides}
    left, right = st.columns(2)
    with left:
        one = selection.choice(reader.t("Region"), titles, "one", reader)
    with right:
        rest = {side: title for side, title in titles.items() if side != one}
        other = selection.choice(reader.t("Against"), rest, "other", reader)
    _show("occupations", sides, (one, other), reader)


def _alliances(sides: Sides, reader: Reader) -> None:
    t = reader.t
    titles = {
        By.PROGRAMME.value: t("by programme"),
        By.FIELD.value: t("by field of work"),
        By.YEAR.value: t("by year"),
    }
    by = selection.choice(t("Alliances and money"), titles, "by", reader)
    _show("programmes", sides, (by,), reader)


_SHOWN: Mapping[str, Callable[[Sides, Reader], None]] = {
    "matrix": _matrix,
    "difference": _difference,
    "ranking": _ranking,
    "scatter": _scatter,
    "years": _years,
    "maps": compare_maps.show_multiples,
    "together": compare_maps.show_together,
    "occupations": _occupations,
    "alliances": _alliances,
    "peers": compare_peers.show_peers,
    "holds": compare_holds.show_holds,
}


def _indicators(reader: Reader) -> tuple[str, ...]:
    """Let the reader choose up to twenty indicators, the key figures at first."""
    titles = compare_choice.indicator_titles(reader.language)
    label = reader.t("Indicators (up to twenty)")
    asked = compare_choice.listed("indicators", label, titles, reader, most=MOST_INDICATORS)
    shown = asked or list(default_indicators(data.world()))
    return tuple(
        compare_choice.several(
            label,
            titles,
            shown,
            "indicators",
            reader,
            most=MOST_INDICATORS,
        )
    )


def _ids(sides: Sides) -> tuple[str, ...]:
    return tuple(side.id for side in sides)


@pinned.kept(max_entries=MOST_KEPT)
def _made(kind: str, ids: tuple[str, ...], language: str, asked: tuple[str, ...]) -> View:
    """Return a view; ``asked`` is what the reader chose for it."""
    world, reader = data.world(), translation.reader(language)
    sides = of_ids(world, ids, reader)
    return VIEW_KINDS[kind].make(world, sides, asked, reader)


def _show(kind: str, sides: Sides, asked: tuple[str, ...], reader: Reader) -> None:
    """Draw a view: words, chart, notes, table, and what can be taken along."""
    ids = _ids(sides)
    compared.note(kind, ids, *asked)
    view = _made(kind, ids, reader.language, asked)
    words, table, notes = _pieces(view, sides, reader)
    st.html(f'<h2>{text_html(view.title)}</h2><div class="atlas-words">{words}</div>')
    if view.chart is not None:
        config = {"displaylogo": False, "locale": reader.language}
        st.plotly_chart(view.chart, key=f"chart_{view.id}", config=config)
    with st.container(key="table"):
        parts.show(notes, table)
    shown = Shown(
        title=view.title,
        words="".join(f"<p>{text_html(one)}</p>" for one in view.told),
        said=" ".join(view.words),
        chart=view.chart,
        blocks=(notes_html(view.notes, reader), table),
        source_ids=tuple(view.source_ids),
    )
    job = view_job(data.world(), kind, view, sides, asked, reader)
    show_files(job, reader, shown)


def pieces(shown: Compared, language: str) -> tuple[str, ...]:
    """Return the words, the table and the notes of a view as HTML."""
    view, reader = (
        _made(shown.view, shown.sides, language, shown.asked),
        translation.reader(language),
    )
    return _pieces(view, of_ids(data.world(), shown.sides, reader), reader)


def _pieces(view: View, sides: Sides, reader: Reader) -> tuple[str, str, str]:
    words = "".join(f"<p>{text_html(one)}</p>" for one in view.words)
    line = sources_line(data.world(), view.source_ids, reader, view.pages_ref, figure_html)
    more = more_html(view.more, reader)
    notes = f"{more}{page_notes(view.notes, sides, reader)}<p><small>{line}</small></p>"
    return words, view_table(view, reader), notes
