"""What pages keep is set aside from the collector of garbage, and let go when nobody holds it."""

from __future__ import annotations

import gc
import weakref

import pytest

from pages.ui import garbage


class Thing:
    """Something in a circle, which only the collector can find to be forgotten."""

    def __init__(self) -> None:
        self.itself = self


def is_looked_at(thing: object) -> bool:
    return any(one is thing for one in gc.get_objects())


@pytest.fixture(autouse=True)
def nothing_is_new() -> None:
    gc.freeze()


def test_what_is_set_aside_is_not_looked_at_again() -> None:
    thing = Thing()
    seen = weakref.ref(thing)
    garbage.set_aside()
    del thing
    gc.collect()
    assert seen() is not None


def test_what_nobody_holds_any_longer_is_let_go_the_next_time() -> None:
    thing = Thing()
    seen = weakref.ref(thing)
    garbage.set_aside()
    del thing
    garbage.set_aside()
    assert seen() is None


@pytest.mark.parametrize(("number", "grown"), [(10, False), (2000, True)])
def test_only_much_that_is_new_is_set_aside(
    monkeypatch: pytest.MonkeyPatch, number: int, *, grown: bool
) -> None:
    monkeypatch.setattr(garbage, "LEAST", 1000)
    monkeypatch.setattr(garbage, "PART", 10**9)
    before = gc.get_freeze_count()
    new = [[one] for one in range(number)]
    garbage.set_aside_grown()
    assert (gc.get_freeze_count() > before + number // 2) is grown
    assert len(new) == number


def test_little_beside_what_is_kept_is_not_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LEAST", 0)
    new = [object]
    garbage.set_aside_grown()
    assert is_looked_at(new)


def test_what_is_much_grows_with_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "LEAST", 0)
    garbage.set_aside()
    numbers = iter([0, 10**9])
    monkeypatch.setattr(gc, "get_freeze_count", lambda: next(numbers))
    for is_little in (False, True):
        new = [object]
        garbage.set_aside_grown()
        assert is_looked_at(new) is is_little
    monkeypatch.undo()
    garbage.set_aside()
