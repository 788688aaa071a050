"""Outlines as paths of a screen: projected, rounded, neighbours kept together."""

from __future__ import annotations

import re

import geopandas as gpd
import numpy as np
import pytest
import shapely

from loaders.screen_paths import ORIGIN, TILE_PX, ZOOM, DisplayCrsError, pixels, screen_paths


def in_display(*shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=list(shapes), crs=4326)


def vertices(path: str) -> list[tuple[int, int]]:
    """Return all vertices of a path with one line, the first not repeated."""
    start, steps = re.fullmatch(r"M(\d+ \d+)l([\d -]*)z?", path).groups()
    x, y = map(int, start.split())
    numbers = list(map(int, re.findall(r"-?\d+", steps)))
    found = [(x, y)]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x, y))
    return found


def test_the_middle_of_the_world_is_the_middle_of_the_web_map() -> None:
    middle = TILE_PX * 2**ZOOM // 2
    assert pixels(np.array([[0.0, 0.0]])).tolist() == [[middle - ORIGIN[0], middle - ORIGIN[1]]]


def test_pixels_agree_with_epsg_3857() -> None:
    points = [(8.1, 51.2), (13.7, 50.6)]
    metres = gpd.GeoSeries.from_xy(*zip(*points, strict=True), crs=4326).to_crs(3857)
    half = 20_037_508.342789244
    scale = TILE_PX * 2**ZOOM / (2 * half)
    expected = [
        [(p.x + half) * scale - ORIGIN[0], (half - p.y) * scale - ORIGIN[1]] for p in metres
    ]
    assert np.abs(pixels(np.array(points)) - expected).max() <= 0.51


def test_a_ring_is_closed_and_its_last_vertex_not_repeated() -> None:
    (path,) = screen_paths(in_display(shapely.box(8.0, 51.0, 8.1, 51.1)))
    assert path.endswith("z")
    assert len(vertices(path)) == 4


def test_neighbours_share_the_vertices_of_their_border() -> None:
    left, right = shapely.box(8, 51, 8.123456, 51.1), shapely.box(8.123456, 51, 8.2, 51.1)
    first, second = map(vertices, screen_paths(in_display(left, right)))
    assert len(set(first) & set(second)) == 2


def test_holes_and_parts_become_lines_of_one_path() -> None:
    ring = shapely.box(8, 51, 9, 52).difference(shapely.box(8.2, 51.2, 8.4, 51.4))
    island = shapely.box(10, 51, 10.1, 51.1)
    (path,) = screen_paths(in_display(shapely.MultiPolygon([ring, island])))
    assert path.count("M") == path.count("z") == 3


def test_a_line_stays_open() -> None:
    (path,) = screen_paths(in_display(shapely.LineString([(8, 51), (8.1, 51), (8.1, 51.1)])))
    assert "z" not in path
    assert len(vertices(path)) == 3


def test_a_part_smaller_than_a_pixel_leaves_nothing() -> None:
    assert screen_paths(in_display(shapely.box(8, 51, 8.000001, 51.000001))) == [""]


def test_another_reference_system_is_refused() -> None:
    with pytest.raises(DisplayCrsError, match="EPSG:4326"):
        screen_paths(in_display(shapely.box(8, 51, 9, 52)).to_crs(3035))
