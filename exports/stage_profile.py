"""The profile of an alliance on the stage: what fits beside its map."""

from __future__ import annotations

from collections.abc import Iterator

from geo.partner_coverage import coverage_words
from geo.profiles import Profile, funding_words
from geo.text import Reader, as_html

MOST_FACTS = 5
LONGEST = 60
"""Letters of a fact; longer ones stand in the profile only."""


def profile_html(found: Profile, reader: Reader) -> str:
    """Return name, short facts with their dates, partners and money of an alliance."""
    rows = "".join(
        f"<dt>{as_html(title)}</dt><dd>{as_html(text)}</dd>"
        for title, text in profile_rows(found, reader)
    )
    return f"<h3>{as_html(found.name)}</h3><dl>{rows}</dl>"


def profile_rows(found: Profile, reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield what is known of an alliance in short, each with what it is."""
    short = [one for one in found.facts if len(one.text) <= LONGEST]
    for one in short[:MOST_FACTS]:
        yield one.title, f"{one.text} ({one.date})" if one.date else one.text
    yield reader.t("Partners"), str(coverage_words(found.coverage, reader))
    yield reader.t("Money"), str(funding_words(found, reader))
