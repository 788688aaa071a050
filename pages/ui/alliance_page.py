"""What the page of all alliances shows, for a file to take away."""

from __future__ import annotations

from exports.shown import Shown
from geo.alliance_groups import EVERY
from geo.leaflet.element import MapView
from geo.text import Reader, as_html
from pages.ui import alliance_list, data, parts, profile, views
from pages.ui.alliance_list import Found


def shown(view: MapView, chosen: str, found: Found, reader: Reader) -> Shown:
    """Return the map, the profile of the alliance chosen, if any, and the list of those found."""
    rows = alliance_list.table_of(found.listed, reader)
    apart = alliance_list.apart_html(reader.language)
    table = parts.section(reader.t("List of alliances"), rows, apart)
    layer = view.layers[0].id
    if not chosen:
        variant = "" if found.variant == EVERY else found.variant
        title = reader.t("Alliances")
        return Shown(title=title, blocks=(table,), view=view, layer=layer, variant=variant)
    one = views.profile(chosen, reader.language)
    about = profile.shown_html(data.world(), chosen, reader)
    return Shown(
        title=one.short_name,
        blocks=(f"<h2>{as_html(one.name)}</h2>{about}", table),
        view=view,
        layer=layer,
        variant=chosen,
    )
