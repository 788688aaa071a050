"""Maps of the sides: small ones on one scale, and interactive ones that move together."""

from __future__ import annotations

from base64 import b64encode
from functools import partial

import streamlit as st

from exports.comparisons import multiples_job
from exports.shown import Shown
from geo.class_choice import DEFAULT
from geo.comparability import level_words
from geo.compare.marks import marks
from geo.compare.moving_maps import MOST, MovingMap, of_sides, of_variants
from geo.compare.multiples import Multiples, Panel, multiples
from geo.compare.multiples_svg import panel_svg
from geo.compare.outline_paths import OutlinePaths, outline_paths
from geo.compare.sides import Side, of_ids
from geo.evidence_classes import SMALL_MAPS, scheme_name
from geo.evidence_classes import Shown as At
from geo.model import Level
from geo.text import Reader, as_html
from loaders.published import publish_text
from pages.ui import (
    compare_choice,
    compare_moving,
    compared,
    data,
    jobs,
    map_files,
    page_map,
    parts,
    pinned,
    selection,
    side_by_side,
    translation,
    views,
)
from pages.ui.compare_files import show_files
from pages.ui.compare_tables import areas_table, notes_html, page_notes
from pages.ui.compared import Compared
from pages.ui.figure import text_html
from pages.ui.legend import legend_html

LEVELS = (Level.DISTRICT, Level.MUNICIPALITY)


def show_multiples(sides: tuple[Side, ...], reader: Reader) -> None:
    """Draw a map of each side, all at one scale on the ground and with one legend."""
    indicator = compare_choice.indicator(reader)
    levels = {level.value: level_words(level, reader) for level in LEVELS}
    level = selection.choice(reader.t("Areas on the maps"), levels, "level", reader)
    ids = tuple(side.id for side in sides)
    compared.note("maps", ids, indicator, level)
    found, panels = _multiples(ids, indicator, level, reader.language)
    if found.refused:
        st.info(found.refused)
        return
    pictures = "".join(
        f'<img src="{as_html(_address(one))}" alt="{as_html(panel.alt)}">'
        for panel, one in zip(found.panels, panels, strict=True)
    )
    words, source, legend = (
        f'<p>{as_html(found.subtitle)}</p><div class="atlas-words">{_words(found)}</div>',
        f"<p><small>{as_html(found.source)}</small></p>",
        _legend(found, indicator, reader),
    )
    st.html(f"<h2>{as_html(found.title)}</h2>{words}{_sheet(pictures)}{legend}{source}")
    notes, table = notes_html(found.notes, reader), areas_table(found, reader)
    with st.container(key="table"):
        parts.show(page_notes(found.notes, sides, reader), table)
    inside = "".join(map(_inside, found.panels, panels))
    blocks = (f"{_sheet(inside)}{legend}{source}", notes, table)
    said = " ".join(found.words)
    shown = Shown(title=found.title, words=words, said=said, blocks=blocks)
    job = multiples_job(
        data.world(), indicator, found, partial(jobs.shapes_with, ""), paths(), reader
    )
    show_files(job, reader, shown)


def _legend(found: Multiples, indicator: str, reader: Reader) -> str:
    """Return the one legend of all the maps; its counts lead to their records."""
    period = found.fill.period if found.fill else ""
    variant = f"{indicator}.{period}"
    shown = At(layer=SMALL_MAPS, variant=variant, scope="all", scheme=scheme_name(DEFAULT))
    return legend_html((found.legend,) if found.legend else (), reader, shown)


def pieces(shown: Compared, language: str) -> tuple[str, ...]:
    """Return the words, the legend and the table of all areas on the maps as HTML."""
    indicator, level = shown.asked
    found, _ = _multiples(shown.sides, indicator, level, language)
    reader = translation.reader(language)
    return _words(found), _legend(found, indicator, reader), areas_table(found, reader)


def _words(found: Multiples) -> str:
    return "".join(f"<p>{text_html(one)}</p>" for one in found.words)


def _sheet(pictures: str) -> str:
    return f'<div class="atlas-multiples">{pictures}</div>'


def _inside(panel: Panel, drawing: str) -> str:
    """Return a map as an image that stands in the page itself."""
    content = b64encode(drawing.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{content}" alt="{as_html(panel.alt)}">'


def _address(drawing: str) -> str:
    return data.static_address(publish_text(data.STATIC, "multiples", "svg", drawing))


@pinned.kept(max_entries=60)
def _multiples(
    ids: tuple[str, ...], indicator: str, level: str, language: str
) -> tuple[Multiples, tuple[str, ...]]:
    """Return the maps, and each as a drawing of its own."""
    world, reader = data.world(), translation.reader(language)
    sides = of_ids(world, ids, reader)
    found = multiples(
        world, sides, indicator, paths(), reader, level=Level(level), marks=marks(world, sides)
    )
    if found.refused:
        return found, ()
    panels = (panel_svg(world, found, one, paths(), reader) for one in found.panels)
    return found, tuple(panels)


@pinned.kept()
def paths() -> OutlinePaths:
    """Return the outlines that the maps are drawn from, the same for all visitors."""
    store = data.store()
    return outline_paths(
        *(store.read_outlines(one) for one in (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY))
    )


def show_together(sides: tuple[Side, ...], reader: Reader) -> None:
    """Draw two or four maps that move together: of the sides, or of one side's indicators."""
    t = reader.t
    view = views.overview(reader.language, selection.scheme())
    shown = {
        f"{layer.id}/{variant.id}": f"{layer.label}: {variant.label}"
        for layer in view.layers
        for variant in layer.variants
    }
    ways = {"sides": t("the regions"), "variants": t("indicators of one region")}
    way = selection.choice(t("Maps of"), ways, "moving", reader)
    if way == "sides":
        first = selection.choice(t("Layer"), shown, "shown", reader)
        if len(sides) > MOST:
            st.info(t("The first {most} regions are shown.").format(most=MOST))
        compared.note("together", tuple(one.id for one in sides[:MOST]), first)
        asked = _parted(first)
        found = of_sides(data.world(), view, sides, asked, paths(), reader)
    else:
        titles = {side.id: side.title(reader) for side in sides}
        side = selection.choice(t("Region"), titles, "side", reader)
        chosen = _several(shown, reader)
        compared.note("together", (side,), *chosen)
        one = next(own for own in sides if own.id == side)
        found = of_variants(data.world(), view, one, [_parted(o) for o in chosen], paths())
    _show_frames(found)
    noted = compared.noted()
    if noted is not None:
        compare_moving.show_figures(noted, reader)


def _several(shown: dict[str, str], reader: Reader) -> list[str]:
    label = reader.t("Layers (two or four)")
    asked = compare_choice.listed("several", label, shown, reader, most=MOST)
    skills = [one for one in shown if one.startswith("skills/")]
    first = asked or [skills[0], skills[-1]]
    return compare_choice.several(label, shown, first, "several", reader, most=MOST)


def _parted(text: str) -> tuple[str, str]:
    layer, _, variant = text.partition("/")
    return layer, variant


def _show_frames(found: tuple[MovingMap, ...]) -> None:
    """Draw maps two beside one another, each with its title and its legend."""
    for start in range(0, len(found), 2):
        for column, one in zip(st.columns(2), found[start : start + 2], strict=False):
            with column:
                side_by_side.show_frame(one.view, one.title, one.parameters)
                explained = map_files.explained(one.view)
                words = explained[page_map.asked(one.view, one.parameters)]
                st.html(words.words + words.legend)
