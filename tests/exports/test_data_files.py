"""Data files, read by foreign readers: figures, states and signs are those of the atlas."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from python_calamine import CalamineWorkbook
from shapely import box
from shapely.geometry import shape

from exports.areas import geojson, geoparquet, parquet
from exports.dataset import FIXED, Dataset, dataset, status_name
from exports.evidence_rows import NAMES, evidence_heads
from exports.geopackage import LAYER_NAMES, geopackage
from exports.qgis_styles import expression
from exports.signs import SIGNS, sign_words
from exports.style_rules import rules
from exports.tables import long_table
from exports.workbook import headings, workbook
from geo.classify import CLASS_CODES, CODE_OF_STATUS
from geo.leaflet.element import MapView
from geo.leaflet.look import PLAIN
from geo.model import Level, Status
from geo.region_table import columns, germany_table
from geo.static_shapes import Shapes, shapes
from geo.views import overview_view, region_view
from geo.world import World
from tests.world import FILES, NORTH, observed, reader, small_world

HOSTILE = ("=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "<b>&amp;</b>", '"; DROP', "]]>")
OGC = "{http://www.opengis.net/ogc}"
COMPARED = {
    "PropertyIsEqualTo": lambda found, wanted: type(found)(wanted) == found,
    "PropertyIsNotEqualTo": lambda found, wanted: type(found)(wanted) != found,
    "PropertyIsLessThan": lambda found, wanted: found < float(wanted),
    "PropertyIsGreaterThanOrEqualTo": lambda found, wanted: found >= float(wanted),
}


def outlines(world: World) -> Shapes:
    """Return a square for each area around its point, with a hole in each district."""
    places = world.areas.reset_index()

    def squares(level: str, side: float) -> gpd.GeoDataFrame:
        rows = places[places["level"] == level]
        points = zip(rows["label_lon"], rows["label_lat"], strict=True)
        found = [box(x - side, y - side, x + side, y + side) for x, y in points]
        return gpd.GeoDataFrame({"area_id": rows["area_id"]}, geometry=found, crs="EPSG:4326")

    districts = squares("district", 0.1)
    holes = squares("district", 0.02).geometry.to_numpy()
    districts["geometry"] = [
        whole.difference(hole) for whole, hole in zip(districts.geometry, holes, strict=True)
    ]
    return shapes(squares("state", 1), districts, squares("municipality", 0.005), world.regions)


def of_germany(world: World) -> tuple[Dataset, MapView]:
    view = overview_view(world, FILES, reader())
    return dataset(world, view, None, reader(), "2026-01-01-abcdef0"), view


def of_region(world: World) -> tuple[Dataset, MapView]:
    wide = NORTH.definition("wide")
    bounds = ((51.0, 8.0), (53.0, 10.0))
    view = region_view(world, FILES, NORTH, wide, bounds=bounds, reader=reader())
    return dataset(world, view, (NORTH, wide), reader(), "2026-01-01-abcdef0"), view


WORLD = small_world()
SHAPES = outlines(WORLD)


@cache
def made(which: str) -> tuple[Dataset, MapView]:
    """Return what is tested, made when a test first asks for it."""
    if which == "region":
        return of_region(WORLD)
    status = {"uncertain": Status.UNCERTAIN, "zero": Status.ROUNDED_TO_ZERO}.get(which)
    return of_germany(observed("unemployment_rate", status=status) if status else WORLD)


def germany() -> Dataset:
    return made("germany")[0]


def region() -> Dataset:
    return made("region")[0]


@pytest.fixture(params=["germany", "region", "uncertain", "zero"])
def found(request: pytest.FixtureRequest) -> Dataset:
    return made(request.param)[0]


@cache
def long() -> pd.DataFrame:
    return long_table(WORLD, germany_table(WORLD, reader()), columns(WORLD, reader()))


def spoilt(text: str) -> tuple[World, Dataset]:
    """Return the world with a text as the name of every area and in every source."""
    world = replace(
        WORLD,
        areas=WORLD.areas.assign(name=text),
        sources=WORLD.sources.assign(publisher=text, title=text),
    )
    return world, of_germany(world)[0]


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(content: bytes, pattern: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.search(pattern, name):
                yield archive.read(name).decode()


def layers(tmp_path: Path, found: Dataset, view: MapView) -> Path:
    path = tmp_path / "atlas.gpkg"
    path.write_bytes(geopackage(found, view, SHAPES, reader()))
    return path


def expected(found: Dataset, level: Level) -> Iterator[tuple[str, str, float, str]]:
    """Yield area, column, value and status of all figures of a level."""
    for row in found.of_level(level).to_dict("records"):
        for one in found.evidence_of(level):
            name = one.column.id
            yield row["area_id"], name, row[name], row[status_name(name)]


def same(left: object, right: float) -> bool:
    return (
        (left in ("", None) or pd.isna(left))
        if pd.isna(right)
        else left == pytest.approx(right, rel=1e-14)
    )


def test_the_states_that_are_tested_are_many() -> None:
    seen = {
        status
        for one in (germany(), made("uncertain")[0], made("zero")[0])
        for *_, status in expected(one, Level.DISTRICT)
    }
    assert len(seen & set(SIGNS)) >= 9
    assert len(set(SIGNS.values())) == len(SIGNS) == len(sign_words(reader()))
    assert {SIGNS[status.value] for status in CODE_OF_STATUS} == set(CODE_OF_STATUS.values())


def test_a_workbook_holds_real_numbers_and_a_sign_beside_what_is_missing(found: Dataset) -> None:
    read = sheets(workbook(found, reader()))
    for level, name in ((Level.DISTRICT, "districts"), (Level.MUNICIPALITY, "municipalities")):
        if not found.evidence_of(level):
            assert f"Figures of {name}" not in read
            continue
        head, *rows = read[f"Figures of {name}"]
        assert len(set(map(str.lower, head))) == len(head)
        by_area = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
        heads = headings(found.evidence_of(level), reader())
        named = {o.column.id: h for o, h in zip(found.evidence_of(level), heads, strict=True)}
        for area_id, column, value, status in expected(found, level):
            number, sign = named[column]
            assert same(by_area[area_id][number], value)
            assert by_area[area_id][sign] == SIGNS[status]


def test_a_workbook_says_where_every_column_is_from() -> None:
    head, *rows = sheets(workbook(region(), reader()))["Records"]
    assert head == evidence_heads(reader())
    told = [dict(zip(NAMES, row, strict=True)) for row in rows]
    assert {(one["column"], one["level"]) for one in told} == {
        (one.column.id, {"district": "districts"}.get(one.level, "municipalities"))
        for one in region().evidence
    }
    rate = next(one for one in told if one["column"] == "unemployment_rate")
    assert rate["publisher"] == "Invented Agency"
    assert rate["unit"] == "%"
    assert rate["period"] == "2024"
    assert rate["licence"] == "CC BY 4.0"
    assert rate["reference_date"] == "no date"
    assert rate["edition"] == "2026-01-01-abcdef0"
    ratio = next(one for one in told if one["column"] == "unemployed_per_vacancy")
    assert str(ratio["caveat"]).endswith("Registered vacancies only.")


def test_a_workbook_is_framed_for_reading() -> None:
    content = workbook(region(), reader())
    pages = list(parts(content, r"worksheets/sheet\d+\.xml"))
    assert all('state="frozen"' in page for page in pages)
    assert len(list(parts(content, r"tables/table\d+\.xml"))) == len(pages)
    (styles,) = parts(content, r"styles\.xml")
    assert "#,##0" in styles
    assert "#,##0.0" in styles
    german = sheets(workbook(region(), reader("de")))
    assert [len(name) <= 31 for name in german] == [True] * len(german)


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_from_data_stay_texts(tmp_path: Path, text: str) -> None:
    _, found = spoilt(text)
    content = workbook(found, reader())
    assert not [page for page in parts(content, r"worksheets/sheet") if "<f>" in page]
    _, *rows = sheets(content)["Figures of districts"]
    assert {row[1] for row in rows} == {text}
    if text[0] in "=+-@\t":
        assert any('quotePrefix="1"' in styles for styles in parts(content, r"styles\.xml"))
    features = json.loads(geojson(found, SHAPES, reader()))["features"]
    assert {one["properties"]["name"] for one in features} == {text}
    path = layers(tmp_path, found, made("germany")[1])
    assert set(pyogrio.read_dataframe(path, layer="districts")["name"]) == {text}


def test_geojson_is_as_the_standard_says(found: Dataset) -> None:
    read = json.loads(geojson(found, SHAPES, reader()))
    assert "crs" not in read
    west, south, east, north = read["bbox"]
    assert 8 < west < east < 12
    assert 49 < south < north < 53
    by_area = {one["id"]: one for one in read["features"]}
    assert set(by_area) == set(found.table["area_id"])
    for one in by_area.values():
        outline = shape(one["geometry"])
        assert outline.is_valid
        assert outline.exterior.is_ccw
        assert not any(ring.is_ccw for ring in outline.interiors)
        assert one["bbox"] == pytest.approx(outline.bounds)
    text = geojson(found, SHAPES, reader()).decode()
    assert not re.search(r"\d\.\d{7,}", text[text.index('"coordinates"') :].split("]]")[0])
    for level in LAYER_NAMES:
        for area_id, column, value, status in expected(found, level):
            properties = by_area[area_id]["properties"]
            assert same(properties[column], value)
            assert properties[status_name(column)] == status


def test_geojson_says_what_its_properties_are() -> None:
    read = json.loads(geojson(germany(), SHAPES, reader()))
    field = read["fields"]["unemployment_rate"]
    assert (field["unit"], field["period"]) == ("%", {"district": "2024"})
    assert field["status"] in read["features"][0]["properties"]
    assert read["signs"]["secret"]["sign"] == "g"
    assert read["credit"] == germany().credit
    assert {one["column"] for one in read["evidence"]} == set(read["fields"])


@pytest.mark.parametrize("which", ["germany", "region"])
def test_a_geopackage_holds_layers_and_states(tmp_path: Path, which: str) -> None:
    found, view = made(which)
    path = layers(tmp_path, found, view)
    names = {str(name) for name, _ in pyogrio.list_layers(path)}
    tables = {"seats", "partner_places", "partner_links", "evidence", "signs", "layer_styles"}
    levels = {LAYER_NAMES[one.level] for one in found.evidence}
    assert names == tables | levels
    for level in LAYER_NAMES:
        if LAYER_NAMES[level] not in names:
            continue
        read = pyogrio.read_dataframe(path, layer=LAYER_NAMES[level]).set_index("area_id")
        assert read.crs.to_epsg() == 3035
        for area_id, column, value, status in expected(found, level):
            assert same(read.loc[area_id, column], value)
            assert read.loc[area_id, status_name(column)] == status
    seats = pyogrio.read_dataframe(path, layer="seats")
    assert seats["label"].str.contains("ALPHA").any()
    links = pyogrio.read_dataframe(path, layer="partner_links")
    assert links["memberships"].min() >= 1
    evidence = pyogrio.read_dataframe(path, layer="evidence", read_geometry=False)
    assert list(evidence.columns) == list(NAMES)


def test_a_geopackage_says_whose_its_outlines_are(tmp_path: Path) -> None:
    with sqlite3.connect(layers(tmp_path, *made("germany"))) as file:
        told = dict(file.execute("select table_name, description from gpkg_contents"))
    assert all(germany().credit in told[name] for name in ("districts", "seats", "evidence"))


def test_styles_are_where_qgis_finds_them(tmp_path: Path) -> None:
    path = layers(tmp_path, *made("region"))
    with sqlite3.connect(path) as file:
        file.row_factory = sqlite3.Row
        styles = [dict(row) for row in file.execute("select * from layer_styles")]
        geometry = dict(file.execute("select table_name, column_name from gpkg_geometry_columns"))
    firsts = [one["f_table_name"] for one in styles if one["useAsDefault"]]
    assert sorted(firsts) == ["districts", "municipalities"]
    for one in styles:
        assert one["f_geometry_column"] == geometry[one["f_table_name"]]
        assert (one["f_table_catalog"], one["f_table_schema"]) == ("", "")
        root = ElementTree.fromstring(one["styleQML"])  # noqa: S314 - made here
        drawn = [rule.get("symbol") for rule in root.iter("rule")]
        named = [symbol.get("name") for symbol in root.find("renderer-v2/symbols")]
        assert drawn == named
        assert ElementTree.fromstring(one["styleSLD"]).tag.endswith("Descriptor")  # noqa: S314


def passes(filtered: ElementTree.Element, row: Mapping[str, object]) -> bool:
    """Tell whether a row passes a filter of SLD, as the standard reads it."""
    kind = filtered.tag.removeprefix(OGC)
    if kind in {"Filter", "And"}:
        return all(passes(one, row) for one in filtered)
    if kind == "Not":
        return not passes(filtered[0], row)
    found = row[str(filtered[0].text)]
    if kind == "PropertyIsNull":
        return bool(pd.isna(found))
    missing = not isinstance(found, str) and pd.isna(found)
    return not missing and COMPARED[kind](found, str(filtered[1].text))


def test_styles_class_every_area_as_the_map_does(found: Dataset, tmp_path: Path) -> None:
    path = layers(tmp_path, found, made("germany")[1])
    with sqlite3.connect(path) as file:
        styles = dict(
            file.execute("select f_table_name || styleName, styleSLD from layer_styles").fetchall()
        )
    looked_at = 0
    for one in found.evidence:
        if not rules(one, reader()):
            continue
        sld = ElementTree.fromstring(styles[LAYER_NAMES[one.level] + one.heading])  # noqa: S314
        filters = list(sld.iter(f"{OGC}Filter"))
        looks = rules(one, reader())
        rows = found.of_level(one.level).to_dict("records")
        for row in rows:
            drawn = [look for look, f in zip(looks, filters, strict=True) if passes(f, row)]
            (filled,) = [look for look in drawn if look.fill]
            code = one.fill.codes.get(row["area_id"])
            if code is None:  # around a region its own districts are left out
                continue
            if code in CLASS_CODES:
                assert filled.fill == one.fill.classes.colours[CLASS_CODES.index(code)]
            elif code in CODE_OF_STATUS.values():
                assert CODE_OF_STATUS[Status(filled.status)] == code
            else:
                assert filled.fill == PLAIN[code]
            looked_at += 1
    assert looked_at >= 4


def test_what_rounds_to_zero_is_not_drawn_as_none_known() -> None:
    (density,) = (one for one in germany().evidence if one.column.id == "partners_per_100000")
    (tiny,) = (one for one in rules(density, reader()) if one.tiny)
    assert tiny.fill == PLAIN["k"]
    assert expression(density, tiny).startswith('"partners_per_100000" <> 0 AND round(')


def test_a_density_without_inhabitants_has_their_state() -> None:
    row = germany().table.set_index("area_id").loc["99002"]
    assert pd.isna(row["partners_per_100000"])
    assert row["partners_per_100000_status"] == row["population_status"] == "secret"


def test_geoparquet_is_read_with_its_states_and_its_words() -> None:
    content = geoparquet(region(), SHAPES, reader())
    read = gpd.read_parquet(io.BytesIO(content)).set_index("area_id")
    assert read.crs.to_epsg() == 4326
    for level in LAYER_NAMES:
        for area_id, column, value, status in expected(region(), level):
            assert same(read.loc[area_id, column], value)
            assert read.loc[area_id, status_name(column)] == status
    schema = pq.read_schema(io.BytesIO(content))
    assert schema.field("unemployment_rate").metadata[b"unit"] == b"%"
    assert json.loads(schema.metadata[b"evidence"])
    assert schema.metadata[b"edition"] == b"2026-01-01-abcdef0"


def test_the_long_table_is_read_as_it_was() -> None:
    content = parquet(germany(), long(), reader())
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(content)), long())
    assert b"unemployment_rate" in pq.read_schema(io.BytesIO(content)).metadata[b"fields"]


def test_the_same_data_give_the_same_bytes() -> None:
    twice = [
        (
            workbook(found, reader()),
            geojson(found, SHAPES, reader()),
            geopackage(found, made("region")[1], SHAPES, reader()),
            geoparquet(found, SHAPES, reader()),
            parquet(found, long(), reader()),
        )
        for found in (region(), of_region(replace(WORLD))[0])
    ]
    assert twice[0] == twice[1]


def test_a_missing_value_is_never_without_a_state() -> None:
    for found in (germany(), region()):
        states = [name for name in found.table.columns if name.endswith("_status")]
        assert states
        assert found.table[states].isin(list(SIGNS)).all(axis=None)
        assert found.table[list(FIXED)].notna().all(axis=None)
