"""Downloads from a server on this machine: kept with their checksum, refused in one sentence."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from loaders import download
from loaders.download import fetch, is_address
from loaders.faults import DataFault


class Office(http.server.BaseHTTPRequestHandler):
    """A publisher with a few addresses; counts how often it is asked."""

    asked: ClassVar[list[str]] = []
    table: ClassVar[bytes] = b"a table"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/gone.csv":
            self.send_error(404, "Not Found")
            return
        self.send_response(200)
        length = len(self.table) + (5 if self.path == "/cut.csv" else 0)
        if self.path != "/unknown-length.csv":
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(self.table)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def office() -> Iterator[str]:
    Office.asked, Office.table = [], b"a table"
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Office) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["table.csv", "unknown-length.csv"])
def test_a_download_is_kept_with_its_checksum(office: str, tmp_path: Path, name: str) -> None:
    told: list[float] = []
    given = fetch(f"{office}/{name}?year=2026", tmp_path, progress=told.append)
    assert given.path.read_bytes() == b"a table"
    assert given.url == f"{office}/{name}?year=2026"
    assert len(given.retrieved) == len("2026-11-20")
    assert files(tmp_path) == [given.path.name, f"{given.path.name}.sha256"]
    assert told


def test_the_same_day_it_is_not_asked_for_again(office: str, tmp_path: Path) -> None:
    first, second = (fetch(f"{office}/table.csv", tmp_path) for _ in range(2))
    assert first == second
    assert Office.asked == ["/table.csv"]


def test_two_addresses_of_one_name_are_two_files(office: str, tmp_path: Path) -> None:
    first = fetch(f"{office}/table.csv?year=1", tmp_path)
    assert fetch(f"{office}/table.csv?year=2", tmp_path).path != first.path


def test_a_file_whose_checksum_does_not_hold_is_fetched_anew(office: str, tmp_path: Path) -> None:
    given = fetch(f"{office}/table.csv", tmp_path)
    given.path.write_bytes(b"tampered")
    assert fetch(f"{office}/table.csv", tmp_path).path.read_bytes() == b"a table"


def test_a_file_of_another_day_is_fetched_anew(office: str, tmp_path: Path) -> None:
    given = fetch(f"{office}/table.csv", tmp_path)
    note = given.path.with_name(f"{given.path.name}.sha256")
    note.write_text(note.read_text().replace(given.retrieved, "2020-01-01"))
    Office.table = b"newer"
    assert fetch(f"{office}/table.csv", tmp_path).path.read_bytes() == b"newer"


@pytest.mark.parametrize(
    ("page", "largest", "said"),
    [
        ("gone.csv", 100, "the server answers 404 Not Found; check the address"),
        ("cut.csv", 100, "the download broke off; try again"),
        ("table.csv", 3, "larger than 0.0 GB, no official table is; check the address"),
        ("unknown-length.csv", 3, "larger than 0.0 GB"),
    ],
)
def test_a_download_that_fails_is_one_sentence_and_leaves_nothing(
    office: str, tmp_path: Path, page: str, largest: int, said: str
) -> None:
    with pytest.raises(DataFault) as fault:
        fetch(f"{office}/{page}", tmp_path, largest_bytes=largest)
    (sentence,) = fault.value.faults
    assert sentence.startswith(f"{office}/{page}: ")
    assert said in sentence
    assert files(tmp_path) == []


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match=r"no answer \(.*\); try again or download it"):
        fetch("http://127.0.0.1:9/table.csv", tmp_path, timeout_s=2)


def test_only_web_addresses_are_downloaded() -> None:
    assert is_address("https://www.regionalstatistik.de/table.csv")
    assert not any(
        map(is_address, ("table.csv", "/tables/table.csv", "file:///etc/passwd", "C:\\a"))
    )


def test_the_largest_known_delivery_fits() -> None:
    assert download.LARGEST_BYTES > 400_000_000
