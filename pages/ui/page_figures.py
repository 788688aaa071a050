"""The figures that a page shows, by the addresses of their records, to compare two editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo.alliance_groups import of_regions
from geo.classification import Scheme
from geo.layers import Fill, Variant
from geo.leaflet.element import MapView
from geo.model import Level
from geo.money import alliances_of
from geo.region_table import cell_ref
from geo.text import MINUS
from pages.ui import (
    alliance_list,
    alliance_tables,
    area_tables,
    award_tables,
    compare_holds,
    compare_maps,
    compare_moving,
    compare_peers,
    compare_views,
    data,
    key_figures,
    map_files,
    profile,
    region_cards,
    translation,
    views,
)
from pages.ui.compared import NOTHING, Compared
from pages.ui.figure import EVIDENCE

ALLIANCES_PAGE = "buendnisse"
COMPARISON = "vergleich"
WITHOUT_FIGURES = ("quellen", "eigene-region", "vortrag")
"""Pages that show no figure of an area and no statement; that of a region has its id."""

Figures = Mapping[str, str]
"""The numbers of each figure, as they are shown, by its address; one not known is not there."""

_LINK = re.compile(rf'<a class="atlas-figure" href="\?{EVIDENCE}=([\w.:-]+)[^>]*>(.*?)</a>', re.S)
_BESIDE = re.compile(r"<small>.*?</small>|<[^>]*>", re.S)
"""What stands in the link of a figure beside it, such as its year."""
_NUMBER = re.compile(rf"{MINUS}?\d+(?:[.,]\d+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Which page is shown and how: what its figures follow from, beside the edition."""

    page: str
    definition: str
    alliance: str
    language: str
    scheme: Scheme
    compared: Compared | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How many figures a page has, and how many of them are others, new and gone in another."""

    figures: int
    changed: int
    new: int
    gone: int


def difference(old: Figures, new: Figures) -> Difference:
    """Return how the figures of a page differ between two editions."""
    both = old.keys() & new.keys()
    return Difference(
        figures=len(old),
        changed=sum(old[ref] != new[ref] for ref in both),
        new=len(new) - len(both),
        gone=len(old) - len(both),
    )


def figures(shown: Shown) -> Figures:
    """Return the figures of a page in the edition of now; a page that has none gives none."""
    if shown.page in WITHOUT_FIGURES:
        return {}
    if shown.page == ALLIANCES_PAGE:
        return _of_alliances(shown)
    if shown.page == COMPARISON:
        return _of_comparison(shown)
    return _of_region(shown) if data.world().region(shown.page) else _of_overview(shown)


def _of_overview(shown: Shown) -> Figures:
    view = views.overview(shown.language, shown.scheme)
    number = region_cards.number_html(translation.reader(shown.language))
    below = alliance_tables.without_start_html(shown.language)
    pieces = [number, region_cards.cards_html(shown.language), below]
    return _together(_on_map(view), _in_grid(shown.language), _in_html(view, pieces))


def _of_region(shown: Shown) -> Figures:
    region, definition = data.region(shown.page, shown.definition)
    asked = (region.id, definition.id, shown.language)
    reader = translation.reader(shown.language)
    ids = alliances_of(data.world(), region, definition.id)["alliance_id"]
    view = views.region(*asked, shown.scheme)
    pieces = [
        key_figures.table_of(*asked),
        region_cards.summary_of(*asked),
        alliance_list.table_of(ids, reader, with_region=False),
        award_tables.programmes_of(*asked),
        area_tables.table_of(*asked),
        alliance_tables.unplaced_of(*asked),
    ]
    return _together(_on_map(view), _in_html(view, pieces))


def _of_alliances(shown: Shown) -> Figures:
    """Return the figures of all alliances and of the profile of one; filters leave none out."""
    world, reader = data.world(), translation.reader(shown.language)
    ids = of_regions(world)["alliance_id"]
    pieces = [alliance_list.table_of(ids, reader), alliance_list.apart_html(shown.language)]
    if shown.alliance in set(world.alliances["alliance_id"]):
        pieces.append(profile.shown_html(world, shown.alliance, reader))
    view = views.alliances(shown.language)
    return _together(_on_map(view), _in_html(view, pieces))


def _of_comparison(shown: Shown) -> Figures:
    """Return the figures of the view shown; what an edition does not have gives none."""
    asked = shown.compared
    if asked is None or asked.view == NOTHING:
        return {}
    if asked.view == "together":
        view = views.overview(shown.language, shown.scheme)
        own = compare_moving.pieces(asked, shown.language)
        return _together(_of_variants(view, asked.asked), _in_pieces(own, shown.language))
    by_view = {
        "maps": compare_maps.pieces,
        "peers": compare_peers.pieces,
        "holds": compare_holds.pieces,
    }
    try:
        found = by_view.get(asked.view, compare_views.pieces)(asked, shown.language)
    except LookupError:
        return {}
    return _together(_in_pieces(found, shown.language))


def _together(*parts: Iterable[tuple[str, str]]) -> Figures:
    """Return the figures of all parts; one that is shown twice is there once."""
    found: dict[str, str] = {}
    for part in parts:
        for ref, numbers in part:
            if ref and numbers:
                found.setdefault(ref, numbers)
    return found


def _on_map(view: MapView) -> Iterator[tuple[str, str]]:
    """Yield the values of areas, and the numbers at circles, lines and cells, of all variants."""
    for layer in view.layers:
        for variant in layer.variants:
            yield from _of_variant(variant, view.language)


def _of_variants(view: MapView, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what the variants show that are named as layer/variant."""
    wanted = set(names)
    for layer in view.layers:
        for variant in layer.variants:
            if f"{layer.id}/{variant.id}" in wanted:
                yield from _of_variant(variant, view.language)


