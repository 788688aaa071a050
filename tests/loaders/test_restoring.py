"""Going back: editions restored as new ones, removed tables give back what they replaced."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.edition_reason import Act, Reason
from loaders.__main__ import main
from loaders.adding import add
from loaders.check import faults_of
from loaders.editions import is_content
from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.restoring import restore
from loaders.schema import tables
from loaders.store import Store
from loaders.stored_tables import remove
from tests.loaders.invented import FORMAT, write

DATA = Path(__file__).parents[2] / "data"
UNEMPLOYED = "regionalstatistik-13211-02-05-4"
OBSERVATIONS = "observations/observations.csv"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


def content(store: Store) -> dict[str, bytes]:
    return {path: (store.root / path).read_bytes() for path in store.paths() if is_content(path)}


def added(store: Store, folder: Path, *rows: str, number: str = "13211-02-05-4") -> str:
    """Add rows and return the id of their source."""
    path = write(folder / f"{abs(hash(rows))}.txt", *rows, number=number)
    report = add([Given(path=path)], store, retrieved="2026-11-20", formats=[FORMAT])
    return report.tables[0].source_id


def of(store: Store, area_id: str, period: str = "2025") -> tuple[float, str]:
    """Return number and source of the unemployed of an area."""
    rows = store.read_observations()
    here = (rows["area_id"] == area_id) & (rows["period"] == period)
    (row,) = rows[here & (rows["indicator"] == "unemployed")].to_dict("records")
    return row["value"], row["source_id"]


def test_a_restored_edition_is_a_new_one_with_the_same_files(store: Store, tmp_path: Path) -> None:
    first, before = store.editions()[-1], content(store)
    added(store, tmp_path, "14521;;2025;Arbeitslose=9000", "14522;;2027;Arbeitslose=8000")
    store.write_edition({}, files={"awards/awards.parquet": b"came since"}, reason="awards")
    past = {one.path: (store.root / one.path).read_bytes() for one in store.editions()}
    edition = restore(first.id, store)
    assert content(store) == before
    assert edition.files == first.files
    assert edition.reason == Reason(act=Act.RESTORED, edition=first.id)
    assert {path: (store.root / path).read_bytes() for path in past} == past
    assert not (store.root / "awards/awards.parquet").exists()
    assert store.at(store.editions()[-2].id).file("awards/awards.parquet").read_bytes()
    assert faults_of(store) == []


def test_one_table_is_restored_with_the_sources_it_rests_on(store: Store, tmp_path: Path) -> None:
    first, before = store.editions()[-1], content(store)
    added(store, tmp_path, "14521;;2025;Arbeitslose=9000")
    note = store.read_funding().assign(note="later")
    store.write_edition({"funding": note}, reason="funding")
    restore(first.id, store, names=["observations"])
    after = content(store)
    assert after[OBSERVATIONS] == before[OBSERVATIONS]
    assert after["sources.csv"] == before["sources.csv"]
    assert set(store.read_funding()["note"]) == {"later"}
    assert not [one for one in faults_of(store) if "sources.csv" in one]


def test_restoring_the_newest_edition_changes_nothing(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    newest = store.editions()[-1]
    assert main(["--data", str(store.root), "restore", newest.id]) == 0
    assert "Nothing changes" in capsys.readouterr().out
    assert store.editions() == (newest,)


def test_the_command_restores_and_names_the_new_edition(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = store.editions()[-1]
    added(store, tmp_path, "14521;;2025;Arbeitslose=9000")
    asked = ["--data", str(store.root), "restore", first.id, "--table", "observations"]
    assert main(asked) == 0
    said = capsys.readouterr()
    assert store.editions()[-1].id in said.out
    assert f"Back to edition {first.id}: Figures" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    ("edition", "names", "said"),
    [
        ("2020-01-01-0000000", [], "There is no edition '2020-01-01-0000000'"),
        ("", ["observation"], "There is no table 'observation'; meant may be: observations"),
    ],
)
def test_what_cannot_be_restored_is_said_and_nothing_changes(
    store: Store, edition: str, names: list[str], said: str
) -> None:
    before = content(store)
    with pytest.raises(DataFault, match=said):
        restore(edition or store.editions()[-1].id, store, names=names)
    assert content(store) == before
    assert len(store.editions()) == 1


def test_an_old_table_without_a_new_column_is_restored_with_it_empty(store: Store) -> None:
    first = store.read_table("organisation_aliases")
    path = store.root / tables()["organisation_aliases"].path
    column = tables()["organisation_aliases"].names[-1]
    first.drop(columns=column).to_csv(path, index=False)
    older = store.write_edition({}, reason="older layout")
    store.write_edition({"organisation_aliases": first}, reason="newer layout")
    restore(older.id, store)
    assert set(store.read_table("organisation_aliases")[column]) == {""}


# Removed tables


def test_a_removed_table_gives_back_what_it_had_replaced(store: Store, tmp_path: Path) -> None:
    before = content(store)
    first = store.editions()[-1].id
    source_id = added(
        store, tmp_path, "14521;;2025;Arbeitslose=9000", "14522;;2027;Arbeitslose=8000"
    )
    done = remove([source_id], store)
    assert done.back[UNEMPLOYED] == 3  # of the district, and the totals of Saxony and Germany
    assert done.edition == first
    assert content(store) == before


def test_a_source_that_had_lost_all_its_figures_comes_back_with_them(
    store: Store, tmp_path: Path
) -> None:
    before = content(store)
    old = "regionalstatistik-52411-02-01-4"
    rows = store.read_observations()
    areas = rows.loc[rows["source_id"] == old, "area_id"]
    lines = [f"{one};;2024;Beantragte Insolvenzverfahren (Unternehmen)=1" for one in areas]
    source_id = added(store, tmp_path, *lines, number="52411-02-01-4")
    assert old not in set(store.read_sources()["source_id"])
    assert remove([source_id], store).back == {old: 400}
    assert content(store) == before


def test_only_figures_of_the_removed_table_come_back_and_later_ones_stay(
    store: Store, tmp_path: Path
) -> None:
    value, _ = of(store, "14522")
    first = added(store, tmp_path, "14521;;2025;Arbeitslose=9000", "14522;;2025;Arbeitslose=8000")
    later = added(store, tmp_path, "14521;;2025;Arbeitslose=9100")
    remove([first], store)
    assert of(store, "14521") == (9100, later)
    assert of(store, "14522") == (value, UNEMPLOYED)


def test_what_was_removed_on_purpose_does_not_come_back(store: Store, tmp_path: Path) -> None:
    bad = added(store, tmp_path, "14521;;2027;Arbeitslose=9000", "14522;;2027;Arbeitslose=9000")
    good = added(store, tmp_path, "14521;;2027;Arbeitslose=9100")
    remove([bad], store)
    assert remove([good], store).back == {}
    assert "2027" not in set(store.read_observations()["period"])


INSOLVENT = "Beantragte Insolvenzverfahren (Unternehmen)"


def districts(store: Store, more: int) -> list[str]:
    """Return rows of the inhabitants of all districts, each with some more than stored."""
    rows = store.read_observations()
    chosen = rows[(rows["indicator"] == "population") & (rows["period"] == "2024")]
    return [
        f"{area_id};;2024-12-31;Bevölkerungsstand={value + more:.0f}"
        for area_id, value in zip(chosen["area_id"].astype("str"), chosen["value"], strict=True)
        if len(area_id) == len("14521")
    ]


@pytest.mark.parametrize("first", [0, 1], ids=["first added goes first", "last added goes first"])
@pytest.mark.parametrize("other", [False, True], ids=["nothing else", "another table since"])
def test_two_tables_taken_out_again_leave_the_figures_as_before_them(
    store: Store, tmp_path: Path, first: int, *, other: bool
) -> None:
    before = content(store)
    rows = districts(store, 1000), districts(store, 2000)[:60]
    ids = [added(store, tmp_path, *rows[0], number="12411-03-03-4")]
    assert "DG" not in set(inhabitants(store).index)
    if other:
        added(store, tmp_path, f"14521;;2026;{INSOLVENT}=7", number="52411-02-01-4")
    ids.append(added(store, tmp_path, *rows[1], number="12411-03-03-4"))
    for source_id in (ids[first], ids[1 - first]):
        remove([source_id], store)
        assert not faults_of(store)
    after = content(store)
    if other:
        lines = [set(one[OBSERVATIONS].decode().splitlines()) for one in (before, after)]
        assert not lines[0] - lines[1]
        assert {line[:10] for line in lines[1] - lines[0]} == {"14521,2026"}
    else:
        assert after == before


def inhabitants(store: Store) -> pd.Series:
    rows = store.read_observations()
    chosen = rows[(rows["indicator"] == "population") & (rows["period"] == "2024")]
    return chosen.astype({"area_id": "str"}).set_index("area_id")["value"]


def test_what_came_back_after_two_removals_is_counted(store: Store, tmp_path: Path) -> None:
    first = store.editions()[-1].id
    bad = added(store, tmp_path, "14521;;2025;Arbeitslose=9000", "14522;;2025;Arbeitslose=9000")
    good = added(store, tmp_path, "14521;;2025;Arbeitslose=9100")
    remove([bad], store)
    done = remove([good], store)
    assert done.edition == first
    assert done.back[UNEMPLOYED] == 3  # of the district, and the totals of Saxony and Germany


def test_the_description_of_the_data_names_the_editions_and_is_else_as_before(
    store: Store, tmp_path: Path
) -> None:
    def described() -> tuple[list[str], dict[str, Any]]:
        found = json.loads((store.root / "datapackage.json").read_text(encoding="utf-8"))
        made = [one["path"] for one in found["resources"] if one["path"].startswith("editions/")]
        found["resources"] = [one for one in found["resources"] if one["path"] not in made]
        assert found.pop("edition") == store.editions()[-1].id
        return made, found

    editions, before = described()
    remove([added(store, tmp_path, "14521;;2025;Arbeitslose=9000")], store)
    more, after = described()
    assert after == before
    assert set(more) > set(editions)


def test_the_command_says_what_came_back(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = store.editions()[-1].id
    source_id = added(store, tmp_path, "14521;;2025;Arbeitslose=9000")
    assert main(["--data", str(store.root), "remove", source_id]) == 0
    assert f"3 figures of {UNEMPLOYED}, replaced by it, came back from {first}." in (
        capsys.readouterr().out
    )
