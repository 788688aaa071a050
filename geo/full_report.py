"""The full report over chosen regions: a chapter each, what may be compared, all evidence."""

from __future__ import annotations

from collections.abc import Sequence

from geo.brief import region_sections
from geo.compare.sides import FEWEST, Side
from geo.ground import credit
from geo.report_comparison import chapters, comparison_sections, distinct
from geo.report_methods import licence_section, methods_section
from geo.report_notes import notes
from geo.report_partners import partner_words
from geo.report_parts import Report, Section
from geo.text import Reader
from geo.world import World


def full_report(
    world: World,
    sides: Sequence[Side],
    reader: Reader,
    *,
    page: str = "",
    edition: str = "",
) -> Report:
    """Return the report over sides; those that are districts or Länder are only compared.

    Args:
        world: The tables.
        sides: Regions under a definition, at least one of them a region.
        reader: Language of the report.
        page: Address of a live view that opens the records, empty where it is not known.
        edition: Id of the edition of the tables.

    """
    t, named = reader.t, distinct(sides)
    compared = comparison_sections(world, named, reader) if len(named) >= FEWEST else ()
    told = [one for side in chapters(named) for one in _chapter(world, side, reader)]
    sections = (*told, *compared, methods_section(reader))
    found, sources = notes(world, sections, reader, page=page, edition=edition)
    dated = t("edition of the data: {edition}").format(edition=edition) if edition else ""
    titles = [side.title(reader) for side in named]
    ground = credit(world)
    return Report(
        title=titles[0] if len(titles) == 1 else t("Regions in structural change"),
        subtitle=" · ".join(filter(None, [t("Report with all evidence"), dated])),
        language=reader.language,
        sections=sections,
        notes=found,
        sources=sources,
        credit=ground,
        facts=tuple(_drawn(side, reader) for side in named),
        closing=(licence_section(sources, ground, reader),),
    )


def _drawn(side: Side, reader: Reader) -> str:
    """Return the name of a side and how it is drawn."""
    title, definition = side.title(reader), reader.of(side.definition.title)
    return title if definition in title else f"{title}: {definition}"


def _chapter(world: World, side: Side, reader: Reader) -> tuple[Section, ...]:
    """Return what is said of a region, with all alliances and their partners by name."""
    shown = (side.region, side.definition)
    parts = region_sections(world, shown, reader, most=len(world.alliances))
    partners = Section(
        title=reader.t("Partners known by name"), blocks=partner_words(world, shown, reader)
    )
    title, drawn = side.title(reader), reader.of(side.definition.title)
    head = Section(title=title, blocks=() if drawn in title else (drawn,), level=1)
    return (head, *parts[:-1], partners, parts[-1])
