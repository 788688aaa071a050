"""A file as it was downloaded: its bytes, its text, the members of an archive."""

from __future__ import annotations

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, cast

from zipfile_inflate64._patcher import patch  # teaches zipfile Deflate64, as INKAR is packed

from loaders.damaged_text import checked_text
from loaders.faults import DataFault

# Only reading is wanted; the compressor it puts in place cannot take a level and so breaks writing.
zipfile._get_compressor = patch.originals["_get_compressor"]  # type: ignore[attr-defined]

HEAD_BYTES = 65_536
"""What is read to recognise a format."""
LARGEST_UNPACKED_BYTES = 12_000_000_000
"""The largest known delivery (INKAR) has 6.6 GB."""
HIGHEST_RATIO = 200
"""Of unpacked to packed size; official tables are packed by less than 1 : 60."""
SMALL_BYTES = 50_000_000
"""Below this size a high ratio does no harm."""
TOO_MUCH = "no official table does; nothing was read, download it from the publisher"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""How Excel names a locked workbook inside an OLE file."""
OFFICE_PARTS = ("xl/", "[Content_Types].xml")
"""What a zip archive holds that is a sheet of Excel and no archive of tables."""

BROKEN_ARCHIVE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(RuntimeError, ValueError, LookupError),
)
"""What reading a damaged archive raises: a version not known is a ``RuntimeError``, a member
without a name a ``LookupError``."""

StatedYears = tuple[tuple[str, str], ...]
"""Columns with the years that who adds a file states for them."""
Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1."""


def silent(_share: float) -> None:
    """Take note of progress without a word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RawFile:
    """One file to read; ``member`` names it inside the archive ``path``, if it is one.

    ``years`` are stated by who adds it, for columns of which the file itself names none.
    """

    path: Path
    member: str = ""
    packed: str = ""
    years: StatedYears = ()

    @property
    def name(self) -> str:
        """Name for messages."""
        return f"{self.path.name}, {self.member}" if self.member else self.path.name

    def open(self) -> IO[bytes]:
        """Return the unpacked bytes to read from."""
        if self.packed == "zip":
            return zipfile.ZipFile(self.path).open(self.member)
        if self.packed == "gzip":
            return cast("IO[bytes]", gzip.open(self.path))
        return self.path.open("rb")

    def head(self) -> bytes:
        """Return the first bytes."""
        return self._read(HEAD_BYTES)

    def content(self) -> bytes:
        """Return all bytes; for files that fit into memory."""
        return self._read(-1)

    def text(self) -> str:
        """Return the text: UTF-8, with or without its mark, else as Windows writes German.

        Raise ``DataFault`` where it is in another encoding.
        """
        return checked_text(decoded(self.content()), self.name)

    def size(self) -> int:
        """Return how many unpacked bytes the file has as far as it says; 0 where it does not."""
        if self.packed == "zip":
            with zipfile.ZipFile(self.path) as archive:
                return archive.getinfo(self.member).file_size
        return 0 if self.packed else self.path.stat().st_size

    def sha256(self) -> str:
        """Return the checksum of the unpacked bytes."""
        found = sha256()
        with self.open() as file:
            while block := file.read(1 << 20):
                found.update(block)
        return found.hexdigest()

    def _read(self, count: int) -> bytes:
        try:
            with self.open() as file:
                return file.read(count)
        except BROKEN_ARCHIVE as error:
            raise DataFault(
                [f"{self.name}: cannot be unpacked ({error}); download it again."]
            ) from error


def decoded(content: bytes) -> str:
    """Return bytes as text: strictly UTF-8 first, else cp1252; undefined bytes become U+FFFD."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def raw_files(path: Path) -> list[RawFile]:
    """Return the file, or each file inside where it is an archive.

    Raise ``DataFault`` with one sentence for a file that is missing, empty, an error page, locked
    by a password, cut off, or that would unpack to more than any official table.
    """
    if not path.is_file():
        raise DataFault([f"{path}: there is no such file; check the path."])
    with path.open("rb") as file:
        start = file.read(HEAD_BYTES)
    if not start.strip():
        raise DataFault([f"{path.name}: the file is empty; download it again."])
    if start.startswith(UTF_16):
        raise DataFault([f"{path.name}: written in UTF-16; save it as UTF-8 or download it again."])
    if b"<html" in start[:1000].lower() or b"<!doctype html" in start[:1000].lower():
        raise DataFault([f"{path.name}: a web page, no table; download the table itself."])
    if start.startswith(OLE) and ENCRYPTED_PACKAGE in path.read_bytes():
        raise DataFault([f"{path.name}: locked by a password; save it without one."])
    if start.startswith(GZIP):
        return [RawFile(path=path, packed="gzip")]
    if start.startswith(ZIP):
        return list(_members(path))
    return [RawFile(path=path)]


def _members(path: Path) -> Iterator[RawFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except BROKEN_ARCHIVE as error:
        raise DataFault([f"{path.name}: the archive is cut off; download it again."]) from error
    _check_sizes(path, entries)
    if any(entry.filename.startswith(OFFICE_PARTS) for entry in entries):
        yield RawFile(path=path)
        return
    for entry in entries:
        if entry.flag_bits & 1:
            raise DataFault(
                [f"{path.name}, {entry.filename}: locked by a password; save it without one."]
            )
        yield RawFile(path=path, member=entry.filename, packed="zip")


def _check_sizes(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    bomb = unpacked > SMALL_BYTES and unpacked / packed > HIGHEST_RATIO
    if bomb or unpacked > LARGEST_UNPACKED_BYTES:
        raise DataFault([f"{path.name}: would unpack to {unpacked / 1e9:.1f} GB; {TOO_MUCH}."])
