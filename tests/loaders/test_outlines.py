"""Outlines: read, simplified together, checked and written together."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from loaders.faults import DataFault
from loaders.outlines import Outlines, build, build_outlines, check_coverage, check_no_gaps
from loaders.sources.vg250 import (
    EDITION_2016,
    Edition,
    read_municipalities,
    read_names,
)
from loaders.territory import ReferenceIds

SIDE_M = 20_000
ORIGIN_M = (4_300_000, 3_000_000)
RENAMED = "2019-01-01,rename,14001001,14001001,Renamed,,Statistical office\n"


def cell(column: int, row: int) -> shapely.Polygon:
    """Build a square of 20 km whose common borders are wavy, with shared vertices (EPSG:3035)."""

    def wave(start: tuple[int, int], end: tuple[int, int]) -> np.ndarray:
        share = np.linspace(0, 1, 201)[:, None]
        line = (np.array(start) + share * (np.array(end) - np.array(start))) * SIDE_M
        swing = 90 * np.sin(share * 40 * np.pi) + 400 * np.sin(share * 2 * np.pi)
        return line + swing * (np.array([0, 1]) if start[1] == end[1] else np.array([1, 0]))

    low, high = (column, row), (column + 1, row + 1)
    right, up = (column + 1, row), (column, row + 1)
    ring = [wave(low, right), wave(right, high), wave(up, high)[::-1], wave(low, up)[::-1]]
    return shapely.Polygon(np.round(np.concatenate(ring) + ORIGIN_M, 3))


def world() -> gpd.GeoDataFrame:
    """Two municipalities in each of two drawn districts, and two districts of another state."""
    ids = ["14001001", "14001002", "14002001", "14002002", "15001001", "15002001"]
    cells = [cell(number // 2, number % 2) for number in range(6)]
    table = {"area_id": ids, "name": [f"M {i}" for i in ids], "designation": "Gemeinde"}
    return gpd.GeoDataFrame(
        {**table, "parent_id": [i[:5] for i in ids]}, geometry=cells, crs="EPSG:3035"
    ).to_crs("EPSG:4326")


def names() -> pd.DataFrame:
    ids = ["14", "15", "14001", "14002", "15001", "15002"]
    levels = ["state" if len(i) == 2 else "district" for i in ids]
    return pd.DataFrame(
        {"area_id": ids, "level": levels, "name": [f"N {i}" for i in ids], "designation": "X"}
    )


@pytest.fixture(scope="module")
def built() -> Outlines:
    return build_outlines(world(), names(), source="test")


def flat_area(table: gpd.GeoDataFrame) -> pd.Series:
    return table.set_index("area_id").to_crs("EPSG:3035").area


def test_simplified_world_has_all_levels_and_only_drawn_municipalities(built):
    assert list(built.municipalities["area_id"]) == ["14001001", "14001002", "14002001", "14002002"]
    assert list(built.districts["area_id"]) == ["14001", "14002", "15001", "15002"]
    assert list(built.states["area_id"]) == ["14", "15"]


def test_simplification_drops_vertices_and_keeps_the_place(built):
    before = shapely.get_num_coordinates(world().geometry.array[:4]).sum()
    after = shapely.get_num_coordinates(built.municipalities.geometry.array).sum()
    assert after < before / 3
    assert flat_area(built.states).sum() == pytest.approx(6 * SIDE_M**2, rel=0.01)


def test_borders_away_from_the_drawn_states_are_coarser(built):
    vertices = shapely.get_num_coordinates(built.districts.geometry.array)
    assert vertices[3] < vertices[0]


def test_simplification_keeps_shared_borders_on_every_level(built):
    for table in (built.municipalities, built.districts, built.states):
        assert shapely.coverage_is_valid(table.geometry.array)
    own = built.municipalities.dissolve(built.municipalities["area_id"].str[:5], method="coverage")
    drawn = built.districts.set_index("area_id").loc[["14001", "14002"]]
    assert shapely.equals(shapely.normalize(own.geometry.array), drawn.normalize().array).all()


def test_coordinates_have_four_decimals(built):
    coordinates = shapely.get_coordinates(built.districts.geometry.array)
    assert (coordinates == coordinates.round(4)).all()


def test_label_points_lie_inside_and_parents_follow_the_keys(built):
    areas = built.areas.set_index("area_id")
    assert areas.loc[["DG", "14", "14001", "14001001"], "parent_id"].tolist() == [
        *("", "DG", "14", "14001")
    ]
    points = gpd.points_from_xy(areas["label_lon"], areas["label_lat"])
    shapes = built.districts.set_index("area_id").geometry
    inside = gpd.GeoSeries(points, index=areas.index, crs="EPSG:4326").reindex(shapes.index)
    assert shapes.contains(inside).all()


def test_neighbours_that_overlap_are_named():
    overlapping = world()
    overlapping.loc[0, "geometry"] = overlapping.geometry[0].buffer(0.01)
    with pytest.raises(DataFault, match="border of 14001 does not match"):
        check_coverage(overlapping.assign(area_id=overlapping["parent_id"]))


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (shapely.box(19_990, 5_000, 20_010, 25_000), "left has a gap beside it"),
        (shapely.box(19_800, 9_800, 20_000, 10_000), "there is a hole"),
    ],
    ids=["narrow and open", "small and closed"],
)
def test_gaps_between_neighbours_are_found(gap, words):
    squares = [shapely.box(0, 0, 20_000, 20_000), shapely.box(20_000, 0, 40_000, 20_000)]
    moved = [shapely.transform(shape, lambda c: c + ORIGIN_M) for shape in (*squares, gap)]
    table = gpd.GeoDataFrame(
        {"area_id": ["left", "right"]},
        geometry=list(shapely.difference(moved[:2], moved[2])),
        crs="EPSG:3035",
    )
    with pytest.raises(DataFault, match=words):
        check_no_gaps(table)


def test_area_without_a_name_is_named_by_its_key():
    with pytest.raises(DataFault, match="15002 has no name"):
        build_outlines(world(), names().query("area_id != '15002'"), source="test")


def feature(area_id: str, shape: shapely.Geometry, *, ground: int = 4) -> dict[str, object]:
    properties = {"AGS": area_id, "GEN": f"N {area_id}", "BEZ": "X", "GF": ground}
    geometry = shapely.geometry.mapping(shape)
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.fixture
def package(tmp_path):
    """Write the package: lists of features and nested collections, land and sea."""
    folder = tmp_path / "package"
    folder.mkdir()
    table = world()
    land = [feature(i, s) for i, s in zip(table["area_id"], table.geometry, strict=True)]
    sea = feature("15002001", shapely.box(20, 50, 21, 51), ground=2)
    nested = {"type": "FeatureCollection", "features": [*land[1:], sea]}
    shapes = dict.fromkeys(names()["area_id"], table.geometry[0])
    files = {
        "gemeinden": [land[0], nested],
        "kreise": [feature(i, s) for i, s in shapes.items() if len(i) == 5],
        "laender": [feature(i, s) for i, s in shapes.items() if len(i) == 2],
    }
    for name, content in files.items():
        (folder / f"{name}.geo.json").write_text(json.dumps(content))
    return folder


@pytest.fixture
def changes_csv(tmp_path):
    file = tmp_path / "changes.csv"
    file.write_text("date,kind,old_area_id,new_area_id,new_name,note,source\n")
    return file


def reference() -> ReferenceIds:
    ids = world()["area_id"]
    drawn = frozenset(ids[ids.str.startswith("14")])
    return ReferenceIds(municipalities=drawn, districts=frozenset(ids.str[:5]))


def test_package_is_read_without_the_sea_and_out_of_nested_collections(package):
    table = read_municipalities(package)
    assert list(table.columns) == ["area_id", "name", "designation", "geometry"]
    assert list(table["area_id"]) == list(world()["area_id"])
    assert table.total_bounds[2] < 20
    assert read_names(package)["level"].value_counts().to_dict() == {"district": 4, "state": 2}


def test_official_file_of_another_edition_is_read_alike(package, tmp_path):
    table = world().rename(columns={"area_id": "AGS", "name": "GEN", "designation": "BEZ"})
    file = tmp_path / "vg250.gpkg"
    table.assign(GF=4).to_crs("EPSG:25832").to_file(file, layer="vg250_gem")
    official = read_municipalities(file)
    assert list(official["area_id"]) == list(read_municipalities(package)["area_id"])
    assert official.crs == "EPSG:4326"


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def files_after_build(package: Path, changes_csv: Path, target: Path) -> dict[str, bytes]:
    build(package, changes_csv, reference(), target)
    return files_in(target)


def test_build_writes_four_files_and_tells_its_steps(package, changes_csv, tmp_path):
    told: list[str] = []
    target = tmp_path / "areas"
    build(package, changes_csv, reference(), target, progress=told.append)
    assert sorted(file.name for file in target.iterdir()) == [
        *("areas.csv", "districts.parquet", "municipalities.parquet", "states.parquet")
    ]
    assert len(told) == 4


def test_build_short_of_an_area_is_refused_and_leaves_the_old_files(package, changes_csv, tmp_path):
    before = files_after_build(package, changes_csv, tmp_path / "areas")
    wanted = ReferenceIds(municipalities=frozenset(), districts=frozenset({"14001"}))
    with pytest.raises(DataFault, match="14002 is left over"):
        build(package, changes_csv, wanted, tmp_path / "areas")
    assert files_in(tmp_path / "areas") == before


def test_failed_writing_leaves_the_old_files(package, changes_csv, tmp_path, monkeypatch):
    before = files_after_build(package, changes_csv, tmp_path / "areas")

    def full_disk(*_: object, **__: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(pd.DataFrame, "to_csv", full_disk)
    changes_csv.write_text(changes_csv.read_text() + RENAMED)
    with pytest.raises(OSError, match="disk full"):
        build(package, changes_csv, reference(), tmp_path / "areas")
    assert files_in(tmp_path / "areas") == before


def test_changes_that_the_edition_holds_already_are_left_out(package, changes_csv, tmp_path):
    changes_csv.write_text(changes_csv.read_text() + RENAMED)
    newer = Edition(source_id="newer", reference_date="2020-01-01")
    named = {
        edition.source_id: build(
            package, changes_csv, reference(), tmp_path / "areas", edition=edition
        ).areas["name"]
        for edition in (EDITION_2016, newer)
    }
    assert "Renamed" in set(named["bkg-vg250-2016"])
    assert "Renamed" not in set(named["newer"])
