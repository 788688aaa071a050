"""The columns of every table below ``data/``, read from ``columns.toml``, as types."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo.award_kinds import Accounted, Unplaced
from geo.model import Level, Qualifier, Status

COLUMNS_FILE = Path(__file__).with_name("columns.toml")
OUTLINES = {
    Level.STATE: "areas/states.parquet",
    Level.DISTRICT: "areas/districts.parquet",
    Level.MUNICIPALITY: "areas/municipalities.parquet",
}
ENUMERATIONS: dict[str, type[StrEnum]] = {
    "Accounted": Accounted,
    "Level": Level,
    "Qualifier": Qualifier,
    "Status": Status,
    "Unplaced": Unplaced,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column: ``type`` is a Frictionless type, ``choices`` the only values allowed."""

    name: str
    type: str
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    references: str = ""
    category: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One file below ``data/``; ``path`` is relative to it, ``key`` may be empty.

    Tables are CSV, very long ones Parquet; an ``optional`` one need not be there.
    """

    name: str
    path: str
    title: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns in the order of the file."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> MappingProxyType[str, Table]:
    """Return all tables by name, in the order of ``columns.toml``."""
    with COLUMNS_FILE.open("rb") as file:
        entries = tomllib.load(file)["table"]
    return MappingProxyType({entry["name"]: _table(entry) for entry in entries})


def _table(entry: dict[str, Any]) -> Table:
    columns = tuple(_column(column) for column in entry["columns"])
    return Table(**{**entry, "key": tuple(entry["key"]), "columns": columns})


def _column(entry: dict[str, Any]) -> Column:
    choices = entry.get("choices", ())
    if isinstance(choices, str):
        choices = [member.value for member in ENUMERATIONS[choices]]
    return Column(**{**entry, "choices": tuple(choices)})
