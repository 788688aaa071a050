"""What is compared, and how: sides, indicators and reference, all kept in the link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.areas import ids_of_level
from geo.compare.overlaps import overlap_words
from geo.compare.own_regions import link_of
from geo.compare.rows import default_indicators
from geo.compare.sides import MOST, Side, chosen, of_region, told_apart
from geo.figures import area_name
from geo.model import Level
from geo.own_region import is_own
from geo.text import Reader, as_html, as_markdown
from pages.ui import data, pinned, selection, translation, unknown
from pages.ui.labels import distinct
from pages.ui.parts import note

COUNTED = ("population", "area_km2")
"""Sizes, which are no first choice where one indicator is compared."""
MOST_OPEN = 3
"""Pairs of overlapping sides that are named at once."""
REGIONS, OWN = "regions", "own"
"""The query parameters of the sides: ids with commas between, and each region of one's own."""


def sides(reader: Reader) -> tuple[Side, ...]:
    """Let the reader choose what is compared; say what in the link is nothing, and take it out."""
    found, faults = asked(reader)
    offered = _titles(reader.language)
    ids = several(
        reader.t("Regions, districts and Länder to compare (two to eight)"),
        {**offered, **{one.id: one.title(reader) for one in found if one.id not in offered}},
        [one.id for one in found],
        REGIONS,
        reader,
        most=MOST,
    )
    for fault in faults:
        st.warning(as_markdown(fault))
    if faults:
        keep(found)
    by_id = {one.id: one for one in found}
    return told_apart(data.world(), [by_id[one] for one in ids if one in by_id], reader)


def asked(reader: Reader) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """Return the sides that the link names, the regions of the atlas where it names none."""
    world = data.world()
    ids = [one for one in st.query_params.get(REGIONS, "").split(",") if one]
    own = st.query_params.get_all(OWN)
    if not ids and not own and REGIONS not in st.query_params:
        return tuple(of_region(one, one.definition()) for one in world.regions), ()
    found, faults = chosen(world, [one for one in ids if not is_own(one)], own, reader)
    order = {one: place for place, one in enumerate(ids)}
    return tuple(sorted(found, key=lambda side: order.get(side.id, len(order)))), faults


def keep(found: Sequence[Side]) -> None:
    """Write sides into the link; regions of the reader's own stand there with their areas."""
    st.query_params[REGIONS] = ",".join(one.id for one in found if not is_own(one.id))
    own = [link_of(one.region) for one in found if is_own(one.id)]
    if own:
        st.query_params[OWN] = own
    elif OWN in st.query_params:
        del st.query_params[OWN]


def several(
    label: str,
    titles: Mapping[str, str],
    shown: Sequence[str],
    parameter: str,
    reader: Reader,
    *,
    most: int,
) -> list[str]:
    """Let the reader choose several of ``titles``; the link leads, its words never stand in it."""
    key, labels = f"several_{parameter}_{reader.language}", distinct(titles)
    if st.session_state.get(key) != list(shown):
        st.session_state[key] = list(shown)
    return st.multiselect(
        label,
        list(titles),
        format_func=lambda one: labels.get(one, one),
        key=key,
        max_selections=most,
        placeholder=reader.t("Choose or type a name"),
        on_change=_kept_several,
        args=(parameter, key),
    )


def listed(
    parameter: str, label: str, titles: Mapping[str, str], reader: Reader, *, most: int
) -> list[str]:
    """Return the ids of a list in the link, each once; what is unknown or too much is said."""
    asked = dict.fromkeys(filter(None, st.query_params.get(parameter, "").split(",")))
    known = [one for one in asked if one in titles]
    unknown.refuse_some(label, [one for one in asked if one not in titles], reader)
    if len(known) > most:
        words = reader.t("“{label}”: at most {most}; left out: {list}.")
        left = ", ".join(titles[one] for one in known[most:])
        st.warning(as_markdown(words.format(label=label, most=most, list=left)))
    kept = known[:most]
    if kept != list(asked):
        st.query_params.pop(parameter, None)
        st.query_params.update({parameter: ",".join(kept)} if kept else {})
    return kept


def _kept_several(parameter: str, key: str) -> None:
    ids = st.session_state[key]
    if parameter != REGIONS:
        st.query_params[parameter] = ",".join(ids)
        return
    world = data.world()
    reader = translation.reader("en")
    own = [link_of(region) for one in ids if is_own(one) and (region := world.region(one))]
    sides_left, _ = chosen(world, [one for one in ids if not is_own(one)], own, reader)
    keep(sides_left)


@pinned.kept()
def _titles(language: str) -> Mapping[str, str]:
    """Return what may be compared by id: regions with their definitions, Länder, districts."""
    world, reader = data.world(), translation.reader(language)
    found = {}
    for region in world.regions:
        for one in region.definitions:
            side = of_region(region, one)
            more = f" – {reader.of(one.title)}" if side.id != region.id else ""
            found[side.id] = side.title(reader) + more
    for level in (Level.STATE, Level.DISTRICT):
        for area_id in ids_of_level(world.areas, level):
            kind = str(world.areas["designation"][area_id])
            found[area_id] = f"{area_name(world, area_id, reader)} ({kind}, {area_id})"
    return found


def indicator(
    reader: Reader, parameter: str = "indicator", *, place: int = 0, label: str = ""
) -> str:
    """Let the reader choose an indicator; first come the key figures, from ``place`` on."""
    titles = indicator_titles(reader.language)
    order = list(titles)
    first = order[place:] + order[:place]
    shown = {one: titles[one] for one in first}
    return selection.choice(label or reader.t("Indicator"), shown, parameter, reader)


@pinned.kept()
def indicator_titles(language: str) -> Mapping[str, str]:
    """Return the indicators that have figures of areas, key figures and skills first."""
    world, reader = data.world(), translation.reader(language)
    first = [one for one in default_indicators(world) if one not in COUNTED]
    known = dict.fromkeys([*first, *world.observations, *COUNTED])
    return {
        one: f"{reader.of(world.catalogue[one].title)} ({reader.of(world.catalogue[one].unit)})"
        for one in known
        if one in world.catalogue and world.observations.get(one)
    }


def show_overlaps(found: Sequence[Side], reader: Reader) -> None:
    """Say which sides share areas; many pairs are counted and folded."""
    said = overlap_words(data.world(), found, reader)
    notes = "".join(note(one) for one in said)
    if len(said) > MOST_OPEN:
        words = reader.t("{count} pairs overlap and are not added up")
        summary = as_html(words.format(count=reader.number(len(said))))
        notes = f"<details><summary>{summary}</summary>{notes}</details>"
    if said:
        st.html(notes)
