"""Write maps, figures and all else to take away from the command line: ``--help`` says more."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from exports.files import check_folder, write
from exports.images import map_file
from exports.kinds import Kind
from exports.options import ALL, LANGUAGES, BadChoiceError, one_of, paper_of, parser
from exports.products import PRODUCTS, Job, NoRegionError, file_name
from exports.sets import make_all, tasks
from geo.chart_catalogue import NoSuchChartError
from geo.classification import Method, Scheme
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, ShapeRef
from geo.paper import NoGlyphError, NoRoomError
from geo.sheets import NoSuchMapError, sheet
from geo.static_shapes import Shapes, shapes
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from geo.world import World
from loaders.faults import DataFault
from loaders.published import region_extent
from loaders.store import Store
from loaders.translations import read_translations
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "pages" / "ui" / "locale"
_NO_ADDRESSES: Files = defaultdict(lambda: ShapeRef(url="", shapes=0))
"""A map on paper fetches nothing."""
FAULTS = (
    BadChoiceError,
    NoSuchChartError,
    NoSuchMapError,
    NoRegionError,
    NoRoomError,
    NoGlyphError,
    DataFault,
    OSError,
)
"""What may be wrong with what is asked for, said in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for each thing that is wrong."""
    chosen = parser(ROOT).parse_args(arguments)
    if chosen.command == "list":
        print(*(f"{one.id:16} {one.about(_reader('en'))}" for one in PRODUCTS.values()), sep="\n")
        return 0
    try:
        if chosen.command == "set":
            return _made_set(chosen)
        made = _map if chosen.command == "map" else _made
        write(*made(chosen))
    except FAULTS as fault:
        print(_words_of(fault, chosen.out), file=sys.stderr)
        return 1
    return 0


def _words_of(fault: Exception, path: Path) -> str:
    if isinstance(fault, OSError):
        return f"{fault.filename or path}: {fault.strerror}; nothing was written."
    return str(fault.args[0])


def _made(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return a product and where it goes; what is wrong is found before anything is made."""
    wanted = PRODUCTS[one_of(PRODUCTS, chosen.product, "product")]
    language = one_of(LANGUAGES, chosen.language, "language")
    job = next(_jobs(chosen, [(chosen.region, chosen.definition)], language))
    job = replace(job, layer=chosen.layer, variant=chosen.variant, chart=chosen.chart)
    folder = chosen.out.is_dir()
    path = chosen.out / file_name(wanted, job) if folder else chosen.out
    check_folder(path)
    return path, wanted.make(job)


def _made_set(chosen: argparse.Namespace) -> int:
    """Make a whole set; return 1 where a file of it could not be made, the others are there."""
    products = [PRODUCTS[one_of(PRODUCTS, one, "product")] for one in chosen.products or PRODUCTS]
    asked = one_of((*LANGUAGES, ALL), chosen.language, "language")
    folders = {one: chosen.out / one for one in LANGUAGES} if asked == ALL else {asked: chosen.out}
    regions = [one.id for one in Store(root=chosen.data).read_regions()]
    wanted = one_of(("", ALL, *regions), chosen.region, "region")
    places = [(one, "") for one in (["", *regions] if wanted == ALL else [wanted])]
    check_folder(chosen.out)
    jobs = {language: list(_jobs(chosen, places, language)) for language in folders}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    listed = [one for key, folder in folders.items() for one in tasks(jobs[key], products, folder)]
    said = make_all(listed, FAULTS, lambda fault: _words_of(fault, chosen.out))
    for sentence in said:
        print(sentence, file=sys.stderr)
    print(f"{len(listed) - len(said)} of {len(listed)} files are in {chosen.out}.")
    return 1 if said else 0


def _jobs(
    chosen: argparse.Namespace, places: Sequence[tuple[str, str]], language: str
) -> Iterator[Job]:
    """Yield a job for each region and definition; tables and outlines are read once for all."""
    paper = paper_of(chosen.paper, chosen.dpi)
    store, reader = Store(root=chosen.data), _reader(language)
    world = read_world(store)
    found = cache(partial(_shapes, store, world))
    for region_id, definition_id in places:
        shown = _shown(world, region_id, definition_id)
        yield Job(
            world=world,
            view=_view(store, world, shown, reader, Scheme()),
            shown=shown,
            shapes=found,
            files=_no_file,
            reader=reader,
            paper=paper,
            edition=next(reversed([one.id for one in store.editions()]), ""),
            address=chosen.address,
        )


def _no_file(name: str) -> bytes:
    raise BadChoiceError(f"{name}: this product is made by the page only.")


def _shapes(store: Store, world: World) -> Shapes:
    return shapes(
        store.read_outlines(Level.STATE),
        store.read_outlines(Level.DISTRICT),
        store.read_outlines(Level.MUNICIPALITY),
        world.regions,
    )


def _map(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return the map asked for; what is wrong is found before anything is drawn."""
    kind = Kind(one_of(Kind, chosen.format or chosen.out.suffix[1:], "format"))
    paper = paper_of(chosen.paper, chosen.dpi)
    language = one_of(LANGUAGES, chosen.language, "language")
    check_folder(chosen.out)
    store = Store(root=chosen.data)
    world, reader = read_world(store), _reader(language)
    shown = _shown(world, chosen.region, chosen.definition)
    method = Method(one_of(Method, chosen.classes, "method"))
    view = _view(store, world, shown, reader, Scheme(method=method, fixed=chosen.fixed))
    found = sheet(world, view, chosen.layer, chosen.variant, reader, shown)
    return chosen.out, map_file(found, _shapes(store, world), paper, kind, reader)


def _shown(world: World, region_id: str, definition_id: str) -> tuple[Region, Definition] | None:
    if not region_id:
        return None
    found = {region.id: region for region in world.regions}
    region = found[one_of(found, region_id, "region")]
    known = {one.id: one for one in region.definitions}
    if not definition_id:
        return region, region.definition()
    return region, known[one_of(known, definition_id, f"definition of {region_id}")]


def _view(
    store: Store,
    world: World,
    shown: tuple[Region, Definition] | None,
    reader: Reader,
    scheme: Scheme,
) -> MapView:
    if shown is None:
        return overview_view(world, _NO_ADDRESSES, reader, scheme)
    bounds = bounds_of(region_extent(store, shown[0]))
    return region_view(world, _NO_ADDRESSES, *shown, bounds=bounds, reader=reader, scheme=scheme)


def _reader(language: str) -> Reader:
    texts = {} if language == "en" else read_translations(LOCALE, language)
    return Reader(language, lambda message: texts.get(message, message))


if __name__ == "__main__":
    sys.exit(main())
