"""Counts of merged areas: summed when all parts are known, otherwise left without a value."""

from __future__ import annotations

import pandas as pd

from loaders.carried_over import with_merged

COLUMNS = ["area_id", "period", "indicator", "value", "status", "source_id"]
CHANGES = pd.DataFrame(
    [
        ("2023-01-01", "merge", "98001010", "98001030"),
        ("2023-01-01", "merge", "98001020", "98001030"),
        ("2023-01-01", "merge", "98001050", "98001040"),
    ],
    columns=["date", "kind", "old_area_id", "new_area_id"],
)


def rows(*found: tuple[str, str, str, float, str, str]) -> pd.DataFrame:
    return pd.DataFrame(found, columns=COLUMNS).astype({"period": "category"})


def carried(*found: tuple[str, str, str, float, str, str]) -> pd.DataFrame:
    """Return only the rows that are new."""
    table = rows(*found)
    return with_merged(table, CHANGES, ["people"]).iloc[len(table) :]


def test_counts_of_all_parts_are_summed() -> None:
    (row,) = carried(
        ("98001010", "2022", "people", 3427.0, "exact", "census"),
        ("98001020", "2022", "people", 1288.0, "exact", "census"),
    ).to_dict("records")
    values = ("98001030", "2022", "people", 4715.0, "exact", "census", "98001010+98001020")
    assert row == dict(zip([*COLUMNS, "carried"], values, strict=True))


def test_rates_are_not_carried_over() -> None:
    assert carried(
        ("98001010", "2022", "rate", 1.0, "exact", "census"),
        ("98001020", "2022", "rate", 2.0, "exact", "census"),
    ).empty


def test_a_part_without_a_value_leaves_the_whole_without_one() -> None:
    nothing = ("98001020", "2022", "people", float("nan"), "secret", "census")
    first = ("98001010", "2022", "people", 3427.0, "exact", "census")
    assert carried(first).empty
    assert carried(first, nothing).empty


def test_parts_of_two_sources_are_not_put_together() -> None:
    assert carried(
        ("98001010", "2022", "people", 1.0, "exact", "census"),
        ("98001020", "2022", "people", 2.0, "exact", "register"),
    ).empty


def test_an_area_that_was_there_before_keeps_its_own_figures() -> None:
    assert carried(
        ("98001040", "2021", "people", 10.0, "exact", "census"),
        ("98001050", "2022", "people", 5.0, "exact", "census"),
    ).empty
