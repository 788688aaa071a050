"""The products that are pages in one file; what makes a page is imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.products import Job


def view_file(job: Job) -> bytes:
    """Return the view of a region, or of Germany, as one HTML file."""
    from exports.region_page import region_page

    return region_page(job)
