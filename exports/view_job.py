"""A view of the comparison as files: what each is made of, and the files there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from exports.kinds import MIME, XLSX, Kind
from geo.paper import PAPERS, NoRoomError, Paper
from geo.sheets import ATLAS
from geo.text import Reader
from geo.world import World

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from exports.chart_sheet import Words

STEM = "strukturwandel-atlas"
LONGER = (0.0, 0.25, 0.5, 0.75, 1.0)
"""By which parts of its height a sheet gets longer until a view has room."""


class NoDrawingError(LookupError):
    """A picture of a view that has nothing to draw."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class ViewJob:
    """What files of a view are made of.

    Attributes:
        world: All tables.
        name: What it is called in names of files.
        title: What it shows.
        facts: Unit, year and level, as far as they are the same for all figures.
        table: One row a figure; a column ending in ``ref`` holds addresses of records.
        words: What the figures say, in a few sentences.
        more: What is said of each of several indicators; in tables only.
        notes: What must be said with it.
        source: All sources with date and licence, as one text.
        reader: The language of the file.
        drawn: Called with words and paper for the drawing; None where there is nothing to draw.
        page: Called for the whole view as one HTML file; None where there is none.
        indicators: Ids of what the numbers are of: of all, or of one column each.
        paper: What is drawn on.
        edition: Id of the edition of the data.
        credit: What the outlines ask to be named, empty without a map.

    """

    world: World
    name: str
    title: str
    facts: str
    table: pd.DataFrame
    notes: tuple[str, ...]
    source: str
    reader: Reader
    drawn: Callable[[Words, Paper], Figure] | None = None
    page: Callable[[], bytes] | None = None
    indicators: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    paper: Paper = field(default_factory=lambda: next(iter(PAPERS.values())))
    edition: str = ""
    credit: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """Return all that is said: the words, and what is said of each indicator."""
        return (*self.words, *self.more)


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewFile:
    """A file of a view; ``about`` says in the reader's language what it is."""

    id: str
    ending: str
    mime: str
    about: Callable[[Reader], str]
    make: Callable[[ViewJob], bytes]
    suffix: str = ""


def view_file_name(one: ViewFile, job: ViewJob) -> str:
    """Return what a file of a view is called: view, newest year, edition."""
    years = re.findall(r"\b\d{4}\b", " ".join([job.facts, *map(str, job.table.get("period", ()))]))
    parts = [STEM, job.name, max(years, default=""), job.edition]
    stem = "_".join(filter(None, parts)) + one.suffix
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', stem)}.{one.ending}"


def _picture(kind: Kind) -> Callable[[ViewJob], bytes]:
    def made(job: ViewJob) -> bytes:
        from exports.chart_sheet import Words
        from exports.images import image

        if job.drawn is None:
            raise NoDrawingError(
                f"There is nothing to draw of {job.title!r}: no figures, or only totals, "
                "which small maps do not show."
            )
        edition = job.reader.t("edition of the data: {edition}").format(edition=job.edition)
        words = Words(
            title=job.title,
            subtitle=job.facts,
            said=job.words,
            notes=job.notes,
            source=job.source,
            credit=" · ".join(filter(None, [job.credit, ATLAS, edition if job.edition else ""])),
        )
        figure = _with_room(job.drawn, words, job.paper)
        said = " ".join(job.told)
        return image(figure, kind, dpi=job.paper.dpi, title=job.title, about=said)

    return made


def _with_room(drawn: Callable[[Words, Paper], Figure], words: Words, paper: Paper) -> Figure:
    """Return a drawing on the shortest sheet that has room for it.

    Raises:
        NoRoomError: The longest has none.

    """
    *shorter, longest = (paper.longer(part * paper.height) for part in LONGER)
    for one in shorter:
        with suppress(NoRoomError):
            return drawn(words, one)
    return drawn(words, longest)


def _told(job: ViewJob) -> pd.DataFrame:
    """Return the table with words, notes, sources and edition in each row."""
    return job.table.assign(
        words=" ".join(job.told),
        notes=" ".join(job.notes),
        sources=" · ".join(filter(None, [job.source, job.credit])),
        edition=job.edition,
    )


def _machine_csv(job: ViewJob) -> bytes:
    from exports.tables import machine_csv

    return machine_csv(_told(job))


def _german_csv(job: ViewJob) -> bytes:
    from exports.tables import german_csv

    return german_csv(_told(job))


def _workbook(job: ViewJob) -> bytes:
    from exports.view_workbook import view_workbook

    return view_workbook(job)


def _page(job: ViewJob) -> bytes:
    if job.page is None:
        raise NoDrawingError(f"There is no page of {job.title!r} as one file.")
    return job.page()


PICTURES: Mapping[Kind, ViewFile] = {
    Kind.PNG: ViewFile(
        id="png",
        ending="png",
        mime=MIME[Kind.PNG],
        about=lambda reader: reader.t("Chart as a picture (PNG)"),
        make=_picture(Kind.PNG),
    ),
    Kind.SVG: ViewFile(
        id="svg",
        ending="svg",
        mime=MIME[Kind.SVG],
        about=lambda reader: reader.t("Chart as a drawing (SVG)"),
        make=_picture(Kind.SVG),
    ),
    Kind.PDF: ViewFile(
        id="pdf",
        ending="pdf",
        mime=MIME[Kind.PDF],
        about=lambda reader: reader.t("Chart for print (PDF)"),
        make=_picture(Kind.PDF),
    ),
}
"""The drawings of a view, by kind."""
VIEW_FILES: Mapping[str, ViewFile] = {
    one.id: one
    for one in (
        *PICTURES.values(),
        ViewFile(
            id="xlsx",
            ending="xlsx",
            mime=XLSX,
            about=lambda reader: reader.t("Figures as a workbook (XLSX)"),
            make=_workbook,
        ),
        ViewFile(
            id="csv",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (for programs)"),
            make=_machine_csv,
        ),
        ViewFile(
            id="csv-excel",
            ending="csv",
            mime="text/csv",
            about=lambda reader: reader.t("Figures as CSV (German Excel)"),
            make=_german_csv,
            suffix="_excel",
        ),
        ViewFile(
            id="html",
            ending="html",
            mime="text/html",
            about=lambda reader: reader.t("View as one file without network (HTML)"),
            make=_page,
        ),
    )
}
"""By id, as commands name them."""
