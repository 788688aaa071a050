"""The data package describes everything below data/ and the data keeps to it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import frictionless
import pytest

from loaders.build import build_datapackage
from loaders.datapackage import datapackage_text
from loaders.schema import tables
from loaders.store import Store

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)


def described() -> dict[str, object]:
    return dict(json.loads((DATA / "datapackage.json").read_text(encoding="utf-8")))


def validate(folder: Path, name: str | None = None) -> list[list[object]]:
    """Return what is wrong with all tables, or with the one of this name beside the others."""
    report = frictionless.validate(str(folder / "datapackage.json"), name=name)
    return list(report.flatten(["type", "rowNumber", "fieldName"]))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.filterwarnings("ignore")
def test_the_data_is_valid() -> None:
    assert validate(DATA) == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("alliances/funding.csv", ",total_spent,", ",spent,", "constraint-error"),
        (
            "alliances/facts.csv",
            "smarterz-lead-1,smarterz",
            "smarterz-lead-1,nobody",
            "foreign-key",
        ),
        ("alliances/facts.csv", "smarterz-lead-1", "smarterz-seat-1", "primary-key"),
        ("observations/occupations.csv", ",25.7,", ",viel,", "type-error"),
        ("areas/areas.csv", "DG,country", "DG,land", "constraint-error"),
    ],
)
def test_wrong_data_is_found(copy: Path, file: str, old: str, new: str, fault: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(fault in str(error[0]) for error in validate(copy, path.stem))


def test_committed_description_is_up_to_date() -> None:
    assert datapackage_text(STORE) == (DATA / "datapackage.json").read_text(encoding="utf-8")


def test_every_file_of_the_data_is_described() -> None:
    resources = described()["resources"]
    assert isinstance(resources, list)
    paths = {resource["path"] for resource in resources}
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()}
    assert paths == files - {"datapackage.json"}


def test_every_column_is_explained() -> None:
    for table in tables().values():
        assert table.about.endswith("."), table.name
        for column in table.columns:
            assert column.about.endswith("."), f"{table.name}.{column.name}"
            assert not column.references or column.references.split(".")[0] in tables()


def test_publishers_and_licences_are_credited() -> None:
    package = json.dumps(described(), ensure_ascii=False)
    for credit in (
        "Bundesamt für Kartographie und Geodäsie",
        "© GeoBasis-DE / BKG 2016, Daten verändert",
        "Aufbereitung RegioHub, Universität Bielefeld",
        "Eurostat",
        "dl-de/by-2-0",
    ):
        assert credit in package


def test_building_twice_gives_the_same_file(copy: Path) -> None:
    before = (copy / "datapackage.json").read_bytes()
    build_datapackage(Store(root=copy))
    assert (copy / "datapackage.json").read_bytes() == before


def test_data_stays_small() -> None:
    size = sum(path.stat().st_size for path in DATA.rglob("*") if path.suffix != ".parquet")
    assert size < 5_000_000
