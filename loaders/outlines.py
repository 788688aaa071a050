"""Outlines of all levels: simplified with shared topology, so that borders coincide."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure import EQUAL_AREA, area_km2
from geo.model import Level
from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.vg250 import EDITION_2016, Edition, read_municipalities, read_names
from loaders.territory import (
    ReferenceIds,
    apply_changes,
    apply_district_changes,
    check_territory,
    read_changes,
)

BOUNDARY_DATE = "2024-01-01"
"""Day whose areas are drawn; borders moved by less than a municipality are those of VG250."""
DRAWN_STATES = ("05", "14")
"""States whose municipalities are kept; elsewhere districts are the smallest areas."""
FINE_TOLERANCE_M = 150.0
"""Where municipalities are drawn: half of the border moves less than 7 m, 90 % less than 56 m."""
COARSE_TOLERANCE_M = 450.0
"""Elsewhere: half of the border moves less than 51 m; 400 districts weigh 1.3 MB as GeoJSON."""
GRID_DEG = 1e-4
"""Coordinates have four decimals, 7 to 11 m in Germany."""
FRAME_MARGIN_M = 10_000.0
LABEL_TOLERANCE_M = 100.0
LABEL_DECIMALS = 4
GAP_M = 24.0
"""Size of a pixel at zoom 12; no gap between neighbours is narrower."""
SMALLEST_LAKE_KM2 = 1.0
"""The lakes and lagoons VG250 leaves out are larger (7 and 24 km²); smaller holes are slivers."""
DEGREE_CRS = "EPSG:4326"
COUNTRY = {
    "area_id": "DG",
    "level": Level.COUNTRY.value,
    "name": "Deutschland",
    "designation": "Bundesrepublik",
}
Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlines:
    """Outlines by level (area_id, geometry; EPSG:4326) and the table of all areas."""

    municipalities: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    states: gpd.GeoDataFrame
    areas: pd.DataFrame


def build(
    package_path: Path,
    changes_csv: Path,
    reference_ids: ReferenceIds,
    target: Path,
    *,
    edition: Edition = EDITION_2016,
    progress: Progress = lambda _: None,
) -> Outlines:
    """Read, change, simplify, check and write the outlines; return what was written.

    ``package_path`` is the package or an official file of ``edition``, ``target`` the folder of the
    four files. ``progress`` gets a short sentence before each step. Raise ``DataFault`` with all
    faults of a step; the files in ``target`` stay as they were then.
    """
    progress("Reading the outlines.")
    changes = read_changes(changes_csv)
    due = changes[changes["date"].between(edition.reference_date, BOUNDARY_DATE, inclusive="right")]
    names = apply_district_changes(read_names(package_path), due)
    progress("Applying the changes of territory.")
    municipalities = apply_changes(read_municipalities(package_path), due)
    check_territory(municipalities, reference_ids)
    progress("Simplifying the borders.")
    outlines = build_outlines(municipalities, names, source=edition.source_id)
    progress("Writing the outlines.")
    write_outlines(target, outlines)
    return outlines


def build_outlines(
    municipalities: gpd.GeoDataFrame, names: pd.DataFrame, *, source: str
) -> Outlines:
    """Return the outlines of all levels from all municipalities of Germany.

    ``municipalities`` has area_id, name, designation, parent_id and geometry, ``names`` the
    area_id, level, name and designation of states and districts. Raise ``DataFault`` where
    neighbours overlap or leave gaps, before or after simplification.
    """
    pieces = smallest_areas(municipalities).to_crs(EQUAL_AREA)
    check_coverage(pieces)
    borders = snap(simplify(pieces).to_crs(DEGREE_CRS))
    check_no_gaps(borders)
    drawn = borders["area_id"].isin(municipalities["area_id"])
    districts = merge(borders, borders["parent_id"])
    states = merge(districts, districts["area_id"].str[:2])
    country = merge(states, pd.Series(COUNTRY["area_id"], index=states.index))
    levels = [country, states, districts, borders.loc[drawn, ["area_id", "geometry"]]]
    for level in levels:
        check_coverage(level)
    own = municipalities[["area_id", "name", "designation"]].assign(level=Level.MUNICIPALITY.value)
    named = pd.concat([pd.DataFrame([COUNTRY]), names, own])
    return Outlines(
        municipalities=levels[3].reset_index(drop=True),
        districts=districts,
        states=states,
        areas=area_table(pd.concat(levels, ignore_index=True), named, source=source),
    )


def smallest_areas(municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return what is drawn at most: municipalities of the drawn states, districts elsewhere."""
    drawn = municipalities["area_id"].str[:2].isin(DRAWN_STATES)
    rest = municipalities.loc[~drawn, ["parent_id", "geometry"]]
    districts = merge(rest, rest["parent_id"]).assign(parent_id=lambda table: table["area_id"])
    columns = ["area_id", "parent_id", "geometry"]
    return pd.concat([municipalities.loc[drawn, columns], districts[columns]], ignore_index=True)


