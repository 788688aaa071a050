"""Building writes all tables of a folder and leaves the sources of the other folders alone."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from loaders.build import build_datapackage, build_facts, build_statistics
from loaders.faults import DataFault
from loaders.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
RULES = FIXTURES / "rules"


@pytest.fixture
def stats(tmp_path: Path) -> Path:
    folder = tmp_path / "stats"
    shutil.copytree(FIXTURES / "stats", folder)
    with gzip.open(folder / "observations.csv.gz", "wb") as file:
        file.write((FIXTURES / "stats/observations.csv").read_bytes())
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    root = tmp_path / "data"
    (root / "alliances").mkdir(parents=True)
    shutil.copy(FIXTURES / "indicators.toml", root)
    shutil.copy(FIXTURES / "aliases.csv", root / "alliances/organisation_aliases.csv")
    return Store(root=root)


def content(store: Store) -> dict[str, bytes]:
    files = [path for path in store.root.rglob("*") if path.is_file()]
    return {path.relative_to(store.root).as_posix(): path.read_bytes() for path in files}


def test_built_tables_are_in_the_store(store: Store, stats: Path) -> None:
    build_facts(FIXTURES / "facts", store, rules=RULES)
    build_statistics(stats, store, rules=RULES)
    assert len(store.read_facts()) == 7
    assert len(store.read_observations()) == 6
    kinds = store.read_sources()["kind"].value_counts().to_dict()
    assert kinds == {"facts": 4, "statistics": 4, "outlines": 1}


def test_building_again_changes_nothing(store: Store, stats: Path) -> None:
    build_statistics(stats, store, rules=RULES)
    build_facts(FIXTURES / "facts", store, rules=RULES)
    build_datapackage(store)
    before = content(store)
    build_facts(FIXTURES / "facts", store, rules=RULES)
    build_statistics(stats, store, rules=RULES)
    build_datapackage(store)
    assert content(store) == before


def test_failed_build_leaves_the_old_data(store: Store, stats: Path) -> None:
    build_statistics(stats, store, rules=RULES)
    before = content(store)
    (stats / "occupations_2025.csv").unlink()
    with pytest.raises(DataFault, match=r"occupations_2025\.csv is missing in the folder stats"):
        build_statistics(stats, store, rules=RULES)
    assert content(store) == before
