"""VG250 in any edition: read from each file format, put in place only when the areas match."""

from io import BytesIO

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.faults import DataFault
from loaders.formats import DELIVERY_FORMATS
from loaders.outlines import check_no_gaps
from loaders.raw_file import RawFile, raw_files, silent
from loaders.sources.official_outlines import OUTLINE_FORMAT
from tests.loaders.outline_files import (
    KINDS,
    built,
    levels,
    municipalities,
    squares,
    store,
    written,
)

RENAMED = "2019-01-01,rename,14001001,14001001,Renamed,,Office"
GONE = "2021-01-01,merge,14001009,14001001,Joined,,Office"
LEFT = "2022-01-01,rename,14001002,14001002,Later,,Office"
each_kind = pytest.mark.parametrize("kind", KINDS)


def taken(raws, own_store):
    """Take the one file that is recognised."""
    (raw,) = [raw for raw in raws if OUTLINE_FORMAT.recognises(raw)]
    return OUTLINE_FORMAT.take(raw, own_store, silent)


def outlines(delivery, level):
    return gpd.read_parquet(BytesIO(delivery.files[f"areas/{level}.parquet"]))


def name_of(delivery, area_id):
    return delivery.frames["areas"].set_index("area_id")["name"][area_id]


@each_kind
@pytest.mark.parametrize("crs", ["EPSG:25832", "EPSG:3857", "EPSG:4326"])
def test_outlines_of_all_levels_come_from_each_format(tmp_path, kind, crs):
    raws = written(tmp_path, kind, levels(municipalities()), crs)
    delivery = taken(raws, store(tmp_path / "data"))
    wanted = built()
    for level in ("municipalities", "districts", "states"):
        found, own = outlines(delivery, level), getattr(wanted, level)
        assert list(found["area_id"]) == list(own["area_id"])
        assert found.crs == "EPSG:4326"
        apart = found.geometry.symmetric_difference(own.geometry, align=False)
        assert apart.to_crs("EPSG:3035").area.max() < 0.01 * 20_000**2
        check_no_gaps(found)
    assert delivery.report.rows == delivery.report.taken == 6


def test_recognised_by_one_format_only(tmp_path):
    (raw,) = written(tmp_path, "GeoPackage", levels(municipalities()))
    assert [one.id for one in DELIVERY_FORMATS if one.recognises(raw)] == ["bkg-outlines"]


def test_names_of_districts_are_those_of_the_file_else_of_the_store(tmp_path):
    own_store = store(tmp_path / "data")
    layers = levels(municipalities())
    for kind, name in (("GeoPackage", "Official 14001"), ("GeoJSON", "N 14001")):
        (tmp_path / kind).mkdir()
        delivery = taken(written(tmp_path / kind, kind, layers), own_store)
        assert name_of(delivery, "14001") == name


def test_areas_and_source_name_the_edition(tmp_path):
    (raw,) = written(tmp_path, "GeoPackage", levels(municipalities(WSK="2020/01/01")))
    delivery = OUTLINE_FORMAT.take(raw, store(tmp_path / "data"), silent)
    sources = delivery.frames["sources"].set_index("source_id")
    assert list(sources.index) == ["page", "bkg-vg250-2020"]
    source = sources.loc["bkg-vg250-2020"]
    assert (source["reference_date"], source["date_basis"]) == ("2020-01-01", "stated")
    assert "© GeoBasis-DE / BKG 2020" in source["title"]
    assert source["sha256"] == raw.sha256()
    assert set(delivery.frames["areas"]["source"]) == {"bkg-vg250-2020"}


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"WSK": "2018/01/01"}, "Renamed"),
        ({"WSK": "2019/01/01"}, "M 14001001"),
        ({"WSK": "2020-01-01", "BEGINN": "2018-05-05"}, "M 14001001"),
        ({"BEGINN": "2018-05-05"}, "Renamed"),
        ({}, "Renamed"),
    ],
    ids=["before", "that day", "in force before drawn", "drawn before", "no day"],
)
def test_only_changes_later_than_the_edition_are_applied(tmp_path, columns, name):
    raws = written(tmp_path, "GeoPackage", levels(municipalities(**columns)))
    assert name_of(taken(raws, store(tmp_path / "data", RENAMED)), "14001001") == name


def test_edition_without_days_is_as_old_as_its_territory(tmp_path):
    raws = written(tmp_path, "GeoPackage", levels(municipalities()))
    delivery = taken(raws, store(tmp_path / "data", "\n".join([RENAMED, GONE, LEFT])))
    assert name_of(delivery, "14001001") == "M 14001001"
    assert name_of(delivery, "14001002") == "Later"
    source = delivery.frames["sources"].set_index("kind").loc["outlines"]
    assert (source["reference_date"], source["date_basis"]) == ("2021-01-01", "estimated")


def test_water_is_listed_and_not_drawn(tmp_path):
    areas = municipalities()
    sea = areas.iloc[[0]].assign(GF=2)
    areas = pd.concat([areas, sea.set_geometry(sea.translate(0, 3))], ignore_index=True)
    delivery = taken(written(tmp_path, "GeoPackage", {"vg250_gem": areas}), store(tmp_path / "d"))
    assert (delivery.report.rows, delivery.report.taken) == (7, 6)
    assert outlines(delivery, "municipalities").total_bounds[3] < 51
    assert delivery.report.listed["reason"].tolist() == ["no land (GF 2): water or a duplicate"]


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        (
            {"14001001": "14001009"},
            "1 not in the atlas .14001009. and 1 missing .* .14001001.; take",
        ),
        ({"15002001": "15003001"}, "1 not in the atlas .15003. and 1 missing in the file .15002."),
    ],
    ids=["municipality", "district"],
)
def test_other_areas_are_refused_in_one_sentence(tmp_path, moved, words):
    areas = municipalities()
    raws = written(tmp_path, "GeoPackage", levels(areas.assign(AGS=areas["AGS"].replace(moved))))
    with pytest.raises(DataFault, match=words) as fault:
        taken(raws, store(tmp_path / "data"))
    assert len(fault.value.faults) == 1


