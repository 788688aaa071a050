"""Where figures are from, in the few words that fit beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.text import Reader
from geo.world import World

SHOWN_PUBLISHERS = 3


def source_line(world: World, source_ids: Sequence[str]) -> str:
    """Return publisher and title of sources, for tooltips and captions."""
    known = [world.sources.loc[s] for s in source_ids if s in world.sources.index]
    return "; ".join(f"{row['publisher']}: {row['title']}" for row in known)


def publishers_line(world: World, source_ids: Iterable[str], reader: Reader) -> str:
    """Return who published the pages behind a thing on the map, and their newest date."""
    rows = world.sources.loc[[s for s in dict.fromkeys(source_ids) if s in world.sources.index]]
    names = list(dict.fromkeys(str(name) for name in rows["publisher"] if name))
    newest = max((str(day) for day in rows["reference_date"]), default="")
    listed = "; ".join(names[:SHOWN_PUBLISHERS])
    if len(names) > SHOWN_PUBLISHERS:
        more = reader.t("and {count} more").format(count=len(names) - SHOWN_PUBLISHERS)
        listed = f"{listed} {more}"
    words = reader.t("Source: {list} ({date})") if newest else reader.t("Source: {list} (no date)")
    return words.format(list=listed, date=reader.date(newest))
