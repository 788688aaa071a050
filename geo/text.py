"""Text on its way to a reader: numbers, money, and safety.

The one place where text from data is made safe for HTML, Markdown and scripts.
Formats follow CLDR through Babel: decimal comma and point for thousands in German, the unit after
a no-break space, U+2212 as minus.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency, format_decimal

from geo.model import Status, Text, Value

Translate = Callable[[str], str]

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MILLION_EUR = 1_000_000
KEPT = 20_000
"""Numbers in words: a map shows the same ones in its legend, its fills and its records."""

_UNSAFE_IN_SCRIPTS = re.compile(r"[{}<>&$`'()_%#\u2028\u2029]")


def as_html(text: object) -> str:
    """Return ``text`` so that HTML shows it as typed, in element content and in attributes."""
    return html.escape(str(text), quote=True)


def as_plotly(text: object) -> str:
    """Return ``text`` so that a plotly chart shows it as typed; plotly reads tags, not quotes."""
    return html.escape(str(text), quote=False)


def as_markdown(text: object) -> str:
    """Return ``text``, on one line, so that Streamlit's Markdown shows it as typed."""
    line = re.sub(r"([\\`*_\[\]<>$:~&|])", r"\\\1", " ".join(str(text).split()))
    return re.sub(r"^(\d*)([#+\-=.)])", r"\1\\\2", line)


def as_script(value: Any) -> str:
    r"""Return ``value`` as JSON that may stand inside a script.

    Inside strings every character that HTML, a template literal or a Jinja template could act on
    is written as ``\uXXXX``: Folium's output is compiled as a template once more, and
    streamlit-folium rewrites names that begin with an underscore.
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub(r'"(?:[^"\\]|\\.)*"', _escape_string, plain)


def _escape_string(match: re.Match[str]) -> str:
    return _UNSAFE_IN_SCRIPTS.sub(lambda m: f"\\u{ord(m.group()):04x}", match.group())


@lru_cache(maxsize=KEPT)
def number(value: float, decimals: int, language: str) -> str:
    """Return ``value`` with a fixed number of decimals."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(round(value, decimals) + 0.0, format=pattern, locale=language)
    return text.replace("-", MINUS)


def with_unit(value: float, decimals: int, unit: str, language: str) -> str:
    """Return ``value`` and its unit, held together by a no-break space."""
    return (
        f"{number(value, decimals, language)}{NO_BREAK_SPACE}{unit}"
        if unit
        else number(value, decimals, language)
    )


def euro(amount: float, language: str) -> str:
    """Return an amount in whole euros, from one million up in millions with at most one decimal."""
    amount = round(amount) + 0.0
    if abs(amount) >= MILLION_EUR:
        text = format_compact_currency(
            amount, "EUR", locale=language, fraction_digits=1, format_type="short"
        )
    else:
        text = format_currency(
            amount, "EUR", locale=language, currency_digits=False, format=_whole_euros(language)
        )
    return text.replace("-", MINUS)


def _whole_euros(language: str) -> str:
    return "¤#,##0" if language == "en" else f"#,##0{NO_BREAK_SPACE}¤"


def date_text(iso: str, language: str) -> str:
    """Return 2021-07-31 as 31.07.2021, 2021-07 as Juli 2021, 2021 as it is."""
    try:
        if len(iso) == len("2021-07-31"):
            pattern = "dd.MM.yyyy" if language == "de" else "d MMMM yyyy"
            return format_date(date.fromisoformat(iso), pattern, locale=language)
        if len(iso) == len("2021-07"):
            return format_date(date.fromisoformat(f"{iso}-01"), "MMMM yyyy", locale=language)
    except ValueError:
        pass
    return iso


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: a language (``de`` or ``en``) and the translation of the interface's texts."""

    language: str
    t: Translate

    def of(self, text: Text) -> str:
        """Return a text of the data in the reader's language."""
        return text.in_language(self.language)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return ``value`` as the reader writes numbers."""
        return number(value, decimals, self.language)

    def ordinal(self, value: int) -> str:
        """Return the number of a place in an order: 12. in German, 12 in English."""
        return f"{self.number(value)}." if self.language == "de" else self.number(value)

    def with_unit(self, value: float, decimals: int, unit: str) -> str:
        """Return ``value`` with its unit."""
        return with_unit(value, decimals, unit, self.language)

    def euro(self, amount: float) -> str:
        """Return an amount of money."""
        return euro(amount, self.language)

    def per_inhabitant(self, amount: float) -> str:
        """Return an amount of money for each inhabitant, written as other amounts are."""
        return self.t("{amount} per inhabitant").format(amount=self.euro(amount))

    def date(self, iso: str) -> str:
        """Return a day, month or year (ISO) as the reader writes it; other text as it is."""
        return date_text(iso, self.language)

    def status(self, status: Status) -> str:
        """Return in words why there is no number."""
        return _status_words(self.t)[status]

    def signed(self, number: str, status: Status) -> str:
        """Return a number in a table with the sign of its status: in brackets where uncertain."""
        return f"({number})" if status is Status.UNCERTAIN else number

    def spoken(self, status: Status) -> str:
        """Return what a screen reader says for the sign of a status."""
        return _spoken_words(self.t)[status]

    def refusal(self, reason: str) -> str:
        """Return in words why parts could not be put together to one figure."""
        return _refusal_words(self.t).get(reason, reason)

    def figure(self, value: Value, decimals: int, unit: str) -> str:
        """Return a figure with its unit, or the words for what stands in its place."""
        if value.number is not None:
            text = self.with_unit(value.number, decimals, unit)
            return self.signed(text, value.status)
        return self.refusal(value.reason) if value.reason else self.status(value.status)


def _status_words(t: Translate) -> dict[Status, str]:
    return {
        Status.EXACT: t("value"),
        Status.UNCERTAIN: t("uncertain"),
        Status.ZERO: t("zero"),
        Status.ROUNDED_TO_ZERO: t("rounded to zero"),
        Status.SECRET: t("not known or secret"),
        Status.UNRELIABLE: t("not reliable enough"),
        Status.LATER: t("follows later"),
        Status.NOT_MEANINGFUL: t("not meaningful"),
        Status.NOT_COLLECTED: t("not recorded here"),
    }


def _spoken_words(t: Translate) -> dict[Status, str]:
    """Return the words for the signs of tables, after the table of signs (CARTOGRAPHY 7)."""
    return {
        Status.EXACT: "",
        Status.UNCERTAIN: t("uncertain"),
        Status.ZERO: t("zero"),
        Status.ROUNDED_TO_ZERO: t("rounded to zero"),
        Status.SECRET: t("secret or not known"),
        Status.UNRELIABLE: t("not certain enough"),
        Status.LATER: t("figure follows"),
        Status.NOT_MEANINGFUL: t("not meaningful"),
        Status.NOT_COLLECTED: t("not recorded"),
    }


def _refusal_words(t: Translate) -> dict[str, str]:
    return {
        "not_additive": t("cannot be put together from its parts"),
        "part_missing": t("a part has no value"),
        "counts_missing": t("the counts behind the rate are not available"),
        "other_counts": t("the rates of the parts rest on other counts than those stored here"),
        "unlike_parts": t("the counts stored here do not give the figure of each part"),
        "weights_missing": t("the counts that a mean of its parts must be weighted by are missing"),
        "median": t("a median does not follow from the medians of the parts"),
        "index": t("an index does not follow from the indices of the parts"),
        "duration": t("a mean duration does not follow from those of the parts"),
    }
