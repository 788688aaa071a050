"""The short report of one region: what fits on two pages."""

from __future__ import annotations

from geo.citation import figure, joined
from geo.figures import KEY_INDICATORS, Comparison, key_figures
from geo.ground import credit
from geo.report_notes import definition_ref, notes
from geo.report_parts import Block, Picture, Report, Section
from geo.report_sentences import (
    Shown,
    alliance_words,
    beside_words,
    definition_words,
    earlier_words,
    money_words,
    overlap_words,
    size_words,
    unknown_words,
)
from geo.report_tables import alliance_table, key_table
from geo.skills_layer import skills_indicators
from geo.text import Reader
from geo.world import World

MOST_ALLIANCES = 12


def brief(
    world: World,
    shown: Shown,
    reader: Reader,
    *,
    page: str = "",
    edition: str = "",
    most: int = MOST_ALLIANCES,
) -> Report:
    """Return the short report of a region.

    Args:
        world: The tables.
        shown: The region under a definition.
        reader: Language of the report.
        page: Address of the live view of the region, empty where it is not known.
        edition: Id of the edition of the tables.
        most: How many alliances are listed; the others are counted.

    """
    region, definition = shown
    sections = region_sections(world, shown, reader, most=most)
    found, sources = notes(world, sections, reader, page=page, edition=edition)
    facts = [reader.of(definition.title)]
    if edition:
        facts.append(reader.t("edition of the data: {edition}").format(edition=edition))
    return Report(
        title=reader.of(region.title),
        subtitle=" · ".join(facts),
        language=reader.language,
        sections=sections,
        notes=found,
        sources=sources,
        credit=credit(world),
    )


def region_sections(
    world: World, shown: Shown, reader: Reader, *, most: int, level: int = 2
) -> tuple[Section, ...]:
    """Return what is said of a region, the map after the first sentences."""
    t = reader.t
    skills = [one.id for one in skills_indicators(world)]
    wanted = dict.fromkeys([*KEY_INDICATORS, *skills])
    compared = dict(zip(wanted, key_figures(world, *shown, tuple(wanted)), strict=True))
    key = [compared[one] for one in KEY_INDICATORS]
    facts = (
        *definition_words(shown, reader),
        size_words(world, shown, reader),
        alliance_words(world, shown, reader),
        *money_words(world, shown, reader),
    )
    table = alliance_table(world, shown, reader, most=most)
    listed: tuple[Block, ...] = (table,) if table else (t("No alliance is known."),)
    is_not = figure(reader.of(shown[0].is_not), definition_ref(*shown))
    unknown = tuple(unknown_words(world, shown, reader)) or (t("Nothing more is missing."),)
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        (t("At a glance"), facts),
        (t("What the region is not"), (is_not, *overlap_words(world, shown, reader))),
        (t("Map"), (Picture(region_id=shown[0].id, definition_id=shown[1].id),)),
        (
            t("Key figures"),
            (key_table(world, shown, key, reader),),
        ),
        (t("Skills shortage"), _skills(world, shown, [compared[one] for one in skills], reader)),
        (t("Alliances of the region"), listed),
        (t("What is not known"), unknown),
    )
    return tuple(Section(title=title, blocks=blocks, level=level) for title, blocks in parts)


def _skills(
    world: World, shown: Shown, compared: list[Comparison], reader: Reader
) -> tuple[Block, ...]:
    """Return a sentence for each measure, with the period before where the two compare."""
    found = []
    for one in compared:
        words = beside_words(world, shown, one, reader)
        if words is not None:
            earlier = earlier_words(world, shown, one.region, reader)
            found.append(joined(" ", filter(None, [words, earlier])))
    return tuple(found) or (reader.t("No figure of the region itself is known."),)
