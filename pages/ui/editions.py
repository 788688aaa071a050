"""The edition a page shows: as its link pins it, told at the top, and the way to pin this one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from geo.edition_words import reason_words
from geo.text import Reader, as_html
from loaders.faults import DataFault
from pages.ui import compared, data, pinned, selection, translation
from pages.ui.page_figures import (
    ALLIANCES_PAGE,
    COMPARISON,
    WITHOUT_FIGURES,
    Difference,
    Shown,
    difference,
    figures,
)

LONGEST_SHOWN = 40
"""How much of an id that nobody knows is repeated."""
MOST_COUNTED = 500
"""Pages and views whose changes are kept for an edition; beyond, all are counted anew."""
_SESSION = "edition"


def enter() -> None:
    """Note which edition the page about to run shows.

    The menu leads to addresses without one; the session remembers it for them.
    """
    asked = st.query_params.get(pinned.PARAMETER)
    if asked is None:
        asked = str(st.session_state.get(_SESSION, ""))
        if asked:
            st.query_params[pinned.PARAMETER] = asked
    pin = pin_of(asked) if asked else pinned.NO_PIN
    pinned.put(pin)
    if st.session_state.get(_SESSION, "") != pin.id:
        st.session_state[_SESSION] = pin.id


def pin_of(asked: str) -> pinned.Pin:
    """Return the pin of an edition whose data can be read."""
    if asked not in data.editions():
        return pinned.Pin(fault=asked)
    pin = pinned.Pin(id=asked, old=asked != data.newest_edition() or data.is_edited())
    try:
        pinned.under(pin, data.world)()
    except DataFault:
        return pinned.Pin(fault=asked)
    return pin


def show_note(page: str, reader: Reader) -> Callable[[], None]:
    """Draw what the reader of a pinned page must know; return what completes it.

    To count what has changed, the page is made once more as it is now: the first visitor of an
    edition sees the page meanwhile.
    """
    compared.forget()
    html = note_html(page, reader)
    if not html:
        return lambda: None
    place = st.empty()
    place.html(html)
    if not _is_waiting(page, reader):
        return lambda: None

    def complete() -> None:
        shown, counted = _shown(page, reader), _counted()
        if len(counted) >= MOST_COUNTED:
            counted.clear()
        if shown not in counted:
            counted[shown] = difference(figures(shown), pinned.unpinned(figures)(shown))
        place.html(note_html(page, reader))

    return complete


def _is_waiting(page: str, reader: Reader) -> bool:
    """Return whether the page is of an old edition and its changes are not counted yet."""
    counts = pinned.current().old and page not in WITHOUT_FIGURES
    return counts and _shown(page, reader) not in _counted()


def note_html(page: str, reader: Reader) -> str:
    """Return what the reader of a pinned page must know, "" for all others."""
    pin = pinned.current()
    if pin.fault:
        return _note(_fault_words(pin.fault, reader))
    if not pin.id:
        return ""
    edition = data.editions()[pin.id]
    told = reader.t("Edition {id} of {date}: {reason}.").format(
        id=edition.id, date=reader.date(edition.made), reason=reason_words(edition.reason, reader)
    )
    if not pin.old:
        newest = reader.t("It is the current edition.")
        return _note(f"{told} {newest}")
    words = reader.t("To the current edition")
    link = f'<a href="{as_html(_here("", reader))}" target="_self">{as_html(words)}</a>'
    return _note(f"{told} {_changed_words(page, reader)}", link)


def credit_html(reader: Reader) -> str:
    """Return which edition is shown and the link that pins it; a map adds what it shows."""
    pin = pinned.current().id
    shown = pin or data.newest_edition()
    if not pin and data.is_edited():
        words = reader.t("Data edited since edition {id}").format(id=shown)
        return f"<p>{as_html(words)}</p>" if shown else ""
    title = as_html(reader.t("Edition {id}").format(id=shown))
    words = as_html(reader.t("Link to this edition"))
    address = as_html(_here(shown, reader))
    return (
        f'<p>{title} · <a href="{address}" target="_self" data-atlas-pin="{as_html(shown)}">'
        f"{words}</a></p>"
    )


def _here(edition_id: str, reader: Reader) -> str:
    """Return the address of this page with another edition, without one where it is empty."""
    asked = {**translation.kept(), "lang": reader.language, pinned.PARAMETER: edition_id}
    asked = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(asked, doseq=True)}"


def _note(words: str, link: str = "") -> str:
    return f'<p class="atlas-edition" role="note">{as_html(words)} {link}</p>'


def _fault_words(asked: str, reader: Reader) -> str:
    shown = asked[:LONGEST_SHOWN]
    if asked in data.editions():
        words = reader.t("Edition {id} is not kept whole; the current edition is shown.")
    else:
        words = reader.t("There is no edition “{id}”; the current edition is shown.")
    return words.format(id=shown)


def _changed_words(page: str, reader: Reader) -> str:
    if page in WITHOUT_FIGURES:
        return ""
    found = _counted().get(_shown(page, reader))
    if found is None:
        return reader.t("Its figures are being compared with those of today …")
    if not (found.figures or found.new):
        return ""
    if not (found.changed or found.new or found.gone):
        words = reader.t("None of the {count} figures of this page has changed.")
        return words.format(count=reader.number(found.figures))
    words = reader.t(
        "Figures of this page: {count}; since then {changed} changed, {new} new, {gone} gone."
    )
    return words.format(
        count=reader.number(found.figures),
        changed=reader.number(found.changed),
        new=reader.number(found.new),
        gone=reader.number(found.gone),
    )


def _shown(page: str, reader: Reader) -> Shown:
    """Return what is shown of a page; an id in the link that nobody knows says nothing."""
    world, asked = data.world(), st.query_params
    region = world.region(page)
    alliance = asked.get("alliance", "")
    known = page == ALLIANCES_PAGE and alliance in set(world.alliances["alliance_id"])
    return Shown(
        page=page,
        definition=region.definition(asked.get("definition")).id if region else "",
        alliance=alliance if known else "",
        language=reader.language,
        scheme=selection.scheme(),
        compared=compared.noted() if page == COMPARISON else None,
    )


@pinned.kept()
def _counted() -> dict[Shown, Difference]:
    """Return how the pages counted so far differ from the data as it is."""
    return {}
