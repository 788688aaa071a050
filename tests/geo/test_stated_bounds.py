"""The words of a source that limit its number are read from the words, and stay with it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.citation import figure, pieces
from geo.stated_bounds import (
    Bound,
    bound_of_amount,
    bound_of_count,
    bound_of_sum,
    bounded,
    with_more,
    without_bound,
)
from tests.world import reader

STORED = Path(__file__).parents[2] / "data/alliances"
E_, MORE, ABOUT, UNDER, MOST = Bound.EXACT, Bound.MORE, Bound.ABOUT, Bound.UNDER, Bound.MOST

COUNTS = {
    "smarterz-number-of-partners-5": MORE,
    "srcc-number-of-partners-2": MORE,
    "hic-chemnitz-number-of-partners-1": MORE,
    "hzwo-wasserstoffland-number-of-partners-1": MORE,
    "inntex-number-of-partners-1": ABOUT,
}
AMOUNTS = {
    "smarterz-expected-1": MORE,
    "smarterz-total-available-1": ABOUT,
    "smarterz-own-contribution-1": ABOUT,
    "smarterz-grant-1": ABOUT,
    "blockchain-mittweida-phase-budget-1": UNDER,
    "innohandwerk-meissen-up-to-3": MOST,
    "r25-learn-it-swf-grant-1": MORE,
    "regionale-2025-swf-budget-line-1": ABOUT,
    "regionale-2025-swf-total-available-1": ABOUT,
    "regionale-2025-swf-expected-1": Bound.OVER,
    "hic-chemnitz-expected-2": ABOUT,
    "futuretex-approved-1": ABOUT,
    "i-ma-tech-phase-budget-1": MORE,
    "vogtlandpioniere-phase-budget-1": UNDER,
}
LIMITING = (
    r"(?:über|rund|etwa|knapp|fast|gut|mehr als|mindestens|bis zu|höchstens|maximal|circa|ca\.)"
)


def test_every_stored_number_of_partners_has_the_bound_of_its_words() -> None:
    rows = pd.read_csv(STORED / "facts.csv", dtype="str", keep_default_na=False)
    counts = rows[rows["fact_type"] == "number_of_partners"].set_index("fact_id")["text"]
    found = counts.map(bound_of_count)
    assert found[found != E_].to_dict() == COUNTS
    assert set(counts[counts.str.match(LIMITING)].index) == set(COUNTS)


def test_every_stored_amount_has_the_bound_of_its_words() -> None:
    rows = pd.read_csv(STORED / "funding.csv", dtype="str", keep_default_na=False)
    rows = rows.set_index("statement_id")
    found = rows.apply(lambda row: bound_of_amount(row["covers"], row["note"]), axis=1)
    assert found[found != E_].to_dict() == AMOUNTS
    left = rows["covers"].map(without_bound).str.contains(rf"{LIMITING}\s*(?:\(|$)")
    assert not left.any(), rows["covers"][left].tolist()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("über 150 Partner (Dezember 2022)", MORE),
        ("Rund 150 Einrichtungen", ABOUT),
        ("mehr als 10 Partner", MORE),
        ("knapp über 10 Partner", Bound.OVER),
        ("knapp 10 Partner", UNDER),
        ("mindestens 10 Partner", Bound.LEAST),
        ("180 Partner (2016), nach über 140 (2014)", E_),
        ("65 Mitglieder (etwa 2021)", E_),
        ("über Sachsen hinaus 12 Partner", E_),
        ("", E_),
    ],
)
def test_only_the_words_right_before_the_first_number_limit_it(text: str, bound: Bound) -> None:
    assert bound_of_count(text) is bound


@pytest.mark.parametrize(
    ("covers", "note", "bound", "rest"),
    [
        ("Förderung, mehr als (Oktober 2025)", "Untergrenze", MORE, "Förderung (Oktober 2025)"),
        ("Förderung", "Untergrenze", Bound.LEAST, "Förderung"),
        ("Antrag, bis zu", "", MOST, "Antrag"),
        ("Phase bis mindestens März 2025", "", E_, "Phase bis mindestens März 2025"),
        ("Sachsen, rund um Meißen", "", E_, "Sachsen, rund um Meißen"),
        ("Obergrenze je Bündnis", "keine Bewilligung", E_, "Obergrenze je Bündnis"),
        ("", "", E_, ""),
    ],
)
def test_a_word_left_at_the_end_limits_the_amount(
    covers: str, note: str, bound: Bound, rest: str
) -> None:
    assert bound_of_amount(covers, note) is bound
    assert without_bound(covers) == rest


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], E_),
        ([E_, E_], E_),
        ([MORE], MORE),
        ([E_, MORE], Bound.LEAST),
        ([Bound.LEAST, Bound.OVER, E_], Bound.LEAST),
        ([E_, ABOUT], ABOUT),
        ([MORE, ABOUT], Bound.LEAST_ABOUT),
        ([MORE, UNDER], Bound.LEAST_ABOUT),
        ([E_, UNDER], ABOUT),
        ([E_, MOST], MOST),
    ],
)
def test_a_sum_is_as_sure_as_its_parts(parts: list[Bound], whole: Bound) -> None:
    assert bound_of_sum(parts) is whole
    assert whole.is_lower == (whole in {MORE, Bound.LEAST, Bound.LEAST_ABOUT})


@pytest.mark.parametrize(
    ("known", "whole"),
    [
        (E_, Bound.LEAST),
        (MORE, Bound.LEAST),
        (ABOUT, Bound.LEAST_ABOUT),
        (Bound.LEAST_ABOUT, Bound.LEAST_ABOUT),
    ],
)
def test_where_more_is_to_come_a_sum_is_a_lower_bound(known: Bound, whole: Bound) -> None:
    assert with_more(known) is whole


@pytest.mark.parametrize(
    ("bound", "words"),
    [(E_, "150"), (MORE, "more than 150"), (ABOUT, "about 150"), (UNDER, "just under 150")],
)
def test_the_word_stands_before_the_number_which_keeps_its_address(
    bound: Bound, words: str
) -> None:
    shown = bounded(figure("150", "fact:one"), bound, reader())
    assert shown == words
    assert ("150", "fact:one") in list(pieces(shown))
