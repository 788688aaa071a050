"""Products that are drawn: what draws them is imported only when one is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from exports.kinds import Kind
from geo.text import Reader

if TYPE_CHECKING:
    from exports.product import Job


def map_of(kind: str) -> Callable[[Job], bytes]:
    """Return what makes a map as a file of a kind."""

    def made(job: Job) -> bytes:
        from exports.images import map_file
        from geo.sheets import sheet

        layer = job.layer or job.view.layers[0].id
        found = sheet(job.world, job.view, layer, job.variant, job.reader, job.shown)
        return map_file(found, job.shapes(), job.paper, Kind(kind), job.reader)

    return made


def chart_of(kind: Kind) -> Callable[[Job], bytes]:
    """Return what makes a chart as a file of a kind."""

    def made(job: Job) -> bytes:
        from exports.images import chart_file
        from geo.chart_catalogue import chart_of as found
        from geo.sheets import ATLAS

        chart = found(job.world, job.shown, job.chart, job.reader)
        edition = job.reader.t("edition of the data: {edition}").format(edition=job.edition)
        credit = " · ".join([ATLAS, *([edition] if job.edition else [])])
        named = replace(chart, head=replace(chart.head, credit=credit))
        return chart_file(named, job.paper, kind)

    return made


def chart_words(kind: Kind) -> Callable[[Reader], str]:
    """Return what says in the reader's language what a chart becomes."""
    words: dict[Kind, Callable[[Reader], str]] = {
        Kind.PNG: lambda reader: reader.t("Chart as a picture (PNG)"),
        Kind.SVG: lambda reader: reader.t("Chart as a drawing (SVG)"),
        Kind.PDF: lambda reader: reader.t("Chart for print (PDF)"),
    }
    return words[kind]


def region_slides(job: Job) -> bytes:
    """Return the talk about the region of a job, see :mod:`exports.region_deck`."""
    from exports.region_deck import region_deck_file

    return region_deck_file(job)
