"""A small invented country for tests: every table of the atlas with few rows, nothing real.

Two states, four districts, six municipalities; alliance ``alpha`` has known money and a stated
seat, ``beta`` has only a ceiling, ``gamma`` has money but no seat, ``delta`` is a programme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from geo.model import Definition, Indicator, Kind, Region, ShapeRef, Status, Text
from geo.observations import indexed
from geo.text import Reader
from geo.world import World

DISTRICTS = ("98001", "98002", "99001", "99002")
MUNICIPALITIES = ("98001010", "98001020", "98002010", "99001010", "99001020", "99002010")

COLUMNS: Mapping[str, str] = {
    "areas": "area_id level name designation parent_id boundary_date label_lon label_lat source",
    "observations": "area_id period indicator value status flags source_id",
    "occupations": (
        "area_id period occupation_code occupation employees employees_status unemployed "
        "vacancies unemployed_per_vacancy status source_id"
    ),
    "alliances": (
        "alliance_id short_name name kind region_id definition_id programme source_id source_date"
    ),
    "facts": (
        "fact_id alliance_id fact_type text value precision as_of standing scope note "
        "source_id source_date date_basis"
    ),
    "organisations": "organisation_id name type type_en",
    "memberships": (
        "membership_id alliance_id organisation_id role role_kind subproject area_id town "
        "town_basis postcode placed_reason note source_id source_date date_basis"
    ),
    "funding": (
        "statement_id alliance_id subproject amount_eur qualifier counts counts_reason covers "
        "period_from period_to funder note source_id source_date date_basis"
    ),
    "sources": (
        "source_id kind publisher title table reference_date date_basis retrieved boundary_date "
        "licence url sha256 used_for"
    ),
}
CATEGORIES = ("level", "fact_type")


def reader(language: str = "en") -> Reader:
    """Return a reader whose interface is the untranslated English."""
    return Reader(language, str)


def frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a table with all columns it has on disk; what a row leaves out is empty."""
    names = COLUMNS[name].split()
    table = pd.DataFrame([{column: row.get(column, "") for column in names} for row in rows])
    repeated = [column for column in CATEGORIES if column in names]
    return table.astype(dict.fromkeys(repeated, "category"))


@cache
def small_world() -> World:
    """Return the invented world, the same one to all who look at it."""
    return World(
        areas=frame("areas", AREAS).set_index("area_id"),
        observations=indexed(frame("observations", list(_observations()))),
        occupations=frame("occupations", OCCUPATIONS),
        alliances=frame("alliances", ALLIANCES),
        facts=frame("facts", FACTS),
        organisations=frame("organisations", ORGANISATIONS),
        memberships=frame("memberships", MEMBERSHIPS),
        funding=frame("funding", FUNDING),
        sources=frame("sources", SOURCES).set_index("source_id"),
        catalogue={one.id: one for one in INDICATORS},
        regions=REGIONS,
    )


def with_rows(name: str, rows: Sequence[Mapping[str, Any]]) -> World:
    """Return the invented world with other rows in one of its tables."""
    return replace(small_world(), **{name: frame(name, rows)})


def observed(indicator: str, *, status: Status) -> World:
    """Return the small world with another status for all values of an indicator."""
    rows = [
        {**row, "status": status.value} if row["indicator"] == indicator else row
        for row in _observations()
    ]
    return replace(small_world(), observations=indexed(frame("observations", rows)))


def changed(
    rows: Sequence[Mapping[str, Any]], key: str, wanted: str, **values: Any
) -> list[dict[str, Any]]:
    """Return rows in which those whose ``key`` is ``wanted`` have other values."""
    return [{**row, **values} if row.get(key) == wanted else dict(row) for row in rows]


def _area(area_id: str, level: str, name: str, at: tuple[float, float], **more: str) -> dict:
    lat, lon = at
    parent = {"country": "", "state": "DG", "district": area_id[:2]}.get(level, area_id[:5])
    return {
        "area_id": area_id,
        "level": level,
        "name": name,
        "parent_id": parent,
        "label_lat": lat,
        "label_lon": lon,
        "source": "bkg-vg250-2016",
        **more,
    }


