"""Delimited text as rows of fields, complete to its last sign."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from loaders.faults import DataFault, first_faults, raise_faults

LINE_END = re.compile(r"\r\n|\n|\r")
CUT_OFF = "the file is cut off; download it again"


def lines_of(text: str, name: str) -> list[str]:
    """Return the lines of a text whose last line is complete, without their ends.

    Blank lines at the end are left out. Raise ``DataFault`` where the last line has no end.
    """
    *lines, rest = LINE_END.split(text)
    if rest:
        raise DataFault([f"{name}, line {len(lines) + 1}: the line does not end; {CUT_OFF}."])
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def fields_of(
    lines: Sequence[str], name: str, *, separator: str, first_row: int = 1
) -> list[list[str]]:
    """Return the fields of each line; quotation marks are taken off.

    ``first_row`` is the number of the first line in the file, for messages. Raise ``DataFault``
    where a quotation does not end in its line.
    """
    found: list[list[str]] = []
    reader = csv.reader(lines, delimiter=separator, strict=True)
    what = "a quotation does not end"
    try:
        for fields in reader:
            if reader.line_num != len(found) + 1:
                break
            found.append(fields)
    except csv.Error as error:
        what = what if "end of data" in str(error) else str(error)
    if len(found) < len(lines):
        place = f"{name}, line {first_row + len(found)}"
        raise DataFault([f"{place}: {what}; the file is damaged, download it again."])
    return found


def check_widths(rows: Sequence[Sequence[str]], width: int, name: str, *, first_row: int) -> None:
    """Raise ``DataFault`` naming the first rows that have not exactly ``width`` fields."""
    raise_faults(first_faults(_width_faults(rows, width, name, first_row), name))


def _width_faults(
    rows: Sequence[Sequence[str]], width: int, name: str, first_row: int
) -> Iterator[str]:
    last = len(rows) - 1
    for number, fields in enumerate(rows):
        if len(fields) != width:
            remedy = CUT_OFF if number == last else "correct it or download the file again"
            place = f"{name}, line {first_row + number}"
            yield f"{place}: {len(fields)} fields instead of {width}; {remedy}."


def table_of(text: str, name: str, *, separator: str) -> tuple[list[str], list[list[str]]]:
    """Return the head and the rows of a text whose first line is the head.

    The first row stands in line 2. Raise ``DataFault`` where the text is cut off, a row has another
    number of fields than the head, or there is no row.
    """
    lines = lines_of(text, name)
    head, *rows = fields_of(lines, name, separator=separator)
    check_widths(rows, len(head), name, first_row=2)
    if not rows:
        raise DataFault([f"{name}: there is no row below the head; download the file again."])
    return head, rows
