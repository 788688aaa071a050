"""What the reader looks at: the page, the region and its definition, all kept in the link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from geo.classification import Method, Scheme
from geo.compare.own_regions import NoRegionError, link_of, linked
from geo.model import Definition, Region
from geo.own_region import PAGE, PARAMETER, source_of
from geo.text import Reader, as_html
from pages.ui import data, translation, unknown
from pages.ui.labels import distinct
from pages.ui.parts import note

FIXED = "fixed"
OWN, OWN_PAGE = PARAMETER, PAGE
"""The query parameter with a region of the reader's own, and the page that shows it."""
_OWN = "own_region"
_PAGE = "atlas_page"
_SCHEME = "scheme"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnChoice:
    """A region of the reader's own, or one sentence why there is none."""

    region: Region | None = None
    fault: str = ""


def enter(url_path: str) -> None:
    """Note the address of the page about to run."""
    st.session_state[_PAGE] = url_path


def page() -> str:
    """Return the address of the page that runs, ``overview`` for the first."""
    return str(st.session_state.get(_PAGE) or "overview")


def region() -> Region:
    """Return the region whose page runs."""
    found = shown_region(page())
    if found is None:
        raise LookupError(f"{page()!r} is no region; regions are entries of data/regions.toml")
    return found


def shown_region(page: str) -> Region | None:
    """Return the region that a page is about, None where it is about none."""
    return own_region() if page == OWN_PAGE else data.world().region(page)


def own_region() -> Region | None:
    """Return the region of the reader's own that the link describes, None without one."""
    return own_choice().region


def own_choice() -> OwnChoice:
    """Return the region of the reader's own that the link describes, or why it describes none."""
    asked = own_asked()
    if not asked:
        return OwnChoice()
    try:
        return OwnChoice(region=linked(data.world(), asked, translation.current()))
    except NoRegionError as fault:
        return OwnChoice(fault=str(fault))


def own_asked() -> str:
    """Return the region of the reader's own that the link names, else as named last.

    The menu leads to addresses without one; the session remembers it for them.
    """
    asked = st.query_params.get(OWN)
    if asked is not None:
        st.session_state[_OWN] = asked
    return str(st.session_state.get(_OWN, ""))


def choose_own(chosen: Region) -> None:
    """Put a region of the reader's own into the link."""
    st.query_params[OWN] = link_of(chosen)
    st.session_state[_OWN] = link_of(chosen)


def forget_own() -> None:
    """Take the region of the reader's own out of the link, for another one."""
    st.query_params.pop(OWN, None)
    st.session_state[_OWN] = ""


def definition(chosen: Region, reader: Reader) -> Definition:
    """Return the definition of the region, letting the reader choose where there are several."""
    if len(chosen.definitions) == 1:
        return chosen.definition()
    titles = {one.id: reader.of(one.title) for one in chosen.definitions}
    return chosen.definition(
        choice(reader.t("Definition of the region"), titles, "definition", reader)
    )


def show_region(chosen: Region, definition: Definition, reader: Reader) -> None:
    """Draw what a region is and is not, in which version, and who defines it so."""
    words = reader.t("Definition: {title}, version {version} (source: {source})")
    defined = words.format(
        title=reader.of(definition.title),
        version=definition.version,
        source=source_of(definition, reader),
    )
    notes = note(reader.of(chosen.is_not)) + note(defined)
    st.html(f"<p>{as_html(reader.of(chosen.is_what))}</p>{notes}")


def scheme() -> Scheme:
    """Return how maps are classed: as the link says, else as chosen last in this session.

    The menu leads to addresses without a choice; the map puts it into their link.
    """
    asked = st.query_params.get("classes")
    if asked in list(Method):
        fixed = st.query_params.get("scale") == FIXED
        st.session_state[_SCHEME] = Scheme(method=Method(asked), fixed=fixed)
    chosen: Scheme = st.session_state.get(_SCHEME, Scheme())
    return chosen


def choice(label: str, titles: Mapping[str, str], parameter: str, reader: Reader) -> str:
    """Let the reader choose one of ``titles``; the link keeps its id, never its words.

    A widget's own binding writes what it shows, so the address is kept here. An id in the link
    that is not on offer gives the first one, which is said. Each language has its own widget,
    because the browser remembers a choice by its words.
    """
    key = f"choice_{parameter}_{reader.language}"
    ids, labels = list(titles), distinct(titles)
    asked = st.query_params.get(parameter)
    if asked and asked not in ids:
        unknown.refuse(parameter, label, titles[ids[0]], reader)
    return st.selectbox(
        label,
        ids,
        index=ids.index(asked) if asked in ids else 0,
        format_func=lambda one: labels[one],
        key=key,
        on_change=_keep_in_link,
        args=(parameter, key, ids),
    )


def _keep_in_link(parameter: str, key: str, ids: Sequence[str]) -> None:
    if st.session_state[key] in ids:
        st.query_params[parameter] = st.session_state[key]