AREAS = (
    _area("DG", "country", "Invented Republic", (51.0, 10.0)),
    _area("98", "state", "Northland", (52.0, 9.0)),
    _area("99", "state", "Southland", (50.0, 11.0)),
    _area("98001", "district", "Copperhill", (52.1, 9.1), designation="Landkreis"),
    _area("98002", "district", "Tinford", (52.2, 9.4), designation="Kreisfreie Stadt"),
    _area("99001", "district", "Silverdale", (50.1, 11.1), designation="Landkreis"),
    _area("99002", "district", "Leadmoor", (50.2, 11.4), designation="Landkreis"),
    _area("98001010", "municipality", "Upper Copper", (52.11, 9.11)),
    _area("98001020", "municipality", "Lower Copper", (52.12, 9.12)),
    _area("98002010", "municipality", "Tinford", (52.2, 9.4)),
    _area("99001010", "municipality", "Silverton", (50.11, 11.11)),
    _area("99001020", "municipality", "Dalewick", (50.12, 11.12)),
    _area("99002010", "municipality", "Leadmouth", (50.21, 11.41)),
)


def _indicator(indicator: str, kind: Kind, unit: str, **more: Any) -> Indicator:
    title = indicator.replace("_", " ").capitalize()
    return Indicator(
        id=indicator,
        title=Text(de=f"{title} (de)", en=title),
        about=Text(de=f"Über {title}", en=f"About {title}"),
        unit=Text(de=unit, en=unit),
        kind=kind,
        **more,
    )


INDICATORS = (
    _indicator("population", Kind.COUNT, "persons", decimals=0),
    _indicator("population_census_2022", Kind.COUNT, "persons", decimals=0),
    _indicator("area_km2", Kind.COUNT, "km²", decimals=2),
    _indicator("unemployed", Kind.COUNT, "persons", decimals=0),
    _indicator("vacancies", Kind.COUNT, "vacancies", decimals=0),
    _indicator(
        "vacancies_per_100_unemployed",
        Kind.RATIO,
        "per 100",
        skills_rank=1,
        numerator="vacancies",
        denominator="unemployed",
        factor=100.0,
        breaks=(20.0, 25.0, 30.0, 40.0),
    ),
    _indicator(
        "unemployed_per_vacancy",
        Kind.RATIO,
        "per vacancy",
        skills_rank=2,
        numerator="unemployed",
        denominator="vacancies",
        breaks=(2.5, 3.5, 4.0, 5.0),
        caveat=Text(de="Nur gemeldete Stellen.", en="Registered vacancies only."),
    ),
    _indicator("unemployment_rate", Kind.RATE, "%", skills_rank=3, breaks=(3.5, 4.5, 5.5, 7.0)),
    _indicator(
        "youth_per_100_aged_55_64",
        Kind.RATIO,
        "per 100",
        skills_rank=4,
        breaks=(52.0, 56.0, 61.0, 70.0),
    ),
    _indicator("share_55_64", Kind.RATE, "%", skills_rank=5, breaks=(23.0, 26.0, 27.0, 28.0)),
    _indicator(
        "training_places_per_100_seekers",
        Kind.RATIO,
        "per 100",
        skills_rank=6,
        breaks=(105.0, 109.0, 112.0, 117.0),
    ),
)

VALUES: Mapping[tuple[str, str], Mapping[str, float | str]] = {
    ("population", "2024"): {
        "DG": 500_000,
        "98001": 200_000,
        "98002": 100_000,
        "99001": 100_000,
        "99002": "secret",
    },
    ("population_census_2022", "2022"): {
        "98001010": 150_000,
        "98001020": 40_000,
        "98002010": 90_000,
        "99001010": 50_000,
        "99001020": 40_000,
    },
    ("area_km2", "2024"): {"98001": 1000.5, "98002": 99.5, "99001": 800, "99002": 700},
    ("unemployed", "2023"): {"98001": 3800, "98002": 900, "99001": 2100, "99002": 500},
    ("unemployed", "2024"): {"98001": 4000, "98002": 1000, "99001": 2000},
    ("vacancies", "2023"): {"98001": 1900, "98002": 300, "99001": 700, "99002": 100},
    ("vacancies", "2024"): {"98001": 1000, "98002": 500, "99001": 400},
    ("unemployed_per_vacancy", "2023"): {"98001": 2, "98002": 3, "99001": 3, "99002": 5},
    ("unemployed_per_vacancy", "2024"): {
        "98001": 4,
        "98002": 2,
        "99001": 5,
        "99002": "not_meaningful",
    },
    ("vacancies_per_100_unemployed", "2024"): {
        "98001": 25,
        "98002": 50,
        "99001": 20,
        "99002": "secret",
    },
    ("unemployment_rate", "2024"): {"DG": 5.5, "98001": 5, "98002": 4, "99001": 6, "99002": 7},
    ("youth_per_100_aged_55_64", "2024"): {
        "98001": 60,
        "98002": 55,
        "99001": 52,
        "99002": "unreliable",
    },
    ("share_55_64", "2024"): {"98001": 27, "98002": 26, "99001": 28, "99002": "later"},
    ("training_places_per_100_seekers", "2024"): {"98001": 105, "98002": 110, "99001": 0},
}


