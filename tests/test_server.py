"""The server: why it cannot start, its headers, and the page that starts the app."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from server import BASE_ADDRESS, FOR_EVER, NEEDED_SOON, BaseAddress, Headers, fault

PAGE = b"<!doctype html><html><head><title>x</title></head><body>\xc3\xa4</body></html>"


class Answer:
    """An ASGI application that gives one answer and keeps the request it saw."""

    def __init__(self, *parts: bytes, status: int = 200, **headers: str) -> None:
        self.parts = parts or (b"",)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.scope: dict[str, Any] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.scope = scope
        headers = [(name.encode(), value.encode()) for name, value in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        for place, part in enumerate(self.parts):
            more = place + 1 < len(self.parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run what is asynchronous in a thread of its own: browser tests hold a loop here."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, work).result()


def ask(
    app: Any, path: str = "/", method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an application's answer."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    wanted = [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": wanted}
    run(app(scope, receive, send))
    start, *bodies = sent
    assert start["type"] == "http.response.start"
    assert not bodies[-1].get("more_body", False)
    found = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return start["status"], found, b"".join(message.get("body", b"") for message in bodies)


def page(*parts: bytes, **more: Any) -> Answer:
    body = parts or (PAGE,)
    length = str(sum(map(len, body)))
    headers = {"content_type": "text/html; charset=utf-8", "content_length": length, "etag": '"1"'}
    return Answer(*body, **{**headers, **more})


# ---- why it cannot start


@pytest.fixture
def taken_port() -> Any:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_named_in_one_sentence_with_a_remedy(taken_port: int) -> None:
    words = fault("127.0.0.1", taken_port)
    assert words is not None
    assert f"Port {taken_port} on 127.0.0.1 cannot be used" in words
    assert f"make run PORT={taken_port + 1}" in words
    assert words.endswith(".")
    assert len(re.findall(r"\.(?:\s|$)", words)) == 1
    assert "\n" not in words


def test_a_free_port_is_no_fault(taken_port: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert fault("127.0.0.1", free) is None


@pytest.mark.parametrize("port", [65_536, 99_999])
def test_a_port_that_cannot_exist_is_named_too(port: int) -> None:
    words = fault("127.0.0.1", port)
    assert words is not None
    assert str(port) in words


def test_an_address_that_is_not_ours_is_named() -> None:
    words = fault("192.0.2.1", 8501)
    assert words is not None
    assert "192.0.2.1" in words


# ---- headers


@pytest.mark.parametrize("status", [200, 304, 404, 500])
@pytest.mark.parametrize("path", ["/", "/erzgebirge", "/app/static/atlas-0123456789ab.js"])
def test_every_answer_has_the_security_headers(path: str, status: int) -> None:
    _, headers, _ = ask(Headers(Answer(status=status)), path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    "rule",
    ["default-src 'self'", "frame-ancestors 'self'", "object-src 'none'", "base-uri 'self'"],
)
def test_the_policy_keeps_everything_in_the_house(rule: str) -> None:
    _, headers, _ = ask(Headers(Answer()))
    policy = headers["content-security-policy"]
    assert rule in [part.strip() for part in policy.split(";")]
    assert not re.search(r"https?:|\*", policy)


@pytest.mark.parametrize(
    ("path", "status", "kept"),
    [
        ("/app/static/atlas-0123456789ab.js", 200, True),
        ("/app/static/districts-e2e399af7bff.json", 200, True),
        ("/map/app/static/view-overview-de-12c6d2f6b590.json", 200, True),
        ("/app/static/manifest.json", 200, False),
        ("/app/static/atlas.js", 200, False),
        ("/app/static/atlas-0123456789.js", 200, False),
        ("/app/static/atlas-0123456789AB.js", 200, False),
        ("/app/static/atlas-0123456789ab.js", 404, False),
        ("/app/static/atlas-0123456789ab.js/more", 200, False),
        ("/atlas-0123456789ab.js", 200, False),
        ("/", 200, False),
    ],
)
def test_only_hashed_files_are_kept_for_ever(path: str, status: int, kept: bool) -> None:
    _, headers, _ = ask(Headers(Answer(status=status, cache_control="no-cache")), path)
    assert headers["cache-control"] == (FOR_EVER if kept else "no-cache")
    assert "immutable" in FOR_EVER


def test_headers_are_not_doubled() -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    app = Headers(Headers(Answer(referrer_policy="origin")))
    run(app({"type": "http", "path": "/", "headers": []}, None, send))
    names = [name.lower() for name, _ in sent[0]["headers"]]
    assert len(names) == len(set(names))


def test_other_traffic_passes_untouched() -> None:
    seen: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})

    async def send(message: dict[str, Any]) -> None:
        seen.append(message)

    for outer in (Headers(app), BaseAddress(app)):
        run(outer({"type": "websocket", "path": "/", "headers": []}, None, send))
    assert seen == [{"type": "websocket.accept"}] * 2


# ---- the page that starts the app


@pytest.mark.parametrize("cuts", [(), (10,), (16, 18), (5, 6, 7)])
def test_a_page_is_completed_once_and_its_length_is_right(cuts: tuple[int, ...]) -> None:
    ends = [0, *cuts, len(PAGE)]
    parts = [PAGE[start:end] for start, end in pairwise(ends)]
    _, headers, body = ask(BaseAddress(page(*parts)))
    start, _, rest = PAGE.partition(b"<head>")
    assert body.startswith(start + BASE_ADDRESS)
    assert body.endswith(rest)
    assert body.count(b"BACKEND_BASE_URL") == 1
    assert body.count(b'rel="prefetch" href="./app/static/') == len(NEEDED_SOON)
    assert int(headers["content-length"]) == len(body)


def test_a_completed_page_does_not_keep_the_mark_of_the_old_one() -> None:
    _, headers, _ = ask(BaseAddress(page()))
    assert "etag" not in headers


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"<head>", content_type="application/javascript", content_length="6"),
        Answer(b'{"a":"<head>"}', content_type="application/json", content_length="14"),
        Answer(b"<head>", content_length="6"),
        page(b"<head>", status=404),
        page(b"<head>", status=304),
        page(b"\x1f\x8b<head>", content_encoding="gzip"),
    ],
    ids=["script", "json", "untyped", "missing", "unchanged", "compressed"],
)
def test_what_is_no_page_passes_unchanged(answer: Answer) -> None:
    status, headers, body = ask(BaseAddress(answer))
    assert (status, headers, body) == (answer.status, answer.headers, b"".join(answer.parts))


def test_what_is_no_page_is_not_held_back() -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    answer = Answer(b"one", b"two", content_type="text/plain")
    run(BaseAddress(answer)({"type": "http", "path": "/", "headers": []}, None, send))
    assert [message.get("body") for message in sent] == [None, b"one", b"two"]


def test_a_page_without_a_head_keeps_its_length() -> None:
    _, headers, body = ask(BaseAddress(page(b"<p>no head</p>")))
    assert body == b"<p>no head</p>"
    assert int(headers["content-length"]) == len(body)


def test_a_page_is_asked_for_uncompressed() -> None:
    answer = page()
    ask(BaseAddress(answer), accept="text/html,*/*", accept_encoding="gzip")
    assert [name for name, _ in answer.scope["headers"]] == [b"accept"]


def test_other_files_may_come_compressed() -> None:
    answer = Answer(content_type="text/css")
    ask(BaseAddress(answer), accept="text/css", accept_encoding="gzip")
    assert (b"accept-encoding", b"gzip") in answer.scope["headers"]


def test_asking_for_the_head_of_a_page_does_not_say_that_it_is_empty() -> None:
    """RFC 9110, 8.6: the length of a HEAD answer is that of GET, or it is left out."""
    answer = page(b"", content_length=str(len(PAGE)))
    _, headers, _ = ask(BaseAddress(answer), method="HEAD")
    assert headers.get("content-length") != "0"


def test_a_folder_that_cannot_be_written_is_named(
    taken_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.os.access", lambda *_: False)
    words = fault("127.0.0.1", taken_port)
    assert words is not None
    assert words.startswith("No permission to write in ")


@pytest.mark.parametrize(
    ("query", "language"), [(b"", b"de"), (b"lang=en", b"en"), (b"lang=fr&x", b"de")]
)
def test_a_page_says_in_which_language_it_is(query: bytes, language: bytes) -> None:
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    html = b'<!doctype html><html lang="en"><head></head></html>'
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": query}
    run(BaseAddress(Answer(html, content_type="text/html", content_length="0"))(scope, None, send))
    assert b'<html lang="%s">' % language in sent[-1]["body"]
