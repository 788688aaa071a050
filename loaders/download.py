"""Downloads of official files, kept in a folder with their checksums."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.raw_file import Progress, silent

TIMEOUT_S = 60
LARGEST_BYTES = 2_000_000_000
"""The largest known delivery (INKAR, packed) has 0.4 GB."""
BLOCK_BYTES = 1 << 18
SCHEMES = ("http", "https")
CHECKSUM = ".sha256"
PART = ".part"
AGENT = "strukturwandel-atlas"


def is_address(text: str) -> bool:
    """Return whether ``text`` is an address in the web and no path."""
    return urlsplit(text).scheme in SCHEMES


def fetch(
    address: str,
    cache: Path,
    *,
    progress: Progress = silent,
    timeout_s: float = TIMEOUT_S,
    largest_bytes: int = LARGEST_BYTES,
) -> Given:
    """Return the file at an address; one downloaded today and unchanged since is taken again.

    The checksum of the file lies beside it in ``cache``.

    Raises:
        DataFault: The address does not answer with a file, the file is too large or is cut off.

    """
    cache.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", Path(urlsplit(address).path).name)[-80:] or "download"
    path = cache / f"{sha256(address.encode()).hexdigest()[:12]}-{name}"
    today = datetime.now(UTC).astimezone().date().isoformat()
    if _day_of(path) != today:
        found = _received(address, path, progress, timeout_s, largest_bytes)
        path.with_name(path.name + CHECKSUM).write_text(f"{found}  {path.name}\n{today}\n")
    return Given(path=path, url=address, retrieved=today)


def _day_of(path: Path) -> str:
    """Return the day of a download whose checksum still holds, else nothing."""
    note = path.with_name(path.name + CHECKSUM)
    if not path.is_file() or not note.is_file():
        return ""
    words = note.read_text(encoding="utf-8").split()
    whole = len(words) == 3 and words[0] == _checksum(path)
    return words[2] if whole else ""


def _checksum(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(BLOCK_BYTES), b""):
            found.update(block)
    return found.hexdigest()


def _received(
    address: str, path: Path, progress: Progress, timeout_s: float, largest_bytes: int
) -> str:
    """Write the file and return its checksum; a download that fails leaves nothing behind."""
    part = path.with_name(path.name + PART)
    found, count = sha256(), 0
    try:
        with _answer(address, timeout_s) as answer, part.open("wb") as file:
            length = int(answer.headers.get("Content-Length") or 0)
            while block := answer.read(BLOCK_BYTES):
                count += len(block)
                if max(count, length) > largest_bytes:
                    raise DataFault(
                        [
                            (
                                f"{address}: larger than {largest_bytes / 1e9:.1f} GB, no official "
                                "table is; check the address."
                            )
                        ]
                    )
                file.write(block)
                found.update(block)
                progress(count / length if length else 0.0)
        if length and count < length:
            raise DataFault([f"{address}: the download broke off; try again."])
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return found.hexdigest()


@contextmanager
def _answer(address: str, timeout_s: float) -> Iterator[HTTPResponse]:
    """Open an address; say in one sentence why it gives no file."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as answer:  # noqa: S310
            yield answer
    except urllib.error.HTTPError as error:
        error.close()
        words = f"the server answers {error.code} {error.reason}"
        raise DataFault([f"{address}: {words}; check the address."]) from error
    except (urllib.error.URLError, TimeoutError, HTTPException, ValueError) as error:
        if isinstance(error, DataFault):
            raise
        reason = getattr(error, "reason", error)
        raise DataFault(
            [f"{address}: no answer ({reason}); try again or download it and give the file."]
        ) from error
