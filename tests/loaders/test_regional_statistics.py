"""Official figures are carried over without invention, once each, with their source."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.catalogue import read_origins
from loaders.faults import DataFault
from loaders.sources.regional_statistics import plain_number, tidy_statistics
from loaders.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
RULES = FIXTURES / "rules"
STORE = Store(root=Path(__file__).parents[2] / "data")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURES / "stats", tmp_path / "stats")
    return pack(tmp_path / "stats")


def pack(folder: Path, old: str = "", new: str = "") -> Path:
    text = (FIXTURES / "stats/observations.csv").read_text(encoding="utf-8").replace(old, new)
    with gzip.open(folder / "observations.csv.gz", "wt", encoding="utf-8") as file:
        file.write(text)
    return folder


def tidy(folder: Path) -> dict[str, pd.DataFrame]:
    return tidy_statistics(folder, read_origins(FIXTURES / "indicators.toml"), RULES)


def value_of(frame: pd.DataFrame, indicator: str, area: str = "01002") -> tuple[str, str, str]:
    row = frame[(frame["indicator"] == indicator) & (frame["area_id"] == area)].iloc[0]
    return row["value"], row["status"], row["source_id"]


def test_value_keeps_the_text_of_the_source(folder: Path) -> None:
    observations = tidy(folder)["observations"]
    assert value_of(observations, "people") == ("1200", "exact", "atlas-2024")
    assert value_of(observations, "rate")[0] == "14.64"


def test_zero_is_zero_unless_the_source_means_something_else(folder: Path) -> None:
    observations = tidy(folder)["observations"]
    assert value_of(observations, "people", "01001")[:2] == ("0", "zero")
    assert value_of(observations, "turnover")[:2] == ("", "secret")


def test_figure_published_twice_is_kept_once(folder: Path) -> None:
    observations = tidy(folder)["observations"]
    assert not observations.duplicated(["area_id", "period", "indicator"]).any()
    assert len(observations) == 6
    assert value_of(observations, "rate")[2] == "tabelle-1", "the source with more levels"
    assert value_of(observations, "leavers")[2] == "atlas-2026", "the newer edition"


def test_rows_stand_in_stable_order(folder: Path) -> None:
    observations = tidy(folder)["observations"]
    keys = observations[["area_id", "period", "indicator"]]
    assert keys.equals(keys.sort_values(list(keys)).reset_index(drop=True))


def test_relation_without_vacancies_has_no_number(folder: Path) -> None:
    jobs = tidy(folder)["occupations"].set_index("occupation_code")
    assert jobs.loc["111", ["unemployed_per_vacancy", "status"]].tolist() == ["9.94", "exact"]
    assert jobs.loc["113", ["unemployed_per_vacancy", "status"]].tolist() == ["0", "zero"]
    for code in ("112", "114"):
        assert jobs.loc[code, ["unemployed_per_vacancy", "status"]].tolist() == [
            "",
            "not_meaningful",
        ]
    assert jobs.loc["114", ["employees", "employees_status"]].tolist() == ["", "secret"]


def test_sources_name_what_they_are_used_for_and_when(folder: Path) -> None:
    sources = tidy(folder)["sources"].set_index("source_id")
    assert sources.loc["atlas-2024", ["used_for", "reference_date"]].tolist() == ["people", "2022"]
    assert sources.loc["tabelle-1", "used_for"] == "rate; turnover"
    assert sources.loc["tabelle-1", "retrieved"] == "2026-03-10"
    assert sources.loc["umrisse", "kind"] == "outlines"
    assert "c.csv" not in sources.to_csv()


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("1200.0", "viel", [r"row 2, value: 'viel' is no number"]),
        ("1200.0", "", [r"row 2, value: '' is no number"]),
        ("umsatz", "umsaetze", [r"'umsaetze' is not in indicators.toml"]),
        (",s3", ",s9", [r"'s9' is not in rules/statistics_sources.csv"]),
        ("%,s3", "%,s2", [r"row 6: the same figure", r"row 7: the same figure"]),
    ],
)
def test_faults_of_the_figures_are_named(
    folder: Path, old: str, new: str, faults: list[str]
) -> None:
    pack(folder, old, new)
    with pytest.raises(DataFault, match=faults[0]):
        tidy(folder)


def test_changed_source_list_asks_for_a_new_look(folder: Path) -> None:
    path = folder / "sources.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Tabelle 1", "Tabelle 2") + "s4,Amt,Neu,frei,d.csv\n", "utf-8")
    with pytest.raises(DataFault) as caught:
        tidy(folder)
    assert [word in fault for word, fault in zip(("s2", "s4"), caught.value.faults, strict=True)]
    assert "has changed" in caught.value.faults[0]
    assert "has no rule" in caught.value.faults[1]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("945.0", "945"),
        ("-0.79", "-0.79"),
        ("52.379999999999995", "52.38"),
        ("-29.939999999999998", "-29.94"),
        ("83577140.0", "83577140"),
        ("", ""),
    ],
)
def test_number_loses_only_binary_noise(text: str, plain: str) -> None:
    assert plain_number(text) == plain


def test_committed_figures_are_complete() -> None:
    observations = STORE.read_observations()
    assert len(observations) == 50_106
    assert len(STORE.read_occupations()) == 1_540
    districts = observations[observations["area_id"].str.len() == 5]
    assert districts["area_id"].nunique() == 400


def test_committed_figures_hold_known_values() -> None:
    observations = STORE.read_observations().set_index(["area_id", "period", "indicator"])
    known = {
        ("DG", "2024", "population"): 83_577_140,
        ("DG", "2023", "youth_unemployment_rate"): 4.9,
        ("14521", "2025", "youth_unemployment_rate"): 7.0,
    }
    for key, number in known.items():
        assert observations.loc[key, "value"] == number


def test_zeros_that_hide_a_secret_carry_no_number() -> None:
    observations = STORE.read_observations()
    turnover = observations[observations["indicator"] == "industry_turnover_per_worker"]
    hidden = set(turnover.loc[turnover["status"] == "secret", "area_id"])
    assert hidden == {"09276", "09279"}


def test_every_observed_area_is_known_or_has_changed_its_territory() -> None:
    known = set(STORE.read_areas()["area_id"])
    former = set(STORE.read_territory_changes()["old_area_id"])
    assert set(STORE.read_observations()["area_id"]) <= known | former
    assert set(STORE.read_occupations()["area_id"]) <= known


def test_special_evaluation_credits_both() -> None:
    sources = STORE.read_sources()
    regiohub = sources[sources["source_id"].str.endswith("-regiohub")]
    assert len(regiohub) == 9
    credit = "Statistik der Bundesagentur für Arbeit; Aufbereitung RegioHub, Universität Bielefeld"
    assert (regiohub["publisher"] == credit).all()


def test_sources_are_written_with_umlauts() -> None:
    text = STORE.read_sources()[["publisher", "title", "licence"]].to_csv()
    for spelling in ("fuer ", "Aemter", "Laender", "Bevoelkerung", "pruefen", "Kuerzel"):
        assert spelling not in text
