"""Records of the counts in a legend: how many areas or cells of a map carry a class or a sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.awards_layer import award_fill
from geo.classification import Method, Scheme
from geo.compare.side_fills import periods_of, side_fill
from geo.evidence_record import Record, Term, measure_of, name_of, scoped_region
from geo.funding_layer import PER_RUN_YEAR, WHOLE, per_inhabitant_fill
from geo.kept import newest_kept_with_world
from geo.layers import Fill
from geo.legend import LEAST, UNCERTAIN, borders, class_section
from geo.model import Kind, Level
from geo.money import by_seat
from geo.partner_density import MEASURES, density_fill, levels_of
from geo.partner_grid import grid_variant
from geo.refs import UnknownRefError, ref
from geo.relation_layer import relation_layer
from geo.skills_layer import district_fill
from geo.text import Reader
from geo.world import World

CELLS = "cell"
SMALL_MAPS = "maps"
"""The maps of a comparison, as a layer in addresses."""
FIXED = ".fixed"
MOST_KEPT = 32
"""Maps whose areas are kept for the next record of their legends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Which map a legend stands beside: its areas and how its classes are made."""

    layer: str
    variant: str
    scope: str
    scheme: str

    def ref(self, level: str, code: str) -> str:
        """Return the address of the count of a class."""
        variant = self.variant.replace(":", ".")
        return ref("class", self.layer, variant, self.scope, self.scheme, level, code)


def scheme_name(scheme: Scheme) -> str:
    """Return how classes are made, as a part of an address."""
    return scheme.method.value + (FIXED if scheme.fixed else "")


def classed(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many areas of a map carry a class, a state or a border."""
    layer, variant, scope, scheme, level, code = parts
    if level == CELLS:
        return _cells(world, parts, reader)
    if level not in list(Level):
        raise UnknownRefError(f"{level!r} is no level")
    fill = _fill(world, layer, variant, scope, _scheme(scheme), Level(level), reader)
    areas = _areas_with(fill, code)
    words = reader.t("{count} of {all} areas")
    return Record(
        ref=ref("class", *parts),
        title=reader.t("Areas on the map: {sign}").format(sign=_label(fill, code, reader)),
        value=reader.number(len(areas)),
        number=float(len(areas)),
        place=_scope_name(world, scope, reader),
        period=fill.period,
        unit=fill.unit,
        status=words.format(count=reader.number(len(areas)), all=reader.number(len(fill.codes))),
        formula=reader.t("number of areas listed; measure: {measure}").format(measure=fill.measure),
        terms=tuple(_area(world, fill, one, reader) for one in areas),
        notes=(fill.source,),
    )


def _area(world: World, fill: Fill, area_id: str, reader: Reader) -> Term:
    return Term(
        role=reader.t("part"),
        title=name_of(world, area_id, reader),
        value=shown_value(fill, area_id, reader),
        ref=fill.ref.replace("{}", area_id),
    )


def shown_value(fill: Fill, area_id: str, reader: Reader) -> str:
    """Return the value of an area as the map says it, empty where there is none."""
    number = fill.values.get(area_id)
    if number is None:
        return ""
    if not number and fill.zero_text:
        return fill.zero_text
    return reader.with_unit(number, fill.decimals, fill.unit)


def _areas_with(fill: Fill, code: str) -> list[str]:
    if code == LEAST:
        return sorted(fill.lower_bound)
    if code == UNCERTAIN:
        return sorted(fill.uncertain)
    return sorted(area for area, own in fill.codes.items() if own == code)


def _label(fill: Fill, code: str, reader: Reader) -> str:
    """Return what the legend calls a class or a border."""
    section = class_section(fill, "", reader, zero_label=fill.zero_text)
    entries = [*section.entries, *borders(fill, reader)]
    return next((one.label for one in entries if one.code == code), code)


def _scope_name(world: World, scope: str, reader: Reader) -> str:
    return (
        reader.t("Germany") if scope == "all" else reader.of(scoped_region(world, scope)[0].title)
    )


def _scheme(name: str) -> Scheme:
    method = name.removesuffix(FIXED)
    if method not in list(Method):
        raise UnknownRefError(f"{name!r} is no way to make classes")
    return Scheme(method=Method(method), fixed=name.endswith(FIXED))


@newest_kept_with_world(MOST_KEPT)
def _fill(
    world: World, layer: str, variant: str, scope: str, scheme: Scheme, level: Level, reader: Reader
) -> Fill:
    """Return the areas of a variant of a layer as the map shows them.

    Kept, because a legend leads to a record for each of its classes.
    """
    if layer == "skills":
        indicator, _, period = variant.partition(".")
        measure = measure_of(world, indicator)
        if measure.skills_rank is None or period not in world.observations[indicator]:
            raise UnknownRefError(f"{variant!r} is not shown as a map")
        return district_fill(world, measure, period, reader, scheme)
    if layer == SMALL_MAPS:
        return _small_fill(world, variant, scheme, level, reader)
    if layer == "partners":
        return _partner_fill(world, variant, scope, scheme, level, reader)
    if layer == "funding":
        known = {one.id: one for one in (WHOLE, PER_RUN_YEAR)}
        if variant in known:
            money = by_seat(world, known[variant].amounts_of)
            return per_inhabitant_fill(world, money, reader, known[variant], scheme)[0]
        awards = award_fill(world, variant.removeprefix("awards_"), reader, scheme)
        if awards:
            return awards
    found = relation_layer(world, reader) if layer == "relation" else None
    if found is None:
        raise UnknownRefError(f"there is no map {layer!r} {variant!r}")
    return found.variants[0].fills[-1]


def _small_fill(world: World, variant: str, scheme: Scheme, level: Level, reader: Reader) -> Fill:
    """Return the areas of small maps of a comparison, which show any measure but counts."""
    indicator, _, period = variant.partition(".")
    measure = measure_of(world, indicator)
    if measure.kind is Kind.COUNT or period not in periods_of(world, indicator, level):
        raise UnknownRefError(f"{variant!r} is not shown as a map of {level.value}")
    return side_fill(world, measure, period, level, scheme, reader)[0]


def _partner_fill(
    world: World, variant: str, scope: str, scheme: Scheme, level: Level, reader: Reader
) -> Fill:
    measures: Mapping[str, object] = {one.id: one for one in MEASURES}
    if variant not in measures:
        raise UnknownRefError(f"{variant!r} is no partner density")
    measure = next(one for one in MEASURES if one.id == variant)
    parts = () if scope == "all" else scoped_region(world, scope)[1].areas
    levels = levels_of(world, measure.by)
    if level not in levels:
        raise UnknownRefError(f"{variant!r} is not known for {level.value}")
    if level is Level.MUNICIPALITY:
        return density_fill(world, level, reader, measure, scheme, inside=parts)
    around = parts if Level.MUNICIPALITY in levels else ()
    return density_fill(world, level, reader, measure, scheme, without=around)


def _cells(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return how many hexagons of the grid carry a class."""
    variant = grid_variant(world, "", reader)
    entries = [one for section in variant.legend for one in section.entries]
    found = [one for one in entries if one.code == parts[-1] and one.count is not None]
    if not found or not variant.cells:
        raise UnknownRefError("the grid has no such class")
    return Record(
        ref=ref("class", *parts),
        title=reader.t("Hexagons on the map: {sign}").format(sign=found[0].label),
        value=reader.number(found[0].count or 0),
        number=float(found[0].count or 0),
        place=reader.t("Germany"),
        status=reader.t("own count of the atlas"),
    )
