"""What changed: each figure and row by its key, with what stood there before and after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from loaders.changes import changes
from loaders.schema import tables
from loaders.store import Store

FIGURE = {
    "area_id": "14511",
    "period": "2025",
    "indicator": "rate",
    "value": 1.5,
    "status": "exact",
    "flags": "",
    "source_id": "one",
}
STATEMENT = {"statement_id": "a-1", "amount_eur": 5, "counts": True, "source_id": "one"}


def frame(table: str, *rows: Mapping[str, object]) -> pd.DataFrame:
    names = list(tables()[table].names)
    empty = dict.fromkeys(names, "")
    return pd.DataFrame([empty | dict(row) for row in rows], columns=names)


def store(root: Path, **frames: pd.DataFrame) -> Store:
    found = Store(root=root)
    found.write_tables(frames)
    return found


FIGURE_CASES = {
    "another value": ([FIGURE], [FIGURE | {"value": 2.5}], "value", (1.5, 2.5)),
    "another status": (
        [FIGURE],
        [FIGURE | {"value": None, "status": "secret"}],
        "value",
        (1.5, None),
    ),
    "another flag": ([FIGURE], [FIGURE | {"flags": "revised"}], "value", (1.5, 1.5)),
    "another source": ([FIGURE], [FIGURE | {"source_id": "two"}], "source", (1.5, 1.5)),
    "a new area": (
        [FIGURE],
        [FIGURE, FIGURE | {"area_id": "01001", "value": 0.0}],
        "new",
        (None, 0.0),
    ),
    "a figure gone": ([FIGURE, FIGURE | {"period": "2024"}], [FIGURE], "removed", (1.5, None)),
}


@pytest.mark.parametrize("name", FIGURE_CASES)
def test_a_figure_that_differs_is_told_with_before_and_after(tmp_path: Path, name: str) -> None:
    before, after, kind, values = FIGURE_CASES[name]
    old = store(tmp_path / "old", observations=frame("observations", *before))
    new = store(tmp_path / "new", observations=frame("observations", *after))
    (found,) = changes(old, new).figures.to_dict("records")
    assert found["kind"] == kind
    seen = tuple(
        None if pd.isna(found[side]) else found[side] for side in ("old_value", "new_value")
    )
    assert seen == values
    assert changes(old, new).counts() == {"observations": {kind: 1}}
    assert changes(old, old).counts() == {}


def test_figures_that_are_missing_on_both_sides_are_the_same(tmp_path: Path) -> None:
    missing = FIGURE | {"value": None, "status": "secret"}
    old = store(
        tmp_path / "old", observations=frame("observations", FIGURE, missing | {"period": "1"})
    )
    new = store(
        tmp_path / "new",
        observations=frame("observations", FIGURE | {"value": 3.0}, missing | {"period": "1"}),
    )
    assert list(changes(old, new).figures["period"]) == ["2025"]


ROW_CASES = {
    "an amount": ([STATEMENT], [STATEMENT | {"amount_eur": 7}], ("value", "amount_eur", "5", "7")),
    "a source": (
        [STATEMENT],
        [STATEMENT | {"source_id": "two"}],
        ("source", "source_id", "one", "two"),
    ),
    "a new row": (
        [STATEMENT],
        [STATEMENT, STATEMENT | {"statement_id": "a-2"}],
        ("new", "", "", None),
    ),
    "a row gone": (
        [STATEMENT, STATEMENT | {"statement_id": "a-2"}],
        [STATEMENT],
        ("removed", "", None, ""),
    ),
}


@pytest.mark.parametrize("name", ROW_CASES)
def test_a_row_that_differs_is_told_by_its_key(tmp_path: Path, name: str) -> None:
    before, after, expected = ROW_CASES[name]
    old = store(tmp_path / "old", funding=frame("funding", *before))
    new = store(tmp_path / "new", funding=frame("funding", *after))
    (found,) = changes(old, new).rows.to_dict("records")
    kind, *cells = expected
    assert (found["table"], found["kind"]) == ("funding", kind)
    assert found["key"] == ("a-1" if kind in {"value", "source"} else "a-2")
    for name_, wanted in zip(("column", "old", "new"), cells, strict=True):
        assert wanted is None or found[name_] == wanted
    assert changes(old, new).counts() == {"funding": {kind: 1}}


def test_a_row_with_several_cells_changed_counts_once(tmp_path: Path) -> None:
    old = store(tmp_path / "old", funding=frame("funding", STATEMENT))
    other = STATEMENT | {"amount_eur": 7, "source_id": "two", "note": "new"}
    new = store(tmp_path / "new", funding=frame("funding", other))
    found = changes(old, new)
    assert set(found.rows["column"]) == {"amount_eur", "source_id", "note"}
    assert found.counts() == {"funding": {"value": 1}}


def test_a_table_that_comes_or_goes_is_new_or_removed_row_by_row(tmp_path: Path) -> None:
    with_money = store(tmp_path / "one", funding=frame("funding", STATEMENT))
    without = store(
        tmp_path / "two", organisations=frame("organisations", {"organisation_id": "o"})
    )
    assert changes(with_money, without).counts() == {
        "funding": {"removed": 1},
        "organisations": {"new": 1},
    }


def test_a_file_that_is_no_table_counts_as_a_whole(tmp_path: Path) -> None:
    old, new = Store(root=tmp_path / "old"), Store(root=tmp_path / "new")
    old.write_texts({"regions.toml": "# a\n"})
    new.write_texts({"regions.toml": "# b\n", "indicators.toml": "# c\n"})
    counts = changes(old, new).counts()
    assert counts == {"regions.toml": {"value": 1}, "indicators.toml": {"new": 1}}
