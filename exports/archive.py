"""Office files without the time and the place of their making: the same content, the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_CORE = "docProps/core.xml"
_WORKBOOK = ".xlsx"


def without_dates(content: bytes) -> bytes:
    """Return an Office file whose parts carry no time of writing, the workbooks in it neither."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, date_time=_NO_DATE),
                _part(entry.filename, old.read(entry)),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return file.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name == _CORE:
        return _DATED.sub(b"", content)
    return without_dates(content) if name.endswith(_WORKBOOK) else content
