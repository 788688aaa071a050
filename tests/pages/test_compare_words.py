"""Words of a comparison in both languages, made by rule."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from exports.explained import sources_line
from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.ranking import ranking
from geo.compare.scatter import scatter
from geo.compare.sides import chosen, of_area, of_region
from geo.compare.view_kinds import VIEW_KINDS
from geo.compare.wording import (
    apart_words,
    difference_words,
    from_unrounded,
    listed,
    signed_words,
)
from geo.compare.years import years
from geo.model import Definition, Indicator, Kind, Region, Text
from geo.observations import indexed
from pages.ui.translation import reader
from tests.geo.real import real_world
from tests.world import NORTH, VALLEY, frame, small_world

WORLD = small_world()
REAL = real_world()
CORE = of_region(NORTH, NORTH.definitions[0])
WIDE = of_region(NORTH, NORTH.definitions[1])
TOWNS = of_region(VALLEY, VALLEY.definitions[0])
TINFORD = of_area(WORLD, "98002")
SIDES = (CORE, WIDE, TOWNS, TINFORD)
SPACE = "\u00a0"
CAUSAL = re.compile(
    r"\b(because|caused?|causes|due to|leads? to|driven|thanks to|weil|wegen|dank|führt|verursacht"
    r"|bewirkt|dadurch|deshalb|infolge)\b",
    re.IGNORECASE,
)


def measure(unit_de, unit_en, decimals=1):
    text = Text(de="Maß", en="measure")
    unit = Text(de=unit_de, en=unit_en)
    return Indicator(id="m", title=text, about=text, unit=unit, kind=Kind.RATE, decimals=decimals)


PERCENT, PER_YEAR, EUROS = (
    measure("%", "%"),
    measure("% je Jahr", "% per year"),
    measure("€", "€", 0),
)


@pytest.mark.parametrize(
    ("difference_", "own", "de", "en"),
    [
        (2.14, PERCENT, "+2,1 Prozentpunkte", "+2.1 percentage points"),
        (-2.16, PERCENT, "−2,2 Prozentpunkte", "−2.2 percentage points"),
        (0.1, PERCENT, "+0,1 Prozentpunkte", "+0.1 percentage points"),
        (0.3 - 0.2, PERCENT, "+0,1 Prozentpunkte", "+0.1 percentage points"),
        (0.09, PERCENT, "nicht unterscheidbar", "not distinguishable"),
        (-0.04, PERCENT, "nicht unterscheidbar", "not distinguishable"),
        (0.0, PERCENT, "nicht unterscheidbar", "not distinguishable"),
        (1.5, PER_YEAR, "+1,5 Prozentpunkte je Jahr", "+1.5 percentage points per year"),
        (-1500, EUROS, "−1.500 €", "−1,500 €"),
        (0.9, EUROS, "nicht unterscheidbar", "not distinguishable"),
    ],
)
def test_a_difference_of_percentages_is_of_points_and_inside_rounding_none(
    difference_, own, de, en
):
    for language, words in (("de", de), ("en", en)):
        found = signed_words(difference_, own, reader(language))
        assert found.replace(SPACE, " ") == words


@pytest.mark.parametrize(
    ("number", "de", "en"),
    [
        (7.0, "2,0 Prozentpunkte darüber", "2.0 percentage points above it"),
        (4.5, "0,5 Prozentpunkte darunter", "0.5 percentage points below it"),
        (5.05, "nicht davon unterscheidbar", "not distinguishable from it"),
    ],
)
def test_a_figure_lies_above_below_or_cannot_be_told(number, de, en):
    for language, words in (("de", de), ("en", en)):
        assert apart_words(number, 5.0, PERCENT, reader(language)).replace(SPACE, " ") == words


@pytest.mark.parametrize(
    ("names", "de", "en"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A und B", "A and B"),
        (["A", "B", "C"], "A, B und C", "A, B and C"),
    ],
)
def test_names_are_listed_as_spoken(names, de, en):
    assert listed(names, reader("de")) == de
    assert listed(names, reader("en")) == en


def said(view):
    return [str(one).replace(SPACE, " ") for one in view.words]


def test_an_indicator_is_told_with_range_germany_land_missing_and_source():
    assert said(matrix(WORLD, SIDES, reader("de"), ["unemployment_rate"])) == [
        (
            "Unemployment rate (de) 2024: am höchsten Valley (de) mit 6,0 %, am niedrigsten "
            "Tinford mit 4,0 %, Spannweite 2,0 Prozentpunkte."
        ),
        (
            "Deutschland liegt bei 5,5 %: Valley (de) 0,5 Prozentpunkte darüber, Tinford 1,5 "
            "Prozentpunkte darunter."
        ),
        (
            "Abstand zum Land nicht gebildet: North (de) und Tinford (Northland hat für 2024 "
            "keinen Wert); Valley (de) (Southland hat für 2024 keinen Wert)."
        ),
        (
            "Ebene der Zahlen: Kreise. Die Werte von Valley (de) sind die des ganzen Kreises "
            "Silverdale. Ohne Wert: North (de) (nicht aus Teilgebieten zu berechnen). Quelle: "
            "Invented Agency."
        ),
    ]
    assert said(matrix(WORLD, SIDES, reader("en"), ["vacancies_per_100_unemployed"]))[0] == (
        "Vacancies per 100 unemployed 2024: highest Tinford with 50.0 per 100, lowest Valley "
        "with 20.0 per 100, a range of 30.0 per 100."
    )


def test_sides_above_and_below_their_land_are_told_with_the_distance():
    words = said(matrix(WORLD, SIDES, reader("de"), ["vacancies_per_100_unemployed"]))
    assert any(
        "ber dem eigenen Land: Tinford (+20,0 per 100; Northland 30,0 per 100); unter dem eigenen "
        "Land: North (de) (−5,0 per 100; Northland 30,0 per 100)" in one
        for one in words
    )


def test_each_of_several_indicators_is_told_by_its_ends_with_level_and_stand_in():
    wanted = ["unemployment_rate", "share_55_64"]
    view = matrix(WORLD, [TOWNS, TINFORD], reader("en"), wanted)
    words, more = said(view), [one.replace("\u00a0", " ") for one in view.more]
    assert more[0].startswith(
        "Unemployment rate 2024: highest Valley with 6.0 %, lowest Tinford with 4.0 %, a range of "
        "2.0 percentage points."
    )
    assert more[1].startswith(
        "Share 55 64 2024: highest Valley with 28.0 %, lowest Tinford with 26.0 %, a range of "
        "2.0 percentage points."
    )
    assert words[0].endswith("Level of the figures: districts.")
    assert words[-1] == (
        "The figures of Valley are those of the whole of Silverdale. Source: Invented Agency."
    )


def test_each_of_many_indicators_is_told_apart_from_the_words():
    view = matrix(WORLD, [CORE, TINFORD], reader("en"), list(WORLD.catalogue))
    told = [one for one in view.more if ": highest " in one or "not distinguishable at" in one]
    assert len(told) == 10
    assert not any(": highest " in one for one in view.words)


def test_ranks_name_the_district_whose_figure_a_region_shows():
    words = said(ranking(WORLD, [TOWNS, TINFORD], "unemployment_rate", reader("en")))
    assert "The figures of Valley are those of the whole of Silverdale." in words[-1]


def of_another_year():
    """Return the small world where the towns of one side have a rate of their own a year before."""
    values = {
        "2024": {"DG": 60, "98": 62, "98001": 58, "98002": 61},
        "2023": {"99001010": 70, "99001020": 70},
    }
    rows_of = [
        {
            "area_id": area,
            "period": period,
            "indicator": "share_55_64",
            "value": float(number),
            "status": "exact",
            "source_id": "stat-labour",
        }
        for period, by_area in values.items()
        for area, number in by_area.items()
    ]
    table = indexed(frame("observations", rows_of))
    return replace(WORLD, observations={**WORLD.observations, **table})


def test_a_distance_is_not_formed_beside_a_figure_of_another_year():
    world = of_another_year()
    town = of_region(*single("99001010"))
    words = said(matrix(world, [of_area(world, "98001"), town], reader("en"), ["share_55_64"]))
    assert "highest Town (2023) with 70.0 %" in words[0]
    assert words[1] == (
        "Germany stands at 60.0 %: Copperhill 2.0 percentage points below it. Distance to Germany "
        "not formed: Town (2023) (no figure of Germany for 2023)."
    )
    assert words[2] == (
        "Below their Land: Copperhill (−4.0 percentage points; Northland 62.0 %); distance to the "
        "Land not formed: Town (2023) (no figure of Southland for 2023)."
    )


def test_a_side_that_germany_has_no_figure_for_is_not_set_against_it_in_two_indicators():
    world = of_another_year()
    town = of_region(*single("99001010"))
    sides = [of_area(world, "98001"), town]
    words = said(scatter(world, sides, "share_55_64", "share_55_64", reader("en")))
    assert "Beside Germany lower in both: Copperhill; not set against it: Town." in words


def single(area):
    """Return a region of one area with its definition."""
    title = Text(de="Town", en="Town")
    own = Definition(id="own", title=title, areas=(area,), source="", source_url="")
    region = Region(
        id="town", letter="", title=title, is_what=title, is_not=title, definitions=(own,)
    )
    return region, own


def test_sides_that_cannot_be_told_apart_are_told_so():
    own = [CORE, of_area(WORLD, "98001")]
    assert said(matrix(WORLD, own, reader("de"), ["share_55_64"]))[0] == (
        "Share 55 64 (de) 2024: North (de) und Copperhill sind bei 27,0 % nicht unterscheidbar."
    )


@pytest.mark.parametrize(
    ("reference", "indicator", "de"),
    [
        (
            "DG",
            "unemployment_rate",
            (
                "Unemployment rate (de) 2024, Bezug Deutschland (5,5 %): North (de) "
                "5,0 %, −0,5 Prozentpunkte; Valley (de) 6,0 %, +0,5 Prozentpunkte; Tinford 4,0 %, "
                "−1,5 Prozentpunkte."
            ),
        ),
        (
            "98002",
            "unemployed",
            (
                "Unemployed (de) 2024, Bezug Tinford (1.000 Personen): North (de) 4.000 "
                "Personen, +300,0 % des Vergleichswerts."
            ),
        ),
    ],
)
def test_a_difference_is_told_in_its_unit(reference, indicator, de):
    own = [CORE, TINFORD] if indicator == "unemployed" else [CORE, TOWNS, TINFORD]
    words = said(difference(WORLD, own, reference, reader("de"), [indicator]))
    assert words[0].replace("persons", "Personen") == de


def differences(ids, reference, language, indicators=()):
    """Return title, words and notes of differences of the atlas, as text."""
    sides, _ = chosen(REAL, ids, [], reader(language))
    view = difference(REAL, sides, reference, reader(language), indicators)
    texts = (view.title, *view.words, *view.more, *view.notes)
    return [str(one).replace(SPACE, " ") for one in texts]


@pytest.mark.parametrize("indicators", [(), ("gdp",), ("unemployment_rate",)])
@pytest.mark.parametrize(
    "ids",
    [
        ["erzgebirge", "meissen", "suedwestfalen"],
        ["05", "14", "16"],
        ["05962", "10041", "14521"],
        ["10", "05962", "14521"],
    ],
)
def test_no_sentence_bends_the_name_of_a_reference(ids, indicators):
    names = "|".join(re.escape(one.title(reader("de"))) for one in chosen_of(ids))
    bent = re.compile(rf"\b(zu|zum|von|vom|mit|neben|dem|bei|gegenüber|sich) (das|{names})\b")
    for reference in ("land", "DG", ids[0]):
        for text in differences(ids, reference, "de", indicators):
            assert not bent.search(text), text


def chosen_of(ids):
    return chosen(REAL, ids, [], reader("de"))[0]


@pytest.mark.parametrize(
    ("language", "title", "counts", "refused", "none"),
    [
        (
            "de",
            "Unterschied zum jeweiligen Land",
            "Indikatoren im Vergleich zum jeweiligen Land: ",
            " Unterschiede zum jeweiligen Land sind nicht bildbar; die Tabelle nennt den Grund.",
            "Kein Wert lässt sich dem jeweiligen Land gegenüberstellen.",
        ),
        (
            "en",
            "Difference to the Land of each side",
            "Indicators beside the Land of each side: ",
            " differences to the Land of each side are refused; the table says why.",
            "No figure can be set against the Land of each side.",
        ),
    ],
)
def test_differences_to_the_land_of_each_side_are_told_as_such(
    language, title, counts, refused, none
):
    found = differences(["erzgebirge", "meissen", "suedwestfalen"], "land", language)
    assert found[0] == title
    assert found[1].startswith(counts)
    assert found[2].endswith(refused)
    assert differences(["05", "14", "16"], "land", language)[1] == none


def test_differences_that_are_not_formed_name_the_measure_and_each_reason_once():
    found = differences(["erzgebirge", "meissen", "suedwestfalen"], "erzgebirge", "en")
    assert found[2] == (
        "Not formed: Südwestfalen (South Westphalia), Unemployment rate and Südwestfalen (South "
        "Westphalia), Training places per 100 seekers (cannot be put together from its parts)."
    )
    found = differences(["05", "14"], "land", "en", ["gdp"])
    assert "Not formed: Nordrhein-Westfalen and Sachsen (itself a Land)." in found


EMPTY = re.compile(r"\(\s*\)|\s[;,.:]|\b(aus|of|from|und|and)[;,.]|[,;:]\s*[.;,)]|:\s*$|  ")
"""What a sentence leaves where a year, a source or a list that it has room for is not there."""
NOWHERE = ["K~14521110", "L~14521120"]
"""Two municipalities: almost nothing is known of them."""


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("matrix", ("gdp", "vacancies")),
        ("matrix", ("gdp",)),
        ("difference", ("land", "gdp", "vacancies")),
        ("ranking", ("population_census_2022",)),
        ("scatter", ("gdp", "vacancies")),
        ("scatter", ("population", "unemployment_rate")),
        ("scatter", ("population_census_2022", "unemployment_rate")),
        ("years", ("gdp",)),
        ("programmes", ("programme",)),
        ("occupations", ()),
    ],
)
def test_sides_without_a_figure_leave_no_hole_in_a_sentence(kind, asked, language):
    sides, _ = chosen(REAL, [], NOWHERE, reader(language))
    own = asked or tuple(side.id for side in sides)
    view = VIEW_KINDS[kind].make(REAL, sides, own, reader(language))
    line = sources_line(REAL, view.source_ids, reader(language), "", plain_html)
    for text in (view.title, *view.told, *view.notes, line):
        assert not EMPTY.search(str(text).replace(SPACE, " ")), text


@pytest.mark.parametrize(
    ("language", "matrix_", "scatter_", "line"),
    [
        (
            "de",
            "2 Regionen und 2 Kennzahlen, kein Wert: 4 fehlen oder sind nicht vergleichbar.",
            (
                "Bruttoinlandsprodukt (2023) und Gemeldete Arbeitsstellen (2025) von 66 Kreisen "
                "mit beiden Werten."
            ),
            "Keine Quellen, da hier keine Angaben stehen.",
        ),
        (
            "en",
            "2 regions and 2 indicators, no figure: 4 are missing or not comparable.",
            (
                "Gross domestic product (2023) and Registered vacancies (2025) of 66 districts "
                "with both figures."
            ),
            "No sources, as nothing is stated here.",
        ),
    ],
)
def test_sentences_on_no_figure_need_no_year_and_no_source(language, matrix_, scatter_, line):
    own = reader(language)
    sides, _ = chosen(REAL, [], NOWHERE, own)
    assert said(matrix(REAL, sides, own, ["gdp", "vacancies"]))[0] == matrix_
    found = scatter(REAL, sides, "gdp", "vacancies", own)
    assert said(found)[0] == scatter_
    assert sources_line(REAL, (), own, "", plain_html) == line


def test_figures_of_districts_have_a_source_though_no_side_has_one():
    sides, _ = chosen(REAL, [], NOWHERE, reader("de"))
    name = "net_internal_migration_per_10000"
    found = scatter(REAL, sides, name, name, reader("de"))
    assert found.source_ids
    assert "Quelle: " in " ".join(found.words)


def plain_html(text, _ref):
    return text


def test_ranks_are_told_with_those_that_share_them():
    words = said(ranking(WORLD, [CORE, WIDE], "vacancies_per_100_unemployed", reader("de")))
    assert words[0] == (
        "Vacancies per 100 unemployed (de) 2024: 3 von 4 Kreisen haben einen Wert, von 20,0 per "
        "100 (Silverdale) bis 50,0 per 100 (Tinford)."
    )
    assert words[1] == "Ränge, der höchste Wert zuerst: North (de) 2. mit 25,0 per 100."
    assert words[2].startswith(
        "Aus mehreren Kreisen, daher ohne Rang: North (de) mit 30,0 per 100: "
    )


@pytest.mark.parametrize(
    ("language", "cell", "sentence", "hover"),
    [
        ("de", r"\d+\.(–\d+\.)?", r"\d+\.(–\d+\.)? mit", r", \d+\.(–\d+\.)? Rang"),
        ("en", r"\d+(–\d+)?", r"rank \d+(–\d+)? with", r", rank \d+(–\d+)?"),
    ],
)
def test_a_rank_is_written_as_the_language_writes_it(language, cell, sentence, hover):
    sides, _ = chosen(REAL, ["meissen", "05966", "11000"], [], reader(language))
    view = ranking(REAL, sides, "unemployment_rate", reader(language))
    assert [one for one in view.table["rank"] if not re.fullmatch(cell, one)] == []
    assert any("–" in one for one in view.table["rank"])
    (told,) = (one for one in said(view) if "Meißen" in one and one.startswith(("R", "Rä")))
    assert len(re.findall(sentence, told)) == len(sides)
    hovers = [text for trace in view.chart.data for text in trace.hovertext or () if "," in text]
    ranked = [
        text for text in hovers if any(side.title(reader(language)) in text for side in sides)
    ]
    assert [text for text in ranked if re.search(hover + "$", text)]


def test_a_change_over_the_years_is_told_in_its_unit():
    words = said(years(WORLD, [CORE, TINFORD], "unemployed_per_vacancy", reader("de")))
    assert words[0] == (
        "Unemployed per vacancy (de): North (de) 2023 2,0 per vacancy, 2024 4,0 per vacancy (+2,0 "
        "per vacancy); Tinford 2023 3,0 per vacancy, 2024 2,0 per vacancy (−1,0 per vacancy)."
    )
    assert words[1] == "Am Ende höher als am Anfang: North (de); niedriger als am Anfang: Tinford."


def test_a_figure_of_another_year_is_named_with_its_year():
    words = said(matrix(WORLD, [CORE, TINFORD, TOWNS], reader("de"), ["population"]))
    assert "am niedrigsten Valley (de) (2022) mit 50.000 persons" in words[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_view_speaks_of_causes(language):
    own = reader(language)
    views = [
        matrix(WORLD, SIDES, own),
        difference(WORLD, SIDES, "DG", own),
        ranking(WORLD, SIDES, "unemployment_rate", own),
        scatter(WORLD, SIDES, "unemployment_rate", "vacancies_per_100_unemployed", own),
        years(WORLD, SIDES, "unemployed_per_vacancy", own),
    ]
    for view in views:
        assert not CAUSAL.search(" ".join([view.title, *view.words]))


def test_a_difference_has_no_sign_where_words_say_above_or_below():
    assert difference_words(-2.0, PERCENT, reader("en")).replace(SPACE, " ") == (
        "2.0 percentage points"
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (53.64, 63.96, True),
        (53.6, 64.0, False),
        (5.25, 5.25, False),
        (-0.04, 5.06, False),
        (28.26, 24.64, True),
    ],
)
def test_a_difference_that_the_shown_numbers_do_not_give_says_what_it_is_formed_from(
    one, other, said
):
    words = from_unrounded("x", one, other, PERCENT, reader("en"))
    assert words == ("x, formed from unrounded values" if said else "x")
