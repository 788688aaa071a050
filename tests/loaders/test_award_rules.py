"""Programmes and alliances by rules, districts by keys."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.model import Unplaced
from loaders.faults import DataFault
from loaders.sources.award_places import places_of
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
        ("2008-01-01", "98001010", "98002010"),  # a municipality goes to another district
        ("2010-01-01", "98009", "98001"),  # a district is merged
        ("2011-01-01", "98008", "98009"),  # another one with a key that was taken up before
        ("2012-01-01", "98007", "98001"),  # a district is split
        ("2012-01-01", "98007", "98002"),
        ("2013-01-01", "98001", "98001"),  # a new name only
    ],
    columns=["date", "old_area_id", "new_area_id"],
)


@pytest.mark.parametrize(
    ("key", "district", "reason"),
    [
        ("98001000", "98001", ""),
        ("98001010", "98002", ""),
        ("98009123", "98001", ""),
        ("98008123", "98001", ""),
        ("98007123", "", Unplaced.UNKNOWN_KEY),
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
    assert places_of([key], ["98001", "98002", "02000"], CHANGES)[key] == (district, reason)
