"""The store reads typed tables, writes all or nothing, and says what is missing."""

from __future__ import annotations

import lzma
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from geo.model import Level
from loaders.faults import DataFault
from loaders.schema import tables
from loaders.store import Store
from loaders.table_files import as_csv, content_of

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
TIMES_OF_PLAIN = 4
"""How much more work it may be to read figures with their types than as plain text."""


def funding_frame(**changes: object) -> pd.DataFrame:
    row = dict.fromkeys(tables()["funding"].names, "")
    row |= {"statement_id": "a-1", "amount_eur": "5", "counts": True, "alliance_id": "01"} | changes
    return pd.DataFrame([row])


def test_what_was_written_is_read_back_with_its_types(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.write_tables({"funding": funding_frame()})
    funding = store.read_funding()
    assert funding.loc[0, "alliance_id"] == "01"
    assert funding.loc[0, "amount_eur"] == 5
    assert bool(funding.loc[0, "counts"]) is True
    assert funding.loc[0, "note"] == ""
    assert "true" in (tmp_path / "alliances/funding.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["plain", "", "ä ß", " spaces ", "a;b", "a,b", 'a"b', "a\nb", "a\rb", "'", "#", "1.50"]
)
@pytest.mark.parametrize("kind", ["str", "category"])
@pytest.mark.parametrize("beside", [{}, {"other": "x"}, {"other": 1.5}, {"ot,her": "x"}])
def test_a_table_is_written_the_same_way_whether_its_texts_need_quotes_or_not(
    text: str, kind: str, beside: dict[str, object]
) -> None:
    frame = pd.DataFrame({"name": [text, "y"]}).astype(kind).assign(**beside)
    assert as_csv(frame) == frame.to_csv(index=False, lineterminator="\n")


def test_a_packed_file_holds_the_same_as_the_one_that_was_packed(tmp_path: Path) -> None:
    plain, packed, other = tmp_path / "a.csv", tmp_path / "a.csv.xz", tmp_path / "b.csv.xz"
    plain.write_bytes(b"a,b\n1,2\n")
    packed.write_bytes(lzma.compress(plain.read_bytes()))
    other.write_bytes(lzma.compress(b"a,b\n1,3\n"))
    for _ in range(2):
        assert content_of(packed) == content_of(plain)
        assert content_of(packed).text == plain.read_bytes()
        assert content_of(other) != content_of(plain)


def test_what_was_changed_in_memory_or_on_disk_is_not_mixed_up(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.write_tables({"funding": funding_frame()})
    funding = store.read_funding()
    funding.loc[0, "amount_eur"] = 7
    funding["more"] = funding.pop("note")
    assert store.read_funding().loc[0, "amount_eur"] == 5
    assert tuple(store.read_funding().columns) == tables()["funding"].names
    store.write_tables({"funding": funding_frame(amount_eur="6")})
    assert store.read_funding().loc[0, "amount_eur"] == 6


def test_files_have_no_byte_order_mark_and_unix_line_ends() -> None:
    for table in (one for one in tables().values() if not one.optional):
        content = (DATA / table.path).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), table.path
        assert b"\r" not in content, table.path


def test_missing_file_is_named_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match=r"sources\.csv is missing .* python -m loaders"):
        Store(root=tmp_path).read_sources()


def test_missing_columns_are_named_together(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("source_id,kind\n", encoding="utf-8")
    with pytest.raises(DataFault, match=r"row 1: the columns publisher, title, .*url"):
        Store(root=tmp_path).read_sources()


def test_all_wrong_cells_are_named_with_row_and_column(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.write_tables({"funding": pd.concat([funding_frame(), funding_frame(amount_eur="viel")])})
    path = tmp_path / "alliances/funding.csv"
    text = path.read_text(encoding="utf-8").replace("viel,,true", "viel,,ja")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFault) as caught:
        store.read_funding()
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "alliances/funding.csv, row 3, amount_eur",
        "alliances/funding.csv, row 3, counts",
    ]


