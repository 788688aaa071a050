"""Totals beside their districts: set aside where these add up to another number, else told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.evidence import record
from geo.figures import area_figure
from loaders.add_report import AddReport
from loaders.adding import add, planned
from loaders.check import faults_of
from loaders.given_files import Given
from loaders.part_sums import FIGURE
from loaders.restoring import restore
from loaders.store import Store
from loaders.stored_figures import compared, replaced
from loaders.stored_tables import remove
from loaders.total_notes import Named
from loaders.totals import Nesting, Totals, totals
from loaders.world import read_world
from tests.loaders.invented import FORMAT, write
from tests.world import reader

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
PEOPLE = "12411-03-03-4"
NESTING = Nesting(
    districts=frozenset({"01001", "01002", "02000"}),
    states=frozenset({"01", "02"}),
    counts=frozenset({"heads"}),
)
NAMED = Named(
    areas={"DG": "Whole", "01": "North", "02": "South"},
    sources={"old": "Old table", "new": "New table"},
)
STORED = {"DG": 6000, "01": 3000, "02": 3000, "01001": 1000, "01002": 2000, "02000": 3000}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


# What is set aside, on three invented districts


def heads(numbers: dict[str, float | None], source: str) -> pd.DataFrame:
    """Return observations of 2024 of area and number, or none."""
    return pd.DataFrame(
        [
            {
                "area_id": area_id, "period": "2024", "indicator": "heads",
                "value": float("nan") if number is None else float(number),
                "status": "secret" if number is None else "exact", "flags": "", "source_id": source,
            }
            for area_id, number in numbers.items()
        ]
    ).astype({"value": "float64"})  # fmt: skip


def after_adding(
    stored: dict[str, float | None], added: dict[str, float | None]
) -> tuple[Totals, pd.DataFrame]:
    old, new = heads(stored, "old"), heads(added, "new")
    changes = compared(old, new)
    after = replaced(old, changes)
    return totals(old, after, changes, NESTING, NAMED), after


@pytest.mark.parametrize(
    ("added", "aside", "told"),
    [
        pytest.param({"01001": 1100}, ["01", "DG"], 0, id="one district"),
        pytest.param({"01001": 1001}, [], 0, id="within rounding"),
        pytest.param({"01001": 1100, "01002": 1900}, [], 0, id="moved between districts"),
        pytest.param({"01001": 1100, "01": 3100}, ["DG"], 0, id="with its Land"),
        pytest.param({"01001": 1100, "01": 3100, "DG": 6100}, [], 0, id="with all totals"),
        pytest.param({"01": 3100}, [], 2, id="a Land alone, told for it and for Germany"),
        pytest.param({"DG": 6100}, [], 2, id="Germany alone"),
        pytest.param({"02": 3100, "02000": 3100}, [], 1, id="a Land that is a district"),
        pytest.param({"01001": None}, [], 0, id="a district that is secret now"),
        pytest.param({"01001": 900}, ["01", "DG"], 0, id="fewer than before"),
    ],
)  # fmt: skip
def test_a_total_follows_its_districts_or_is_told(
    added: dict[str, float | None], aside: list[str], told: int
) -> None:
    found, _ = after_adding(dict(STORED), added)
    assert sorted(found.set_aside["area_id"]) == aside
    assert len(found.unusual) == told
    assert bool(found.notes) == bool(aside)


def test_what_is_set_aside_is_named_with_both_numbers() -> None:
    found, _ = after_adding(dict(STORED), {"01001": 1100})
    (said,) = found.notes
    assert said == (
        "heads: 2 totals of Old table for 2024 set aside, the districts now add up to other "
        "numbers: 01 North 3000, now 3100; DG Whole 6000, now 6100; from now on summed from the "
        "districts"
    )


def test_a_total_that_comes_alone_is_named_beside_the_sum() -> None:
    found, _ = after_adding(dict(STORED), {"01": 3100})
    own, country = found.unusual
    assert own == (
        "heads for 2024: 1 total of New table differs from the sum of the districts (Old table): "
        "01 North 3100 against 3000; both stay, each of its own source"
    )
    assert country == (
        "heads for 2024: 1 total of Old table differs from the sum of the Länder (New table): "
        "DG Whole 6000 against 6100; both stay, each of its own source"
    )


def test_a_total_of_which_a_district_is_secret_stays_and_is_told() -> None:
    found, _ = after_adding({**STORED, "01002": None}, {"01001": 1100})
    assert found.set_aside.empty
    (said,) = found.unusual
    assert "2 totals of Old table stay as before, for not all districts have a number" in said
    assert "01 North 3000, its districts changed by +100, 1 of 2 known" in said


def test_known_districts_that_are_more_than_their_total_are_told() -> None:
    found, _ = after_adding({**STORED, "01002": None}, {"01001": 3300})
    assert any("01 North 3000 against 3300" in one for one in found.unusual)


NUMBER = st.one_of(st.none(), st.integers(0, 5000))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(sorted(NESTING.districts)), NUMBER, min_size=1))
def test_no_stored_total_differs_from_known_districts_without_a_word(
    added: dict[str, float | None],
) -> None:
    found, after = after_adding(dict(STORED), added)
    gone = set(found.set_aside[FIGURE].itertuples(index=False, name=None))
    values = after.set_index("area_id")["value"]
    for whole, parts in {"01": ["01001", "01002"], "02": ["02000"]}.items():
        if (whole, "2024", "heads") not in gone and values[parts].notna().all():
            assert abs(values[whole] - values[parts].sum()) <= len(parts)


# All the way: a table of districts alone


def people(areas: pd.Series, share: float = 1.1) -> list[str]:
    return [
        f"{area_id};;2024-12-31;Bevölkerungsstand={number * share:.0f}"
        for area_id, number in areas.items()
    ]


def population(store: Store) -> pd.Series:
    rows = store.read_observations()
    chosen = rows[(rows["indicator"] == "population") & (rows["period"] == "2024")]
    return chosen.astype({"area_id": "str"}).set_index("area_id")["value"]


def revised(store: Store, folder: Path, letters: int) -> AddReport:
    """Add the population of all areas of one level, every number times 1.1."""
    own = population(store)
    rows = people(own[own.index.str.len() == letters].drop("DG", errors="ignore"))
    file = write(folder / "revised.txt", *rows, number=PEOPLE)
    return add([Given(path=file)], store, formats=[FORMAT])


def test_totals_are_summed_from_districts_that_came_alone_and_their_records_say_so(
    store: Store, tmp_path: Path
) -> None:
    report = revised(store, tmp_path, 5)
    (said,) = [note for note in report.notes if "set aside" in note]
    assert said.startswith("population: 17 totals of Regionalstatistik 12411-03-03-4")
    assert "01 Schleswig-Holstein 2959517, now 3255469" in said
    assert "; … and 12 more; " in said
    assert set(population(store).index.str.len()) == {5}
    newest = store.editions()[-1]
    assert said in newest.notes
    assert (newest.reason.set_aside, newest.reason.left_out) == (17, 800)
    assert newest.reason.unusual == len(report.unusual) == 1
    assert not newest.reason.incomplete
    world = read_world(store)
    found = record(world, "obs:population:14:2024", reader())
    own = population(store)
    assert found.number == own[own.index.str.startswith("14")].sum()
    assert found.formula == "sum of the parts"
    assert len(found.terms) == 13
    assert area_figure(world, "population", "DG", period="2024").number == own.sum()
    share = area_figure(world, "share_65plus", "14", period="2024")
    assert (share.number, share.reason) == (None, "other_counts")
    assert not faults_of(store)


@pytest.mark.parametrize("letters", [5, 2])
def test_what_was_set_aside_comes_back_with_remove_and_restore(
    store: Store, tmp_path: Path, letters: int
) -> None:
    files = [tmp_path / "data" / name for name in ("observations/observations.csv", "sources.csv")]
    before, first = [file.read_bytes() for file in files], store.editions()[-1].id
    source_id = revised(store, tmp_path, letters).tables[0].source_id
    after = [file.read_bytes() for file in files]
    edition = store.editions()[-1].id
    assert after != before
    remove([source_id], store)
    assert [file.read_bytes() for file in files] == before
    restore(edition, store)
    assert [file.read_bytes() for file in files] == after
    restore(first, store)
    assert [file.read_bytes() for file in files] == before
    assert not faults_of(store)


def test_the_stored_table_added_again_moves_no_total(tmp_path: Path) -> None:
    own = population(STORE)
    file = write(tmp_path / "same.txt", *people(own[own.index.str.len() == 5], 1.0), number=PEOPLE)
    report = planned([Given(path=file)], STORE, formats=[FORMAT]).report
    assert not report.unusual
    assert not [note for note in report.notes if "set aside" in note]


def test_a_land_that_comes_after_its_districts_gets_no_rate_of_two_versions(
    store: Store, tmp_path: Path
) -> None:
    rows = people(population(store)[["14"]])
    revised(store, tmp_path, 5)
    file = write(tmp_path / "land.txt", *rows, number=PEOPLE)
    add([Given(path=file)], store, partial=True, formats=[FORMAT])
    share = area_figure(read_world(store), "share_65plus", "14", period="2024")
    assert share.number is None
