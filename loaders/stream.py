"""Bytes of a large file as they pass: how far it is read, and how its last line ends."""

from __future__ import annotations

from typing import IO

from loaders.raw_file import Progress


class Stream:
    """A file that tells ``progress`` how much of its ``size`` is read, and keeps its last byte."""

    def __init__(self, file: IO[bytes], size: int, progress: Progress) -> None:
        self.last = b""
        self.closed = False
        self._file = file
        self._size = size
        self._progress = progress
        self._passed = 0

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes, at most ``count``."""
        block = self._file.read(count)
        self.last = block[-1:] or self.last
        self._passed += len(block)
        if self._size:
            self._progress(min(1.0, self._passed / self._size))
        return block

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def close(self) -> None:
        """Do nothing: the file belongs to who opened it."""
        self.closed = True
