"""Maps drawn by matplotlib: what stands on a sheet, where, and that nothing is in its way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import combinations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from geo.classify import CODE_OF_STATUS
from geo.leaflet.element import MapView
from geo.measure import round_length
from geo.model import Level, Region, ShapeRef
from geo.palette import NO_DATA, SEQUENTIAL
from geo.paper import PAPERS, SLIDE_MAP, NoRoomError, Paper
from geo.sheets import NoSuchMapError, Sheet, bare, sheet
from geo.static_maps import static_map
from geo.static_patterns import HATCHES
from geo.static_shapes import CRS, fitted, ground_of, path_of
from geo.views import bounds_of, overview_view, region_view
from loaders.published import region_extent
from pages.ui.translation import LANGUAGES
from pages.ui.translation import reader as speaking
from tests.drawings import beyond, extents, texts
from tests.geo.real import STORE, real_shapes, real_world
from tests.sheets import CODES, HATCHED, IDS, SIDE_M, districts, invented_sheet, outlines
from tests.world import reader

WORLD = real_world()
LAYERS = ("alliances", "partners", "funding", "skills")
EVERY_PAPER = [*PAPERS.values(), SLIDE_MAP]
LEAST_PX = 11
NO_ADDRESSES = defaultdict(lambda: ShapeRef(url="", shapes=0))

every_layer = pytest.mark.parametrize("layer", LAYERS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_paper = pytest.mark.parametrize("paper", EVERY_PAPER, ids=lambda paper: paper.id)


@pytest.fixture(scope="module")
def draw() -> Callable[..., Figure]:
    """Return what draws a map of the atlas: layer, language, paper, region."""
    found = real_shapes()

    @cache
    def drawn(layer: str, language: str, paper: Paper, region_id: str = "") -> Figure:
        one = sheet_of(layer, language, region_id)
        if paper is SLIDE_MAP:
            one = bare(one)
        return static_map(one, found, paper, speaking(language))

    return drawn


@cache
def view_of(language: str, region_id: str) -> MapView:
    region, said = WORLD.region(region_id), speaking(language)
    if region is None:
        return overview_view(WORLD, NO_ADDRESSES, said)
    bounds = bounds_of(region_extent(STORE, region))
    definition = region.definition()
    return region_view(WORLD, NO_ADDRESSES, region, definition, bounds=bounds, reader=said)


@cache
def sheet_of(layer: str, language: str, region_id: str = "") -> Sheet:
    region = WORLD.region(region_id)
    shown = (region, region.definition()) if region else None
    return sheet(WORLD, view_of(language, region_id), layer, "", speaking(language), shown)


def said(figure: Figure) -> str:
    """Return all texts with one space between words, as lines are broken to fit."""
    return " ".join(one.get_text() for one in texts(figure))


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    boxes = extents(figure)
    return [
        (first.get_text(), second.get_text())
        for (first, one), (second, other) in combinations(boxes, 2)
        if share_ground(one, other)
    ]


def share_ground(one: Bbox, other: Bbox) -> bool:
    """Tell whether two boxes overlap by more than the rounding of letters to pixels."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide > 0.5 and high > 0.5


def by_id(figure: Figure, gid: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == gid)


@every_paper
@every_language
@every_layer
def test_all_regions_are_named_and_no_text_is_in_the_way_of_another(
    draw: Callable[..., Figure], layer: str, language: str, paper: Paper
) -> None:
    figure = draw(layer, language, paper)
    shown = [one.get_text() for one in texts(figure)]
    names = [speaking(language).of(one.title).partition(" (")[0] for one in WORLD.regions]
    assert [name for name in names if shown.count(name) != 1] == []
    assert overlapping(figure) == []


@pytest.mark.parametrize("region", WORLD.regions, ids=lambda region: region.id)
@every_layer
def test_no_text_overlaps_on_the_map_of_a_region(
    draw: Callable[..., Figure], layer: str, region: Region
) -> None:
    figure = draw(layer, "de", PAPERS["16x9"], region.id)
    assert speaking("de").of(region.title) in [one.get_text() for one in texts(figure)]
    assert overlapping(figure) == []


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.id)
@pytest.mark.parametrize("region", ["", *(region.id for region in WORLD.regions)])
def test_every_seat_within_the_map_is_named(
    draw: Callable[..., Figure], region: str, paper: Paper
) -> None:
    figure = draw("alliances", "de", paper, region)
    shown = [one.get_text() for one in texts(figure)]
    (south, west), (north, east) = view_of("de", region).bounds
    seats = [one for one in sheet_of("alliances", "de", region).variant.symbols if one.label]
    labels = [one.label for one in seats if south < one.lat < north and west < one.lon < east]
    assert labels
    assert [label for label in labels if shown.count(label) != labels.count(label)] == []
    assert overlapping(figure) == []


