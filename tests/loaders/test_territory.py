"""The table of territory changes: what it does, and what it refuses."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from loaders.faults import DataFault
from loaders.territory import (
    ReferenceIds,
    apply_changes,
    apply_district_changes,
    check_territory,
    read_changes,
)

WEST, MIDDLE, EAST, NORTH = "01001001", "01001002", "01002001", "01002002"
COLUMNS = ["date", "kind", "old_area_id", "new_area_id", "new_name", "note", "source"]


def world() -> gpd.GeoDataFrame:
    """Three unit squares in a row and one above, in two districts; the second is a town."""
    corners = [(0, 0), (1, 0), (2, 0), (2, 1)]
    return gpd.GeoDataFrame(
        {
            "area_id": [WEST, MIDDLE, EAST, NORTH],
            "name": ["West", "Middle", "East", "North"],
            "designation": ["Gemeinde", "Stadt", "Gemeinde", "Gemeinde"],
        },
        geometry=[shapely.box(x, y, x + 1, y + 1) for x, y in corners],
        crs="EPSG:3035",
    )


def changes(*rows: str) -> pd.DataFrame:
    """Build a table from ``date kind old new name`` with spaces between."""
    cells = [[*row.split(" "), "", "Statistical office"] for row in rows]
    return pd.DataFrame(cells, columns=COLUMNS, dtype=str)


def row_of(table: gpd.GeoDataFrame, area_id: str) -> pd.Series:
    return table.set_index("area_id").loc[area_id]


def test_without_changes_every_area_belongs_to_the_district_of_its_key():
    after = apply_changes(world(), changes())
    assert list(after["parent_id"]) == ["01001", "01001", "01002", "01002"]


def test_merger_keeps_the_area_and_loses_the_border_between():
    after = apply_changes(world(), changes(f"2019-01-01 merge {WEST} {MIDDLE} Middle"))
    assert len(after) == 3
    assert row_of(after, MIDDLE).geometry.equals(shapely.box(0, 0, 2, 1))


@pytest.mark.parametrize(
    ("new_id", "name", "designation"), [(WEST, "West", "Gemeinde"), ("01001003", "New", "Stadt")]
)
def test_merged_area_takes_the_designation_of_the_part_that_stays_else_of_the_town(
    new_id, name, designation
):
    rows = [f"2019-01-01 merge {old} {new_id} {name}" for old in (WEST, MIDDLE) if old != new_id]
    merged = row_of(apply_changes(world(), changes(*rows)), new_id)
    assert (merged["name"], merged["designation"]) == (name, designation)


def test_moving_across_a_district_border_changes_the_parent():
    after = apply_changes(world(), changes(f"2019-01-01 move_district {MIDDLE} 01002003 Middle"))
    assert row_of(after, "01002003")["parent_id"] == "01002"
    assert row_of(after, "01002003").geometry.equals(shapely.box(1, 0, 2, 1))


def test_merged_districts_give_their_municipalities_a_new_parent_and_no_new_key():
    table = changes("2016-11-01 merge 01001 01009 Both", "2016-11-01 merge 01002 01009 Both")
    after = apply_changes(world(), table)
    assert set(after["parent_id"]) == {"01009"}
    assert list(after["area_id"]) == [WEST, MIDDLE, EAST, NORTH]


def test_merged_districts_share_one_name_afterwards():
    names = pd.DataFrame(
        {
            "area_id": ["01", "01001", "01002"],
            "level": ["state", "district", "district"],
            "name": ["Land", "One", "Two"],
            "designation": ["Land", "Landkreis", "Landkreis"],
        }
    )
    table = changes("2016-11-01 merge 01001 01009 Both", "2016-11-01 merge 01002 01009 Both")
    after = apply_district_changes(names, table)
    assert after[["area_id", "name"]].to_numpy().tolist() == [["01", "Land"], ["01009", "Both"]]


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [("rename", "name", "Nordwest"), ("town_rights", "designation", "Stadt")],
)
def test_new_name_and_town_rights_leave_key_and_outline(kind, column, value):
    after = apply_changes(world(), changes(f"2019-01-01 {kind} {WEST} {WEST} Nordwest"))
    assert row_of(after, WEST)[column] == value
    assert row_of(after, WEST).geometry.equals(shapely.box(0, 0, 1, 1))


def test_change_that_is_not_drawn_changes_nothing():
    table = changes(f"2019-01-01 not_drawn {WEST} {WEST} ")
    before, after = apply_changes(world(), changes()), apply_changes(world(), table)
    assert after.drop(columns="geometry").equals(before.drop(columns="geometry"))


def test_changes_of_several_years_follow_one_another_whatever_their_order_in_the_table():
    table = changes(
        f"2020-01-01 merge 01001003 {EAST} East", f"2019-01-01 renumber {WEST} 01001003 West"
    )
    after = apply_changes(world(), table)
    assert row_of(after, EAST).geometry.area == pytest.approx(2.0)


def test_the_given_table_stays_as_it_was():
    given = world()
    apply_changes(given, changes(f"2019-01-01 merge {WEST} {MIDDLE} Middle"))
    assert given.equals(world())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2019-01-01 merge 01001999 01001002 Middle", "01001999: no area has this AGS"),
        (f"2019-01-01 split {WEST} {MIDDLE} Middle", "the kind split is unknown"),
        (f"2019-13-01 merge {WEST} {MIDDLE} Middle", "this is no day"),
        (f"2019-01-01 rename {WEST} {MIDDLE} Middle", "rename does not go with"),
        (f"2019-01-01 merge {WEST} {WEST} West", "merge does not go with"),
        (f"2019-01-01 merge {WEST} 01001 One", "is of another level"),
        (f"2019-01-01 renumber {WEST} {MIDDLE} West", "is taken"),
        (f"2019-01-01 renumber {WEST} 01001003 ", "has no name"),
    ],
)
def test_faulty_change_is_refused_with_what_and_where(row, words):
    with pytest.raises(DataFault, match=words):
        apply_changes(world(), changes(row))


def test_all_faults_of_a_table_are_named_at_once():
    table = changes(
        f"2018-01-01 merge 01001999 {MIDDLE} Middle",
        f"2019-01-01 merge {WEST} {MIDDLE} Middle",
        f"2019-01-01 merge {WEST} {EAST} East",
        f"2020-01-01 rename {WEST} {WEST} Late",
    )
    with pytest.raises(DataFault) as caught:
        apply_changes(world(), table)
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "Territory changes, 2018-01-01, 01001999",
        f"Territory changes, 2019-01-01, {WEST}",
        f"Territory changes, 2020-01-01, {WEST}",
    ]


def test_areas_that_differ_from_the_reference_are_all_named():
    after = apply_changes(world(), changes())
    reference = ReferenceIds(
        municipalities=frozenset({WEST, MIDDLE, EAST, "01002009"}),
        districts=frozenset({"01001", "01003"}),
    )
    with pytest.raises(DataFault) as caught:
        check_territory(after, reference)
    assert [" ".join(fault.split()[1:5]) for fault in caught.value.faults] == [
        f"municipality {NORTH} is left",
        "municipality 01002009 is missing;",
        "district 01002 is left",
        "district 01003 is missing;",
    ]


def test_municipalities_count_only_in_states_that_the_reference_draws():
    reference = ReferenceIds(
        municipalities=frozenset({"02001001"}), districts=frozenset({"01001", "01002"})
    )
    with pytest.raises(DataFault) as caught:
        check_territory(apply_changes(world(), changes()), reference)
    assert len(caught.value.faults) == 1


def test_table_without_a_column_is_refused(tmp_path):
    changes().drop(columns="source").to_csv(tmp_path / "changes.csv", index=False)
    with pytest.raises(DataFault, match="row 1: the column source is missing"):
        read_changes(tmp_path / "changes.csv")


def test_reference_is_read_from_a_table_of_areas(tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text("area_id,level,name\nDG,country,D\n01,state,L\n01001,district,K\n")
    assert ReferenceIds.read(file) == ReferenceIds(
        municipalities=frozenset(), districts=frozenset({"01001"})
    )
