"""The page of comparison: every view in both languages, links that ask for what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from exports.compare_command import VIEWS as COMMAND
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import as_typed, tables, texts

VIEWS = (
    "matrix", "difference", "ranking", "scatter", "years", "maps", "together", "occupations",
    "alliances", "peers", "holds",
)  # fmt: skip
DRAWN = {"matrix", "difference", "ranking", "scatter", "years", "occupations", "alliances", "peers"}
"""Views with a chart; the others have maps or thumbnails."""
OWN = "Mein Raum~05958-05962"
Open = Callable[..., AppTest]


def shown(page: AppTest) -> str:
    assert [one.value for one in page.exception] == []
    return as_typed(" ".join(texts(page)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_with_words_in_the_readers_language(
    open_page: Open, view: str, language: str
) -> None:
    page = open_page("vergleich", lang=language, view=view)
    said = shown(page)
    other = reader("en" if language == "de" else "de")
    assert (
        other.t(
            "Compare two to eight regions: what may stand side by side is shown, "
            "what may not is refused, and why."
        )
        not in said
    )
    assert len(page.get("plotly_chart")) == (view in DRAWN)
    assert page.selectbox[0].value == view
    assert tables(page)


def test_every_view_but_the_maps_that_move_together_is_one_of_the_command() -> None:
    named = {"programmes" if one == "alliances" else one for one in VIEWS}
    assert named - set(COMMAND) == {"together"}
    assert set(COMMAND) <= named


def test_every_view_takes_districts_a_land_and_a_region_of_ones_own(open_page: Open) -> None:
    for view in VIEWS:
        page = open_page("vergleich", view=view, regions="05966,14,meissen", own=OWN)
        shown(page)
        assert page.multiselect[0].value[:3] == ["05966", "14", "meissen"]
        assert len(page.multiselect[0].value) == 4


@pytest.mark.parametrize(
    "asked",
    [
        {"regions": "01001,09162", "indicator": "gdp", "indicators": "gdp"},
        {"regions": "", "own": ["K~14521110", "L~14521120"], "indicator": "vacancies"},
        {"regions": "14627", "own": ["K~14521110"]},
    ],
    ids=["districts", "own regions", "one of each"],
)
@pytest.mark.parametrize("view", VIEWS)
def test_sides_of_which_almost_nothing_is_known_leave_the_page_whole(
    open_page: Open, view: str, asked: dict[str, str | list[str]]
) -> None:
    page = open_page("vergleich", lang="de", view=view, **asked)
    assert not re.search(r"(Quellen?|Sources?):\s*(<|$)", shown(page))
    assert page.get("download_button") or view in {"maps", "holds"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"regions": "atlantis,meissen,erzgebirge"}, "atlantis"),
        ({"regions": "meissen,erzgebirge", "own": "x~" + "05958-" * 3}, "own"),
        ({"regions": "meissen,erzgebirge", "own": "<script>alert(1)</script>"}, "script"),
        ({"regions": "14522360,meissen,erzgebirge"}, "14522360"),
        ({"regions": "meissen,erzgebirge", "view": "peers", "weights": "rain:2"}, "rain"),
    ],
)
def test_what_a_link_asks_for_in_vain_is_said_once_and_the_rest_works(
    open_page: Open, asked: dict[str, str], said: str
) -> None:
    page = open_page("vergleich", lang="en", **asked)
    assert [one.value for one in page.exception] == []
    assert [said in one.value for one in page.warning] == [True]
    assert page.multiselect[0].value[-2:] == ["meissen", "erzgebirge"]
    assert tables(page)
    assert page.query_params["regions"] == "meissen,erzgebirge"
    assert not {"own", "weights"} & set(page.query_params)
    assert not page.run().warning


def test_more_than_400_areas_are_refused(open_page: Open) -> None:
    code = "14521" + "".join(f"{n:03}" for n in range(401))
    page = open_page("vergleich", lang="en", own=f"Much~{code}", regions="meissen,erzgebirge")
    assert ["401" in one.value and "400" in one.value for one in page.warning] == [True]


@pytest.mark.parametrize("regions", ["", "meissen"])
def test_fewer_than_two_sides_are_no_comparison(open_page: Open, regions: str) -> None:
    page = open_page("vergleich", lang="en", regions=regions)
    assert [one.value for one in page.exception] == []
    assert len(page.info) == 1
    assert not page.get("plotly_chart")


def test_nine_sides_are_cut_to_eight_and_the_ninth_is_named(open_page: Open) -> None:
    ids = ["05954", "05958", "05962", "05966", "05970", "05974", "14511", "14521", "14522"]
    page = open_page("vergleich", lang="en", regions=",".join(ids))
    assert page.multiselect[0].value == ids[:8]
    assert ["Mittelsachsen" in one.value for one in page.warning] == [True]
    assert page.query_params["regions"] == ",".join(ids[:8])


@pytest.mark.parametrize(
    ("regions", "own"),
    [
        ("erzgebirge,chemnitz-zwickau.suedwestsachsen", []),
        ("erzgebirge", ["14511", "14627"]),
        ("erzgebirge", ["A~14627", "A~05966"]),
        ("erzgebirge", ["Meißen~05966", "Erzgebirge~14511"]),
        ("meissen,14627", []),
    ],
)
def test_sides_stay_what_they_are_when_another_choice_is_made(
    open_page: Open, regions: str, own: list[str]
) -> None:
    page = open_page("vergleich", lang="en", view="matrix", regions=regions, own=own)
    before = page.multiselect[0].value
    page.selectbox[0].select("difference").run()
    assert page.query_params["regions"] == regions
    assert page.multiselect[0].value == before
    page.multiselect[0].unselect(before[0]).run()
    assert page.multiselect[0].value == before[1:]


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_choices_are_called_alike(open_page: Open, view: str) -> None:
    labels = [one.label for one in open_page("vergleich", lang="en", view=view).selectbox]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("view", ["difference", "occupations", "peers", "together"])
@pytest.mark.parametrize("own", [["14511", "14627"], ["Germany~14511", "Germany~14627"]])
def test_no_two_options_bear_one_label(open_page: Open, view: str, own: list[str]) -> None:
    page = open_page("vergleich", lang="en", view=view, moving="variants", own=own)
    for one in (*page.selectbox, *page.multiselect):
        assert len(set(one.options)) == len(one.options), one.label


def test_overlapping_regions_are_named(open_page: Open) -> None:
    regions = "chemnitz-zwickau.suedwestsachsen,erzgebirge"
    page = open_page("vergleich", lang="en", regions=regions)
    assert "overlap" in shown(page)


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"peers"}))
def test_overlap_is_said_once_on_the_page(open_page: Open, view: str) -> None:
    page = open_page("vergleich", lang="en", view=view, regions="erzgebirge,14521")
    assert shown(page).count(" overlap (") == 1


def test_region_of_ones_own_is_made_of_a_list_and_stands_in_the_link(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", regions="meissen,erzgebirge", pick="05966,14522360")
    page.text_input(key="own_title").input("Two places")
    assert page.text_area[0].value == "05966, 14522360"
    page.button[0].click().run()
    assert "Two places~05966-14522360" in page.query_params["own"]
    assert "pick" not in page.query_params
    assert len(page.multiselect[0].value) == 3


def test_unknown_name_in_a_list_is_said_and_nothing_is_added(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", regions="meissen,erzgebirge", pick="05966")
    page.text_area[0].input("Olpe, Atlantis")
    page.button[0].click().run()
    assert "own" not in page.query_params
    assert "Atlantis" in shown(page)


def test_401_unknown_names_are_one_box_with_the_first_of_them(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", regions="meissen,erzgebirge", pick="05966")
    page.text_area[0].input("05966, " + ", ".join(f"Nowhere{n}" for n in range(401)))
    page.button[0].click().run()
    boxes = [one.value for one in page.html if 'role="alert"' in one.value]
    assert len(boxes) + len(page.warning) == 1
    assert boxes[0].count("<li>") == 11
    assert "391" in boxes[0]
    assert "own" not in page.query_params


def test_what_was_recognised_is_taken_when_the_reader_goes_on(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", regions="meissen,erzgebirge", pick="05966")
    page.text_area[0].input("05966, Atlantis")
    page.button[0].click().run()
    page.button(key="own_go").click().run()
    assert len(page.multiselect[0].value) == 3
    assert "Atlantis" not in shown(page)


def test_ninth_side_is_refused_in_one_sentence(open_page: Open) -> None:
    ids = "05954,05958,05962,05966,05970,05974,14511,14521"
    page = open_page("vergleich", lang="en", regions=ids, pick="14627")
    page.button[0].click().run()
    assert "at most 8 sides" in shown(page)
    assert len(page.multiselect[0].value) == 8


def test_numbers_in_the_table_lead_to_their_records(open_page: Open) -> None:
    page = open_page("vergleich", lang="en", view="matrix")
    html = " ".join(one.proto.body for one in page.get("html"))
    cells = re.findall(r"<td>(.*?)</td>", html)
    numbers = [cell for cell in cells if re.search(r"\d", re.sub(r"<.*?>|\(.*", "", cell))]
    assert len(numbers) > 40
    assert all("evidence=" in cell for cell in numbers)


@pytest.mark.parametrize("level", ["district", "municipality"])
def test_small_maps_say_in_words_what_they_show(open_page: Open, level: str) -> None:
    page = open_page(
        "vergleich", lang="en", view="maps", level=level, indicator="employment_rate",
        regions="14511,mittweida",
    )  # fmt: skip
    said = shown(page)
    for words in ("Employment rate, ", "lowest", "Germany stands at", "Land: ", "Source: "):
        assert words in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"shown": "skills/unemployment_rate:2025"}, ("Unemployment rate, districts 2025", "%")),
        ({"shown": "alliances/all"}, ("Money", "of the regions as a whole", "whichever layer")),
        (
            {
                "moving": "variants",
                "side": "mittweida",
                "several": "skills/unemployment_rate:2023,skills/unemployment_rate:2025",
            },
            ("2023: Mittweida (Mittelsachsen", "2025: Mittweida (Mittelsachsen"),
        ),
        (
            {
                "moving": "variants",
                "side": "mittweida",
                "several": "skills/unemployment_rate:2025,alliances/all",
            },
            ("are not in the tables of areas",),
        ),
    ],
)
def test_maps_that_move_together_have_words_a_table_and_files(
    open_page: Open, asked: dict[str, str], said: tuple[str, ...]
) -> None:
    regions = "14511,mittweida"
    page = open_page("vergleich", lang="en", view="together", regions=regions, **asked)
    for words in said:
        assert words in shown(page)
    assert tables(page)
    keys = {one.key for one in page.get("download_button")}
    assert len(page.get("download_button")) >= 2, keys


@pytest.mark.parametrize(
    ("view", "parameter"), [("difference", "to"), ("peers", "of"), ("occupations", "one")]
)
def test_a_region_that_was_taken_out_is_named_where_the_link_still_asks_for_it(
    open_page: Open, view: str, parameter: str
) -> None:
    asked = {"regions": "erzgebirge,14511", parameter: "meissen"}
    page = open_page("vergleich", lang="en", view=view, **asked)
    said = [one.value for one in page.warning]
    assert ["“Meißen” is not among the regions compared" in one for one in said] == [True]
    assert parameter not in page.query_params
    assert tables(page)
