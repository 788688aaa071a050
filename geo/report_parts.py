"""What a report is made of: sections of sentences, tables and maps, and the notes behind them.

Sentences are texts whose figures carry addresses, see :mod:`geo.citation`; how they look is left
to who writes them into a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.evidence_record import Record
from geo.model import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a table; ``small`` is said below in small letters."""

    text: str
    small: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with one row of heads; ``widths`` are those of its columns to each other."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """The place of a map; ``region_id`` says of which region."""

    region_id: str
    definition_id: str


Block = str | Table | Picture


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A heading with what follows it; ``level`` 1 is a chapter."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """The evidence of a figure under its number.

    ``words`` is what the figure is, ``value`` as shown; ``sources`` are numbers of sources.
    ``record`` is None for the drawing of a region, which no table holds.
    """

    number: int
    ref: str
    words: str
    value: str
    sources: tuple[int, ...]
    link: str = ""
    record: Record | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A whole text: its sections in order, the notes and the sources that they name.

    ``facts`` stand on its cover, ``closing`` after the sources.
    """

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    credit: str
    facts: tuple[str, ...] = ()
    closing: tuple[Section, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """Return the number of the note of each address."""
        return {note.ref: note.number for note in self.notes}


def texts(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield all texts of sections in the order of reading."""
    for section in sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Table):
                yield block.caption
                yield from block.heads
                for row in block.rows:
                    for cell in row:
                        yield cell.text
                        yield cell.small
            elif isinstance(block, str):
                yield block
