"""Sides of one title: told apart in every view, by what each of them is."""

from __future__ import annotations

import pytest

from geo.compare.matrix import matrix
from geo.compare.overlaps import overlap_words
from geo.compare.sides import chosen, of_ids
from pages.ui.translation import reader
from tests.geo.real import real_world

READER = reader("en")
SAME = (
    (["chemnitz-zwickau", "chemnitz-zwickau.suedwestsachsen"], []),
    (["meissen", "14627"], []),
    (["erzgebirge"], ["14511", "14627"]),
    (["erzgebirge"], ["A~14627", "A~05966"]),
    (["14627"], ["Meißen~05966"]),
    (["11", "11000"], []),
    ([], ["Berlin~05966", "berlin~14627", "Berlin~14511"]),
)


@pytest.mark.parametrize(("ids", "own"), SAME)
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_sides_have_one_title(ids: list[str], own: list[str], language: str) -> None:
    found, faults = chosen(real_world(), ids, own, reader(language))
    titles = [one.title(reader(language)) for one in found]
    assert not faults
    assert len({one.casefold() for one in titles}) == len(titles) == len(ids) + len(own)


@pytest.mark.parametrize(
    ("ids", "own", "titles"),
    [
        (["meissen", "14627"], [], ["Meißen (District Meißen)", "Meißen (Landkreis)"]),
        ([], ["14511", "14627"], ["Own region (1)", "Own region (2)"]),
        ([], ["A~14511", "A~14627"], ["A (own region 1)", "A (own region 2)"]),
        (["14627"], ["Meißen~05966"], ["Meißen (Landkreis)", "Meißen (own region)"]),
        (["erzgebirge", "14627"], [], ["Erzgebirge (Ore Mountains)", "Meißen"]),
    ],
)
def test_titles_of_both_say_what_they_are(
    ids: list[str], own: list[str], titles: list[str]
) -> None:
    found, _ = chosen(real_world(), ids, own, READER)
    assert [one.title(READER) for one in found] == titles


def test_words_table_and_notes_of_a_view_tell_sides_of_one_title_apart() -> None:
    sides = of_ids(real_world(), ["meissen", "14627"], READER)
    view = matrix(real_world(), sides, READER, ["population"])
    names = {one.title(READER) for one in sides}
    assert names <= set(view.table["title"])
    said = " ".join([*view.words, *overlap_words(real_world(), sides, READER)])
    assert all(one in said for one in names)
