"""The page of a talk, run without a browser: taken, loaded, ordered, worded, taken apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.talk import MOST_STEPS, Step, StepKind, Talk, Words
from geo.talk_address import address
from geo.talk_file import FORMAT, file_of, talk_of_file
from pages.ui.talk_state import ready_made
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import titles

PAGE = "vortrag"
OPEN = Callable[..., AppTest]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def steps(page: AppTest) -> list[str]:
    """Return the steps of the talk as the list shows them."""
    return [str(one) for one in page.radio[0].options]


def taken(open_page: OPEN, language: str = "de") -> AppTest:
    return open_page(PAGE, lang=language).button(key="talk_box_fuenf-regionen").click().run()


def loaded(open_page: OPEN, content: bytes, language: str = "en") -> AppTest:
    page = open_page(PAGE, lang=language)
    page.file_uploader[0].upload("talk.toml", content, "application/toml")
    return page.run()


def small(*at: str) -> Talk:
    return Talk(
        title={"en": "Small"},
        steps=tuple(
            Step(
                id=f"s{place}",
                kind=StepKind.MAP,
                address=address(one),
                words={"en": Words(headline=one or "all")},
            )
            for place, one in enumerate(at)
        ),
    )


@every_language
def test_page_without_a_talk_says_how_to_begin(open_page: OPEN, language: str) -> None:
    page = open_page(PAGE, lang=language)
    assert [one.value for one in [*page.exception, *page.error]] == []
    assert titles(page) == [reader(language).t("Talk")]
    assert len(page.info) == 1
    assert not page.radio


@every_language
def test_talk_in_the_box_is_taken_with_all_its_steps(open_page: OPEN, language: str) -> None:
    page = taken(open_page, language)
    expected = talk_of_file(ready_made()["fuenf-regionen"].read_bytes(), reader(language))
    assert len(steps(page)) == len(expected.steps)
    assert page.text_input[0].value == expected.titled(language)
    assert [one.value for one in [*page.exception, *page.warning]] == []


def test_steps_change_places_and_leave(open_page: OPEN) -> None:
    page = loaded(open_page, file_of(small("erzgebirge", "meissen", "mittweida")))
    page.button(key="talk_move_1").click().run()
    assert [one.split(". ")[1] for one in steps(page)] == [
        "meissen · map",
        "erzgebirge · map",
        "mittweida · map",
    ]
    page.button(key="talk_remove").click().run()
    assert [one.split(". ")[1] for one in steps(page)] == ["meissen · map", "mittweida · map"]


def test_title_comes_first_and_closing_words_last(open_page: OPEN) -> None:
    page = loaded(open_page, file_of(small("erzgebirge")))
    page.button(key="talk_add_closing").click().run()
    page.button(key="talk_add_title").click().run()
    assert [one.rsplit(" · ")[1] for one in steps(page)] == ["title", "map", "closing words"]


def test_words_typed_are_kept_as_typed(open_page: OPEN) -> None:
    page = loaded(open_page, file_of(small("erzgebirge")))
    page.text_input[1].input("<b>New</b> *words*")
    page.text_area[0].input("{{7*7}}")
    next(one for one in page.button if one.label == "Keep these words").click()
    page.run()
    assert page.text_input[1].value == "<b>New</b> *words*"
    assert page.text_area[0].value == "{{7*7}}"
    assert "\\<b\\>New" in steps(page)[0]


@pytest.mark.parametrize(
    "content",
    [
        b"no talk",
        b"\xff\xfe\x00",
        b"x = " + b"[" * 4000,
        f'format = "{FORMAT}"\nversion = 9\n[title]\nen = "A"\n'.encode(),
        f'format = "{FORMAT}"\nversion = 1\nonload = 1\n[title]\nen = "A"\n'.encode(),
        file_of(small("erzgebirge")).replace(b'"erzgebirge"', b'"javascript:alert(1)"', 1),
        file_of(small(*["meissen"] * (MOST_STEPS + 1))),
    ],
)
def test_file_that_is_no_talk_gives_one_sentence_and_leaves_the_talk(
    open_page: OPEN, content: bytes
) -> None:
    page = loaded(open_page, file_of(small("erzgebirge", "meissen")))
    page.file_uploader[0].upload("talk.toml", content, "application/toml")
    page.run()
    alerts = [one.value for one in page.html if 'role="alert"' in one.value]
    assert len(alerts) == 1
    assert alerts[0].count("<li>") == 1
    assert len(steps(page)) == 2
    assert [one.value for one in page.exception] == []


def test_step_whose_data_is_gone_says_so_and_the_others_stay(open_page: OPEN) -> None:
    page = loaded(open_page, file_of(small("atlantis", "erzgebirge")))
    assert len(page.warning) == 1
    assert "atlantis" in page.warning[0].value
    page.radio[0].set_value("s1").run()
    assert len(page.warning) == 0


@pytest.mark.parametrize(
    ("opened", "asked", "kind"),
    [
        ("", {"layer": "skills"}, "map"),
        ("erzgebirge", {"layer": "funding"}, "map"),
        ("buendnisse", {"alliance": "smarterz"}, "profile"),
        ("vergleich", {"view": "ranking"}, "comparison"),
    ],
)
def test_every_view_can_be_added_from_its_page(
    open_page: OPEN, opened: str, asked: dict[str, str], kind: str
) -> None:
    page = open_page(opened, lang="en", add="view", **asked)
    assert "add" not in page.query_params
    assert [one.value for one in page.exception] == []
    page.switch_page("pages/presentation.py").run()
    assert [one.rsplit(" · ")[-1] for one in steps(page)] == [kind]
    link = next(one.value for one in page.markdown if "To the view of this step" in one.value)
    assert all(f"{name}={value}" in link for name, value in asked.items())


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"view": "maps", "indicator": "unemployment_rate"}, ("Maps on one scale", "Unemployment")),
        ({"view": "ranking", "indicator": "unemployment_rate"}, ("Unemployment", "districts")),
        ({"view": "years"}, ("over the years",)),
        ({"view": "scatter"}, (" and ",)),
        ({"view": "difference"}, ("Difference to", "Erzgebirge")),
        ({"view": "matrix", "indicators": "unemployment_rate"}, ("side by side", "Unemployment")),
        ({}, ("Indicators side by side",)),
        ({"view": "holds"}, ("Does the statement hold?",)),
        ({"view": "together"}, ("Maps that move together",)),
        ({"view": "peers"}, ("Similar districts",)),
        ({"view": "alliances", "by": "year"}, ("by year",)),
        ({"view": "occupations"}, ("Occupation",)),
        ({"view": "maps", "regions": "gone"}, ("Maps on one scale", "comparison")),
    ],
)
def test_headline_of_a_comparison_names_its_view_and_its_indicators(
    open_page: OPEN, asked: dict[str, str], named: tuple[str, ...]
) -> None:
    page = open_page("vergleich", lang="en", add="view", **asked)
    assert [one.value for one in page.exception] == []
    [listed] = steps(page.switch_page("pages/presentation.py").run())
    assert all(one in listed for one in named), listed
    assert listed.endswith(" · comparison")


@every_language
def test_talk_without_a_title_is_loaded_again_from_its_file(open_page: OPEN, language: str) -> None:
    untitled = Talk(title={}, steps=small("erzgebirge").steps)
    page = loaded(open_page, file_of(untitled), language)
    assert len(steps(page)) == 1
    assert not [one.value for one in page.html if 'role="alert"' in one.value]


def test_talk_too_large_to_be_loaded_again_is_not_offered_as_a_file(open_page: OPEN) -> None:
    full = file_of(small(*["meissen?area=14627&classes=quantiles"] * MOST_STEPS))
    page = loaded(open_page, full)
    assert [one.label for one in page.download_button if "TOML" in one.label]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("geo.talk_file.MOST_BYTES", len(full) - 1)
        page.run()
    assert not [one.label for one in page.download_button if "TOML" in one.label]
    assert [one.value for one in page.html if "a file with a talk has at most" in one.value]


@pytest.mark.parametrize("value", ["a\x00b", "x" * 5000])
def test_address_that_no_file_may_have_is_not_added(open_page: OPEN, value: str) -> None:
    page = open_page("vergleich", lang="en", add="view", weights=value)
    assert [one.value for one in page.exception] == []
    assert any("weights" in one.value for one in page.toast)
    assert not page.switch_page("pages/presentation.py").run().radio


@pytest.mark.parametrize("asked", [{}, {"own": "own-nowhere"}])
def test_page_of_no_region_adds_nothing_and_says_nothing(
    open_page: OPEN, asked: dict[str, str]
) -> None:
    page = open_page("eigene-region", lang="en", add="view", **asked)
    assert [one.value for one in page.exception] == []
    assert not [one for one in page.html if "data-atlas-add" in one.value]
    assert not page.switch_page("pages/presentation.py").run().radio


@pytest.mark.parametrize("opened", ["quellen", PAGE])
def test_pages_without_a_view_offer_nothing_to_add(open_page: OPEN, opened: str) -> None:
    page = open_page(opened)
    assert not [one for one in page.html if "data-atlas-add" in one.value]


def test_talk_is_prepared_as_one_page_with_every_step(open_page: OPEN) -> None:
    page = loaded(open_page, file_of(small("meissen?layer=skills", "atlantis")))
    page.button(key="talk_prepare").click().run()
    assert [one.value for one in [*page.exception, *page.error]] == []
    labels = [one.label for one in page.download_button]
    assert reader("en").t("Talk as one file without network (HTML)") in labels
    assert reader("en").t("Talk as slides to be edited (PPTX)") in labels
