"""The talk as slides to be edited, made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from exports.kinds import MIME, Kind
from geo.talk import Step, Talk
from geo.text import Reader
from pages.ui import editions, pinned, signs, talk_halls

if TYPE_CHECKING:
    from exports.deck import Slide


def show(talk: Talk, reader: Reader, root: str) -> None:
    """Offer the talk as a PowerPoint file; ``root`` is where the atlas is found."""
    if not signs.can_draw(_texts(talk, reader), reader.t("No slides"), reader):
        return
    st.download_button(
        reader.t("Talk as slides to be edited (PPTX)"),
        pinned.later(lambda: _file(talk, reader, root)),
        file_name=f"{pinned.named('strukturwandel-atlas_vortrag')}_{reader.language}.pptx",
        mime=MIME[Kind.PPTX],
        key="talk_pptx",
        on_click="ignore",
    )


def _texts(talk: Talk, reader: Reader) -> Iterator[str]:
    """Yield what readers have typed into a talk, with the names of regions of their own."""
    yield talk.titled(reader.language)
    for step in talk.steps:
        spoken = step.spoken(reader.language)
        yield from (spoken.headline, spoken.text, *step.address.get_all("own"))


def _file(talk: Talk, reader: Reader, root: str) -> bytes:
    from exports.talk_deck import talk_deck_file, title_of

    slides = (slide for step in talk.steps for slide in _slides(step, reader, root))
    return talk_deck_file(title_of(talk, reader), slides, reader)


def _slides(step: Step, reader: Reader, root: str) -> tuple[Slide, ...]:
    """Return the slides of a step, of the edition that it is pinned to."""
    from exports.stage_scenes import lost, lost_edition
    from exports.talk_deck import slides_of
    from exports.talk_words import words_alone

    def made() -> tuple[Slide, ...]:
        return slides_of(talk_halls.hall(reader.language, root), step)

    if not step.edition:
        return made()
    pin = editions.pin_of(step.edition)
    if pin.fault:
        gone = lost(step, lost_edition(pin.fault, reader), reader)
        return words_alone(talk_halls.hall(reader.language, root), gone)
    return pinned.under(pin, made)()
