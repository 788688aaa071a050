"""What the map itself says, in the reader's language."""

from __future__ import annotations

from geo.text import Reader


def texts(reader: Reader, *, credit: str) -> dict[str, object]:
    """Return the words that the map itself says; ``credit`` is what its outlines ask for."""
    t = reader.t
    return {
        "layers": t("Layers of the map"),
        "choose": t("Indicator and year"),
        "map": t("Map; its figures stand in the table below"),
        "zoomIn": t("Zoom in"),
        "zoomOut": t("Zoom out"),
        "reset": t("Reset the view"),
        "credit": credit,
        "fault": t("The outlines could not be loaded. Please reload the page."),
        "tableFault": t("The figures could not be loaded. Please reload the page."),
        "evidence": t("Evidence: Q"),
        "touchEvidence": t("Evidence"),
        "least": t("at least"),
        "uncertain": t("uncertain"),
        "classes": t("Classes"),
        "fixed": t("Keep the scale over the years"),
        "wide": t("Full screen"),
        "years": t("Years"),
        "back": t("One step back"),
        "forth": t("One step forth"),
        "play": t("Play"),
        "pause": t("Pause"),
        "beyond": t("Memberships beyond the frame: {count}"),
        "more": t("and {count} more"),
        **_way_words(reader),
        "status": {
            "n": t("not recorded here"),
            "g": t("not known or secret"),
            "u": t("not reliable enough"),
            "t": t("follows later"),
            "x": t("not meaningful"),
        },
    }


def _way_words(reader: Reader) -> dict[str, str]:
    """Return the words of the search and of the way into an area."""
    t = reader.t
    return {
        "find": t("Find an area"),
        "search": t("Find an area: name or official key"),
        "nothing": t("No area on this map is called so."),
        "path": t("Opened area"),
        "open": t("Choose an area to open it"),
        "districtsOnly": t("Values for districts only"),
        "noMunicipalities": t("No outlines of municipalities here"),
        "municipalitiesFault": t(
            "The municipalities could not be loaded; open the district again."
        ),
        "namesFault": t("The names of the municipalities could not be loaded."),
    }
