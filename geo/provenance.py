"""Where figures are from, in the few words that fit beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.kept import kept_with_world
from geo.records import records
from geo.text import Reader
from geo.world import World

SHOWN_PUBLISHERS = 3
ENTERED = "entered"
"""Basis of a year that no file names."""


def source_line(world: World, source_ids: Sequence[str]) -> str:
    """Return publisher and title of sources, for tooltips and captions."""
    rows = known_rows(world, source_ids)
    return "; ".join(f"{row['publisher']}: {row['title']}" for row in rows)


def counted_by_atlas(world: World, source_ids: Sequence[str], reader: Reader) -> str:
    """Return the source of a rate whose numerator the atlas has put together from web pages."""
    words = reader.t("own count from the pages named in the profiles; inhabitants: {source}")
    return words.format(source=source_line(world, source_ids))


def publishers_line(world: World, source_ids: Iterable[str], reader: Reader) -> str:
    """Return who published the pages behind a thing on the map, each with its own date."""
    listed = list(dict.fromkeys(_dated(row, reader) for row in known_rows(world, source_ids)))
    text = "; ".join(listed[:SHOWN_PUBLISHERS])
    if len(listed) > SHOWN_PUBLISHERS:
        more = reader.t("and {count} more").format(count=len(listed) - SHOWN_PUBLISHERS)
        text = f"{text} {more}"
    return reader.t("Source: {list}").format(list=text)


def known_rows(world: World, source_ids: Iterable[str]) -> list[Mapping[str, str]]:
    """Return the sources that are known, each once, in their order."""
    known = _by_id(world)
    return [known[one] for one in dict.fromkeys(source_ids) if one in known]


@kept_with_world
def _by_id(world: World) -> Mapping[str, Mapping[str, str]]:
    return dict(zip(map(str, world.sources.index), records(world.sources), strict=True))


def with_basis(words: str, basis: str, reader: Reader) -> str:
    """Return the date of a source, and that its file does not name it where that is so.

    ``basis`` is the column ``date_basis`` of the table of sources.
    """
    if not words or basis != ENTERED:
        return words
    said = reader.t("{date} (year stated by who added the file, not by the file)")
    return said.format(date=words)


def _dated(source: Mapping[str, str], reader: Reader) -> str:
    name = source["publisher"] or source["title"]
    return f"{name} ({reader.date(source['reference_date']) or reader.t('no date')})"


def cited(world: World, source_ids: Iterable[str], reader: Reader) -> str:
    """Return sources with publisher, table, dates and licence, for where no link can lead to them.

    Pages about the alliances are counted, with the years they are from.
    """
    rows = known_rows(world, source_ids)
    parts = [_citation(row, reader) for row in rows if row["kind"] != "facts"]
    pages = [row for row in rows if row["kind"] == "facts"]
    if pages:
        words = reader.t("{count} pages about the alliances, named in the profiles")
        years = sorted(row["reference_date"][:4] for row in pages if row["reference_date"])
        dates = f", {'–'.join(dict.fromkeys((years[0], years[-1])))}" if years else ""
        parts.append(words.format(count=len(pages)) + dates)
    return reader.t("Source: {list}").format(list="; ".join(parts)) if parts else ""


def _citation(source: Mapping[str, str], reader: Reader) -> str:
    table = source["table"] if source["table"] not in source["title"] else ""
    as_of = with_basis(reader.date(source["reference_date"]), source["date_basis"], reader)
    dates = [reader.t("as of {date}").format(date=as_of)]
    if source["retrieved"]:
        dates.append(reader.t("read {date}").format(date=reader.date(source["retrieved"])))
    stated = dates if source["reference_date"] else [reader.t("no date"), *dates[1:]]
    words = [f"{source['publisher']}: {source['title']}", table, *stated, source["licence"]]
    return ", ".join(filter(None, words))


def short_line(world: World, source_ids: Iterable[str], reader: Reader) -> str:
    """Return who published what is seen and when, for where letters are large and room is not.

    Pages about the alliances are counted; licences of one word stand beside their publisher.
    """
    rows = known_rows(world, source_ids)
    dates: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows:
        if row["kind"] != "facts":
            licence = row["licence"] if len(row["licence"].split()) == 1 else ""
            own = dates.setdefault((row["publisher"] or row["title"], licence), {})
            own[reader.date(row["reference_date"]) or reader.t("no date")] = None
    listed = [
        ", ".join(filter(None, [f"{publisher} ({', '.join(own)})", licence]))
        for (publisher, licence), own in dates.items()
    ]
    if len(listed) > SHOWN_PUBLISHERS:
        more = reader.t("and {count} more").format(count=len(listed) - SHOWN_PUBLISHERS)
        listed = [*listed[: SHOWN_PUBLISHERS - 1], f"{listed[SHOWN_PUBLISHERS - 1]} {more}"]
    pages = sum(row["kind"] == "facts" for row in rows)
    if pages:
        words = reader.t("{count} pages about the alliances, named in the profiles")
        listed.append(words.format(count=reader.number(pages)))
    return reader.t("Source: {list}").format(list="; ".join(listed)) if listed else ""