def _observations() -> Any:
    for (indicator, period), by_area in VALUES.items():
        for area_id, found in by_area.items():
            known = not isinstance(found, str)
            yield {
                "area_id": area_id,
                "period": period,
                "indicator": indicator,
                "value": float(found) if known else float("nan"),
                "status": ("exact" if found else "zero") if known else found,
                "source_id": "stat-people" if indicator.startswith("pop") else "stat-labour",
            }


OCCUPATIONS = (
    {
        "area_id": "98001",
        "period": "2024",
        "occupation_code": "111",
        "occupation": "Farming",
        "employees": 120.0,
        "employees_status": "exact",
        "unemployed": 12.5,
        "vacancies": 5.0,
        "unemployed_per_vacancy": 2.5,
        "status": "exact",
        "source_id": "stat-labour",
    },
)

ALLIANCES = (
    {
        "alliance_id": "alpha",
        "short_name": "ALPHA",
        "name": "Alpha – Alloys of the North",
        "kind": "alliance",
        "region_id": "north",
        "source_id": "web-alpha",
    },
    {
        "alliance_id": "beta",
        "short_name": "Beta",
        "name": "Beta – Bright Bearings",
        "kind": "project",
        "region_id": "valley",
        "source_id": "web-beta",
    },
    {
        "alliance_id": "gamma",
        "short_name": "Gamma",
        "name": "Gamma – Glass without a Home",
        "kind": "alliance",
        "region_id": "north",
        "source_id": "web-beta",
    },
    {
        "alliance_id": "delta",
        "short_name": "Delta",
        "name": "Delta programme",
        "kind": "programme",
        "region_id": "",
        "source_id": "web-beta",
    },
)


def _fact(alliance_id: str, fact_type: str, text: str, value: str = "", **more: str) -> dict:
    fact = {
        "fact_id": f"{alliance_id}-{fact_type}-{text}",
        "alliance_id": alliance_id,
        "fact_type": fact_type,
        "text": text,
        "value": value,
        "standing": "current",
        "scope": "alliance",
        "source_id": f"web-{alliance_id}",
        "source_date": "2021-03",
    }
    return {**fact, **more}


FACTS = (
    _fact("alpha", "effect", "new jobs", standing="context"),
    _fact("alpha", "seat", "Upper Copper", "98001010"),
    _fact("alpha", "start", "since 1 April 2019", "2019-04-01", precision="day"),
    _fact("alpha", "end", "until March 2025", "2025-03", precision="month"),
    _fact("alpha", "end", "planned until 2023", "2023", standing="superseded"),
    _fact("alpha", "number_of_partners", "197 partners", "197", as_of="2021-07"),
    _fact("alpha", "number_of_partners", "150 partners", "150", standing="superseded"),
    _fact("alpha", "number_of_partners", "12 in a part", "12", scope="part"),
    _fact("beta", "start", "since 2021", "2021", precision="year"),
    _fact("beta", "number_of_partners", "4 in a part", "4", scope="part"),
    _fact("gamma", "start", "from 2020 on", "2020", precision="year", source_id="web-beta"),
    _fact("gamma", "end", "until 2022", "2022", precision="year", source_id="web-beta"),
)

ORGANISATIONS = tuple(
    {"organisation_id": f"org-{letter}", "name": name, "type": "Unternehmen", "type_en": "company"}
    for letter, name in {
        "a": "Agency of Copperhill",
        "b": "Bell Foundry",
        "c": "Casting Institute",
        "d": "Dale Works",
        "e": "Elsewhere GmbH",
        "f": "Foreign University",
        "g": "Gearing of Leadmoor",
    }.items()
)


def _member(number: int, alliance_id: str, letter: str, area_id: str = "", **more: str) -> dict:
    member = {
        "membership_id": f"m{number}",
        "alliance_id": alliance_id,
        "organisation_id": f"org-{letter}",
        "role": "Partner",
        "role_kind": "partner",
        "area_id": area_id,
        "source_id": "web-alpha" if alliance_id == "alpha" else "web-beta",
        "source_date": "2021",
    }
    return {**member, **more}