def test_regional_keys_do_where_there_is_no_other_key(tmp_path):
    areas = municipalities()
    areas["ARS"] = areas["AGS"].str[:5] + "0000" + areas["AGS"].str[5:]
    layers = {"gemeinden": areas.drop(columns="AGS")}
    delivery = taken(written(tmp_path, "GeoJSON", layers), store(tmp_path / "data"))
    assert len(outlines(delivery, "municipalities")) == 4


@each_kind
@pytest.mark.parametrize("write", [str.lower, str.title], ids=["small letters", "mixed"])
def test_names_of_properties_may_be_in_any_case(tmp_path, kind, write):
    areas = levels(municipalities(WSK="2018-01-01"))
    own = {name: table.rename(columns=_cased(table, write)) for name, table in areas.items()}
    raws = written(tmp_path, kind, own)
    delivery = taken(raws, store(tmp_path / "data"))
    assert len(outlines(delivery, "municipalities")) == 4
    assert "2018-01-01" in set(delivery.frames["sources"]["reference_date"])


def _cased(table, write):
    return {name: write(name) for name in table.columns if name != "geometry"}


def test_two_properties_that_differ_in_case_only_are_not_mixed_up(tmp_path):
    areas = municipalities().assign(gen="another name")
    delivery = taken(written(tmp_path, "GeoJSON", {"vg250_gem": areas}), store(tmp_path / "data"))
    assert not (delivery.frames["areas"]["name"] == "another name").any()


def test_outlines_elsewhere_are_refused(tmp_path):
    moved = municipalities()
    moved = moved.set_geometry(moved.translate(60, 0))
    raws = written(tmp_path, "GeoJSON", {"gem": moved}, "EPSG:4326")
    with pytest.raises(DataFault, match="not in Germany; the coordinate system is another"):
        taken(raws, store(tmp_path / "data"))


def test_shapefile_without_coordinate_system_says_which_part_is_missing(tmp_path):
    written(tmp_path, "zipped Shapefile", {"vg250_gem": municipalities()})
    (tmp_path / "VG250_GEM.prj").unlink()
    raw = RawFile(path=tmp_path / "VG250_GEM.shp")
    with pytest.raises(DataFault, match=r"says no coordinate system; add its \.prj file"):
        OUTLINE_FORMAT.take(raw, store(tmp_path / "data"), silent)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Write each kind once, with few vertices, for tests that damage the bytes."""
    layers = {"vg250_gem": squares()}
    found = {}
    for kind in KINDS:
        folder = tmp_path_factory.mktemp("small")
        found[kind] = written(folder, kind, layers)[0].path.read_bytes()
    return found, store(tmp_path_factory.mktemp("store"))


def refused(content, folder, own_store):
    """Return whether nothing comes of the bytes; whatever is raised must be a sentence."""
    (folder / "damaged").write_bytes(content)
    try:
        for raw in raw_files(folder / "damaged"):
            if OUTLINE_FORMAT.recognises(raw):
                OUTLINE_FORMAT.take(raw, own_store, silent)
                return False
    except DataFault as fault:
        assert all(one.endswith(".") for one in fault.faults)
    return True


few = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@each_kind
@few
@given(data=st.data())
def test_file_cut_off_anywhere_is_refused(tmp_path, small, kind, data):
    content = small[0][kind]
    cut = data.draw(st.integers(1, len(content) - 2))
    assert refused(content[:cut], tmp_path, small[1])


@each_kind
@few
@given(data=st.data())
def test_changed_bytes_never_do_more_than_refuse_the_file(tmp_path, small, kind, data):
    content = bytearray(small[0][kind])
    places = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    for place, byte in data.draw(places):
        content[place] = byte
    refused(bytes(content), tmp_path, small[1])


def test_damaged_outlines_are_recognised_and_said_to_be_damaged(tmp_path, small):
    for kind in ("GeoPackage", "GeoJSON"):
        (tmp_path / "cut").write_bytes(small[0][kind][:-200])
        raw = RawFile(path=tmp_path / "cut")
        assert OUTLINE_FORMAT.recognises(raw)
        with pytest.raises(DataFault, match="cut: damaged or cut off; download it again"):
            OUTLINE_FORMAT.take(raw, small[1], silent)


@pytest.mark.parametrize("part", ["shp", "dbf"])
def test_shapefile_with_a_part_cut_off_is_said_to_be_damaged(tmp_path, part):
    written(tmp_path, "zipped Shapefile", {"vg250_gem": squares()})
    file = tmp_path / f"VG250_GEM.{part}"
    file.write_bytes(file.read_bytes()[:-150])
    raw = RawFile(path=tmp_path / "VG250_GEM.shp")
    with pytest.raises(DataFault, match=r"VG250_GEM\.shp.*damaged or cut off; download it again"):
        OUTLINE_FORMAT.take(raw, store(tmp_path / "data"), silent)


def test_whole_small_files_are_taken(tmp_path, small):
    for kind in KINDS:
        assert not refused(small[0][kind], tmp_path, small[1])
