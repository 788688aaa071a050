"""Pages with very many areas or points, ours and static ones, for yardstick A's server to frame."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd

from bench import germany, many_views
from bench.yardsticks import Scene, static_page
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.maps import Assets, atlas_page
from geo.views import GERMANY
from loaders.outline_files import outline_file
from loaders.store import Store

ROOT = Path(__file__).parents[1]
SETS = ("districts", "box", "germany")
ASSETS = ("leaflet.js", "leaflet.css", "atlas.js", "atlas.css")


def write(scene: Scene) -> dict[str, int]:
    """Write for each set of areas our map and a static one; return how many areas each has."""
    store = Store(root=ROOT / "data")
    static = scene.folder / "static"
    found = {}
    for name in SETS:
        shapes = germany.outlines(store, name)
        found[name] = len(shapes)
        file = f"many-{name}.json"
        ids = {area_id: area_id for area_id in shapes["area_id"]}
        (static / file).write_bytes(outline_file(shapes, names=ids))
        _write_ours(scene, name, many_views.areas_view(shapes, file), file)
        if name == SETS[0]:
            _write_ours(scene, "points", many_views.points_view(shapes, file), file)
        _write_naive(scene, name, shapes)
        static_page(static, f"static-{name}", {f"geo-{name}": shapes}, GERMANY)
    return found


def _write_ours(scene: Scene, name: str, view: MapView, file: str) -> None:
    static = scene.folder / "static"
    source = f"view-{name}.json"
    text = json.dumps(config(view), ensure_ascii=False, separators=(",", ":"))
    (static / source).write_text(text, encoding="utf-8")
    addresses = {one.replace(".", "_"): scene.published[one].url for one in ASSETS}
    page = atlas_page(source, [file], Assets(**addresses), name)
    (static / f"ours-{name}.html").write_text(page, encoding="utf-8")


def _write_naive(scene: Scene, name: str, shapes: gpd.GeoDataFrame) -> None:
    """Write the outlines with their figures for yardstick C."""
    figures = many_views.figures(shapes.set_index("area_id").sort_index())
    shapes.set_index("area_id").assign(**figures).to_file(
        scene.folder / f"naive-{name}.geojson", driver="GeoJSON"
    )
