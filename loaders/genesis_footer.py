"""What the footer of a GENESIS table says: publisher, licence, the day it was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.delimited import CUT_OFF
from loaders.faults import DataFault
from loaders.long_form import period_of

RULE = "__________"
STAMP = re.compile(
    r'"?(?:Stand|created|erstellt)\s*:\s*(\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2})\b', re.I
)
"""The last line: "Stand: 26.02.2026 / 15:28:28", or "created: 2025-12-16 / 16:30:59"."""
COPYRIGHT = re.compile(r"(?:©|\(C\)(?:\s*opyright)?|Copyright)\s*:?\s*(?P<who>[^,;.\"\n]+)", re.I)
YEAR_AT_END = re.compile(r"\s+\d{4}$")
LICENCES = (
    (re.compile(r"Datenlizenz Deutschland\W+Namensnennung\W+Version 2\.0"), "dl-de/by-2-0"),
    (re.compile(r"dl-de/by-2-0"), "dl-de/by-2-0"),
    (re.compile(r"Datenlizenz Deutschland\W+Zero\W+Version 2\.0"), "dl-de/zero-2-0"),
)
URLS = {
    "Statistische Ämter des Bundes und der Länder": "https://www.regionalstatistik.de",
    "Statistisches Bundesamt": "https://www-genesis.destatis.de",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Footer:
    """What stands below the table; empty where it does not say. ``released`` is an ISO day."""

    publisher: str
    licence: str
    url: str
    released: str


def split_at_rule(lines: Sequence[str], name: str) -> tuple[Sequence[str], Footer]:
    """Return the lines above the rule, and what the footer below it says.

    Raise ``DataFault`` where the rule or the last line with the day is missing, or where another
    table follows: such a file is not whole.
    """
    rules = [number for number, line in enumerate(lines) if line.lstrip('"').startswith(RULE)]
    if not rules:
        raise DataFault([f"{name}, line {len(lines)}: the footer is missing; {CUT_OFF}."])
    below = [line for line in lines[rules[0] + 1 :] if line.strip(' ;"')]
    stamps = [number for number, line in enumerate(below) if STAMP.match(line)]
    if not stamps:
        raise DataFault([f'{name}: the last line ("Stand: …") is missing; {CUT_OFF}.'])
    if stamps[0] != len(below) - 1 or len(rules) > 1:
        raise DataFault(
            [f"{name}: there are several tables in the file; download each of them by itself."]
        )
    return lines[: rules[0]], _footer(below)


def _footer(below: Sequence[str]) -> Footer:
    text = " ".join(" ".join(below).split())
    stamp = STAMP.match(below[-1])
    named = COPYRIGHT.search(text)
    publisher = YEAR_AT_END.sub("", named["who"].strip()) if named else ""
    return Footer(
        publisher=publisher,
        licence=next((licence for words, licence in LICENCES if words.search(text)), ""),
        url=URLS.get(publisher, ""),
        released=(stamp and period_of(stamp[1])) or "",
    )
