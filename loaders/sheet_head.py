"""Heads over the columns of a sheet: several levels, merged or not, periods and units in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.sheet_cells import Row, text
from loaders.workbook import Cell, Sheet

MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
DAY = re.compile(r"(?:stichtag:?\s*|am\s+)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.IGNORECASE)
LONG_DAY = re.compile(
    rf"(?:stichtag:?\s*|am\s+)?(\d{{1,2}})\.\s*({'|'.join(MONTHS)})\s+(\d{{4}})", re.I
)
YEAR = re.compile(r"(?:jahr(?:esdurchschnitt|essumme)?|jd|js)?:?\s*((?:19|20)\d{2})", re.IGNORECASE)
MONTH = re.compile(rf"({'|'.join(MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
YEAR_OF = re.compile(r"im Jahr ((?:19|20)\d{2})\b")
SPAN = re.compile(r"\b(?:19|20)\d{2} ?(?:und|bis|[-–/]) ?((?:19|20)\d{2})\b")
ANY_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
FIRST_YEAR, LAST_YEAR = 1950, 2100
UNIT = re.compile(r"\(?(in )?(Anzahl|absolut|Prozent|%|Euro|EUR|€|Personen|km²)\)?", re.IGNORECASE)
TOTALS = {"insgesamt", "gesamt", "total", "darunter", "davon", "dar.", "darunter:", "davon:"}
"""Levels that name no part: the total, and the words before the parts of it."""
FOOTNOTE = re.compile(r"(?<=[^\s\d(,])\s?(?:\d{1,2}\)\s?)+$")
"""Marks of footnotes at the end of a head, as in "Berufsabschluss1)"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What stands above a column: levels from the top, period and unit; "" where there is none.

    ``month`` is a period the atlas has no place for.
    """

    place: int
    levels: tuple[str, ...]
    period: str
    unit: str
    month: str


def spread(sheet: Sheet, rows: Sequence[int]) -> list[list[Cell]]:
    """Return the head rows (numbers from 0) with merged cells written into each column.

    Where no cell is merged, a text goes on to the right until the next one, within the columns
    that the row above holds together.
    """
    filled = [list(sheet.rows[row]) for row in rows]
    merges = [span for span in sheet.merged if span[0][0] in rows and span[1][1] > span[0][1]]
    for (top, left), (_, right) in merges:
        head = filled[list(rows).index(top)]
        head[left : right + 1] = [head[left]] * len(head[left : right + 1])
    return filled if merges else _carried(filled)


def heading(cells: Sequence[Cell], place: int) -> Heading:
    """Return what the cells above a column say."""
    levels: list[str] = []
    period = unit = month = ""
    for cell in cells:
        word = without_footnote(text(cell))
        if found := period_of(cell):
            period = found
        elif MONTH.fullmatch(word):
            month = word
        elif UNIT.fullmatch(word):
            unit = word.removeprefix("in ").strip("()")
        elif word and word.lower() not in TOTALS and word not in levels[-1:]:
            levels.append(word)
    return Heading(place=place, levels=tuple(levels), period=period, unit=unit, month=month)


def period_of(cell: Cell) -> str:
    """Return the year or ISO day a cell stands for, "" where it is neither."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, float):
        return text(cell) if cell.is_integer() and FIRST_YEAR <= cell <= LAST_YEAR else ""
    if found := YEAR.fullmatch(cell):
        return found[1]
    return day_in(cell, whole=True)


def day_in(words: str, *, whole: bool = False) -> str:
    """Return the first day named in a text (or the text as a whole) as an ISO day, "" for none."""
    for pattern in (DAY, LONG_DAY):
        found = pattern.fullmatch(words) if whole else pattern.search(words)
        if found:
            day, month, year = found.groups()
            number = month if month.isdigit() else MONTHS.index(month.lower()) + 1
            return _iso_day(int(year), int(number), int(day))
    return ""


def month_in(words: str) -> str:
    """Return the first month named in a text as 2022-02, "" for none."""
    found = MONTH.search(words)
    return f"{found[2]}-{MONTHS.index(found[1].lower()) + 1:02}" if found else ""


def year_in(words: str) -> str:
    """Return the year a text is about, of a span its last one; "" where it names none or several.

    "im Jahr 2024" goes before other years in the text.
    """
    for pattern in (YEAR_OF, SPAN):
        if found := pattern.findall(words):
            return str(found[-1])
    named = set(ANY_YEAR.findall(words))
    return named.pop() if len(named) == 1 else ""


def is_running_number(row: Row) -> bool:
    """Return whether the filled cells of a row count the columns from 1."""
    filled = [cell for cell in row if cell is not None]
    return bool(filled) and filled == [float(number + 1) for number in range(len(filled))]


def without_footnote(words: str) -> str:
    """Return a head on one line, without marks of footnotes."""
    return FOOTNOTE.sub("", " ".join(words.split())).strip()


def _carried(head: list[list[Cell]]) -> list[list[Cell]]:
    above: list[Cell] = [None] * max(map(len, head), default=0)
    found = []
    for row in head:
        carried: list[Cell] = []
        for place, cell in enumerate(row):
            goes_on = cell is None and place and above[place] == above[place - 1]
            carried.append(carried[-1] if goes_on else cell)
        found.append(carried)
        above = carried
    return found


def _iso_day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
