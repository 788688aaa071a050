"""Files for the browser: named by their content, complete, written once."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geo.measure import EQUAL_AREA, distance_km
from geo.model import Level
from loaders.published import KEPT_S, publish, publish_text, region_extent
from loaders.store import Store

STORE = Store(root=Path(__file__).parents[2] / "data")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    publish(STORE, folder)
    return folder


def content(target: Path, name: str) -> dict[str, list]:
    file = target / publish(STORE, target)[name].url
    return json.loads(file.read_text(encoding="utf-8"))


def test_all_districts_travel_with_their_ids_and_names(target: Path) -> None:
    found = content(target, "districts")
    names = dict(zip(found["ids"], found["names"], strict=True))
    assert len(names) == len(found["paths"]) == 400
    assert names["14521"] == "Erzgebirgskreis"
    assert names["14524"] == "Zwickau (Landkreis)"


def test_every_definition_of_a_region_has_an_outline_with_a_point_for_its_name(
    target: Path,
) -> None:
    found = content(target, "regions")
    points = dict(zip(found["ids"], found["points"], strict=True))
    wanted = {f"{region.id}/{d.id}" for region in STORE.read_regions() for d in region.definitions}
    assert set(points) == wanted
    assert all(50 < lat < 52 and 7 < lon < 15 for lat, lon in points.values())


def test_a_name_stands_amid_the_largest_circle_within_its_region(target: Path) -> None:
    found = content(target, "regions")
    lat, lon = dict(zip(found["ids"], found["points"], strict=True))["erzgebirge/kreis"]
    shapes = STORE.read_outlines(Level.DISTRICT).set_index("area_id").geometry.to_crs(EQUAL_AREA)
    widest = shapely.maximum_inscribed_circle(shapes["14521"], 10).length
    points = gpd.GeoSeries.from_xy([lon], [lat], crs="EPSG:4326").to_crs(EQUAL_AREA)
    border = gpd.GeoSeries([shapes["14521"].boundary], crs=EQUAL_AREA)
    assert distance_km(points, border)[0] == pytest.approx(widest / 1000, rel=0.02)
    assert shapes["14521"].contains(points[0])


def test_municipalities_come_by_district(target: Path) -> None:
    published = publish(STORE, target)
    areas = STORE.read_areas()
    municipalities = areas.loc[areas["level"] == Level.MUNICIPALITY, "area_id"]
    districts = sorted(set(municipalities.str[:5]))
    assert sum(published[district].shapes for district in districts) == len(municipalities)
    assert {area_id[:5] for area_id in content(target, "14521")["ids"]} == {"14521"}


def test_a_search_knows_all_states_and_municipalities_by_name(target: Path) -> None:
    found = content(target, "names")
    names = dict(zip(found["ids"], found["names"], strict=True))
    areas = STORE.read_areas()
    wanted = areas[areas["level"].isin([Level.STATE, Level.MUNICIPALITY])]
    assert names == dict(zip(wanted["area_id"], wanted["name"], strict=True))
    assert (names["14"], names["14522360"]) == ("Sachsen", "Mittweida")
    assert publish(STORE, target)["names"].shapes == len(wanted)


def test_a_second_start_writes_nothing(target: Path) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in target.iterdir()}
    publish(STORE, target)
    assert {file.name: file.stat().st_mtime_ns for file in target.iterdir()} == before


def test_a_lost_file_is_written_again(target: Path) -> None:
    lost = target / publish(STORE, target)["districts"].url
    lost.unlink()
    publish(STORE, target)
    assert lost.is_file()


def test_a_broken_manifest_is_made_anew(target: Path) -> None:
    (target / "manifest.json").write_text("{", encoding="utf-8")
    assert publish(STORE, target)["districts"].shapes == 400


def test_a_name_changes_with_the_content_only(tmp_path: Path) -> None:
    first = publish_text(tmp_path, "view", "json", "{}")
    assert publish_text(tmp_path, "view", "json", "{}") == first
    assert publish_text(tmp_path, "view", "json", "[]") != first
    assert (tmp_path / first).read_text(encoding="utf-8") == "{}"


def test_the_extent_of_a_region_covers_all_its_definitions() -> None:
    regions = {region.id: region for region in STORE.read_regions()}
    west, south, east, north = region_extent(STORE, regions["chemnitz-zwickau"])
    assert (west < 12.1, south < 50.3, east > 13.5, north > 51.2) == (True,) * 4


def test_files_of_a_server_still_running_stay_when_the_data_change(tmp_path: Path) -> None:
    data = Path(shutil.copytree(STORE.root, tmp_path / "data"))
    static = tmp_path / "static"
    before = publish(Store(root=data), static)["districts"].url
    areas = data / "areas/areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace("Erzgebirgskreis", "Erzkreis"))
    after = publish(Store(root=data), static)["districts"].url
    assert after != before
    assert (static / before).is_file()
    old = time.time() - KEPT_S - 1
    os.utime(static / before, (old, old))
    areas.write_text(areas.read_text(encoding="utf-8").replace("Erzkreis", "Kreis"))
    publish(Store(root=data), static)
    assert not (static / before).is_file()
