"""Editions: an id for each state of the data, old versions kept once, every edition readable."""

from __future__ import annotations

import json
import lzma
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from geo.edition_reason import Act, Delivered, Reason
from geo.model import Level
from loaders.__main__ import main
from loaders.check import faults_of
from loaders.edition_check import edition_faults
from loaders.editions import KEPT, content_hash
from loaders.faults import DataFault
from loaders.schema import tables
from loaders.store import Store
from loaders.world import read_world

DATA = Path(__file__).parents[2] / "data"
DAY = date(2026, 11, 20)
NEXT_DAY = date(2027, 2, 20)


def observations(figures: Mapping[str, float]) -> pd.DataFrame:
    rows = [
        {"area_id": area, "period": "2025", "indicator": "rate", "value": value, "status": "exact"}
        for area, value in figures.items()
    ]
    rest = {"flags": "", "source_id": "one"}
    names = list(tables()["observations"].names)
    return pd.DataFrame([row | rest for row in rows], columns=names)


def occupations() -> pd.DataFrame:
    row = dict.fromkeys(tables()["occupations"].names, "")
    return pd.DataFrame([row | {"area_id": "14511", "unemployed": 5.0, "vacancies": 1.0}])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(root=tmp_path / "data")
    frames = {"observations": observations({"14511": 1.0}), "occupations": occupations()}
    found.write_edition(frames, reason="first", made=DAY)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "copy")))


def kept(store: Store) -> list[str]:
    return [path for path in store.paths() if path.startswith(KEPT)]


def test_an_edition_is_called_by_its_day_and_its_content(store: Store) -> None:
    (only,) = store.editions()
    assert only.id == f"2026-11-20-{content_hash(only.files)}"
    assert only.reason == Reason(act=Act.FIRST, note="first")
    assert set(only.files) == {"observations/observations.csv", "observations/occupations.csv"}


def test_the_same_content_has_the_same_hash_and_makes_no_new_edition(
    store: Store, tmp_path: Path
) -> None:
    before = {path: (store.root / path).read_bytes() for path in store.paths()}
    frames = {"observations": observations({"14511": 1.0}), "occupations": occupations()}
    again = store.write_edition(frames, reason="again", made=NEXT_DAY)
    assert again == store.editions()[0]
    assert {path: (store.root / path).read_bytes() for path in store.paths()} == before
    other = Store(root=tmp_path / "other").write_edition(frames, reason="else", made=DAY)
    assert other.id == again.id


def test_only_what_changed_is_kept_once_and_every_edition_is_read(store: Store) -> None:
    first = store.editions()[0].id
    second = store.write_edition(
        {"observations": observations({"14511": 2.0})}, reason="new", made=NEXT_DAY
    )
    third = store.write_edition(
        {"observations": observations({"14511": 1.0})}, reason="back", made=NEXT_DAY
    )
    values = [
        store.at(one).read_observations()["value"].tolist() for one in (first, second.id, third.id)
    ]
    assert values == [[1.0], [2.0], [1.0]]
    assert len(kept(store)) == 2
    assert len(store.at(first).read_occupations()) == 1
    assert list(edition_faults(store)) == []


def test_coming_back_on_the_same_day_gets_an_id_of_its_own(store: Store) -> None:
    for value in (2.0, 1.0):
        store.write_edition({"observations": observations({"14511": value})}, reason="x", made=DAY)
    first, _, third = (one.id for one in store.editions())
    assert third == f"{first}-2"


def test_old_versions_are_packed_and_pandas_reads_them(store: Store) -> None:
    store.write_edition({"observations": observations({"14511": 2.0})}, reason="new")
    (path,) = kept(store)
    assert pd.read_csv(store.root / path)["value"].tolist() == [1.0]
    assert lzma.decompress((store.root / path).read_bytes()).startswith(b"area_id,")


def test_a_file_that_an_edition_did_not_have_is_not_there(store: Store) -> None:
    first = store.editions()[0].id
    store.write_edition({}, files={"awards/awards.parquet": b"new"}, reason="awards")
    assert store.has_file("awards/awards.parquet")
    assert not store.at(first).has_file("awards/awards.parquet")


@pytest.mark.parametrize("wanted", ["", "2020-01-01-abcdefg", "<script>", "x" * 10_000])
def test_an_unknown_edition_is_one_sentence(store: Store, wanted: str) -> None:
    with pytest.raises(DataFault, match="python -m loaders editions lists all 1") as caught:
        store.at(wanted)
    assert len(caught.value.faults) == 1
    assert len(str(caught.value)) < 200


def test_an_edition_needs_a_reason(store: Store) -> None:
    with pytest.raises(DataFault, match="needs a reason"):
        store.write_edition({}, reason=" ")


