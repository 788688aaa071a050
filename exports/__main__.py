"""Write maps, figures and all else to take away from the command line: ``--help`` says more."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from exports.addresses import region_address, sides_address
from exports.compare_command import Given, add_compare, compared_file
from exports.files import check_folder, write
from exports.images import map_file
from exports.kinds import Kind
from exports.options import ALL, LANGUAGES, BadChoiceError, listed, one_of, paper_of, parser
from exports.product import Job, NoRegionError
from exports.products import PRODUCTS, file_name
from exports.sets import make_all, tasks
from exports.view_job import NoDrawingError
from geo.chart_catalogue import NoSuchChartError
from geo.classification import Method, Scheme
from geo.compare.outline_paths import outline_paths
from geo.compare.sides import chosen as sides_of
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, ShapeRef
from geo.paper import NoGlyphError, NoRoomError
from geo.sheets import NoSuchMapError, sheet
from geo.static_shapes import Shapes, shapes, with_own
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from geo.world import World
from loaders.faults import DataFault
from loaders.fetched import read_fetched
from loaders.published import region_extent
from loaders.store import Store
from loaders.translations import read_translations
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "pages" / "ui" / "locale"
_NO_ADDRESSES: Files = defaultdict(lambda: ShapeRef(url="", shapes=0))
"""A map on paper fetches nothing."""
MORE = {"compare": ("write a view of the comparison: drawing, figures, page", add_compare)}
FAULTS = (
    BadChoiceError,
    NoSuchChartError,
    NoSuchMapError,
    NoRegionError,
    NoRoomError,
    NoGlyphError,
    NoDrawingError,
    DataFault,
    OSError,
)
"""What may be wrong with what is asked for, said in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for each thing that is wrong."""
    chosen = parser(ROOT, MORE).parse_args(arguments)
    if chosen.command == "list":
        print(*(f"{one.id:16} {one.about(_reader('en'))}" for one in PRODUCTS.values()), sep="\n")
        return 0
    try:
        if chosen.command == "set":
            return _made_set(chosen)
        write(*{"map": _map, "compare": _compared}.get(chosen.command, _made)(chosen))
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
    made = replace(job, layer=chosen.layer, variant=chosen.variant, chart=chosen.chart)
    job = _over(made, chosen)
    folder = chosen.out.is_dir()
    path = chosen.out / file_name(wanted, job) if folder else chosen.out
    check_folder(path)
    return path, wanted.make(job)


def _over(job: Job, chosen: argparse.Namespace) -> Job:
    """Return a job over the regions that are named together; there may be none."""
    if not chosen.regions:
        return job
    sides, faults = sides_of(job.world, chosen.regions, (), _reader("en"))
    if faults:
        raise BadChoiceError(" ".join(faults))
    return replace(
        job,
        sides=sides,
        shapes=lambda: with_own(job.shapes(), [side.region for side in sides]),
        address=sides_address(chosen.address, sides),
    )


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
    asked_for = [
        one for key, folder in folders.items() for one in tasks(jobs[key], products, folder)
    ]
    said = make_all(asked_for, FAULTS, lambda fault: _words_of(fault, chosen.out))
    for sentence in said:
        print(sentence, file=sys.stderr)
    print(f"{len(asked_for) - len(said)} of {len(asked_for)} files are in {chosen.out}.")
    return 1 if said else 0


def _jobs(
    chosen: argparse.Namespace, places: Sequence[tuple[str, str]], language: str
) -> Iterator[Job]:
    """Yield a job for each region and definition; tables and outlines are read once for all."""
    paper = paper_of(chosen.paper, chosen.dpi)
    store, reader = Store(root=chosen.data), _reader(language)
    world = read_world(store)
    found = cache(partial(_shapes, store, world))
    files, content = read_fetched(store)

    def view_of(region: Region, definition: Definition) -> MapView:
        return _view(store, world, files, (region, definition), reader, Scheme())

    for region_id, definition_id in places:
        shown = _shown(world, region_id, definition_id)
        yield Job(
            world=world,
            view=_view(store, world, files, shown, reader, Scheme()),
            shown=shown,
            shapes=partial(_drawn, found, shown),
            files=content,
            reader=reader,
            paper=paper,
            edition=next(reversed([one.id for one in store.editions()]), ""),
            address=region_address(chosen.address, *shown) if shown else chosen.address,
            view_of=view_of,
        )


def _drawn(found: Callable[[], Shapes], shown: tuple[Region, Definition] | None) -> Shapes:
    """Return the outlines, with that of a region of the reader's own where it is shown."""
    return with_own(found(), shown[:1]) if shown else found()


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
    scheme = Scheme(method=Method(one_of(Method, chosen.classes, "method")), fixed=chosen.fixed)
    view = _view(store, world, _NO_ADDRESSES, shown, reader, scheme)
    found = sheet(world, view, chosen.layer, chosen.variant, reader, shown)
    return chosen.out, map_file(found, _shapes(store, world), paper, kind, reader)


def _compared(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return the view of the comparison asked for."""
    reader = _reader(one_of(LANGUAGES, chosen.language, "language"))
    store = Store(root=chosen.data)
    world = read_world(store)
    levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
    given = Given(
        paths=lambda: outline_paths(*map(store.read_outlines, levels)),
        shapes=lambda: _shapes(store, world),
        files=lambda: read_fetched(store)[1],
        edition=next(reversed([one.id for one in store.editions()]), ""),
    )
    return compared_file(chosen, world, reader, given)


def _shown(world: World, region_id: str, definition_id: str) -> tuple[Region, Definition] | None:
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


if __name__ == "__main__":
    sys.exit(main())
