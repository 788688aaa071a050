"""Files that are archives (DOCX, PPTX), written so that the same content has the same bytes."""

from __future__ import annotations

import io
import zipfile

_NO_DATE = (1980, 1, 1, 0, 0, 0)


def without_dates(content: bytes) -> bytes:
    """Return a zip archive whose files carry no time of writing."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, date_time=_NO_DATE),
                old.read(entry),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return file.getvalue()
