"""Write files below a folder so that all of them are new or none is, even if the process is killed.

New files are staged in the folder and flushed to disk, then a journal names their places. Before
the journal stands, what is staged is thrown away; from then on the write is carried to its end, by
whoever reads or writes next. A lock keeps a second writer out; the system lifts it when its process
ends, so that a lock left behind hinders nobody.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from loaders.faults import DataFault

STAGED = ".new"
GONE = "gone"
"""Ends the staged name of a file that is to be removed; no file lies there."""
JOURNAL = ".journal"
LOCK = ".lock"
WRITER_WAITS_S = 0.5
"""Enough for a reader to carry a killed write to its end, too short to wait for a writer."""
READER_WAITS_S = 30.0
PAUSE_S = 0.02


class Transaction:
    """Files on their way to their places below ``root``; ``staged`` says where each lies now.

    Where nothing lies, the file is on its way out.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.staged: dict[str, Path] = {}

    def put(self, path: str, content: bytes) -> None:
        """Stage the content of the file ``path`` below the root; nobody sees it yet."""
        folder = self.root / STAGED
        folder.mkdir(exist_ok=True)
        place = self.staged.get(path, folder / f"{len(self.staged)}-{Path(path).name}")
        _write(place, content)
        self.staged[path] = place

    def remove(self, path: str) -> None:
        """Stage that the file ``path`` is to be there no more."""
        folder = self.root / STAGED
        folder.mkdir(exist_ok=True)
        self.staged[path] = folder / f"{len(self.staged)}.{GONE}"

    def commit(self) -> None:
        """Put all staged files in their places."""
        if not self.staged:
            return
        _check_places(self.root, self.staged)
        moves = {file.name: path for path, file in self.staged.items()}
        new = self.root / STAGED / JOURNAL
        _write(new, json.dumps(moves, indent=1).encode())
        _flush(self.root / STAGED)
        new.replace(self.root / JOURNAL)
        _roll_forward(self.root)


@contextmanager
def writing(root: Path) -> Iterator[Transaction]:
    """Give a transaction that nobody else disturbs; without ``commit`` nothing is changed.

    Raise ``DataFault`` with one sentence where another process writes, a folder cannot be written
    or the disk is full.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root, WRITER_WAITS_S):
            _finish(root)
            try:
                yield Transaction(root)
            finally:
                _throw_away(root)
    except OSError as error:
        place = error.filename or root
        raise DataFault(
            [f"{place}: {error.strerror}; nothing was changed, mend it and try again."]
        ) from error


def recover(root: Path) -> None:
    """Carry a write that was killed to its end; looks at one path where there is none.

    Raise ``DataFault`` with one sentence where that is not possible yet.
    """
    if not os.path.lexists(root / JOURNAL):
        return
    with _alone(root, READER_WAITS_S):
        _finish(root)


def _finish(root: Path) -> None:
    """Carry on where a journal stands, throw away what is staged where there is none."""
    if (root / JOURNAL).exists():
        _roll_forward(root)
    _throw_away(root)


def _roll_forward(root: Path) -> None:
    try:
        _flush(root)
        moves: Mapping[str, str] = json.loads((root / JOURNAL).read_text(encoding="utf-8"))
        for name, path in moves.items():
            file = root / STAGED / name
            if _leaves(name):
                (root / path).unlink(missing_ok=True)
            elif file.exists():
                file.replace(root / path)
        for folder in sorted({(root / path).parent for path in moves.values()}):
            _flush(folder)
        (root / JOURNAL).unlink()
        _flush(root)
    except OSError as error:
        words = (
            f"{error.filename or root}: {error.strerror}; the write is complete but not yet in "
            "place, mend it and run python -m loaders check, which carries it to its end."
        )
        raise DataFault([words]) from error


def _leaves(name: str) -> bool:
    """Return whether a staged name stands for a file to be removed; all others have a hyphen."""
    number, _, rest = name.partition(".")
    return number.isdigit() and rest == GONE


def _throw_away(root: Path) -> None:
    if not (root / JOURNAL).exists():
        shutil.rmtree(root / STAGED, ignore_errors=True)


def _check_places(root: Path, paths: Iterable[str]) -> None:
    """Make the folders of all places, and raise OSError where a file cannot be put."""
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(0, "a folder stands where a file belongs", str(place))
        if not os.access(place.parent, os.W_OK):
            raise PermissionError(0, "no permission to write", str(place.parent))


def _write(place: Path, content: bytes) -> None:
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make sure that what was moved into or out of a folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(root: Path, patience_s: float) -> Iterator[None]:
    """Hold the lock of a folder; it names the process that holds it."""
    path = root / LOCK
    give_up = time.monotonic() + patience_s
    while (file := _taken(path)) is None:
        if time.monotonic() > give_up:
            raise DataFault(
                [f"{root}: {_holder(path)} is writing here; try again when it has ended."]
            )
        time.sleep(PAUSE_S)
    with file:
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()


def _taken(path: Path) -> IO[str] | None:
    """Return the lock file, locked, or None where another holds it."""
    while True:
        file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                return file
        except BlockingIOError:
            file.close()
            return None
        except FileNotFoundError:
            pass  # its holder has just removed it
        file.close()


def _holder(path: Path) -> str:
    try:
        number = path.read_text(encoding="utf-8").strip()
    except OSError:
        number = ""
    return f"process {number}" if number else "another process"
