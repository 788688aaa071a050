"""Records of how many alliances of a side have known money, and on how many pages they rest."""

from __future__ import annotations

from collections.abc import Sequence

from geo.compare.derived import counted, derived
from geo.compare.side_alliances import alliance_sources, known_amounts
from geo.evidence_record import Record, Term, row_of, sources_of
from geo.money import bound_of
from geo.refs import SEPARATOR, ref
from geo.stated_bounds import bounded
from geo.text import Reader
from geo.world import World


def with_money(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many of the alliances that an address names have known money."""
    ids = _ids(world, parts[0])
    amounts, names = known_amounts(world), world.alliance_names()
    known = [one for one in ids if amounts.get(one) is not None]
    record = counted(
        ref("money_known", *parts),
        reader.t("alliances and projects with known funding"),
        len(known),
        [
            Term(
                role=reader.t("part"),
                title=names[one],
                value=bounded(
                    reader.euro(amounts[one] or 0.0), bound_of(world.funding, [one]), reader
                ),
                ref=ref("funding", "by_seat", f"alliance.{one}"),
            )
            for one in known
        ],
        reader,
    )
    money = world.funding
    used = money.loc[money["counts"] & money["alliance_id"].isin(known), "source_id"]
    return derived(world, record, (), reader, source_ids=map(str, used))


def on_pages(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many pages tell of the alliances that an address names."""
    sources = sources_of(world, alliance_sources(world, _ids(world, parts[0])))
    pages = [one for one in sources if world.sources.loc[one.id, "kind"] == "facts"]
    record = counted(
        ref("alliance_pages", *parts),
        reader.t("Pages about the alliances and their money"),
        len(pages),
        [Term(role=reader.t("part"), title=one.title, url=one.url) for one in pages],
        reader,
    )
    return derived(world, record, (), reader, source_ids=[one.id for one in pages])


def _ids(world: World, text: str) -> list[str]:
    ids = list(dict.fromkeys(text.split(SEPARATOR)))
    for one in ids:
        row_of(world.alliances, "alliance_id", one)
    return ids
