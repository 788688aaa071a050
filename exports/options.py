"""What the command line can be asked for, and what is said where there is no such thing."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from exports.kinds import Kind
from geo.classification import Method
from geo.model import Definition, Region
from geo.paper import LEAST_DPI, MOST_DPI, PAPERS, Paper
from geo.world import World

LANGUAGES = ("de", "en")
ALL = "all"
"""In place of a region or of a language."""

ABOUT = (
    "Write maps, figures and all else to take away. "
    "The same data give the same file, byte for byte; a file is written whole or not at all."
)
EXAMPLES = """examples:
  python -m exports list
  python -m exports make figures-xlsx --region meissen --out meissen.xlsx
  python -m exports make map-svg --region meissen --layer funding --language en --out .
  python -m exports make report --regions meissen mittweida --out report.pdf
  python -m exports talk mine.toml --format pptx --address https://atlas.example --out mine.pptx
  python -m exports compare --view difference --regions meissen mittweida --out difference.svg
  python -m exports set --region all --out atlas --products figures-xlsx areas-gpkg
"""


Further = Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]]
NO_MORE: Further = {}


class BadChoiceError(ValueError):
    """Something asked for that there is not."""


def parser(root: Path, more: Further = NO_MORE) -> argparse.ArgumentParser:
    """Return the commands with their options; ``root`` is the folder of the atlas.

    ``more`` are further commands by name: what is said of each, and what adds its options.
    """
    commands = argparse.ArgumentParser(
        prog="python -m exports",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands.add_argument("--data", type=Path, default=root / "data", help="the data folder")
    kinds = commands.add_subparsers(dest="command", required=True)
    kinds.add_parser("list", help="name all products")
    _add_making(kinds.add_parser("make", help="make a product of a region, or of Germany"))
    _add_set(kinds.add_parser("set", help="make all products of a region, or of all, in one go"))
    _add_map(kinds.add_parser("map", help="write one map as PNG, SVG, PDF or PPTX"))
    for name, (about, add) in more.items():
        add(kinds.add_parser(name, help=about))
    return commands


def _add_making(making: argparse.ArgumentParser) -> None:
    making.add_argument("product", help="as the command list names it")
    for option, about in {
        "region": "id of a region; all Germany if not given",
        "definition": "id of a definition of it, else the first",
        "layer": "for products of one layer, else the first",
        "variant": "for example unemployment_rate:2025",
        "chart": "for products of a chart, else the first: key-figures, alliances-over-time …",
    }.items():
        making.add_argument(f"--{option}", default="", help=about)
    making.add_argument(
        "--regions",
        nargs="+",
        default=[],
        help="for the full report: ids, as REGION.DEFINITION too",
    )
    _add_shared(making, LANGUAGES)
    making.add_argument("--out", type=Path, required=True, help="the file or folder to write to")


def _add_set(making: argparse.ArgumentParser) -> None:
    making.add_argument("--region", default="", help="id of a region, or all; Germany if not given")
    making.add_argument("--products", nargs="+", default=[], help="only these, else every one")
    _add_shared(making, (*LANGUAGES, ALL))
    making.add_argument("--out", type=Path, required=True, help="the folder to write to")


def _add_shared(making: argparse.ArgumentParser, languages: Iterable[str]) -> None:
    making.add_argument(
        "--address", default="", help="where the atlas runs, for links and QR codes"
    )
    add_paper(making)
    making.add_argument("--language", default=LANGUAGES[0], help=listed(languages))


def _add_map(one: argparse.ArgumentParser) -> None:
    one.add_argument("--region", default="", help="id of a region; all Germany if not given")
    one.add_argument("--definition", default="", help="id of a definition of it, else the first")
    one.add_argument(
        "--layer", required=True, help="alliances, partners, funding, skills or relation"
    )
    one.add_argument("--variant", default="", help="for example unemployment_rate:2025")
    one.add_argument("--classes", default=Method.MANUAL.value, help=listed(Method))
    one.add_argument("--fixed", action="store_true", help="limits of the newest year for all years")
    one.add_argument("--format", default="", help=f"{listed(Kind)}; else the ending of --out")
    add_paper(one)
    one.add_argument("--language", default=LANGUAGES[0], help=listed(LANGUAGES))
    one.add_argument("--out", type=Path, required=True, help="the file to write")


def add_paper(making: argparse.ArgumentParser) -> None:
    """Add the options of what is drawn on."""
    making.add_argument("--paper", default=next(iter(PAPERS)), help=listed(PAPERS))
    words = f"pixels per inch of a PNG, {LEAST_DPI} to {MOST_DPI}; else those of the paper"
    making.add_argument("--dpi", type=int, default=0, help=words)


def paper_of(name: str, dpi: int) -> Paper:
    """Return a paper with pixels per inch of one's own, those of the paper where they are 0.

    Raises:
        BadChoiceError: There is no such paper, or it cannot have so many pixels.

    """
    found = PAPERS[one_of(PAPERS, name, "paper")]
    if not dpi:
        return found
    if not LEAST_DPI <= dpi <= MOST_DPI:
        words = f"{dpi} pixels per inch cannot be had; choose {LEAST_DPI} to {MOST_DPI}."
        raise BadChoiceError(words)
    return replace(found, dpi=dpi)


def shown_of(world: World, region_id: str, definition_id: str) -> tuple[Region, Definition] | None:
    """Return a region under a definition, None for Germany.

    Raises:
        BadChoiceError: There is no such region, or it has no such definition.

    """
    if not region_id:
        return None
    region = world.region(region_id)
    if region is None:
        regions = listed(one.id for one in world.regions)
        raise BadChoiceError(f"There is no region {region_id!r}; there are {regions}.")
    known = {one.id: one for one in region.definitions}
    if not definition_id:
        return region, region.definition()
    return region, known[one_of(known, definition_id, f"definition of {region_id}")]


def one_of(known: Iterable[str], wanted: str, what: str) -> str:
    """Return what is wanted; raise :class:`BadChoiceError` where it is not among the known."""
    names = list(known)
    if wanted not in names:
        raise BadChoiceError(f"There is no {what} {wanted!r}; there are {listed(names)}.")
    return wanted


def listed(known: Iterable[str]) -> str:
    """Return names as a list in words."""
    return ", ".join(map(str, known))
