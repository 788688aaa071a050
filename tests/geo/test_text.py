"""Numbers read as the reader writes them, and no text from data is ever taken for code."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

import jinja2
import pytest
from folium.template import Template
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from geo.model import Status, Text, Value
from geo.text import as_html, as_markdown, as_script, date_text, euro, number, with_unit
from tests.world import reader

NBSP = "\u00a0"

NUMBERS = [
    # value, decimals, German, English
    (0, 0, "0", "0"),
    (0, 1, "0,0", "0.0"),
    (0.0, 2, "0,00", "0.00"),
    (-0.0, 1, "0,0", "0.0"),
    (-0.04, 1, "0,0", "0.0"),
    (-0.04, 2, "−0,04", "−0.04"),
    (-0.06, 1, "−0,1", "−0.1"),
    (0.04, 1, "0,0", "0.0"),
    (0.96, 1, "1,0", "1.0"),
    (0.1, 1, "0,1", "0.1"),
    (1, 0, "1", "1"),
    (1, 1, "1,0", "1.0"),
    (-1, 0, "−1", "−1"),
    (-0.4, 0, "0", "0"),
    (-0.6, 0, "−1", "−1"),
    (9.99, 1, "10,0", "10.0"),
    (12.3, 1, "12,3", "12.3"),
    (12.34, 1, "12,3", "12.3"),
    (12.36, 1, "12,4", "12.4"),
    (99.95, 2, "99,95", "99.95"),
    (100, 0, "100", "100"),
    (999, 0, "999", "999"),
    (999.4, 0, "999", "999"),
    (999.6, 0, "1.000", "1,000"),
    (999.999, 0, "1.000", "1,000"),
    (999.999, 1, "1.000,0", "1,000.0"),
    (999.999, 2, "1.000,00", "1,000.00"),
    (999.999, 3, "999,999", "999.999"),
    (1000, 0, "1.000", "1,000"),
    (1234, 0, "1.234", "1,234"),
    (1234.5, 1, "1.234,5", "1,234.5"),
    (-1234.5, 1, "−1.234,5", "−1,234.5"),
    (12345.678, 2, "12.345,68", "12,345.68"),
    (999_999, 0, "999.999", "999,999"),
    (999_999.5, 1, "999.999,5", "999,999.5"),
    (1e6, 0, "1.000.000", "1,000,000"),
    (1e6, 1, "1.000.000,0", "1,000,000.0"),
    (-1e6, 0, "−1.000.000", "−1,000,000"),
    (84_669_326, 0, "84.669.326", "84,669,326"),
    (1e12, 0, "1.000.000.000.000", "1,000,000,000,000"),
]

MONEY = [
    # euros, German, English
    (0, f"0{NBSP}€", "€0"),
    (-0.4, f"0{NBSP}€", "€0"),
    (1, f"1{NBSP}€", "€1"),
    (999, f"999{NBSP}€", "€999"),
    (15_000, f"15.000{NBSP}€", "€15,000"),
    (999_999, f"999.999{NBSP}€", "€999,999"),
    (1_000_000, f"1{NBSP}Mio.{NBSP}€", "€1M"),
    (1_260_000, f"1,3{NBSP}Mio.{NBSP}€", "€1.3M"),
    (15_000_000, f"15{NBSP}Mio.{NBSP}€", "€15M"),
    (3_400_000_000, f"3,4{NBSP}Mrd.{NBSP}€", "€3.4B"),
    (-2_500, f"−2.500{NBSP}€", "−€2,500"),
]

HOSTILE = [
    "{{ 7*7 }}",
    "${7*7}",
    "`alert(1)`",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'\"",
    "{% raw %}",
    "{% endraw %}{% include 'x' %}",
    "100 {% of",
    "{# note #}",
    "line\u2028separator\u2029end",
    "<!-- -->",
    "\\",
    '\\"',
    "\\u003c",
    "]]>",
    "&lt;b&gt; &amp;",
    "line\nbreak\ttab",
    "__proto__ map_div _x_",
    "Müller & Söhne – ‚so‘",
    "%s %(x)s",
]


@pytest.mark.parametrize(("value", "decimals", "german", "english"), NUMBERS)
def test_numbers_read_as_in_the_language(
    value: float, decimals: int, german: str, english: str
) -> None:
    assert number(value, decimals, "de") == german
    assert number(value, decimals, "en") == english


def test_the_list_of_numbers_is_as_long_as_the_rule_asks() -> None:
    assert len(NUMBERS) >= 40


@pytest.mark.parametrize(("amount", "german", "english"), MONEY)
def test_money_reads_as_in_the_language(amount: float, german: str, english: str) -> None:
    assert euro(amount, "de") == german
    assert euro(amount, "en") == english


@pytest.mark.parametrize(
    ("unit", "shown"), [("%", f"−12,3{NBSP}%"), ("je 100", f"−12,3{NBSP}je 100"), ("", "−12,3")]
)
def test_a_unit_is_held_to_its_number(unit: str, shown: str) -> None:
    assert with_unit(-12.34, 1, unit, "de") == shown


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2021-07-31", "31.07.2021", "31 July 2021"),
        ("2021-07", "Juli 2021", "July 2021"),
        ("2021", "2021", "2021"),
        ("", "", ""),
        ("autumn", "autumn", "autumn"),
        ("2021-13", "2021-13", "2021-13"),
        ("2021-02-30", "2021-02-30", "2021-02-30"),
        ("2014–2020", "2014–2020", "2014–2020"),
    ],
)
def test_dates_read_as_in_the_language(iso: str, german: str, english: str) -> None:
    assert date_text(iso, "de") == german
    assert date_text(iso, "en") == english


@pytest.mark.parametrize("status", [*Status])
def test_every_state_of_a_value_has_words_of_its_own(status: Status) -> None:
    words = {one: reader().status(one) for one in Status}
    assert words[status]
    assert [*words.values()].count(words[status]) == 1


def value(found: float | None, status: Status, reason: str = "") -> Value:
    return Value(number=found, status=status, period="2024", source_ids=(), reason=reason)


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (value(0.0, Status.ZERO), f"0.0{NBSP}%"),
        (value(1.26, Status.EXACT, "ratio_of_sums"), f"1.3{NBSP}%"),
        (value(None, Status.SECRET), "not known or secret"),
        (value(None, Status.NOT_MEANINGFUL, "part_missing"), "a part has no value"),
        (value(None, Status.LATER), "follows later"),
    ],
)
def test_a_figure_is_its_number_or_why_there_is_none(figure: Value, shown: str) -> None:
    assert reader().figure(figure, 1, "%") == shown


@pytest.mark.parametrize("reason", ["not_additive", "part_missing", "counts_missing"])
def test_every_refusal_has_words(reason: str) -> None:
    assert reader().refusal(reason) != reason


@pytest.mark.parametrize(("language", "shown"), [("de", "Wort"), ("en", "word")])
def test_texts_of_the_data_come_in_the_language(language: str, shown: str) -> None:
    assert reader(language).of(Text(de="Wort", en="word")) == shown


class Page(HTMLParser):
    """What a browser makes of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_a_text_as_typed(text: str) -> None:
    page = Page()
    page.feed(f"<p title=\"{as_html(text)}\" class='{as_html(text)}'>{as_html(text)}</p>")
    page.close()
    assert page.tags == [("p", [("title", text), ("class", text)])]
    assert page.text == text


