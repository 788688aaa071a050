"""Figures of German official statistics: observations, occupations and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from geo.model import Status
from loaders.catalogue import Origin
from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.raw_tables import RULES, fingerprints, judged, read_raw

OBSERVATIONS = "observations.csv.gz"
OCCUPATIONS = "occupations_2025.csv"
SOURCES = "sources.csv"
SOURCE_RULES = "statistics_sources.csv"
OCCUPATIONS_KEY = "occupations"
"""Key of the rule for the source of the occupation table, which the source list does not name."""
IDENTITY = ["area_id", "period", "indicator"]
OBSERVATION_COLUMNS = ("level", "ags", "indicator", "year", "value", "source_id")
SOURCE_COLUMNS = ("source_id", "publisher", "source_title", "licence")
OCCUPATION_COLUMNS = {
    "ags": "area_id",
    "year": "period",
    "kldb2010_3": "occupation_code",
    "berufsgruppe": "occupation",
    "svb_arbeitsort": "employees",
    "arbeitslose": "unemployed",
    "gemeldete_stellen": "vacancies",
    "alo_je_stelle": "unemployed_per_vacancy",
}


def tidy_statistics(
    folder: Path, origins: Mapping[str, Origin], rules: Path = RULES
) -> dict[str, pd.DataFrame]:
    """Return ``observations``, ``occupations`` and ``sources`` from the folder of raw tables.

    ``origins`` maps the indicator names of the source to the catalogue. The sources are those of
    the statistics and outlines only. Raise ``DataFault`` with all faults of one file.
    """
    source_rules = source_rows(folder, rules)
    observations = tidy_observations(folder, origins, source_rules)
    occupations = tidy_occupations(folder, source_rules)
    used = pd.concat([observations, occupations.assign(indicator="occupations")])
    sources = tidy_sources(source_rules, used)
    return {"observations": observations, "occupations": occupations, "sources": sources}


def source_rows(folder: Path, rules: Path = RULES) -> pd.DataFrame:
    """Return the rules of all sources, checked against the source list of the folder."""
    raw = read_raw(folder / SOURCES, SOURCE_COLUMNS)
    raw = raw.assign(
        key=raw["source_id"],
        fingerprint=fingerprints(raw, ["publisher", "source_title", "licence"]),
    )
    known = read_raw(rules / SOURCE_RULES, ("key", "fingerprint", "source_id", "edition"))
    listed = known[known["fingerprint"] != ""]
    judged(raw[["key", "fingerprint"]], listed, key="key", name=SOURCE_RULES)
    return known


def tidy_observations(
    folder: Path, origins: Mapping[str, Origin], sources: pd.DataFrame
) -> pd.DataFrame:
    """Return one row for each area, period and indicator; figures published twice are kept once."""
    raw = read_raw(folder / OBSERVATIONS, OBSERVATION_COLUMNS)
    raise_faults(_observation_faults(raw, origins, sources))
    raw = raw.rename(columns={"ags": "area_id", "year": "period"}).assign(
        indicator=raw["indicator"].map({name: o.indicator_id for name, o in origins.items()}),
        zero_means=raw["indicator"].map({name: o.zero_means.value for name, o in origins.items()}),
    )
    kept = _preferred(raw, dict(zip(sources["key"], sources["edition"], strict=True)))
    zero = pd.to_numeric(kept["value"]) == 0
    status = kept["zero_means"].where(zero, Status.EXACT.value)
    ids = dict(zip(sources["key"], sources["source_id"], strict=True))
    tidy = kept.assign(
        value=kept["value"].map(plain_number).where(status.isin([Status.EXACT, Status.ZERO]), ""),
        status=status,
        flags="",
        source_id=kept["source_id"].map(ids),
    )
    return _sorted(tidy, IDENTITY)[list(tables()["observations"].names)]


def tidy_occupations(folder: Path, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the occupation table; a relation without any vacancy is not meaningful."""
    raw = read_raw(folder / OCCUPATIONS, OCCUPATION_COLUMNS).rename(columns=OCCUPATION_COLUMNS)
    raise_faults(_number_faults(raw, OCCUPATIONS, ["unemployed", "vacancies"]))
    relation = raw["unemployed_per_vacancy"].replace("inf", "")
    source = str(sources.set_index("key").at[OCCUPATIONS_KEY, "source_id"])
    tidy = raw.assign(
        employees=raw["employees"].map(plain_number),
        employees_status=_status_of(raw["employees"], Status.SECRET),
        unemployed=raw["unemployed"].map(plain_number),
        vacancies=raw["vacancies"].map(plain_number),
        unemployed_per_vacancy=relation.map(plain_number),
        status=_status_of(relation, Status.NOT_MEANINGFUL),
        source_id=source,
    )
    table = tables()["occupations"]
    return _sorted(tidy, list(table.key))[list(table.names)]


