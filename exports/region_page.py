"""The view of a region, or of Germany, as one HTML file that needs no network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exports.page_parts import Parts, heading_html
from exports.page_sections import germany_sections, region_sections, sources_section
from geo.areas import districts_touched, members
from geo.layers import Cell, Link, Symbol
from geo.model import Level
from geo.region_table import columns
from geo.text import Reader

if TYPE_CHECKING:
    from exports.products import Job


def region_page(job: Job) -> bytes:
    """Return the view of a job as one HTML file in the language of the job."""
    world, reader = job.world, job.reader
    parts = Parts(world=world, reader=reader, files=job.files, edition=job.edition)
    sections = (
        f"<section>{parts.map_html(job.view, job.layer, job.variant)}</section>",
        *(
            region_sections(world, job.shown, reader, parts.link)
            if job.shown
            else germany_sections(world, reader, parts.link)
        ),
        sources_section(world, _source_ids(job), reader, parts.link),
    )
    title = reader.of(job.shown[0].title) if job.shown else reader.t("Germany")
    place = reader.of(job.shown[1].title) if job.shown else ""
    main = "\n".join(sections)
    heading = heading_html(title, place, *_dates(job))
    credit = parts.credit_html(*record_words(reader))
    parts.note(_refs_on_map(job))
    return parts.file(title, f"{heading}<main>\n{main}\n</main>\n{credit}")


def record_words(reader: Reader) -> tuple[str, str]:
    """Return what a reader does to see records, and which of them a file holds."""
    t = reader.t
    return (
        t("Every figure leads to its record: click it, or press Q on it or on an area of the map."),
        t(
            "This file holds the records of the figures that it lists; it needs no network. All "
            "others are in the atlas."
        ),
    )


def _refs_on_map(job: Job) -> Iterable[str]:
    """Yield the addresses of what the map draws in a region; those of all Germany are too many."""
    if not job.shown:
        return
    inside = job.shown[1].areas
    municipalities = members(job.world.areas, inside, Level.MUNICIPALITY)
    areas = (*districts_touched(inside), *municipalities)
    for variant in (one for layer in job.view.layers for one in layer.variants):
        for fill in variant.fills:
            if fill.ref:
                yield from (fill.ref.replace("{}", one) for one in areas if one in fill.codes)
        drawn: Iterable[Symbol | Link | Cell] = (*variant.symbols, *variant.links, *variant.cells)
        yield from (one.ref for one in drawn if one.ref)


def _dates(job: Job) -> list[str]:
    t, reader = job.reader.t, job.reader
    facts = [f"{t('Edition of the data')}: {job.edition}"] if job.edition else []
    newest = max(job.world.sources.loc[_source_ids(job), "retrieved"].astype("str"), default="")
    return [*facts, f"{t('Retrieved')}: {reader.date(newest)}"] if newest else facts


def _source_ids(job: Job) -> list[str]:
    """Return the sources of maps and tables, each once."""
    shown = (one.sources for layer in job.view.layers for one in layer.variants)
    listed = (one.source_ids for one in columns(job.world, job.reader))
    found = dict.fromkeys(one for sources in (*shown, *listed) for one in sources)
    return [one for one in found if one in job.world.sources.index]
