"""Programmes and alliances by rules, districts by keys."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.award_kinds import Unplaced
from loaders.faults import DataFault
from loaders.sources.award_places import places_of, territory_of
from loaders.sources.award_rules import read_award_rules, recognise
from loaders.store import Store

RULES = read_award_rules()
STORE = Store(root=Path(__file__).parents[2] / "data")


@pytest.mark.parametrize(
    ("theme", "programme", "alliance"),
    [
        ("WIR! - SmartERZ - Fasern, TP1: Weben", "wir", "smarterz"),
        ("wir! - SMARTERZ - Fasern", "wir", "smarterz"),
        ("WIR! - rECOmine - Halden", "wir", "recomine"),
        ("WIR! – Recomine – Halden", "wir", "recomine"),
        ("WIR! - Smart Rail Connectivity Campus - Gleise", "wir", "srcc"),
        ("WIR! - SRCC - Gleise", "wir", "srcc"),
        ("WIR! - Blockchain-Schaufensterregion Mittweida - Akten", "wir", "blockchain-mittweida"),
        ("WIR! - Blockchain - Akten", "wir", "blockchain-mittweida"),
        ("WIR! - MR4B - Akten mit Blockchain", "wir", ""),
        ("Blockchain - in der Verwaltung - überall", "", ""),
        ("WIR! - InnoHandwerk - Öfen", "wir", "innohandwerk-meissen"),
        ("RUBIN - Linsen - Schleifen", "rubin", ""),
        ("Ein Laser aus Rubin", "", ""),
        ("RUBINROT - ein Farbstoff", "", ""),
        ("T!Raum - Werkstatt", "traum", ""),
        ("Zwanzig20 - futureTEX - Fäden", "zwanzig20", "futuretex"),
        ("Innovativer regionaler Wachstumskern Muster", "wachstumskern", ""),
        ("Wir entwickeln ein Verfahren", "", ""),
        ("", "", ""),
    ],
)
def test_a_theme_says_its_programme_and_its_alliance(
    theme: str, programme: str, alliance: str
) -> None:
    found = recognise(theme, RULES)
    assert (found.programme, found.alliance_id, found.also) == (programme, alliance, ())


def test_of_two_rules_the_first_counts_and_the_other_is_said() -> None:
    found = recognise("WIR! - SmartERZ - gemeinsam mit rECOmine und InnoProfile", RULES)
    assert (found.programme, found.alliance_id) == ("wir", "smarterz")
    assert found.also == ("innoprofile", "recomine")


def test_every_rule_for_an_alliance_names_one_of_the_atlas() -> None:
    assert {rule.id for rule in RULES.alliances} <= set(STORE.read_alliances()["alliance_id"])


def test_wrong_rules_are_named_together(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(
        '[[programme]]\nid = "a"\n[[alliance]]\nid = ""\npart = ["X"]\ncolour = 1\n',
        encoding="utf-8",
    )
    with pytest.raises(DataFault) as caught:
        read_award_rules(file)
    places = [fault.split(":")[0] for fault in caught.value.faults]
    assert places == ["rules/rules.toml, programme 1", *["rules/rules.toml, alliance 1"] * 3]


CHANGES = pd.DataFrame(
    [
        ("move_district", "98001010", "98002010"),
        ("merge", "98009", "98001"),
        ("merge", "98008", "98009"),  # another one with a key that was taken up before
        ("merge", "98007", "98001"),  # a district is split
        ("merge", "98007", "98002"),
        ("move_district", "98007200", "98002200"),  # of which this part is known to go there
        ("merge", "98006100", "98001100"),  # a municipality is split within a district
        ("merge", "98006100", "98001200"),
        ("merge", "98006300", "98001300"),  # and another one between two
        ("merge", "98006300", "98002300"),
        ("not_drawn", "98001400", "98001400"),  # split in a way the outlines cannot follow
        ("rename", "98001", "98001"),
        ("renumber", "98004", "98005"),  # a circle leads nowhere
        ("renumber", "98005", "98004"),
    ],
    columns=["kind", "old_area_id", "new_area_id"],
)
PARTS = pd.DataFrame([("98001", "98003"), ("98001", "98001")], columns=["area_id", "part_id"])
"""A district that is newer than the atlas, cut out of one of it."""
TERRITORY = territory_of(["98001", "98002", "02000"], CHANGES, PARTS)


@pytest.mark.parametrize(
    ("key", "district", "reason"),
    [
        ("98001000", "98001", ""),
        ("98001010", "98002", ""),
        ("98009123", "98001", ""),
        ("98008123", "98001", ""),
        ("98007123", "", Unplaced.DIVIDED),
        ("98007200", "98002", ""),
        ("98006100", "98001", ""),
        ("98006300", "", Unplaced.DIVIDED),
        ("98006000", "", Unplaced.UNKNOWN_KEY),
        ("98001400", "", Unplaced.DIVIDED),
        ("98003000", "98001", ""),
        ("8003000", "", Unplaced.UNKNOWN_KEY),
        ("98004000", "", Unplaced.UNKNOWN_KEY),
        ("02000000", "02000", ""),
        ("2000000", "02000", ""),
        ("", "", Unplaced.NO_KEY),
        ("00000000", "", Unplaced.INLAND),
        ("0000000", "", Unplaced.INLAND),
        ("99999999", "", Unplaced.ABROAD),
        ("98001", "", Unplaced.UNKNOWN_KEY),
        ("9800١000", "", Unplaced.UNKNOWN_KEY),
        ("77001000", "", Unplaced.UNKNOWN_KEY),
    ],
)
def test_a_key_is_followed_to_the_district_of_today(key: str, district: str, reason: str) -> None:
    assert places_of([key], TERRITORY)[key] == (district, reason)


def test_every_former_area_of_the_atlas_leads_to_a_district_or_is_divided() -> None:
    areas, changes = STORE.read_areas(), STORE.read_territory_changes()
    districts = areas.loc[areas["level"] == "district", "area_id"]
    parts = STORE.read_table("area_parts")
    territory = territory_of(districts, changes, parts)
    keys = {key.ljust(8, "0") for key in [*changes["old_area_id"], *parts["part_id"]]}
    found = places_of(sorted(keys), territory)
    assert {why for _, why in found.values()} == {"", Unplaced.DIVIDED}
    assert found["16056000"] == ("16063", "")  # Eisenach
    assert found["06415000"] == ("06435", "")  # Hanau, a district of its own since 2026
    assert found["16064014"] == ("", Unplaced.DIVIDED)  # Dünwald, in two districts since 2023
