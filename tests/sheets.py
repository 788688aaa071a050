"""A sheet of invented districts, one for each class and for each state of a value."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
from shapely import box

from geo.classify import CODE_OF_STATUS, Classes
from geo.layers import Fill, Outline, Symbol, Variant
from geo.legend import class_section
from geo.model import Level
from geo.palette import MONEY, SEQUENTIAL, region_colour
from geo.sheets import Sheet, export_legend
from geo.static_shapes import CRS, Shapes, shapes
from tests.world import NORTH, reader

CODES = ("0", "1", "4", *CODE_OF_STATUS.values(), "z", "k")
HATCHED = ("g", "u", "t", "x")
IDS = {f"98{number:03d}": code for number, code in enumerate(CODES)}
SIDE_M = 40_000.0
WEST_M, SOUTH_M = 4_300_000.0, 3_100_000.0

_CLASSES = Classes(breaks=(1.0, 2.0, 3.0, 4.0), colours=SEQUENTIAL, zero=True)


def districts() -> gpd.GeoDataFrame:
    """Return the districts as squares of 40 km beside one another, five in a row."""
    found = {
        area_id: box(
            WEST_M + place % 5 * SIDE_M,
            SOUTH_M + place // 5 * SIDE_M,
            WEST_M + (place % 5 + 1) * SIDE_M,
            SOUTH_M + (place // 5 + 1) * SIDE_M,
        )
        for place, area_id in enumerate(IDS)
    }
    return gpd.GeoDataFrame({"area_id": list(found)}, geometry=list(found.values()), crs=CRS)


def outlines() -> Shapes:
    """Return the squares, the first two as a region, all as one Land."""
    found = districts()
    land = gpd.GeoDataFrame({"area_id": ["98"]}, geometry=[found.union_all()], crs=CRS)
    one = replace(NORTH.definition(), areas=tuple(IDS)[:2])
    return shapes(land, found, found.iloc[:0], [replace(NORTH, definitions=(one,))])


def fill(codes: dict[str, str]) -> Fill:
    return Fill(
        level=Level.DISTRICT,
        measure="Measure",
        unit="per head",
        decimals=1,
        period="2024",
        source="",
        values={area_id: float(code) for area_id, code in codes.items() if code.isdigit()},
        codes=codes,
        classes=_CLASSES,
        zero_text="none",
    )


def invented_sheet(codes: dict[str, str] | None = None) -> Sheet:
    """Return a sheet whose districts have ``codes``, by default one of each."""
    painted = fill(IDS if codes is None else codes)
    west, south, east, north = districts().to_crs("EPSG:4326").total_bounds.tolist()
    variant = Variant(
        id="measure:2024",
        label="Measure (2024)",
        title="Measure of $x^2$ & <b>more</b>",
        subtitle="per head, 2024, districts",
        essentials=("Said at once.",),
        notes=(),
        sources=(),
        legend=(class_section(painted, "per head", reader(), zero_label="none"),),
        fills=(painted,),
        symbols=(
            Symbol(lat=(south + north) / 2, lon=west, radius_px=9, colour=MONEY, lines=("Seat",)),
        ),
    )
    region = Outline(
        id="north/core", colour=region_colour("north"), dashed=False, label="North", tooltip="North"
    )
    return Sheet(
        variant=variant,
        title=variant.title,
        subtitle=variant.subtitle,
        facts="Invented Republic · boundaries of 2024",
        notes=variant.essentials,
        source="Source: Invented Office: Table 1, as of 2024, dl-de/by-2-0",
        credit="© GeoBasis-DE / BKG 2016 (Daten verändert), dl-de/by-2-0",
        legend=export_legend(variant, reader()),
        outlines=(region,),
        bounds=((south, west), (north, east)),
        inside=(),
        names={area_id: f"District {area_id}" for area_id in IDS},
        towns=(),
        alt="Map: measure",
        stem="invented",
        language="en",
    )
