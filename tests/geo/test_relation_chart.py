"""The scatter plot shows every district that has both figures, and no other."""

from __future__ import annotations

from geo.relation_chart import relation_chart, relation_table
from tests.world import reader, small_world

WORLD = small_world()


def test_the_table_has_the_values_of_both_maps() -> None:
    table, funding, skills = relation_table(WORLD, reader())
    assert table["area_id"].tolist() == sorted(set(funding.values) & set(skills.values))
    assert len(table) >= 1
    for row in table.itertuples():
        assert (row.funding, row.skills) == (
            funding.values[row.area_id],
            skills.values[row.area_id],
        )
        assert row.at_least == (row.area_id in funding.lower_bound)


def test_points_are_those_of_the_table_and_lower_bounds_have_another_sign() -> None:
    table, _, skills = relation_table(WORLD, reader())
    figure = relation_chart(WORLD, reader())
    points = {(x, y) for trace in figure.data for x, y in zip(trace.x, trace.y, strict=True)}
    assert points == set(zip(table["skills"], table["funding"], strict=True))
    signs = {trace.name: trace.marker.symbol for trace in figure.data}
    assert signs == {"at least this much": "triangle-up"}
    assert skills.period in figure.layout.xaxis.title.text
