"""Where figures are from, in few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.provenance import SHOWN_PUBLISHERS, cited, publishers_line, source_line
from tests.world import SOURCES, frame, reader, small_world

WORLD = small_world()


@pytest.mark.parametrize(
    ("source_ids", "line"),
    [
        ([], ""),
        (["nowhere"], ""),
        (["stat-people"], "Invented Office: People by district"),
        (
            ["web-alpha", "nowhere", "web-beta"],
            "Alpha: About Alpha; Beta: About Beta",
        ),
    ],
)
def test_a_line_names_publisher_and_title(source_ids: list[str], line: str) -> None:
    assert source_line(WORLD, source_ids) == line


def test_each_publisher_is_named_once_with_its_own_date() -> None:
    days = {"stat-people": "2020", "stat-labour": "2021-07", "web-beta": "2024"}
    dated = [{**row, "reference_date": days.get(row["source_id"], "")} for row in SOURCES]
    world = replace(WORLD, sources=frame("sources", dated).set_index("source_id"))
    line = publishers_line(world, ["stat-people", "stat-labour", "stat-people"], reader())
    assert line == "Source: Invented Office (2020); Invented Agency (July 2021)"


def test_a_page_without_a_publisher_is_named_by_its_title() -> None:
    nameless = [{**row, "publisher": ""} for row in SOURCES]
    world = replace(WORLD, sources=frame("sources", nameless).set_index("source_id"))
    assert publishers_line(world, ["web-beta"], reader()).startswith("Source: About Beta (")


def test_no_date_is_said() -> None:
    assert publishers_line(WORLD, ["web-alpha"], reader()) == "Source: Alpha (no date)"


def test_many_publishers_end_with_how_many_more() -> None:
    line = publishers_line(WORLD, list(WORLD.sources.index), reader())
    assert f"and {len(WORLD.sources) - SHOWN_PUBLISHERS} more" in line


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("stated", "as of 2022,"),
        ("entered", "as of 2022 (year stated by who added the file, not by the file),"),
    ],
)
def test_a_year_that_no_file_names_is_told_as_such(basis: str, said: str) -> None:
    own = {"source_id": "stat-labour", "reference_date": "2022", "date_basis": basis}
    rows = [{**row, **own} for row in SOURCES if row["source_id"] == "stat-labour"]
    world = replace(WORLD, sources=frame("sources", rows).set_index("source_id"))
    assert said in cited(world, ["stat-labour"], reader())
