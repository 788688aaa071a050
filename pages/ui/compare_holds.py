"""Does the statement hold? The chosen comparison in every representation, as thumbnails."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from exports.comparisons import holds_job
from exports.shown import Shown
from geo.compare.marks import marks
from geo.compare.representations import Representation
from geo.compare.robustness import Robustness, robustness
from geo.compare.sides import Side, of_ids
from geo.compare.statements import Claim, Holds, Statement, claims_of
from geo.compare.thumbnails import alternative, holds_words, thumbnail
from geo.text import Reader, as_html
from pages.ui import compare_choice, compared, data, parts, pinned, selection, translation
from pages.ui.compare_files import show_files
from pages.ui.compare_tables import notes_html, page_notes
from pages.ui.compared import Compared
from pages.ui.figure import text_html
from pages.ui.tables import table_html


def show_holds(sides: tuple[Side, ...], reader: Reader) -> None:
    """Draw a statement on the sides and the representations that bear it out or not."""
    indicator = compare_choice.indicator(reader)
    claims = _claims(len(sides), reader)
    claim = selection.choice(reader.t("What is stated"), claims, "claim", reader)
    ids = tuple(side.id for side in sides)
    compared.note("holds", ids, indicator, claim)
    found = _made(ids, indicator, claim, reader.language)
    statement, *rest = found.words
    heading = reader.t("Does the statement hold?")
    stated = f"<strong>{text_html(statement)}</strong>"
    st.html(f"<h2>{as_html(heading)}</h2><p>{stated}</p>")
    verdict = "".join(f'<p class="atlas-verdict">{text_html(one)}</p>' for one in rest)
    if verdict:
        st.html(verdict)
    if found.statement is None:
        return
    thumbnails, table = _thumbnails(found, found.statement, sides, reader), _table(found, reader)
    with st.container(key="table"):
        parts.show(thumbnails, page_notes(found.notes, sides, reader), table)
    blocks = thumbnails, notes_html(found.notes, reader), table
    shown = Shown(title=heading, words=f"<p>{stated}</p>{verdict}", blocks=blocks)
    job = holds_job(data.world(), indicator, found, sides, heading, reader)
    show_files(job, reader, shown)


def pieces(shown: Compared, language: str) -> tuple[str, ...]:
    """Return the words and the table of all representations as HTML."""
    indicator, claim = shown.asked
    found = _made(shown.sides, indicator, claim, language)
    return *map(text_html, found.words), _table(found, translation.reader(language))


def _claims(sides: int, reader: Reader) -> dict[str, str]:
    t = reader.t
    every = {
        Claim.HIGHER.value: t("which of two is higher"),
        Claim.HIGHEST.value: t("which is highest"),
        Claim.RANKING.value: t("the whole order"),
    }
    return {one.value: every[one.value] for one in claims_of(sides)}


def _thumbnails(
    found: Robustness, statement: Statement, sides: tuple[Side, ...], reader: Reader
) -> str:
    """Return the drawings as pictures: what cleans the page of scripts takes drawings away."""
    look = marks(data.world(), sides)
    drawn = "".join(
        _figure(
            one,
            thumbnail(one, statement, look, reader, found.left),
            alternative(one, one.smalls, reader, found.left),
            reader,
        )
        for one in found.formed
    )
    return f'<div class="atlas-thumbnails">{drawn}</div>'


def _figure(one: Representation, drawing: str, words: str, reader: Reader) -> str:
    verdict = as_html(holds_words(one.holds, reader))
    why = f"<small>{text_html(one.why)}</small>" if one.why else ""
    address = f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
    return (
        f'<figure data-holds="{one.holds.value}"><figcaption>{as_html(one.title)}'
        f'<b>{verdict}</b></figcaption><img src="{address}" alt="{as_html(words)}">{why}</figure>'
    )


def _table(found: Robustness, reader: Reader) -> str:
    """Return what each representation rests on; every value leads to its record."""
    t = reader.t
    rows = [
        [
            one.title,
            small.side.title(reader),
            small.cited,
            holds_words(one.holds, reader),
        ]
        for one in found.formed
        for small in one.smalls
    ]
    rows += [
        [one.title, t("all"), one.why, holds_words(one.holds, reader)]
        for one in found.representations
        if one.holds is Holds.REFUSED
    ]
    heads = [t("Representation"), t("Region"), t("Value"), t("Verdict")]
    return table_html(t("All representations"), heads, rows)


@pinned.kept(max_entries=100)
def _made(ids: tuple[str, ...], indicator: str, claim: str, language: str) -> Robustness:
    world, reader = data.world(), translation.reader(language)
    sides = of_ids(world, ids, reader)
    return robustness(world, sides, indicator, reader, claim=Claim(claim))
