"""What holds for every format of official text files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.faults import DataFault
from loaders.raw_file import RawFile, raw_files, silent
from loaders.raw_table import CELLS, LISTED, RawTable
from tests.loaders.official_files import FIXTURES, FORMAT_OF, formats_of, read_path

EVERY_FIXTURE = pytest.mark.parametrize("name", FORMAT_OF)
WITH_LINES = [name for name in FORMAT_OF if not name.endswith((".zip", ".json"))]
SETTINGS = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NO_NUMBER = {"secret", "unreliable", "later", "not_meaningful", "not_collected"}


def test_every_fixture_has_its_format_named() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == set(FORMAT_OF)


@EVERY_FIXTURE
def test_one_format_and_no_other_recognises_a_file(name: str) -> None:
    (raw,) = raw_files(FIXTURES / name)
    assert [one.id for one in formats_of(raw)] == [FORMAT_OF[name]]


@EVERY_FIXTURE
def test_a_file_is_recognised_under_any_name(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "data.bin"
    renamed.write_bytes((FIXTURES / name).read_bytes())
    (raw,) = raw_files(renamed)
    assert [one.id for one in formats_of(raw)] == [FORMAT_OF[name]]


@EVERY_FIXTURE
def test_each_row_is_taken_or_listed(name: str) -> None:
    for table in read_path(FIXTURES / name):
        taken, left = set(table.cells["row"]), set(table.listed["row"])
        assert not taken & left
        assert len(taken) + len(left) == table.rows
        assert tuple(table.cells.columns) == CELLS
        assert tuple(table.listed.columns) == LISTED


@EVERY_FIXTURE
def test_a_cell_has_a_number_or_a_state_without_one(name: str) -> None:
    for table in read_path(FIXTURES / name):
        without = table.cells["status"].isin(NO_NUMBER)
        assert (table.cells["value"].isna() == without).all()
        assert (table.cells["column"] != "").all()
        assert table.cells["period"].str.fullmatch(r"\d{4}(-\d\d-\d\d)?").all()


@EVERY_FIXTURE
def test_rows_are_numbered_as_in_the_file(name: str) -> None:
    if not name.endswith("csv"):
        return
    lines = (FIXTURES / name).read_bytes().splitlines()
    for table in read_path(FIXTURES / name):
        for row, area in table.cells[["row", "name"]].drop_duplicates().itertuples(index=False):
            text = lines[row - 1].decode("latin-1")
            assert area[:2].encode("ascii", errors="ignore").decode() in text


@EVERY_FIXTURE
def test_facts_say_where_figures_come_from(name: str) -> None:
    for table in read_path(FIXTURES / name):
        assert table.facts.publisher
        assert table.facts.table
        assert table.facts.reference_date
        assert table.facts.title


def same(one: list[RawTable], other: list[RawTable]) -> bool:
    return len(one) == len(other) and all(
        a.rows == b.rows and pd.DataFrame.equals(a.cells, b.cells)
        for a, b in zip(one, other, strict=True)
    )


def outcome(path: Path) -> list[RawTable] | None:
    """Read a damaged file; ``None`` where it is refused, which must be by sentences."""
    try:
        tables = list(_tables(raw_files(path)))
    except DataFault as fault:
        assert fault.faults
        assert all(len(one) > 20 and "\n" not in one for one in fault.faults)
        return None
    return tables


def _tables(raws: list[RawFile]) -> Iterator[RawTable]:
    for raw in raws:
        for one in formats_of(raw):
            yield from one.read(raw, silent)


@EVERY_FIXTURE
def test_a_cut_off_file_is_refused(name: str, tmp_path: Path) -> None:
    whole = (FIXTURES / name).read_bytes()
    path = tmp_path / name
    full = read_path(FIXTURES / name)
    for share in (0.5, 0.7, 0.9):
        cut = int(len(whole) * share)
        while whole[cut - 1 : cut] in {b"\n", b"\r"}:
            cut -= 1
        path.write_bytes(whole[:cut])
        found = outcome(path)
        assert found is None or same(found, full)


@EVERY_FIXTURE
@SETTINGS
@given(share=st.floats(0, 1))
def test_a_file_cut_anywhere_gives_all_or_nothing(name: str, share: float, tmp_path: Path) -> None:
    whole = (FIXTURES / name).read_bytes()
    cut = int(len(whole) * share)
    path = tmp_path / name
    path.write_bytes(whole[:cut] or b" ")
    found = outcome(path)
    at_line_end = whole[:cut].endswith((b"\n", b"\r"))
    assert not found or at_line_end or same(found, read_path(FIXTURES / name))


@EVERY_FIXTURE
@SETTINGS
@given(seed=st.integers(0, 10**6), count=st.integers(1, 8))
def test_damaged_bytes_never_break_the_reading(
    name: str, seed: int, count: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    damaged = bytearray((FIXTURES / name).read_bytes())
    for _ in range(count):
        damaged[chance.randrange(len(damaged))] = chance.choice(b'\x00\xff";,\t\n\r-.:\\_A9{}')
    path = tmp_path / name
    path.write_bytes(damaged)
    outcome(path)


@pytest.mark.parametrize("name", WITH_LINES)
def test_a_file_without_its_rows_is_refused(name: str, tmp_path: Path) -> None:
    first = (FIXTURES / name).read_bytes().split(b"\n")[0] + b"\n"
    path = tmp_path / name
    path.write_bytes(first)
    assert not outcome(path)
