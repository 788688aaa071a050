"""The web pages facts were read on: ids, titles, publishers and dates."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlparse

import pandas as pd

from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.raw_tables import RULES, fingerprint, read_raw

HASH_DIGITS = 6
ISO_LENGTHS = (4, 7, 10)
"""Lengths of 2019, 2019-03 and 2019-03-22; such dates need no rule."""
UNDATED = " (undated)"
PUBLISHER_RULES = "publishers.csv"
TITLE_RULES = "source_titles.csv"
DATE_RULES = "source_dates.csv"
SHORT_ADDRESS_RULES = "short_addresses.csv"


def page_id(address: str) -> str:
    """Return the id of a page from its address, such as ``web-smarterz-de-1a2b3c``."""
    host = _host(address).replace(".", "-") or "text"
    return f"web-{host}-{fingerprint(address)[:HASH_DIGITS]}"


def page_ids(addresses: Iterable[str]) -> list[str]:
    """Return the id of each page."""
    return [page_id(address) for address in addresses]


def dated(dates: pd.Series, rules: Path = RULES) -> dict[str, list[str]]:
    """Return ``source_date`` (ISO day, month, year or ``""``) and ``date_basis`` for each date.

    A plain date is stated; one marked undated is an estimate; all others need a rule.
    """
    known = read_raw(rules / DATE_RULES, ("date_in_source", "source_date", "date_basis"))
    ruled = {row[0]: (row[1], row[2]) for row in known.itertuples(index=False, name=None)}
    found = {text: ruled.get(text) or _plain_date(text) for text in dict.fromkeys(dates)}
    raise_faults(
        f"rules/{DATE_RULES}: the date '{text}' has no row; add one."
        for text, date in found.items()
        if date is None
    )
    pairs = [found[text] or ("", "none") for text in dates]
    return {"source_date": [pair[0] for pair in pairs], "date_basis": [pair[1] for pair in pairs]}


def tidy_pages(raws: Iterable[pd.DataFrame], rules: Path = RULES) -> pd.DataFrame:
    """Return one source for each page of the raw tables, with the alliances it was used for.

    Each table needs ``alliance_id``, ``source_title``, ``source`` and ``source_date``.
    """
    columns = ["alliance_id", "source_title", "source", "source_date"]
    rows = pd.concat([raw[columns] for raw in raws], ignore_index=True)
    purposes = rows.groupby("source")["alliance_id"].agg(lambda ids: "; ".join(sorted(set(ids))))
    pages = rows.drop_duplicates("source").reset_index(drop=True)
    publishers = _publishers(pages["source"], rules)
    dates = dated(pages["source_date"], rules)
    tidy = pages.assign(
        source_id=page_ids(pages["source"]),
        kind="facts",
        publisher=publishers["publisher"],
        title=_titles(pages, publishers["title_tags"], rules),
        table="",
        reference_date=dates["source_date"],
        date_basis=dates["date_basis"],
        retrieved="",
        boundary_date="",
        licence="",
        url=_addresses(pages["source"], rules),
        sha256="",
        used_for=pages["source"].map(purposes),
    )
    return tidy[list(tables()["sources"].names)]


def _addresses(pages: pd.Series, rules: Path) -> list[str]:
    """Return the address of each page; those that name a person are cut to the site."""
    known = read_raw(rules / SHORT_ADDRESS_RULES, ("source_id", "url", "reason"))
    short = dict(zip(known["source_id"], known["url"], strict=True))
    return [short.get(page_id(page), page if _host(page) else "") for page in pages]


def _host(address: str) -> str:
    return urlparse(address).netloc.removeprefix("www.")


def _plain_date(text: str) -> tuple[str, str] | None:
    date = text.removesuffix(UNDATED)
    if len(date) not in ISO_LENGTHS or not date.replace("-", "").isdigit():
        return None
    return date, "estimated" if text.endswith(UNDATED) else "stated"


def _publishers(addresses: pd.Series, rules: Path) -> pd.DataFrame:
    """Return ``publisher`` and ``title_tags`` of each address; text without address has none."""
    known = read_raw(rules / PUBLISHER_RULES, ("host", "publisher", "title_tags")).set_index("host")
    hosts = addresses.map(_host)
    missing = sorted(set(hosts) - set(known.index) - {""})
    raise_faults(
        f"rules/{PUBLISHER_RULES}: the host '{host}' has no row; add one." for host in missing
    )
    return known.reindex(hosts, fill_value="").reset_index(drop=True)


def _titles(pages: pd.DataFrame, tags: pd.Series, rules: Path) -> list[str]:
    """Return the titles without the name of the site at their end; ruled titles take precedence."""
    ruled = read_raw(rules / TITLE_RULES, ("fingerprint", "title"))
    known = dict(ruled.itertuples(index=False, name=None))
    titles = []
    for address, title, tag in zip(pages["source"], pages["source_title"], tags, strict=True):
        ends = tuple(f" ({name})" for name in tag.split(";") if name)
        plain = next((title.removesuffix(end) for end in ends if title.endswith(end)), title)
        titles.append(known.get(fingerprint(address), plain))
    return titles
