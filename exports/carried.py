"""HTML of a page of the atlas carried over into a file, where its links lead to other places.

Texts in such HTML are escaped, so that no text of the data looks like a link.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

from exports.markup import Link, link_html

_FIGURE = re.compile(
    r'<a class="atlas-figure" href="\?evidence=([^"&]*)[^"]*" target="_self">(.*?)</a>', re.DOTALL
)
_WITHIN = re.compile(
    r'<a (?![^>]*class="atlas-figure")href="([^"#][^"]*)"[^>]*>(.*?)</a>', re.DOTALL
)


def carried(html: str, link: Link, address: str) -> str:
    """Return HTML of a page for a file.

    Figures lead to their records by ``link``; what leads to another page of the atlas leads to the
    one at ``address``, the live view, and is words alone where that is not known.
    """
    figures = _FIGURE.sub(lambda found: link(found[2], unescape(found[1])), html)
    return _WITHIN.sub(lambda found: _outward(found, address), figures)


def _outward(found: re.Match[str], address: str) -> str:
    target = unescape(found[1])
    if target.startswith(("https://", "http://")):
        return found[0]
    if not address:
        return found[2]
    start = link_html(urljoin(address, target), "").removesuffix("</a>")
    return f"{start}{found[2]}</a>"
