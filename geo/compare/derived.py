"""What records of derived figures share: the figures they are formed of, sources, caveats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.compare.cells import Cell
from geo.compare.lines import line_name
from geo.evidence_record import Record, Term, census_words, sources_of, territory_words
from geo.model import Indicator, Source
from geo.text import Reader
from geo.world import World


def measure_in(found: Cell, world: World) -> Indicator:
    """Return the measure that a figure is of, which may be another than the one asked for."""
    return found.basis.indicator if found.basis else world.catalogue[found.indicator]


def cell_text(world: World, found: Cell, reader: Reader) -> str:
    """Return the figure of a side with its unit."""
    measure = measure_in(found, world)
    return reader.figure(found.value, measure.decimals, reader.of(measure.unit))


def cell_term(world: World, found: Cell, role: str, reader: Reader) -> Term:
    """Return the figure of a side as a part of another."""
    measure = measure_in(found, world)
    parts = (reader.of(measure.title), line_name(found.side, reader), found.value.period)
    return Term(
        role=role,
        title=", ".join(filter(None, parts)),
        value=cell_text(world, found, reader),
        ref=found.ref,
    )


def derived(
    world: World,
    found: Record,
    cells: Sequence[Cell],
    reader: Reader,
    *,
    source_ids: Iterable[str] = (),
) -> Record:
    """Return a record with what it has of the figures behind it: dates, sources, caveats."""
    known = [one for one in cells if one.value.number is not None]
    used = [*source_ids, *(each for one in known for each in one.value.source_ids)]
    sources = sources_of(world, used)
    census = dict.fromkeys(
        census_words(measure_in(one, world), one.value.period, reader) for one in known
    )
    caveats = (
        reader.of(one)
        for each in known
        for one in measure_in(each, world).caveats(each.value.period)
    )
    return replace(
        found,
        place=found.place or "; ".join(dict.fromkeys(line_name(c.side, reader) for c in cells)),
        period=found.period or " – ".join(sorted({one.value.period for one in known})),
        status=found.status or reader.t("own calculation of the atlas"),
        sources=sources,
        territory=_territory(world, sources, cells, reader),
        census="; ".join(filter(None, census)),
        notes=tuple(dict.fromkeys((*found.notes, *caveats))),
    )


def counted(
    address: str,
    title: str,
    number: int,
    terms: Sequence[Term],
    reader: Reader,
    *,
    formula: str = "",
    notes: tuple[str, ...] = (),
    place: str = "",
    period: str = "",
) -> Record:
    """Return the record of something that the atlas has counted."""
    return Record(
        ref=address,
        title=title,
        value=reader.number(number),
        number=float(number),
        place=place,
        period=period,
        status=reader.t("own count of the atlas"),
        formula=formula or reader.t("number of the parts listed"),
        terms=tuple(terms),
        notes=notes,
    )


def _territory(
    world: World, sources: Sequence[Source], cells: Sequence[Cell], reader: Reader
) -> str:
    areas = dict.fromkeys(area for one in cells for area in one.side.areas)
    return territory_words(world, sources, areas, reader) if sources else ""
