"""Tables of the comparison: no cell is empty, and what is missing says why by sign and word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import tables

Open = Callable[..., AppTest]
VIEWS = (
    "matrix", "difference", "ranking", "scatter", "years", "maps", "occupations", "alliances",
    "peers", "holds",
)  # fmt: skip
KINDS = "suedwestfalen,mittweida,14,DG,14713,14729,05958"
OWN = "Ein Ort~14522360"


@pytest.mark.parametrize("view", VIEWS)
def test_no_cell_of_any_view_is_empty(open_page: Open, view: str) -> None:
    asked = {"across": "unemployment_rate", "up": "vacancies_per_100_unemployed"}
    page = open_page("vergleich", lang="en", view=view, regions=KINDS, own=OWN, **asked)
    assert [one.value for one in page.exception] == []
    found = [one for one in tables(page) if all(one.rows[0])]
    assert found
    for table in found:
        heads, *rows = table.rows
        assert rows
        empty = [(row[0], head) for row in rows for head, text in zip(heads, row, strict=True)
                 if not text.strip()]  # fmt: skip
        assert not empty, empty[:5]


def test_land_and_germany_have_their_cells_where_no_side_has_a_figure(open_page: Open) -> None:
    asked = "suedwestfalen,chemnitz-zwickau"
    page = open_page("vergleich", lang="en", regions=asked, indicators="unemployment_rate")
    heads, row = tables(page)[0].rows
    assert heads[-3:] == ["Nordrhein-Westfalen", "Sachsen", "Germany"]
    assert row[1].startswith("x · cannot be put together")
    assert all("%" in text for text in row[-3:])


def test_what_is_not_known_of_a_land_is_said_by_its_sign(open_page: Open) -> None:
    asked = "training_places_per_100_seekers"
    page = open_page("vergleich", lang="en", regions="05958,05962", indicators=asked)
    heads, row = tables(page)[0].rows
    assert heads[-2:] == ["Nordrhein-Westfalen", "Germany"]
    assert row[-2:] == ["x · cannot be put together from its parts"] * 2


def test_districts_of_one_name_have_a_column_and_a_row_each(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", regions="14713,14729", indicators="area_km2")
    table = tables(page)[0]
    assert table.rows[0][1:3] == ["Leipzig (Kreisfreie Stadt)", "Leipzig (Landkreis)"]
    assert table.rows[1][1] != table.rows[1][2]
    scatter = open_page("vergleich", lang="en", view="scatter", regions="05958,05962")
    names = [row[0] for row in tables(scatter)[0].rows[1:]]
    assert len(names) > 390
    assert len(set(names)) == len(names) - 2
