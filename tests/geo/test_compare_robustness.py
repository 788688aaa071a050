"""Does a statement hold: in other classes, denominators, parts and years; never by what is open."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.compare.representations import Way
from geo.compare.robustness import Robustness, robustness
from geo.compare.robustness_words import sentence
from geo.compare.sides import Side, of_area, of_region
from geo.compare.statements import Claim, Holds, Statement, judged, stated
from geo.compare.thumbnails import WIDTH, holds_words, plain_marks, thumbnail
from geo.evidence import record
from geo.model import Status, Text
from geo.world import World
from tests.geo.real import real_world as real
from tests.world import observed, reader, small_world

READER = reader()
WORLD = small_world()


def side(name: str) -> Side:
    """Return a region of the atlas or an area as a side."""
    region = real().region(name)
    return of_region(region, region.definition()) if region else of_area(real(), name)


def asked(indicator: str, *names: str, claim: Claim | None = None) -> Robustness:
    return robustness(real(), [side(one) for one in names], indicator, READER, claim=claim)


def invented(world: World, indicator: str, *areas: str, order: tuple[str, ...] = ()) -> Robustness:
    sides = [of_area(world, one) for one in areas]
    return robustness(world, sides, indicator, READER, order=order)


def one_of(found: Robustness, name: str) -> Holds:
    return next(one.holds for one in found.representations if one.id == name)


HIGHER = Statement(claim=Claim.HIGHER, indicator="x", period="", order=("a", "b", "c"))
HIGHEST = replace(HIGHER, claim=Claim.HIGHEST)
RANKING = replace(HIGHER, claim=Claim.RANKING)


@pytest.mark.parametrize(
    ("statement", "numbers", "expected"),
    [
        (HIGHER, (5.2, 5.1, 9.0), Holds.YES),
        (HIGHER, (5.1, 5.2, 0.0), Holds.NO),
        (HIGHER, (5.15, 5.1, 0.0), Holds.UNDECIDED),
        (HIGHER, (5.1, 5.1, 0.0), Holds.UNDECIDED),
        (HIGHER, (5.1, None, 0.0), Holds.UNDECIDED),
        (HIGHER, (0.3, 0.2, 0.0), Holds.YES),
        (HIGHEST, (5.2, 5.1, 5.0), Holds.YES),
        (HIGHEST, (5.2, 5.1, 9.0), Holds.NO),
        (HIGHEST, (5.2, None, 9.0), Holds.NO),
        (HIGHEST, (5.2, None, 5.0), Holds.UNDECIDED),
        (RANKING, (3.0, 2.0, 1.0), Holds.YES),
        (RANKING, (3.0, 1.0, 2.0), Holds.NO),
        (RANKING, (3.0, 2.0, 2.0), Holds.UNDECIDED),
        (RANKING, (None, 2.0, 1.0), Holds.UNDECIDED),
    ],
)
def test_numbers_bear_a_statement_out_or_not(
    statement: Statement, numbers: tuple[float | None, ...], expected: Holds
) -> None:
    spans = {
        name: None if one is None else (one, one)
        for name, one in zip(statement.order, numbers, strict=True)
    }
    assert judged(statement, spans, 0.1)[0] is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((5.0, 6.0), (1.0, 4.0), Holds.YES),
        ((1.0, 4.0), (5.0, 6.0), Holds.NO),
        ((3.0, 6.0), (1.0, 4.0), Holds.UNDECIDED),
    ],
)
def test_ranges_decide_only_where_they_do_not_overlap(
    one: tuple[float, float], other: tuple[float, float], expected: Holds
) -> None:
    assert judged(HIGHER, {"a": one, "b": other}, 0.1)[0] is expected


@given(st.lists(st.one_of(st.none(), st.floats(-99, 99)), min_size=3, max_size=3))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_statement_and_its_opposite_never_both_hold(numbers: list[float | None]) -> None:
    spans = {
        name: None if one is None else (one, one) for name, one in zip("abc", numbers, strict=True)
    }
    back = replace(HIGHER, order=("b", "a", "c"))
    verdicts = {judged(HIGHER, spans, 0.1)[0], judged(back, spans, 0.1)[0]}
    assert verdicts in ({Holds.YES, Holds.NO}, {Holds.UNDECIDED})


RATE = replace(WORLD.catalogue["unemployment_rate"], id="x", decimals=1)


@pytest.mark.parametrize(
    ("numbers", "claim", "order", "ties"),
    [
        ({"a": None, "b": 1.0, "c": 2.0}, Claim.HIGHER, "cb", []),
        ({"a": 1.0, "b": 1.0, "c": 2.0}, Claim.HIGHEST, "cab", ["ab"]),
        ({"a": 2.0, "b": 2.04, "c": None}, Claim.HIGHER, "ba", ["ba"]),
        ({"a": 3.0, "b": 3.06, "c": 3.12}, Claim.HIGHEST, "cba", ["cb", "ba"]),
        ({"a": 3.0, "b": 3.02, "c": 3.04}, Claim.HIGHEST, "cba", ["cba"]),
        ({"a": None, "b": 1.0, "c": None}, None, "", []),
    ],
)
def test_what_is_stated_follows_the_figures_and_is_of_no_side_without_one(
    numbers: dict[str, float | None], claim: Claim | None, order: str, ties: list[str]
) -> None:
    found = stated(RATE, "2024", numbers)
    if claim is None:
        assert found is None
        return
    assert found is not None
    assert (found.claim, found.order, found.ties) == (
        claim,
        tuple(order),
        tuple(map(tuple, ties)),
    )


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((5.15, 5.1, 4.0), Holds.YES),
        ((5.1, 5.15, 4.0), Holds.YES),
        ((5.3, 5.1, 4.0), Holds.NO),
        ((5.1, 5.3, 4.0), Holds.NO),
        ((5.1, 5.1, 5.1), Holds.UNDECIDED),
        ((5.1, None, 4.0), Holds.UNDECIDED),
    ],
)
@pytest.mark.parametrize("claim", [Claim.HIGHEST, Claim.RANKING])
def test_a_stated_tie_holds_only_where_it_is_one(
    claim: Claim, numbers: tuple[float | None, ...], expected: Holds
) -> None:
    tied = replace(HIGHEST, claim=claim, ties=(("a", "b"),))
    spans = {
        name: None if one is None else (one, one) for name, one in zip("abc", numbers, strict=True)
    }
    assert judged(tied, spans, 0.1)[0] is expected


FIVE = ("erzgebirge", "meissen", "mittweida", "chemnitz-zwickau", "suedwestfalen")
NOT_STATED = (
    "Without a comparable figure, so nothing is stated of: Chemnitz-Zwickau and Südwestfalen "
    "(South Westphalia) (cannot be put together from its parts)."
)


@pytest.mark.parametrize(
    ("names", "indicator", "claim", "words"),
    [
        (
            FIVE,
            "unemployment_rate",
            Claim.HIGHEST,
            (
                "Meißen and Mittweida have the highest value of the 3 sides with a comparable "
                "figure in “Unemployment rate” (2025); they are not distinguishable from one "
                "another."
            ),
        ),
        (
            FIVE,
            "unemployment_rate",
            Claim.RANKING,
            (
                "Order of the 3 sides with a comparable figure in “Unemployment rate” (2025), "
                "highest first: Meißen, Mittweida, Erzgebirge (Ore Mountains). Not distinguishable "
                "from one another: Meißen and Mittweida."
            ),
        ),
        (
            ("meissen", "mittweida"),
            "unemployment_rate",
            None,
            "Meißen and Mittweida are not distinguishable in “Unemployment rate” (2025).",
        ),
        (
            FIVE[:2],
            "unemployment_rate",
            None,
            (
                "Meißen has a higher value than Erzgebirge (Ore Mountains) in “Unemployment rate” "
                "(2025)."
            ),
        ),
        (
            FIVE,
            "training_places_per_100_seekers",
            Claim.HIGHEST,
            (
                "Erzgebirge (Ore Mountains) has the highest value of the 3 sides with a comparable "
                "figure in “Training places per 100 seekers” (2021)."
            ),
        ),
    ],
)
def test_a_statement_is_of_the_sides_with_a_figure_and_names_the_others(
    names: tuple[str, ...], indicator: str, claim: Claim | None, words: str
) -> None:
    found = asked(indicator, *names, claim=claim)
    left = set(FIVE[3:]) & set(names)
    assert found.words[0] == words
    assert {one.id for one in found.left} == left
    assert (NOT_STATED in found.words) == bool(left)
    assert found.statement is not None
    assert not set(found.statement.order) & left
    assert one_of(found, "value") is Holds.YES
    for one in found.formed:
        assert {small.side.id for small in one.smalls} == set(names) - left


def test_with_one_figure_nothing_is_stated_and_the_others_are_named() -> None:
    found = asked("unemployment_rate", "meissen", "chemnitz-zwickau", "suedwestfalen")
    assert (found.statement, found.representations) == (None, ())
    assert found.words == (
        "Fewer than two sides have a comparable figure of one year: nothing to state.",
        NOT_STATED.replace(", so nothing is stated of:", ":"),
    )


def test_a_figure_of_another_census_or_year_is_not_in_an_order() -> None:
    found = asked("population", "erzgebirge", "meissen", "mittweida", claim=Claim.RANKING)
    assert found.statement is not None
    assert found.statement.order == ("erzgebirge", "meissen")
    assert found.words[1] == (
        "Without a comparable figure, so nothing is stated of: Mittweida (no figure of 2024, only "
        "of 2022: Population on census day 2022)."
    )


@pytest.mark.parametrize("claim", [Claim.HIGHEST, Claim.RANKING])
def test_the_record_of_a_statement_names_the_sides_that_it_is_not_about(claim: Claim) -> None:
    found = asked("unemployment_rate", *FIVE, claim=claim)
    refs = {ref for text in found.words for _, _, ref in getattr(text, "spans", ())}
    assert len(refs) > 2
    for ref in refs:
        own = record(real(), ref, READER)
        assert NOT_STATED in own.notes
        assert "Chemnitz-Zwickau" not in own.place
    count = next(record(real(), one, READER) for one in refs if ":stated:" in one)
    assert (count.value, len(count.terms)) == ("3", 3)


def test_sides_that_a_statement_is_not_about_stand_in_drawings_without_a_value() -> None:
    found = asked("unemployment_rate", *FIVE)
    assert found.statement is not None
    marks = plain_marks([side(one) for one in FIVE])
    drawn = thumbnail(found.representations[0], found.statement, marks, READER, found.left)
    tree = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
    texts = [one.text for one in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("–") == len(found.left) == 2
    assert {"A", "B", "C", "D", "E"} <= set(texts)
    assert "Nothing is stated of: Chemnitz-Zwickau, " in tree.attrib["aria-label"]


def test_figures_that_are_alike_decide_nothing() -> None:
    found = invented(WORLD, "unemployed_per_vacancy", "98001", "98002")
    assert found.words[0].startswith("Copperhill has a higher value than Tinford")
    assert one_of(found, "value") is Holds.YES
    assert one_of(found, "year-2023") is Holds.NO
    assert one_of(found, "total") is Holds.YES


def test_uncertain_figures_are_never_counted_as_borne_out() -> None:
    world = observed("unemployment_rate", status=Status.UNCERTAIN)
    found = invented(world, "unemployment_rate", "98001", "98002")
    assert found.counted(Holds.YES) == 0


def test_fewer_than_two_figures_make_no_statement() -> None:
    found = invented(WORLD, "vacancies_per_100_unemployed", "98001", "99002")
    assert found.statement is None
    assert found.representations == ()
    assert "nothing to state" in found.words[0]


def test_a_claim_against_the_figures_fails_where_they_decide() -> None:
    found = invented(WORLD, "unemployment_rate", "98001", "98002", order=("98002", "98001"))
    assert one_of(found, "value") is Holds.NO
    assert found.words[0].startswith("Tinford has a higher value than Copperhill")


def test_same_class_leaves_a_statement_open_and_says_so() -> None:
    found = asked("unemployment_rate", "erzgebirge", "meissen")
    classes = {one.id: one for one in found.representations if one.way is Way.CLASSES}
    assert classes["classes-manual"].holds is Holds.UNDECIDED
    assert classes["classes-manual"].why.startswith("in the same class: Meißen")
    assert classes["classes-fisher_jenks"].holds is Holds.YES
    assert len(classes) == 7


def test_real_statement_fails_per_km2_and_for_the_total() -> None:
    found = asked("vacancies_per_100_unemployed", "meissen", "suedwestfalen")
    assert one_of(found, "value") is Holds.YES
    assert {one.id for one in found.representations if one.holds is Holds.NO} == {
        "total",
        "per-area_km2",
    }
    assert "fails for total, per km²" in found.words[1]


def test_the_sentence_counts_what_is_there() -> None:
    found = asked("vacancies_per_100_unemployed", "meissen", "suedwestfalen", "05315", "09162")
    yes, no, left = (found.counted(one) for one in (Holds.YES, Holds.NO, Holds.UNDECIDED))
    assert yes + no + left == len(found.representations)
    assert found.words[1].startswith(f"Holds in {yes} of {len(found.representations)} rep")
    assert f"; {left} cannot be decided (" in found.words[1]
    assert sentence(found.representations[:1], READER) == "Holds in 1 of 1 representations."


def test_order_of_all_sides_can_be_stated() -> None:
    found = asked("unemployment_rate", "erzgebirge", "meissen", "14713", claim=Claim.RANKING)
    assert found.words[0] == (
        "Order of all sides in “Unemployment rate” (2025), highest first: Leipzig (Kreisfreie "
        "Stadt), Meißen, Erzgebirge (Ore Mountains)."
    )


def test_parts_are_seen_by_median_and_range_and_missing_ones_said() -> None:
    found = asked("employment_rate", "erzgebirge", "suedwestfalen")
    assert one_of(found, "district-median") is Holds.YES
    assert one_of(found, "municipality-median") is Holds.YES
    wide = next(one for one in found.representations if one.id == "municipality-range")
    assert wide.holds is Holds.UNDECIDED
    assert wide.why.startswith("the ranges overlap")


def test_district_that_stands_in_decides_nothing_and_lends_no_counts() -> None:
    found = asked("unemployed_per_vacancy", "mittweida", "suedwestfalen")
    assert "those of Mittelsachsen stand in" in " ".join(found.notes)
    total = next(one for one in found.representations if one.id == "total")
    assert total.holds is Holds.UNDECIDED
    lent = {small.side.id: small.span is None for small in total.smalls}
    assert lent == {"mittweida": True, "suedwestfalen": False}
    assert one_of(found, "district-median") is Holds.REFUSED


def test_district_that_stands_in_beside_itself_makes_no_statement() -> None:
    found = asked("unemployed_per_vacancy", "mittweida", "14522")
    assert (found.statement, found.representations) == (None, ())
    assert "its figure is that of Mittelsachsen, which stands beside it" in found.words[1]
    beside = asked("unemployed_per_vacancy", "mittweida", "14522", "14627")
    assert beside.statement is not None
    assert sorted(beside.statement.order) == ["14522", "14627"]
    assert "nothing is stated of: Mittweida (its figure is that of" in beside.words[1]


@pytest.mark.parametrize("names", [("suedwestfalen", "05"), ("14521", "14"), ("14", "DG")])
def test_count_of_a_part_is_never_set_against_that_of_its_whole(names: tuple[str, str]) -> None:
    found = asked("vacancies_per_100_unemployed", *names)
    refused = {one.id: one.why for one in found.representations if one.holds is Holds.REFUSED}
    assert set(refused) == {"total", "district-range"}
    assert refused["total"].startswith("A count of a part is not set against that of the whole")
    assert "total" not in {one.id for one in found.formed}
    assert "; 2 not formed: total (A count of a part" in found.words[1]
    assert f"of {len(found.formed)} representations" in found.words[1]
    assert set(found.table.loc[found.table["id"] == "total", "text"]) == {""}


def test_statement_about_totals_of_a_part_and_its_whole_is_not_made() -> None:
    found = asked("population", "suedwestfalen", "05")
    assert (found.statement, found.representations) == (None, ())
    assert found.words[0].startswith("A count of a part")
    order = asked("population", "14627", "suedwestfalen", "05", claim=Claim.RANKING)
    assert order.statement is None
    assert asked("population", "suedwestfalen", "14").statement is not None


def test_years_that_are_not_comparable_are_counted_apart() -> None:
    found = asked("share_65plus", "erzgebirge", "meissen")
    years = {one.id: one.holds for one in found.representations if one.way is Way.YEAR}
    assert Holds.REFUSED in years.values()
    assert f"; {found.counted(Holds.REFUSED)} not formed: " in found.words[1]


def test_denominators_far_in_time_are_not_used_and_others_are_said() -> None:
    found = asked("unemployment_rate", "erzgebirge", "meissen")
    assert "no other denominators" in " ".join(found.notes)
    titles = [
        one.title for one in asked("employment_rate", "erzgebirge", "meissen").representations
    ]
    assert any("denominator of 2022" in title for title in titles)
    assert not any("denominator of 2024" in title for title in titles)


def test_länder_are_not_classed_like_districts() -> None:
    found = asked("share_long_term_unemployed", "14", "05")
    assert not [one for one in found.representations if one.way is Way.CLASSES]
    assert "Länder are not classed" in " ".join(found.notes)


def test_every_address_of_the_table_leads_to_a_record() -> None:
    found = asked("vacancies_per_100_unemployed", "meissen", "suedwestfalen", "14522")
    refs = {ref for text in found.table["refs"] for ref in text.split()}
    assert len(refs) > 20
    for ref in refs:
        assert record(real(), ref, READER)


def test_thumbnails_are_drawings_with_words_and_hold_no_foreign_markup() -> None:
    title = Text(de="<script>&'", en="<script>&'")
    plain = of_area(real(), "14627")
    hostile = replace(plain, region=replace(plain.region, title=title))
    sides = [side("suedwestfalen"), hostile, side("14713")]
    found = robustness(real(), sides, "vacancies_per_100_unemployed", READER)
    assert found.statement is not None
    for one in found.representations:
        drawn = thumbnail(one, found.statement, plain_marks(sides), READER)
        tree = ElementTree.fromstring(drawn)  # noqa: S314 - our own drawing
        assert tree.attrib["width"] == str(WIDTH)
        words = tree.attrib["aria-label"]
        assert one.title in words
        assert holds_words(one.holds, READER) in words
        assert "<script>" not in drawn
        places = [float(c.attrib["cx"]) for c in tree.iter("{http://www.w3.org/2000/svg}circle")]
        if one.way is Way.YEAR and one.holds is Holds.YES:
            assert places == sorted(places, reverse=True)
