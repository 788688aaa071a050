"""Rates that are not those of counts in the same file, and wholes that are not all their parts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.adding import planned
from loaders.agreement import Relations, bases_moved
from loaders.faults import DataFault
from loaders.given_files import Given, contents
from loaders.places import Place, plain_column
from loaders.plausibility import MOST_NAMED
from loaders.raw_file import silent
from loaders.store import Store
from loaders.stored_figures import compared
from loaders.total_notes import Named
from tests.loaders.invented import FORMAT, write

STORE = Store(root=Path(__file__).parents[2] / "data")
RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
PEOPLE = "12411-03-03-4"


def numbers(indicator: str, period: str) -> Mapping[str, float]:
    rows = STORE.read_observations()
    chosen = rows[(rows["indicator"] == indicator) & (rows["period"] == period)]
    return chosen.astype({"area_id": "str"}).set_index("area_id")["value"].to_dict()


def told(folder: Path, *rows: str, number: str = "13211-02-05-4") -> tuple[str, ...]:
    path = write(folder / "table.txt", *rows, number=number)
    return planned([Given(path=path)], STORE, formats=[FORMAT]).report.unusual


def labour(share: float, year: str) -> list[str]:
    """Return the unemployed of all areas in 2025 times ``share``, and the rates as they are."""
    count, rate = numbers("unemployed", "2025"), numbers("unemployment_rate", "2025")
    return [
        f"{one};;{year};Arbeitslose={count[one] * share:.0f};{RATE}="
        + f"{rate[one]:.1f}".replace(".", ",")
        for one in rate
    ]


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_counts_changed_beside_unchanged_rates_are_told(tmp_path: Path, year: str) -> None:
    found = told(tmp_path, *labour(1.1, year))
    (said,) = [one for one in found if "unemployment_rate and unemployed for " in one]
    assert said.startswith("table.txt: ")
    assert "do not go together" in said
    assert "01 Schleswig-Holstein by +10.0 % since 2025; " in said
    assert f" for {year} " in said
    assert said.split("; ")[-1].startswith("… and ")


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_counts_and_rates_as_they_are_go_together(tmp_path: Path, year: str) -> None:
    assert not [one for one in told(tmp_path, *labour(1.0, year)) if "go together" in one]


@pytest.mark.parametrize(
    ("share", "said"), [("33,3", ""), ("36,6", "14521 Erzgebirgskreis 36.6 against 33.3333")]
)
def test_a_rate_with_both_counts_in_one_file_is_the_ratio_of_them(
    tmp_path: Path, share: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = f"14521;;2026;Arbeitslose=9000;Arbeitslose / langzeitarbeitslos=3000;Anteil={share}"
    places = (*STORE.read_places(), _place("share_long_term_unemployed", "Anteil"))
    monkeypatch.setattr(Store, "read_places", lambda _: places)
    found = [one for one in told(tmp_path, row) if "of the same file" in one]
    assert len(found) == bool(said)
    assert all(said in one for one in found)


def _place(indicator: str, column: str) -> Place:
    return Place(indicator_id=indicator, table="13211-02-05-4", columns=(plain_column(column),))


def test_a_population_that_comes_without_its_age_groups_is_told(tmp_path: Path) -> None:
    whole = numbers("population", "2024")["14521"]
    rows = [f"14521;;2024-12-31;Bevölkerungsstand={whole + 400:.0f}"]
    (said,) = [one for one in told(tmp_path, *rows, number=PEOPLE) if "sum of population_" in one]
    assert said.startswith("population for 2024 is in 1 area not the sum of population_under_15, ")
    assert f"14521 Erzgebirgskreis {whole + 400:.0f} against {whole:.0f}" in said


def test_every_related_measure_is_in_the_catalogue_and_agrees_in_what_is_stored() -> None:
    relations = Relations.read()
    catalogue = STORE.read_catalogue()
    assert {*relations.rates, *relations.rates.values(), *relations.sums} <= set(catalogue)
    for whole, parts in relations.sums.items():
        own = numbers(whole, "2024")
        added = [numbers(part, "2024") for part in parts]
        assert len(own) == 417
        assert all(sum(one[area] for one in added) == own[area] for area in own)


def test_of_many_impossible_figures_it_is_said_how_many_more_there_are(tmp_path: Path) -> None:
    rows = [f"{one};;2026;{RATE}=4000" for one in list(numbers("unemployed", "2025"))[:30]]
    with pytest.raises(DataFault) as fault:
        told(tmp_path, *rows)
    assert len(fault.value.faults) == MOST_NAMED + 1
    assert fault.value.faults[-1].startswith("table.txt: … and 10 figures more that cannot be; ")


@settings(max_examples=15, deadline=None, derandomize=True)
@given(share=st.integers(80, 120))
def test_rates_and_counts_are_told_exactly_where_their_base_moves(
    tmp_path_factory: pytest.TempPathFactory, share: int
) -> None:
    folder = tmp_path_factory.mktemp("base")
    rows = [row for row in labour(share / 100, "2025") if row[:2] in {"14", "16"}]
    path = write(folder / "table.txt", *rows, number="13211-02-05-4")
    stored, named = STORE.read_observations(), Named.read(STORE, STORE.read_sources())
    tables = contents([Given(path=path)], STORE, [FORMAT], silent).tables
    changes = compared(stored, tables[0].figures)
    said = list(bases_moved(tables, stored, changes, Relations.read(), named))
    assert all("go together" in one for one in said)
    moved = abs(share - 100)
    assert not said or moved
    assert said or moved < 4


def doubled(year: str) -> list[str]:
    """Return the labour market as it was, but with twice the unemployed in one district."""
    count = numbers("unemployed", "2025")["14521"]
    return [
        row.replace(f"={count:.0f};", f"={2 * count:.0f};") if row.startswith("14521") else row
        for row in labour(1.0, year)
    ]


@pytest.mark.parametrize(("year", "areas"), [("2025", 417), ("2026", 416)])
def test_a_single_count_beside_an_unchanged_rate_is_told(
    tmp_path: Path, year: str, areas: int
) -> None:
    found = told(tmp_path, *doubled(year))
    (said,) = [one for one in found if "unemployment_rate and unemployed for" in one]
    assert f"for {year} do not go together in 1 of {areas} areas" in said
    assert said.endswith("14521 Erzgebirgskreis by +100.0 % since 2025")
    assert any(
        "unemployed of 14521 Erzgebirgskreis for" in one and ", against" in one for one in found
    )


def test_a_count_that_comes_alone_is_held_against_the_stored_rate(tmp_path: Path) -> None:
    count = numbers("unemployed", "2025")["14521"]
    found = told(tmp_path, f"14521;;2025;Arbeitslose={count * 1.2:.0f}")
    said = [one for one in found if "do not go together in 1 of 1 area: " in one]
    assert [one.split(" and ")[0].removeprefix("table.txt: ") for one in said] == [
        "unemployment_rate",
        "unemployment_rate_dependent",
    ]
    assert all("14521 Erzgebirgskreis by +20.0 % since 2025" in one for one in said)


def test_a_count_within_the_rounding_of_its_rate_is_no_news(tmp_path: Path) -> None:
    count = numbers("unemployed", "2025")["14521"]
    found = told(tmp_path, f"14521;;2025;Arbeitslose={count + 20:.0f}")
    assert not [one for one in found if "go together" in one]
