"""Labels of what can be chosen, no two alike: the browser names a choice by its label."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count


def distinct(titles: Mapping[str, str]) -> dict[str, str]:
    """Return titles by id; one that another has already is followed by a number."""
    found: dict[str, str] = {}
    taken = set(titles.values())
    for id_, title in titles.items():
        label = title
        if title in found.values():
            names = (f"{title} ({number})" for number in count(2))
            label = next(one for one in names if one not in taken)
            taken.add(label)
        found[id_] = label
    return found
