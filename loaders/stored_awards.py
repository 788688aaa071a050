"""The awards in the store: listed, and taken out again with all that was brought with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from geo.award_kinds import Accounted
from geo.edition_reason import Act, Reason
from loaders.faults import DataFault
from loaders.quantities import quantity
from loaders.schema import tables
from loaders.source_rows import delivered_of
from loaders.sources.award_account import Part, euros, parts_of
from loaders.store import Store

TABLES = ("awards", "awards_withheld", "awards_account")
"""What an export brings; it is replaced and removed as a whole."""
KIND = "awards"
"""What its source is used for, as the table of sources says."""


def listed_awards(store: Store) -> Iterator[str]:
    """Yield source, dates, number and sum of the awards; nothing where there are none."""
    if store.read_awards().empty:
        return
    sources = store.read_sources()
    for row in sources[sources["kind"] == KIND].to_dict("records"):
        yield row["source_id"]
        yield f"  {row['title']} ({row['publisher']})"
        dates = {"as of": row["reference_date"], "read": row["retrieved"]}
        said = ", ".join(f"{words} {day}" for words, day in dates.items() if day)
        yield f"  {said or 'without a date'}: {_held(store)}{_untaken(store)}"


def is_of_awards(source_ids: Collection[str], store: Store) -> bool:
    """Return whether sources are those of awards; raise ``DataFault`` where only some are."""
    sources = store.read_sources()
    own = set(sources.loc[sources["kind"] == KIND, "source_id"]) & set(source_ids)
    if own and own != set(source_ids):
        raise DataFault([f"{', '.join(sorted(own))}: remove awards and other tables one by one."])
    return bool(own)


def remove_awards(store: Store, *, note: str = "") -> str:
    """Take the awards out of the store with their account and their source; return what it was.

    Earlier editions keep them. ``note`` is what the office says about it.
    """
    held, sources = _held(store), store.read_sources()
    of_awards = sources["kind"] == KIND
    gone = sources[of_awards]
    paths = [tables()[name].path for name in TABLES if store.has_table(name)]
    store.write_edition(
        {"sources": sources[~of_awards]},
        files=dict.fromkeys(paths),
        reason=Reason(
            act=Act.REMOVED,
            delivered=tuple(delivered_of(gone)),
            sources=tuple(sorted(gone["source_id"])),
            note=note,
        ),
    )
    return held


def replaced_list(store: Store) -> str:
    """Return how an earlier list of awards is brought back, "" where no edition has another one."""
    path = tables()[TABLES[0]].path
    known = [edition for edition in store.editions() if path in edition.files]
    last = known[-1].files[path] if known else ""
    for edition in reversed(known):
        if edition.files[path] != last:
            options = " ".join(f"--table {name}" for name in TABLES)
            return (
                "The list that it had replaced does not come back by itself: "
                f"python -m loaders restore {edition.id} {options}"
            )
    return ""


def _held(store: Store) -> str:
    """Return number and national sum of the awards."""
    awards, withheld = store.read_awards(), store.read_awards_withheld()
    cents = int(awards["amount_cents"].sum()) + int(withheld["amount_cents"].sum())
    private = int(withheld["awards"].sum())
    persons = f", {private:,} more to private persons" if private else ""
    return f"{quantity(len(awards), 'award')}{persons}, {euros(cents)}"


def _untaken(store: Store) -> str:
    """Return what the file holds beyond the awards, nothing where all of it was taken."""
    parts = parts_of(store.read_optional("awards_account"))
    file, taken = (parts.get(one, Part()) for one in (Accounted.FILE, Accounted.TAKEN))
    rows = file.rows - taken.rows
    if not rows:
        return ""
    return f"; {quantity(rows, 'row')} of the file not taken, {euros(file.cents - taken.cents)}"
