"""What must be the same for figures to be compared: measure, level, territory, census, table.

A comparison refuses what differs in one of :data:`REFUSED` and names the other differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.areas import level_of, levels_of
from geo.kept import kept_with_world
from geo.model import Indicator, Level
from geo.observations import values
from geo.records import records
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Basis:
    """What figures of an indicator, a period and a level rest on; empty is "not stated".

    ``boundary_date`` is the day of the territory that the sources state, ``tables`` are publisher
    and title of each source, ``families`` publisher and number of its table, which are the same for
    all years of one table; ``census_base`` is 2011 or 2022. ``also`` are the other levels of areas
    that a figure is put together from, finest last; such a figure is mixed.
    """

    indicator: Indicator
    period: str
    level: Level
    boundary_date: str
    census_base: str
    tables: tuple[str, ...]
    areas: int
    families: tuple[str, ...] = ()
    also: tuple[Level, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels of all areas that the figures are of, coarsest first."""
        return (self.level, *self.also)


class Aspect(StrEnum):
    """In what two figures may differ."""

    INDICATOR = "indicator"
    PERIOD = "period"
    LEVEL = "level"
    TERRITORY = "territory"
    CENSUS = "census"
    TABLE = "table"


REFUSED = frozenset({Aspect.INDICATOR, Aspect.LEVEL, Aspect.CENSUS})
"""What may not be compared at all; other differences are said beside the comparison."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing in which two figures differ, in words."""

    kind: Aspect
    words: str

    @property
    def refused(self) -> bool:
        """Whether figures that differ so may not be compared at all."""
        return self.kind in REFUSED


@kept_with_world
def basis(world: World, indicator: str, period: str, level: Level) -> Basis:
    """Return what the figures of an indicator rest on.

    Raises:
        LookupError: The catalogue has no such indicator.

    """
    measure = world.catalogue[indicator]
    rows = values(world.observations, indicator, period)
    own = rows.loc[[area for area in rows.index if level_of(str(area)) is level]]
    used = [one for one in dict.fromkeys(own["source_id"]) if one in world.sources.index]
    sources = world.sources.loc[used]
    dates = sorted(set(sources["boundary_date"]))
    return Basis(
        indicator=measure,
        period=period,
        level=level,
        boundary_date=dates[0] if len(dates) == 1 else "",
        census_base=measure.census_base(period),
        tables=tuple(
            f"{publisher}: {title}"
            for publisher, title in zip(sources["publisher"], sources["title"], strict=True)
        ),
        areas=len(own),
        families=tuple(sorted({_family(row) for row in records(sources)})),
    )


def levels_basis(world: World, indicator: str, period: str, areas: Iterable[str]) -> Basis:
    """Return what the figures of areas rest on, be they of several levels."""
    return joint([basis(world, indicator, period, one) for one in levels_of(areas)])


def joint(found: Sequence[Basis]) -> Basis:
    """Return what one figure rests on that is put together from areas of several levels."""
    first = found[0]
    if len(found) == 1:
        return first
    dates = {one.boundary_date for one in found}
    return replace(
        first,
        boundary_date=first.boundary_date if len(dates) == 1 else "",
        tables=tuple(dict.fromkeys(table for one in found for table in one.tables)),
        areas=sum(one.areas for one in found),
        families=tuple(sorted({family for one in found for family in one.families})),
        also=tuple(one.level for one in found[1:]),
    )


def bases(world: World) -> list[Basis]:
    """Return the bases of all figures: every indicator in every period at every level."""
    found = []
    for indicator in world.catalogue:
        for period, rows in sorted(world.observations.get(indicator, {}).items()):
            known = {level_of(str(area)) for area in rows.index}
            levels = [level for level in Level if level in known]
            found += [basis(world, indicator, period, level) for level in levels]
    return [one for one in found if one.areas]


def differences(one: Basis, other: Basis, reader: Reader) -> tuple[Difference, ...]:
    """Return in what two figures differ; nothing where they may be compared without a word.

    A territory that is not stated is taken to differ between tables, not within one.
    """
    unknown = reader.t("not stated")
    left, right = _said(one, reader), _said(other, reader)
    found = [
        Difference(
            kind=kind,
            words=_words(kind, reader).format(
                one=left[kind] or unknown, other=right[kind] or unknown
            ),
        )
        for kind in Aspect
        if left[kind] != right[kind] and not (kind is Aspect.TABLE and _same_table(one, other))
    ]
    if _unsure(one, other):
        words = reader.t("Neither source states the boundaries of its figures.")
        found.append(Difference(kind=Aspect.TERRITORY, words=words))
    return tuple(found)


def _said(one: Basis, reader: Reader) -> dict[Aspect, str]:
    """Return each aspect of a basis in words."""
    return {
        Aspect.INDICATOR: reader.of(one.indicator.title),
        Aspect.PERIOD: one.period,
        Aspect.LEVEL: basis_level_words(one, reader),
        Aspect.TERRITORY: reader.date(one.boundary_date),
        Aspect.CENSUS: one.census_base,
        Aspect.TABLE: "; ".join(one.tables),
    }


@kept_with_world
def other_years(
    world: World, indicator: str, period: str, level: Level, reader: Reader
) -> tuple[str, ...]:
    """Return what stands against comparing a figure with those of other years, year by year."""
    own = basis(world, indicator, period, level)
    found = []
    for other in sorted(world.observations.get(indicator, {})):
        beside = basis(world, indicator, other, level)
        if other != period and beside.areas:
            apart = differences(own, beside, reader)
            words = [one.words for one in apart if one.kind is not Aspect.PERIOD]
            if words:
                found.append(f"{other}: {' '.join(words)}")
    return tuple(found)


def _unsure(one: Basis, other: Basis) -> bool:
    """Tell whether figures of different tables are of a territory that both do not state."""
    stated = one.boundary_date or other.boundary_date
    return not stated and not _same_table(one, other)


def _same_table(one: Basis, other: Basis) -> bool:
    """Tell whether figures are of the same tables, be it of different years."""
    return one.tables == other.tables or bool(one.families and one.families == other.families)


def _family(source: Mapping[str, str]) -> str:
    return f"{source['publisher']}: {source['table'] or source['title']}"


def level_words(level: Level, reader: Reader) -> str:
    """Return what the areas of a level are called."""
    t = reader.t
    known = {
        Level.COUNTRY: t("Germany"),
        Level.STATE: t("states"),
        Level.DISTRICT: t("districts"),
        Level.MUNICIPALITY: t("municipalities"),
    }
    return known[level]


def basis_level_words(found: Basis, reader: Reader) -> str:
    """Return of areas of which level figures are, all levels where they are mixed."""
    names = [level_words(one, reader) for one in found.levels]
    if len(names) == 1:
        return names[0]
    return reader.t("mixed ({levels})").format(levels=", ".join(names))


def _words(kind: Aspect, reader: Reader) -> str:
    t = reader.t
    known = {
        Aspect.INDICATOR: t("Different measures: {one} and {other}."),
        Aspect.PERIOD: t("Different periods: {one} and {other}."),
        Aspect.LEVEL: t("Different levels: {one} and {other}."),
        Aspect.TERRITORY: t("Boundaries may differ: {one} and {other}."),
        Aspect.CENSUS: t("Population after different censuses: {one} and {other}."),
        Aspect.TABLE: t("From different tables, whose definitions may differ: {one} and {other}."),
    }
    return known[kind]
