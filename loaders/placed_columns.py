"""Columns of an official table as indicators: which year, which day, which columns are summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from geo.model import Indicator, Level
from loaders.faults import DataFault
from loaders.keys import COUNTRY
from loaders.part_sums import FIGURE, NUMBERS, joined_flags, status_of_sum
from loaders.places import Place

YEAR_LETTERS = 4
LEVELS = {2: Level.STATE, 5: Level.DISTRICT, 8: Level.MUNICIPALITY}
"""By the length of an AGS; Germany (``DG``) is as long as a Land."""
EARLIER_CENSUS = {"2022": "2011"}
"""The census that populations rested on before one."""
MOST_NAMED = 20
"""How many contradictions are said one by one."""


def placed(
    cells: pd.DataFrame, places: Sequence[Place], catalogue: Mapping[str, Indicator]
) -> pd.DataFrame:
    """Return the cells as parts of figures: ``indicator``, ``place``, ``reason``, year as period.

    A cell comes once for each indicator its column belongs to; ``stated`` is the period as in the
    file. Cells of unknown columns are left out.
    """
    found = cells.merge(_columns(places), on="column", how="inner")
    stated = found["period"].astype("str")
    years = stated.str[:YEAR_LETTERS].astype("int64") + found["years"]
    found = found.assign(stated=stated, period=years.astype("str"), reason="")
    _refuse(
        found,
        (found["day"] != "") & (stated.str.len() > YEAR_LETTERS) & (stated.str[5:] != found["day"]),
        "given for " + stated + ", the indicator is of " + found["day"],
    )
    early = (found["since"] != "") & (found["period"] < found["since"])
    words = {one: _defined(catalogue.get(one), since) for one, since in _starts(found)}
    _refuse(found, early, "before " + found["since"] + " " + found["indicator"].map(words))
    levels = {one.id: set(one.levels) for one in catalogue.values() if one.levels}
    pairs = zip(found["indicator"], _levels(found["area_id"]), strict=True)
    beyond = pd.Series([level not in levels.get(i, {level}) for i, level in pairs], found.index)
    _refuse(found, beyond, found["indicator"] + " does not exist for this level")
    group = found.groupby(["place", "area_id", "stated"])["column"].transform("nunique")
    _refuse(found, group < found["needed"], "some of the columns to be summed are missing")
    return found


def _starts(found: pd.DataFrame) -> set[tuple[str, str]]:
    return set(found[["indicator", "since"]].itertuples(index=False, name=None))


def _defined(measure: Indicator | None, since: str) -> str:
    """Return how the figures of a source before ``since`` differ from ours."""
    census = measure.census_base(since) if measure else ""
    if census not in EARLIER_CENSUS:
        return "the source defines it otherwise"
    return (
        f"the source may count on the basis of the census of {EARLIER_CENSUS[census]}, "
        f"the indicator rests on that of {census}"
    )


def _levels(area_ids: pd.Series) -> pd.Series:
    levels = area_ids.str.len().map(LEVELS)
    return levels.where(area_ids != COUNTRY, Level.COUNTRY)


def doubled(cells: pd.DataFrame, file: str) -> pd.DataFrame:
    """Return one row for each figure: doubles once, columns summed, the first place preferred.

    Raises:
        DataFault: The same figure stands there twice with different values.

    """
    same = [*FIGURE, "place", "column"]
    once = cells.drop_duplicates([*same, "value", "status"])
    twice = once[once.duplicated(same, keep=False)]
    if not twice.empty:
        raise DataFault(_contradictions(twice, same, file))
    first = once["place"] == once.groupby(FIGURE)["place"].transform("min")
    chosen = once[first]
    single, several = chosen[chosen["needed"] == 1], chosen[chosen["needed"] > 1]
    columns = [*FIGURE, "value", "status", "flags"]
    sums = [_sum(rows) for _, rows in several.groupby(FIGURE)]
    return pd.concat([single[columns], pd.DataFrame(sums, columns=columns)], ignore_index=True)


def _columns(places: Sequence[Place]) -> pd.DataFrame:
    rows = [
        (column, number, one.indicator_id, one.since, one.day, one.years, len(one.columns))
        for number, one in enumerate(places)
        for column in one.columns
    ]
    names = ["column", "place", "indicator", "since", "day", "years", "needed"]
    return pd.DataFrame(rows, columns=names)


def _refuse(found: pd.DataFrame, wrong: pd.Series, words: pd.Series | str) -> None:
    """Write down why, where nothing is said yet; ``found`` is the caller's own."""
    found["reason"] = found["reason"].mask(wrong & (found["reason"] == ""), words)


def _sum(rows: pd.DataFrame) -> tuple[object, ...]:
    identity = tuple(rows.iloc[0][FIGURE])
    missing = rows[~rows["status"].isin(NUMBERS)]
    if not missing.empty:
        return (*identity, float("nan"), missing["status"].iloc[0], joined_flags(rows["flags"]))
    total = float(rows["value"].sum())
    return (*identity, total, status_of_sum(rows["status"], total), joined_flags(rows["flags"]))


def _contradictions(twice: pd.DataFrame, same: list[str], file: str) -> list[str]:
    found = []
    for (area_id, period, indicator, *_), rows in list(twice.groupby(same))[:MOST_NAMED]:
        a, b = rows.iloc[0], rows.iloc[1]
        days = f" (for {a['stated']} and {b['stated']})" if a["stated"] != b["stated"] else ""
        found.append(
            f"{file}, rows {a['row']} and {b['row']}: both give {indicator} of {area_id} for "
            f"{period}{days}, as {_shown(a)} and as {_shown(b)}; keep the right one."
        )
    return found


def _shown(cell: pd.Series) -> str:
    return f"{cell['value']:.12g}" if cell["status"] in NUMBERS else str(cell["status"])
