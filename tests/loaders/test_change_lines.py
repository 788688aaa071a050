"""Changes in words: one line a figure or row, names for ids, no raw codes, no private persons."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from geo.edition_reason import ChangeKind
from loaders.change_lines import Told, count, keys, shortened, told
from loaders.changes import changes
from loaders.parquet_tables import parquet_bytes
from loaders.schema import tables
from loaders.sources.raw_tables import fingerprint
from loaders.store import Store
from loaders.world import read_world
from pages.ui.translation import reader
from tests.awards import awards_frame

DATA = Path(__file__).parents[2] / "data"
HERE = {"recipient_area_id": "14521", "executing_body_area_id": "14511"}
AWARD = {"award_id": "A1", "amount_cents": 123_456, "recipient": "Werk", "theme": "Guss", **HERE}
GONE = {**AWARD, "award_id": "A2", "recipient": "Erika Muster", "theme": "Glas"}


@pytest.fixture
def old(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "old")))


def changed(old: Store, *, files: dict[str, bytes] | None = None, **frames: pd.DataFrame) -> Store:
    new = Store(root=Path(shutil.copytree(old.root, old.root.with_name("new"))))
    new.write_edition(frames, files=files or {}, reason="changed")
    return new


def lines(old: Store, new: Store, language: str = "de") -> list[Told]:
    found = changes(old, new)
    listed = list(told(found, read_world(new), new, reader(language)))
    assert len(listed) == count(found)
    assert [one.key for one in listed] == list(dict.fromkeys(keys(found)))
    return listed


def texts(listed: list[Told]) -> list[tuple[str, str, str]]:
    return [(o.line.what, o.line.before.replace("\u00a0", " "), o.line.now.replace("\u00a0", " "))
            for o in listed]  # fmt: skip


def awards(*rows: dict[str, Any]) -> dict[str, bytes]:
    cells = pa.Table.from_pandas(awards_frame(rows), preserve_index=False)
    return {tables()["awards"].path: parquet_bytes(cells, tables()["awards"])}


def test_a_figure_has_its_measure_area_year_and_unit_and_its_state_in_words(old: Store) -> None:
    frame = old.read_observations().astype({"status": "str", "flags": "str"})
    rate = frame["indicator"] == "unemployment_rate"
    first, second = frame.index[rate & (frame["area_id"] == "14521")][-2:]
    frame.loc[first, ["value", "flags"]] = [7.04, "provisional"]
    frame.loc[second, ["value", "status"]] = [None, "secret"]
    (one, other) = texts(lines(old, changed(old, observations=frame)))
    assert one[0].startswith("Arbeitslosenquote, Erzgebirgskreis (14521), 20")
    assert one[2] == "7,0 % (vorläufig)"
    assert other[2] == "geheim oder unbekannt"
    assert other[1].endswith(" %")


def test_values_that_look_the_same_get_more_decimals(old: Store) -> None:
    frame = old.read_observations()
    rate = (frame["indicator"] == "unemployment_rate") & (frame["area_id"] == "14521")
    frame.loc[frame.index[rate][-1], "value"] = 5.004
    middle = changed(old, observations=frame)
    frame.loc[frame.index[rate][-1], "value"] = 5.001
    last = Store(root=Path(shutil.copytree(middle.root, middle.root.with_name("last"))))
    last.write_edition({"observations": frame}, reason="changed")
    ((_, before, now),) = texts(lines(middle, last, "en"))
    assert (before, now) == ("5.004 %", "5.001 %")


def test_a_changed_award_is_its_recipient_and_theme_with_what_differs(old: Store) -> None:
    old.write_edition({}, files=awards(AWARD), reason="awards")
    later = {**AWARD, "amount_cents": 999, "ends": "2030-12-31", "recipient_area_id": "14627"}
    new = changed(old, files=awards({**later, "row": 77}))
    ((what, before, now),) = texts(lines(old, new))
    assert what == "Bewilligungen des Bundes · Werk / Guss (FKZ A1)"
    assert before == (
        "Kreis des Empfängers: Erzgebirgskreis (14521); Ende: 30.06.2022; Betrag: 1.234,56 €"
    )
    assert now == "Kreis des Empfängers: Meißen (14627); Ende: 31.12.2030; Betrag: 9,99 €"


def test_an_amount_that_is_not_disclosed_is_no_zero(old: Store) -> None:
    old.write_edition({}, files=awards(AWARD), reason="awards")
    new = changed(old, files=awards({**AWARD, "amount_cents": 0, "status": "secret"}))
    ((_, before, now),) = texts(lines(old, new, "en"))
    assert "Amount: 1,234.56 €" in before
    assert "Amount: not disclosed" in now
    assert "0.00" not in now


def test_where_an_award_stands_in_its_file_is_no_change(old: Store) -> None:
    old.write_edition({}, files=awards(AWARD), reason="awards")
    assert lines(old, changed(old, files=awards({**AWARD, "row": 5}))) == []


def test_who_received_an_award_that_is_gone_is_not_told(old: Store) -> None:
    old.write_edition({}, files=awards(AWARD, GONE), reason="awards")
    (one,) = lines(old, changed(old, files=awards(AWARD)))
    assert one.line.kind is ChangeKind.REMOVED
    assert one.line.what == "Bewilligungen des Bundes · Glas (FKZ A2)"
    assert "Muster" not in f"{one.line}{one.source}"


def test_a_person_taken_out_of_the_organisations_is_not_named(old: Store) -> None:
    people, members = old.read_organisations(), old.read_memberships()
    person = people.iloc[:1].assign(organisation_id="erika-muster", name="Erika Muster")
    row = members.iloc[:1].assign(membership_id="x-erika-muster", organisation_id="erika-muster")
    first = {"organisations": pd.concat([people, person]), "memberships": pd.concat([members, row])}
    old.write_edition(first, reason="mistake")
    aliases = old.read_table("organisation_aliases")
    hashed = aliases.iloc[:1].assign(name_in_source=f"sha256:{fingerprint('Erika Muster')}")
    new = changed(
        old,
        organisations=people,
        memberships=members,
        organisation_aliases=pd.concat([aliases, hashed]),
    )
    listed = lines(old, new)
    assert {one.table for one in listed} == {
        "organisations", "memberships", "organisation_aliases"
    }  # fmt: skip
    told_ = " ".join(f"{one.line}{one.source}".casefold() for one in listed)
    assert "erika" not in told_
    assert "Name nicht gezeigt" in texts(listed)[0][0] + texts(listed)[1][0] + texts(listed)[2][0]


def test_alliances_and_money_are_told_by_name_with_titles_of_columns(old: Store) -> None:
    alliances, funding = old.read_alliances(), old.read_funding()
    alliances.loc[0, "name"] = "Neuer Name"
    funding.loc[0, ["amount_eur", "note"]] = [5, "neu gelesen"]
    short = alliances.loc[0, "short_name"]
    listed = texts(lines(old, changed(old, alliances=alliances, funding=funding)))
    assert listed[0][0] == f"Bündnisse · {short}"
    assert listed[0][2] == "Vollständiger Name: Neuer Name"
    assert listed[1][2] == "Betrag: 5 €; Anmerkung: neu gelesen"
    assert not [text for line in listed for text in line if "_" in text]


def test_of_each_measure_and_table_the_first_are_listed(old: Store) -> None:
    frame = old.read_observations()
    frame.loc[frame["period"] == "2025", "value"] += 1
    organisations = old.read_organisations()
    organisations["type"] = organisations["type"].astype("str") + "x"
    found = changes(old, changed(old, observations=frame, organisations=organisations))
    few = shortened(found, 2)
    assert set(few.figures.groupby("indicator").size()) == {2}
    assert len(few.rows["key"].unique()) == 2
    assert count(few) < count(found)


def test_a_file_whose_old_version_is_lost_is_told_in_words(old: Store) -> None:
    first = old.editions()[-1].id
    path = old.root / "alliances/facts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("SmartERZ", "X"), encoding="utf-8")
    found = changes(old.at(first), old)
    (one,) = told(found, read_world(old), old, reader("de"))
    assert one.line.what == "Eckdaten"
    assert one.line.before == "nicht aufbewahrt, da von Hand überschrieben"
