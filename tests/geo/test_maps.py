"""Folium maps ask no foreign host, and no text of the data acts in their script."""

from __future__ import annotations

import re
from dataclasses import replace

import folium
import pytest

from geo.leaflet.config import config
from geo.leaflet.element import AtlasLayers, MapView, ShownVariant
from geo.maps import MAX_ZOOM, MIN_ZOOM, Assets, ForeignAddressError, atlas_map
from geo.model import Text
from geo.views import alliances_view, overview_view, region_view
from geo.world import World
from tests.world import FILES, NORTH, reader, small_world

ASSETS = Assets(
    leaflet_js="../../app/static/leaflet-1.js",
    leaflet_css="../../app/static/leaflet-1.css",
    atlas_js="../../app/static/atlas-1.js",
    atlas_css="../../app/static/atlas-1.css",
)
FOREIGN = ["https://cdn.example.org/x", "http://cdn.example.org/x", "//cdn.example.org/x"]
HOSTILE = [
    "{{ 7*7 }}",
    "${7*7}",
    "`${alert(1)}`",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "'\"",
    "{% raw %}",
    "100 {% of",
    "a\u2028b",
]
MAP = atlas_map("view-1.json", ["districts-1.json", "states-1.json"], ASSETS)


def script_of(fmap: folium.Map) -> str:
    return fmap.get_root().render()


def hostile_world(text: str) -> World:
    """Return the invented world with ``text`` in every field that readers see."""
    world = small_world()
    said = Text(de=text, en=text)
    return replace(
        world,
        areas=world.areas.assign(name=text),
        alliances=world.alliances.assign(name=text, short_name=text, programme=text),
        facts=world.facts.assign(text=text, note=text),
        organisations=world.organisations.assign(name=text, type=text, type_en=text),
        memberships=world.memberships.assign(role=text, town=text, subproject=text, note=text),
        funding=world.funding.assign(covers=text, funder=text, note=text),
        sources=world.sources.assign(publisher=text, title=text, licence=text, url=text),
        catalogue={
            one.id: replace(one, title=said, about=said, unit=said, caveat=said)
            for one in world.catalogue.values()
        },
        regions=tuple(
            replace(
                one,
                title=said,
                is_what=said,
                is_not=said,
                definitions=tuple(replace(d, title=said) for d in one.definitions),
            )
            for one in world.regions
        ),
    )


def views_of(world: World) -> list[MapView]:
    bounds = ((50.0, 9.0), (52.0, 11.0))
    north = world.regions[0]
    return [
        overview_view(world, FILES, reader()),
        alliances_view(world, FILES, reader()),
        region_view(world, FILES, north, north.definition(), bounds=bounds, reader=reader()),
    ]


def test_the_page_of_a_map_names_no_host() -> None:
    assert not re.findall(r"(?:https?:)?//[\w.-]+\.\w+", script_of(MAP))


def test_scripts_and_styles_are_our_own() -> None:
    links = [*MAP.default_js, *MAP.default_css]
    assert {address.split("?")[0] for _, address in links} == {
        ASSETS.leaflet_js,
        ASSETS.atlas_js,
        ASSETS.leaflet_css,
        ASSETS.atlas_css,
    }
    assert all(address.split("?")[0] in script_of(MAP) for _, address in links)


def test_a_shown_variant_brings_no_scripts_of_its_own() -> None:
    shown = ShownVariant("alliances", "alpha")
    assert not [*getattr(shown, "default_js", []), *getattr(shown, "default_css", [])]


def test_all_files_of_a_map_are_named_with_the_script() -> None:
    assert "atlas-1.js?files=view-1.json,districts-1.json,states-1.json" in script_of(MAP)


@pytest.mark.parametrize("address", FOREIGN)
@pytest.mark.parametrize("place", ["leaflet_js", "leaflet_css", "atlas_js", "atlas_css"])
def test_a_foreign_address_is_refused_by_name(place: str, address: str) -> None:
    with pytest.raises(ForeignAddressError, match=re.escape(address)):
        atlas_map("view-1.json", [], replace(ASSETS, **{place: address}))


@pytest.mark.parametrize("address", FOREIGN)
@pytest.mark.parametrize("place", ["view", "outline"])
def test_a_foreign_file_is_refused(place: str, address: str) -> None:
    source, outlines = (address, []) if place == "view" else ("view-1.json", [address])
    with pytest.raises(ForeignAddressError):
        atlas_map(source, outlines, ASSETS)


def test_the_map_cannot_be_zoomed_beyond_its_outlines() -> None:
    """A map without a tile layer needs its limits as options of its own."""
    written = script_of(MAP)
    assert re.search(rf'"?minZoom"?: {MIN_ZOOM}\b', written)
    assert re.search(rf'"?maxZoom"?: {MAX_ZOOM}\b', written)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_stays_text(text: str) -> None:
    for view in views_of(hostile_world(text)):
        fmap = folium.Map(tiles=None)
        fmap.default_js, fmap.default_css = [], []
        fmap.add_child(AtlasLayers(config(view)))
        assert text not in script_of(fmap)


@pytest.mark.parametrize("text", ['x"></script><script>alert(1)</script>', "x' onload=alert(1)"])
def test_a_hostile_file_name_stays_text(text: str) -> None:
    assert text not in script_of(atlas_map(text, [text], ASSETS))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_id_of_a_shown_variant_stays_text(text: str) -> None:
    fmap = folium.Map(tiles=None)
    fmap.default_js, fmap.default_css = [], []
    fmap.add_child(ShownVariant(text, text))
    assert text not in script_of(fmap)


def test_a_template_in_a_name_is_not_calculated() -> None:
    (view, *_) = views_of(hostile_world("{{ 7919 * 7907 }}"))
    fmap = folium.Map(tiles=None)
    fmap.default_js, fmap.default_css = [], []
    fmap.add_child(AtlasLayers(config(view)))
    assert str(7919 * 7907) not in script_of(fmap)


def test_the_region_shown_is_that_of_the_page() -> None:
    assert views_of(small_world())[2].page == NORTH.id