def simplify(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the areas (EPSG:3035) with fewer vertices on borders that neighbours keep in common.

    All borders are simplified to the fine tolerance, then those away from the drawn states to the
    coarse one: there a frame around Germany takes part, so that the edge that stays is the frame
    and the border of the drawn states. Method: Visvalingam-Whyatt on the coverage.
    """
    fine = shapely.coverage_simplify(areas.geometry.to_numpy(), FINE_TOLERANCE_M)
    away = ~areas["area_id"].str[:2].isin(DRAWN_STATES).to_numpy()
    germany = shapely.coverage_union_all(fine)
    west, south, east, north = shapely.bounds(germany)
    margin = FRAME_MARGIN_M
    box = shapely.box(west - margin, south - margin, east + margin, north + margin)
    framed = np.append(fine[away], shapely.difference(box, germany))
    coarse = shapely.coverage_simplify(framed, COARSE_TOLERANCE_M, simplify_boundary=False)
    fine[away] = coarse[:-1]
    return areas.set_geometry(gpd.GeoSeries(fine, index=areas.index, crs=areas.crs))


def snap(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the areas (EPSG:4326) with coordinates on the grid, still without gap or overlap.

    Rounding each outline by itself lets narrow places cross. Here all borders together are snapped
    and noded, the faces between them formed anew and given to the area that a point inside lies in.
    """
    outlines = areas.geometry.to_numpy()
    lines = shapely.union_all(shapely.boundary(outlines), grid_size=GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    inside = shapely.point_on_surface(faces)
    face, owner = shapely.STRtree(outlines).query(inside, predicate="within")
    owners = areas.iloc[owner][["area_id", "parent_id"]].reset_index(drop=True)
    pieces = gpd.GeoDataFrame(owners, geometry=faces[face], crs=areas.crs)
    lost = sorted(set(areas["area_id"]) - set(pieces["area_id"]))
    raise_faults(f"Outlines: {area_id} is smaller than the grid; refine it." for area_id in lost)
    parents = areas.set_index("area_id")["parent_id"]
    snapped = merge(pieces, pieces["area_id"])
    return snapped.assign(parent_id=snapped["area_id"].map(parents))


def merge(areas: gpd.GeoDataFrame, into: pd.Series[str]) -> gpd.GeoDataFrame:
    """Return one outline (area_id, geometry) for each id in ``into``, ordered by it.

    The areas have to share their vertices; borders between joined areas vanish exactly.
    """
    labelled = gpd.GeoDataFrame({"area_id": into}, geometry=areas.geometry, crs=areas.crs)
    return labelled.dissolve("area_id", method="coverage").reset_index()[["area_id", "geometry"]]


def check_coverage(areas: gpd.GeoDataFrame) -> None:
    """Raise ``DataFault`` naming all areas that are invalid, overlap or miss a common vertex."""
    edges = shapely.coverage_invalid_edges(areas.geometry.to_numpy())
    faulty = ~shapely.is_empty(edges) | ~areas.geometry.is_valid.to_numpy()
    raise_faults(
        f"Outlines: the border of {area_id} does not match its neighbours; correct the source."
        for area_id in areas.loc[faulty, "area_id"]
    )


def check_no_gaps(areas: gpd.GeoDataFrame) -> None:
    """Raise ``DataFault`` naming all gaps narrower than a pixel at zoom 12, or smaller than a lake.

    A narrow gap may be open to the outside, a small one is a hole.
    """
    flat = areas.to_crs(EQUAL_AREA).geometry.to_numpy()
    narrow = ~shapely.is_empty(shapely.coverage_invalid_edges(flat, gap_width=GAP_M))
    polygons = shapely.get_parts(shapely.coverage_union_all(flat))
    rings = [shapely.Polygon(ring) for polygon in polygons for ring in polygon.interiors]
    holes = gpd.GeoSeries(rings, crs=EQUAL_AREA)
    small = holes[area_km2(holes) < SMALLEST_LAKE_KM2].centroid.to_wkt()
    raise_faults(
        [
            *(f"Outlines: {area_id} has a gap beside it." for area_id in areas["area_id"][narrow]),
            *(f"Outlines: there is a hole at {where} ({EQUAL_AREA})." for where in small),
        ]
    )


def area_table(outlines: gpd.GeoDataFrame, names: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Return one row for each outline with name, parent, date and label point (degrees)."""
    ids = pd.DataFrame(outlines[["area_id"]])
    table = ids.merge(names, on="area_id", how="left", validate="one_to_one")
    nameless = table.loc[table["name"].isna(), "area_id"]
    raise_faults(f"Outlines: {area_id} has no name; add it to the source." for area_id in nameless)
    labels = label_points(outlines)
    return table.assign(
        parent_id=[parent_of(area_id) for area_id in table["area_id"]],
        boundary_date=BOUNDARY_DATE,
        label_lon=labels.x.round(LABEL_DECIMALS),
        label_lat=labels.y.round(LABEL_DECIMALS),
        source=source,
    )[list(tables()["areas"].names)]


def parent_of(area_id: str) -> str:
    """Return the AGS one level up, empty for Germany."""
    shorter = {8: area_id[:5], 5: area_id[:2], 2: COUNTRY["area_id"] if area_id.isdigit() else ""}
    return shorter[len(area_id)]


def label_points(outlines: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the centre of the largest circle inside each outline (EPSG:4326)."""
    flat = outlines.to_crs(EQUAL_AREA).geometry.to_numpy()
    radii = shapely.maximum_inscribed_circle(flat, LABEL_TOLERANCE_M)
    return gpd.GeoSeries(shapely.get_point(radii, 0), crs=EQUAL_AREA).to_crs(DEGREE_CRS)


def write_outlines(directory: Path, outlines: Outlines) -> None:
    """Write three GeoParquet files and areas.csv; on failure the files there stay as they were."""
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory, prefix=".new-") as folder:
        new = Path(folder)
        for level in ("municipalities", "districts", "states"):
            table = getattr(outlines, level)
            table.to_parquet(new / f"{level}.parquet", index=False, compression="zstd")
        text = outlines.areas.to_csv(index=False, lineterminator="\n")
        (new / "areas.csv").write_text(text, encoding="utf-8", newline="")
        for file in sorted(new.iterdir()):
            file.replace(directory / file.name)
