"""The layer of innovation alliances: seats, partners, and lines between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

import pandas as pd

from geo import palette
from geo.areas import is_within
from geo.kept import newest_kept_with_world
from geo.layers import Layer, LegendEntry, LegendSection, Symbol, Variant
from geo.money import seats
from geo.partner_links import arrow_section, link_section, partner_links
from geo.places import Place, by_place, place_of, shortened
from geo.provenance import publishers_line
from geo.refs import ref
from geo.run_times import Running, running
from geo.text import Reader
from geo.world import World

LAYER_ID = "alliances"

SEAT_RADIUS_PX = 7.0
PARTNER_RADIUS_PX = 4.0
MOST_KEPT = 200
"""Sets of alliances whose partners by place are kept: a map has one for each span of years."""


def alliance_layer(
    world: World,
    alliance_ids: Sequence[str],
    reader: Reader,
    *,
    parts: Sequence[str] = (),
    regions: int = 1,
) -> Layer:
    """Return the layer for the given alliances.

    Args:
        world: The tables.
        alliance_ids: The alliances to draw, all on one picture.
        reader: Language of the texts.
        parts: Areas of the region; partners outside are drawn hollow. Empty: none are.
        regions: Of how many regions ``parts`` are, for the words of the legend.

    """
    everything = of_all_years(world, alliance_ids, reader, parts=parts, regions=regions)
    years = [
        _in_years(world, span, parts, regions, reader) for span in running(world, alliance_ids)
    ]
    return Layer(
        id=LAYER_ID,
        label=reader.t("Alliances"),
        variants=(everything, *years),
        timeline=bool(years),
    )


def of_all_years(
    world: World,
    alliance_ids: Sequence[str],
    reader: Reader,
    *,
    parts: Sequence[str] = (),
    regions: int = 1,
) -> Variant:
    """Return the variant of the layer that shows the alliances whenever they run."""
    placed = {a: _placed_seats(world, a) for a in alliance_ids}
    return Variant(
        id="all",
        label=reader.t("All years"),
        title=reader.t("Innovation alliances: seats and partners"),
        subtitle=reader.t("Lines lead from the seat to partners known by name and place"),
        essentials=(),
        notes=tuple(_notes(world, placed, reader)),
        sources=tuple(_rows_of(world, alliance_ids)["source_id"].unique()),
        legend=(_legend(reader, parts, regions), link_section(reader), arrow_section(reader)),
        symbols=(
            *partner_dots(world, alliance_ids, parts, reader),
            *_seat_symbols(world, placed, reader),
        ),
        links=tuple(partner_links(world, placed, reader)),
    )


def _in_years(
    world: World, span: Running, parts: Sequence[str], regions: int, reader: Reader
) -> Variant:
    """Return the alliances that run in some years."""
    same = span.first == span.last
    years = str(span.first) if same else f"{span.first}–{span.last}"
    whole = of_all_years(world, span.alliance_ids, reader, parts=parts, regions=regions)
    listed = ", ".join(world.alliance_names()[one] for one in span.alliance_ids)
    words = reader.t("Running: {list}. Alliances whose start or end is not known are left out.")
    return replace(
        whole,
        id=f"running:{span.first}" if same else f"running:{span.first}-{span.last}",
        label=years,
        title=reader.t("Innovation alliances running in {years}").format(years=years),
        essentials=(words.format(list=listed or "–"),),
    )


def partner_dots(
    world: World, alliance_ids: Sequence[str], parts: Sequence[str], reader: Reader
) -> list[Symbol]:
    """Return one dot a place with the partners of the alliances that sit there."""
    found = [
        Symbol(
            lat=place.lat,
            lon=place.lon,
            radius_px=PARTNER_RADIUS_PX * sqrt(here["organisation_id"].nunique()),
            colour=palette.PARTNER,
            hollow=bool(parts) and not is_within(place.area_id, parts),
            lines=(place.name, *_partners_here(world, here, reader)),
            ref=ref("place", "organisations", place.area_id),
        )
        for place, here in _by_place(world, tuple(alliance_ids))
    ]
    return sorted(found, key=lambda symbol: -symbol.radius_px)


def _partners_here(world: World, rows: pd.DataFrame, reader: Reader) -> list[str]:
    """Return who sits at a place and in which alliance, and who says so."""
    names, titles = world.organisation_names(), world.alliance_names()
    pairs = zip(rows["organisation_id"], rows["alliance_id"], strict=True)
    listed = sorted({f"{names[o]} ({titles[a]})" for o, a in pairs})
    return [*shortened(listed, reader), publishers_line(world, rows["source_id"], reader)]


@newest_kept_with_world(MOST_KEPT)
def _by_place(world: World, alliance_ids: tuple[str, ...]) -> list[tuple[Place, pd.DataFrame]]:
    """Return the memberships of alliances by place, for dots and for what lies below a seat."""
    return by_place(world.areas, _rows_of(world, alliance_ids))


def _rows_of(world: World, alliance_ids: Sequence[str]) -> pd.DataFrame:
    rows = world.memberships
    return rows[rows["alliance_id"].isin(set(alliance_ids))]


def _placed_seats(world: World, alliance_id: str) -> list[Place]:
    found = (place_of(world.areas, area_id) for area_id in seats(world, alliance_id))
    return [place for place in found if place]


def _seat_symbols(
    world: World, placed: Mapping[str, Sequence[Place]], reader: Reader
) -> list[Symbol]:
    rows = world.alliances.set_index("alliance_id")
    at_place: dict[Place, list[str]] = {}
    for alliance_id, places in placed.items():
        for place in places:
            at_place.setdefault(place, []).append(alliance_id)
    partners = dict(_by_place(world, tuple(placed)))
    return [
        Symbol(
            lat=place.lat,
            lon=place.lon,
            radius_px=SEAT_RADIUS_PX,
            colour=palette.region_colour(str(rows.loc[ids[0], "region_id"])),
            label=" · ".join(str(rows.loc[i, "short_name"]) for i in ids),
            lines=(
                reader.t("Seat: {place}").format(place=place.name),
                *(str(rows.loc[i, "name"]) for i in ids),
                publishers_line(world, (str(rows.loc[i, "source_id"]) for i in ids), reader),
                *_partners_at(world, partners.get(place), reader),
            ),
            ref=ref("place", "organisations", place.area_id) if place in partners else "",
        )
        for place, ids in at_place.items()
    ]


def _partners_at(world: World, rows: pd.DataFrame | None, reader: Reader) -> list[str]:
    """Return the partners at a seat, whose dot lies below the seat's."""
    if rows is None:
        return []
    return [reader.t("Partners here:"), *_partners_here(world, rows, reader)]


def _notes(world: World, placed: Mapping[str, Sequence[Place]], reader: Reader) -> list[str]:
    names = world.alliance_names()
    missing = [str(names[alliance_id]) for alliance_id, places in placed.items() if not places]
    if not missing:
        return []
    return [
        reader.t("Without a known seat and so without a marker: {list}.").format(
            list=", ".join(missing)
        )
    ]


def _legend(reader: Reader, parts: Sequence[str], regions: int) -> LegendSection:
    t = reader.t
    entries = [
        LegendEntry(
            mark="dot", label=t("Seat of an alliance"), colour=palette.REGION_LINE, size_px=7
        ),
        LegendEntry(
            mark="dot", label=t("Known partners at a place"), colour=palette.PARTNER, size_px=5
        ),
    ]
    if parts:
        entries.append(
            LegendEntry(
                mark="ring",
                label=t("Partners outside this region")
                if regions == 1
                else t("Partners outside the regions"),
                colour=palette.PARTNER,
                size_px=5,
            )
        )
    return LegendSection(title=t("Alliances"), entries=tuple(entries))