TABLE = Delivered(table="13211", title="Arbeitslose", publisher="Amt", period="2025")
REASONS = (
    Reason(act=Act.FIRST),
    Reason(act=Act.BUILT, parts=("facts", "funding")),
    Reason(act=Act.ADDED, delivered=(TABLE, Delivered(title="Umrisse"))),
    Reason(act=Act.REMOVED, delivered=(TABLE,), note="falsche Datei"),
    Reason(act=Act.RESTORED, edition="2026-11-20-3f9a2c1"),
    Reason(act=Act.EDITED, parts=("regions.toml",), note="Tippfehler"),
    Reason(act=Act.NOTED, note="nur Worte"),
)


@pytest.mark.parametrize("reason", REASONS, ids=lambda one: one.act.value)
def test_a_reason_is_read_as_it_was_written(store: Store, reason: Reason) -> None:
    store.write_edition({"observations": observations({"14511": 2.0})}, reason=reason)
    assert store.editions()[-1].reason == reason


@pytest.mark.parametrize(
    ("number", "words", "reason"),
    [
        (1, "first edition", Reason(act=Act.FIRST)),
        (1, "made in spring", Reason(act=Act.FIRST, note="made in spring")),
        (2, "added: 13211", Reason(act=Act.NOTED, note="added: 13211")),
    ],
)
def test_a_manifest_of_words_only_stays_readable(
    store: Store, number: int, words: str, reason: Reason
) -> None:
    path = store.root / store.editions()[0].path
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "number": number, "reason": words}), encoding="utf-8")
    assert store.editions()[0].reason == reason


@pytest.mark.parametrize("reason", [{"act": "unheard of"}, {"parts": []}, {"act": "added", "x": 1}])
def test_a_reason_that_is_none_is_told(store: Store, reason: dict[str, object]) -> None:
    path = store.root / store.editions()[0].path
    manifest = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**manifest, "reason": reason}), encoding="utf-8")
    with pytest.raises(DataFault, match="is no manifest of an edition"):
        store.editions()


def test_a_column_that_an_old_edition_did_not_know_is_empty(store: Store) -> None:
    file = store.root / "observations/observations.csv"
    first = store.editions()[0]
    frame = pd.read_csv(file, dtype=str, keep_default_na=False).drop(columns="flags")
    frame.assign(forgotten="x").to_csv(file, index=False)
    older = store.write_edition({}, reason="as before")
    assert list(store.at(older.id).read_observations()["flags"]) == [""]
    assert first.id != older.id


def test_a_file_edited_by_hand_is_told_and_recorded(
    copy: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = copy.editions()[-1].id
    file = copy.root / "regions.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    told = f"regions.toml: edited since edition {newest}; record it with python -m loaders edition"
    assert [one for one in faults_of(copy) if told in one]
    assert main(["--data", str(copy.root), "edition", "--reason", "note added"]) == 0
    assert copy.editions()[-1].id in capsys.readouterr().out
    assert copy.editions()[-1].changes == {"regions.toml": {"value": 1}}
    lost = f"regions.toml of edition {newest} is not kept because it was overwritten by hand"
    assert [one for one in faults_of(copy) if lost not in one] == []
    with pytest.raises(DataFault, match="is not kept"):
        copy.at(newest).read_regions()


def test_what_git_holds_of_a_file_edited_by_hand_is_kept(copy: Store) -> None:
    def git(*words: str) -> None:
        command = ["git", "-C", str(copy.root), "-c", "user.name=a", "-c", "user.email=a@b.c"]
        subprocess.run([*command, *words], check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "data")
    newest = copy.editions()[-1].id
    file = copy.root / "alliances/facts.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("smarterz", "other", 1), encoding="utf-8")
    copy.write_edition({}, reason="corrected")
    assert copy.at(newest).file("alliances/facts.csv").suffix == ".xz"
    assert not [one for one in faults_of(copy) if "not kept" in one]


def test_what_was_edited_by_hand_becomes_an_edition_before_the_next_write(store: Store) -> None:
    file = store.root / "observations/observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1.0", "7.0"), encoding="utf-8")
    store.write_edition({"observations": observations({"14511": 2.0})}, reason="new")
    _, by_hand, newest = store.editions()
    assert by_hand.reason == Reason(act=Act.EDITED, parts=("observations",))
    assert store.at(by_hand.id).read_observations()["value"].tolist() == [7.0]
    assert newest.changes == {"observations": {"value": 1}}


