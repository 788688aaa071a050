"""Official files given to be added: recognised, read and matched with areas and indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from loaders.delivery import Delivery, DeliveryFormat
from loaders.faults import DataFault, raise_faults
from loaders.matching import Matched, Reference, matched
from loaders.part_sums import FIGURE
from loaders.precedence import Precedence
from loaders.raw_file import Progress, StatedYears
from loaders.raw_table import TableFacts, TableFormat
from loaders.recognition import Format, Recognised, recognised
from loaders.source_rows import source_rows
from loaders.store import Store
from loaders.table_identity import identified

BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A file to add; ``url`` and ``retrieved`` (ISO day) where they are known.

    ``years`` are those that who adds it states for columns without one.
    """

    path: Path
    url: str = ""
    retrieved: str = ""
    years: StatedYears = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchedTable:
    """A table of a file in the words of the atlas; ``figures`` name their rows of ``sources``.

    ``open_end`` is that of its format.
    """

    file: str
    format: str
    facts: TableFacts
    matched: Matched
    sources: pd.DataFrame
    figures: pd.DataFrame
    open_end: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What files hold; ``notes`` are sentences about tables that were passed over."""

    tables: tuple[MatchedTable, ...]
    deliveries: tuple[Delivery, ...]
    notes: tuple[str, ...]


def contents(
    files: Sequence[Given], store: Store, formats: Sequence[Format], progress: Progress
) -> Contents:
    """Return what the files hold.

    Raises:
        DataFault: A file cannot be read or holds nothing the atlas knows, or two contradict each
            other.

    """
    reference = Reference.read(store)
    tables: list[MatchedTable] = []
    deliveries: list[Delivery] = []
    notes: list[str] = []
    dated = False
    for number, given in enumerate(files):
        share = _share(progress, number, len(files))
        for one in recognised(given.path, formats):
            if isinstance(one.format, DeliveryFormat):
                deliveries.append(one.format.take(one.raw, store, share, given.retrieved))
                continue
            dated |= one.format.takes_years
            found, passed = _tables(one, one.format, given, reference, share)
            tables += found
            notes += passed
    if any(given.years for given in files) and not dated:
        names = ", ".join(given.path.name for given in files)
        raise DataFault([f"{names}: names its years itself; leave --year and --years out."])
    _check_agreement(tables, Precedence.read())
    progress(1.0)
    return Contents(tables=tuple(tables), deliveries=tuple(deliveries), notes=tuple(notes))


def _tables(
    one: Recognised, format_: TableFormat, given: Given, reference: Reference, progress: Progress
) -> tuple[list[MatchedTable], list[str]]:
    """Return the matched tables of a file, and why others beside them are passed over."""
    checksum = _checksum(given.path)
    found: list[MatchedTable] = []
    faults: list[str] = []
    for read in format_.read(replace(one.raw, years=given.years), progress):
        try:
            table = identified(read, reference.places, file=one.raw.name)
            match = matched(table, reference, file=one.raw.name)
        except DataFault as fault:
            faults += fault.faults
            continue
        sources = source_rows(table.facts, match, given.url, given.retrieved, checksum)
        found.append(
            MatchedTable(
                file=one.raw.name,
                format=format_.title,
                facts=table.facts,
                matched=match,
                sources=sources,
                figures=_with_sources(match, sources["source_id"].tolist()),
                open_end=format_.open_end,
            )
        )
    if not found:
        raise_faults(faults or [f"{one.raw.name}: there is no table in it; download it again."])
    return found, faults


def _with_sources(match: Matched, source_ids: Sequence[str]) -> pd.DataFrame:
    figures = match.figures.assign(source_id=source_ids[0])
    if match.computed.empty:
        return figures
    computed = match.computed.assign(source_id=source_ids[1])
    return pd.concat([figures, computed], ignore_index=True)


def _check_agreement(tables: Sequence[MatchedTable], precedence: Precedence) -> None:
    """Raise where two tables give the same figure differently and none goes before the other."""
    if len(tables) < 2:
        return
    given = pd.concat(
        [
            one.matched.figures.assign(
                file=one.file, compiled=precedence.compiles(one.facts.publisher)
            )
            for one in tables
        ]
    )
    rank = [*FIGURE, "compiled"]
    once = given.drop_duplicates([*rank, "value", "status"])
    twice = once[once.duplicated(rank, keep=False)]
    for (area_id, period, indicator), rows in twice.groupby(FIGURE):
        first, second = rows["file"].iloc[0], rows["file"].iloc[1]
        raise DataFault(
            [
                (
                    f"{first} and {second}: they give {indicator} of {area_id} for {period} "
                    "differently; add the older one first, then the newer one."
                )
            ]
        )


def _checksum(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(BLOCK_BYTES), b""):
            found.update(block)
    return found.hexdigest()


def _share(progress: Progress, number: int, count: int) -> Callable[[float], None]:
    return lambda done: progress((number + done) / count)
