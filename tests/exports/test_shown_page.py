"""Pages carried into files: links lead into the file or to the live view, sources are named."""

from __future__ import annotations

import json
import re

import plotly.graph_objects as go
import pytest

from exports.carried import carried
from exports.page_parts import FigureLinks, Parts
from exports.shown import Shown
from exports.shown_page import shown_page
from geo.refs import of_observation
from geo.text import as_html
from pages.ui.figure import figure_html
from tests.browser.hostile import TEXT
from tests.exports.reading import reader, world

LIVE = "https://atlas.example/buendnisse?lang=de"
REF = of_observation("population", "14521", "2024")


@pytest.mark.parametrize(
    ("html", "address", "expected"),
    [
        (figure_html("12", REF), "", f'<a class="atlas-figure" href="#evidence={REF}">12</a>'),
        ('<a href="?alliance=x" target="_self">X</a>', "", "X"),
        (
            '<a href="?lang=de" target="_self">X</a>',
            LIVE,
            f'<a href="{as_html(LIVE)}" target="_blank" rel="noopener noreferrer">X</a>',
        ),
        ('<a href="https://example.org" target="_blank">E</a>', LIVE, None),
        (as_html(TEXT), LIVE, None),
        (as_html(figure_html("12", REF)), LIVE, None),
    ],
)
def test_links_of_a_page_lead_to_other_places_in_a_file(
    html: str, address: str, expected: str | None
) -> None:
    assert carried(html, FigureLinks(), address) == (html if expected is None else expected)


def parts() -> Parts:
    return Parts(world=world(), reader=reader("de"), files=lambda _: b"{}", edition="2026")


def records(page: bytes) -> dict[str, object]:
    found = re.search(rb'data-file="records">(.*?)</script>', page)
    assert found
    return dict(json.loads(found[1])["records"])


def test_a_page_holds_the_records_and_the_sources_of_its_figures() -> None:
    page = shown_page(Shown(title="T", words=f"<p>{figure_html('12', REF)}</p>"), parts(), LIVE)
    assert list(records(page)) == [REF]
    text = page.decode()
    assert "Regionalstatistik" in text
    assert "dl-de/by-2-0" in text
    assert f'href="{LIVE}"' in text


def test_the_same_page_is_the_same_file() -> None:
    chart = go.Figure({"data": [{"type": "bar", "x": [1], "y": ["a"]}]})
    shown = Shown(title=TEXT, said=TEXT, chart=chart, source_ids=("no such source",))
    page = shown_page(shown, parts())
    assert page == shown_page(shown, parts())
    assert "<script>top" not in page.decode()
