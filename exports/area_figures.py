"""The figures of a region's areas as a table in HTML, districts before their municipalities."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from exports.markup import Html, Link, table_html
from geo.citation import figure
from geo.classify import CODE_OF_STATUS
from geo.model import Definition, Level, Status
from geo.records import records
from geo.region_table import Column, cell_ref, status_column
from geo.text import Reader, as_html
from geo.world import World


def areas_html(
    world: World,
    definition: Definition,
    table: pd.DataFrame,
    columns: Sequence[Column],
    reader: Reader,
    link: Link,
) -> str:
    """Return :func:`geo.region_table.region_table` for readers."""
    heads = [reader.t("Area"), *(_head(column) for column in columns)]
    rows = (_area_row(world, row, columns, reader) for row in records(table))
    return table_html(reader.of(definition.title), heads, rows, link, style="atlas-numbers")


def signs_words(reader: Reader) -> str:
    """Return what the signs of the table mean."""
    return reader.t(
        "Empty: the measure exists for districts only. – = none known. n = not recorded here, "
        "g = not known or secret, u = not certain enough, t = follows, x = not meaningful, "
        "(…) = uncertain. ≥ = at least, because amounts or seats of some alliances are not "
        "known or only a lower bound is stated. Inhabitants: districts 31.12.2024, "
        "municipalities census 15.05.2022."
    )


def _head(column: Column) -> Html:
    small = ", ".join(filter(None, [column.unit, column.period]))
    return Html(f"{as_html(column.title)}<small>{as_html(small)}</small>")


def _area_row(
    world: World, row: dict[str, object], columns: Sequence[Column], reader: Reader
) -> list[str]:
    district = row["level"] == Level.DISTRICT
    name = as_html(row["name"])
    first = Html(f"<b>{name}</b>" if district else name)
    return [
        first,
        *(_area_cell(world, row, column, reader, district=district) for column in columns),
    ]


def _area_cell(
    world: World, row: dict[str, object], column: Column, reader: Reader, *, district: bool
) -> str:
    value = row[column.id]
    status = Status(str(row.get(status_column(column.id)) or Status.NOT_COLLECTED))
    least = column.id.startswith("funding") and bool(row["funding_at_least"])
    if value == 0 and column.id.startswith("partners"):
        return "–"
    if isinstance(value, (int, float)) and not pd.isna(value):
        number = reader.signed(reader.number(float(value), column.decimals), status)
        return figure(("≥ " if least else "") + number, row_ref(world, row, column))
    if not district and column.id not in {"population", "partners_per_100000"}:
        return ""
    return _sign(Status.SECRET if least else status, reader)


def row_ref(world: World, row: dict[str, object], column: Column) -> str:
    """Return the address of a figure of a row of the table."""
    return cell_ref(world, column, str(row["area_id"]), Level(str(row["level"])))


def _sign(status: Status, reader: Reader) -> Html:
    """Return the sign for a missing value, with words for those who listen."""
    return Html(
        f'<span aria-hidden="true">{CODE_OF_STATUS[status]}</span>'
        f'<span class="atlas-spoken">{as_html(reader.spoken(status))}</span>'
    )