def test_html_of_something_else_is_its_text() -> None:
    assert as_html(5) == "5"
    assert html.unescape(as_html(["<"])) == "['<']"


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BLOCKS = ["# heading", "- item", "+49 3731", "1. Phase", "2) Phase", "---", "> quote", "    code"]


@pytest.mark.parametrize(
    "text", [*HOSTILE, *BLOCKS, "*b* _i_ ~~s~~ [l](x) ![i](x)", "a | b", "http://x.example"]
)
def test_markdown_shows_a_text_as_typed(text: str) -> None:
    page = Page()
    page.feed(MARKDOWN.render(as_markdown(text)).strip())
    page.close()
    assert page.tags == [("p", [])]
    assert page.text == " ".join(text.split())


@pytest.mark.parametrize("text", [":red[x]", ":material/home:", ":smile:", "$x$", "a $b$ c"])
def test_markdown_leaves_no_sign_of_streamlit(text: str) -> None:
    assert not re.search(r"(?<!\\)[:$\[]", as_markdown(text))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("wrap", [str, lambda t: {"a": [t, {t: t}]}], ids=["alone", "nested"])
def test_script_survives_templates_and_comes_back(text: str, wrap: object) -> None:
    written = as_script(wrap(text))
    assert json.loads(written) == wrap(text)
    for template in (jinja2.Template, Template):
        assert template(written).render() == written


@pytest.mark.parametrize("text", HOSTILE)
def test_script_holds_no_sign_that_acts(text: str) -> None:
    inside = as_script(text)[1:-1]
    assert not re.search(r"[{}<>&$`'()_%#\u2028\u2029\n]", inside)
    assert not re.search(r'(?<!\\)(?:\\\\)*"', inside)


@settings(deadline=None, max_examples=200, database=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_script_of_any_value_comes_back_after_a_template(found: object) -> None:
    assert json.loads(jinja2.Template(as_script(found)).render()) == found


@pytest.mark.parametrize("found", [float("nan"), float("inf")])
def test_script_refuses_what_json_cannot_hold(found: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_script(found)
