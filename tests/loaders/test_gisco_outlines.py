"""NUTS outlines of GISCO: districts and states by the table of NUTS codes."""

import geopandas as gpd
import pandas as pd
import pytest

from loaders.faults import DataFault
from loaders.formats import DELIVERY_FORMATS
from loaders.outlines import check_no_gaps
from loaders.raw_file import silent
from loaders.sources.gisco_outlines import NOTE, OUTLINE_FORMAT
from tests.loaders.outline_files import KINDS, NUTS, regions, store, written
from tests.loaders.test_official_outlines import outlines
from tests.loaders.test_outlines import world

CODES = {code: area_id for area_id, code in NUTS.items()}


def taken(raws, own_store):
    """Take the one file that is recognised."""
    (raw,) = [raw for raw in raws if OUTLINE_FORMAT.recognises(raw)]
    assert [one.id for one in DELIVERY_FORMATS if one.recognises(raw)] == ["gisco-outlines"]
    return OUTLINE_FORMAT.take(raw, own_store, silent)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3035"])
def test_districts_and_states_are_drawn_and_municipalities_stay(tmp_path, kind, crs):
    own_store = store(tmp_path / "data")
    delivery = taken(written(tmp_path, kind, {"NUTS_RG_01M_2021": regions()}, crs), own_store)
    assert set(delivery.files) == {"areas/districts.parquet", "areas/states.parquet"}
    for level, ids in (("districts", list(NUTS)), ("states", ["14", "15"])):
        found = outlines(delivery, level)
        assert found["area_id"].tolist() == ids
        check_no_gaps(found)
    own = world().dissolve("parent_id").to_crs("EPSG:3035")
    drawn = outlines(delivery, "districts").to_crs("EPSG:3035")
    assert drawn.area.to_numpy() == pytest.approx(own.area.to_numpy(), rel=0.01)
    areas = delivery.frames["areas"].set_index("area_id")
    assert list(areas.index) == own_store.read_areas()["area_id"].tolist()
    assert areas["source"]["14001001"] == "old"
    assert areas["name"]["14001"] == "N 14001"
    assert delivery.report.found[-1] == NOTE


def test_regions_of_other_levels_are_listed(tmp_path):
    report = taken(written(tmp_path, "GeoJSON", {"x": regions()}), store(tmp_path / "d")).report
    assert (report.rows, report.taken) == (5, 4)
    assert report.listed["text"].tolist() == ["DED"]


def test_source_is_added_beside_that_of_the_municipalities(tmp_path):
    raws = written(tmp_path, "GeoPackage", {"NUTS_RG_01M_2021_4326_LEVL_3": regions()})
    sources = taken(raws, store(tmp_path / "d")).frames["sources"].set_index("source_id")
    assert list(sources.index) == ["page", "gisco-nuts-2021", "old"]
    assert sources["date_basis"]["gisco-nuts-2021"] == "stated"
    assert "EuroGeographics" in sources["licence"]["gisco-nuts-2021"]


def test_version_that_the_file_does_not_name_is_told_by_the_codes(tmp_path):
    raws = written(tmp_path, "GeoPackage", {"regions": regions()})
    sources = taken(raws, store(tmp_path / "d")).frames["sources"].set_index("source_id")
    assert sources["date_basis"]["gisco-nuts-2021"] == "estimated"


@pytest.mark.parametrize(
    "change",
    [
        "2021-07-01,merge,15009,15002,Joined,,Office",
        "2021-07-01,move_district,15009000,15002105,Joined,,Office",
    ],
    ids=["district", "town that was a district"],
)
def test_district_dissolved_since_is_joined_to_that_of_today(tmp_path, change):
    areas = regions()
    split = areas[areas["NUTS_ID"] == "DEE02"].to_crs("EPSG:3035")
    west, south, east, north = split.total_bounds
    halves = [
        split.clip((west, south, (west + east) / 2, north)),
        split.clip(((west + east) / 2, south, east, north)).assign(NUTS_ID="DEE09"),
    ]
    others = areas[areas["NUTS_ID"] != "DEE02"].to_crs("EPSG:3035")
    together = gpd.GeoDataFrame(pd.concat([others, *halves]), crs="EPSG:3035")
    raws = written(tmp_path, "GeoPackage", {"x": together}, "EPSG:4326")
    own_store = store(tmp_path / "d", change, nuts={**CODES, "DEE09": "15009"})
    found = outlines(taken(raws, own_store), "districts")
    assert found["area_id"].tolist() == list(NUTS)


def without(code):
    return regions()[lambda table: table["NUTS_ID"] != code]


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        (regions().replace({"DEE02": "DEE0X"}), "no AGS is known for DEE0X; add it to areas/nuts"),
        (without("DEE02"), r"NUTS version are not those .* 1 missing in the file .15002.; take"),
        (regions().iloc[-1:], "holds no NUTS 3 regions of Germany; download level 3"),
    ],
    ids=["unknown code", "missing region", "other level"],
)
def test_regions_that_do_not_fit_are_refused_in_one_sentence(tmp_path, areas, words):
    raws = written(tmp_path, "GeoPackage", {"x": areas})
    with pytest.raises(DataFault, match=words) as fault:
        taken(raws, store(tmp_path / "d"))
    assert len(fault.value.faults) == 1
