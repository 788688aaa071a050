"""A page as one file: its data cannot get out of their place, its scripts are the only ones."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace

import pytest

from exports.page_file import Page, UnsafePartError, as_data, frame_parts, page_file
from tests.browser.hostile import TEXT

PAGE = Page(
    title="Germany",
    language="en",
    body="<main></main>",
    style="main{}",
    scripts=("run()",),
    files={"view": '{"a":1}'},
    parts={"atlas.js": "draw()", "atlas.css": "p{}"},
)


@pytest.mark.parametrize(
    "text",
    [TEXT, "</script>", "</SCRIPT >", "<!-- <script>", "<!--", "a\u2028b\u2029c", "\\u003c", "<b>"],
)
def test_data_say_the_same_and_end_no_script(text: str) -> None:
    written = as_data(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert not re.search(r"</?script|<!--|[\u2028\u2029]", written, re.IGNORECASE)


def policy(page: Page) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page_file(page).decode())
    assert found
    return html.unescape(found[1])


def test_a_page_may_run_its_own_scripts_and_reach_nobody() -> None:
    scripts = [base64.b64encode(hashlib.sha256(one).digest()) for one in (b"run()", b"draw()")]
    known = " ".join(f"'sha256-{one.decode()}'" for one in scripts)
    rules = dict(rule.strip().split(" ", 1) for rule in policy(PAGE).split(";"))
    assert rules["script-src"] == known
    assert rules["default-src"] == rules["connect-src"] == rules["form-action"] == "'none'"


def test_line_ends_are_those_that_the_browser_reads() -> None:
    page = replace(PAGE, scripts=("run()\r\nagain()",))
    assert policy(page) == policy(replace(PAGE, scripts=("run()\nagain()",)))


def test_texts_of_a_page_are_shown_as_typed() -> None:
    written = page_file(replace(PAGE, title=TEXT)).decode()
    assert f"<title>{html.escape(TEXT)}</title>" in written


def test_the_same_page_is_the_same_bytes() -> None:
    assert page_file(PAGE) == page_file(replace(PAGE))


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, scripts=("say('</script>')",)),
        replace(PAGE, parts={"atlas.js": "<!--"}),
        replace(PAGE, style="</style>"),
    ],
)
def test_a_script_or_a_style_that_would_end_its_element_is_refused(page: Page) -> None:
    with pytest.raises(UnsafePartError):
        page_file(page)


def test_a_frame_has_all_that_its_map_needs() -> None:
    parts = frame_parts(lambda name: f"/* {name} */")
    assert list(parts) == ["leaflet.js", "atlas.js", "leaflet.css", "atlas.css", "mount.js"]
