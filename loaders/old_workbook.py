"""Old workbooks (xls) read in a process of their own: a damaged one can end the one it is read in.

The process gets the file as its input and writes its sheets as JSON; days are ``{"day": …}``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

LOCKED = 3
"""Exit status for a workbook locked by a password."""
LONGEST_S = 120
MOST_MEMORY_BYTES = 3_000_000_000
"""65,536 rows and 256 columns are the most that a sheet of this format has."""


def sheets_of(content: bytes) -> list[dict[str, Any]] | None:
    """Return name, rows and merged cells of each sheet, or None where the file is damaged.

    Raise ``PasswordError`` where it is locked.
    """
    command = [sys.executable, "-m", "loaders.old_workbook"]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command,
            input=content,
            capture_output=True,
            timeout=LONGEST_S,
            check=False,
            cwd=Path(__file__).parents[1],
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode == LOCKED:
        raise PasswordError
    if done.returncode:
        return None
    found: list[dict[str, Any]] = json.loads(done.stdout, object_hook=_with_days)
    return found


def _with_days(content: dict[str, Any]) -> Any:
    return date.fromisoformat(content["day"]) if set(content) == {"day"} else content


def _main() -> int:
    _limit_memory()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
    except PasswordError:
        return LOCKED
    found = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        found.append({"name": name, "rows": rows, "merged": sheet.merged_cell_ranges or []})
    json.dump(found, sys.stdout, default=_as_day)
    return 0


def _limit_memory() -> None:
    with suppress(ImportError):  # there is no such module on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))


def _as_day(cell: object) -> dict[str, str] | str:
    return {"day": cell.isoformat()[:10]} if isinstance(cell, date) else str(cell)


if __name__ == "__main__":
    sys.exit(_main())
