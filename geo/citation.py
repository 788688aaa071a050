"""Texts whose figures say where they are from: each figure carries the address of its record.

To everything that knows nothing of records, such a text is a text like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any

Span = tuple[int, int, str]
"""From and to which character a figure stands, and its address."""


class Cited(str):
    """A text with the places of its figures and their addresses; slices of it are plain text."""

    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: Iterable[Span] = ()) -> Cited:
        """Return a text; ``spans`` are its figures in order."""
        made = super().__new__(cls, text)
        made.spans = tuple(spans)
        return made


def figure(text: str, ref: str) -> Cited:
    """Return a text that is one figure; without an address it cites nothing."""
    return Cited(text, [(0, len(text), ref)] if ref else [])


def joined(separator: str, parts: Iterable[str]) -> Cited:
    """Return parts with a separator between them; their figures keep their addresses."""
    texts: list[str] = []
    for part in parts:
        texts += [separator, part] if texts else [part]
    return _together(texts)


def cited(template: str, **parts: Any) -> Cited:
    """Return a template with its fields filled in; figures among them keep their addresses."""
    texts: list[str] = []
    for plain, name, _, _ in Formatter().parse(template):
        texts.append(plain)
        if name is not None:
            value = parts[name]
            texts.append(value if isinstance(value, str) else str(value))
    return _together(texts)


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text in order, each with its address, empty between figures."""
    at = 0
    for start, end, ref in getattr(text, "spans", ()):
        if start > at:
            yield text[at:start], ""
        yield text[start:end], ref
        at = end
    if at < len(text):
        yield text[at:], ""


def _together(texts: Iterable[str]) -> Cited:
    spans: list[Span] = []
    whole = ""
    for text in texts:
        at = len(whole)
        spans += [(start + at, end + at, ref) for start, end, ref in getattr(text, "spans", ())]
        whole += text
    return Cited(whole, spans)
