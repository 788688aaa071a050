"""Products that are drawn: what draws them is imported only when one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.products import Job


def region_slides(job: Job) -> bytes:
    """Return the talk about the region of a job, see :mod:`exports.region_deck`."""
    from exports.region_deck import region_deck_file

    return region_deck_file(job)
