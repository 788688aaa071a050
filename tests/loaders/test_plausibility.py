"""Figures that cannot be are refused; unusual ones are told before and kept with the edition."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.adding import add, planned
from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.plausibility import Known, stored_faults, unusual
from loaders.store import Store
from tests.loaders.invented import FORMAT, write

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
LONG = "Arbeitslose / langzeitarbeitslos"
PEOPLE = "12411-03-03-4"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


def told(folder: Path, *rows: str, number: str = "13211-02-05-4") -> tuple[str, ...]:
    path = write(folder / "table.txt", *rows, number=number)
    return planned([Given(path=path)], STORE, formats=[FORMAT]).report.unusual


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "14521;;2026;Arbeitslose=9999999",
            "unemployed of 14521 Erzgebirgskreis for 2026 is 9999999, more than the 397992",
        ),
        ("14521;;2026;Arbeitslose=-5", "is -5, less than 0"),
        (f"14521;;2026;{RATE}=4000", "unemployment_rate of 14521 Erzgebirgskreis for 2026 is 4000"),
        (f"14521;;2026;{RATE}=100,1", "is 100.1, more than 100"),
        (f"14521;;2026;Arbeitslose=9000;{LONG}=9001", "9001, more than the 9000 that unemployed"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_row_area_and_value(
    tmp_path: Path, row: str, said: str
) -> None:
    with pytest.raises(DataFault) as fault:
        told(tmp_path, row)
    first = fault.value.faults[0]
    assert said in first
    assert first.startswith("table.txt, row 2: ")
    assert first.endswith("change the bounds in data/indicators.toml.")


def test_a_fraction_of_a_count_of_persons_is_refused_in_every_file(tmp_path: Path) -> None:
    with pytest.raises(DataFault) as fault:
        told(tmp_path, "14521;;2026;Arbeitslose=9,245", f"14522;;2026;Arbeitslose=9;{LONG}=4,4")
    first, second = fault.value.faults
    assert first.startswith("table.txt, row 2: unemployed of 14521 Erzgebirgskreis for 2026 is 9.2")
    assert "9.245, a fraction of a count of persons; download the table again" in first
    assert second.startswith("table.txt, row 3: long_term_unemployed of 14522 Mittelsachsen")


def test_numbers_that_a_file_turns_into_signs_are_counted_for_each_measure(tmp_path: Path) -> None:
    rows = [
        f"14521;;2025;Arbeitslose=.;{LONG}=3745",
        f"14522;;2025;Arbeitslose=/;{LONG}=/",
        "14523;;2025;Arbeitslose=/",
        "14524;;2026;Arbeitslose=.",
    ]
    assert told(tmp_path, *rows)[:3] == (
        "long_term_unemployed for 2025: 1 of 2 stored numbers would become 'unreliable'",
        "unemployed for 2025: 1 of 3 stored numbers would become 'secret'",
        "unemployed for 2025: 2 of 3 stored numbers would become 'unreliable'",
    )


def test_rates_without_a_count_are_not_said_to_be_computed_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "table.txt", "14521;;2025;Arbeitslose=x", "14;;2025;Arbeitslose=x")
    notes = planned([Given(path=path)], STORE, formats=[FORMAT]).report.notes
    rates = [one for one in notes if one.startswith("share_long_term_unemployed: ")]
    assert len(rates) == 2
    assert "1 rate for 2025 is not known now, one of the counts is missing: 14521" in rates[0]
    assert "1 computed rate for 2025 taken out, a count of theirs is not known now" in rates[1]


def test_what_is_counted_one_by_one_is_told_from_measures_with_decimals() -> None:
    bounds = Known.read(STORE).bounds
    counted = {name: one.counted for name, one in bounds.items() if one.counted}
    assert counted["unemployed"] == counted["population"] == "persons"
    assert counted["insolvencies"] == "cases"
    assert not {"vacancies", "vacancies_insured", "gdp", "area_km2", "unemployment_rate"} & {
        *counted
    }
    assert not list(stored_faults(STORE))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("14521;;2026;Arbeitslose=9000",), []),
        (("14521;;2026;Arbeitslose=90000",), ["is 90000, against "]),
        (("14521;;2026;Arbeitslose=18490",), ["is 18490, against 9245 for 2025"]),
        (("14521;;2026;Arbeitslose=90",), ["is 90, against "]),
        (
            ("14521;;2025;Arbeitslose=90000",),
            ["go together", "go together", "unemployed of 14521 Erzgebirgskreis for 2025"],
        ),
        (("14521;;2040;Arbeitslose=90000",), []),
        (("14521020;;2022;Arbeitslose=9",), ["is 9, against 759 for 2021"]),
        ((f"14521;;2026;{RATE}=30",), ["unemployment_rate of 14521"]),
        (("14521;;2026;Arbeitslose=9000", "14521;;2027;Arbeitslose=19000"), ["against 9000 for"]),
        (("14;;2026;Arbeitslose=129000", "14511;;2026;Arbeitslose=128000"), ["against "]),
        (
            ("05;;2026;Arbeitslose=700000", "05111;;2026;Arbeitslose=710000"),
            ["is 710000, against", "its 1 part adds up to 710000"],
        ),
    ],
)
def test_an_unusual_figure_is_told_with_the_one_before(
    tmp_path: Path, rows: tuple[str, ...], said: list[str]
) -> None:
    found = told(tmp_path, *rows)
    assert len(found) == len(said)
    assert all(words in one for words, one in zip(said, found, strict=True))


def test_parts_that_are_not_their_total_are_told(tmp_path: Path) -> None:
    areas = STORE.read_areas()
    districts = areas.loc[areas["parent_id"] == "14", "area_id"]
    rows = [f"{one};;2024-12-31;Bevölkerungsstand=300000" for one in districts]
    whole = [f"14;;2024-12-31;Bevölkerungsstand={number}" for number in (3900000, 3950000)]
    assert not [one for one in told(tmp_path, *rows, whole[0], number=PEOPLE) if "parts" in one]
    (said,) = [one for one in told(tmp_path, *rows, whole[1], number=PEOPLE) if "parts" in one]
    assert said.startswith("population of 14 Sachsen for 2024 is 3950000, but its 13 parts add up")
    assert said.endswith("3900000")


def test_unusual_figures_are_shown_before_and_kept_with_the_edition(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("loaders.adding.all_formats", lambda: (FORMAT,))
    path = write(tmp_path / "table.txt", "14521;;2026;Arbeitslose=90000")
    for command in (["diff"], ["add", "--dry-run"], ["add"]):
        assert main(["--data", str(store.root), *command, str(path)]) == 0
        assert "Unusual, to be looked at before it is stored:\n  unemployed of 14521" in (
            capsys.readouterr().out
        )
    assert "is 90000, against" in store.editions()[-1].notes[0]
    again = Store(root=store.root).editions()[-1]
    assert again == store.editions()[-1]
    add([Given(path=path)], store, formats=[FORMAT])
    assert store.editions()[-1] == again


def test_nothing_stored_is_impossible_and_hardly_anything_unusual() -> None:
    assert list(stored_faults(STORE)) == []
    observations = STORE.read_observations()
    texts = dict.fromkeys(["area_id", "period", "indicator"], "str")
    news = observations.astype(texts).assign(old_value=float("nan"), kind="new")
    assert len(list(unusual([], news, observations.iloc[:0], Known.read(STORE)))) == 2


def test_check_names_a_figure_that_was_made_impossible_by_hand(store: Store) -> None:
    frame = store.read_observations()
    rows = frame[(frame["indicator"] == "unemployment_rate") & (frame["area_id"] == "14521")]
    frame.loc[rows.index[0], "value"] = 4000.0
    store.write_edition({"observations": frame}, reason="a slip of the hand")
    (said,) = stored_faults(store)
    assert "unemployment_rate of 14521 Erzgebirgskreis" in said
    assert ", more than 100; " in said


def test_bounds_of_the_catalogue_go_before_the_rule() -> None:
    known = Known.read(STORE)
    assert known.bounds["population_growth_2019_2024"].lowest == -100
    assert known.bounds["share_65plus"].highest == 100
    assert known.bounds["students_per_1000"].highest == 1000
    assert known.bounds["long_term_unemployed"].whole == "unemployed"
    assert set(known.bounds) == set(known.catalogue)