def test_a_neighbouring_region_is_named_only_where_its_ground_has_room(
    draw: Callable[..., Figure],
) -> None:
    for layer in ("alliances", "skills"):
        shown = [one.get_text() for one in texts(draw(layer, "de", PAPERS["16x9"], "erzgebirge"))]
        assert "Mittweida" not in shown
        assert {"Erzgebirge", "Chemnitz-Zwickau"} <= set(shown)


@every_paper
@every_layer
def test_no_text_is_cut_or_too_small(draw: Callable[..., Figure], layer: str, paper: Paper) -> None:
    figure = draw(layer, "de", paper)
    assert beyond(figure) == []
    smallest = min(float(one.get_fontsize()) for one in texts(figure))
    assert smallest / paper.points_per_unit >= LEAST_PX


@every_language
@every_layer
def test_a_sheet_says_what_who_when_and_under_which_licence(
    draw: Callable[..., Figure], layer: str, language: str
) -> None:
    one = sheet_of(layer, language)
    words = said(draw(layer, language, PAPERS["16x9"]))
    for text in (one.title, one.subtitle, one.facts, *one.notes, one.source, one.credit):
        assert text in words
    assert "dl-de/by-2-0" in words
    assert "01.01.2024" in words or "1 January 2024" in words


@pytest.mark.parametrize("layer", ["partners", "funding", "skills"])
def test_unit_year_and_level_of_every_fill_stand_above_the_map(layer: str) -> None:
    for region_id in ("", "suedwestfalen"):
        one = sheet_of(layer, "de", region_id)
        head = f"{one.subtitle} {one.facts}"
        for fill in one.variant.fills:
            assert fill.unit in head
            assert fill.period in head
            assert {Level.DISTRICT: "Kreis", Level.MUNICIPALITY: "Gemeinde"}[fill.level] in head


def test_each_code_is_drawn_as_in_the_legend_and_missing_states_are_hatched() -> None:
    figure = static_map(invented_sheet(), outlines(), PAPERS["16x9"], reader())
    hatches = {}
    for code in CODES:
        (area,) = by_id(figure, f"map-{Level.DISTRICT.value}-{code}")
        (sign,) = by_id(figure, f"legend-{SEQUENTIAL[int(code)] if code.isdigit() else code}")
        assert area.get_hatch() == sign.get_hatch()
        assert np.allclose(area.get_facecolor()[0], sign.get_facecolor())
        hatches[code] = area.get_hatch()
    assert {code: hatches[code] for code in HATCHED} == HATCHES
    assert len({hatches[code] for code in HATCHED}) == len(HATCHED)
    assert [code for code in CODES if hatches[code]] == list(HATCHED)


def test_a_value_that_is_not_recorded_is_plain_grey_and_unlike_every_class() -> None:
    assert NO_DATA not in SEQUENTIAL
    figure = static_map(invented_sheet(), outlines(), PAPERS["16x9"], reader())
    (area,) = by_id(figure, "map-district-n")
    assert area.get_hatch() is None


def test_legend_of_a_sheet_has_every_missing_state_even_when_none_is_found() -> None:
    sheet_without = invented_sheet(dict.fromkeys(IDS, "1"))
    section = sheet_without.legend[-1]
    assert {one.colour: one.count for one in section.entries} == dict.fromkeys(
        CODE_OF_STATUS.values(), 0
    )
    figure = static_map(sheet_without, outlines(), PAPERS["16x9"], reader())
    for code in CODE_OF_STATUS.values():
        assert len(by_id(figure, f"legend-{code}")) == 1


def test_legend_counts_each_state_once() -> None:
    counted = [
        entry.colour
        for section in invented_sheet().legend
        for entry in section.entries
        if entry.mark == "pattern"
    ]
    assert sorted(counted) == sorted([*CODE_OF_STATUS.values(), "z", "k"])


