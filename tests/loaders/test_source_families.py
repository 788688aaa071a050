"""Tables of one number and publisher: what holds for every year is carried over to a new one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from geo.comparability import other_years
from geo.model import Level
from loaders.adding import add
from loaders.given_files import Given
from loaders.source_families import with_family
from loaders.store import Store
from loaders.world import read_world
from tests.loaders.official_files import FIXTURES
from tests.world import reader

DATA = Path(__file__).parents[2] / "data"
STORED = Store(root=DATA).read_sources()
OFFICES = "Statistische Ämter des Bundes und der Länder"


def delivered(table: str, publisher: str, date: str, used: str) -> pd.DataFrame:
    row = dict.fromkeys(STORED.columns, "") | {
        "source_id": "new", "kind": "statistics", "publisher": publisher, "title": OWN,
        "table": table, "reference_date": date, "used_for": used,
    }  # fmt: skip
    return pd.DataFrame([row, {**row, "source_id": "new-computed"}])


REGIONAL = "Regionalstatistik {}, {}"
CENSUS = "Zensus 2022, Tabelle 1000A-0000, Bevölkerung, Stichtag 15.05.2022"
OWN = "Langer Titel"
UNEMPLOYED = REGIONAL.format(
    "13211-02-05-4", "Arbeitslose und Arbeitslosenquoten, Jahresdurchschnitt"
)
AGES = "Bevölkerung nach Geschlecht, Nationalität und Altersgruppen (21)"
WORKPLACE = "Sozialversicherungspflichtig Beschäftigte am Arbeitsort"


@pytest.mark.parametrize(
    ("table", "publisher", "date", "used", "title"),
    [
        ("13211-02-05-4", OFFICES, "2026", "unemployed", UNEMPLOYED),
        ("12411-03-03-4", OFFICES, "2025-12-31", "population",
         REGIONAL.format("12411-03-03-4", AGES)),
        ("13111-01-03-4", OFFICES, "2026-06-30", "employees_workplace",
         REGIONAL.format("13111-01-03-4", WORKPLACE)),
        ("nama_10r_3gdp", "Eurostat", "2024", "gdp",
         "Eurostat nama_10r_3gdp, Bruttoinlandsprodukt"),
        ("1000A-0000", OFFICES, "2022-05-15", "population_census_2022", CENSUS),
        ("1000A-0000", OFFICES, "2031-05-15", "population_census_2022", OWN),
        ("13211-02-05-4", "Somebody Else", "2026", "unemployed", OWN),
        ("99999", OFFICES, "2026", "unemployed", OWN),
    ],
)  # fmt: skip
def test_a_title_is_carried_over_without_what_holds_for_one_year(
    table: str, publisher: str, date: str, used: str, title: str
) -> None:
    found = with_family(delivered(table, publisher, date, used), STORED)
    assert found["title"].iloc[0] == title
    if title != OWN:
        assert found["title"].iloc[1] == f"{title}, eigene Berechnung"


def test_publisher_licence_and_address_are_those_of_the_family() -> None:
    found = with_family(delivered("13211-02-05-4", OFFICES, "2026", "unemployed"), STORED).iloc[0]
    assert found["publisher"] == f"Bundesagentur für Arbeit; {OFFICES}"
    assert (found["licence"], found["url"]) == ("dl-de/by-2-0", "https://www.regionalstatistik.de")


def test_years_of_one_table_are_of_one_table_after_one_is_added(tmp_path: Path) -> None:
    store = Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))
    newer = tmp_path / "2026.csv"
    table = (FIXTURES / "genesis_13211.csv").read_bytes()
    newer.write_bytes(table.replace(b"\n2025;", b"\n2026;"))
    add([Given(path=newer)], store, retrieved="2026-11-20")
    world = read_world(store)
    for indicator in ("unemployed", "unemployment_rate"):
        said = other_years(world, indicator, "2026", Level.DISTRICT, reader())
        assert [words[:4] for words in said] == ["2021"]  # from INKAR
