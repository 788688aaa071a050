"""What lies in data/areas: complete, without gaps, and in the boundaries it claims."""

from hashlib import sha256
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from loaders.outlines import check_coverage, check_no_gaps
from loaders.territory import read_changes

AREAS = Path(__file__).parents[2] / "data" / "areas"
# Sorted AGS, one a line. Municipalities: VG250 of 01.01.2023, eleven districts; districts: the
# 400 of 2024 that the official regional statistics name.
ELEVEN_DISTRICTS = {
    *("05958", "05962", "05966", "05970", "05974"),
    *("14511", "14521", "14522", "14523", "14524", "14627"),
}
MUNICIPALITIES_SHA256 = "6c09b0d954cf2885fd91ff9aebf219185d4ebeb5e6283bc49552fee3286d72e8"
DISTRICTS_SHA256 = "c8f27b2ae2dc371d7cddc4cef923b090f174d84e36830970f57e40129a6cceb0"


def committed(level: str) -> gpd.GeoDataFrame:
    return gpd.read_parquet(AREAS / f"{level}.parquet")


def flat_area(table: gpd.GeoDataFrame) -> pd.Series:
    return table.set_index("area_id").to_crs("EPSG:3035").area


def committed_areas() -> pd.DataFrame:
    return pd.read_csv(AREAS / "areas.csv", dtype={"area_id": str, "parent_id": str})


def digest(ids: pd.Series) -> str:
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()


def test_committed_districts_are_the_four_hundred_and_the_states_sixteen():
    assert len(committed("districts")) == 400
    assert digest(committed("districts")["area_id"]) == DISTRICTS_SHA256
    assert len(committed("states")) == 16


def test_committed_municipalities_of_the_eleven_districts_are_those_of_2023():
    ids = committed("municipalities")["area_id"]
    eleven = ids[ids.str[:5].isin(ELEVEN_DISTRICTS)]
    assert len(eleven) == 269
    assert digest(eleven) == MUNICIPALITIES_SHA256


def test_committed_municipalities_are_all_of_two_states():
    ids = committed("municipalities")["area_id"]
    assert ids.str[:2].value_counts().to_dict() == {"14": 418, "05": 396}


def test_committed_areas_name_every_outline_once_and_germany():
    shapes = [
        set(committed(level)["area_id"]) for level in ("municipalities", "districts", "states")
    ]
    areas = committed_areas()
    assert set(areas["area_id"]) == {"DG"}.union(*shapes)
    assert areas["area_id"].is_unique
    assert areas[["name", "designation", "label_lon", "label_lat"]].notna().all(axis=None)


@pytest.mark.parametrize(
    ("area_id", "name", "designation", "parent_id"),
    [
        ("14521", "Erzgebirgskreis", "Landkreis", "14"),
        ("14511", "Chemnitz", "Kreisfreie Stadt", "14"),
        ("03159", "Göttingen", "Landkreis", "03"),
        ("14521035", "Aue-Bad Schlema", "Stadt", "14521"),
        ("14522275", "Jahnatal", "Gemeinde", "14522"),
        ("05162012", "Jüchen", "Stadt", "05162"),
    ],
)
def test_committed_names_are_short_and_official(area_id, name, designation, parent_id):
    row = committed_areas().set_index("area_id").loc[area_id]
    assert (row["name"], row["designation"], row["parent_id"]) == (name, designation, parent_id)


@pytest.mark.parametrize("level", ["municipalities", "districts", "states"])
def test_committed_outlines_are_valid_and_leave_no_gap(level):
    table = committed(level)
    assert table.crs == "EPSG:4326"
    assert list(table.columns) == ["area_id", "geometry"]
    check_coverage(table)
    check_no_gaps(table)


def test_committed_municipalities_fill_their_districts():
    own, districts = flat_area(committed("municipalities")), flat_area(committed("districts"))
    sums = own.groupby(own.index.str[:5]).sum()
    assert (sums / districts.reindex(sums.index) - 1).abs().max() < 1e-6


def test_committed_districts_fill_their_states():
    districts, states = flat_area(committed("districts")), flat_area(committed("states"))
    sums = districts.groupby(districts.index.str[:2]).sum()
    assert (sums / states.reindex(sums.index) - 1).abs().max() < 1e-6


@pytest.mark.parametrize("level", ["municipalities", "districts", "states"])
def test_committed_label_points_lie_inside_their_area(level):
    areas, shapes = committed_areas(), committed(level).set_index("area_id").geometry
    points = gpd.points_from_xy(areas["label_lon"], areas["label_lat"], crs="EPSG:4326")
    assert shapes.contains(
        gpd.GeoSeries(points, index=areas["area_id"]).reindex(shapes.index)
    ).all()


def test_committed_districts_stay_small_enough_to_send():
    text = committed("districts").to_json(drop_id=True, separators=(",", ":"))
    assert len(text) < 1_350_000


def test_every_committed_change_names_its_source_and_ends_in_an_area_that_is_drawn():
    table = read_changes(AREAS / "territory_changes.csv")
    assert (table["source"] != "").all()
    drawn = table[table["new_area_id"].str[:2].isin(["05", "14"])]
    assert set(drawn["new_area_id"]) <= set(committed("municipalities")["area_id"])
