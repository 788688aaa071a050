"""A page as one file that carries scripts, styles and data in itself and may connect to nothing.

A page is made of parts: HTML whose texts are safe already, files that its maps ask for by name,
and the scripts and styles of its maps, which a frame is filled with in the browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geo.maps import MAX_ZOOM, MIN_ZOOM
from geo.text import as_html

FRAME_SCRIPTS = ("leaflet.js", "atlas.js")
FRAME_STYLES = ("leaflet.css", "atlas.css")
MOUNT = (
    "const { view, layer, variant } = window.frameElement.dataset; atlas.show(layer, variant); "
    'atlas.mount(L.map("map", { center: [0, 0], zoom: 1, zoomControl: false, '
    "attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25, "
    f"minZoom: {MIN_ZOOM}, maxZoom: {MAX_ZOOM} }}), view);"
)
"""Run in a frame; the frame names its map, a layer and a variant."""

_LEAVES_SCRIPT = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
_LEAVES_STYLE = re.compile(r"</style", re.IGNORECASE)


class UnsafePartError(ValueError):
    """A script or a style that would end the element it stands in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a page is made of.

    ``files`` are texts in JSON by the names under which maps and scripts ask for them; ``parts``
    the scripts and styles of the frames by name; ``body`` is HTML.
    """

    title: str
    language: str
    body: str
    style: str
    scripts: tuple[str, ...]
    files: Mapping[str, str]
    parts: Mapping[str, str]


def frame_parts(read: Callable[[str], str]) -> dict[str, str]:
    """Return the scripts and styles of a frame with a map; ``read`` gives one by its name."""
    return {**{name: read(name) for name in (*FRAME_SCRIPTS, *FRAME_STYLES)}, "mount.js": MOUNT}


def page_file(page: Page) -> bytes:
    """Return a page as one file, the same bytes for the same page.

    Raises:
        UnsafePartError: A script or a style would end its element.

    """
    parts = {name: _plain(text) for name, text in page.parts.items()}
    scripts = [_plain(script) for script in page.scripts]
    run = [*scripts, *(text for name, text in parts.items() if name.endswith(".js"))]
    return "".join(
        (
            f'<!DOCTYPE html>\n<html lang="{as_html(page.language)}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{as_html(_policy(run))}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{as_html(page.title)}</title>\n",
            f"<style>\n{_style(page.style)}</style>\n</head>\n<body>\n{page.body}\n",
            *(
                f'<script type="application/json" data-file="{as_html(name)}">{as_data(text)}'
                "</script>\n"
                for name, text in page.files.items()
            ),
            *(
                f'<script type="text/plain" data-part="{as_html(name)}">{text}</script>\n'
                for name, text in parts.items()
            ),
            *(f"<script>{script}</script>\n" for script in scripts),
            "</body>\n</html>\n",
        )
    ).encode()


def as_data(text: str) -> str:
    r"""Return JSON so that it may stand in a script element; such signs stand in strings only.

    U+2028 and U+2029, which end a line of a script but not a string of JSON, are escaped too.
    """
    safe = _LEAVES_SCRIPT.sub(r"\\u003c", text)
    return safe.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def _policy(scripts: Iterable[str]) -> str:
    """Return what the page may do: run these very scripts, and reach nobody."""
    hashes = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts)
    known = " ".join(f"'sha256-{one}'" for one in dict.fromkeys(hashes))
    return (
        f"default-src 'none'; script-src {known}; style-src 'unsafe-inline'; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _plain(text: str) -> str:
    """Return a script or a style as the browser will read it."""
    found = text.replace("\r\n", "\n").replace("\r", "\n")
    if _LEAVES_SCRIPT.search(found):
        raise UnsafePartError("a script of the page holds a tag that would end it")
    return found


def _style(text: str) -> str:
    if _LEAVES_STYLE.search(text):
        raise UnsafePartError("a style of the page holds a tag that would end it")
    return text