def test_areas_on_the_sheet_are_true_to_those_in_the_projection() -> None:
    bounds = tuple(districts().total_bounds)
    frame = fitted(bounds, 0, 0, 700, 500)
    drawn = path_of(districts().geometry.iloc[0], frame).to_polygons()
    area = sum(shapely.Polygon(ring).area for ring in drawn) * frame.metres**2
    assert area == pytest.approx(SIDE_M**2)


def test_holes_stay_open() -> None:
    ring = shapely.box(0, 0, 100, 100) - shapely.box(40, 40, 60, 60)
    path = path_of(ring, fitted((0, 0, 100, 100), 0, 0, 100, 100))
    assert path.contains_point((10, 10))
    signs = [np.sign(shapely.LinearRing(one).is_ccw - 0.5) for one in path.to_polygons()]
    assert sorted(signs) == [-1, 1]


@every_paper
def test_scale_is_as_long_as_it_says(paper: Paper) -> None:
    one = bare(invented_sheet()) if paper is SLIDE_MAP else invented_sheet()
    figure = static_map(one, outlines(), paper, reader())
    (line,) = by_id(figure, "scale")
    ticks = line.get_segments()[0]
    units = ticks[2][0] - ticks[1][0]
    (area,) = by_id(figure, "map-district-0")
    side = np.ptp(area.get_paths()[0].vertices[:, 0])
    (text,) = (t.get_text() for t in texts(figure) if t.get_text().endswith("km"))
    assert float(text.split()[0]) * 1000 == pytest.approx(units / side * SIDE_M, rel=0.01)


@pytest.mark.parametrize(("metres", "expected"), [(9.9, 5), (10, 10), (39_000, 20_000), (7e5, 5e5)])
def test_scale_is_a_round_length(metres: float, expected: float) -> None:
    assert round_length(metres) == expected


def test_ground_of_bounds_holds_all_corners_of_the_box() -> None:
    (south, west), (north, east) = bounds = ((50.0, 7.0), (51.0, 9.0))
    box = ground_of(bounds)
    corners = shapely.MultiPoint([(west, south), (east, south), (west, north), (east, north)])
    projected = shapely.box(*box)
    assert gpd.GeoSeries([corners], crs="EPSG:4326").to_crs(CRS).iloc[0].within(projected.buffer(1))


def test_text_from_data_is_shown_as_typed() -> None:
    figure = static_map(invented_sheet(), outlines(), PAPERS["16x9"], reader())
    figure.canvas.draw()
    assert "Measure of $x^2$ & <b>more</b>" in [one.get_text() for one in texts(figure)]
    assert not any(one.get_parse_math() for one in figure.findobj(Text) if one.get_text())


def test_texts_without_room_for_a_map_are_refused_in_one_sentence() -> None:
    long = replace(invented_sheet(), notes=("much to say " * 2000,))
    with pytest.raises(NoRoomError, match=r"leave no room for the map; choose a larger paper\.$"):
        static_map(long, outlines(), PAPERS["16x9"], reader())


@pytest.mark.parametrize(("layer", "variant"), [("roads", ""), ("skills", "rain:2024")])
def test_a_map_there_is_not_is_refused_with_what_there_is(layer: str, variant: str) -> None:
    view = view_of("de", "")
    with pytest.raises(NoSuchMapError, match=re.escape(repr(variant or layer))):
        sheet(WORLD, view, layer, variant, speaking("de"))


def test_file_name_says_layer_region_and_year() -> None:
    names = {layer: sheet_of(layer, "de", "suedwestfalen").stem for layer in LAYERS}
    assert all(
        name.startswith(f"strukturwandel-atlas_suedwestfalen_{layer}_")
        for layer, name in names.items()
    )
    assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in names.values())
    assert [layer for layer in LAYERS if re.search(r"_20\d\d$", names[layer])] == [
        "partners",
        "funding",
        "skills",
    ]


def test_sheets_are_as_wide_as_they_say() -> None:
    for paper in EVERY_PAPER:
        figure = static_map(bare(invented_sheet()), outlines(), paper, reader())
        assert tuple(figure.get_size_inches()) == pytest.approx((paper.width_in, paper.height_in))
        assert paper.points_per_unit * paper.units == pytest.approx(72 * paper.width_in)
    screen = PAPERS["16x9"]
    assert (100 * screen.width_in, 100 * screen.height_in) == (1600, 900)
