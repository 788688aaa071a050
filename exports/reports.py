"""Reports as files: the short one of a region, the full one over several; as PDF and as DOCX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from exports.documents import document
from exports.images import image
from exports.kinds import Kind
from exports.product import Job, NoRegionError
from exports.report_content import FULL, SHORT, Drawn, content
from exports.typesetting import check_signs, pdf
from geo.brief import MOST_ALLIANCES, brief
from geo.compare.sides import Side, of_region
from geo.full_report import full_report
from geo.paper import PAGE_PICTURE, NoRoomError
from geo.report_comparison import chapters
from geo.report_parts import Report
from geo.report_sentences import cut
from geo.sheets import Sheet, bare, sheet
from geo.static_maps import static_map

MAP_LAYER = "skills"
"""What the map shows where the reader has not chosen another layer."""
LONGEST_LABEL = 28
"""Letters of the name of a region on its map; it stands whole above the page."""
FEWER = (MOST_ALLIANCES, 8, 5, 3, 1)
"""How many alliances are listed, fewer where the names are too long for a page."""
_NO_REGION = "The short report is about one region; name it with --region."
_NO_REGIONS = "The full report is about regions of the atlas; name one with --region or --regions."


def brief_pdf(job: Job) -> bytes:
    """Return the short report of the region of a job: two pages of tagged PDF.

    Raises:
        NoRegionError: The job is about Germany.
        geo.paper.NoRoomError: Even with few alliances two pages cannot hold the texts.
        geo.paper.NoGlyphError: A text has a sign that the font does not.

    """
    maps = _maps([job])
    told = cache(partial(_brief_content, job, maps))
    check_signs(told(FEWER[0]))
    pictures = _pictures(maps, job, Kind.SVG)
    for most in FEWER[:-1]:
        try:
            return pdf("brief.typ", told(most), pictures)
        except NoRoomError:
            continue
    return pdf("brief.typ", told(FEWER[-1]), pictures)


def brief_docx(job: Job) -> bytes:
    """Return the short report of the region of a job as a text to edit; errors as the PDF."""
    maps = _maps([job])
    told = _brief_content(job, maps, MOST_ALLIANCES)
    check_signs(told)
    return document(told, _pictures(maps, job, Kind.PNG))


def report_pdf(job: Job) -> bytes:
    """Return the full report over the regions of a job as tagged PDF.

    Raises:
        NoRegionError: The job names districts and Länder only.
        geo.paper.NoGlyphError: A text has a sign that the font does not.

    """
    maps = _maps(_parts(job))
    told = content(report_of(job), _drawn(maps), job.reader, FULL)
    check_signs(told)
    return pdf("report.typ", told, _pictures(maps, job, Kind.SVG))


def report_docx(job: Job) -> bytes:
    """Return the full report over the regions of a job as a text to edit; errors as the PDF."""
    maps = _maps(_parts(job))
    told = content(report_of(job), _drawn(maps), job.reader, FULL)
    check_signs(told)
    return document(told, _pictures(maps, job, Kind.PNG))


def brief_of(job: Job, most: int = MOST_ALLIANCES) -> Report:
    """Return the short report of a job that has a region."""
    if job.shown is None:
        raise NoRegionError(_NO_REGION)
    return brief(job.world, job.shown, job.reader, page=job.address, edition=job.edition, most=most)


def report_of(job: Job) -> Report:
    """Return the full report of a job."""
    return full_report(job.world, sides_of(job), job.reader, page=job.address, edition=job.edition)


def sides_of(job: Job) -> tuple[Side, ...]:
    """Return what a full report is about: the sides chosen, the region, or all of the atlas.

    Raises:
        NoRegionError: None of them is a region.

    """
    if job.sides and not any(chapters(job.sides)):
        raise NoRegionError(_NO_REGIONS)
    if job.sides:
        return job.sides
    if job.shown:
        return (of_region(*job.shown),)
    return tuple(of_region(one, one.definition()) for one in job.world.regions)


def map_of(job: Job) -> Sheet:
    """Return the map of a region in a report: the layer chosen, else that of skills shortage.

    Raises:
        NoRegionError: The job is about Germany.

    """
    if job.shown is None:
        raise NoRegionError(_NO_REGION)
    layer = job.layer or MAP_LAYER
    found = sheet(job.world, job.view, layer, job.variant, job.reader, job.shown)
    short = tuple(replace(one, label=cut(one.label, LONGEST_LABEL)) for one in found.outlines)
    return replace(found, outlines=short)


def _parts(job: Job) -> list[Job]:
    """Return a job for each chapter, with the map of its region."""
    found = []
    for side in chapters(sides_of(job)):
        view = job.view_of(side.region, side.definition) if job.view_of else job.view
        found.append(replace(job, view=view, shown=(side.region, side.definition), sides=()))
    return found


def _brief_content(job: Job, maps: Mapping[tuple[str, str], Sheet], most: int) -> dict[str, Any]:
    return content(brief_of(job, most), _drawn(maps), job.reader, SHORT)


def _maps(jobs: Sequence[Job]) -> dict[tuple[str, str], Sheet]:
    """Return the map of each job by its region and definition."""
    drawn = [map_of(job) for job in jobs]
    shown = [job.shown for job in jobs]
    return {
        (one[0].id, one[1].id): found
        for one, found in zip(shown, drawn, strict=True)
        if one is not None
    }


def _drawn(maps: Mapping[tuple[str, str], Sheet]) -> Drawn:
    return {key: (f"map-{number}", one) for number, (key, one) in enumerate(maps.items(), 1)}


def _pictures(maps: Mapping[tuple[str, str], Sheet], job: Job, kind: Kind) -> dict[str, bytes]:
    """Return the maps drawn, by the names that the content gives them."""
    shapes = job.shapes()
    found = {}
    for file, one in _drawn(maps).values():
        figure = static_map(bare(one), shapes, PAGE_PICTURE, job.reader)
        found[f"{file}.{kind.value}"] = image(figure, kind, dpi=PAGE_PICTURE.dpi)
    return found
