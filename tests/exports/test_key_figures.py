"""The key figures of a region as a table: what stands in a cell where there is no figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.key_figures import key_figures_html
from geo.aggregate import MEAN, RATIO
from geo.figures import key_figures
from pages.ui.translation import reader
from tests.exports.reading import world


def table_of(region_id: str, language: str) -> str:
    """Return the table of a region of the atlas."""
    found = world().region(region_id)
    shown = (found, found.definition())
    figures = key_figures(world(), *shown)
    return key_figures_html(world(), shown, figures, reader(language), lambda html, _: html)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "nur bekannt für Nordrhein-Westfalen, Sachsen"),
        ("en", "known only for Nordrhein-Westfalen, Sachsen"),
    ],
)
def test_whole_that_lacks_most_of_its_parts_says_for_which_laender_there_are_figures(
    language: str, words: str
) -> None:
    html = table_of("mittweida", language)
    assert html.count(words) == 1
    assert reader(language).refusal("part_missing") not in html


@pytest.mark.parametrize(
    ("reason", "parts", "said"),
    [
        (RATIO, 1, "Verhältnis der Werte aus 1 Teilgebiet"),
        (RATIO, 2, "Verhältnis der Summen aus 2 Teilgebieten"),
        (MEAN, 1, "gewichtetes Mittel von 1 Teil"),
        (MEAN, 2, "gewichtetes Mittel von 2 Teilen"),
    ],
)
def test_one_part_is_spoken_of_as_one(reason: str, parts: int, said: str) -> None:
    region = world().region("meissen")
    shown = (region, region.definition())
    (one,) = key_figures(world(), *shown, ["unemployment_rate"])
    value = replace(one.region.value, reason=reason, parts=parts)
    own = replace(one, region=replace(one.region, value=value))
    html = key_figures_html(world(), shown, [own], reader("de"), lambda html, _: html)
    assert f"{said}<" in html
