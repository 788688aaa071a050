"""Sources as readers see them: publisher, title, date, licence, with a link where there is one."""

from __future__ import annotations

from exports.markup import link_html as link_html
from geo.text import as_html
from geo.world import World


def source_html(world: World, source_id: str) -> str:
    """Return one source as HTML."""
    if source_id not in world.sources.index:
        return as_html(source_id)
    row = world.sources.loc[source_id]
    title = link_html(str(row["url"]), str(row["title"]))
    rest = [str(row[name]) for name in ("publisher", "reference_date", "licence") if str(row[name])]
    return f"{title} – {as_html(' · '.join(rest))}" if rest else title