def _of_variant(variant: Variant, language: str) -> Iterator[tuple[str, str]]:
    for fill in variant.fills:
        yield from _of_fill(fill)
    yield from _of_things(variant, language)


def _of_fill(fill: Fill) -> Iterator[tuple[str, str]]:
    for area_id, value in fill.values.items():
        if area_id in fill.codes and not (fill.zero_text and not value):
            yield fill.ref.replace("{}", area_id), _number(value, fill.decimals)


def _of_things(variant: Variant, language: str) -> Iterator[tuple[str, str]]:
    """Yield what the first line of a tooltip says; the others say who or what is behind it."""
    for things in (variant.symbols, variant.links, variant.cells):
        for thing in things:
            yield thing.ref, _numbers(thing.lines[0], language) if thing.lines else ""


def _in_grid(language: str) -> Iterator[tuple[str, str]]:
    """Yield the figures of the grid of all districts, folded or not; a count of 0 is none known."""
    world = data.world()
    table = views.area_table("", "", language).set_index("area_id")
    for column in views.table_columns(language):
        values = table[column.id].dropna()
        measured = column.id in world.catalogue
        for area_id, value in (values if measured else values[values != 0]).items():
            ref = cell_ref(world, column, str(area_id), Level.DISTRICT)
            yield ref, _number(value, column.decimals)


def _in_html(view: MapView, pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the figures of pieces of a page and of the words and legends of its map."""
    blocks = [
        html for one in map_files.explained(view).values() for html in (one.words, one.legend)
    ]
    yield from _in_pieces((*pieces, *blocks), view.language)


def _in_pieces(pieces: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    for html in pieces:
        for ref, inside in _LINK.findall(html):
            yield ref, _numbers(_BESIDE.sub(" ", inside), language)


def _number(value: float, decimals: int) -> str:
    return f"{round(value, decimals) + 0.0:.{decimals}f}"


def _numbers(text: str, language: str) -> str:
    """Return the numbers of a text as :func:`_number` writes them, with a space between them."""
    thousands, point = (".", ",") if language == "de" else (",", ".")
    return " ".join(
        one.replace(thousands, "").replace(point, ".").replace(MINUS, "-")
        for one in _NUMBER.findall(text)
    )
