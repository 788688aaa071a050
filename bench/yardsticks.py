"""What is compared: two small Streamlit apps with the outlines and figures of the atlas, and it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geo import views
from geo.layers import Variant
from geo.leaflet.element import MapView
from geo.model import Level
from geo.text import Reader
from geo.views import Bounds
from loaders.published import Published, publish, region_extent, state_borders
from loaders.store import Store
from loaders.world import read_world

HERE = Path(__file__).parent
ROOT = HERE.parent
NOT_COPIED = (".git", ".venv", ".*cache", "__pycache__", "static", "tests", "bench", "docs")
REGION_ID = "suedwestfalen"
"""The largest region."""

NUMBER = re.compile(r"-?\d+\.\d{5,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Where the yardsticks and a copy of the atlas lie, and which region is compared."""

    folder: Path
    atlas: Path
    yardstick_a: Path
    yardstick_b: Path
    yardstick_c: Path
    region_id: str
    published: Published


def write(folder: Path) -> Scene:
    """Write both yardsticks with their files, and a copy of the atlas, into ``folder``.

    The copy keeps changes made in the checkout meanwhile out of what is measured.
    """
    atlas = folder / "atlas"
    shutil.copytree(ROOT, atlas, ignore=shutil.ignore_patterns(*NOT_COPIED))
    store = Store(root=ROOT / "data")
    static = folder / "static"
    published = publish(store, static)
    view = _region_view(store, published)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(static / published[name].url, static / name)
    _write_page(static, store, view)
    figures = _figures(store, view)
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    scripts = [folder / f"yardstick_{letter}.py" for letter in "abc"]
    for script in scripts:
        shutil.copy(HERE / script.name, script)
    return Scene(
        folder=folder,
        atlas=atlas,
        yardstick_a=scripts[0],
        yardstick_b=scripts[1],
        yardstick_c=scripts[2],
        region_id=REGION_ID,
        published=published,
    )


def _region_view(store: Store, published: Published) -> MapView:
    world = read_world(store)
    region = next(one for one in world.regions if one.id == REGION_ID)
    return views.region_view(
        world,
        published.files,
        region,
        region.definition(),
        bounds=views.bounds_of(region_extent(store, region)),
        reader=Reader("de", str),
    )


def _write_page(static: Path, store: Store, view: MapView) -> None:
    """Write the static page of yardstick A, with the outlines of the region's map as GeoJSON."""
    static_page(static, "map", _outlines(store, view), view.bounds)


def static_page(
    static: Path, page: str, outlines: Mapping[str, gpd.GeoDataFrame], bounds: Bounds
) -> None:
    """Write a page that draws outlines with plain Leaflet, and beside it each as GeoJSON."""
    for name, shapes in outlines.items():
        (static / f"{name}.json").write_text(_rounded(_geojson(shapes)), encoding="utf-8")
    facts = {"files": [f"{name}.json" for name in outlines], "bounds": bounds}
    text = (HERE / "yardstick_a.html").read_text(encoding="utf-8")
    filled = text.replace("FACTS", json.dumps(facts))
    (static / f"{page}.html").write_text(filled, encoding="utf-8")


def _outlines(store: Store, view: MapView) -> dict[str, gpd.GeoDataFrame]:
    """Return what the region's map draws: districts, states, its municipalities by district."""
    municipalities = store.read_outlines(Level.MUNICIPALITY)
    districts = municipalities["area_id"].str[:5]
    wanted = {one.file.partition("-")[0] for one in view.files}
    return {
        "districts": store.read_outlines(Level.DISTRICT),
        "states": state_borders(store.read_outlines(Level.STATE)),
        **{
            str(district): shapes
            for district, shapes in municipalities.groupby(districts)
            if district in wanted
        },
    }


def _geojson(shapes: gpd.GeoDataFrame) -> str:
    """Return shapes as GeoJSON with their keys, as geopandas writes them."""
    plain: str = shapes[["area_id", "geometry"]].set_index("area_id").to_json()
    return plain


def _rounded(text: str) -> str:
    """Return GeoJSON as a careful author serves it: no spaces, 4 decimals (10 m)."""
    compact = json.dumps(json.loads(text), separators=(",", ":"))
    return NUMBER.sub(lambda found: f"{float(found[0]):.4f}", compact)


def _figures(store: Store, view: MapView) -> dict[str, Any]:
    """Return what yardstick B draws: the outlines, and of each layer what the atlas shows first."""
    outlines = _outlines(store, view)
    names = store.read_areas().set_index("area_id")["name"].to_dict()
    municipalities = [shapes for name, shapes in outlines.items() if name.isdigit()]
    levels = {"district": outlines["districts"], "municipality": pd.concat(municipalities)}
    return {
        "outlines": {level: json.loads(_geojson(shapes)) for level, shapes in levels.items()},
        "names": names,
        "bounds": view.bounds,
        "layers": {layer.label: _plain(layer.variants[0]) for layer in view.layers},
    }


def _plain(variant: Variant) -> dict[str, Any]:
    """Return fills with their words, circles and lines of a variant as plain data."""
    return {
        "fills": [
            {
                "level": fill.level.value,
                "values": dict(fill.values),
                "breaks": fill.classes.breaks,
                "colours": fill.classes.colours,
                "words": [fill.measure, fill.unit, fill.period, fill.source],
            }
            for fill in variant.fills
        ],
        "symbols": [asdict(one) for one in variant.symbols],
        "links": [asdict(one) for one in variant.links],
    }
