"""Tables of one number and publisher are one family: what holds for every year is carried over."""

from __future__ import annotations

import re

import pandas as pd

from loaders.computed_rates import COMPUTED, COMPUTED_WORDS

OF_ONE_YEAR = re.compile(r",? \d{2}\.\d{2}\.\d{4}( \([^)]*\))?$| \(\d+ Kreise\)$")
"""End of a title that says of which day the figures are, or of how many areas."""
YEAR = re.compile(r"\b(19|20)\d{2}\b")


def with_family(new: pd.DataFrame, stored: pd.DataFrame) -> pd.DataFrame:
    """Return the sources of one table with title, publisher, licence and address of its family.

    A title that names a year is carried over only to figures of the same date. Where the family
    does not say something, the file does.

    Args:
        new: The source of a table, and that of what is computed from it if there is one.
        stored: All stored sources.

    """
    own = new.iloc[0]
    family = _family(own, stored)
    if family.empty:
        return new
    wanted = set(own["used_for"].split("; "))
    overlap = family["used_for"].map(lambda used: len(wanted & set(used.split("; "))))
    base = family.assign(overlap=overlap).sort_values("overlap", kind="stable").iloc[-1]
    title = str(base["title"])
    if base["reference_date"] != own["reference_date"]:
        title = OF_ONE_YEAR.sub("", title)
        title = str(own["title"]) if YEAR.search(title) else title
    computed = new["source_id"].str.endswith(COMPUTED)
    titles = computed.map({True: f"{title}, {COMPUTED_WORDS}", False: title})
    facts = {name: str(own[name]) or str(base[name]) for name in ("licence", "url")}
    return new.assign(title=titles, publisher=str(base["publisher"]), **facts)


def _family(own: pd.Series, stored: pd.DataFrame) -> pd.DataFrame:
    """Return the stored sources of the same table number, one of whose publishers is the same."""
    if not own["table"]:
        return stored.iloc[:0]
    same = (stored["table"].str.casefold() == own["table"].casefold()) & (
        ~stored["source_id"].str.endswith(COMPUTED) & (stored["kind"] == "statistics")
    )
    names = _names(own["publisher"])
    shared = stored["publisher"].map(lambda text: not names or bool(names & _names(text)))
    found: pd.DataFrame = stored[same & shared]
    return found


def _names(publisher: str) -> set[str]:
    return {part.strip().casefold() for part in publisher.split(";") if part.strip()}
