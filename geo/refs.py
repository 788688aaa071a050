"""Addresses of figures: short, stable texts without spaces, such as obs:unemployed:14521:2025.

The first part says what kind of figure it is, see :mod:`geo.evidence`; the others are ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import unquote_to_bytes

from geo.model import Definition, Region
from geo.own_region import DEFINITION, LONGEST_CODE, id_of
from geo.world import World

LONGEST = 2 * (LONGEST_CODE + 500)
"""Characters, with room for the areas of two regions of the reader's own; longer is no address."""

SEPARATOR = "."
"""Between several ids in one part of an address."""

DIGEST = 16
"""Hexadecimal digits by which an address names a text that is too free to stand in it."""

_FORM = re.compile(r"[a-z_]+(:[A-Za-z0-9_.-]+)+")


class UnknownRefError(LookupError):
    """An address that leads to no figure."""


def ref(kind: str, *parts: object) -> str:
    """Return the address of a figure."""
    return ":".join([kind, *map(str, parts)])


def parsed(text: str) -> tuple[str, tuple[str, ...]]:
    """Return kind and parts of an address.

    Raises:
        UnknownRefError: The text is no address.

    """
    if len(text) > LONGEST or not _FORM.fullmatch(text):
        raise UnknownRefError("an address is a kind and ids with colons between, without spaces")
    kind, *parts = text.split(":")
    return kind, tuple(parts)


def of_observation(indicator: str, area_id: str, period: str) -> str:
    """Return the address of an indicator of one area; empty where no period is known."""
    return ref("obs", indicator, area_id, period) if period else ""


def of_sum(indicator: str, scope: str, period: str) -> str:
    """Return the address of a count summed over a scope."""
    return ref("sum", indicator, scope, period)


def of_estimate(region: Region, definition: Definition, indicator: str, period: str) -> str:
    """Return the address of a count apportioned to a part of a district by its inhabitants."""
    return ref("estimate", region.id, definition.id, indicator, period)


def scope_of(world: World, parts: Iterable[str]) -> str:
    """Return the scope that areas are: region.<id>.<definition>, or ``all`` where there are none.

    Areas of no region of the atlas are a region of the reader's own, here without its title.
    """
    wanted = tuple(parts)
    for region in world.regions:
        for definition in region.definitions:
            if definition.areas == wanted:
                return region_scope(region, definition)
    return f"region.{id_of('', wanted)}.{DEFINITION}" if wanted else "all"


def region_scope(region: Region, definition: Definition) -> str:
    """Return the name of a region under a definition as a part of an address."""
    return f"region.{region.id}.{definition.id}"


def of_list(ids: Iterable[str]) -> str:
    """Return several ids as one part of an address."""
    return SEPARATOR.join(ids)


def of_ties(area_id: str, other: str, alliance_ids: Iterable[str]) -> str:
    """Return the address of the memberships of alliances between two places."""
    return ref("ties", area_id, other, of_list(alliance_ids))


def of_award(award_id: str) -> str:
    """Return the address of an award; signs of its FKZ that no address may have are coded."""
    return ref("award", coded(award_id))


def of_awards(measure: str, whose: str) -> str:
    """Return the address of a sum of awards, see :mod:`geo.award_choice`."""
    return ref("awards", measure, whose)


def of_award_count(what: str, measure: str, whose: str) -> str:
    """Return the address of a number of awards or recipients, see :mod:`geo.award_choice`."""
    return ref("award_count", what, measure, whose)


def coded(text: str) -> str:
    """Return a text as an id: signs other than letters, digits and ``-`` as ``_`` and 2 digits."""
    return "".join(
        chr(byte) if chr(byte).isascii() and (chr(byte).isalnum() or byte == ord("-"))
        else f"_{byte:02X}"
        for byte in text.encode()
    )  # fmt: skip


def digest(*texts: str) -> str:
    """Return a short name of texts, such as the name and the town of a recipient."""
    return sha256("\n".join(texts).encode()).hexdigest()[:DIGEST]


def decoded(text: str) -> str:
    """Return the text that an id stands for, see :func:`coded`.

    Raises:
        UnknownRefError: No text has this id.

    """
    try:
        found = unquote_to_bytes(text.replace("_", "%")).decode()
    except UnicodeDecodeError:
        found = ""
    if coded(found) != text:
        raise UnknownRefError(f"{text!r} is no id")
    return found
