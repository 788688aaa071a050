"""A rounded figure never takes the place of the finer one that it agrees with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.adding import add
from loaders.coarser_figures import coarser_notes, with_finer_kept
from loaders.given_files import Given
from loaders.store import Store

DATA = Path(__file__).parents[2] / "data"
HEAD = "Kennziffer;Raumeinheit;Aggregat;Arbeitslosenquote\r\n;;;2021\r\n"
COMPILER = frozenset({"new", "old"})


def changes(*pairs: tuple[float, float], **others: str) -> pd.DataFrame:
    """Return changes of one measure, each with its new and its old number."""
    frame = pd.DataFrame(pairs, columns=["value", "old_value"])
    row = {"indicator": "rate", "period": "2021", "source_id": "new", "old_source": "old"}
    row |= {"status": "exact", "old_status": "exact", "kind": "changed"}
    areas = [f"{number:05}" for number in range(len(pairs))]
    return frame.assign(area_id=areas, **{**row, **others})


@pytest.mark.parametrize(
    ("pairs", "others", "kinds"),
    [
        ([(4.9, 4.94), (5.0, 4.95)], {}, ["coarser", "coarser"]),
        ([(4.9, 4.96), (5.0, 4.98)], {}, ["changed", "coarser"]),
        ([(5.0, 4.96)], {}, ["coarser"]),
        ([(5.0, 5.04), (4.1, 4.3)], {}, ["coarser", "changed"]),
        ([(4.94, 4.9), (5.01, 5.0)], {}, ["changed", "changed"]),
        ([(4.9, 4.94)], {"source_id": "new-computed"}, ["changed"]),
        ([(4.9, 4.94)], {"old_source": "old-computed"}, ["changed"]),
        ([(4.9, 4.94)], {"source_id": "office"}, ["changed"]),
        ([(4.9, 4.94)], {"old_source": "office", "source_id": "other"}, ["coarser"]),
        ([(4.9, 4.94)], {"kind": "new"}, ["new"]),
        ([(4.9, 4.9), (4.1, 4.14)], {"kind": "same"}, ["coarser", "coarser"]),
        ([(float("nan"), 4.94)], {"status": "secret"}, ["changed"]),
    ],
)
def test_a_number_is_kept_where_a_coarser_one_agrees_with_it(
    pairs: list[tuple[float, float]], others: dict[str, str], kinds: list[str]
) -> None:
    found = with_finer_kept(changes(*pairs, **others), COMPILER)
    assert found["kind"].tolist() == kinds


def test_what_stays_is_told_in_one_sentence() -> None:
    found = with_finer_kept(changes((4.9, 4.94), (5.0, 4.95), (6.0, 4.95)), COMPILER)
    (said,) = coarser_notes(found)
    words = "rounded in the file, in agreement with the finer stored of old, which stay"
    assert said == f"rate: 2 figures for 2021 {words}"


def test_an_export_with_one_decimal_changes_only_what_it_contradicts(tmp_path: Path) -> None:
    store = Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))

    def rates() -> pd.DataFrame:
        rows = store.read_observations()
        here = (rows["indicator"] == "unemployment_rate") & (rows["period"] == "2021")
        return rows[here].astype({"area_id": "str", "source_id": "str"}).set_index("area_id")

    before = rates()
    rounded = before["value"].round(1)
    rounded["14521"] += 1
    lines = [
        f'"{area_id}";"";"Landkreis";"{value:.1f}"\r\n'.replace(".", ",")
        for area_id, value in rounded.items()
        if len(str(area_id)) == len("14521")
    ]
    file = tmp_path / "inkar.csv"
    file.write_text(HEAD + "".join(lines), encoding="utf-8-sig", newline="")
    report = add([Given(path=file)], store, retrieved="2026-11-20")
    after = rates()
    for name in ("value", "source_id"):
        assert after.index[after[name] != before[name]].tolist() == ["14521"]
    assert after["value"]["14521"] == pytest.approx(rounded["14521"])
    (said,) = [note for note in report.notes if "rounded in the file" in note]
    assert said.startswith("unemployment_rate: ")
    assert said.endswith("stored of inkar-2024-q-alo, which stay")
