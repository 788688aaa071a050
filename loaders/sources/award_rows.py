"""Awards as the atlas keeps them: each with its districts, its programme and its alliance."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from geo.model import Level, Status
from loaders.schema import tables
from loaders.sources.award_places import places_of, territory_of
from loaders.sources.award_rules import AwardRules, recognised
from loaders.store import Store

BODIES = ("recipient", "executing_body")


def tidy_awards(cells: pa.Table, store: Store, rules: AwardRules, source_id: str) -> pa.Table:
    """Return the table of awards in the columns of the schema.

    An amount of 0 is one that is not disclosed. Where no executing body is named, the recipient's
    district stands for it. An alliance that is not in the store is not recognised.

    Args:
        cells: Readable rows with the columns of the heads, row, starts, ends and amount_cents.
        store: Holds areas, changes of territory and alliances.
        rules: Programmes and alliances by theme.
        source_id: Goes into every row.

    """
    found = cells
    for name, values in (*_places(cells, store), *_belonging(cells, store, rules)):
        found = found.append_column(name, values)
    disclosed = pc.not_equal(cells["amount_cents"], 0)
    status = pc.if_else(disclosed, Status.EXACT.value, Status.SECRET.value)
    found = found.append_column("status", _texts(status))
    found = found.append_column("source_id", pa.array([source_id] * cells.num_rows, pa.string()))
    return found.select(list(tables()["awards"].names))


def _places(cells: pa.Table, store: Store) -> list[tuple[str, pa.ChunkedArray]]:
    """Return district and reason of both bodies."""
    areas = store.read_areas()
    districts = areas.loc[areas["level"] == Level.DISTRICT, "area_id"]
    columns = [_coded(cells[f"{body}_key"]) for body in BODIES]
    keys = [key for column in columns for key in column.dictionary.to_pylist()]
    territory = territory_of(
        districts, store.read_territory_changes(), store.read_table("area_parts")
    )
    places = places_of(keys, territory)
    (seat, why), (own, own_why) = (_looked_up(column, places) for column in columns)
    nobody = pc.and_(
        pc.equal(cells["executing_body"], ""), pc.equal(cells["executing_body_key"], "")
    )
    return [
        ("recipient_area_id", seat),
        ("recipient_unplaced", why),
        ("executing_body_area_id", pc.if_else(nobody, seat, own)),
        ("executing_body_unplaced", pc.if_else(nobody, why, own_why)),
    ]


def _belonging(
    cells: pa.Table, store: Store, rules: AwardRules
) -> list[tuple[str, Sequence[str] | pa.Array]]:
    """Return programme, alliance and further matches by the theme."""
    known = set(store.read_alliances()["alliance_id"]) if store.has_table("alliances") else set()
    found = recognised(cells["theme"], rules)
    alliances = [one.alliance_id if one.alliance_id in known else "" for one in found]
    return [
        ("programme", pa.array([one.programme for one in found], pa.string())),
        ("alliance_id", pa.array(alliances, pa.string())),
        ("also_matches", pa.array(["; ".join(one.also) for one in found], pa.string())),
    ]


def _coded(texts: pa.ChunkedArray) -> pa.DictionaryArray:
    """Return texts with each different one kept once."""
    coded = pc.dictionary_encode(texts)
    return coded.unify_dictionaries().combine_chunks()


def _looked_up(
    keys: pa.DictionaryArray, places: dict[str, tuple[str, str]]
) -> tuple[pa.Array, pa.Array]:
    """Return district and reason of each key."""
    found = [places[key] for key in keys.dictionary.to_pylist()]
    districts = pa.array([district for district, _ in found], pa.string())
    reasons = pa.array([reason for _, reason in found], pa.string())
    return pc.take(districts, keys.indices), pc.take(reasons, keys.indices)


def _texts(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(values, pa.string())
