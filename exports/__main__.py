"""Write maps, figures and all else to take away from the command line: ``--help`` says more."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from exports.images import map_file
from exports.kinds import Kind
from exports.products import PRODUCTS, Job, file_name
from geo.classification import Method, Scheme
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, ShapeRef
from geo.paper import PAPERS, NoRoomError
from geo.sheets import NoSuchMapError, sheet
from geo.static_shapes import Shapes, shapes
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from geo.world import World
from loaders.faults import DataFault
from loaders.published import publish, region_extent
from loaders.store import Store
from loaders.translations import read_translations
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "pages" / "ui" / "locale"
LANGUAGES = ("de", "en")
_NO_ADDRESSES: Files = defaultdict(lambda: ShapeRef(url="", shapes=0))
"""A map on paper fetches nothing."""


class BadChoiceError(ValueError):
    """Something asked for that there is not."""


def parser() -> argparse.ArgumentParser:
    """Return the commands with their options."""
    commands = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    commands.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    kinds = commands.add_subparsers(dest="command", required=True)
    one = kinds.add_parser("map", help="write one map as PNG, SVG, PDF or PPTX")
    one.add_argument("--region", default="", help="id of a region; all Germany if not given")
    one.add_argument("--definition", default="", help="id of a definition of it, else the first")
    one.add_argument(
        "--layer", required=True, help="alliances, partners, funding, skills or relation"
    )
    one.add_argument("--variant", default="", help="for example unemployment_rate:2025")
    one.add_argument("--classes", default=Method.MANUAL.value, help=_listed(Method))
    one.add_argument("--fixed", action="store_true", help="limits of the newest year for all years")
    one.add_argument("--format", default="", help=f"{_listed(Kind)}; else the ending of --out")
    one.add_argument("--paper", default=next(iter(PAPERS)), help=_listed(PAPERS))
    one.add_argument("--language", default=LANGUAGES[0], help=_listed(LANGUAGES))
    one.add_argument("--out", type=Path, required=True, help="the file to write")
    _add_making(kinds)
    return commands


def _add_making(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands that list the products and make one."""
    kinds.add_parser("list", help="name all products")
    making = kinds.add_parser("make", help="make a product of a region, or of Germany")
    making.add_argument("product", help="as the command list names it")
    for option, about in {
        "region": "id of a region; all Germany if not given",
        "definition": "id of a definition of it, else the first",
        "layer": "for products of one layer, else the first",
        "variant": "for example unemployment_rate:2025",
        "address": "where the atlas runs, for links and QR codes",
    }.items():
        making.add_argument(f"--{option}", default="", help=about)
    making.add_argument("--paper", default=next(iter(PAPERS)), help=_listed(PAPERS))
    making.add_argument("--language", default=LANGUAGES[0], help=_listed(LANGUAGES))
    making.add_argument("--out", type=Path, required=True, help="the file or folder to write to")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for what is wrong."""
    chosen = parser().parse_args(arguments)
    if chosen.command == "list":
        print(*(f"{one.id:16}{one.about(_reader('en'))}" for one in PRODUCTS.values()), sep="\n")
        return 0
    try:
        made = _map if chosen.command == "map" else _made
        _write(*made(chosen))
    except (BadChoiceError, NoSuchMapError, NoRoomError, DataFault) as fault:
        print(fault.args[0], file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{chosen.out}: {error.strerror}; nothing was written.", file=sys.stderr)
        return 1
    return 0


def _made(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return a product and where it goes; what is wrong is found before anything is made."""
    wanted = PRODUCTS[_one_of(PRODUCTS, chosen.product, "product")]
    job = _job(chosen)
    folder = chosen.out.is_dir()
    path = chosen.out / file_name(wanted, job) if folder else chosen.out
    _check_folder(path)
    return path, wanted.make(job)


def _job(chosen: argparse.Namespace) -> Job:
    paper = PAPERS[_one_of(PAPERS, chosen.paper, "paper")]
    language = _one_of(LANGUAGES, chosen.language, "language")
    store = Store(root=chosen.data)
    world, reader = read_world(store), _reader(language)
    shown = _shown(world, chosen.region, chosen.definition)
    files, content = _published(store)
    return Job(
        world=world,
        view=_view(store, world, files, shown, reader, Scheme()),
        shown=shown,
        shapes=lambda: _shapes(store, world),
        files=content,
        reader=reader,
        layer=chosen.layer,
        variant=chosen.variant,
        paper=paper,
        edition=next(reversed([one.id for one in store.editions()]), ""),
        address=chosen.address,
    )


def _published(store: Store) -> tuple[Files, Callable[[str], bytes]]:
    """Return the names of the files that a map fetches, and what gives their content."""
    with tempfile.TemporaryDirectory() as folder:
        found = publish(store, Path(folder)).files
        content = {one.url: (Path(folder) / one.url).read_bytes() for one in found.values()}
    return found, {**content, **{name: content[one.url] for name, one in found.items()}}.__getitem__


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise BadChoiceError(f"The folder {path.parent} does not exist; make it first.")


def _shapes(store: Store, world: World) -> Shapes:
    return shapes(
        store.read_outlines(Level.STATE),
        store.read_outlines(Level.DISTRICT),
        store.read_outlines(Level.MUNICIPALITY),
        world.regions,
    )


def _map(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return the map asked for; what is wrong is found before anything is drawn."""
    kind = Kind(_one_of(Kind, chosen.format or chosen.out.suffix[1:], "format"))
    paper = PAPERS[_one_of(PAPERS, chosen.paper, "paper")]
    language = _one_of(LANGUAGES, chosen.language, "language")
    _check_folder(chosen.out)
    store = Store(root=chosen.data)
    world, reader = read_world(store), _reader(language)
    shown = _shown(world, chosen.region, chosen.definition)
    method = Method(_one_of(Method, chosen.classes, "method"))
    scheme = Scheme(method=method, fixed=chosen.fixed)
    view = _view(store, world, _NO_ADDRESSES, shown, reader, scheme)
    found = sheet(world, view, chosen.layer, chosen.variant, reader, shown)
    return chosen.out, map_file(found, _shapes(store, world), paper, kind, reader)


def _shown(world: World, region_id: str, definition_id: str) -> tuple[Region, Definition] | None:
    if not region_id:
        return None
    found = {region.id: region for region in world.regions}
    region = found[_one_of(found, region_id, "region")]
    known = {one.id: one for one in region.definitions}
    if not definition_id:
        return region, region.definition()
    return region, known[_one_of(known, definition_id, f"definition of {region_id}")]


def _view(
    store: Store,
    world: World,
    files: Files,
    shown: tuple[Region, Definition] | None,
    reader: Reader,
    scheme: Scheme,
) -> MapView:
    if shown is None:
        return overview_view(world, files, reader, scheme)
    bounds = bounds_of(region_extent(store, shown[0]))
    return region_view(world, files, *shown, bounds=bounds, reader=reader, scheme=scheme)


def _reader(language: str) -> Reader:
    texts = {} if language == "en" else read_translations(LOCALE, language)
    return Reader(language, lambda message: texts.get(message, message))


def _one_of(known: Iterable[str], wanted: str, what: str) -> str:
    if wanted not in list(known):
        raise BadChoiceError(f"There is no {what} {wanted!r}; there are {_listed(known)}.")
    return wanted


def _listed(known: Iterable[str]) -> str:
    return ", ".join(map(str, known))


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".new-") as folder:
        new = Path(folder) / path.name
        new.write_bytes(content)
        new.replace(path)


if __name__ == "__main__":
    sys.exit(main())
