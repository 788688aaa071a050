"""What is compared: two small Streamlit apps with the outlines and figures of the atlas, and it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo import views
from geo.leaflet.element import MapView
from geo.model import Level
from geo.text import Reader
from loaders.published import Published, publish, region_extent
from loaders.store import Store
from loaders.world import read_world

HERE = Path(__file__).parent
ROOT = HERE.parent
NOT_COPIED = (".git", ".venv", ".*cache", "__pycache__", "static", "tests", "bench", "docs")
REGION_ID = "suedwestfalen"
"""The largest region."""

LAYERS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Where the yardsticks and a copy of the atlas lie, and which region is compared."""

    folder: Path
    atlas: Path
    yardstick_a: Path
    yardstick_b: Path
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
    _write_page(static, view)
    figures = _figures(static / published["districts"].url, view)
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    scripts = [folder / f"yardstick_{letter}.py" for letter in "ab"]
    for script in scripts:
        shutil.copy(HERE / script.name, script)
    return Scene(
        folder=folder,
        atlas=atlas,
        yardstick_a=scripts[0],
        yardstick_b=scripts[1],
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


def _write_page(static: Path, view: MapView) -> None:
    """Write the static page of yardstick A: it fetches what the region's map fetches."""
    facts = {"files": [one.file for one in view.files], "bounds": view.bounds}
    page = (HERE / "yardstick_a.html").read_text(encoding="utf-8")
    (static / "map.html").write_text(page.replace("FACTS", json.dumps(facts)), encoding="utf-8")


def _figures(districts: Path, view: MapView) -> dict[str, Any]:
    """Return outlines, bounds and some layers of district figures for yardstick B."""
    fills = [
        (f"{fill.measure} {number}", fill.values)
        for number, fill in enumerate(
            fill
            for layer in view.layers
            for variant in layer.variants
            for fill in variant.fills
            if fill.level is Level.DISTRICT
        )
    ]
    return {
        "outlines": json.loads(districts.read_text(encoding="utf-8")),
        "bounds": view.bounds,
        "layers": dict(fills[:LAYERS]),
    }
