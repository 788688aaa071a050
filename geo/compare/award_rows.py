"""Awards of the Förderkatalog to recipients inside each side, by programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.award_choice import in_districts
from geo.award_terms import programme_name, programme_whose
from geo.award_words import sum_words
from geo.awards import CENTS, Rule, has_awards, sums_by
from geo.compare.sides import Side
from geo.records import records
from geo.refs import of_awards
from geo.text import Reader
from geo.world import World


def award_rows(world: World, sides: Sequence[Side], reader: Reader) -> list[dict[str, object]]:
    """Return a row for each side and programme, nothing where no awards were added.

    Awards count at the seat of the recipient, with districts as the smallest place; those of
    which no programme is recognised are left out here.
    """
    if not has_awards(world):
        return []
    return [row for side in sides for row in _of_side(world, side, reader)]


def _of_side(world: World, side: Side, reader: Reader) -> Iterator[dict[str, object]]:
    rows = world.awards
    area = rows[f"{Rule.RECIPIENT}_area_id"]
    own = rows[in_districts(area, side.areas)]
    if own.empty:
        return
    for one in records(sums_by(own, "programme")):
        programme, cents, secret = str(one["programme"]), one["amount_cents"], one["undisclosed"]
        yield {
            "kind": "award",
            "by": "programme",
            "category": programme_name(world, programme),
            "side": side.id,
            "title": side.title(reader),
            "alliances": None,
            "alliances_ref": "",
            "names": "",
            "amount_eur": None if secret == one["awards"] else cents / CENTS,
            "at_least": 0 < secret < one["awards"],
            "value": sum_words(int(cents), int(one["awards"]), int(secret), reader),
            "ref": _ref(side, programme),
        }


def _ref(side: Side, programme: str) -> str:
    whose = programme_whose(programme, f"{side.region.id}.{side.definition.id}")
    return of_awards(Rule.RECIPIENT.value, whose)
