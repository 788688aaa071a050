"""Sources as readers see them: publisher, title, date, licence, with a link where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from geo.citation import cited, figure
from geo.records import records
from geo.text import Reader, as_html
from geo.world import World
from pages.ui.figure import text_html


def sources_line(world: World, source_ids: Sequence[str], reader: Reader, address: str) -> str:
    """Return the sources of a layer as one HTML line; pages about alliances are counted only.

    ``address`` is that of their number.
    """
    rows = world.sources.loc[[one for one in source_ids if one in world.sources.index]]
    pages = rows[rows["kind"] == "facts"]
    tables = rows.drop(pages.index)
    parts = [as_html(f"{row['publisher']}: {row['title']}") for row in records(tables)]
    if len(pages):
        words = reader.t("{count} pages about the alliances, named in the profiles")
        number = figure(reader.number(len(pages)), address)
        parts.append(text_html(cited(words, count=number)))
    title = as_html(reader.t("Sources"))
    return f"{title}: {'; '.join(parts)}"


def source_html(world: World, source_id: str) -> str:
    """Return one source as HTML."""
    if source_id not in world.sources.index:
        return as_html(source_id)
    row = world.sources.loc[source_id]
    title = link_html(str(row["url"]), str(row["title"]))
    rest = [str(row[name]) for name in ("publisher", "reference_date", "licence") if str(row[name])]
    return f"{title} – {as_html(' · '.join(rest))}" if rest else title


def link_html(url: str, words: str) -> str:
    """Return a link that opens beside the atlas; anything but http(s) is shown as words only."""
    if not url.startswith(("https://", "http://")):
        return as_html(words)
    return (
        f'<a href="{as_html(url)}" target="_blank" rel="noopener noreferrer">{as_html(words)}</a>'
    )
