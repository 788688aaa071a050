"""The foreign readers of exports: LibreOffice for slides, sheets and texts, poppler for PDF.

Run as a module it prints the path of LibreOffice; it says so and fails when one is missing.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.programs import from_debian, installed, named

OFFICE = ("soffice", "libreoffice")
OFFICE_PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer")
PDF = ("pdfinfo",)
PDF_PACKAGES = ("poppler-utils",)


def find_office() -> str | None:
    """Return the path of LibreOffice, installing it if there is none."""
    return named("SOFFICE") or installed(OFFICE) or from_debian(OFFICE, OFFICE_PACKAGES)


def find_writer() -> str | None:
    """Return the path of LibreOffice where it reads texts, which Debian packs apart."""
    office = find_office()
    folder = Path(office).resolve().parent if office else None
    return office if folder and any(folder.glob("libsw*lo.so")) else None


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
