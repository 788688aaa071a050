"""The interface in other languages: by English text, from a catalogue in gettext's format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.pofile import read_po


def read_translations(folder: Path, language: str) -> Mapping[str, str]:
    """Return the finished translations of ``folder/<language>.po`` by English text."""
    with (folder / f"{language}.po").open("rb") as file:
        return {
            str(message.id): str(message.string)
            for message in read_po(file, locale=language)
            if message.id and message.string and not message.fuzzy
        }
