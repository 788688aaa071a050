"""What a page of the atlas shows as one HTML file that needs no network."""

from __future__ import annotations

from exports.carried import carried
from exports.chart_svg import chart_html
from exports.page_parts import Parts, dates, heading_html, live_html, record_words
from exports.page_sections import sources_section
from exports.record_data import record_sources
from exports.shown import Shown


def shown_page(shown: Shown, parts: Parts, address: str = "") -> bytes:
    """Return a page as one HTML file; ``address`` is that of the live view where it is known.

    Raises:
        UnknownTraceError: The chart holds something other than bars, points, lines and words.

    """
    reader, link = parts.reader, parts.link
    sections = []
    if shown.view:
        sections.append(parts.map_html(shown.view, shown.layer, shown.variant))
    if shown.words:
        sections.append(f'<div class="atlas-words">{carried(shown.words, link, address)}</div>')
    if shown.chart is not None:
        sections.append(chart_html(shown.chart, shown.said or shown.title, reader))
    sections += [carried(one, link, address) for one in shown.blocks if one]
    named = shown.source_ids or record_sources(parts.world, link.refs, reader, parts.edition)
    known = [one for one in named if one in parts.world.sources.index]
    main = "\n".join(f"<section>{one}</section>" for one in sections)
    sources = sources_section(parts.world, known, reader, link)
    heading = heading_html(shown.title, *dates(parts, known))
    foot = f"{live_html(address, reader)}{parts.credit_html(*record_words(reader))}"
    body = f"{heading}<main>\n{main}\n{sources}\n</main>\n{foot}"
    return parts.file(shown.title, body)
