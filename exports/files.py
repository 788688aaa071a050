"""Files that are written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from exports.options import BadChoiceError


def check_folder(path: Path) -> None:
    """Raise :class:`BadChoiceError` where the folder of a file does not exist."""
    if not path.parent.is_dir():
        raise BadChoiceError(f"The folder {path.parent} does not exist; make it first.")


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
        new = Path(folder) / path.name
        new.write_bytes(content)
        new.replace(path)


def fault_words(fault: Exception, path: Path) -> str:
    """Return in one sentence what was wrong with the making of a file."""
    if isinstance(fault, OSError):
        return f"{fault.filename or path}: {fault.strerror}; nothing was written."
    return str(fault.args[0])
