"""Kill a process at every single thing it does to files, each time on a fresh copy of a store.

Run as a script: ``python killed_writers.py FOLDER COPIES``. ``FOLDER`` is the data folder, which
is left with a journal; each copy below ``COPIES/write``, ``full`` and ``recover`` is named by the
number of the operation that was the last.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from loaders import transaction
from loaders.faults import DataFault
from loaders.schema import tables
from loaders.store import Store

MOST = 500
REFUSED, UNHARMED = 3, 4
EXPECTED = {int(signal.SIGKILL), REFUSED << 8, UNHARMED << 8}
WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
"""What Python reports before it does it; flushing is watched by a function in its place."""


def new_tables() -> dict[str, pd.DataFrame]:
    """Return what is written: one table that is there already and one that is not."""
    funding = dict.fromkeys(tables()["funding"].names, "")
    funding |= {"statement_id": "a-1", "amount_eur": "7", "counts": True}
    organisation = dict.fromkeys(tables()["organisations"].names, "new")
    return {"funding": pd.DataFrame([funding]), "organisations": pd.DataFrame([organisation])}


def write(root: Path) -> None:
    """Write an edition of two tables and a file, without one that was there."""
    files = {"areas/states.parquet": b"new outlines", "note.txt": None}
    Store(root=root).write_edition(new_tables(), files=files, reason="new")


def recover(root: Path) -> None:
    """Read, as the next visitor does."""
    Store(root=root).has_table("funding")


class Countdown:
    """End this process, as by kill -9, just before its n-th operation below a folder."""

    def __init__(self, root: Path, left: int, on_last: Callable[[], None]) -> None:
        self.root, self.left, self.on_last = str(root), left, on_last
        self.flush = os.fsync
        sys.addaudithook(self.hook)
        os.fsync = self.fsync

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count what is about to be done to a file below the folder."""
        if event in WATCHED and str(arguments[0]).startswith(self.root):
            self.count()

    def fsync(self, descriptor: int) -> None:
        """Count a flush; what is not flushed when the process ends is half lost."""
        if self.left == 1 and (size := os.fstat(descriptor).st_size) and _is_file(descriptor):
            os.truncate(descriptor, size // 2)
        self.count()
        self.flush(descriptor)

    def count(self) -> None:
        """Count one operation, and end on the last."""
        self.left -= 1
        if self.left == 0:
            self.on_last()


def _is_file(descriptor: int) -> bool:
    return stat.S_ISREG(os.fstat(descriptor).st_mode)


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _full() -> None:
    raise OSError(28, "No space left on device")


def ended(act: Callable[[Path], None], root: Path, left: int, on_last: Callable[[], None]) -> int:
    """Do something in a process of its own that is disturbed; return how it ended."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    countdown = Countdown(root, left, on_last)
    try:
        act(root)
    except DataFault as fault:
        (root.parent / f"{root.name}.txt").write_text("\n".join(fault.faults))
        os._exit(REFUSED)
    os._exit(0 if countdown.left > 0 else UNHARMED)


def main(folder: Path, copies: Path) -> None:
    """Disturb a writer by killing it and by a full disk, then one who recovers by killing it."""
    _warm_up(folder)
    disturb(write, folder, copies / "write", _kill)
    disturb(write, folder, copies / "full", _full)
    _stop_after_journal(folder)
    disturb(recover, folder, copies / "recover", _kill)


def disturb(
    act: Callable[[Path], None], folder: Path, copies: Path, on_last: Callable[[], None]
) -> None:
    """Disturb once at every operation until one run is whole."""
    for number in range(1, MOST):
        copy = Path(shutil.copytree(folder, copies / f"{number:03}"))
        status = ended(act, copy, number, on_last)
        if status == 0:
            return
        if status not in EXPECTED:
            raise RuntimeError(f"operation {number} ended with {status}")
    raise RuntimeError("there is no end to it")


def _warm_up(folder: Path) -> None:
    """Load what a first write loads, so that no child has to, nor copies it to look for garbage."""
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(shutil.copytree(folder, Path(scratch) / folder.name)))
    gc.freeze()


def _stop_after_journal(folder: Path) -> None:
    """Leave the folder with a journal and nothing moved yet."""
    child = os.fork()
    if not child:
        transaction._roll_forward = lambda _root: _kill()
        write(folder)
    os.waitpid(child, 0)
    if not (folder / transaction.JOURNAL).exists():
        raise RuntimeError("the journal was not reached")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
