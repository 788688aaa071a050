"""Maps as files: every state of a value has its pattern, every text is there, always the same."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest
from matplotlib.text import Text
from numpy.typing import NDArray
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from exports.images import image, map_file
from exports.kinds import MIME, Kind
from geo.palette import NO_DATA, ROUNDED_TO_ZERO, SEQUENTIAL, ZERO
from geo.paper import PAPERS
from geo.static_maps import static_map
from tests.sheets import HATCHED, IDS, invented_sheet, outlines
from tests.world import reader

SHEET = invented_sheet()
SHAPES = outlines()
SCREEN = PAPERS["16x9"]
PLAIN = {"n": NO_DATA, "z": ZERO, "k": ROUNDED_TO_ZERO, "1": SEQUENTIAL[1]}
TEXTS = (SHEET.title, SHEET.subtitle, SHEET.facts, *SHEET.notes, SHEET.source, SHEET.credit)

every_kind = pytest.mark.parametrize("kind", Kind)


@cache
def file(kind: Kind) -> bytes:
    return map_file(SHEET, SHAPES, SCREEN, kind, reader())


def squares(picture: bytes) -> dict[str, NDArray[np.uint8]]:
    """Return the pixels amid each district of a picture, by the code of the district."""
    figure = static_map(SHEET, SHAPES, SCREEN, reader())
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))
    scale = pixels.shape[1] / figure.bbox.width
    found = {}
    for code in IDS.values():
        (group,) = figure.findobj(lambda one, code=code: one.get_gid() == f"map-district-{code}")
        corners = group.get_transform().transform(group.get_paths()[0].vertices) * scale
        left, right = np.sort(corners[:, 0])[[0, -1]]
        low, high = np.sort(pixels.shape[0] - corners[:, 1])[[0, -1]]
        width, height = right - left, high - low
        # the lower quarter, below the name of the district
        rows = slice(int(high - 0.3 * height), int(high - 0.1 * height))
        found[code] = pixels[rows, int(left + 0.3 * width) : int(right - 0.1 * width)]
    return found


def test_pixels_of_each_missing_state_have_a_pattern_of_their_own() -> None:
    found = squares(file(Kind.PNG))
    for code, colour in PLAIN.items():
        assert {tuple(one) for one in found[code].reshape(-1, 3)} == {rgb(colour)}
    ink = {code: (found[code].min(axis=2) < 200).mean() for code in HATCHED}
    assert all(0.01 < share < 0.6 for share in ink.values()), ink
    runs = {code: profile(found[code]) for code in HATCHED}
    assert len(set(runs.values())) == len(HATCHED), runs


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def profile(pixels: NDArray[np.uint8]) -> tuple[bool, bool, bool]:
    """Tell a pattern by its pixels: empty columns, empty rows, as many of one slant as of other."""
    dark = pixels.min(axis=2) < 200
    rising = (dark[1:, :-1] & dark[:-1, 1:]).sum()
    falling = (dark[:-1, :-1] & dark[1:, 1:]).sum()
    even = bool(0.7 < (rising + 1) / (falling + 1) < 1.4)
    return bool((~dark.any(axis=0)).any()), bool((~dark.any(axis=1)).any()), even


def test_svg_has_a_pattern_for_each_missing_state_in_map_and_legend() -> None:
    text = file(Kind.SVG).decode()
    patterns = set(re.findall(r'<pattern id="([^"]+)"', text))
    assert len(patterns) == len(HATCHED)
    for place in ("map-district", "legend"):
        used = {code: set(re.findall(r"url\(#([^)]+)\)", group(text, f"{place}-{code}")))
                & patterns for code in HATCHED}  # fmt: skip
        assert all(len(one) == 1 for one in used.values()), used
        assert set.union(*used.values()) == patterns
    assert not set(re.findall(r"url\(#([^)]+)\)", group(text, "map-district-n"))) & patterns


def group(svg: str, gid: str) -> str:
    """Return the group of an id up to the next one of its depth."""
    return svg.partition(f'<g id="{gid}">')[2].partition("\n  </g>")[0]


def test_pdf_has_a_pattern_for_each_missing_state_and_paints_with_all() -> None:
    (page,) = PdfReader(io.BytesIO(file(Kind.PDF))).pages
    resources = page["/Resources"]
    assert isinstance(resources, DictionaryObject)
    patterns = resources["/Pattern"]
    assert isinstance(patterns, DictionaryObject)
    assert len(patterns) == len(HATCHED)
    contents = page.get_contents()
    assert contents is not None
    painted = re.findall(rb"(/\w+) scn", contents.get_data())
    assert {name.decode() for name in painted} == set(patterns)
    assert all(painted.count(name.encode()) >= 2 for name in patterns), "map and legend"


def texts_of(kind: Kind) -> Iterator[str]:
    """Yield the texts of a file, where lines may be broken to fit."""
    if kind is Kind.PDF:
        yield " ".join(page.extract_text() for page in PdfReader(io.BytesIO(file(kind))).pages)
    elif kind is Kind.SVG:
        found = re.findall(r"<text[^>]*>([^<]*)</text>", file(kind).decode())
        yield " ".join(found).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    elif kind is Kind.PPTX:
        (page,) = Presentation(io.BytesIO(file(kind))).slides
        yield from (shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    else:
        figure = static_map(SHEET, SHAPES, SCREEN, reader())
        yield " ".join(one.get_text() for one in figure.findobj(Text))


@every_kind
def test_title_unit_year_level_source_licence_and_credit_are_in_every_file(kind: Kind) -> None:
    said = " ".join(" ".join(texts_of(kind)).split())
    assert [text for text in TEXTS if text not in said] == []


@every_kind
def test_the_same_map_is_the_same_file_whoever_draws_beside(kind: Kind) -> None:
    with ThreadPoolExecutor(4) as pool:
        several = pool.map(lambda _: map_file(SHEET, SHAPES, SCREEN, kind, reader()), range(4))
        assert set(several) == {file(kind)}


def test_files_carry_no_date_and_no_version() -> None:
    assert b"dc:date" not in file(Kind.SVG)
    assert not {"/CreationDate", "/Producer"} & set(
        PdfReader(io.BytesIO(file(Kind.PDF))).metadata or {}
    )
    assert set(Image.open(io.BytesIO(file(Kind.PNG))).text) == {"Description"}


def test_files_say_what_is_drawn_to_those_who_do_not_see_it() -> None:
    assert Image.open(io.BytesIO(file(Kind.PNG))).text == {"Description": SHEET.alt}
    assert f"<dc:description>{SHEET.alt}</dc:description>".encode() in file(Kind.SVG)
    assert (PdfReader(io.BytesIO(file(Kind.PDF))).metadata or {})["/Subject"] == SHEET.alt


def test_pdf_embeds_its_fonts_as_outlines_of_letters() -> None:
    (page,) = PdfReader(io.BytesIO(file(Kind.PDF))).pages
    fonts = page["/Resources"]["/Font"]
    kinds = {font.get_object()["/Subtype"] for font in fonts.values()}
    assert kinds == {"/Type0"}


@pytest.mark.parametrize(
    ("paper", "expected"), [("16x9", (1600, 900)), ("square", (1200, 1200)), ("a4", (1169, 826))]
)
def test_png_has_the_size_of_its_paper(paper: str, expected: tuple[int, int]) -> None:
    figure = static_map(SHEET, SHAPES, PAPERS[paper], reader())
    assert Image.open(io.BytesIO(image(figure, Kind.PNG, dpi=100))).size == expected


def test_every_kind_has_its_media_type() -> None:
    assert set(MIME) == set(Kind)
