"""The edition a page shows: as its link pins it, told at the top, and the way to pin this one."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from geo.page_figures import Cell, areas_shown, figures_of_page
from geo.text import Reader, as_html
from geo.world import World
from loaders.changes import ChangeKind, Changes, changes
from loaders.faults import DataFault
from loaders.store import Store
from pages.ui import data, pinned, translation

ALLIANCES_PAGE = "buendnisse"
WITHOUT_FIGURES = ("quellen",)
"""Pages that show no figure of an area and no statement."""
LONGEST_SHOWN = 40
"""How much of an id that nobody knows is repeated."""
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
    pin = _pin(asked) if asked else pinned.NO_PIN
    pinned.put(pin)
    if st.session_state.get(_SESSION, "") != pin.id:
        st.session_state[_SESSION] = pin.id


def _pin(asked: str) -> pinned.Pin:
    """Return the pin of an edition whose data can be read."""
    if asked not in data.editions():
        return pinned.Pin(fault=asked)
    pin = pinned.Pin(id=asked, old=asked != data.newest_edition() or data.is_edited())
    pinned.put(pin)
    try:
        data.world()
    except DataFault:
        return pinned.Pin(fault=asked)
    return pin


def note_html(page: str, reader: Reader) -> str:
    """Return what the reader of a pinned page must know, "" for all others."""
    pin = pinned.current()
    if pin.fault:
        return _note(_fault_words(pin.fault, reader))
    if not pin.id:
        return ""
    edition = data.editions()[pin.id]
    told = reader.t("Edition {id} of {date}: {reason}.").format(
        id=edition.id, date=reader.date(edition.made), reason=edition.reason
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
    kept = {name: value for name, value in st.query_params.items() if name in translation.KEPT}
    asked = {**kept, "lang": reader.language, pinned.PARAMETER: edition_id}
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"


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
    definition = st.query_params.get("definition", "")
    figures, changed, added = _numbers(page, definition)
    if not changed and not added:
        words = reader.t("None of the {count} figures and statements of this page has changed.")
        return words.format(count=reader.number(figures))
    words = reader.t(
        "Figures and statements of this page: {count}; changed since: {changed}; added: {added}."
    )
    count, different, more = (reader.number(number) for number in (figures, changed, added))
    return words.format(count=count, changed=different, added=more)


@pinned.kept()
def _numbers(page: str, definition: str) -> tuple[int, int, int]:
    """Return how many figures a page shows, how many have changed since and how many came."""
    shown = _cells(data.world(), page, definition)
    now = _cells(data.newest_world(), page, definition)
    return len(shown), len(shown & _changed()), len(now - shown)


def _cells(world: World, page: str, definition: str) -> frozenset[Cell]:
    region = world.region(page)
    if region is not None:
        own = world.alliances.loc[world.alliances["region_id"] == region.id, "alliance_id"]
        areas = areas_shown(world, region.definition(definition).areas)
        return figures_of_page(world, areas, tuple(map(str, own)))
    areas = () if page == ALLIANCES_PAGE else areas_shown(world, ())
    return figures_of_page(world, areas, tuple(map(str, world.alliances["alliance_id"])))


@pinned.kept()
def _changed() -> frozenset[Cell]:
    """Return the cells that the newest edition shows otherwise or not at all."""
    return changed_cells(changes(data.store(), Store(root=data.DATA)))


def changed_cells(found: Changes) -> frozenset[Cell]:
    """Return the cells whose value or wording differs or which are gone."""
    kinds = [ChangeKind.VALUE.value, ChangeKind.REMOVED.value]
    figures = found.figures[found.figures["kind"].isin(kinds)]
    rows = found.rows[found.rows["kind"].isin(kinds)]
    return frozenset(
        [
            *zip(figures["indicator"], figures["area_id"], figures["period"], strict=True),
            *((table, key, "") for table, key in zip(rows["table"], rows["key"], strict=True)),
        ]
    )