def tidy_sources(rules: pd.DataFrame, used: pd.DataFrame) -> pd.DataFrame:
    """Return the sources in use with the years and indicators of ``used`` filled in.

    ``used`` needs the columns ``source_id``, ``period`` and ``indicator``; outlines stay as ruled.
    """
    groups = used.groupby("source_id")
    years = groups["period"].agg(lambda periods: ", ".join(sorted(set(periods))))
    purposes = groups["indicator"].agg(lambda names: "; ".join(sorted(set(names))))
    chosen = rules[rules["source_id"].isin(years.index) | (rules["kind"] == "outlines")]
    dates = chosen["reference_date"].mask(chosen["reference_date"] == "", None)
    tidy = chosen.assign(
        reference_date=dates.fillna(chosen["source_id"].map(years)),
        date_basis="stated",
        boundary_date="",
        sha256="",
        used_for=chosen["source_id"].map(purposes).fillna("outlines"),
    )
    return tidy[list(tables()["sources"].names)]


def plain_number(text: str) -> str:
    """Return the number as the source writes it, without the ``.0`` and the noise of binary floats.

    ``14.639999999999999`` stands for 14.64 in the source; twelve significant digits bring it back.
    """
    if not text:
        return ""
    digits = sum(character.isdigit() for character in text)
    number = f"{float(text):.12g}" if digits > 12 else text
    return number.removesuffix(".0")


def _preferred(raw: pd.DataFrame, editions: Mapping[str, str]) -> pd.DataFrame:
    """Keep one of several sources: the one that covers more levels, then the newer edition."""
    about = ["indicator", "period", "source_id"]
    levels = raw.groupby(about)["level"].transform("nunique")
    ranked = raw.assign(levels=levels, edition=raw["source_id"].map(editions))
    order = ranked.sort_values([*IDENTITY, "levels", "edition"], kind="stable")
    return order.drop_duplicates(IDENTITY, keep="last")


def _status_of(numbers: pd.Series, missing: Status) -> pd.Series:
    values = pd.to_numeric(numbers.mask(numbers == "", None))
    status = pd.Series(Status.EXACT.value, index=numbers.index)
    return status.mask(values == 0, Status.ZERO.value).mask(values.isna(), missing.value)


def _sorted(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return frame.sort_values(columns, kind="stable").reset_index(drop=True)


def _observation_faults(
    raw: pd.DataFrame, origins: Mapping[str, Origin], sources: pd.DataFrame
) -> Iterator[str]:
    for name in sorted(set(raw["indicator"]) - set(origins)):
        yield f"{OBSERVATIONS}: the indicator '{name}' is not in indicators.toml; add an entry."
    for name in sorted(set(raw["source_id"]) - set(sources["key"])):
        yield f"{OBSERVATIONS}: the source '{name}' is not in rules/{SOURCE_RULES}; add a row."
    yield from _number_faults(raw, OBSERVATIONS, ["value"])
    doubles = raw[raw.duplicated(["ags", "year", "indicator", "source_id"])]
    for row in doubles.index:
        yield f"{OBSERVATIONS}, row {row + 2}: the same figure stands there twice; delete one."


def _number_faults(raw: pd.DataFrame, file: str, columns: list[str]) -> Iterator[str]:
    for column in columns:
        wrong = raw[pd.to_numeric(raw[column], errors="coerce").isna()]
        for row, text in wrong[column].items():
            yield f"{file}, row {int(str(row)) + 2}, {column}: '{text}' is no number; correct it."
