"""The way to the stage: the talk prepared as one page that needs no server any more."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from exports.stage_page import stage_page
from exports.stage_scenes import lost, lost_edition, scene
from geo.ground import credit
from geo.talk import Step, Talk
from geo.talk_file import file_of, talk_of_file
from geo.talk_scenes import Scene, Stage
from geo.text import Reader
from loaders.published import TALK_FILES, publish_text
from pages.ui import data, editions, jobs, pinned, talk_add, talk_halls, talk_slides, translation

_READY = "talk_ready"
MOST_SCENES = 300
"""How many scenes are kept ready, about 0.1 MB each."""


def show(talk: Talk, reader: Reader) -> None:
    """Let the reader prepare the talk, and give it once it is prepared."""
    t = reader.t
    st.header(t("Give the talk"), anchor=False)
    digest = sha256(file_of(talk) + f"{reader.language} {pinned.current().id}".encode()).hexdigest()
    ready = st.session_state.get(_READY, ("", ""))
    if ready[0] != digest:
        pressed = st.button(t("Prepare the talk"), key="talk_prepare", type="primary")
        st.caption(t("All maps, pictures and words are put into one page; that takes a moment."))
        if not pressed:
            return
        with st.spinner(t("The talk is being prepared …")):
            ready = (digest, _published(talk, reader))
        st.session_state[_READY] = ready
        st.rerun()
    _show_ready(talk, ready[1], reader)


def _show_ready(talk: Talk, file: str, reader: Reader) -> None:
    t = reader.t
    path = data.STATIC / file
    if not path.is_file():
        del st.session_state[_READY]
        st.rerun()
    with st.container(horizontal=True, key="talk_stage"):
        st.link_button(t("To the stage"), data.static_address(file), type="primary")
        st.download_button(
            t("Talk as one file without network (HTML)"),
            path.read_bytes,
            file_name=f"{pinned.named('strukturwandel-atlas_vortrag')}_{reader.language}.html",
            mime="text/html",
            key="talk_html",
            on_click="ignore",
        )
        talk_slides.show(talk, reader, root())
    st.markdown(
        t(
            "Keys on the stage: arrows, Page Up and Page Down or a clicker lead on and back, "
            "Home and End to the ends, B makes it black, F fills the screen, S opens the "
            "speaker’s window with notes, clock and timer."
        )
    )


def _published(talk: Talk, reader: Reader) -> str:
    """Return the name of the file with the whole talk."""
    content = stage_page(stage_of(talk, reader), jobs.fetched, reader)
    return publish_text(data.STATIC, f"{TALK_FILES}-{reader.language}", "html", content.decode())


def stage_of(talk: Talk, reader: Reader) -> Stage:
    """Return a talk with all its scenes."""
    return Stage(
        title=talk.titled(reader.language) or reader.t("Talk"),
        language=reader.language,
        scenes=tuple(_scene_of(one, reader) for one in talk.steps),
        edition=pinned.current().id or data.newest_edition(),
        credit=credit(data.world()),
        home=f"{root_path()}/{pinned.address(talk_add.PAGE, lang=reader.language)}",
    )


def _scene_of(step: Step, reader: Reader) -> Scene:
    """Return a scene, of the edition that its step is pinned to."""
    content = file_of(Talk(title={reader.language: ""}, steps=(step,)))
    if not step.edition:
        return _scene(content, reader.language, root())
    pin = editions.pin_of(step.edition)
    if pin.fault:
        return lost(step, lost_edition(pin.fault, reader), reader)
    return pinned.under(pin, _scene)(content, reader.language, root())


@pinned.kept(max_entries=MOST_SCENES)
def _scene(content: bytes, language: str, root: str) -> Scene:
    """Return the scene of a step, which stands in a file of its own."""
    reader = translation.reader(language)
    return scene(talk_halls.hall(language, root), talk_of_file(content, reader).steps[0])


def root() -> str:
    """Return where the atlas is found, empty where that is not known."""
    return str(st.context.url or "").split("?")[0].rpartition("/")[0]


def root_path() -> str:
    """Return the path of the atlas on its host, empty for the whole of it."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""
