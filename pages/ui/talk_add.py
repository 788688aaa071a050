"""The quiet link below every view that adds it to the talk.

A map changes the address of its page without the server; so the link goes by the address, by way
of a parameter that is taken out again.
"""

from __future__ import annotations

import streamlit as st

from exports.compared_headline import compared_headline
from exports.compared_step import compared
from geo.talk import LONGEST_HEADLINE, MOST_STEPS, Step, Words, added, free_id, seen
from geo.talk_address import ALLIANCES, COMPARISON, Address, WrongAddressError, address, shown
from geo.talk_check import SHOWN, faulty_sides, region_at, variant_at
from geo.talk_file import kind_of
from geo.text import Reader, as_html, as_markdown
from pages.ui import compare_maps, data, pinned, selection, talk_halls, talk_state

PAGE = "vortrag"
FILE = "pages/presentation.py"
ADD = "add"
"""The query parameter that asks to add what the others name."""
WITHOUT_VIEW = (PAGE, "quellen")
"""Pages that show nothing a talk could show."""


def show(reader: Reader) -> None:
    """Offer to add what the page shows to the talk."""
    if selection.page() not in WITHOUT_VIEW:
        _show_way(reader)
    talk_state.show_cookie()


def _show_way(reader: Reader) -> None:
    """Add the view where that is asked for, and show the link that asks for it."""
    if st.query_params.pop(ADD, None) and _has_view():
        _add(selection.page(), reader)
    count = len(talk_state.current().steps)
    with st.container(horizontal=True, key="talk_add"):
        if count < MOST_STEPS and _has_view():
            words = as_html(reader.t("Add this view to the talk"))
            way = as_html(pinned.address("", **{ADD: "view"}))
            st.html(
                f'<a class="atlas-add" href="{way}" data-atlas-add>{words}</a>',
                width="content",
            )
        if count:
            words = reader.t("To the talk (steps: {count})").format(count=reader.number(count))
            st.page_link(FILE, label=as_markdown(words))


def _has_view() -> bool:
    """Tell whether the page shows a view: one's own region has none before it is put together."""
    return selection.page() != selection.OWN_PAGE or selection.own_region() is not None


def _add(page: str, reader: Reader) -> None:
    """Add the view of a page as its address says it now."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    if page == selection.OWN_PAGE:
        asked[selection.OWN] = [selection.own_asked()]
    try:
        found = address(str(shown(page, asked)))
    except WrongAddressError as fault:
        words = reader.t("A talk cannot hold the address of this view: “{text}”.")
        st.toast(as_markdown(words.format(text=fault.named[:SHOWN])))
        return
    talk = talk_state.current()
    step = Step(
        id=free_id(talk),
        kind=kind_of(found),
        address=found,
        words={reader.language: Words(headline=seen(_headline(found, reader))[:LONGEST_HEADLINE])},
        edition=pinned.current().id,
    )
    talk_state.keep(added(talk, step), step.id)
    st.toast(reader.t("The view is in the talk."))


def _headline(found: Address, reader: Reader) -> str:
    """Return what a view is called: its place and what its map shows."""
    if found.page == COMPARISON:
        if faulty_sides(data.world(), found, reader):
            return reader.t("Comparison")
        found_view = compared(data.world(), found, compare_maps.paths, reader)
        return compared_headline(data.world(), found, found_view, reader)
    alliance = data.world().alliance_names().get(found.get("alliance"), "")
    if found.page == ALLIANCES and alliance:
        return alliance
    region = region_at(data.world(), found, reader)
    view, _ = talk_halls.view_of(found, reader.language)
    layer_id, variant_id, _ = variant_at(view, found, reader)
    layer = next(one for one in view.layers if one.id == layer_id)
    title = next(one.title for one in layer.variants if one.id == variant_id)
    return f"{reader.of(region.title)}: {title}" if region else title
