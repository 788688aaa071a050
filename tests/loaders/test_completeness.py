"""Files cut off between two lines: noticed by what they lack, taken if they are meant so."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.__main__ import main
from loaders.adding import add, planned
from loaders.completeness import LENGTHS, WORDS, Expected, Gaps, gaps
from loaders.faults import DataFault
from loaders.formats import TABLE_FORMATS
from loaders.given_files import Contents, Given, contents
from loaders.keys import COUNTRY
from loaders.matching import Reference
from loaders.raw_file import raw_files, silent
from loaders.raw_table import TableFormat
from loaders.schema import tables
from loaders.sources.foerderkatalog import take
from loaders.store import Store
from tests.loaders.award_files import export
from tests.loaders.official_files import FIXTURES, FORMAT_OF

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
OPEN = {one.id for one in TABLE_FORMATS if one.open_end}
FILES = (
    *("12411-01-01-4_2024_de_flat.csv", "13211-02-05-4_flat.csv", "inkar_export.csv"),
    *("inkar_bulk.csv", "inkar_bulk_2021.csv", "nama_10r_3gdp.tsv", "demo_r_pjanaggr3.csv"),
)
HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label"
)
LAST_LINES = 3
"""Cut there a file has every area, but not every figure of the last one; tried more often."""
FLAT = "12411-01-01-4_2025_de_flat.csv"


# Every format, cut at every line end


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A file, what is ``found`` in it, and what it is measured by when it comes and comes again."""

    name: str
    lines: tuple[bytes, ...]
    format: TableFormat
    found: Contents
    first: Expected
    again: Expected


def text_of(name: str) -> bytes:
    if name == "demo_r_pjanaggr3.csv":
        rows = [
            f"ESTAT:DEMO_R_PJANAGGR3(1.0),28/09/26 23:00:00,A,NR,T,TOTAL,{geo},{year},300000,\n"
            for geo in ("FR", "DE", "DED", "DED41", "DED42", "DED43", "DED44", "DED45")
            for year in (2025, 2026)
        ]
        head = "DATAFLOW,LAST UPDATE,freq,unit,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        return "".join([head, *rows]).encode()
    (raw,) = raw_files(FIXTURES / name)
    return raw.content()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cut")


def read(path: Path, format_: TableFormat) -> Contents:
    with patch.object(Reference, "read", return_value=reference()):
        return contents([Given(path=path)], STORE, [format_], silent)


@cache
def reference() -> Reference:
    return Reference.read(STORE)


@cache
def whole(name: str, folder: Path) -> Whole:
    """Return a fixture that is whole: the atlas has no other areas than those in it."""
    lines = tuple(text_of(name).splitlines(keepends=True))
    path = folder / name
    path.write_bytes(b"".join(lines))
    (raw,) = raw_files(path)
    (format_,) = (one for one in TABLE_FORMATS if one.recognises(raw))
    found = read(path, format_)
    cells = pd.concat([one.matched.cells for one in found.tables])
    table = found.tables[0].facts.table
    levels = {
        level: frozenset(one for one in cells["area_id"] if len(one) == length) - {COUNTRY}
        for level, length in LENGTHS.items()
        if level in WORDS
    }
    stored = cells.drop(columns="row").assign(source_id="before", table=table)
    first, again = (
        Expected(areas=levels, merged={}, stored=one) for one in (stored.iloc[:0], stored)
    )
    return Whole(name=name, lines=lines, format=format_, found=found, first=first, again=again)


def by_figure(found: Contents) -> dict[tuple[str, str, int], set[str]]:
    """Return the areas by indicator, period and level."""
    cells = pd.concat([one.matched.cells for one in found.tables])
    level = cells["area_id"].str.len().mask(cells["area_id"] == COUNTRY, 0)
    groups = cells.groupby(["indicator", "period", level])["area_id"]
    return {(str(a), str(b), int(c)): set(ids) for (a, b, c), ids in groups}


def test_every_format_without_an_end_mark_is_cut_here(folder: Path) -> None:
    assert {whole(name, folder).format.id for name in FILES} == OPEN
    assert {
        *("genesis_flat", "genesis_flat_old", "inkar_export", "inkar_bulk"),
        *("eurostat_csv", "eurostat_tsv"),
    } == OPEN
    assert {*FORMAT_OF.values()} >= OPEN


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_is_not_doubted(folder: Path, name: str) -> None:
    one = whole(name, folder)
    assert gaps(one.found, one.first) == Gaps(doubts=(), notes=())
    assert gaps(one.found, one.again) == Gaps(doubts=(), notes=())


@settings(max_examples=60, derandomize=True, deadline=None)
@given(data=st.data(), name=st.sampled_from(FILES), known=st.booleans())
def test_a_file_cut_at_a_line_end_never_mixes_old_and_new_areas_unasked(
    folder: Path, data: st.DataObject, name: str, known: bool
) -> None:
    one = whole(name, folder)
    most = len(one.lines) - 1
    kept = data.draw(st.integers(max(1, most - LAST_LINES), most) | st.integers(1, most))
    path = folder / "cut" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(one.lines[:kept]))
    try:
        cut = read(path, one.format)
    except DataFault as fault:
        assert all(name in sentence for sentence in fault.faults)
        return
    found = gaps(cut, one.again if known else one.first)
    if found.doubts:
        (doubt,) = found.doubts
        assert doubt.startswith(f"{name}: the file may be cut off")
        assert doubt.endswith("add it with --partial.")
        return
    full, left = by_figure(one.found), by_figure(cut)
    assert all(full[key] == areas for key, areas in left.items())
    groups = {key[:2] for key in left}
    assert not known or left.keys() == {key for key in full if key[:2] in groups}


