"""What a link asks for and the page does not have: one sentence each, and the link loses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from geo.areas import COUNTRY, level_of
from geo.class_choice import method_words
from geo.classification import Method
from geo.compare.sides import of_id
from geo.leaflet.element import MapView
from geo.model import Level
from geo.text import Reader, as_markdown
from pages.ui import data

SHOWN = 40
"""Letters of a value of a link that are repeated."""
NAMED = 5
"""Values of a list that are named; more are counted."""
AREA = "area"
SIDES = ("to", "of", "one", "other", "side")
"""The query parameters that name one of the regions compared."""


def refuse(parameter: str, label: str, shown: str, reader: Reader) -> None:
    """Say that the value of a parameter is none to choose, and take it out of the link."""
    asked = st.query_params.get(parameter, "")
    side = _side(asked, reader) if parameter in SIDES else ""
    words = (
        _not_compared(side, label, shown, reader) if side else _words(asked, label, shown, reader)
    )
    st.warning(as_markdown(words))
    st.query_params.pop(parameter, None)


def refuse_some(label: str, values: Sequence[str], reader: Reader) -> None:
    """Say which values of a list are none to choose; the caller keeps the others in the link."""
    if not values:
        return
    words = reader.t("“{label}” has nothing called “{values}”; left out.")
    named = ", ".join(one[:SHOWN] for one in values[:NAMED])
    more = reader.t(" and {count} more").format(count=len(values) - NAMED)
    listed = named + (more if len(values) > NAMED else "")
    st.warning(as_markdown(words.format(label=label, values=listed)))


def refuse_on_map(view: MapView, shown: tuple[str, str], method: Method, reader: Reader) -> None:
    """Say what the link asks of a map that the map does not have, and what it shows instead."""
    for parameter, label, instead in _faults(view, shown, method, reader):
        refuse(parameter, label, instead, reader)


def _faults(
    view: MapView, shown: tuple[str, str], method: Method, reader: Reader
) -> Iterator[tuple[str, str, str]]:
    """Yield parameter, what it chooses, and what is shown instead."""
    t, asked = reader.t, st.query_params
    layer = next(one for one in view.layers if one.id == shown[0])
    variant = next(one for one in layer.variants if one.id == shown[1])
    if asked.get("layer", "") not in ("", *(one.id for one in view.layers)):
        yield "layer", t("Layer"), layer.label
    labels = {"indicator": t("Indicator"), "year": t("Year")}
    has = variant.id.split(":")
    for place, name in enumerate(view.parameters):
        if asked.get(name, "") not in ("", *has[place : place + 1]):
            shown_instead = dict.fromkeys([layer.label, variant.label])
            yield name, labels.get(name, name), ": ".join(shown_instead)
    if asked.get("classes", "") not in ("", *Method):
        yield "classes", t("Classes"), method_words(reader)[method]
    if asked.get(AREA, "") and not _is_opened(asked[AREA]):
        yield AREA, t("Area"), t("Germany") if view.drill else t("the whole map")


def _is_opened(area_id: str) -> bool:
    """Tell whether a map may be opened at an area: Germany, a Land or a district."""
    if area_id not in data.world().areas.index:
        return False
    return area_id == COUNTRY or level_of(area_id) in (Level.STATE, Level.DISTRICT)


def _words(value: str, label: str, shown: str, reader: Reader) -> str:
    words = reader.t(
        "The link asks for “{value}” as “{label}”, which is not there; shown: {shown}."
    )
    return words.format(value=value[:SHOWN], label=label, shown=shown)


def _not_compared(side: str, label: str, shown: str, reader: Reader) -> str:
    words = reader.t("“{side}” is not among the regions compared (“{label}”); shown: {shown}.")
    return words.format(side=side, label=label, shown=shown)


def _side(value: str, reader: Reader) -> str:
    """Return what a region or an area is called that a link names, empty for anything else."""
    try:
        return of_id(data.world(), value).title(reader)
    except LookupError:
        return ""
