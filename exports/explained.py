"""What explains each map of a view as HTML: title, legend, notes, sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exports.legend import legend_html
from exports.markup import Link, text_html
from geo.alliance_layer import LAYER_ID as ALLIANCES
from geo.citation import cited, figure
from geo.classification import Method, Scheme
from geo.evidence_classes import Shown, scheme_name
from geo.layers import Layer, Variant
from geo.leaflet.config import config, key_of
from geo.leaflet.element import EVERYWHERE, MapView
from geo.partner_layer import LAYER_ID as PARTNERS
from geo.provenance import known_rows
from geo.refs import ref
from geo.text import Reader, as_html
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """What explains one variant of a layer, as HTML."""

    words: str
    legend: str


def explained(
    world: World, view: MapView, reader: Reader, link: Link
) -> Mapping[tuple[str, str], Explained]:
    """Return words and legend of every variant by the ids of layer and variant."""
    return {
        (layer.id, variant.id): Explained(
            words=_block(key_of(layer, variant), _title(variant, link)),
            legend=_block(
                key_of(layer, variant),
                legend_html(variant.legend, reader, link, _shown_map(view, layer, variant))
                + _notes(variant, world, reader, _pages_ref(view, layer, variant), link),
            ),
        )
        for layer in view.layers
        for variant in layer.variants
    }


def view_text(view: MapView, found: Mapping[tuple[str, str], Explained]) -> str:
    """Return a view with what explains it, as the JSON that the scripts of the map read."""
    content = config(view)
    for layer in content["layers"]:
        for variant in layer["variants"]:
            block = found[layer["id"], variant["id"]]
            variant["blocks"] = {"layers": block.words, "legend": block.legend}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _shown_map(view: MapView, layer: Layer, variant: Variant) -> Shown:
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


def _title(variant: Variant, link: Link) -> str:
    return f"<h3>{as_html(variant.title)}</h3><p>{text_html(variant.subtitle, link)}</p>"


def _notes(variant: Variant, world: World, reader: Reader, pages_ref: str, link: Link) -> str:
    essentials = "".join(
        f"<p><small>{text_html(text, link)}</small></p>" for text in variant.essentials
    )
    notes = "".join(f"<li>{text_html(note, link)}</li>" for note in variant.notes)
    how = as_html(reader.t("How to read this layer"))
    sources = sources_line(world, variant.sources, reader, pages_ref, link)
    return (
        essentials
        + (f"<details><summary>{how}</summary><ul>{notes}</ul></details>" if notes else "")
        + f"<p><small>{sources}</small></p>"
    )


def sources_line(
    world: World, source_ids: Sequence[str], reader: Reader, address: str, link: Link
) -> str:
    """Return the sources of a layer as one HTML line; pages about alliances are counted only.

    ``address`` is that of their number.
    """
    rows = known_rows(world, source_ids)
    tables = [row for row in rows if row["kind"] != "facts"]
    pages = len(rows) - len(tables)
    parts = [as_html(f"{row['publisher']}: {row['title']}") for row in tables]
    if pages:
        words = reader.t("{count} pages about the alliances, named in the profiles")
        number = figure(reader.number(pages), address)
        parts.append(text_html(cited(words, count=number), link))
    title = as_html(reader.t("Sources"))
    return (
        f"{title}: {'; '.join(parts)}"
        if parts
        else as_html(reader.t("No sources, as nothing is stated here."))
    )
