"""Files in the formats of the offices, all the way: read, matched, accounted for, damaged."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.adding import planned
from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.store import Store

STORE = Store(root=Path(__file__).parents[2] / "data")
FOLDER = Path(__file__).parent / "fixtures" / "official"
FILES = sorted(FOLDER.iterdir())
TAKEN = {
    "genesis_13211.csv": "unemployed",
    "genesis_13111_strokes.csv": "employees_workplace",
    "genesis_census.zip": "population_census_2022",
    "genesis_rest.csv": "population",
    "genesis_rest.json": "population",
    "12411-01-01-4_2024_de_flat.csv": "population",
    "13211-02-05-4_flat.csv": "unemployed",
    "inkar_export.csv": "population_density",
    "inkar_bulk.csv": "unemployment_rate",
    "inkar_bulk.zip": "unemployment_rate",
    "inkar_bulk_2021.csv": "commuters_in_share",
    "nama_10r_3gdp.tsv": "gdp",
}
"""A measure that each file brings; the others hold none of the catalogue."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_brings_its_measures_or_says_in_one_sentence_why_not(path: Path) -> None:
    if path.name not in TAKEN:
        with pytest.raises(DataFault) as fault:
            planned([Given(path=path)], STORE)
        assert all(path.name in sentence for sentence in fault.value.faults)
        return
    report = planned([Given(path=path)], STORE).report
    assert TAKEN[path.name] in set(pd.concat([t.compared for t in report.tables])["indicator"])
    for table in report.tables:
        listed = table.matched.listed
        count = listed["rows"].fillna(1).sum() if "rows" in listed else len(listed)
        assert table.matched.taken + count == table.matched.rows
        assert (listed["reason"].str.len() > 0).all()


def test_strokes_for_all_districts_are_not_stored() -> None:
    report = planned([Given(path=FOLDER / "genesis_13111_strokes.csv")], STORE).report
    newest = report.changes.loc[report.changes["period"] == "2025", "area_id"]
    assert sorted(newest) == ["14", "DG"]
    assert (
        report.tables[0].matched.listed["reason"].eq("no area of this level has a figure yet").any()
    )


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(path=st.sampled_from(FILES), share=st.floats(0, 1), noise=st.binary(max_size=30))
def test_damaged_files_are_refused_or_read_and_never_crash(
    tmp_path: Path, path: Path, share: float, noise: bytes
) -> None:
    content = path.read_bytes()
    damaged = tmp_path / path.name
    damaged.write_bytes(content[: int(len(content) * share)] + noise)
    try:
        plan = planned([Given(path=damaged)], STORE)
    except DataFault as fault:
        assert fault.faults
    else:
        assert plan.report.tables
