"""Where an indicator is found: entries of the catalogue that make sense, and what is wrong else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders.catalogue import read_catalogue
from loaders.faults import DataFault
from loaders.places import Place, place_faults, places_of

FIXTURE = Path(__file__).parent / "fixtures" / "indicators.toml"


def entry(*places: object, kind: str = "count") -> dict[str, Any]:
    return {"id": "people", "kind": kind, "found_in": list(places)}


def test_a_place_is_read_with_all_its_parts() -> None:
    found = {"table": "T", "columns": ["Men ", "WOMEN"], "since": "2024", "day": "06-30"}
    assert places_of(entry(found, {"table": "T", "column": "All", "years": -1})) == (
        Place(
            indicator_id="people", table="T", columns=("men", "women"), since="2024", day="06-30"
        ),
        Place(indicator_id="people", table="T", columns=("all",), years=-1),
    )


@pytest.mark.parametrize(
    ("place", "kind", "said"),
    [
        ({"column": "A"}, "count", "'table' is missing, add the number of the table"),
        ({"table": "T"}, "count", "give either 'column' or 'columns'"),
        ({"table": "T", "column": "A", "columns": ["B"]}, "count", "give either 'column' or"),
        ({"table": "T", "columns": []}, "count", "the columns are no texts"),
        ({"table": "T", "columns": [1]}, "count", "the columns are no texts"),
        ({"table": "T", "columns": ["A", "B"]}, "rate", "only columns of a count can be summed"),
        ({"table": "T", "columns": ["A", " a"]}, "count", "a column is named twice"),
        ({"table": "T", "column": "A", "since": "24"}, "count", "'since' is '24', write it as"),
        ({"table": "T", "column": "A", "day": "June"}, "count", "'day' is 'June', write it as"),
        ({"table": "T", "column": "A", "years": "1"}, "count", "'years' is no whole number"),
        ({"table": "T", "column": "A", "sheet": "1"}, "count", "'sheet' is unknown, use column"),
        ("T", "count", "'found_in' is no list of places"),
    ],
)
def test_a_place_that_makes_no_sense_is_one_sentence(place: object, kind: str, said: str) -> None:
    (fault,) = place_faults(entry(place, kind=kind))
    assert said in fault


def test_the_catalogue_names_the_entry_and_the_place(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    text = FIXTURE.read_text(encoding="utf-8")
    place = 'id = "people"\nfound_in = [{ table = "T" }]\n'
    path.write_text(text.replace('id = "people"\n', place, 1), encoding="utf-8")
    with pytest.raises(DataFault, match=r"entry 1 \(people\): place 1 of 'found_in': give either"):
        read_catalogue(path)
