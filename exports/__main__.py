"""Write maps, figures and all else to take away from the command line: ``--help`` says more."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from exports.addresses import region_address, sides_address
from exports.files import check_folder, fault_words, write
from exports.images import map_file
from exports.kinds import Kind
from exports.options import (
    ALL,
    LANGUAGES,
    BadChoiceError,
    one_of,
    paper_of,
    parser,
    shown_of,
)
from exports.product import Job, NoRegionError
from exports.products import PRODUCTS, STEM, file_name
from exports.sets import make_all, tasks
from exports.talk_command import NoEditionError, Stock, format_of, made_talk, read_talk
from geo.chart_catalogue import NoSuchChartError
from geo.classification import Method, Scheme
from geo.compare.sides import chosen as sides_of
from geo.ground import Files
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, ShapeRef
from geo.paper import NoGlyphError, NoRoomError
from geo.sheets import NoSuchMapError, sheet
from geo.static_shapes import Shapes, shapes, with_own
from geo.talk import NoTalkError
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
Making = Callable[[argparse.Namespace], tuple[Path, bytes]]
FAULTS = (
    BadChoiceError,
    NoSuchChartError,
    NoSuchMapError,
    NoRegionError,
    NoRoomError,
    NoGlyphError,
    NoTalkError,
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
        write(*_WRITTEN[chosen.command](chosen))
    except FAULTS as fault:
        print(fault_words(fault, chosen.out), file=sys.stderr)
        return 1
    return 0


def _talk(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return a talk and where it goes; what is wrong is found before anything is made."""
    talk = read_talk(chosen.file, chosen.ready, _reader("en"))
    kind = format_of(chosen.format, chosen.out)
    reader = _reader(one_of(LANGUAGES, chosen.language, "language"))
    name = f"{STEM}_{chosen.ready or Path(chosen.file).stem or 'talk'}_{reader.language}.{kind}"
    path = chosen.out / name if chosen.out.is_dir() else chosen.out
    check_folder(path)
    stocks = cache(partial(_stock, Store(root=chosen.data)))
    return path, made_talk(talk, kind, stocks, reader, chosen.address)


def _stock(newest: Store, edition: str) -> Stock:
    try:
        store = newest.at(edition) if edition else newest
        world = read_world(store)
    except DataFault as fault:
        if not edition:
            raise
        raise NoEditionError(edition) from fault
    files, content = read_fetched(store)
    return Stock(
        world=world,
        files=files,
        content=content,
        outlines=store.read_outlines,
        extent=partial(region_extent, store),
        edition=edition or next(reversed([one.id for one in store.editions()]), ""),
    )


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
    said = make_all(asked_for, FAULTS, lambda fault: fault_words(fault, chosen.out))
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
        shown = shown_of(world, region_id, definition_id)
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
    shown = shown_of(world, chosen.region, chosen.definition)
    scheme = Scheme(method=Method(one_of(Method, chosen.classes, "method")), fixed=chosen.fixed)
    view = _view(store, world, _NO_ADDRESSES, shown, reader, scheme)
    found = sheet(world, view, chosen.layer, chosen.variant, reader, shown)
    return chosen.out, map_file(found, _shapes(store, world), paper, kind, reader)


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


_WRITTEN: Mapping[str, Making] = {"make": _made, "map": _map, "talk": _talk}
"""By command: what returns the one file that it writes."""


if __name__ == "__main__":
    sys.exit(main())
