"""The stage of a talk as a page: scenes, pictures, comparisons, codes; the same bytes each time."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from functools import cache

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from exports.compared_step import Compared, compared
from exports.compared_views import comparison
from exports.options import parser
from exports.product import Job
from exports.qr_code import qr_svg
from exports.stage_comparison import MOST_ROWS, compared_html
from exports.stage_page import stage_page
from exports.stage_scenes import Hall, scene
from exports.stored import ROOT, jobs_of
from geo.talk import Step, StepKind, Words
from geo.talk_address import address
from geo.talk_scenes import Scene, Stage
from tests.browser.hostile import TEXT
from tests.geo.real import real_paths as paths

COMPARED = "vergleich?regions=erzgebirge,meissen,suedwestfalen&view="
VIEWS = ("matrix", "difference", "ranking", "scatter", "years", "occupations", "alliances")


@cache
def job() -> Job:
    asked = ["make", "html", "--region", "meissen", "--out", "x.html"]
    return next(jobs_of(parser(ROOT).parse_args(asked), [("meissen", "")], "en"))


@cache
def hall() -> Hall:
    found = job()
    return Hall(
        world=found.world,
        reader=found.reader,
        edition=found.edition,
        view_of=lambda _: (found.view, found.shown),
        bounds_of=lambda _: found.view.bounds,
        shapes=lambda _: found.shapes(),
        paths=paths,
        root="https://atlas.example",
    )


def made(kind: StepKind, at: str, **words: str) -> Scene:
    said = {"en": Words(**words)}
    return scene(hall(), Step(id="a", kind=kind, address=address(at), words=said))


def page(*scenes: Scene) -> str:
    stage = Stage(title="Talk", language="en", scenes=scenes, edition="2026-1", credit="© BKG")
    return stage_page(stage, job().files, job().reader).decode()


def test_scene_of_a_map_has_its_picture_its_legend_and_its_sources() -> None:
    found = made(StepKind.MAP, "meissen?layer=skills", text="{skills:meissen}")
    assert found.camera is not None
    assert (found.camera.layer, found.fault) == ("skills", "")
    assert "per 100" in found.explained
    assert "Bundesagentur" in found.source
    assert "licence" not in found.source
    assert "Saxony" in found.text or "Sachsen" in found.text
    assert found.link == "https://atlas.example/meissen?layer=skills&lang=en"


def test_still_picture_has_the_very_colours_of_the_legend() -> None:
    found = made(StepKind.MAP, "meissen?layer=skills")
    with Image.open(io.BytesIO(found.still)) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    variant = next(one for one in job().view.layers if one.id == "skills").variants[0]
    own = next(one.colour for one in job().view.outlines if one.label == "Meißen")
    colours = [re.findall("..", one[1:]) for one in (own, *variant.fills[0].classes.colours)]
    near = [
        int((np.abs(pixels - [int(part, 16) for part in one]).max(axis=2) <= 2).sum())
        for one in colours
    ]
    assert pixels.shape[1] > 800
    assert near[0] > 500
    assert max(near) > 20_000
    assert found.still == made(StepKind.MAP, "meissen?layer=skills").still


@pytest.mark.parametrize(
    ("kind", "at", "named"),
    [
        (StepKind.MAP, "atlantis", "atlantis"),
        (StepKind.MAP, "meissen?layer=money", "money"),
        (StepKind.MAP, "meissen?layer=skills&indicator=luck", "luck"),
        (
            StepKind.MAP,
            "meissen?layer=skills&indicator=vacancies_per_100_unemployed&year=1900",
            "1900",
        ),
    ],
)
def test_scene_whose_data_is_gone_says_so_and_keeps_its_words(
    kind: StepKind, at: str, named: str
) -> None:
    found = made(kind, at, headline="Kept", notes="Kept too")
    assert named in found.fault
    assert (found.headline, found.notes, found.camera) == ("Kept", "Kept too", None)
    assert named in page(found)


@pytest.mark.parametrize("name", ["{size:nix}", "{size:meissen.nix}", "{nix:meissen}"])
def test_name_that_stands_for_nothing_takes_the_place_of_the_words_and_leaves_the_map(
    name: str,
) -> None:
    found = made(StepKind.MAP, "meissen?layer=skills", headline="Kept", text=f"Los {name}")
    assert found.camera is not None
    assert found.still
    assert (found.headline, found.fault) == ("Kept", "")
    assert name in found.text
    assert "stands for no figure" in found.text


def shown(view: str) -> Compared:
    return compared(hall().world, address(COMPARED + view), hall().paths, hall().reader)


@pytest.mark.parametrize("view", VIEWS)
def test_every_comparison_has_words_and_a_table_that_fits(view: str) -> None:
    html = compared_html(shown(view), hall().reader)
    assert "stage-words" in html
    assert 1 <= html.count("<tr>") <= MOST_ROWS + 1


@pytest.mark.parametrize("view", ["ranking", "scatter", "years", "peers"])
def test_chart_of_a_comparison_stands_beside_its_words(view: str) -> None:
    html = compared_html(shown(view), hall().reader)
    chart = re.search(r'<svg class="atlas-stage".*?</svg>', html, re.DOTALL)
    assert chart is not None
    assert chart[0].count("<path") + chart[0].count("<rect") + chart[0].count("<circle") > 3
    assert "stage-pair" in html


def test_occupations_farthest_apart_come_first_and_districts_have_the_name_of_their_row() -> None:
    named = [row[0] for row in shown("occupations").rows]
    assert named[0] in shown("occupations").words[1]
    assert named != sorted(named)
    assert [row[0] for row in shown("ranking").rows][2:4] != ["", ""]


def test_maps_of_a_comparison_are_on_the_stage_with_words_and_no_small_letters() -> None:
    found = made(StepKind.COMPARISON, f"{COMPARED}maps")
    drawn = re.findall(r'data:image/svg\+xml;base64,([^"]+)"', found.explained)
    assert len(drawn) == 3
    assert not [one for one in drawn if b"<text" in b64decode(one)]
    assert 'alt=""' not in found.explained
    assert "live view" not in found.explained
    assert found.explained.count("Meißen</figcaption>") == 1
    assert re.search(r"The bar on each map is \d+\xa0km long", found.explained)
    assert found.source


def test_whether_a_statement_holds_is_read_from_a_table_on_the_stage() -> None:
    html = compared_html(shown("holds"), hall().reader)
    assert "data:image" not in html
    assert "<td>holds</td>" in html


def test_maps_that_move_together_are_said_to_be_in_the_live_view() -> None:
    assert "live view" in made(StepKind.COMPARISON, f"{COMPARED}together").explained


def test_figures_of_a_comparison_are_those_of_its_view() -> None:
    found = comparison(hall().world, address(f"{COMPARED}matrix"), hall().reader)
    assert found is not None
    html = compared_html(shown("matrix"), hall().reader)
    for value, unit in list(zip(found.table["value"], found.table["unit"], strict=True))[:3]:
        assert f"<td>{str(value).removesuffix(str(unit)).strip()}</td>" in html


def test_code_leads_to_the_link() -> None:
    link = "https://atlas.example/meissen?layer=skills&lang=en"
    svg = qr_svg(link, "QR")
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    picture = Image.new("L", (size * 8, size * 8), 255)
    for x, y in re.findall(r"M(\d+),(\d+)h1", svg):
        left, top = int(x) * 8, int(y) * 8
        ImageDraw.Draw(picture).rectangle((left, top, left + 7, top + 7), fill=0)
    assert [one.text for one in zxingcpp.read_barcodes(np.asarray(picture))] == [link]


def test_page_of_a_talk_is_the_same_each_time_and_carries_only_what_it_shows() -> None:
    shown = made(StepKind.MAP, "meissen?layer=skills", headline="One")
    words = made(StepKind.TITLE, "", headline=TEXT, text=TEXT, notes=TEXT)
    first = page(words, shown, shown)
    assert first == page(words, shown, shown)
    view = re.search(r'data-file="view-0">(.+?)</script>', first)
    assert view is not None
    layers = json.loads(view[1])["layers"]
    assert [(one["id"], len(one["variants"])) for one in layers] == [("skills", 1)]
    assert 'data-file="view-1"' not in first
    assert "<img src=x" not in first
    assert "2026-1" in first
    assert "© BKG" in first
    assert len(first) < 3_000_000


def test_german_stage_says_nothing_in_the_english_of_the_code() -> None:
    asked = ["make", "html", "--region", "meissen", "--out", "x.html", "--language", "de"]
    german = next(jobs_of(parser(ROOT).parse_args(asked), [("meissen", "")], "de"))
    stage = Stage(title="T", language="de", scenes=(made(StepKind.CLOSING, ""),), home="/vortrag")
    body = stage_page(stage, german.files, german.reader).decode().split("<script", 1)[0]
    said = set(re.findall(r">([^<>]*[A-Za-z]{3}[^<>]*)<", body.partition("<body>")[2]))
    said |= set(re.findall(r'aria-[a-z]+="([^"]+)"', body))
    english = {"Next", "Now", "Notes", "Start", "From the beginning", "Time of the talk", "Black"}
    assert {german.reader.t(one) for one in english} <= {one.strip() for one in said}
    assert not {one.strip() for one in said} & (english - {"Start"})
