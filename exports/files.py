"""Files that are written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from exports.options import BadChoiceError

NEW = ".new-"
"""How the folder begins that a file is written in before it takes its place."""


def check_folder(path: Path) -> None:
    """Raise :class:`BadChoiceError` where the folder of a file does not exist."""
    if not path.parent.is_dir():
        raise BadChoiceError(f"The folder {path.parent} does not exist; make it first.")


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=NEW) as folder:
        new = Path(folder) / path.name
        new.write_bytes(content)
        new.replace(path)


def fault_words(fault: Exception, path: Path) -> str:
    """Return in one sentence what was wrong with the making of a file."""
    if isinstance(fault, OSError):
        return f"{_asked(fault, path)}: {fault.strerror}; nothing was written."
    return str(fault.args[0])


def _asked(fault: OSError, path: Path) -> Path:
    """Return the file or folder at fault, of a file in the making the folder asked for."""
    found = Path(str(fault.filename)) if fault.filename else path
    made = next((one for one in (found, *found.parents) if one.name.startswith(NEW)), None)
    return made.parent if made else found
