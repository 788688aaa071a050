import re

import pytest

from loaders.nuts import DATA, area_ids, area_of
from loaders.store import Store

STORE = Store(root=DATA)
STATES = {
    "DE1": "08",
    "DE2": "09",
    "DE3": "11",
    "DE4": "12",
    "DE5": "04",
    "DE6": "02",
    "DE7": "06",
    "DE8": "13",
    "DE9": "03",
    "DEA": "05",
    "DEB": "07",
    "DEC": "10",
    "DED": "14",
    "DEE": "15",
    "DEF": "01",
    "DEG": "16",
}
NUTS_3 = re.compile(r"DE[1-9A-G][0-9A-Z]{2}")
VERSIONS = ("2013", "2016", "2021", "2024")


def ids_of(level: str) -> set[str]:
    areas = STORE.read_areas()
    return set(areas.loc[areas["level"] == level, "area_id"])


def districts(version: str) -> dict[str, str]:
    table = STORE.read_table("nuts")
    chosen = table[table["versions"].str.contains(version) & (table["nuts_id"].str.len() == 5)]
    return dict(zip(chosen["nuts_id"], chosen["area_id"], strict=True))


def test_country_and_states_have_their_codes() -> None:
    short = {code: area for code, area in area_ids().items() if len(code) < 5}
    assert short == {"DE": "DG", **STATES}
    assert set(STATES.values()) == ids_of("state")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_gives_each_district_one_code_in_its_state(version: str) -> None:
    codes = districts(version)
    assert len(set(codes.values())) == len(codes)
    for code, area in codes.items():
        assert NUTS_3.fullmatch(code)
        assert STATES[code[:3]] == area[:2]


@pytest.mark.parametrize(("version", "count"), [("2013", 402), ("2016", 401), ("2021", 401)])
def test_older_versions_have_the_districts_of_their_day(version: str, count: int) -> None:
    assert len(districts(version)) == count


def test_the_newest_version_has_the_districts_of_the_atlas() -> None:
    assert set(districts("2024").values()) == ids_of("district")


@pytest.mark.parametrize(
    ("code", "area"),
    [
        ("DED42", "14521"),
        ("DED45", "14524"),
        ("DED2E", "14627"),
        ("DEA5A", "05970"),
        ("DEA2D", "05334"),
        ("DE600", "02000"),
        ("DE300", "11000"),
        ("DE91C", "03159"),
        ("DEG0N", "16056"),
        ("DEG0P", "16063"),
        ("DEG0R", "16063"),
        ("DED4", None),
        ("AT111", None),
        ("", None),
    ],
)
def test_a_code_stands_for_an_area(code: str, area: str | None) -> None:
    assert area_of(code) == area
