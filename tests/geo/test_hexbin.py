"""Hexagons: a grid that never moves, cells of equal area, every point counted once."""

from __future__ import annotations

from math import sqrt

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.hexbin import (
    CELL_KM,
    LEAST_POINTS,
    ORIGIN_M,
    TooFewPointsError,
    cells_of,
    hexbin,
)

CORNERS = 6
EQUAL_AREA = "EPSG:3035"


def points(number: int, seed: int = 1) -> gpd.GeoSeries:
    """Return points all over Germany and beyond the origin on every side."""
    chance = np.random.default_rng(seed)
    lon, lat = chance.uniform(6, 15, number), chance.uniform(47.5, 55, number)
    return gpd.GeoSeries(gpd.points_from_xy(lon, lat), crs="EPSG:4326")


def metric(grid: gpd.GeoDataFrame) -> gpd.GeoSeries:
    return grid.geometry.to_crs(EQUAL_AREA)


@pytest.mark.parametrize("number", [0, 1, LEAST_POINTS - 1])
def test_too_few_points_are_refused_with_both_numbers(number: int) -> None:
    with pytest.raises(TooFewPointsError, match=f"^{number} points .* {LEAST_POINTS}$"):
        hexbin(points(number))


def test_a_hundred_points_are_enough() -> None:
    assert hexbin(points(LEAST_POINTS))["number"].sum() == LEAST_POINTS


@pytest.mark.parametrize("cell_km", [5.0, CELL_KM, 50.0])
def test_all_cells_have_the_area_that_their_width_says(cell_km: float) -> None:
    grid = hexbin(points(500), cell_km)
    assert grid.crs == "EPSG:4326"
    wanted = sqrt(3) / 2 * cell_km**2
    assert metric(grid).area.to_numpy() / 1e6 == pytest.approx(wanted, rel=1e-3)


def test_a_cell_is_as_wide_as_it_is_called_and_higher_than_wide() -> None:
    bounds = metric(hexbin(points(200))).bounds
    assert (bounds["maxx"] - bounds["minx"]).to_numpy() == pytest.approx(CELL_KM * 1000, rel=1e-3)
    high = 2 / sqrt(3) * CELL_KM * 1000
    assert (bounds["maxy"] - bounds["miny"]).to_numpy() == pytest.approx(high, rel=1e-3)


def test_every_point_lies_in_the_cell_that_counts_it() -> None:
    many = points(2000)
    grid = hexbin(many).set_index(["column", "row"])
    cells = metric(grid).buffer(1)
    own = cells_of(many)
    for place, point in many.to_crs(EQUAL_AREA).items():
        assert cells[own.loc[place, "column"], own.loc[place, "row"]].covers(point)
    assert grid["number"].sum() == len(many)


def test_cells_do_not_overlap() -> None:
    shapes = metric(hexbin(points(3000)))
    assert shapely.union_all(shapes.to_numpy()).area == pytest.approx(shapes.area.sum(), rel=1e-6)


def test_a_point_has_the_same_cell_whatever_others_there_are() -> None:
    few = points(LEAST_POINTS)
    many = pd.concat([few, points(400, seed=2)], ignore_index=True)
    alone, among = cells_of(few), cells_of(many).head(len(few))
    assert alone[["column", "row"]].equals(among[["column", "row"]])
    assert drawn(few) < drawn(many)


def drawn(some: gpd.GeoSeries) -> set[tuple[int, int]]:
    return set(zip(hexbin(some)["column"], hexbin(some)["row"], strict=True))


def test_the_origin_is_the_middle_of_the_first_cell() -> None:
    origin = gpd.GeoSeries([shapely.Point(ORIGIN_M)] * LEAST_POINTS, crs=EQUAL_AREA)
    (cell,) = hexbin(origin).itertuples()
    assert (cell.column, cell.row, cell.number) == (0, 0, LEAST_POINTS)
    assert metric(hexbin(origin)).iloc[0].centroid.distance(shapely.Point(ORIGIN_M)) < 1
    assert len(cell.geometry.exterior.coords) == CORNERS + 1
    by_degrees = gpd.GeoSeries([shapely.Point(10, 52)], crs="EPSG:4326")
    assert cells_of(by_degrees)[["column", "row"]].to_numpy().tolist() == [[0, 0]]
    assert by_degrees.to_crs(EQUAL_AREA).iloc[0].distance(shapely.Point(ORIGIN_M)) < 1


def test_points_in_another_crs_are_the_same_points() -> None:
    here = points(LEAST_POINTS)
    assert cells_of(here.to_crs("EPSG:25832"))["row"].tolist() == cells_of(here)["row"].tolist()
