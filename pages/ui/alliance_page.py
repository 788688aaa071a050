"""What the page of all alliances shows, for a file to take away."""

from __future__ import annotations

from collections.abc import Iterable

from exports.shown import Shown
from geo.leaflet.element import MapView
from geo.text import Reader, as_html
from pages.ui import alliance_list, data, parts, profile, views


def shown(view: MapView, chosen: str, ids: Iterable[object], reader: Reader) -> Shown:
    """Return the map, the profile of the alliance chosen, if any, and the list of those found."""
    rows, apart = alliance_list.table_of(ids, reader), alliance_list.apart_html(reader.language)
    table = parts.section(reader.t("List of alliances"), rows, apart)
    layer = view.layers[0].id
    if not chosen:
        return Shown(title=reader.t("Alliances"), blocks=(table,), view=view, layer=layer)
    found = views.profile(chosen, reader.language)
    about = profile.shown_html(data.world(), chosen, reader)
    return Shown(
        title=found.short_name,
        blocks=(f"<h2>{as_html(found.name)}</h2>{about}", table),
        view=view,
        layer=layer,
        variant=chosen,
    )
