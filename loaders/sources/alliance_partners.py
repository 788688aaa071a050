"""Partners of the alliances: organisations under one name each, and their memberships.

An organisation is the unit that takes part under a name and at a place of its own: institutes
of a university at the same place belong to it, Fraunhofer institutes and regional offices stand
for themselves. Natural persons, contacts and street addresses are not carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from loaders.faults import raise_faults
from loaders.schema import tables
from loaders.sources.raw_tables import RULES, fingerprint, looked_up, read_raw
from loaders.sources.web_pages import dated, page_ids

PARTNERS = "partners.csv"
HASHED = "sha256:"
"""Start of an alias that gives the fingerprint of a name instead of the name of a person."""
ABROAD = "außerhalb Deutschlands"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
RAW_COLUMNS = (
    "alliance_id",
    "subproject",
    "organisation",
    "role",
    "organisation_type",
    "town",
    "town_basis",
    "postcode",
    "ags_vg250",
    "note",
    "source",
    "source_date",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Partners:
    """The raw rows and the two tables made from them."""

    raw: pd.DataFrame
    organisations: pd.DataFrame
    memberships: pd.DataFrame


def tidy_partners(folder: Path, aliases: pd.DataFrame, rules: Path = RULES) -> Partners:
    """Return organisations and one membership for each raw row; list all faults of the file."""
    raw = read_raw(folder / PARTNERS, RAW_COLUMNS)
    named = _named(raw, aliases)
    raise_faults(_faults(named))
    return Partners(
        raw=raw,
        organisations=_organisations(named, rules),
        memberships=_memberships(named, rules),
    )


def slug(name: str) -> str:
    """Return an id from a name: lower case, ASCII letters and digits, hyphens between words."""
    plain = name.lower().translate(UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _named(raw: pd.DataFrame, aliases: pd.DataFrame) -> pd.DataFrame:
    """Add ``name`` and ``part`` after the aliases, and the ``organisation_id``."""
    names = dict(zip(aliases["name_in_source"], aliases["organisation_name"], strict=True))
    parts = dict(zip(aliases["name_in_source"], aliases["part"], strict=True))
    keys = [name if name in names else HASHED + fingerprint(name) for name in raw["organisation"]]
    found = [names.get(key, name) for key, name in zip(keys, raw["organisation"], strict=True)]
    return raw.assign(
        name=found,
        part=[parts.get(key, "") for key in keys],
        organisation_id=[slug(name) for name in found],
    )


def _organisations(named: pd.DataFrame, rules: Path) -> pd.DataFrame:
    types = read_raw(rules / "organisation_types.csv", ("type", "type_en"))
    unique = named.drop_duplicates("organisation_id").sort_values("organisation_id")
    unique = unique.assign(
        type=unique["organisation_type"],
        type_en=looked_up(unique["organisation_type"], types, name="organisation_types.csv"),
    )
    return unique[list(tables()["organisations"].names)].reset_index(drop=True)


def _memberships(named: pd.DataFrame, rules: Path) -> pd.DataFrame:
    roles = read_raw(rules / "roles.csv", ("role", "role_kind"))
    bases = read_raw(rules / "town_bases.csv", ("town_basis_in_source", "town_basis"))
    abroad = named["note"] == ABROAD
    placed = named["ags_vg250"] != ""
    tidy = named.assign(
        membership_id=_membership_ids(named),
        role_kind=looked_up(named["role"], roles, name="roles.csv"),
        area_id=named["ags_vg250"],
        town_basis=looked_up(named["town_basis"], bases, name="town_bases.csv"),
        placed_reason=abroad.map({True: "abroad", False: "town_not_known"}).mask(placed, ""),
        note=_notes(named, rules),
        source_id=page_ids(named["source"]),
        **dated(named["source_date"], rules),
    )
    return tidy[list(tables()["memberships"].names)]


def _membership_ids(named: pd.DataFrame) -> pd.Series:
    parts = named["subproject"].map(slug)
    middle = ("-" + parts).mask(parts == "", "")
    return named["alliance_id"] + middle + "-" + named["organisation_id"]


def _notes(named: pd.DataFrame, rules: Path) -> list[str]:
    """Return our wording of each note, led by the unit that takes part."""
    wordings = read_raw(rules / "membership_notes.csv", ("fingerprint", "note"))
    keys = named["note"].map(lambda note: fingerprint(note) if note else "")
    notes = looked_up(keys, wordings, name="membership_notes.csv")
    units = [f"beteiligt: {part}" if part else "" for part in named["part"]]
    return ["; ".join(filter(None, pair)) for pair in zip(units, notes, strict=True)]


def _faults(named: pd.DataFrame) -> Iterator[str]:
    ids = _membership_ids(named)
    for row in ids.index[ids.duplicated()]:
        yield f"{PARTNERS}, row {row + 2}: the membership '{ids[row]}' is there twice; drop one."
    types = named.groupby("organisation_id")["organisation_type"].nunique()
    for name in types.index[types > 1]:
        yield f"{PARTNERS}: the organisation '{name}' has several types; choose one."
    wrong = named[~named["ags_vg250"].str.fullmatch(r"\d{8}|")]
    for row, code in wrong["ags_vg250"].items():
        yield f"{PARTNERS}, row {int(str(row)) + 2}, ags_vg250: '{code}' is no AGS of 8 digits."
