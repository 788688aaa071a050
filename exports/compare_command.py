"""The command that writes a view of the comparison: its options, and what is wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.addresses import sides_address
from exports.comparisons import holds_job, multiples_job, view_job, view_page
from exports.files import check_folder
from exports.options import LANGUAGES, BadChoiceError, add_paper, listed, one_of, paper_of
from exports.page_parts import Parts
from exports.view_job import VIEW_FILES, ViewJob, view_file_name
from geo.areas import COUNTRY
from geo.compare.distances import LAND
from geo.compare.marks import marks
from geo.compare.multiples import multiples
from geo.compare.outline_paths import OutlinePaths
from geo.compare.peer_weights import weights_in
from geo.compare.robustness import robustness
from geo.compare.rows import MOST_INDICATORS, default_indicators
from geo.compare.side_alliances import By
from geo.compare.sides import FEWEST, Side, chosen, told_apart
from geo.compare.statements import Claim, claims_of
from geo.compare.view_kinds import VIEW_KINDS, Asked
from geo.model import Level
from geo.text import Reader
from geo.world import World

if TYPE_CHECKING:
    from geo.static_shapes import Shapes

MAPS, HOLDS = "maps", "holds"
"""Views besides those of charts: small maps, and whether a statement holds."""
VIEWS = (*VIEW_KINDS, MAPS, HOLDS)
LEVELS = (Level.DISTRICT, Level.MUNICIPALITY)
MOST: Mapping[str, int] = {
    "matrix": MOST_INDICATORS,
    "difference": MOST_INDICATORS,
    "ranking": 1,
    "scatter": 2,
    "years": 1,
    MAPS: 1,
    HOLDS: 1,
}
"""By view how many indicators it shows; others show none that is chosen."""
COUNTED = ("population", "area_km2")
"""Sizes, which are no first choice where one indicator is compared."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Given:
    """What a command reads besides the tables, each called when it is needed."""

    paths: Callable[[], OutlinePaths]
    shapes: Callable[[], Shapes]
    files: Callable[[], Callable[[str], bytes]]
    edition: str


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Chosen:
    """Sides and what is asked of them, with all that a view of them is made from."""

    options: argparse.Namespace
    world: World
    sides: tuple[Side, ...]
    asked: Asked
    reader: Reader
    given: Given


