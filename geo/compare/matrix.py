"""The sides by indicators: dot plot, table and words."""

from __future__ import annotations

from collections.abc import Sequence

from geo.compare.matrix_chart import matrix_chart
from geo.compare.matrix_words import matrix_more, matrix_notes, matrix_words
from geo.compare.overlaps import overlap_notes
from geo.compare.rows import default_indicators, rows, source_ids, table
from geo.compare.sides import Side
from geo.compare.view import View
from geo.text import Reader
from geo.world import World


def matrix(
    world: World, sides: Sequence[Side], reader: Reader, indicators: Sequence[str] = ()
) -> View:
    """Return the matrix of sides and indicators; by default of the key figures and skills."""
    found = rows(world, sides, indicators or default_indicators(world), reader)
    return View(
        id="matrix",
        title=reader.t("Regions and indicators"),
        chart=matrix_chart(world, sides, found, reader),
        table=table(world, found, reader),
        words=matrix_words(world, sides, found, reader),
        notes=overlap_notes(world, sides, reader, matrix_notes(found, reader)),
        source_ids=source_ids(found),
        more=matrix_more(world, found, reader),
    )
