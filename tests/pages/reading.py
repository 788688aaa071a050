"""What a page says: its texts and its tables, as a reader without a browser finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from pages.ui.data import STATIC


@dataclass
class Table:
    """A table of a page; ``rows`` begin with the heads, small print follows after a line break."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)

    def cell(self, row: str, head: str) -> str:
        """Return the cell of the first row that begins with ``row`` below the column ``head``."""
        found = next(one for one in self.rows[1:] if one[0].startswith(row))
        return found[self.rows[0].index(head)]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.texts: list[str] = []
        self.titles: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            self.tables[-1].rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & set(self.inside):
            return
        self.texts.append(data)
        if "h1" in self.inside:
            self.titles.append(data)
        if "caption" in self.inside:
            self.tables[-1].caption += data
        elif {"td", "th"} & set(self.inside):
            row = self.tables[-1].rows[-1]
            row[-1] += f"\n{data}" if "small" in self.inside else data


def parsed(markup: str) -> tuple[list[str], list[Table]]:
    """Return the texts and the tables in a piece of HTML."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    return parser.texts, parser.tables


def titles(page: AppTest) -> list[str]:
    """Return the titles of a page, of which there should be one."""
    found = []
    for one in page.html:
        parser = _Parser()
        parser.feed(one.value)
        found += parser.titles
    return found


LATER = re.compile(r'data-atlas-later="[^"]*/([^"/]+)"')


def pieces(page: AppTest) -> list[str]:
    """Return all HTML of a page, that which the browser fetches later included."""
    own = [one.value for one in page.html]
    files = [file for value in own for file in LATER.findall(value)]
    return [*own, *((STATIC / file).read_text(encoding="utf-8") for file in files)]


def tables(page: AppTest) -> list[Table]:
    """Return all tables drawn as HTML, legends included."""
    return [table for value in pieces(page) for table in parsed(value)[1]]


def texts(page: AppTest) -> list[str]:
    """Return every text of a page by itself: a heading, a cell, a label, a paragraph."""
    plain = [
        *(one.value for kind in (page.title, page.header, page.subheader) for one in kind),
        *(one.value for kind in (page.markdown, page.caption, page.info) for one in kind),
        *(one.label for one in page.expander),
        *(one.label for kind in (page.selectbox, page.text_input) for one in kind),
        *(option for one in page.selectbox for option in one.options),
        *(one.label for kind in (page.button, page.download_button) for one in kind),
    ]
    return [*plain, *(text for value in pieces(page) for text in parsed(value)[0])]


def words(page: AppTest) -> str:
    """Return all texts of a page in one."""
    return "\n".join(texts(page))


def as_typed(markdown: str) -> str:
    """Return Markdown without the backslashes that keep its signs as typed."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown)
