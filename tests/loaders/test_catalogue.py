"""The catalogue is complete, its claims hold on the figures, and its faults are listed."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.model import Indicator, Kind, Scale, Status
from loaders.catalogue import read_catalogue, read_origins
from loaders.faults import DataFault
from loaders.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
STORE = Store(root=Path(__file__).parents[2] / "data")
CATALOGUE = STORE.read_catalogue()
RECOMPUTED = [indicator for indicator in CATALOGUE.values() if indicator.numerator]
FIXED_IDS = [
    "population",
    "population_15_24",
    "population_15_64",
    "population_25_54",
    "population_55_64",
    "population_65plus",
    "population_under_15",
    "population_census_2011",
    "population_census_2022",
    "area_km2",
    "unemployed",
    "unemployment_rate",
    "vacancies",
    "vacancies_per_100_unemployed",
    "unemployed_per_vacancy",
    "youth_per_100_aged_55_64",
    "share_55_64",
    "training_places_per_100_seekers",
    "employees_in_tight_occupations_proxy",
    "establishments",
    "employees_workplace",
]


def test_entry_is_read_with_all_its_parts() -> None:
    rate = read_catalogue(FIXTURES / "indicators.toml")["rate"]
    assert (rate.kind, rate.scale, rate.decimals) == (Kind.RATE, Scale.SEQUENTIAL, 1)
    assert (rate.numerator, rate.denominator, rate.factor) == ("jobless", "people", 100.0)
    assert rate.breaks == (1.0, 2.5, 4.0, 5.0)
    assert rate.title.in_language("en") == "rate en"
    assert rate.caveat is not None
    assert rate.caveat.de == "Alt."
    assert [one.en for one in rate.caveats("2015")] == ["Old.", "Before."]
    assert [one.en for one in rate.caveats("2017")] == ["Old."]


def test_origins_say_what_a_zero_means_and_which_census_it_rests_on() -> None:
    origins = read_origins(FIXTURES / "indicators.toml")
    assert origins["umsatz"].zero_means is Status.SECRET
    assert origins["einwohner"].zero_means is Status.ZERO
    assert origins["quote"].census_base == {"2022": "2011"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "jobless"', 'id = "people"', "used twice"),
        ('kind = "ratio"', 'kind = "share"', "'kind' is 'share'"),
        ("[1, 2.5, 4, 5]", "[2.5, 1]", "breaks do not rise"),
        ('numerator = "jobless"', 'numerator = "nobody"', "unknown indicator 'nobody'"),
        ('denominator = "people"\n', "", "go together"),
        (
            'unit_de = "€"',
            'unit_de = "€"\nchecked = { numerator = "people" }',
            "not just numerator",
        ),
        (
            'unit_de = "€"',
            'unit_de = "€"\nchecked = { numerator = "people", denominator = "x" }',
            "'checked' names the unknown indicator 'x'",
        ),
        ('caveat_en = "Old."\n', "", "one language only"),
        ('unit_de = "€"\n', "", "'unit_de' is missing"),
        ('{ "2022" = "2011" }', '{ "2022 on" = "2011" }', "'2022 on' is no year and no span"),
        ('periods = ["2014-2016"]', 'periods = ["2016-2014"]', "'2016-2014' is no year"),
        ('periods = ["2014-2016"]', "periods = []", "has no 'periods'"),
        ('caveat_en = "Before."\n', "", "'year_caveat' is not given in both languages"),
        ('unit_de = "€"', 'unit_de = "€"\npeer = { weight = 4 }', "use a number from 0 to 3"),
        ('unit_de = "€"', 'unit_de = "€"\npeer = { weight = "1" }', "weight of 'peer' is '1'"),
        ('unit_de = "€"', 'unit_de = "€"\npeer = { weight = 1, log = true }', "'peer' has 'log'"),
    ],
)
def test_fault_of_an_entry_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / "indicators.toml"
    text = (FIXTURES / "indicators.toml").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFault, match=fault):
        read_catalogue(path)


def test_fixed_ids_are_there_and_every_observed_indicator_is_listed() -> None:
    assert set(FIXED_IDS) <= set(CATALOGUE)
    assert set(STORE.read_observations()["indicator"]) == set(CATALOGUE)


@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=list(CATALOGUE))
def test_entry_is_fit_for_legends(indicator: Indicator) -> None:
    for text in (indicator.title, indicator.about, indicator.unit, indicator.caveat):
        assert text is None or (text.de and text.en)
    assert indicator.about.de.endswith(".")
    assert indicator.about.en.endswith(".")
    assert len(indicator.breaks) == (0 if indicator.kind is Kind.COUNT else 4)


@pytest.mark.parametrize(
    "indicator", [i for i in CATALOGUE.values() if i.breaks], ids=lambda i: i.id
)
def test_no_class_is_empty_and_none_holds_most_areas(indicator: Indicator) -> None:
    observations = STORE.read_observations()
    chosen = observations[observations["indicator"] == indicator.id]
    smallest = chosen[chosen["area_id"].str.len() == chosen["area_id"].str.len().max()]
    districts = chosen[chosen["area_id"].str.len() == 5]
    values = (districts if len(districts) else smallest)["value"].dropna()
    shares = np.bincount(np.digitize(values, indicator.breaks), minlength=5) / len(values)
    assert shares.min() > 0.05
    assert shares.max() < 0.45 or indicator.id.startswith("students")


@pytest.mark.parametrize("indicator", RECOMPUTED, ids=lambda i: i.id)
def test_claimed_ratio_agrees_with_its_counts_within_rounding(indicator: Indicator) -> None:
    observations = STORE.read_observations()
    wide = observations.pivot(index=["area_id", "period"], columns="indicator", values="value")
    rate, top, bottom = (
        wide[i] for i in (indicator.id, indicator.numerator, indicator.denominator)
    )
    error = (top / bottom * indicator.factor - rate).abs()
    counts_rounded_by = 0.5 * indicator.factor / bottom + rate * 0.5 / bottom
    rate_rounded_by = rate.dropna().groupby("period").transform(rounding_step) / 2
    compared = error.dropna()
    assert len(compared) >= 390
    assert (compared <= (rate_rounded_by + counts_rounded_by)[compared.index] + 1e-9).all()


def rounding_step(values: pd.Series) -> float:
    texts = values.map(repr)
    return 10.0 ** -float(texts.str.split(".").str[1].str.len().max())


def test_proxy_is_never_called_official() -> None:
    proxy = CATALOGUE["employees_in_tight_occupations_proxy"]
    assert proxy.caveat is not None
    assert "keine amtliche Engpassanalyse" in proxy.caveat.de
    assert "eigene Näherung" in proxy.title.de
    assert "Engpass" not in proxy.title.de + proxy.about.de


def test_census_base_is_given_for_every_year_of_population() -> None:
    observations = STORE.read_observations()
    for name in FIXED_IDS[:9]:
        years = set(observations.loc[observations["indicator"] == name, "period"])
        assert all(CATALOGUE[name].census_base(year) for year in years), name
    ages = CATALOGUE["population_15_64"]
    found = {year: ages.census_base(year) for year in ("2021", "2023", "2024", "2030", "2031")}
    assert found == {"2021": "2011", "2023": "", "2024": "2022", "2030": "2022", "2031": ""}


def test_what_is_said_of_certain_years_is_not_said_of_others() -> None:
    density = CATALOGUE["population_density"]
    said = {year: [one.de for one in density.caveats(year)] for year in ("2022", "2024", "2026")}
    assert ["Zensus 2011; nicht" in one for one in said["2022"]] == [True]
    assert said["2024"] == said["2026"]
    assert "Zensus 2022; nicht" in said["2026"][0]
    assert density.caveats("2021") == ()


@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=list(CATALOGUE))
def test_no_caveat_of_all_years_names_the_year_of_stored_figures(indicator: Indicator) -> None:
    said = indicator.caveat.de if indicator.caveat else ""
    census_named = indicator.id.startswith("population_census")
    assert census_named or not re.search(r"\b20\d\d\b", said)
