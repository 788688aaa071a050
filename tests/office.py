"""The foreign readers of exports: LibreOffice for slides, sheets and texts, poppler for PDF.

Run as a module it prints the path of LibreOffice; it says so and fails when one is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.programs import from_debian, installed, named

OFFICE = ("soffice", "libreoffice")
OFFICE_PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer")
PARTS = ("libsdlo.so", "libsclo.so", "libswlo.so")
"""What reads slides, sheets and texts, beside the program; Debian packs each apart."""
PDF = ("pdfinfo",)
PDF_PACKAGES = ("poppler-utils",)


def find_office() -> str | None:
    """Return the path of LibreOffice with all its parts, installing what is missing."""
    found = named("SOFFICE") or installed(OFFICE)
    return found if _is_whole(found) else from_debian(OFFICE, OFFICE_PACKAGES)


def _is_whole(office: str | None) -> bool:
    folder = Path(office).resolve().parent if office else None
    return folder is not None and all((folder / part).exists() for part in PARTS)


def find_pdf_reader() -> str | None:
    """Return the path of poppler's pdfinfo, installing it if there is none."""
    return installed(PDF) or from_debian(PDF, PDF_PACKAGES)


if __name__ == "__main__":
    office = find_office()
    if office is None or find_pdf_reader() is None:
        sys.exit(
            "Nothing to open the exports with in tests: install libreoffice and poppler-utils, "
            "or name LibreOffice: make test SOFFICE=/path/to/it."
        )
    print(office)
