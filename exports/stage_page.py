"""A talk as one page that needs no server any more: the stage, its maps, the speaker's window.

The page is the same where the atlas serves it and as a file of its own, see
:mod:`exports.page_file`; ``stage.js`` shows its scenes one after the other.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from exports.legend import pattern_styles
from exports.markup import STYLE
from exports.page_file import Page, frame_parts, page_file
from exports.page_parts import page_text
from exports.qr_code import has_room, qr_svg
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.sheets import ATLAS
from geo.talk import WITHOUT_VIEW
from geo.talk_scenes import Scene, Stage, only_shown
from geo.text import Reader, as_html


def stage_page(stage: Stage, files: Callable[[str], bytes], reader: Reader) -> bytes:
    """Return a talk as a page, the same bytes for the same talk.

    Args:
        stage: The scenes.
        files: Gives what maps fetch by name, as :class:`exports.products.Job`.
        reader: The language of the stage.

    """
    views = _views(stage.scenes)
    names = dict.fromkeys(one.file for view in views for one in view.files)
    return page_file(
        Page(
            title=f"{stage.title} – {ATLAS}",
            language=stage.language,
            body=_body(stage, reader),
            style=STYLE.read_text(encoding="utf-8") + pattern_styles() + page_text("stage.css"),
            scripts=(page_text("stage.js"), page_text("speaker.js")),
            files={
                "talk": _json(_talk(stage, views, reader)),
                **{_name(at): _json(_map(stage, view)) for at, view in enumerate(views)},
                **{name: files(name).decode() for name in names},
            },
            parts=frame_parts(lambda name: files(name).decode()) if views else {},
        )
    )


def _views(scenes: Sequence[Scene]) -> list[MapView]:
    """Return the maps of scenes, each once."""
    return list({id(one.camera.view): one.camera.view for one in scenes if one.camera}.values())


def _map(stage: Stage, view: MapView) -> Mapping[str, Any]:
    cameras = [one.camera for one in stage.scenes if one.camera]
    return config(only_shown(view, cameras))


def _name(at: int) -> str:
    return f"view-{at}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _talk(stage: Stage, views: Sequence[MapView], reader: Reader) -> Mapping[str, Any]:
    """Return what the scripts of the stage know; texts of the scenes stand in the page itself."""
    places = {id(view): _name(at) for at, view in enumerate(views)}
    scenes = []
    for one in stage.scenes:
        camera = one.camera
        scenes.append(
            {
                "frame": places[id(camera.view)],
                "layer": camera.layer,
                "variant": camera.variant,
                "bounds": camera.bounds,
            }
            if camera
            else {}
        )
    t = reader.t
    return {
        "scenes": scenes,
        "title": stage.title,
        "texts": {"map": t("Map"), "start": t("Start"), "pause": t("Pause")},
    }


def _body(stage: Stage, reader: Reader) -> str:
    scenes = "".join(
        _scene(stage, one, at, reader, hidden=at > 0) for at, one in enumerate(stage.scenes)
    )
    bar = as_html(_progress(1, len(stage.scenes)))
    kind, needs = reader.t("talk"), reader.t("The talk needs scripts.")
    return (
        f'<main id="stage" aria-roledescription="{as_html(kind)}">'
        f'<div id="maps"></div>\n{scenes}\n'
        f'<div id="progress"><output>{bar}</output><i></i></div></main>\n'
        f"{_bar(stage, reader)}"
        f'<div id="black" hidden></div><p id="said" class="atlas-spoken" aria-live="polite"></p>\n'
        f"{_speaker(reader)}<noscript><p>{as_html(needs)}</p></noscript>"
    )


def _progress(number: int, all_of: int) -> str:
    return f"{number} / {all_of}"


def _scene(stage: Stage, one: Scene, at: int, reader: Reader, *, hidden: bool) -> str:
    start = f'<section data-scene="{at}" data-kind="{one.kind.value}"{" hidden" * hidden}>'
    text = f'<p class="stage-text">{as_html(one.text)}</p>' if one.text else ""
    fault = f'<p class="stage-fault" role="note">{as_html(one.fault)}</p>' if one.fault else ""
    notes = f'<div class="stage-notes" hidden><p>{as_html(one.notes)}</p>{_cited(one)}</div>'
    return (
        f"{start}<h1>{as_html(one.headline)}</h1>{_still(one)}"
        f"<aside>{text}{fault}{_shown(one)}{_qr(one, reader)}</aside>"
        f"<footer>{as_html(_source(stage, one, reader))}</footer>{notes}</section>"
    )


def _shown(one: Scene) -> str:
    return f'<div class="stage-explained">{one.explained}</div>' if one.explained else ""


def _cited(one: Scene) -> str:
    return f"<p><small>{as_html(one.cited)}</small></p>" if one.cited else ""


def _still(one: Scene) -> str:
    if not one.camera:
        return ""
    if not one.still:
        return f'<p class="stage-still">{as_html(one.alt)}</p>'
    content = b64encode(one.still).decode()
    return (
        f'<img class="stage-still" alt="{as_html(one.alt)}" src="data:image/png;base64,{content}">'
    )


def _source(stage: Stage, one: Scene, reader: Reader) -> str:
    """Return where a scene is from, with the edition of the data, and the outlines of its map."""
    words = reader.t("edition of the data: {edition}")
    edition = words.format(edition=stage.edition) if stage.edition else ""
    parts = [one.source, stage.credit if one.camera else "", edition]
    return " · ".join(filter(None, parts))


def _qr(one: Scene, reader: Reader) -> str:
    """Return the way to the live view, for the first and the last words of a talk."""
    if one.kind not in WITHOUT_VIEW or not one.link:
        return ""
    words = reader.t("QR code to the live view")
    code = qr_svg(one.link, words) if has_room(one.link) else ""
    return f'<div class="stage-link">{code}<p>{as_html(one.link)}</p></div>'


def _bar(stage: Stage, reader: Reader) -> str:
    """Return the buttons that appear with the pointer; each says its key."""
    t = reader.t
    buttons = (
        ("back", t("One step back"), "←"),
        ("forth", t("One step forth"), "→"),
        ("black", t("Black"), "B"),
        ("full", t("Full screen"), "F"),
        ("speaker", t("Speaker’s window"), "S"),
    )
    listed = "".join(
        f'<button type="button" data-do="{id_}">{as_html(words)} <kbd>{key}</kbd></button>'
        for id_, words, key in buttons
    )
    home, title = as_html(t("Back to the atlas")), as_html(t("Talk"))
    way = f'<a href="{as_html(stage.home)}">{home}</a>' if stage.home else ""
    return f'<nav id="bar" aria-label="{title}">{listed}{way}</nav>\n'


def _speaker(reader: Reader) -> str:
    t = reader.t
    time, start, again = t("Time of the talk"), t("Start"), t("From the beginning")
    parts = (("now", t("Now")), ("next", t("Next")), ("notes", t("Notes")))
    places = "".join(
        f'<div><h2>{as_html(words)}</h2><div id="{id_}"></div></div>' for id_, words in parts
    )
    return (
        '<div id="speaker" hidden><header><output id="clock"></output>'
        f'<span>{as_html(time)} <output id="timer">0:00</output></span>'
        f'<button type="button" id="run">{as_html(start)}</button>'
        f'<button type="button" id="reset">{as_html(again)}</button>'
        f'<output id="where"></output></header>{places}</div>\n'
    )
