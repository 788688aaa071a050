"""The interface in two languages: the code says English, ``locale/de.po`` says German."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from babel.messages.pofile import read_po

from geo.text import Reader

LANGUAGES = ("de", "en")
LOCALE = Path(__file__).parent / "locale"


def choose() -> Reader:
    """Show the choice of language, kept in the link as ``lang``, and return the reader."""
    chosen = st.segmented_control(
        "Sprache / Language",
        LANGUAGES,
        default=LANGUAGES[0],
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
        required=True,
    )
    return reader(chosen or LANGUAGES[0])


def current() -> Reader:
    """Return the reader of this session, as chosen in the frame."""
    return reader(st.session_state.get("lang") or LANGUAGES[0])


@cache
def reader(language: str) -> Reader:
    """Return the reader of a language; English is what the code says."""
    texts = {} if language == "en" else catalogue(language)
    return Reader(language, lambda message: texts.get(message, message))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the translations of a language by English text."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return {
            str(message.id): str(message.string)
            for message in read_po(file, locale=language)
            if message.id and message.string and not message.fuzzy
        }