MEMBERSHIPS = (
    _member(1, "alpha", "a", "98001010", role="lead", role_kind="lead", town="Upper Copper"),
    _member(2, "alpha", "b", "98001020", town="Lower Copper"),
    _member(3, "alpha", "b", "98001020", town="Lower Copper", subproject="Bells"),
    _member(4, "alpha", "c", "98002010", town="Tinford"),
    _member(5, "beta", "b", "98001020", town="Lower Copper"),
    _member(6, "beta", "d", "99001010", role="lead", role_kind="lead", town="Silverton"),
    _member(7, "beta", "e", placed_reason="town_not_known"),
    _member(8, "gamma", "f", town="Farport", placed_reason="abroad"),
    _member(9, "beta", "g", "99002777", town="Outlying Village"),
)


def _money(number: int, alliance_id: str, amount: int, qualifier: str, **more: Any) -> dict:
    statement = {
        "statement_id": f"s{number}",
        "alliance_id": alliance_id,
        "amount_eur": amount,
        "qualifier": qualifier,
        "counts": False,
        "counts_reason": "kind_of_statement",
        "source_id": "web-alpha" if alliance_id == "alpha" else "web-beta",
    }
    return {**statement, **more}


FUNDING = (
    _money(1, "alpha", 15_000_000, "up_to"),
    _money(2, "alpha", 6_000_000, "grant", counts=True, period_from="2022"),
    _money(3, "alpha", 2_000_000, "grant", counts=True, period_from="2019"),
    _money(4, "alpha", 900_000, "own_contribution"),
    _money(5, "alpha", 300_000, "partner_share", subproject="Bells"),
    _money(6, "beta", 10_000_000, "up_to"),
    _money(7, "beta", 7_000_000, "expected"),
    _money(8, "gamma", 5_000_000, "total_available", counts=True),
    _money(9, "delta", 99_000_000, "programme_budget"),
)

SOURCES = (
    {
        "source_id": "stat-people",
        "kind": "statistics",
        "publisher": "Invented Office",
        "title": "People by district",
        "licence": "dl-de/by-2-0",
    },
    {
        "source_id": "stat-labour",
        "kind": "statistics",
        "publisher": "Invented Agency",
        "title": "Labour market",
        "licence": "CC BY 4.0",
    },
    {"source_id": "web-alpha", "kind": "facts", "publisher": "Alpha", "title": "About Alpha"},
    {"source_id": "web-beta", "kind": "facts", "publisher": "Beta", "title": "About Beta"},
    {
        "source_id": "bkg-vg250-2016",
        "kind": "outlines",
        "publisher": "BKG",
        "title": "VG250",
        "reference_date": "2016-01-01",
        "licence": "dl-de/by-2-0",
    },
)


def _definition(definition_id: str, *areas: str) -> Definition:
    title = Text(de=f"Abgrenzung {definition_id}", en=f"Definition {definition_id}")
    return Definition(id=definition_id, title=title, areas=areas, source="invented", source_url="")


def _region(region_id: str, *definitions: Definition, figures_from: str | None = None) -> Region:
    title = region_id.capitalize()
    return Region(
        id=region_id,
        letter=title[0],
        title=Text(de=f"{title} (de)", en=title),
        is_what=Text(de="Erfunden.", en="Invented."),
        is_not=Text(de="Nicht echt.", en="Not real."),
        definitions=definitions,
        figures_from=figures_from,
    )


REGIONS = (
    _region("north", _definition("core", "98001"), _definition("wide", "98001", "98002")),
    _region("valley", _definition("towns", "99001010"), figures_from="99001"),
)

NORTH, VALLEY = REGIONS

FILES: Mapping[str, ShapeRef] = {
    "districts": ShapeRef(url="districts-1.json", shapes=4),
    "states": ShapeRef(url="states-1.json", shapes=2),
    "regions": ShapeRef(url="regions-1.json", shapes=3),
    "names": ShapeRef(url="names-1.json", shapes=8),
    **{
        district: ShapeRef(
            url=f"{district}-1.json",
            shapes=sum(area_id.startswith(district) for area_id in MUNICIPALITIES),
        )
        for district in DISTRICTS
    },
}
"""What stands behind the map: file names of outlines and how many shapes they hold."""