# The areas of the atlas


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


def districts() -> list[str]:
    areas = STORE.read_areas()
    return areas.loc[areas["level"] == "district", "area_id"].tolist()


def flat(folder: Path, area_ids: Sequence[str], *, years: Sequence[int] = (2025,)) -> Path:
    """Write a flat file of the population, sorted by year."""
    stored = STORE.read_observations()
    known = stored[(stored["indicator"] == "population") & (stored["period"] == "2024")]
    values = dict(zip(known["area_id"].astype("str"), known["value"], strict=True))
    lines = [
        f"12411;Bestand;STAG;Stichtag;{year}-12-31;KREISE;Kreise;{one};;"
        f"{values[one]:.0f};Anzahl;BEVSTD;Bevölkerungsstand"
        for year in years
        for one in area_ids
    ]
    path = folder / FLAT
    path.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    return path


def doubts(path: Path, store: Store = STORE) -> tuple[str, ...]:
    return planned([Given(path=path)], store).report.doubts


def test_all_districts_are_taken_without_a_question(tmp_path: Path) -> None:
    assert doubts(flat(tmp_path, districts(), years=(2025, 2026))) == ()


def test_five_missing_districts_are_named_with_the_remedy(tmp_path: Path) -> None:
    (said,) = doubts(flat(tmp_path, districts()[:395]))
    assert said.startswith(f"{FLAT}: the file may be cut off, nothing marks its end: 5 of 400")
    assert "16073, 16074, 16075, 16076, 16077" in said
    assert "Download it again; if it is meant to be so, add it with --partial." in said


def test_a_year_with_fewer_districts_than_the_others_is_named(tmp_path: Path) -> None:
    path = flat(tmp_path, districts(), years=(2025, 2026))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-7]), encoding="utf-8")
    (said,) = doubts(path)
    assert "population for 2026 lacks 7 of its 400 districts" in said


def test_a_cut_file_changes_nothing_unless_it_is_meant_so(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: (store.root / path).read_bytes() for path in store.paths()}
    path = flat(tmp_path, districts()[:395])
    assert main(["--data", str(store.root), "add", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "may be cut off" in said
    assert {path: (store.root / path).read_bytes() for path in store.paths()} == before
    assert main(["--data", str(store.root), "diff", str(path)]) == 0
    assert "may be cut off" in capsys.readouterr().out
    assert main(["--data", str(store.root), "add", str(path), "--partial"]) == 0
    assert "may be cut off" in store.editions()[-1].notes[0]
    assert main(["--data", str(store.root), "editions"]) == 0
    assert "may be cut off" in capsys.readouterr().out


def test_a_table_of_one_land_is_asked_for_once(store: Store, tmp_path: Path) -> None:
    saxony = [one for one in districts() if one.startswith("14")]
    path = flat(tmp_path, saxony).rename(tmp_path / "12411-01-01-4_flat.csv")
    assert "387 of 400 districts are missing" in doubts(path, store)[0]
    add([Given(path=path)], store, partial=True)
    again = flat(tmp_path, saxony, years=(2026,)).rename(path)
    assert doubts(again, store) == ()
    assert doubts(flat(tmp_path, saxony[:-1], years=(2026,)).rename(path), store) != ()


# The catalogue of awards

AWARDS = 300


def award_list(folder: Path, numbers: Sequence[int]) -> Path:
    path = folder / "Suchliste.csv"
    path.write_bytes(export([{"fkz": f"01AB{number:04}"} for number in numbers]))
    return path


@pytest.fixture(scope="module")
def with_awards(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store with awards for tests that only read it."""
    folder = tmp_path_factory.mktemp("with_awards")
    store = Store(root=Path(shutil.copytree(DATA, folder / "data")))
    add([Given(path=award_list(folder, range(AWARDS)))], store)
    return store


def lost(store: Store, folder: Path, numbers: Sequence[int]) -> tuple[str, ...]:
    (raw,) = raw_files(award_list(folder, numbers))
    return take(raw, store).doubts


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (range(AWARDS + 50), ()),
        ([n for n in range(AWARDS) if n not in {7, 90, 200}], ()),
        (range(AWARDS - 1), "1 of 300 stored awards are not in it, the last ones of the list"),
        (range(100), "200 of 300 stored awards are not in it, the last ones of the list"),
        ([n for n in range(AWARDS) if n % 50], "6 of 300 stored awards are not in it"),
    ],
)
def test_a_list_of_awards_that_lacks_many_or_the_last_ones_is_doubted(
    with_awards: Store, tmp_path: Path, numbers: Sequence[int], said: str
) -> None:
    found = lost(with_awards, tmp_path, numbers)
    assert bool(found) == bool(said)
    assert all(said in one and "--partial" in one for one in found)


def test_a_cut_list_of_awards_is_stored_only_if_it_is_meant_so(
    with_awards: Store, tmp_path: Path
) -> None:
    store = Store(root=Path(shutil.copytree(with_awards.root, tmp_path / "data")))
    path = award_list(tmp_path, range(100))
    with pytest.raises(DataFault, match="the first is 01AB0100"):
        add([Given(path=path)], store)
    stored = store.file(tables()["awards"].path)
    assert pq.read_metadata(stored).num_rows == AWARDS
    add([Given(path=path)], store, partial=True)
    assert pq.read_metadata(stored).num_rows == 100
