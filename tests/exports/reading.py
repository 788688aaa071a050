"""Reports as foreign programs read them, and what is needed to make them."""

from __future__ import annotations

import io
import re
import subprocess
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from exports.addresses import region_address
from exports.product import Job
from exports.stored import NO_ADDRESSES, map_view, speaking
from geo.citation import pieces
from geo.classification import Scheme
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.report_parts import Report, texts
from geo.static_shapes import with_own
from geo.text import Reader, number
from geo.world import World
from loaders.fetched import read_fetched
from loaders.store import Store
from tests.geo.real import STORE, real_shapes, real_world
from tests.office import find_pdf_reader
from tests.pages.recomputed import figure, together

NOTE = re.compile(r"\[(\d+)\]")
SHOWN = [
    (region.id, definition.id)
    for region in STORE.read_regions()
    for definition in region.definitions
]
"""All regions under all definitions."""
MOST_VIEWS = 64
Shown = tuple[Region, Definition]
fetched_once = cache(read_fetched)
world = real_world
outlines = real_shapes
reader = speaking


def view_once(
    store: Store, tables: World, files: Files, *asked: *tuple[Shown | None, Reader, Scheme]
) -> MapView:
    """Return a map as commands do, made once for all that ask for it."""
    return _view(store, tables, files is NO_ADDRESSES, *asked)


@lru_cache(maxsize=MOST_VIEWS)
def _view(
    store: Store,
    tables: World,
    on_paper: bool,
    *asked: *tuple[Shown | None, Reader, Scheme],
) -> MapView:
    return map_view(store, tables, NO_ADDRESSES if on_paper else fetched_once(store)[0], *asked)


def shown(region_id: str, definition_id: str) -> tuple[Region, Definition]:
    region = world().region(region_id)
    assert region
    return region, region.definition(definition_id)


def view_of(tables: World, where: tuple[Region, Definition], language: str) -> MapView:
    return view_once(STORE, tables, NO_ADDRESSES, where, reader(language), Scheme())


def new_job(region_id: str, definition_id: str = "", language: str = "de") -> Job:
    where = shown(region_id, definition_id)
    return Job(
        world=world(),
        view=view_of(world(), where, language),
        shown=where,
        shapes=lambda: with_own(outlines(), [where[0]]),
        files=lambda _name: b"",
        reader=reader(language),
        edition="2026-01-01-abcdef0",
        address=region_address("https://atlas.example", *where),
    )


@cache
def _job(region_id: str, definition_id: str, language: str) -> Job:
    return new_job(region_id, definition_id, language)


def job(region_id: str, definition_id: str = "", language: str = "de") -> Job:
    """Return the job that all tests of a process look at; nothing of it is changed."""
    return _job(region_id, definition_id or shown(region_id, "")[1].id, language)


@cache
def pages(content: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    assert find_pdf_reader()
    asked = ["pdftotext", "-raw", "-", "-"]
    done = subprocess.run(asked, input=content, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@cache
def links(content: bytes) -> set[str]:
    """Return the web addresses that a PDF leads to."""
    found = set()
    for page in PdfReader(io.BytesIO(content)).pages:
        for one in page.get("/Annots") or []:
            action = one.get_object().get("/A") or {}
            if "/URI" in action:
                found.add(str(action["/URI"]))
    return found


def structure(path: Path, *, words: bool = False) -> str:
    """Return the tags of a PDF as poppler reads them.

    With ``words`` each has its text, for which poppler goes over the page of every tag again.
    """
    program = find_pdf_reader()
    assert program
    asked = "-struct-text" if words else "-struct"
    done = subprocess.run([program, asked, str(path)], capture_output=True, check=True)
    return done.stdout.decode(errors="replace")


def elements(content: bytes) -> list[dict[str, Any]]:
    """Return the tags of a PDF in the order in which they are read."""
    found, waiting = [], [PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop()
        found += [one] if "/S" in one else []
        below = one.get("/K", [])
        children = [each.get_object() for each in (below if isinstance(below, list) else [below])]
        waiting += [each for each in reversed(children) if isinstance(each, dict)]
    return found


def tagged_heads(content: bytes, level: int) -> list[str]:
    """Return the headings of a level among the tags of a PDF, those with something in them."""
    found = [one for one in elements(content) if one["/S"] == f"/H{level}" and one.get("/K")]
    return [str(one["/T"]) for one in found]


def recomputed_figures(report: Report) -> int:
    """Check the figures of a report by plain arithmetic and return how many they are."""
    checked = 0
    for text in texts(report.sections):
        for piece, ref in pieces(text):
            kind, *ids = ref.split(":")
            if kind not in ("obs", "region"):
                continue
            measure = ids[0] if kind == "obs" else ids[2]
            if kind == "obs":
                expected = figure(*ids)[0]
            else:
                expected = together(measure, shown(ids[0], ids[1])[1].areas, ids[3])
            assert expected is not None
            decimals = world().catalogue[measure].decimals
            assert piece.split("\u00a0")[0] == number(expected, decimals, report.language)
            checked += 1
    return checked


def loose_numbers(report: Report) -> list[str]:
    """Return the numbers other than years that stand beside figures without evidence."""
    titles = sorted((one.title.de for one in world().catalogue.values()), key=len)[::-1]
    found = []
    for text in texts(report.sections):
        if not getattr(text, "spans", ()):
            continue
        left = "".join(piece for piece, ref in pieces(text) if not ref)
        for title in titles:
            left = left.replace(title, "")
        words = [word.strip("();:,.") for word in left.split()]
        found += [one for one in words if one.replace(",", "").isdigit() and len(one) != 4]
    return found
