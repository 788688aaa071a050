"""Steps in time: the alliances that run in some years, one after the other."""

from __future__ import annotations

from tests.browser.conftest import Visits
from tests.browser.visit import Visit

STEPS = ".atlas-steps button"
LONGER_THAN_ANY_STEP_MS = 5000


def variants(seen: Visit) -> list[str]:
    """Return the ids of what the layer can show, the one of all years first."""
    return seen.frame.eval_on_selector_all(
        '[data-choice="indicator"] option', "all => all.map(one => one.value)"
    )


def test_steps_go_forth_and_back_and_keep_the_link(visit: Visits) -> None:
    seen = visit("/")
    everything, first, second, *_ = variants(seen)
    back, _, forth = seen.frame.locator(STEPS).all()
    assert seen.atlas("variant") == everything == "all"
    forth.click()
    forth.click()
    assert seen.atlas("variant") == second
    assert seen.asked["year"] == second.partition(":")[2]
    back.click()
    assert seen.atlas("variant") == first
    assert seen.faults == []


def test_playing_goes_on_until_paused(visit: Visits) -> None:
    seen = visit("/", clock=True)
    ids = variants(seen)
    player = seen.frame.locator(STEPS).nth(1)
    player.click()
    seen.wait_until(f"atlas.variant === {ids[3]!r}")
    player.click()
    shown = seen.atlas("variant")
    seen.page.clock.fast_forward(LONGER_THAN_ANY_STEP_MS)
    assert seen.atlas("variant") == shown


def test_a_link_opens_the_years_it_names(visit: Visits, looked_at: Visits) -> None:
    wanted = variants(looked_at("/"))[4]
    years = wanted.partition(":")[2]
    seen = visit(f"/?layer=alliances&indicator=running&year={years}")
    assert seen.atlas("variant") == wanted
    words = seen.page.locator(".st-key-layers").text_content() or ""
    assert years.partition("-")[0] in words


def test_readers_who_want_less_motion_step_by_hand(visit: Visits) -> None:
    seen = visit("/meissen", reduced=True)
    assert seen.frame.locator(STEPS).count() == 2


def test_only_the_layer_with_years_has_steps(visit: Visits) -> None:
    seen = visit("/")
    assert seen.frame.locator(".atlas-steps").is_visible()
    seen.switch("skills")
    assert not seen.frame.locator(".atlas-steps").is_visible()


def test_the_slider_goes_through_the_years_by_mouse_and_by_key(visit: Visits) -> None:
    seen = visit("/")
    ids = variants(seen)
    slider = seen.frame.locator(".atlas-steps input[type=range]")
    slider.fill(str(len(ids) - 1))
    assert seen.atlas("variant") == ids[-1]
    slider.press("ArrowLeft")
    assert seen.atlas("variant") == ids[-2]
    assert slider.get_attribute("aria-valuetext") in ids[-2].replace("-", "–")
    seen.frame.locator(STEPS).first.click()
    assert slider.input_value() == str(len(ids) - 3)
