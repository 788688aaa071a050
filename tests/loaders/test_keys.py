"""Keys of official files find back to the AGS of our areas, whatever was done to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Level
from loaders.keys import IS_ASSOCIATION, IS_PART, IS_REGION, UNREADABLE, Key, read_keys
from loaders.store import Store

AREAS = Store(root=Path(__file__).parents[2] / "data").read_areas()
KNOWN = frozenset(AREAS["area_id"])
DISTRICTS = sorted(AREAS.loc[AREAS["level"] == Level.DISTRICT, "area_id"])
MUNICIPALITIES = sorted(AREAS.loc[AREAS["level"] == Level.MUNICIPALITY, "area_id"])
STATES = sorted(AREAS.loc[AREAS["level"] == Level.STATE, "area_id"])

MANY = settings(max_examples=150, deadline=None, derandomize=True)


def read(*keys: str, level: Level | None = None) -> dict[str, Key]:
    return read_keys(keys, known=KNOWN, level=level)


@pytest.mark.parametrize(
    ("table", "key", "areas"),
    [
        (["14521", "01001"], "14521", ("14521",)),
        (["14521", "1001"], "1001", ("01001",)),
        (["1001000", "14521000"], "1001000", ("01001",)),
        (["1001000", "14521000"], "14521000", ("14521",)),
        (["14511000", "14521010"], "14511000", ("14511000",)),
        (["010010000000", "145210000000"], "010010000000", ("01001",)),
        (["145110000000", "145215212010"], "145215212010", ("14521010",)),
        (["10010000000", "145210000000"], "10010000000", ("01001",)),
        (["DG", "14"], "DG", ("DG",)),
        (["Deutschland", "14521"], "Deutschland", ("DG",)),
        (["0", "1001000"], "0", ("DG",)),
        (["00000000", "14521000"], "00000000", ("DG",)),
        (["02", "14521"], "02", ("02", "02000")),
        (["2", "1001", "14521"], "2", ("02", "02000")),
        (["02", "02000", "14521"], "02", ("02",)),
        (["02", "02000", "14521"], "02000", ("02000",)),
        (["02", "14"], "02", ("02",)),
        (["11000000", "14521000"], "11000000", ("11000",)),
        (["14000000", "14521000"], "14000000", ("14",)),
        (["14521.0", "14522.0"], "14521.0", ("14521",)),
        (["'01001", "'14521"], "'01001", ("01001",)),
        (["14 5 21", "14 5 22"], "14 5 21", ("14521",)),
        (["06415", "06435"], "06415", ("06415",)),
        (["14511", "14521", "14521010", "14521020", "14521035"], "14511", ("14511", "14511000")),
    ],
)
def test_a_key_is_read_beside_the_others_of_its_table(
    table: list[str], key: str, areas: tuple[str, ...]
) -> None:
    assert read(*table)[key] == Key(area_ids=areas)


@pytest.mark.parametrize(
    ("table", "key", "reason"),
    [
        (["145", "14521"], "145", IS_REGION),
        (["51", "1", "5111"], "51", IS_REGION),
        (["03241001", "03241", "14521"], "03241001", IS_PART),
        (["05334002", "05334", "05354"], "05334002", IS_PART),
        (["10041100", "10041", "14521"], "10041100", IS_PART),
        (["11001001", "11", "14521"], "11001001", IS_PART),
        (["145215212", "14521"], "145215212", IS_ASSOCIATION),
        (["145215212000", "145215212010"], "145215212000", IS_ASSOCIATION),
        (["Erzgebirge", "14521"], "Erzgebirge", UNREADABLE),
        (["", "14521"], "", UNREADABLE),
        (["145210", "14521"], "145210", UNREADABLE),
        (["1452\u0661", "14521"], "1452\u0661", UNREADABLE),
    ],
)
def test_a_key_of_no_level_of_ours_says_which(table: list[str], key: str, reason: str) -> None:
    assert read(*table)[key] == Key(reason=reason)


def test_a_level_the_table_states_goes_before_the_look_of_its_keys() -> None:
    assert read("14511000", level=Level.MUNICIPALITY)["14511000"].area_ids == ("14511000",)
    assert read("14511000", level=Level.DISTRICT)["14511000"].area_ids == ("14511",)
    assert read("14000000", level=Level.STATE)["14000000"].area_ids == ("14",)


def without_zeros(key: str) -> str:
    return str(int(key))


DAMAGES = {
    "as it is": lambda ags: ags,
    "an integer": without_zeros,
    "padded": lambda ags: f"{ags}000",
    "padded, an integer": lambda ags: without_zeros(f"{ags}000"),
    "as ARS": lambda ags: f"{ags}0000000",
    "as ARS, an integer": lambda ags: without_zeros(f"{ags}0000000"),
    "a decimal": lambda ags: f"{int(ags)}.0",
    "with spaces": lambda ags: f" {ags[:2]} {ags[2:]} ",
}


@MANY
@given(
    chosen=st.sets(st.sampled_from(DISTRICTS), min_size=2),
    damage=st.sampled_from(sorted(DAMAGES)),
)
def test_every_district_comes_back_from_every_damage(chosen: set[str], damage: str) -> None:
    damaged = {DAMAGES[damage](ags): ags for ags in chosen}
    found = read(*damaged)
    assert {key: one.area_ids for key, one in found.items()} == {
        key: (ags,) for key, ags in damaged.items()
    }


MUNICIPAL_DAMAGES = {
    "as it is": lambda ags: ags,
    "an integer": without_zeros,
    "as ARS": lambda ags: f"{ags[:5]}5999{ags[5:]}" if ags[5:] != "000" else f"{ags[:5]}0000000",
    "a decimal": lambda ags: f"{int(ags)}.0",
}


@MANY
@given(
    chosen=st.sets(st.sampled_from(MUNICIPALITIES), min_size=2, max_size=60),
    damage=st.sampled_from(sorted(MUNICIPAL_DAMAGES)),
)
def test_every_municipality_comes_back_from_every_damage(chosen: set[str], damage: str) -> None:
    some = {*chosen, "14521010"}
    damaged = {MUNICIPAL_DAMAGES[damage](ags): ags for ags in some}
    assert {key: one.area_ids for key, one in read(*damaged).items()} == {
        key: (ags,) for key, ags in damaged.items()
    }


@MANY
@given(st.lists(st.text(max_size=14), max_size=20))
def test_any_text_is_an_area_or_has_a_reason(keys: list[str]) -> None:
    found = read_keys(keys, known=KNOWN)
    assert set(found) == set(keys)
    assert all(bool(key.area_ids) != bool(key.reason) for key in found.values())
