"""Which table of the catalogue a file is: its content says it, its name chooses among several.

The rows of a flat file name their statistic and measures, not their table; a TSV of Eurostat names
nothing but codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.faults import DataFault
from loaders.places import Place, plain_column
from loaders.raw_table import RawTable, TableFacts
from loaders.table_numbers import address_of

Known = Mapping[str, frozenset[Place]]
"""What each table has that is in a file; the places without their table."""


def identified(table: RawTable, places: Sequence[Place], *, file: str) -> RawTable:
    """Return the table under the number that its content has in the catalogue.

    Raises:
        DataFault: Only the name of the file could say which table it is, and does not; ``file``
            names it.

    """
    columns = {plain_column(str(one)) for one in table.cells["column"].unique()}
    if table.facts.named_only:
        _raise_unnamed(table.facts, columns, places, file)
        return table
    if not table.facts.statistic:
        return table
    number = _number(table.facts, _tables(table.facts.statistic, columns, places), file)
    if not number:
        return table
    facts = replace(table.facts, table=number, url=address_of(number))
    return replace(table, facts=facts, notes=(*_notes(facts), *table.notes))


def _tables(statistic: str, columns: set[str], places: Sequence[Place]) -> Known:
    """Return the tables of a statistic that have columns of the file."""
    found: dict[str, set[Place]] = {}
    for one in places:
        of_it = one.table == statistic or one.table.startswith(f"{statistic}-")
        if of_it and columns.issuperset(one.columns):
            found.setdefault(one.table, set()).add(replace(one, table=""))
    return {number: frozenset(known) for number, known in found.items()}


def _number(facts: TableFacts, known: Known, file: str) -> str:
    """Return the table of the name where it is possible, else the one that takes most."""
    if facts.named in known or not known:
        return facts.named if facts.named in known else ""
    everything = frozenset().union(*known.values())
    full = [number for number, its in known.items() if its == everything]
    if not full:
        names = " or ".join(sorted(known))
        raise DataFault(
            [
                (
                    f"{file}: the rows name the statistic {facts.statistic} only, which is the "
                    f"table {names}; give the file the name it was downloaded under."
                )
            ]
        )
    return min(full, key=lambda number: (len(number), number))


def _notes(facts: TableFacts) -> Iterator[str]:
    if facts.named and facts.named != facts.table:
        yield (
            f"The name of the file says table {facts.named}, its rows are of statistic "
            f"{facts.statistic} and go in as table {facts.table}; the name is not heeded."
        )
    elif facts.table not in (facts.named, facts.statistic):
        yield (
            f"The file names the statistic {facts.statistic} only; with these columns it goes in "
            f"as table {facts.table}."
        )


def _raise_unnamed(
    facts: TableFacts, columns: set[str], places: Sequence[Place], file: str
) -> None:
    """Raise where the name of a file, which alone says its table, says none that fits it."""
    if any(columns.intersection(one.columns) for one in places if one.is_in(facts.named)):
        return
    codes = {_codes(column, facts.named) for column in columns}
    fitting = sorted(
        {
            one.table
            for one in places
            for column in one.columns
            if column.startswith(one.table.casefold()) and _codes(column, one.table) in codes
        }
    )
    raise DataFault(
        [
            (
                f"{file}: a TSV of Eurostat does not name its table, only the name of the file "
                f"does; {_unnamed(facts.named, fitting)}; give the file the name it was "
                "downloaded under, or download SDMX-CSV, which names its table."
            )
        ]
    )


def _codes(column: str, table: str) -> str:
    """Return the codes of a column of Eurostat without the table before them."""
    return column.removeprefix(table.casefold()).removeprefix(" / ")


def _unnamed(named: str, fitting: Sequence[str]) -> str:
    said = f"{named} has no such codes in data/indicators.toml" if named else "this one says none"
    return f"{said}, {' and '.join(fitting)} would have" if fitting else said
