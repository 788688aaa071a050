"""Words, tables and files of the maps that move together."""

from __future__ import annotations

from exports.shown import Shown
from exports.view_job import ViewJob
from geo.compare.moving_figures import alliance_figures, indicator_maps, joint_table
from geo.compare.moving_maps import MOST
from geo.compare.multiples import Multiples
from geo.compare.sides import of_ids
from geo.compare.view import View
from geo.provenance import cited
from geo.text import Reader
from pages.ui import data, parts, pinned, translation
from pages.ui.compare_files import show_files
from pages.ui.compare_tables import areas_table, notes_html, page_notes, view_table
from pages.ui.compared import Compared
from pages.ui.figure import text_html


def show_figures(shown: Compared, reader: Reader) -> None:
    """Draw words and tables of the areas on the maps, and offer them as files."""
    found, beside = _made(shown.sides, shown.asked, reader.language)
    words, tables = _pieces(found, beside, reader)
    told = [one for each in found for one in each.notes]
    told += beside.notes if beside else ()
    sources = tuple(dict.fromkeys(one.source for one in found))
    said = tuple(dict.fromkeys([*told, *sources]))
    sides = of_ids(data.world(), shown.sides, reader)
    seen = page_notes(said, sides, reader)
    parts.show(f'<div class="atlas-words">{words}</div>', seen, tables)
    title = reader.t("Maps that move together")
    page = Shown(title=title, words=words, blocks=(notes_html(said, reader), tables))
    job = ViewJob(
        world=data.world(),
        name="together",
        title=title,
        facts="",
        table=joint_table(found, beside),
        notes=tuple(dict.fromkeys(told)),
        source="; ".join(_sources(found, beside, reader)),
        reader=reader,
    )
    show_files(job, reader, page)


def _sources(found: tuple[Multiples, ...], beside: View | None, reader: Reader) -> tuple[str, ...]:
    """Return the sources of all figures with date and licence, each once."""
    said = [one.source for one in found]
    said += [cited(data.world(), beside.source_ids, reader)] if beside else []
    return tuple(dict.fromkeys(said))


def pieces(shown: Compared, language: str) -> tuple[str, ...]:
    """Return words and tables of the maps as HTML."""
    found, beside = _made(shown.sides, shown.asked, language)
    return _pieces(found, beside, translation.reader(language))


def _pieces(found: tuple[Multiples, ...], beside: View | None, reader: Reader) -> tuple[str, str]:
    said = [one for each in found for one in each.words]
    said += beside.words if beside else ()
    words = "".join(f"<p>{text_html(one)}</p>" for one in dict.fromkeys(said))
    tables = "".join(areas_table(one, reader) for one in found)
    return words, tables + (view_table(beside, reader) if beside else "")


@pinned.kept(max_entries=60)
def _made(
    ids: tuple[str, ...], asked: tuple[str, ...], language: str
) -> tuple[tuple[Multiples, ...], View | None]:
    world, reader = data.world(), translation.reader(language)
    sides = of_ids(world, ids[:MOST], reader)
    variants = [(layer, variant) for layer, _, variant in (one.partition("/") for one in asked)]
    return (
        indicator_maps(world, sides, variants, reader),
        alliance_figures(world, sides, variants, reader),
    )