def test_failed_write_leaves_the_old_tables(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.write_tables({"funding": funding_frame()})
    wrong = pd.DataFrame({"organisation_id": ["a"]})
    with pytest.raises(DataFault, match="organisations"):
        store.write_tables({"funding": funding_frame(amount_eur="7"), "organisations": wrong})
    assert store.read_funding().loc[0, "amount_eur"] == 5
    assert not store.has_table("organisations")


def test_a_place_that_cannot_be_written_leaves_the_old_files(tmp_path: Path) -> None:
    store = Store(root=tmp_path)
    store.write_texts({"a.txt": "old"})
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "b.txt" / "inside").write_text("x", encoding="utf-8")
    (tmp_path / "c").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(DataFault, match="c: File exists; nothing was changed"):
        store.write_texts({"a.txt": "new", "c/d.txt": "new"})
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c"]


def test_columns_in_another_order_are_refused(tmp_path: Path) -> None:
    frame = funding_frame()
    with pytest.raises(DataFault, match="another order"):
        Store(root=tmp_path).write_tables({"funding": frame[list(frame.columns)[::-1]]})


def test_ids_keep_leading_zeros_and_missing_values_stay_missing() -> None:
    observations = STORE.read_observations()
    assert "05958" in set(observations["area_id"])
    numbers = observations["status"].isin(["exact", "zero", "rounded_to_zero"])
    assert observations.loc[numbers, "value"].notna().all()
    assert observations.loc[~numbers, "value"].isna().all()
    assert (observations.loc[observations["status"] == "zero", "value"] == 0).all()


def test_repeated_texts_are_categories_of_text() -> None:
    occupations = STORE.read_occupations()
    for column in ("area_id", "period", "occupation_code", "status"):
        assert isinstance(occupations[column].dtype, pd.CategoricalDtype), column
        assert occupations[column].cat.categories.dtype == "str", column


def test_observations_are_read_nearly_as_fast_as_their_plain_text() -> None:
    path = STORE.file(tables()["observations"].path)

    def work(read: Callable[[], object]) -> float:
        start = time.process_time()
        read()
        return time.process_time() - start

    plain = min(work(lambda: pd.read_csv(path, dtype="str")) for _ in range(5))
    assert min(work(STORE.read_observations) for _ in range(5)) < TIMES_OF_PLAIN * plain


def test_outlines_come_by_level_and_the_country_has_none() -> None:
    districts = STORE.read_outlines(Level.DISTRICT)
    assert len(districts) == 400
    assert "14521" in set(districts["area_id"])
    with pytest.raises(DataFault, match="no outlines of level 'country'"):
        STORE.read_outlines(Level.COUNTRY)


def test_regions_are_five_and_stand_on_known_areas() -> None:
    regions = {region.id: region for region in STORE.read_regions()}
    areas = set(STORE.read_areas()["area_id"])
    assert list(regions) == [
        "erzgebirge",
        "chemnitz-zwickau",
        "mittweida",
        "meissen",
        "suedwestfalen",
    ]
    assert len({region.letter for region in regions.values()}) == 5
    for region in regions.values():
        for definition in region.definitions:
            assert set(definition.areas) <= areas, definition.id
    assert len(regions["mittweida"].definitions[0].areas) == 23
    assert regions["mittweida"].figures_from == "14522"
    assert regions["chemnitz-zwickau"].definition().id == "kern"
    wider = regions["chemnitz-zwickau"].definition("suedwestsachsen")
    assert set(wider.areas) == {"14511", "14521", "14522", "14523", "14524"}


def test_region_faults_are_listed_together(tmp_path: Path) -> None:
    text = (DATA / "regions.toml").read_text(encoding="utf-8")
    wrong = text.replace('letter = "C"', 'letter = "E"').replace('"14627"', '"146"')
    (tmp_path / "regions.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(DataFault) as caught:
        Store(root=tmp_path).read_regions()
    assert len(caught.value.faults) == 2
    assert "letter 'E'" in caught.value.faults[0]
    assert "'146' is no AGS" in caught.value.faults[1]
