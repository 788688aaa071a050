"""Products to take away: each is listed, made by command under its own name, or refused."""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from exports.__main__ import main
from exports.products import PRODUCTS, product
from tests.exports.reading import fetched_once


def make(tmp_path: Path, *arguments: str) -> int:
    return main(["make", *arguments, "--out", str(tmp_path)])


@pytest.mark.parametrize("product_id", PRODUCTS)
def test_a_product_is_made_into_a_file_that_says_what_it_is(
    tmp_path: Path, product_id: str
) -> None:
    assert make(tmp_path, product_id, "--region", "meissen", "--layer", "skills") == 0
    (written,) = tmp_path.iterdir()
    shown = "skills-[a-z0-9_]+" if PRODUCTS[product_id].of_layer else product_id
    shown = "key-figures" if PRODUCTS[product_id].of_chart else shown
    name = rf"strukturwandel-atlas_{shown}_meissen_20\d\d_20\d\d-\d\d-\d\d-[0-9a-f]{{7}}(-\d+)?"
    assert re.fullmatch(name, written.stem)
    assert written.suffix == f".{PRODUCTS[product_id].ending}"
    assert written.stat().st_size > 0


@pytest.mark.parametrize(("product_id", "times"), [("figures-csv", 0), ("html", 1)])
def test_only_what_carries_the_files_of_maps_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, product_id: str, times: int
) -> None:
    read = Mock(side_effect=fetched_once)
    monkeypatch.setattr("exports.stored.read_fetched", read)
    assert make(tmp_path, product_id) == 0
    assert read.call_count == times


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("--layer", "skills", "--variant", "unemployment_rate:2023"),
            "skills-unemployment_rate_deutschland_2023_",
        ),
        (("--layer", "alliances"), "alliances-all_deutschland_20"),
        (("--layer", "funding"), "funding-by_seat_deutschland_20"),
    ],
)
def test_a_map_is_named_by_layer_variant_and_year(
    tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    assert make(tmp_path, "map-svg", *arguments) == 0
    (written,) = tmp_path.iterdir()
    assert written.name.startswith(f"strukturwandel-atlas_{expected}")


def test_products_are_listed_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(PRODUCTS)
    assert all(len(line.split()) > 1 for line in lines)


def test_what_is_no_product_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path, "poster") == 1
    assert capsys.readouterr().err.startswith("There is no product 'poster'; there are map-png, ")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(LookupError, match="poster"):
        product("poster")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chart-svg", "--chart", "ages"), "There is no chart 'ages' of Germany; there are all"),
        (("chart-svg", "--region", "meissen", "--chart", "x"), "There is no chart 'x' of a region"),
        (("map-png", "--dpi", "50"), "50 pixels per inch cannot be had; choose 72 to 600."),
        (("map-png", "--dpi", "601"), "601 pixels per inch cannot be had; choose 72 to 600."),
        (("slides",), "The talk is about one region; name it with --region."),
    ],
)
def test_what_cannot_be_made_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert make(tmp_path, *arguments) == 1
    words = capsys.readouterr().err
    assert words.startswith(said)
    assert len(words.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "kind",
    ["map-png", "map-svg", "map-pdf", "map-slide", "chart-png", "chart-svg", "slides", "brief"],
)
def test_a_sign_that_the_font_lacks_is_told_in_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert make(tmp_path, kind, "--region", "own-14511-14521__5Lit5paHIPCfmIA") == 1
    words = capsys.readouterr().err
    assert words.startswith("The font DejaVu Sans has no letter for '中' (U+4E2D ")
    assert len(words.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("paper", "dpi", "expected"),
    [("a4-portrait", "72", (595, 841)), ("a4", "300", (3507, 2480)), ("square", "72", (864, 864))],
)
def test_a_chart_has_the_pixels_that_are_asked_for(
    tmp_path: Path, paper: str, dpi: str, expected: tuple[int, int]
) -> None:
    asked = ("--region", "meissen", "--chart", "ages", "--paper", paper, "--dpi", dpi)
    assert make(tmp_path, "chart-png", *asked) == 0
    (written,) = tmp_path.iterdir()
    with Image.open(written) as picture:
        assert picture.size == expected
