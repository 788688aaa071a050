"""How the figures and the sentences of a report are made, and under which licences they stand."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Source
from geo.report_notes import source_sign
from geo.report_parts import Block, Cell, Section, Table
from geo.text import Reader


def methods_section(reader: Reader) -> Section:
    """Return the rules by which the atlas makes figures and this report makes sentences."""
    return Section(
        title=reader.t("Methods"), level=1, blocks=(*_of_figures(reader), *_of_texts(reader))
    )


def _of_figures(reader: Reader) -> tuple[Block, ...]:
    """Return how figures of regions are made, and what is done where one is missing."""
    t = reader.t
    return (
        t(
            "Regions: a region is a list of districts or municipalities, its definition. "
            "Where a region has several definitions, the report names the one it uses."
        ),
        t(
            "Sums and rates: a count of a region is the sum of its areas. A rate is the ratio "
            "of two such sums or a mean weighted by its denominator; where neither can be "
            "formed it is not computed, and the lowest and the highest figure of the "
            "districts stand in its place. Medians, indices and durations are never put "
            "together."
        ),
        t(
            "What is missing: a part without a value makes the whole without a value. "
            "A missing value is never zero; it says whether it is secret, uncertain, not "
            "collected or still to come."
        ),
        t(
            "Parts of districts: where a measure exists for districts only, a region inside "
            "a district has the figure of the whole district, and the report says so. Counts "
            "of a whole district are not taken for a part of it."
        ),
        t(
            "Funding: for each alliance the statement counts that is best documented, be it "
            "spent, granted or available in total, else the grants and approvals for the whole "
            "alliance whose periods do not overlap. Ceilings, applications, expectations, "
            "budgets of phases, budget lines, total costs and own contributions enter no sum."
        ),
    )


def _of_texts(reader: Reader) -> tuple[Block, ...]:
    """Return how partners are counted, figures compared, maps drawn and sentences made."""
    t = reader.t
    return (
        t(
            "Partners: a partner counts as known by name where a source names it. The number "
            "that an alliance states of itself stands beside it."
        ),
        t(
            "Comparisons: side by side stand figures of one measure after one census. What "
            "differs in period, level, boundaries, table or way of calculation is said with "
            "them; what may not be compared is left out with its reason."
        ),
        t(
            "Maps: the limits of the classes come from all districts of Germany, not from "
            "those shown. The projection is EPSG:3035, in which areas are true."
        ),
        t(
            "Sentences: they are made by rule from the figures. They say what is, and what "
            "lies above or below; they give no reasons."
        ),
    )


def licence_section(sources: Sequence[Source], credit: str, reader: Reader) -> Section:
    """Return which sources stand under which licence; ``credit`` is that of the outlines."""
    t = reader.t
    found: dict[str, list[str]] = {}
    for number, source in enumerate(sources, 1):
        licence = source.licence or t("not stated by the source")
        found.setdefault(licence, []).append(source_sign(number, reader))
    table = Table(
        caption=t("Licences of the sources"),
        heads=(t("Licence"), t("Sources")),
        rows=tuple(
            (Cell(text=licence), Cell(text=", ".join(signs)))
            for licence, signs in sorted(found.items())
        ),
        widths=(1, 1),
    )
    return Section(title=t("Licences"), level=1, blocks=(table, credit))
