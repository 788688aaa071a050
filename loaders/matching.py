"""Tables of official files matched with our areas and indicators; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import pandas as pd

from geo.model import Indicator, Kind, Status
from loaders.area_names import AreaNames, area_names
from loaders.computed_rates import computed_rates
from loaders.damaged_text import check_names
from loaders.faults import DataFault
from loaders.keys import COUNTRY, SAXON_UNTIL_2008, UNTIL_2008, read_keys
from loaders.part_sums import FIGURE, LEVEL_WORDS, NO_NEWS, Change, Territory, changes_of, with_sums
from loaders.placed_columns import doubled, placed
from loaders.places import Place, plain_column
from loaders.raw_table import RawTable
from loaders.row_account import accounted
from loaders.store import Store

SILENT = "no area of this level has a figure yet"
OBSERVED = [*FIGURE, "value", "status", "flags"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """What a table is matched with."""

    level_of: Mapping[str, str]
    names: AreaNames
    changes: tuple[Change, ...]
    catalogue: Mapping[str, Indicator]
    places: tuple[Place, ...]
    zero_means: Mapping[str, Status]

    @classmethod
    def read(cls, store: Store) -> Self:
        """Read it from the store."""
        areas = store.read_areas()
        origins = store.read_origins().values()
        return cls(
            level_of=dict(zip(areas["area_id"], areas["level"].astype("str"), strict=True)),
            names=area_names(areas),
            changes=changes_of(store.read_table("area_parts")),
            catalogue=store.read_catalogue(),
            places=store.read_places(),
            zero_means={
                one.indicator_id: one.zero_means
                for one in origins
                if one.zero_means is not Status.ZERO
            },
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Matched:
    """A table in the words of the atlas.

    Attributes:
        figures: area_id, period, indicator, value, status, flags.
        computed: The same of rates worked out from counts of this table.
        rows: Rows of data in the file.
        taken: How many of them went into ``figures``; the others are in ``listed``.
        listed: row, text, reason (and ``rows`` where an entry stands for several).
        refused: row, text, reason of single figures of rows that were taken otherwise.
        unknown_columns: Columns that are no indicator of the catalogue.
        notes: What the file itself has to say of its figures.
        cells: row, area_id, period, indicator of all that may be a figure of one of our areas.
        area_ids: Every area of the file, those that are none of ours included.

    """

    figures: pd.DataFrame
    computed: pd.DataFrame
    rows: int
    taken: int
    listed: pd.DataFrame
    refused: pd.DataFrame
    unknown_columns: tuple[str, ...]
    notes: tuple[str, ...]
    cells: pd.DataFrame
    area_ids: frozenset[str]


def matched(table: RawTable, reference: Reference, *, file: str) -> Matched:
    """Return the figures of our areas and indicators, and every row that gave none with a reason.

    Raises:
        DataFault: No area or no column is known, two rows contradict each other, or the rows do
            not add up to those of the file; ``file`` names it.

    """
    cells = table.cells.astype({"row": "int64", "column": "str"}).reset_index(drop=True)
    places = [place for place in reference.places if place.is_in(table.facts.table)]
    known = {column for place in places for column in place.columns}
    columns = {str(one): plain_column(str(one)) for one in cells["column"].unique()}
    unknown = tuple(column for column, plain in columns.items() if plain not in known)
    cells = cells.assign(column=cells["column"].map(columns))
    areas = _areas(table, cells, reference)
    check_names(_named(cells, areas), reference.names.written, file)
    _check_something(table, columns, unknown, areas, file)
    ours = cells.merge(areas[areas["reason"] == ""], on=["key", "name"], how="inner")
    found = placed(ours.drop(columns="reason"), places, reference.catalogue)
    summed = _summed(found, table, reference, file)
    kept = _with_meant_zeros(summed[summed["reason"] == ""], reference)
    figures = kept.drop_duplicates(FIGURE)[OBSERVED].reset_index(drop=True)
    computed = computed_rates(figures, reference.catalogue, reference.level_of)
    judged = pd.concat([found[found["reason"] != ""], _by_row(summed, found)])
    account = accounted(table, areas, cells, judged, made=computed, file=file)
    return Matched(
        figures=figures,
        computed=computed,
        rows=table.rows,
        taken=account.taken,
        listed=account.listed,
        refused=account.refused,
        unknown_columns=unknown,
        notes=table.notes,
        cells=_standing(found, reference),
        area_ids=frozenset(areas["area_id"]),
    )


def _standing(found: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Return row, area, period and indicator of what can be taken; a part stands for its area."""
    whole = {part: change.area_id for change in reference.changes for part in change.others}
    good = found.loc[found["reason"] == "", ["row", *FIGURE]]
    return good.assign(area_id=good["area_id"].map(lambda one: whole.get(one, one)))


