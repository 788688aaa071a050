"""Write maps, figures and all else to take away from the command line: ``--help`` says more."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from exports.addresses import sides_address
from exports.compare_command import Given, add_compare, compared_file
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
from exports.stored import NO_ADDRESSES, ROOT, jobs_of, map_view, outlines, speaking, stock
from exports.talk_command import add_talk, format_of, made_talk, read_talk
from exports.view_job import NoDrawingError
from geo.chart_catalogue import NoSuchChartError
from geo.classification import Method, Scheme
from geo.compare.outline_paths import outline_paths
from geo.compare.sides import chosen as sides_of
from geo.model import Level
from geo.paper import NoGlyphError, NoRoomError
from geo.sheets import NoSuchMapError, sheet
from geo.static_shapes import with_own
from geo.talk import NoTalkError
from loaders.faults import DataFault
from loaders.fetched import read_fetched
from loaders.store import Store
from loaders.world import read_world

Making = Callable[[argparse.Namespace], tuple[Path, bytes]]
MORE = {
    "compare": ("write a view of the comparison: drawing, figures, page", add_compare),
    "talk": ("write a talk as one page or as slides", add_talk),
}
FAULTS = (
    BadChoiceError,
    NoSuchChartError,
    NoSuchMapError,
    NoRegionError,
    NoRoomError,
    NoGlyphError,
    NoTalkError,
    NoDrawingError,
    DataFault,
    OSError,
)
"""What may be wrong with what is asked for, said in one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return 0, or 1 after one sentence for each thing that is wrong."""
    chosen = parser(ROOT, MORE).parse_args(arguments)
    if chosen.command == "list":
        print(*(f"{one.id:16} {one.about(speaking('en'))}" for one in PRODUCTS.values()), sep="\n")
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
    talk = read_talk(chosen.file, chosen.ready, speaking("en"))
    kind = format_of(chosen.format, chosen.out)
    reader = speaking(one_of(LANGUAGES, chosen.language, "language"))
    name = f"{STEM}_{chosen.ready or Path(chosen.file).stem or 'talk'}_{reader.language}.{kind}"
    path = chosen.out / name if chosen.out.is_dir() else chosen.out
    check_folder(path)
    stocks = cache(partial(stock, Store(root=chosen.data)))
    tell = partial(print, file=sys.stderr)
    return path, made_talk(talk, kind, stocks, reader, chosen.address, tell)


def _made(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return a product and where it goes; what is wrong is found before anything is made."""
    wanted = PRODUCTS[one_of(PRODUCTS, chosen.product, "product")]
    language = one_of(LANGUAGES, chosen.language, "language")
    places = [(chosen.region, chosen.definition)]
    job = next(jobs_of(chosen, places, language, carried=wanted.carries))
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
    sides, faults = sides_of(job.world, chosen.regions, (), speaking("en"))
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
    carried = any(one.carries for one in products)
    jobs = {one: list(jobs_of(chosen, places, one, carried=carried)) for one in folders}
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


def _map(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return the map asked for; what is wrong is found before anything is drawn."""
    kind = Kind(one_of(Kind, chosen.format or chosen.out.suffix[1:], "format"))
    paper = paper_of(chosen.paper, chosen.dpi)
    language = one_of(LANGUAGES, chosen.language, "language")
    check_folder(chosen.out)
    store = Store(root=chosen.data)
    world, reader = read_world(store), speaking(language)
    shown = shown_of(world, chosen.region, chosen.definition)
    scheme = Scheme(method=Method(one_of(Method, chosen.classes, "method")), fixed=chosen.fixed)
    view = map_view(store, world, NO_ADDRESSES, shown, reader, scheme)
    found = sheet(world, view, chosen.layer, chosen.variant, reader, shown)
    return chosen.out, map_file(found, outlines(store, world), paper, kind, reader)


def _compared(chosen: argparse.Namespace) -> tuple[Path, bytes]:
    """Return the view of the comparison asked for."""
    reader = speaking(one_of(LANGUAGES, chosen.language, "language"))
    store = Store(root=chosen.data)
    world = read_world(store)
    levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
    given = Given(
        paths=lambda: outline_paths(*map(store.read_outlines, levels)),
        shapes=lambda: outlines(store, world),
        files=lambda: read_fetched(store)[1],
        edition=next(reversed([one.id for one in store.editions()]), ""),
    )
    return compared_file(chosen, world, reader, given)


_WRITTEN: Mapping[str, Making] = {
    "make": _made,
    "map": _map,
    "talk": _talk,
    "compare": _compared,
}
"""By command: what returns the one file that it writes."""


if __name__ == "__main__":
    sys.exit(main())
