"""Flat files of the GENESIS databases, new and old: each row names its variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.model import Level
from loaders.delimited import table_of
from loaders.faults import DataFault
from loaders.long_form import (
    column_name,
    listed,
    period_of,
    reference_date,
    silent_levels,
    units_of,
    with_values,
)
from loaders.raw_table import RawTable, TableFacts
from loaders.table_numbers import address_of, number_in_name

REGION = re.compile(r"DINSG|DLAND|REGBEZ|KREISE\w*|GEMEIN\w*|GEO[A-Z]{2}\d*")
"""Codes of the variables that name areas; those of the census begin with GEO."""
WHOLE_COUNTRY = re.compile(r"DINSG|GEODL\d*")
DEPTHS = (
    (re.compile(r"GEMEIN\w*|GEOGM\d*"), Level.MUNICIPALITY),
    (re.compile(r"KREISE\w*|GEOKR\d*"), Level.DISTRICT),
    (re.compile(r"DLAND|GEOBL\d*"), Level.STATE),
)
TERRITORY = re.compile(r"Gebietsstand:?\s*(\d{2}\.\d{2}\.\d{4})")
PUBLISHER = "Statistische Ämter des Bundes und der Länder"
LICENCE = "dl-de/by-2-0"
FINAL = "e"
"""The only quality mark whose meaning is sure: a final figure."""
NO_AREA = "the row names no area"
NO_PERIOD = "the time is neither a year nor a day"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Names of the columns; those of a variable have its running number before them."""

    statistic: str
    statistic_label: str
    time: str
    variable: str
    attribute: str
    attribute_label: str

    def columns(self, variables: int) -> tuple[str, ...]:
        """Return the columns a file with so many variables must have."""
        block = (self.variable, self.attribute, self.attribute_label)
        blocks = (f"{number}_{part}" for number in range(1, variables + 1) for part in block)
        return (self.statistic, self.statistic_label, self.time, *blocks)


NEW = Layout(
    statistic="statistics_code",
    statistic_label="statistics_label",
    time="time",
    variable="variable_code",
    attribute="variable_attribute_code",
    attribute_label="variable_attribute_label",
)
OLD = Layout(
    statistic="Statistik_Code",
    statistic_label="Statistik_Label",
    time="Zeit",
    variable="Merkmal_Code",
    attribute="Auspraegung_Code",
    attribute_label="Auspraegung_Label",
)
NEW_VALUES = ("value", "value_unit", "value_variable_label")


def is_flat(text: str, layout: Layout = NEW) -> bool:
    """Return whether a text begins with the head of the layout."""
    return text.startswith(f"{layout.statistic};{layout.statistic_label};")


def read_flat(text: str, name: str, layout: Layout = NEW) -> RawTable:
    """Return the table; a total is an empty code of an attribute.

    Raise ``DataFault`` where the file is cut off, lacks a column, or has a cell that is neither a
    number nor a sign.
    """
    head, rows = table_of(text, name, separator=";")
    _check_head(head, layout, name)
    frame = pd.DataFrame(rows, columns=head, index=range(2, len(rows) + 2), dtype="str")
    areas = _areas(frame, layout)
    reasons = _reasons(areas)
    kept = reasons == ""
    measures = _new_measures(frame) if layout is NEW else _old_measures(frame, name)
    texts = measures.merge(areas[kept], left_on="row", right_index=True)
    texts["column"] = _columns(texts)
    cells = with_values(texts.sort_values(["row", "place"], kind="stable"), name, points=False)
    return RawTable(
        facts=_facts(frame, cells, name, layout),
        cells=cells,
        rows=len(rows),
        listed=listed([(row, ";".join(rows[row - 2]), reasons[row]) for row in frame.index[~kept]]),
        level=_depth(areas["variable"]),
        units=units_of(dict(zip(texts["column"], texts["unit"], strict=True))),
        notes=tuple(silent_levels(cells)),
    )


def _check_head(head: Sequence[str], layout: Layout, name: str) -> None:
    variables = max(1, sum(bool(re.fullmatch(rf"\d+_{layout.variable}", one)) for one in head))
    wanted = (*layout.columns(variables), *(NEW_VALUES if layout is NEW else ()))
    lacking = [column for column in wanted if column not in head]
    if lacking:
        raise DataFault(
            [f"{name}, line 1: no column {', '.join(lacking)}; download the flat file again."]
        )
    if len(set(head)) < len(head):
        raise DataFault([f"{name}, line 1: a column stands there twice; download it again."])


