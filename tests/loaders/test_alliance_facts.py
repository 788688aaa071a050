"""Facts, partners and money are judged by rules, and the judged tables keep what they promise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.faults import DataFault
from loaders.sources.alliance_facts import COUNT_TYPE, SINGLE_TYPES, tidy_facts_folder
from loaders.sources.alliance_money import counting_reasons
from loaders.sources.alliance_partners import slug
from loaders.sources.web_pages import dated
from loaders.store import Store

FIXTURES = Path(__file__).parent / "fixtures"
DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
ALIASES = pd.read_csv(FIXTURES / "aliases.csv", dtype=str, keep_default_na=False)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for name in ("facts", "rules"):
        shutil.copytree(FIXTURES / name, tmp_path / name)
    return tmp_path


def tidy(world: Path) -> dict[str, pd.DataFrame]:
    return tidy_facts_folder(world / "facts", ALIASES, world / "rules")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_fact_is_carried_over_in_our_words(world: Path) -> None:
    facts = tidy(world)["facts"].set_index("fact_id")
    assert len(facts) == 7
    start = facts.loc["hafen-start-2"]
    assert start[["text", "value", "precision"]].tolist() == ["ab Juli 2020", "2020-07-01", "month"]
    assert start[["source_date", "date_basis"]].tolist() == ["2021-03", "estimated"]
    assert facts.loc["hafen-start-1", "standing"] == "superseded"


def test_changed_fact_asks_for_a_new_judgement(world: Path) -> None:
    replace(world / "facts/alliances.csv", "Juli 2020", "August 2020")
    with pytest.raises(DataFault, match=r"'hafen-start-2' \(row 4 of the source\) has changed"):
        tidy(world)


def test_all_facts_without_rule_are_listed(world: Path) -> None:
    rules = world / "rules/facts.csv"
    lines = rules.read_text(encoding="utf-8").splitlines(keepends=True)
    rules.write_text("".join(lines[:4] + lines[6:]), encoding="utf-8")
    with pytest.raises(DataFault) as caught:
        tidy(world)
    assert [fault.split("'")[1] for fault in caught.value.faults] == [
        "hafen-number-of-partners-1",
        "hafen-number-of-partners-2",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("superseded", "current", "'hafen-start-2' is current beside another"),
        ("context,other_body", "current,other_body", "counts a part or another body"),
    ],
)
def test_contradicting_standings_are_refused(world: Path, old: str, new: str, fault: str) -> None:
    replace(world / "rules/facts.csv", old, new)
    with pytest.raises(DataFault, match=fault):
        tidy(world)


def test_spellings_of_one_organisation_become_one(world: Path) -> None:
    tables = tidy(world)
    assert tables["organisations"]["organisation_id"].tolist() == [
        "hochschule-kiel",
        "seilerei-name-nicht-genannt",
        "werft-prag",
    ]
    notes = tables["memberships"].set_index("membership_id")["note"]
    assert notes["hafen-dock-hochschule-kiel"] == "beteiligt: Institut für Schiffbau"


def test_natural_persons_and_streets_are_left_out(world: Path) -> None:
    text = "".join(frame.to_csv() for frame in tidy(world).values())
    for secret in ("Erika", "Kaistraße", "interner Vermerk"):
        assert secret not in text
    assert "24103" in text


def test_membership_without_place_says_why(world: Path) -> None:
    reasons = tidy(world)["memberships"].set_index("membership_id")["placed_reason"]
    assert reasons["werft-werft-prag"] == "abroad"
    assert reasons["werft-kran-seilerei-name-nicht-genannt"] == "town_not_known"
    assert reasons["hafen-hochschule-kiel"] == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("partners.csv", "lead", "Chefin", r"rules/roles.csv: 'Chefin' has no row"),
        ("partners.csv", "01002000", "1002000", r"ags_vg250: '1002000' is no AGS"),
        ("partners.csv", "2022-02-01", "Winter", r"the date 'Winter' has no row"),
        ("funding.csv", "total_spent", "spent", r"row 3, qualifier: 'spent' is unknown"),
        ("funding.csv", "9000000", "9 Mio.", r"row 3, amount_eur: '9 Mio.' is no whole number"),
        ("partners.csv", "werft.example", "dock.example", r"the host 'dock.example' has no row"),
        ("alliances.csv", "werft,", "dock,", r"the alliance 'dock' of alliances.csv has no row"),
    ],
)
def test_fault_of_a_raw_table_is_named(
    world: Path, file: str, old: str, new: str, fault: str
) -> None:
    replace(world / "facts" / file, old, new)
    with pytest.raises(DataFault, match=fault):
        tidy(world)


def test_pages_are_sources_with_publisher_and_purpose(world: Path) -> None:
    sources = tidy(world)["sources"].set_index("title")
    assert len(sources) == 4
    assert sources.loc["Über uns", "publisher"] == "Hafenblatt"
    assert sources.loc["Über uns", "date_basis"] == "none"
    assert sources.loc["Pressetext (gedruckt)", ["url", "reference_date"]].tolist() == [
        "",
        "2018-04",
    ]
    assert sources.loc["Bilanz", "used_for"] == "hafen"


def statement(**changes: str) -> dict[str, str]:
    row = {"alliance_id": "a", "subproject": "", "qualifier": "grant", "note": ""}
    return row | {"period_from": "2019", "period_to": "2021"} | changes


@pytest.mark.parametrize(
    ("statements", "reasons"),
    [
        ([statement()], ["whole_alliance_grant"]),
        ([statement(qualifier="approved")], ["whole_alliance_grant"]),
        ([statement(qualifier="up_to")], ["kind_of_statement"]),
        ([statement(qualifier="requested")], ["kind_of_statement"]),
        ([statement(qualifier="phase_budget")], ["kind_of_statement"]),
        ([statement(subproject="Kran")], ["part_of_alliance"]),
        ([statement(alliance_id="p")], ["programme"]),
        ([statement(alliance_id="p", note="BESTE ZAHL")], ["programme"]),
        (
            [statement(), statement(qualifier="total_spent", note="BESTE ZAHL")],
            ["better_statement", "best_statement"],
        ),
        ([statement(), statement(period_from="2020")], ["overlapping_periods"] * 2),
        ([statement(), statement(period_from="2021")], ["whole_alliance_grant"] * 2),
        ([statement(period_to=""), statement(period_from="2030")], ["overlapping_periods"] * 2),
        (
            [statement(), statement(alliance_id="b", period_from="2020")],
            ["whole_alliance_grant"] * 2,
        ),
    ],
)
def test_rule_for_money_that_counts(statements: list[dict[str, str]], reasons: list[str]) -> None:
    raw = pd.DataFrame(statements)
    kinds = {"a": "alliance", "b": "alliance", "p": "programme"}
    found = counting_reasons(raw, kinds).tolist()
    assert found[: len(reasons)] == reasons


def test_money_of_the_small_world_counts_as_ruled(world: Path) -> None:
    funding = tidy(world)["funding"]
    sums = funding[funding["counts"]].assign(eur=funding["amount_eur"].astype(int))
    assert sums.groupby("alliance_id")["eur"].sum().to_dict() == {
        "hafen": 9_000_000,
        "werft": 1_700_000,
    }
    assert "BESTE ZAHL" not in funding.to_csv()


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("2019-03-22", "2019-03-22", "stated"),
        ("2019-03", "2019-03", "stated"),
        ("2019 (undated)", "2019", "estimated"),
        ("2019-03/04 (undated)", "2019-03", "estimated"),
        ("", "", "none"),
    ],
)
def test_date_of_a_source_says_what_it_rests_on(text: str, date: str, basis: str) -> None:
    assert dated(pd.Series([text])) == {"source_date": [date], "date_basis": [basis]}


def test_slug_is_plain() -> None:
    assert slug("Südwestfälische IHK zu Hagen (SIHK)") == "suedwestfaelische-ihk-zu-hagen-sihk"


def test_committed_tables_are_complete() -> None:
    counts = {
        "alliances": 26,
        "facts": 197,
        "organisations": 128,
        "memberships": 161,
        "funding": 63,
    }
    assert {name: len(STORE.read_table(name)) for name in counts} == counts


def test_every_source_and_owner_resolves() -> None:
    sources = set(STORE.read_sources()["source_id"])
    alliances = set(STORE.read_alliances()["alliance_id"])
    for name in ("alliances", "facts", "memberships", "funding", "observations", "occupations"):
        assert set(STORE.read_table(name)["source_id"]) <= sources, name
    for name in ("facts", "memberships", "funding"):
        assert set(STORE.read_table(name)["alliance_id"]) <= alliances, name
    known = set(STORE.read_organisations()["organisation_id"])
    assert set(STORE.read_memberships()["organisation_id"]) == known


def test_regions_and_definitions_of_alliances_exist() -> None:
    regions = {region.id: region for region in STORE.read_regions()}
    for alliance in STORE.read_alliances().itertuples():
        if alliance.region_id:
            definitions = {d.id for d in regions[alliance.region_id].definitions} | {""}
            assert alliance.definition_id in definitions, alliance.alliance_id
        else:
            assert alliance.kind == "programme"


def test_one_fact_of_a_type_is_current() -> None:
    facts = STORE.read_facts()
    single = facts[facts["fact_type"].isin([*SINGLE_TYPES, COUNT_TYPE])]
    current = single[single["standing"] == "current"].groupby(["alliance_id", "fact_type"]).size()
    assert (current == 1).all()
    groups = single.groupby(["alliance_id", "fact_type"]).ngroups
    without = {("blockchain-mittweida", "end")} | {
        (alliance, COUNT_TYPE) for alliance in ("recomine", "blockchain-mittweida", "hic-chemnitz")
    }
    assert groups - len(current) == len(without)
    assert not without & set(current.index)


@pytest.mark.parametrize(
    ("alliance", "kind", "value"),
    [
        ("smarterz", "end", "2025-12-31"),
        ("smarterz", "number_of_partners", "197"),
        ("srcc", "number_of_partners", "150"),
        ("itas", "number_of_partners", "5"),
        ("itas", "start", "2022-07-01"),
        ("itas", "end", "2025-12-31"),
        ("innohandwerk-meissen", "seat", "14627230"),
        ("recomine", "seat", "14522180"),
        ("branchenkompetenzen-swf", "end", "2013-06-30"),
    ],
)
def test_current_fact_is_the_right_one(alliance: str, kind: str, value: str) -> None:
    facts = STORE.read_facts()
    current = facts[(facts["standing"] == "current") & (facts["alliance_id"] == alliance)]
    assert current.loc[current["fact_type"] == kind, "value"].tolist() == [value]


def test_count_of_smarterz_carries_its_date() -> None:
    facts = STORE.read_facts().set_index("fact_id")
    count = facts.loc["smarterz-number-of-partners-6", ["value", "as_of", "scope"]]
    assert count.tolist() == ["197", "2021-07", "alliance"]


@pytest.mark.parametrize(
    ("fact", "scope"),
    [
        ("recomine-number-of-partners-1", "part"),
        ("blockchain-mittweida-number-of-partners-1", "part"),
        ("hic-chemnitz-number-of-partners-1", "other_body"),
        ("innohandwerk-meissen-number-of-partners-2", "other_body"),
    ],
)
def test_count_of_a_part_or_another_body_is_marked(fact: str, scope: str) -> None:
    facts = STORE.read_facts().set_index("fact_id")
    assert facts.loc[fact, ["scope", "standing"]].tolist() == [scope, "context"]


@pytest.mark.parametrize(
    ("alliance", "eur"),
    [
        ("smarterz", 14_000_000),
        ("itas", 8_400_000),
        ("recomine", 12_700_000),
        ("branchenkompetenzen-swf", 799_000),
        ("hzwo-wasserstoffland", 2_810_000),
        ("innohandwerk-meissen", None),
        ("blockchain-mittweida", None),
        ("prog-wir", None),
        ("regionale-2025-swf", None),
    ],
)
def test_funding_volume_of_an_alliance(alliance: str, eur: int | None) -> None:
    funding = STORE.read_funding()
    counted = funding[funding["counts"]].groupby("alliance_id")["amount_eur"].sum()
    assert counted.get(alliance) == eur


def test_organisations_of_smarterz_are_counted_once() -> None:
    members = STORE.read_memberships()
    assert members.loc[members["alliance_id"] == "smarterz", "organisation_id"].nunique() == 9


def test_merged_spellings_are_gone() -> None:
    names = set(STORE.read_organisations()["name"])
    aliases = STORE.read_table("organisation_aliases")
    assert set(aliases["organisation_name"]) <= names
    merged = aliases[aliases["name_in_source"] != aliases["organisation_name"]]
    assert not set(merged["name_in_source"]) & names


def test_places_of_memberships_are_known_municipalities_or_lie_in_known_districts() -> None:
    areas = set(STORE.read_areas()["area_id"])
    members = STORE.read_memberships()
    placed = members[members["area_id"] != ""]
    for area in placed["area_id"]:
        drawn = area[:2] in {"05", "14"}
        assert area in areas or (not drawn and area[:5] in areas), area
    assert (placed["placed_reason"] == "").all()
    assert (members.loc[members["area_id"] == "", "placed_reason"] != "").all()


def test_no_contact_of_a_person_is_in_the_data() -> None:
    mail = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
    phone = re.compile(r"(?:\+49|\b0\d{2,5}[ /-])\s?\d{3,}[ \d/-]{2,}|\bTel\.|\bTelefon\b")
    for path in [*(DATA / "alliances").glob("*.csv"), DATA / "sources.csv"]:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [line for line in lines if mail.search(line)]
        found += [line for line in lines if phone.search(re.sub(r"https?://\S+", "", line))]
        assert not found, path.name
