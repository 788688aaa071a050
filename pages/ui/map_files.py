"""The files from which the browser makes a map: the view with its words, and the page to frame."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from geo.alliance_layer import LAYER_ID as ALLIANCES
from geo.classification import Method, Scheme
from geo.evidence_classes import Shown, scheme_name
from geo.layers import Layer, Variant
from geo.leaflet.config import config, key_of
from geo.leaflet.element import EVERYWHERE, MapView
from geo.maps import Assets, atlas_page
from geo.partner_layer import LAYER_ID as PARTNERS
from geo.refs import ref
from geo.text import Reader, as_html
from geo.world import World
from loaders.published import publish_text
from pages.ui import data, pinned, translation
from pages.ui.figure import text_html
from pages.ui.legend import legend_html
from pages.ui.sources import sources_line


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """What explains one variant of a layer, as HTML."""

    words: str
    legend: str


@pinned.kept(hash_funcs={MapView: id})
def explained(view: MapView) -> Mapping[tuple[str, str], Explained]:
    """Return words and legend of every variant by the ids of layer and variant."""
    world, reader = data.world(), translation.reader(view.language)
    return {
        (layer.id, variant.id): Explained(
            words=_block(key_of(layer, variant), _title(variant)),
            legend=_block(
                key_of(layer, variant),
                legend_html(variant.legend, reader, _shown(view, layer, variant))
                + _notes(variant, world, reader, _pages_ref(view, layer, variant)),
            ),
        )
        for layer in view.layers
        for variant in layer.variants
    }


@pinned.kept(hash_funcs={MapView: id})
def file_of(view: MapView) -> str:
    """Return the name of the file in which the browser finds a view."""
    content = config(view)
    blocks = explained(view)
    for layer in content["layers"]:
        for variant in layer["variants"]:
            found = blocks[layer["id"], variant["id"]]
            variant["blocks"] = {"layers": found.words, "legend": found.legend}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return publish_text(data.STATIC, f"view-{view.page}-{view.language}", "json", text)


@pinned.kept(hash_funcs={MapView: id})
def page_of(view: MapView) -> str:
    """Return the name of the file with the page of a map."""
    files = [one.file for one in view.files]
    page = atlas_page(file_of(view), files, assets(), str(view.texts["map"]))
    return publish_text(data.STATIC, f"map-{view.page}-{view.language}", "html", page)


def assets(folder: str = "") -> Assets:
    """Return the addresses of scripts and styles; ``folder`` is where the page finds them."""
    files = data.published()
    names = ("leaflet.js", "leaflet.css", "atlas.js", "atlas.css")
    return Assets(**{name.replace(".", "_"): folder + files[name].url for name in names})


def _shown(view: MapView, layer: Layer, variant: Variant) -> Shown:
    """Return which map a legend counts; only partner density is shown for the region's areas."""
    chosen = view.classing
    scheme = Scheme(method=Method(chosen.method), fixed=chosen.fixed) if chosen else Scheme()
    return Shown(
        layer=layer.id,
        variant=variant.id,
        scope=view.scope if layer.id == PARTNERS else EVERYWHERE,
        scheme=scheme_name(scheme),
    )


def _pages_ref(view: MapView, layer: Layer, variant: Variant) -> str:
    """Return the address of how many pages about the alliances a variant rests on."""
    scope = view.scope if layer.id == ALLIANCES else EVERYWHERE
    return ref("pages", layer.id, variant.id.replace(":", "."), scope)


def _block(key: str, html: str) -> str:
    return f'<div class="atlas-block" data-atlas-for="{key}">{html}</div>'


def _title(variant: Variant) -> str:
    return f"<h3>{as_html(variant.title)}</h3><p>{text_html(variant.subtitle)}</p>"


def _notes(variant: Variant, world: World, reader: Reader, pages_ref: str) -> str:
    essentials = "".join(f"<p><small>{text_html(text)}</small></p>" for text in variant.essentials)
    notes = "".join(f"<li>{text_html(note)}</li>" for note in variant.notes)
    how = as_html(reader.t("How to read this layer"))
    return (
        essentials
        + (f"<details><summary>{how}</summary><ul>{notes}</ul></details>" if notes else "")
        + f"<p><small>{sources_line(world, variant.sources, reader, pages_ref)}</small></p>"
    )