def _areas(frame: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Return key, name, period, the region's variable and the labels of all other variables."""
    blank = pd.Series("", index=frame.index, dtype="str")
    variable, key, name = blank, blank, blank
    labels: list[pd.Series] = []
    for number in _blocks(frame, layout):
        code = frame[f"{number}_{layout.variable}"]
        attribute = frame[f"{number}_{layout.attribute}"].str.strip()
        label = frame[f"{number}_{layout.attribute_label}"].str.strip()
        here = code.str.fullmatch(REGION) & (variable == "")
        variable, name = variable.where(~here, code), name.where(~here, label)
        key = key.where(~here, attribute)
        labels.append(label.where(~here & (attribute != ""), ""))
    key = key.where((key != "") | ~variable.str.fullmatch(WHOLE_COUNTRY), "DG")
    times = {text: period_of(text) or "" for text in frame[layout.time].unique()}
    return pd.DataFrame(
        {
            "key": key,
            "name": name,
            "period": frame[layout.time].map(times),
            "variable": variable,
            "labels": list(zip(*labels, strict=True)),
        },
        index=frame.index,
    )


def _blocks(frame: pd.DataFrame, layout: Layout) -> Iterator[int]:
    number = 1
    while f"{number}_{layout.variable}" in frame:
        yield number
        number += 1


def _reasons(areas: pd.DataFrame) -> pd.Series:
    reasons = pd.Series("", index=areas.index, dtype="str")
    reasons = reasons.mask(areas["period"] == "", NO_PERIOD)
    return reasons.mask(areas["key"] == "", NO_AREA)


def _new_measures(frame: pd.DataFrame) -> pd.DataFrame:
    marks = frame["value_q"].str.strip() if "value_q" in frame else pd.Series("", frame.index)
    flags = {mark: "" if mark in {"", FINAL} else f"quality_{mark}" for mark in marks.unique()}
    return pd.DataFrame(
        {
            "row": frame.index,
            "place": 0,
            "measure": frame["value_variable_label"],
            "unit": frame["value_unit"],
            "text": frame["value"],
            "flags": marks.map(flags),
        }
    )


def _old_measures(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return one row for each measure of each row; ``CODE__Label__Einheit`` heads a measure.

    Single underlines stand for spaces.
    """
    measures = [
        (column, column.split("__")) for column in map(str, frame) if column.count("__") >= 2
    ]
    if not measures:
        raise DataFault(
            [f"{name}, line 1: no column of figures (CODE__Label__Einheit); download it again."]
        )
    parts = [
        pd.DataFrame(
            {
                "row": frame.index,
                "place": place,
                "measure": " ".join(words[1:-1]).replace("_", " "),
                "unit": words[-1].replace("_", " "),
                "text": frame[column],
            }
        )
        for place, (column, words) in enumerate(measures)
    ]
    return pd.concat(parts, ignore_index=True)


def _columns(texts: pd.DataFrame) -> list[str]:
    pairs = list(zip(texts["measure"], texts["labels"], strict=True))
    names = {pair: column_name([pair[0], *pair[1]]) for pair in set(pairs)}
    return [names[pair] for pair in pairs]


def _depth(variables: pd.Series) -> Level | None:
    found = [code for code in variables.unique() if code]
    return next((level for words, level in DEPTHS if any(map(words.fullmatch, found))), None)


def _facts(frame: pd.DataFrame, cells: pd.DataFrame, name: str, layout: Layout) -> TableFacts:
    label = frame[layout.statistic_label].iloc[0].strip()
    statistic = frame[layout.statistic].iloc[0].strip()
    named = number_in_name(name)
    number = named if named.startswith(statistic) else statistic
    territory = TERRITORY.search(label)
    return TableFacts(
        publisher=PUBLISHER,
        title=label,
        table=number,
        licence=LICENCE,
        url=address_of(number),
        statistic=statistic,
        named=named,
        reference_date=reference_date(cells),
        boundary_date=(territory and period_of(territory[1])) or "",
    )