def _summed(found: pd.DataFrame, table: RawTable, reference: Reference, file: str) -> pd.DataFrame:
    """Return the figures of our areas, parts summed, with a reason where there is none."""
    counts = {one.id for one in reference.catalogue.values() if one.kind is Kind.COUNT}
    summed = with_sums(
        doubled(found[found["reason"] == ""], file),
        reference.changes,
        counts=counts,
        territory=Territory(day=table.facts.boundary_date, rebased=table.facts.rebased),
    )
    return summed.assign(reason=summed["reason"].mask(_is_silent(summed), SILENT))


def _is_silent(figures: pd.DataFrame) -> pd.Series:
    """Return which figures say nothing, like all others of their measure, year and level.

    That is a table before its figures are published, and no news of the areas. Hamburg and Berlin
    as districts do not speak for the others, their figures may be those of the Land.
    """
    silent = figures["status"].isin(NO_NEWS) & (figures["reason"] == "")
    area_id = figures["area_id"]
    speaks = ~figures["status"].isin(NO_NEWS) & ~area_id.str.fullmatch(r"\d{2}000")
    level = area_id.str.len().mask(area_id == COUNTRY, 0)
    keys = [figures["indicator"], figures["period"], level]
    anything = speaks.groupby(keys).transform("any")
    return silent & ~anything


def _areas(table: RawTable, cells: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Return key, name, area_id and reason; an area of two levels has two rows."""
    pairs = cells[["key", "name"]].astype("str").drop_duplicates()
    level = table.level
    keys = read_keys(pairs["key"].unique(), known=reference.level_of, level=level)
    parts = {part for change in reference.changes for part in change.others}
    rows = []
    for key, name in pairs.itertuples(index=False):
        if keys[key].reason:
            rows.append((key, name, "", keys[key].reason))
        rows += [
            (key, name, area_id, _doubt(area_id, name, reference, parts))
            for area_id in keys[key].area_ids
        ]
    return pd.DataFrame(rows, columns=["key", "name", "area_id", "reason"])


def _named(cells: pd.DataFrame, areas: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Yield the first row, the area and the name of each area of a file."""
    rows = cells.drop_duplicates(["key", "name"])[["row", "key", "name"]]
    both = rows.astype({"key": "str", "name": "str"}).merge(areas, on=["key", "name"])
    yield from both[["row", "area_id", "name"]].itertuples(index=False, name=None)


def _doubt(area_id: str, name: str, reference: Reference, parts: set[str]) -> str:
    """Return why an area of a file is none of ours, or nothing."""
    if area_id not in reference.level_of:
        return "" if area_id in parts else _unknown(area_id)
    other = reference.names.contradicts(area_id, name)
    if not other:
        return ""
    meant = f"the name is that of {other}" if other != "other" else "the name is another one"
    return f"key and name contradict each other: {area_id} is not {name.strip()!r}, {meant}"


def _unknown(area_id: str) -> str:
    kind = LEVEL_WORDS.get(len(area_id), "area")
    if SAXON_UNTIL_2008.fullmatch(area_id):
        return f"{area_id} is no {kind} of data/areas: {UNTIL_2008}"
    return f"{area_id} is no {kind} of data/areas: dissolved, newer, or not drawn here"


def _check_something(
    table: RawTable,
    columns: Mapping[str, str],
    unknown: Sequence[str],
    areas: pd.DataFrame,
    file: str,
) -> None:
    name = " ".join(part for part in (table.facts.table, table.facts.title) if part)
    if len(unknown) == len(columns):
        listed = ", ".join(repr(column) for column in unknown[:5])
        raise DataFault(
            [
                (
                    f"{file}: no column of the table {name} is an indicator of the atlas (it has "
                    f"{listed}{' …' if len(unknown) > 5 else ''}); choose another table or add "
                    "'found_in' to an entry of data/indicators.toml."
                )
            ]
        )
    if (areas["reason"] != "").all():
        first = areas.iloc[0]
        raise DataFault(
            [
                (
                    f"{file}: no row of the table {name} is an area of the atlas; the first is "
                    f"{first['key']!r} {str(first['name']).strip()!r}: {first['reason']}. "
                    "Download it for Länder, districts or municipalities."
                )
            ]
        )


def _with_meant_zeros(figures: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """Return figures in which a 0 that stands for a missing value is one."""
    meant = figures["indicator"].map({k: v.value for k, v in reference.zero_means.items()})
    missing = (figures["status"] == Status.ZERO) & meant.notna()
    return figures.assign(
        value=figures["value"].mask(missing), status=figures["status"].where(~missing, meant)
    )


def _by_row(summed: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Return every cell that went into ``summed`` with its reason and our area of it."""
    cells = found[found["reason"] == ""].drop(columns="reason").rename(columns={"area_id": "part"})
    reasons = summed[["part", *FIGURE, "reason"]]
    return cells.merge(reasons, on=["part", "period", "indicator"], how="inner")
