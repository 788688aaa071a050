"""The figures of awards once more, from the plain rows of :mod:`tests.pages.award_rows`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256
from typing import Any

import pandas as pd

from geo.award_difference import SHARES
from geo.award_fills import QUINTILES, round_limits
from geo.classification import LEAST_VALUES
from tests.awards import UNEXPLAINED_CENTS
from tests.pages.award_rows import WITHHELD_ROW, rows_with_usual

Row = Mapping[str, Any]
RULES = ("recipient", "executing_body")
Inside = Callable[[str], set[str]]
Districts = tuple[tuple[str, float | None], ...]
"""Districts with their inhabitants."""


@cache
def award_rows() -> list[dict[str, Any]]:
    return rows_with_usual()


def single(name: str) -> float | None:
    """Return the euros of an award, None where they are not disclosed."""
    row = next(row for row in award_rows() if _coded(row["award_id"]) == name)
    return row["amount_cents"] / 100 if row["status"] == "exact" else None


def _coded(text: str) -> str:
    return "".join(
        chr(b) if chr(b) in "-" or (b < 128 and chr(b).isalnum()) else f"_{b:02X}"
        for b in text.encode()
    )


@cache
def slices(award: str) -> dict[int, int]:
    """Return the cents of an award by year: days of the year, rests to the largest fractions."""
    row = next(row for row in award_rows() if row["award_id"] == award)
    if not row["starts"] or not row["ends"]:
        return {}
    first, last = date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"])
    days = {
        year: (min(last, date(year, 12, 31)) - max(first, date(year, 1, 1))).days + 1
        for year in range(first.year, last.year + 1)
    }
    exact = {y: Fraction(row["amount_cents"] * n, sum(days.values())) for y, n in days.items()}
    whole = {year: int(part) for year, part in exact.items()}
    left = row["amount_cents"] - sum(whole.values())
    for year in sorted(exact, key=lambda one: (whole[one] - exact[one], one))[:left]:
        whole[year] += 1
    return whole


def chosen(measure: str, whose: str, inside: Inside) -> list[Row]:
    """Return the awards of an address, without those of private persons."""
    rule, _, year = measure.partition(".")
    kind, _, rest = whose.partition(".")
    rows = [row for row in award_rows() if not year or int(year) in slices(row["award_id"])]
    if kind in ("total", "undated"):
        return [r for r in rows if kind == "total" or not (r["starts"] and r["ends"])]
    if kind == "alliance":
        return [row for row in rows if row["alliance_id"] == rest]
    if kind == "partner":
        alliance, _, name = rest.partition(".")
        return [row for row in rows if row["alliance_id"] == alliance and _name(row) == name]
    area = f"{rule}_area_id"
    if kind == "remainder":
        why = f"{rule}_unplaced"
        return [row for row in rows if not row[area] and rest in ("", row[why])]
    if kind == "district":
        return [row for row in rows if row[area] == rest]
    programme, region = ("", rest) if kind != "programme" else rest.split(".", 1)
    return [
        row for row in rows
        if row[area] in inside(region) and (kind == "region" or row["programme"] == programme)
    ]  # fmt: skip


def _name(row: Row) -> str:
    return sha256(f"{row['recipient']}\n{row['recipient_town']}".encode()).hexdigest()[:16]


def _private(measure: str, whose: str) -> bool:
    return whose in ("total", "undated", "remainder.private") or (
        whose == "remainder" and "." not in measure
    )


@cache
def cents(measure: str, whose: str, inside: Inside = set) -> int:
    """Return the sum of an address."""
    if measure == "difference":
        return cents("executing_body", whose) - cents("recipient", whose)
    year = measure.partition(".")[2]
    own = chosen(measure, whose, inside)
    parts = [slices(r["award_id"])[int(year)] if year else r["amount_cents"] for r in own]
    return sum(parts) + (WITHHELD_ROW["amount_cents"] if _private(measure, whose) else 0)


@cache
def count(what: str, measure: str, whose: str, inside: Inside = set) -> int:
    """Return how many awards or recipients an address has."""
    if measure == "difference":
        areas = {row[f"{rule}_area_id"] for row in award_rows() for rule in RULES} - {""}
        return sum(cents(measure, f"district.{area}") != 0 for area in areas)
    own = chosen(measure, whose, inside)
    if what == "recipients":
        return len({row["recipient"] for row in own})
    rows = [row for row in own if what == "awards" or row["status"] != "exact"]
    return len(rows) + (WITHHELD_ROW[what] if _private(measure, whose) else 0)


def account(what: str, part: str) -> float:
    """Return euros or rows of a part of the file: the awards, private persons, two rows more."""
    rows, private = award_rows(), WITHHELD_ROW
    taken = (len(rows) + private["awards"], cents("all", "total"))
    lost = {"negative": (1, UNEXPLAINED_CENTS), "no_amount": (1, 0)}
    untaken = tuple(map(sum, zip(*lost.values(), strict=True)))
    file = tuple(map(sum, zip(taken, untaken, strict=True)))
    number, sum_ = {"file": file, "taken": taken, "untaken": untaken, **lost}[part]
    return sum_ / 100 if what == "sum" else number


def shown_rate(measure: str, area: str, people: float | None) -> tuple[float | None, str, int]:
    """Return euros for each inhabitant of a district, the state without one, and its decimals."""
    whose, decimals = f"district.{area}", 1 if "." in measure else 0
    if measure == "difference":
        if not any(count("awards", rule, whose) for rule in RULES):
            return None, "nothing", decimals
        if not cents(measure, whose) and area in doubtful():
            return None, "secret", decimals
        return _each(cents(measure, whose), people), "not_collected", decimals
    secret, every = (count(what, measure, whose) for what in ("undisclosed", "awards"))
    if secret and secret == every:
        return None, "secret", decimals
    return _each(cents(measure, whose), people), "not_collected", decimals


def _each(found: int, people: float | None) -> float | None:
    return found / 100 / people if people else None


def codes(measure: str, area: str, districts: Districts) -> set[str]:
    """Return the class, the state and the borders of a district with rounded limits."""
    value, state, decimals = shown_rate(measure, area, dict(districts)[area])
    if value is None:
        return {{"secret": "g", "not_collected": "n", "nothing": "e"}[state]}
    marks = set()
    if measure == "difference":
        marks = {"uncertain"} if area in doubtful() else set()
    elif count("undisclosed", measure, f"district.{area}"):
        marks = {"least"}
    shown = round(value, decimals)
    if not shown:
        return {"k" if value else "z", *marks}
    return {"0123456789"[bisect_right(limits(measure, districts), shown)], *marks}


@cache
def limits(measure: str, districts: Districts) -> list[float]:
    """Return the rounded limits: of all districts, of all years, or around zero."""
    if measure == "difference":
        sizes = [abs(v) for v in _rates(measure, districts) if v]
        found = round_limits(pd.Series(sizes), SHARES) if len(sizes) >= LEAST_VALUES else ()
        return [*(-one for one in reversed(found)), 0.0, *found]
    rule, _, year = measure.partition(".")
    if not year:
        with_awards = tuple(
            (area, n) for area, n in districts if count("awards", rule, f"district.{area}")
        )
        return list(round_limits(pd.Series(_rates(measure, with_awards)), QUINTILES))
    years = sorted({one for row in award_rows() for one in slices(row["award_id"])})
    every = [v for one in years for v in _rates(f"{rule}.{one}", districts) if v]
    return list(round_limits(pd.Series(every), QUINTILES))


def _rates(measure: str, districts: Districts) -> list[float]:
    found = [_each(cents(measure, f"district.{area}"), n) for area, n in districts]
    return [one for one in found if one is not None]


@cache
def doubtful() -> set[str]:
    """Return the districts between which an award moves whose amount is not disclosed."""
    found = [
        {row["recipient_area_id"], row["executing_body_area_id"]}
        for row in award_rows()
        if row["status"] != "exact"
    ]
    return {area for both in found if len(both) > 1 for area in both if area}
