"""Records of what maps make of two measures or of many points: fields of a square, hexagons."""

from __future__ import annotations

from collections.abc import Sequence

from geo.evidence_classes import shown_value
from geo.evidence_partners import of_memberships
from geo.evidence_record import Record, Term, known_area, name_of
from geo.hexbin import cells_of
from geo.layers import Fill, Variant
from geo.partner_density import Count
from geo.partner_grid import placed_memberships
from geo.refs import UnknownRefError, ref
from geo.relation_layer import relation_layer
from geo.text import Reader
from geo.world import World


def field(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the field, 1 to 9, in which a district lies."""
    area_id = known_area(world, parts[0])
    variant = _variant(world, reader)
    funding, skills, crossed = variant.fills
    if area_id not in crossed.codes:
        raise UnknownRefError(f"{area_id!r} is no district of the map")
    number = crossed.values.get(area_id)
    return Record(
        ref=ref("field", *parts),
        title=crossed.measure,
        value=reader.t("not known") if number is None else reader.number(number),
        number=number,
        place=name_of(world, area_id, reader),
        period=skills.period,
        status=reader.t("own count of the atlas"),
        formula=reader.t("3 × step of funding + step of skills shortage + 1, steps from 0 to 2"),
        terms=tuple(_term(one, area_id, reader) for one in (funding, skills)),
        notes=(*variant.essentials, *_limits(variant)),
    )


def related_districts(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many districts have both figures."""
    if parts[0] != "known":
        raise UnknownRefError(f"{parts[0]!r} is not counted for the relation")
    crossed = _variant(world, reader).fills[-1]
    return Record(
        ref=ref("related", *parts),
        title=reader.t("Districts with both figures"),
        value=reader.number(len(crossed.values)),
        number=float(len(crossed.values)),
        status=reader.t("own count of the atlas"),
        terms=tuple(
            Term(role=reader.t("part"), title=name_of(world, one, reader), ref=ref("field", one))
            for one in sorted(crossed.values)
        ),
    )


def cell(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the memberships in a hexagon, named by its column and row."""
    if not all(one.lstrip("-").isdecimal() for one in parts):
        raise UnknownRefError("a hexagon is named by two whole numbers")
    rows = placed_memberships(world)
    places = cells_of(rows.geometry)
    column, row = map(int, parts)
    here = rows[(places["column"] == column) & (places["row"] == row)]
    if here.empty:
        raise UnknownRefError("there is no membership in this hexagon")
    area = ", ".join(sorted(here["place"].unique()))
    address = ref("cell", *parts)
    return of_memberships(world, here, Count.MEMBERSHIPS, reader, ref=address, place=area)


def _variant(world: World, reader: Reader) -> Variant:
    layer = relation_layer(world, reader)
    if layer is None:
        raise UnknownRefError("there is no map that relates two measures")
    return layer.variants[0]


def _term(fill: Fill, area_id: str, reader: Reader) -> Term:
    return Term(
        role=reader.t("part"),
        title=f"{fill.measure}, {fill.period}",
        value=shown_value(fill, area_id, reader),
        ref=fill.ref.replace("{}", area_id),
    )


def _limits(variant: Variant) -> list[str]:
    square = variant.legend[0].square
    if square is None:
        return []
    steps = [*square.row_steps(), *square.column_steps()]
    return ["; ".join(f"{fields}: {label}" for fields, label in steps)]
