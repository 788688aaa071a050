"""A write is whole or has not happened, wherever its process ends; two never write at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from loaders.faults import DataFault
from loaders.store import Store
from loaders.transaction import JOURNAL, LOCK, STAGED, throw_leftovers, writing
from tests.loaders.killed_writers import new_tables

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("killed_writers.py")

Content = dict[str, bytes]
Copies = Callable[[str], list[Path]]


def content(root: Path) -> Content:
    """Return what a reader finds: every file by its path, through the store."""
    store = Store(root=root)
    return {path: store.file(path).read_bytes() for path in store.paths()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with one edition."""
    return with_one_edition(tmp_path / "data")


def with_one_edition(root: Path) -> Path:
    old = new_tables()["funding"].assign(amount_eur="5")
    files = {
        "areas/states.parquet": b"old outlines",
        "regions.toml": b"# none\n",
        "note.txt": b"old",
    }
    Store(root=root).write_edition({"funding": old}, files=files, reason="old")
    return root


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Disturb a process at every operation, once for all tests that only look."""
    place = tmp_path_factory.mktemp("left")
    folder, found = with_one_edition(place / "data"), place / "copies"
    subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), str(found)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return found


@pytest.fixture
def disturbed(left: Path, tmp_path: Path) -> Copies:
    """Return what gives copies of the folder, each as a disturbed process left it."""

    def copies(what: str) -> list[Path]:
        found = shutil.copytree(left / what, tmp_path / "copies")
        return sorted(path for path in found.iterdir() if path.is_dir())

    return copies


def test_killing_the_writer_at_any_operation_leaves_the_old_or_the_new_edition(
    folder: Path, disturbed: Copies
) -> None:
    old = content(folder)
    *killed, whole = disturbed("write")
    new = content(whole)
    assert len(killed) > 30
    assert old != new
    assert "note.txt" in old
    assert "note.txt" not in new
    found = [content(copy) for copy in killed]
    assert all(one in (old, new) for one in found)
    assert found[0] == old
    assert found[-1] == new
    assert [one == new for one in found] == sorted(one == new for one in found)


def test_after_any_kill_the_next_writer_finds_its_way(disturbed: Copies) -> None:
    for copy in disturbed("write")[::4]:
        store = Store(root=copy)
        store.write_edition(new_tables(), files={"regions.toml": b"# all\n"}, reason="next")
        assert store.read_funding().loc[0, "amount_eur"] == 7
        assert not [name for name in (STAGED, JOURNAL, LOCK) if (copy / name).exists()]
        assert store.at(store.editions()[0].id).read_funding().loc[0, "amount_eur"] == 5


def test_killing_the_one_who_recovers_loses_nothing(disturbed: Copies) -> None:
    *killed, whole = disturbed("recover")
    new = content(whole)
    assert len(killed) > 5
    assert Store(root=whole).editions()[-1].reason.note == "new"
    assert all(content(copy) == new for copy in killed)


def test_a_full_disk_is_one_sentence_and_changes_nothing(folder: Path, disturbed: Copies) -> None:
    old = content(folder)
    told = 0
    for copy in disturbed("full"):
        said = copy.with_name(f"{copy.name}.txt")
        if not said.exists():
            continue
        words = said.read_text(encoding="utf-8")
        assert "No space left on device" in words
        assert words.count("\n") == 0
        assert content(copy) == old or "the write is complete" in words
        told += 1
    assert told > 20


def test_the_second_writer_is_told_who_writes_and_changes_nothing(folder: Path) -> None:
    before = content(folder)
    with writing(folder), pytest.raises(DataFault, match=f"process {os.getpid()} is writing here"):
        Store(root=folder).write_texts({"regions.toml": "# other\n"})
    assert content(folder) == before


def test_a_lock_left_behind_hinders_nobody(folder: Path) -> None:
    (folder / LOCK).write_text("999999", encoding="utf-8")
    Store(root=folder).write_texts({"regions.toml": "# new\n"})
    assert not (folder / LOCK).exists()


def test_what_a_killed_writer_staged_is_thrown_away_by_the_next_check(folder: Path) -> None:
    before = content(folder)
    (folder / STAGED).mkdir()
    (folder / STAGED / "0-regions.toml").write_text("half", encoding="utf-8")
    with writing(folder) as living:
        living.put("regions.toml", b"# new\n")
        throw_leftovers(folder)
        assert (folder / STAGED).exists()
    (folder / STAGED).mkdir()
    throw_leftovers(folder)
    assert not (folder / STAGED).exists()
    assert content(folder) == before


@pytest.mark.parametrize(
    ("path", "words"),
    [("funding.csv/inside.csv", "Not a directory|File exists"), ("alliances", "a folder stands")],
)
def test_a_place_that_cannot_be_written_is_named_and_nothing_changes(
    folder: Path, path: str, words: str
) -> None:
    (folder / "funding.csv").write_text("a file", encoding="utf-8")
    before = content(folder)
    with pytest.raises(DataFault, match=words) as caught:
        Store(root=folder).write_texts({"regions.toml": "# new\n", path: "new"})
    assert len(caught.value.faults) == 1
    assert "nothing was changed" in caught.value.faults[0]
    assert content(folder) == before


def test_without_permission_to_write_one_sentence_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DataFault, match="no permission to write; nothing was changed"):
        Store(root=folder).write_texts({"regions.toml": "# new\n"})
    assert content(folder) == before


def test_what_was_edited_while_two_read_is_not_undone(folder: Path) -> None:
    store = Store(root=folder)
    base = store.editions()[-1].id
    first = new_tables()["funding"]
    store.write_edition({"funding": first}, reason="first", based_on=base)
    with pytest.raises(DataFault, match="The data was changed meanwhile"):
        other = pd.concat([first, first.assign(statement_id="a-2")])
        store.write_edition({"funding": other}, reason="second", based_on=base)
    assert len(store.read_funding()) == 1


def test_files_and_journal_are_on_the_disk_before_anything_is_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    flush, replace = os.fsync, Path.replace

    def noted_flush(descriptor: int) -> None:
        done.append(f"flush {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        flush(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        done.append(f"move {path.name}")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_flush)
    monkeypatch.setattr(Path, "replace", noted_replace)
    with writing(folder) as new:
        new.put("regions.toml", b"# new\n")
        new.commit()
    assert done == [
        "flush 0-regions.toml",
        "flush .journal",
        "flush .new",
        "move .journal",
        "flush data",
        "move 0-regions.toml",
        "flush data",
        "flush data",
    ]
