"""Areas and distances: only in EPSG:3035, and near the official figures (CARTOGRAPHY 14)."""

from __future__ import annotations

import ast
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.measure import EQUAL_AREA, NotEqualAreaError, area_km2, distance_km
from geo.model import Level
from geo.observations import values
from tests.geo.real import STORE, real_world

ROOT = Path(__file__).parents[2]
SQUARE = gpd.GeoSeries([shapely.box(4_300_000, 3_000_000, 4_302_000, 3_003_000)], crs=EQUAL_AREA)


def test_an_area_is_in_square_kilometres_and_a_distance_in_kilometres() -> None:
    assert area_km2(SQUARE).tolist() == [6.0]
    assert distance_km(SQUARE, SQUARE.translate(xoff=7_000)).tolist() == [5.0]


@pytest.mark.parametrize("crs", [None, "EPSG:4326", "EPSG:3857", "EPSG:25832", "EPSG:25833"])
def test_another_projection_is_refused(crs: str | None) -> None:
    shapes = SQUARE.to_crs(crs) if crs else gpd.GeoSeries(SQUARE.to_numpy())
    with pytest.raises(NotEqualAreaError, match="need EPSG:3035"):
        area_km2(shapes)
    with pytest.raises(NotEqualAreaError, match="need EPSG:3035"):
        distance_km(SQUARE, shapes)


def test_an_area_in_web_mercator_would_be_far_from_the_truth() -> None:
    seen = SQUARE.to_crs("EPSG:3857").area.iloc[0] / 1e6
    assert seen / area_km2(SQUARE).iloc[0] > 2


@pytest.mark.parametrize("region", STORE.read_regions(), ids=lambda one: one.id)
def test_a_region_is_as_large_as_its_official_area(region: object) -> None:
    world = real_world()
    official = values(world.observations, "area_km2", "2022")["value"]
    levels = (Level.DISTRICT, Level.MUNICIPALITY)
    shapes = pd.concat([STORE.read_outlines(level) for level in levels]).set_index("area_id")
    for definition in region.definitions:
        own = shapes.loc[list(definition.areas)].geometry.to_crs(EQUAL_AREA)
        said = official[list(definition.areas)].sum()
        assert area_km2(own).sum() == pytest.approx(said, rel=0.005)


def _measures(path: Path) -> set[str]:
    """Return the names of attributes of a module that measure shapes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found & {"area", "length", "distance", "hausdorff_distance", "sjoin_nearest"}


def test_nothing_else_measures_shapes() -> None:
    parts = ("geo", "loaders", "exports", "pages")
    modules = [path for part in parts for path in sorted((ROOT / part).rglob("*.py"))]
    found = {str(path.relative_to(ROOT)) for path in modules if _measures(path)}
    assert found == {"geo/measure.py"}