def test_a_write_without_an_edition_keeps_what_the_newest_one_names(store: Store) -> None:
    store.write_tables({"observations": observations({"14511": 3.0})})
    assert store.at(store.editions()[0].id).read_observations()["value"].tolist() == [1.0]


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda store: (store.root / kept(store)[0]).write_bytes(b"x"), "is damaged; restore it"),
        (lambda store: (store.root / KEPT / "0000.csv.xz").write_bytes(b"x"), "to no edition"),
        (lambda store: (store.root / kept(store)[0]).unlink(), "no link can show it any more"),
        (
            lambda store: (store.root / store.editions()[0].path).write_text("{}"),
            "is no manifest of an edition; restore it",
        ),
    ],
)
def test_check_names_what_is_wrong_with_the_editions(store: Store, damage, words: str) -> None:
    store.write_edition({"observations": observations({"14511": 2.0})}, reason="new")
    damage(store)
    (found,) = edition_faults(store)
    assert words in found


def test_a_manifest_with_other_files_is_named(store: Store) -> None:
    path = store.root / store.editions()[0].path
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["files"]["observations/occupations.csv"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert any("do not belong to this id" in one for one in edition_faults(store))


def test_a_data_folder_without_an_edition_is_told_how_to_make_one(copy: Store) -> None:
    shutil.rmtree(copy.root / "editions")
    assert any("There is no edition of the data" in one for one in edition_faults(copy))
    copy.write_edition({}, reason="first edition")
    assert faults_of(copy) == []


def test_an_edition_of_the_data_in_the_box_stays_small_and_gives_its_world(copy: Store) -> None:
    first = copy.editions()[-1].id
    frame = copy.read_observations()
    frame.loc[frame.index[0], "value"] = 2
    size = sum(file.stat().st_size for file in copy.root.rglob("*"))
    newest = copy.write_edition({"observations": frame}, reason="one figure")
    grown = sum(file.stat().st_size for file in copy.root.rglob("*")) - size
    assert grown < 400_000
    assert newest.changes == {"observations": {"value": 1}}
    assert faults_of(copy) == []
    old, new = read_world(copy.at(first)), read_world(copy)
    row = frame.iloc[0]
    before, after = (
        one.observations[row["indicator"]][row["period"]].loc[row["area_id"], "value"]
        for one in (old, new)
    )
    assert before != after == 2
    assert len(copy.at(first).read_outlines(Level.DISTRICT)) == 400


def test_the_commands_list_editions_and_say_what_changed(
    copy: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    first = copy.editions()[0].id
    frame = copy.read_observations()
    row = (frame["area_id"] == "14521") & (frame["indicator"] == "population")
    newest = frame.index[row & (frame["period"] == "2024")][0]
    frame.loc[newest, "value"] = 300_001.0
    copy.write_edition({"observations": frame}, reason=REASONS[3], made=NEXT_DAY)
    assert main(["--data", str(copy.root), "editions"]) == 0
    listed = capsys.readouterr().out
    assert "  First edition" in listed
    removed = "Removed: 13211: Arbeitslose (Amt), as of 2025; note: “falsche Datei”"
    assert f"2027-02-20  {removed}  Figures: 1 changed" in listed
    assert main(["--data", str(copy.root), "changes", first]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Figures: 1 changed"
    assert said[1].startswith("  Population, Erzgebirgskreis (14521), 2024: ")
    assert said[1].endswith(" → 300,001\u00a0persons – changed")
    assert main(["--data", str(copy.root), "changes", "nothing"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["--data", str(copy.root), "edition", "--reason", "none"]) == 0
    assert "Nothing changed since edition" in capsys.readouterr().out
    assert main(["--data", str(copy.root), "edition"]) == 1
    assert "--reason" in capsys.readouterr().err


def test_a_first_edition_needs_no_words(copy: Store) -> None:
    shutil.rmtree(copy.root / "editions")
    assert main(["--data", str(copy.root), "edition"]) == 0
    assert [one.reason for one in copy.editions()] == [Reason(act=Act.FIRST)]


def test_a_world_read_while_another_writes_is_of_one_edition(
    copy: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_areas, written = Store.read_areas, []

    def write_meanwhile(store: Store) -> pd.DataFrame:
        if not written:
            written.append(True)
            frame = copy.read_observations()
            frame.loc[frame.index[0], "value"] = 1.5
            sources = copy.read_sources().assign(title="new")
            copy.write_edition({"observations": frame, "sources": sources}, reason="new")
        return read_areas(store)

    monkeypatch.setattr(Store, "read_areas", write_meanwhile)
    found = read_world(copy)
    row = copy.read_observations().iloc[0]
    value = found.observations[row["indicator"]][row["period"]].loc[row["area_id"], "value"]
    assert (value, set(found.sources["title"])) == (1.5, {"new"})
