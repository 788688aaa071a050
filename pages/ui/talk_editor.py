"""The steps of a talk: their order, and the words of the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from geo.talk import (
    LONGEST_HEADLINE,
    LONGEST_NOTES,
    LONGEST_TEXT,
    MOST_STEPS,
    Step,
    StepKind,
    Talk,
    Words,
    added,
    free_id,
    moved,
    place_of,
    removed,
    said,
    seen,
)
from geo.talk_address import Address
from geo.talk_check import gone, unknown_figures
from geo.text import Reader, as_markdown
from pages.ui import data, pinned, talk_state


def show(talk: Talk, reader: Reader) -> None:
    """Draw the list of steps, and beside it the step chosen with its words."""
    left, right = st.columns([2, 3], gap="medium")
    with left, st.container(key="talk_steps"):
        _show_list(talk, reader)
        _show_more(talk, reader)
    with right, st.container(key="talk_step"):
        step = talk.steps[place_of(talk.steps, talk_state.shown_id(talk))]
        _show_step(talk, step, reader)


def _show_list(talk: Talk, reader: Reader) -> None:
    kinds = kind_words(reader)
    steps = {one.id: (place, one) for place, one in enumerate(talk.steps, start=1)}
    key = f"talk_list_{reader.language}"
    st.session_state[key] = talk_state.shown_id(talk)

    def words(step_id: str) -> str:
        place, one = steps[step_id]
        title = one.spoken(reader.language).headline or reader.t("without headline")
        return f"{place}\\. {as_markdown(title)} · {kinds[one.kind]}"

    st.radio(
        reader.t("Steps"),
        list(steps),
        format_func=words,
        key=key,
        on_change=_look,
        args=(key,),
    )


def _look(key: str) -> None:
    talk_state.look_at(str(st.session_state[key]))


def kind_words(reader: Reader) -> Mapping[StepKind, str]:
    """Return what the kinds of steps are called."""
    t = reader.t
    return {
        StepKind.TITLE: t("title"),
        StepKind.MAP: t("map"),
        StepKind.PROFILE: t("profile"),
        StepKind.COMPARISON: t("comparison"),
        StepKind.CLOSING: t("closing words"),
    }


def _show_more(talk: Talk, reader: Reader) -> None:
    """Offer steps of words alone."""
    full = len(talk.steps) >= MOST_STEPS
    with st.container(horizontal=True):
        for kind, label in (
            (StepKind.TITLE, reader.t("Add a title")),
            (StepKind.CLOSING, reader.t("Add closing words")),
        ):
            st.button(
                label, key=f"talk_add_{kind}", on_click=_add, args=(kind, reader), disabled=full
            )


def _add(kind: StepKind, reader: Reader) -> None:
    talk = talk_state.current()
    heads = {StepKind.TITLE: talk.titled(reader.language), StepKind.CLOSING: reader.t("Thank you")}
    words = {reader.language: Words(headline=heads[kind])}
    step = Step(id=free_id(talk), kind=kind, address=Address(), words=words)
    found = added(talk, step)
    if kind is StepKind.TITLE:
        found = moved(found, step.id, -len(found.steps))
    talk_state.keep(found, step.id)


def _show_step(talk: Talk, step: Step, reader: Reader) -> None:
    """Draw one step: what of it is gone, its order, its words, the way to its view."""
    fault = gone(data.world(), step, reader) or unknown_figures(data.world(), step, reader)
    if fault:
        st.warning(as_markdown(fault))
    _show_order(talk, step, reader)
    _show_words(step, reader)
    link = _address(step, reader)
    words = reader.t("To the view of this step")
    st.markdown(f"[{as_markdown(words)}]({link})")


def _address(step: Step, reader: Reader) -> str:
    found = step.address
    asked: dict[str, str] = {"lang": reader.language}
    if step.edition:
        asked[pinned.PARAMETER] = step.edition
    return found.within("", **asked).lstrip("/") or "?"


def _show_order(talk: Talk, step: Step, reader: Reader) -> None:
    t = reader.t
    place = place_of(talk.steps, step.id)
    with st.container(horizontal=True, key="talk_order"):
        for label, by, ended in (
            (t("Earlier"), -1, place == 0),
            (t("Later"), 1, place == len(talk.steps) - 1),
        ):
            st.button(
                label, key=f"talk_move_{by}", on_click=_move, args=(step.id, by), disabled=ended
            )
        st.button(t("Take out"), key="talk_remove", on_click=_remove, args=(step.id,))


def _move(step_id: str, by: int) -> None:
    talk_state.keep(moved(talk_state.current(), step_id, by), step_id)


def _remove(step_id: str) -> None:
    talk = talk_state.current()
    place = place_of(talk.steps, step_id)
    left = removed(talk, step_id)
    shown = left.steps[min(place, len(left.steps) - 1)].id if left.steps else ""
    talk_state.keep(left, shown)


def _show_words(step: Step, reader: Reader) -> None:
    t, spoken = reader.t, step.spoken(reader.language)
    stem = f"{step.id}_{reader.language}_{talk_state.times_loaded()}"
    keys = {name: f"talk_{name}_{stem}" for name in ("headline", "text", "notes")}
    with st.form(f"talk_words_{stem}"):
        st.text_input(
            t("Headline"), spoken.headline, max_chars=LONGEST_HEADLINE, key=keys["headline"]
        )
        st.text_area(
            t("Text on the stage"),
            spoken.text,
            max_chars=LONGEST_TEXT,
            key=keys["text"],
            help=t(
                "Names in braces become sentences made from the data, such as size, alliances, "
                "money or skills with the region: {example}"
            ).format(example="{size:meissen}"),
        )
        st.text_area(
            t("Notes for the speaker"), spoken.notes, max_chars=LONGEST_NOTES, key=keys["notes"]
        )
        st.form_submit_button(
            t("Keep these words"), on_click=_say, args=(step.id, reader.language, keys)
        )


def _say(step_id: str, language: str, keys: Mapping[str, str]) -> None:
    texts = {name: seen(str(st.session_state[key])) for name, key in keys.items()}
    talk = said(talk_state.current(), step_id, language, Words(**texts))
    talk_state.keep(talk, step_id)
