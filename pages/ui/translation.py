"""The interface in two languages: the code says English, ``locale/de.po`` says German."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from geo.text import Reader, as_html
from loaders.translations import read_translations

LANGUAGES = {"de": "Deutsch", "en": "English"}
"""Each by its own name; the first is what readers get who have not chosen."""

KEPT = ("definition", "region", "alliance", "beside", "own", "edition")
"""What the link keeps when the language changes."""
COMPARED = (
    "regions", "view", "indicators", "to", "across", "up", "claim", "moving", "shown", "side",
    "several", "one", "other", "by", "of", "weights",
)  # fmt: skip
"""What the link of a comparison keeps besides: its sides, its view and what is chosen there."""
ALSO_ELSEWHERE = ("indicator", "level")
"""Kept where the link names a view of the comparison; a map remembers its own."""

_LANGUAGE = "language"
FIRST = next(iter(LANGUAGES))
LOCALE = Path(__file__).parent / "locale"


def current() -> Reader:
    """Return the reader of the language that the link names, else of the one read so far.

    The menu leads to addresses without a language; the session remembers it for them.
    """
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[_LANGUAGE] = asked
    chosen = str(st.session_state.get(_LANGUAGE, FIRST))
    if asked != chosen and (asked or chosen != FIRST):
        st.query_params["lang"] = chosen
    return reader(chosen)


def choice_html(reader: Reader) -> str:
    """Return the way to the same page in the other language; the map remembers its own layer."""
    asked = {
        language: urlencode({**kept(), "lang": language}, doseq=True) for language in LANGUAGES
    }
    return "".join(
        f'<a class="atlas-language" lang="{language}" hreflang="{language}" target="_self" '
        f'href="?{as_html(asked[language])}">{name}</a>'
        for language, name in LANGUAGES.items()
        if language != reader.language
    )


def kept() -> dict[str, list[str]]:
    """Return what another language or edition of the page keeps of the link, in its order."""
    names = {*KEPT, *COMPARED, *(ALSO_ELSEWHERE if "view" in st.query_params else ())}
    asked = st.query_params
    return {name: asked.get_all(name) for name in asked if name in names}


@cache
def reader(language: str) -> Reader:
    """Return the reader of a language; English is what the code says."""
    texts = {} if language == "en" else catalogue(language)
    return Reader(language, lambda message: texts.get(message, message))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the translations of a language by English text."""
    return read_translations(LOCALE, language)
