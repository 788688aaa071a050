"""Similar districts: whose, by which weights, how near and by what."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from exports.comparisons import view_job
from exports.explained import sources_line
from exports.shown import Shown
from geo.compare.peer_view import peer_view
from geo.compare.peer_weights import (
    default_weights,
    peer_indicators,
    weights_in,
    weights_text,
)
from geo.compare.peer_words import peer_rows, peer_words
from geo.compare.peers import Peers, peers
from geo.compare.sides import Side, of_id
from geo.model import MOST_WEIGHT
from geo.text import Reader, as_markdown
from pages.ui import compared, data, parts, pinned, selection, translation
from pages.ui.compare_files import show_files
from pages.ui.compare_tables import notes_html
from pages.ui.compared import Compared
from pages.ui.figure import figure_html, text_html
from pages.ui.tables import table_html

WEIGHTS = "weights"


def show_peers(sides: tuple[Side, ...], reader: Reader) -> None:
    """Draw the districts most like one of the sides."""
    titles = {side.id: side.title(reader) for side in sides}
    side_id = selection.choice(reader.t("Similar to"), titles, "of", reader)
    weights, faults = weights_in(data.world(), st.query_params.get(WEIGHTS, ""), reader)
    for fault in faults:
        st.warning(as_markdown(fault))
    if faults:
        _keep(weights)
    _show_weights(weights, reader)
    compared.note("peers", (side_id,), weights_text(data.world(), weights))
    found = _made(side_id, tuple(weights.items()), reader.language)
    world = data.world()
    view = peer_view(world, found, reader)
    words, table = _pieces(found, reader)
    st.html(words)
    if view.chart is not None:
        config = {"displaylogo": False, "locale": reader.language}
        st.plotly_chart(view.chart, key="chart_peers", config=config)
        with st.container(key="table"):
            parts.show(table)
    line = sources_line(world, view.source_ids, reader, "", figure_html)
    listed = notes_html(view.notes, reader)
    parts.show(listed, f"<p><small>{line}</small></p>")
    shown = Shown(
        title=view.title,
        words=words,
        said=" ".join(view.words),
        chart=view.chart,
        blocks=(table if found.peers else "", listed),
        source_ids=view.source_ids,
    )
    side = of_id(world, side_id)
    show_files(view_job(world, "peers", view, (side,), (), reader), reader, shown)


def pieces(shown: Compared, language: str) -> tuple[str, ...]:
    """Return words and table of the districts most like a side as HTML."""
    world, reader = data.world(), translation.reader(language)
    weights, _ = weights_in(world, shown.asked[0], reader)
    return _pieces(_made(shown.sides[0], tuple(weights.items()), language), reader)


def _pieces(found: Peers, reader: Reader) -> tuple[str, str]:
    said = peer_words(data.world(), found, reader)
    heads, rows = peer_rows(data.world(), found, reader)
    table = table_html(reader.t("Similar districts"), heads, rows, style="atlas-numbers")
    return "".join(f"<p>{text_html(one)}</p>" for one in said), table


def _show_weights(weights: dict[str, float], reader: Reader) -> None:
    """Let the reader weigh each variable, 0 leaves it out; the link keeps what is changed."""
    label = reader.t("Weights of the variables")
    changed = weights != default_weights(data.world())
    with st.expander(label, expanded=changed):
        columns = st.columns(2)
        for place, measure in enumerate(peer_indicators(data.world())):
            key = f"weight_{measure.id}_{reader.language}"
            st.session_state[key] = weights[measure.id]
            columns[place % 2].slider(
                reader.of(measure.title),
                0.0,
                float(MOST_WEIGHT),
                step=0.5,
                key=key,
                on_change=_kept,
                args=(reader.language,),
            )


def _kept(language: str) -> None:
    _keep(
        {
            one.id: float(st.session_state[f"weight_{one.id}_{language}"])
            for one in peer_indicators(data.world())
        }
    )


def _keep(weights: Mapping[str, float]) -> None:
    text = weights_text(data.world(), weights)
    if text:
        st.query_params[WEIGHTS] = text
    elif WEIGHTS in st.query_params:
        del st.query_params[WEIGHTS]


@pinned.kept(max_entries=100)
def _made(side_id: str, weights: tuple[tuple[str, float], ...], language: str) -> Peers:
    world, reader = data.world(), translation.reader(language)
    return peers(world, of_id(world, side_id), reader, weights=dict(weights))