def add_compare(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    one.add_argument("--view", required=True, help=listed(VIEWS))
    one.add_argument("--regions", nargs="*", default=[], help="two to eight ids; else all regions")
    one.add_argument("--indicators", nargs="*", default=[], help="else the key figures")
    one.add_argument("--to", default=COUNTRY, help=f"of a difference: {COUNTRY}, {LAND} or an id")
    one.add_argument("--by", default=By.PROGRAMME.value, help=f"of programmes: {listed(By)}")
    one.add_argument("--level", default=LEVELS[0].value, help=f"of maps: {listed(LEVELS)}")
    one.add_argument("--claim", default="", help=f"of {HOLDS}: {listed(Claim)}; else the first")
    one.add_argument("--weights", default="", help="of peers, as share_65plus:2,employment_rate:0")
    one.add_argument("--format", default="", help=f"{listed(VIEW_FILES)}; else that of --out")
    one.add_argument("--address", default="", help="where the atlas runs, for the link of a page")
    one.add_argument("--language", default="de", help=listed(LANGUAGES))
    add_paper(one)
    one.add_argument("--out", type=Path, required=True, help="the file or folder to write to")


def compared_file(
    options: argparse.Namespace, world: World, reader: Reader, given: Given
) -> tuple[Path, bytes]:
    """Return a file of a view and where it goes; what is wrong is found before it is made.

    Raises:
        BadChoiceError: Something chosen is not there.
        NoDrawingError: There is nothing to draw, or no page of the view.

    """
    view = one_of(VIEWS, options.view, "view")
    folder = options.out.is_dir()
    ending = options.format or ("" if folder else options.out.suffix[1:])
    wanted = VIEW_FILES[one_of(VIEW_FILES, ending, "format")]
    paper = paper_of(options.paper, options.dpi)
    english = Reader("en", str)
    sides = told_apart(world, sides_of(world, options.regions, view, english), reader)
    asked = asked_of(options, world, sides, english)
    if not folder:
        check_folder(options.out)
    one = Chosen(options=options, world=world, sides=sides, asked=asked, reader=reader, given=given)
    made = {MAPS: _maps, HOLDS: _holds}.get(view, _view)
    job = replace(made(one), paper=paper, edition=given.edition)
    return options.out / view_file_name(wanted, job) if folder else options.out, wanted.make(job)


def _view(one: Chosen) -> ViewJob:
    kind, sides, given = one.options.view, one.sides, one.given
    view = VIEW_KINDS[kind].make(one.world, sides, one.asked, one.reader)
    address = sides_address(one.options.address, sides)

    def page() -> bytes:
        parts = Parts(
            world=one.world, reader=one.reader, files=given.files(), edition=given.edition
        )
        return view_page(kind, view, sides, one.asked, parts, address)

    return replace(view_job(one.world, kind, view, sides, one.asked, one.reader), page=page)


def _maps(one: Chosen) -> ViewJob:
    world, reader, indicator = one.world, one.reader, one.asked[0]
    level = Level(one_of(LEVELS, one.options.level, "level"))
    paths, look = one.given.paths(), marks(world, one.sides)
    found = multiples(world, one.sides, indicator, paths, reader, level=level, marks=look)
    return multiples_job(world, indicator, found, one.given.shapes, paths, reader)


def _holds(one: Chosen) -> ViewJob:
    claim, indicator = one.asked
    found = robustness(one.world, one.sides, indicator, one.reader, claim=Claim(claim))
    title = one.reader.t("Does the statement hold?")
    return holds_job(one.world, indicator, found, one.sides, title, one.reader)


def sides_of(world: World, ids: list[str], view: str, reader: Reader) -> tuple[Side, ...]:
    """Return what is compared, the regions of the atlas where none is named.

    Raises:
        BadChoiceError: Something named is not there, or too few or too many are.

    """
    wanted = ids or [one.id for one in world.regions]
    found, faults = chosen(world, wanted, (), reader)
    if faults:
        raise BadChoiceError(" ".join(faults))
    least = 1 if view == "peers" else FEWEST
    if len(found) < least:
        raise BadChoiceError(f"--regions names {len(found)}; a comparison needs two to eight.")
    return found


def asked_of(
    options: argparse.Namespace, world: World, sides: tuple[Side, ...], reader: Reader
) -> Asked:
    """Return what is chosen for a view as its kind takes it.

    Raises:
        BadChoiceError: An indicator, a reference or another choice is not there.

    """
    view = one_of(VIEWS, options.view, "view")
    if view == "occupations":
        return sides[0].id, sides[1].id
    if view == "programmes":
        return (one_of(By, options.by, "way to group"),)
    if view == "peers":
        _, faults = weights_in(world, options.weights, reader)
        if faults:
            raise BadChoiceError(" ".join(faults))
        return (options.weights,)
    indicators = _indicators(options.indicators, view, world)
    if view == "difference":
        ids = (COUNTRY, LAND, *(side.id for side in sides))
        return one_of(ids, options.to, "reference"), *indicators
    if view == HOLDS:
        claims = claims_of(len(sides))
        claim = options.claim or claims[0]
        return one_of(claims, claim, f"claim on {len(sides)} sides"), *indicators
    return indicators


def _indicators(wanted: list[str], view: str, world: World) -> Asked:
    """Return the indicators asked for, else the first ones that the page shows."""
    known = [one for one in world.catalogue if world.observations.get(one)]
    found = tuple(dict.fromkeys(one_of(known, one, "indicator") for one in wanted))
    most = MOST[view]
    if len(found) > most:
        raise BadChoiceError(f"The view {view} shows {most} indicator(s), not {len(found)}.")
    usual = default_indicators(world)
    if most == MOST_INDICATORS:
        return found or usual
    rates = [one for one in usual if one not in COUNTED and one not in found]
    return (*found, *rates)[:most]
