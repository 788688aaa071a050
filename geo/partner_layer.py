"""The layer of partner density: known partners per 100,000 inhabitants, and their number."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import pandas as pd

from geo import palette
from geo.areas import ids_of_level, is_within, state_of
from geo.classify import Classes
from geo.inhabitants import inhabitants
from geo.layers import Fill, Layer, LegendSection, Symbol, Variant
from geo.legend import circle_section, class_section
from geo.model import Level
from geo.partners import Coverage, coverage, density, organisations_by_area, unplaced
from geo.places import by_place, shortened
from geo.provenance import counted_by_atlas, publishers_line
from geo.text import Reader
from geo.world import World

LAYER_ID = "partners"

PX_OF_ONE_PARTNER = 5.0

_CLASSES = {
    Level.MUNICIPALITY: Classes(
        breaks=(1.0, 2.5, 5.0, 10.0), colours=palette.SEQUENTIAL, zero=True
    ),
    Level.DISTRICT: Classes(breaks=(0.5, 1.0, 2.0), colours=palette.FRAME_SEQUENTIAL, zero=True),
}
"""Rounded limits in partners per 100,000 inhabitants, after all areas in the box."""


def partner_layer(
    world: World, parts: Sequence[str], alliance_ids: Sequence[str], reader: Reader
) -> Layer:
    """Return the layer: municipalities inside ``parts``, districts around them, symbols by place.

    Args:
        world: The tables.
        parts: Areas of the region shown; empty for all Germany, then all districts are filled, and
            all municipalities in the box for when their district is opened.
        alliance_ids: The alliances whose coverage is named with the layer.
        reader: Language of the texts.

    """
    around = density_fill(world, Level.DISTRICT, reader, without=parts)
    within = density_fill(world, Level.MUNICIPALITY, reader, inside=parts)
    fills = [within, around] if parts else [around, within]
    symbols = partner_symbols(world, reader)
    variant = Variant(
        id="organisations",
        label=reader.t("Known partners per 100,000 inhabitants"),
        title=reader.t("Partners of innovation alliances known by name"),
        subtitle=reader.t("Organisations per 100,000 inhabitants; symbols: number at the place"),
        essentials=tuple(coverage_lines(world, alliance_ids, reader)) if parts else (),
        notes=tuple(_notes(world, () if parts else alliance_ids, reader)),
        sources=_sources(world),
        legend=tuple(_legend(world, fills, symbols, reader, whole=not parts)),
        fills=tuple(fills),
        symbols=tuple(symbols),
    )
    return Layer(id=LAYER_ID, label=reader.t("Partner density"), variants=(variant,))


def density_fill(
    world: World,
    level: Level,
    reader: Reader,
    *,
    inside: Sequence[str] = (),
    without: Sequence[str] = (),
) -> Fill:
    """Return known partners per 100,000 inhabitants for the areas of one level.

    Class limits come from all areas of the level in the box, whatever part of them is shown.
    """
    people = inhabitants(world, level)
    counts = organisations_by_area(world.memberships, level)["organisations"]
    rates = density(counts, people.number)
    classes = _CLASSES[level]
    shown = rates[[_shown(str(area), inside, without) for area in rates.index]]
    return Fill(
        level=level,
        measure=reader.t("Known partners"),
        unit=reader.t("per 100,000 inhabitants"),
        decimals=1,
        period=people.period,
        source=counted_by_atlas(world, people.source_ids, reader),
        values={str(k): round(float(v), 3) for k, v in shown.dropna().items()},
        codes=classes.codes(shown, pd.Series("not_collected", index=shown.index)),
        classes=classes,
        zero_text=reader.t("none known"),
    )


def partner_symbols(world: World, reader: Reader) -> list[Symbol]:
    """Return one circle a place, its area proportional to the number of known partners."""
    names = world.organisation_names()
    found = []
    for place, rows in by_place(world.areas, world.memberships):
        ids = sorted(set(rows["organisation_id"]), key=lambda i: str(names[i]))
        found.append(
            Symbol(
                lat=place.lat,
                lon=place.lon,
                radius_px=PX_OF_ONE_PARTNER * sqrt(len(ids)),
                colour=palette.PARTNER,
                lines=(
                    reader.t("{place}: {count} known partners").format(
                        place=place.name, count=len(ids)
                    ),
                    *shortened([str(names[i]) for i in ids], reader),
                    publishers_line(world, rows["source_id"], reader),
                ),
            )
        )
    return sorted(found, key=lambda symbol: -symbol.radius_px)


def coverage_lines(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    """Return for each alliance how many partners are known of how many it claims."""
    names = world.alliance_names()
    return [
        f"{names[alliance_id]}: {coverage_words(found, reader)}"
        for alliance_id, found in coverage(world, alliance_ids).items()
        if found.known or found.claimed
    ]


def coverage_words(found: Coverage, reader: Reader) -> str:
    """Return "9 of 197 partners known by name (as of: July 2021)"."""
    if found.claimed is None:
        words = reader.t("{known} partners known by name, total number not known")
        return words.format(known=found.known)
    date = reader.date(found.claimed.date) or reader.t("no date")
    words = (
        reader.t("{known} of {claimed} partners known by name (as of: {date})")
        if found.known <= found.claimed.number
        else reader.t("{known} partners known by name, {claimed} claimed (as of: {date})")
    )
    return words.format(known=found.known, claimed=found.claimed.number, date=date)


def _shown(area_id: str, inside: Sequence[str], without: Sequence[str]) -> bool:
    return (not inside or is_within(area_id, inside)) and not is_within(area_id, without)


def _notes(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    missing = len(unplaced(world.memberships))
    return [
        reader.t(
            "Counted are organisations known by name whose town is known; small numbers: one "
            "partner more or less changes a value much. None known does not mean none there."
        ),
        reader.t(
            "{count} of {all} participations cannot be placed on the map; they are listed on the "
            "pages of the regions."
        ).format(count=missing, all=len(world.memberships)),
        *coverage_lines(world, alliance_ids, reader),
    ]


def _sources(world: World) -> tuple[str, ...]:
    levels = (Level.DISTRICT, Level.MUNICIPALITY)
    people = [one for level in levels for one in inhabitants(world, level).source_ids]
    return tuple(dict.fromkeys([*people, *world.memberships["source_id"]]))


def _legend(
    world: World, fills: list[Fill], symbols: list[Symbol], reader: Reader, *, whole: bool
) -> list[LegendSection]:
    inner = reader.t("Municipalities of the region, per 100,000 inhabitants")
    titles = {
        Level.MUNICIPALITY: _all_municipalities(world, reader) if whole else inner,
        Level.DISTRICT: reader.t("Districts, per 100,000 inhabitants"),
    }
    sections = [
        class_section(fill, titles[fill.level], reader, zero_label=reader.t("none known"))
        for fill in fills
    ]
    sizes = [(reader.number(n), PX_OF_ONE_PARTNER * sqrt(n)) for n in (20, 5, 1)]
    title = reader.t("Known partners at a place (symbol size independent of zoom)")
    return [*sections, circle_section(title, sizes, palette.PARTNER)] if symbols else sections


def _all_municipalities(world: World, reader: Reader) -> str:
    """Return the title of the classes of all municipalities, with the Länder they lie in."""
    states = {state_of(area) for area in ids_of_level(world.areas, Level.MUNICIPALITY)}
    words = reader.t("Municipalities of an opened district ({states}), per 100,000 inhabitants")
    return words.format(states=", ".join(str(world.areas["name"][one]) for one in sorted(states)))
