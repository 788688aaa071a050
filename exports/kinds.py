"""What a map can be written as."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A format; the value is the ending of the file."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"


MIME = {
    Kind.PNG: "image/png",
    Kind.SVG: "image/svg+xml",
    Kind.PDF: "application/pdf",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What figures for spreadsheets are written as."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a report to edit is written as."""
