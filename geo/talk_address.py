"""The address of a view inside the atlas as a talk may keep it: a page and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from geo.own_region import LONGEST_CODE

ALLIANCES = "buendnisse"
COMPARISON = "vergleich"
OWN_PAGE = "eigene-region"
OVERVIEW = "overview"
EDITION = "edition"
LONGEST_VALUE = LONGEST_CODE + 200
"""Characters of one parameter, with room for a region of the reader's own and its title."""
LONGEST = 2 * LONGEST_VALUE
MOST_ASKED = 40

_MAP = ("layer", "indicator", "year", "area", "classes", "scale", "definition", "own")
_COMPARED = (
    *("view", "regions", "own", "indicator", "indicators", "to", "across", "up", "one", "other"),
    *("by", "level", "moving", "shown", "side", "several", "claim", "of", "weights"),
)
_ALLIANCE = ("alliance", "region")

_PAGE = re.compile(r"[a-z0-9-]{0,60}")
_VALUE = re.compile(r"[^\x00-\x1f\x7f]*")


class WrongAddressError(ValueError):
    """An address that leads to no view of the atlas; ``named`` is what is wrong with it."""

    def __init__(self, named: str) -> None:
        super().__init__(named)
        self.named = named


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A page of the atlas and the query parameters of its view, in order; some may come twice."""

    page: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.page}?{urlencode(self.asked)}" if self.asked else self.page

    def get(self, name: str, default: str = "") -> str:
        """Return the value of a parameter."""
        return dict(self.asked).get(name, default)

    def get_all(self, name: str) -> list[str]:
        """Return all values of a parameter."""
        return [value for key, value in self.asked if key == name]

    def within(self, root: str, **more: str) -> str:
        """Return the whole address, where the atlas is at ``root``, with further parameters."""
        asked = [*self.asked, *((name, value) for name, value in more.items() if value)]
        page = f"{root.rstrip('/')}/{self.page}"
        return f"{page}?{urlencode(asked)}" if asked else page


def address(text: str) -> Address:
    """Return the address that a text holds, such as ``erzgebirge?layer=skills``.

    Raises:
        WrongAddressError: It leads out of the atlas, or has parameters that its page does not know.

    """
    if len(text) > LONGEST:
        raise WrongAddressError(f"{text[:40]} …")
    page, _, query = text.partition("?")
    if not _PAGE.fullmatch(page):
        raise WrongAddressError(page[:60])
    try:
        pairs = parse_qsl(
            query,
            keep_blank_values=True,
            strict_parsing=bool(query),
            max_num_fields=MOST_ASKED,
        )
    except ValueError:
        raise WrongAddressError(query[:60]) from None
    found = Address(page="" if page == OVERVIEW else page, asked=tuple(pairs))
    known = parameters_of(found.page)
    for name, value in pairs:
        if name not in known or len(value) > LONGEST_VALUE or not _VALUE.fullmatch(value):
            raise WrongAddressError(name[:60])
    return found


def shown(page: str, asked: Mapping[str, Iterable[str]]) -> Address:
    """Return the address of a page as it is shown, without what does not belong to its view.

    Args:
        page: Its place in the atlas, ``overview`` or empty for the first.
        asked: The values of the query parameters of the page.

    """
    known = parameters_of(page)
    pairs = ((name, value) for name in asked if name in known for value in asked[name] if value)
    return Address(page="" if page == OVERVIEW else page, asked=tuple(pairs))


def parameters_of(page: str) -> tuple[str, ...]:
    """Return the query parameters that the view of a page may have."""
    if page == COMPARISON:
        return _COMPARED
    return _ALLIANCE if page == ALLIANCES else _MAP
