"""The products that are reports: of one region on two pages, of several with all their evidence.

What writes a format is imported only when its product is made.
"""

from __future__ import annotations

from exports.kinds import DOCX, MIME, Kind
from exports.product import Job, Product


def _brief_pdf(job: Job) -> bytes:
    from exports.reports import brief_pdf

    return brief_pdf(job)


def _brief_docx(job: Job) -> bytes:
    from exports.reports import brief_docx

    return brief_docx(job)


def _report_pdf(job: Job) -> bytes:
    from exports.reports import report_pdf

    return report_pdf(job)


def _report_docx(job: Job) -> bytes:
    from exports.reports import report_docx

    return report_docx(job)


REPORTS = (
    Product(
        id="brief",
        ending="pdf",
        mime=MIME[Kind.PDF],
        about=lambda reader: reader.t("Short report of the region on two pages (PDF)"),
        make=_brief_pdf,
        of_region=True,
    ),
    Product(
        id="brief-docx",
        ending="docx",
        mime=DOCX,
        about=lambda reader: reader.t("Short report of the region to edit (DOCX)"),
        make=_brief_docx,
        of_region=True,
    ),
    Product(
        id="report",
        ending="pdf",
        mime=MIME[Kind.PDF],
        about=lambda reader: reader.t("Full report with all evidence (PDF)"),
        make=_report_pdf,
    ),
    Product(
        id="report-docx",
        ending="docx",
        mime=DOCX,
        about=lambda reader: reader.t("Full report with all evidence, to edit (DOCX)"),
        make=_report_docx,
    ),
)
"""In the order of pages and commands."""
OVER_SEVERAL = tuple(one for one in REPORTS if not one.of_region)
"""Those that may be about several regions."""
