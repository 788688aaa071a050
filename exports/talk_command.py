"""A talk made by command: its file read and checked, its steps as one page or as slides."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import geopandas as gpd

from exports.deck import Slide
from exports.kinds import Kind
from exports.options import LANGUAGES, BadChoiceError, listed, one_of
from exports.stage_page import stage_page
from exports.stage_scenes import Hall, Shown, fault_of, lost, lost_edition, scene
from exports.talk_deck import slides_of, talk_deck_file, title_of
from exports.talk_words import words_alone
from geo.areas import level_of
from geo.classification import Method, Scheme
from geo.compare.outline_paths import outline_paths
from geo.ground import Files, credit
from geo.leaflet.element import MapView
from geo.model import Level, Region
from geo.static_shapes import shapes, with_own
from geo.talk import Step, Talk
from geo.talk_address import ALLIANCES, Address
from geo.talk_check import region_at
from geo.talk_file import check_size, talk_of_file
from geo.talk_scenes import Scene, Stage
from geo.text import Reader
from geo.views import Bounds, alliances_view, bounds_of, overview_view, region_view
from geo.world import World

BOX = Path(__file__).parent / "talks"
HTML = "html"
FIXED = "fixed"
"""Of the parameter ``scale``: limits of the newest year for all years."""
FORMATS = (HTML, Kind.PPTX.value)

Extent = tuple[float, float, float, float]


def add_talk(one: argparse.ArgumentParser) -> None:
    """Add the options of a talk."""
    one.add_argument("file", nargs="?", default="", help="a talk that the page has saved (TOML)")
    one.add_argument(
        "--ready", nargs="?", const="", help="in place of a file: the talk in the box, or its name"
    )
    one.add_argument("--format", default="", help="html or pptx; else the ending of --out")
    one.add_argument(
        "--address", default="", help="where the atlas runs, for QR codes and links to live views"
    )
    one.add_argument("--language", default=LANGUAGES[0], help=listed(LANGUAGES))
    one.add_argument("--out", type=Path, required=True, help="the file or folder to write to")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stock:
    """The data of one edition.

    Attributes:
        world: All tables.
        files: Where maps find their outlines.
        content: Gives what maps fetch by name.
        outlines: Gives the outlines of a level, with ``area_id``.
        extent: Gives west, south, east, north of a region (EPSG:4326).
        edition: Its id.

    """

    world: World
    files: Files
    content: Callable[[str], bytes]
    outlines: Callable[[Level], gpd.GeoDataFrame]
    extent: Callable[[Region], Extent]
    edition: str


class NoEditionError(LookupError):
    """An edition that is not kept."""


Stocks = Callable[[str], Stock]
"""Gives the data of an edition, the newest for an empty id; raises NoEditionError."""
Tell = Callable[[str], None]


def read_talk(file: str, ready: str | None, reader: Reader) -> Talk:
    """Return the talk of a file, or one of those in the box.

    Raises:
        BadChoiceError: Neither or both are named, or there is no such talk in the box.
        geo.talk.NoTalkError: The file holds no talk.
        OSError: The file cannot be read.

    """
    if bool(file) == (ready is not None):
        raise BadChoiceError("Name one talk: a file, or one in the box with --ready.")
    path = Path(file)
    if ready is not None:
        known = {one.stem: one for one in sorted(BOX.glob("*.toml"))}
        path = known[one_of(known, ready or next(iter(known)), "talk in the box")]
    check_size(path.stat().st_size, reader)
    return talk_of_file(path.read_bytes(), reader)


def format_of(asked: str, out: Path) -> str:
    """Return the format asked for, else that of the ending of a file, else a page.

    Raises:
        BadChoiceError: There is no such format.

    """
    wanted = asked or ("" if out.is_dir() else out.suffix[1:])
    if wanted and wanted not in FORMATS:
        words = f"There is no format {wanted!r} of a talk; choose --format {listed(FORMATS)}."
        raise BadChoiceError(words)
    return wanted or HTML


def made_talk(
    talk: Talk, kind: str, stocks: Stocks, reader: Reader, root: str, tell: Tell
) -> bytes:
    """Return a talk as a page or as slides; steps keep the edition that they are pinned to.

    ``root`` is where the atlas is found, empty where that is not known. ``tell`` hears of each
    step whose data is gone; the file is whole and says so too, so that is no failure.
    """
    making = _Making(
        talk=talk,
        reader=reader,
        newest=stocks(""),
        halls=cache(lambda edition: hall_of(stocks(edition), reader, root)),
    )
    for said in making.faults():
        tell(said)
    return making.slides() if kind == Kind.PPTX else making.page()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Making:
    talk: Talk
    reader: Reader
    newest: Stock
    halls: Callable[[str], Hall]

    def page(self) -> bytes:
        stage = Stage(
            title=title_of(self.talk, self.reader),
            language=self.reader.language,
            scenes=tuple(map(self._scene, self.talk.steps)),
            edition=self.newest.edition,
            credit=credit(self.newest.world),
        )
        return stage_page(stage, self.newest.content, self.reader)

    def slides(self) -> bytes:
        slides = (slide for step in self.talk.steps for slide in self._slides(step))
        return talk_deck_file(title_of(self.talk, self.reader), slides, self.reader)

    def faults(self) -> Iterator[str]:
        """Yield a line for each step whose data is gone, in the English of commands."""
        english = Reader("en", lambda message: message)
        for number, step in enumerate(self.talk.steps, start=1):
            try:
                said = fault_of(replace(self.halls(step.edition), reader=english), step)
            except NoEditionError:
                said = lost_edition(step.edition, english)
            if said:
                yield f"Step {number} ({step.id}): {said}"

    def _scene(self, step: Step) -> Scene:
        try:
            return scene(self.halls(step.edition), step)
        except NoEditionError:
            return self._lost(step)

    def _slides(self, step: Step) -> tuple[Slide, ...]:
        try:
            return slides_of(self.halls(step.edition), step)
        except NoEditionError:
            return words_alone(self.halls(""), self._lost(step))

    def _lost(self, step: Step) -> Scene:
        return lost(step, lost_edition(step.edition, self.reader), self.reader)


def hall_of(stock: Stock, reader: Reader, root: str) -> Hall:
    """Return what scenes and slides are made of; ``root`` is where the atlas is found."""
    views = cache(partial(_view, stock, reader))
    drawn = cache(lambda: shapes(*_outlines(stock), stock.world.regions))
    return Hall(
        world=stock.world,
        reader=reader,
        edition=stock.edition,
        view_of=lambda found: views(replace(found, asked=_of_view(found))),
        bounds_of=lambda area: _bounds(stock, area),
        shapes=lambda region: with_own(drawn(), [region] if region else []),
        paths=cache(lambda: outline_paths(*_outlines(stock))),
        root=root,
    )


def _outlines(stock: Stock) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]:
    return (
        stock.outlines(Level.STATE),
        stock.outlines(Level.DISTRICT),
        stock.outlines(Level.MUNICIPALITY),
    )


def _of_view(found: Address) -> tuple[tuple[str, str], ...]:
    """Return what of an address makes another map, so that one is made only once."""
    return tuple(one for one in found.asked if one[0] in ("classes", "scale", "definition", "own"))


def _view(stock: Stock, reader: Reader, found: Address) -> tuple[MapView, Shown | None]:
    """Return the map of an address and its region; raise LookupError where there is no such."""
    world, files = stock.world, stock.files
    if found.page == ALLIANCES:
        return alliances_view(world, files, reader), None
    asked = found.get("classes")
    method = Method(asked) if asked in list(Method) else Scheme().method
    scheme = Scheme(method=method, fixed=found.get("scale") == FIXED)
    if not found.page:
        return overview_view(world, files, reader, scheme), None
    region = region_at(world, found, reader)
    if region is None:
        raise LookupError(f"{found.page!r} is no region")
    definition = region.definition(found.get("definition") or None)
    bounds = bounds_of(stock.extent(region))
    view = region_view(
        world, files, region, definition, bounds=bounds, reader=reader, scheme=scheme
    )
    return view, (region, definition)


def _bounds(stock: Stock, area_id: str) -> Bounds:
    outlines = stock.outlines(level_of(area_id))
    west, south, east, north = outlines[outlines["area_id"] == area_id].total_bounds
    return bounds_of((float(west), float(south), float(east), float(north)))
