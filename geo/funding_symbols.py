"""Money as circles: at the seats of the alliances, or amid the region where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import pandas as pd

from geo import palette
from geo.layers import LegendEntry, Symbol
from geo.money import AmountsOf, SeatFunding, bound_of, by_alliance, fundable, seats
from geo.places import middle_of, place_of
from geo.provenance import publishers_line
from geo.records import records
from geo.refs import ref
from geo.stated_bounds import amount_words, bounded
from geo.text import Reader
from geo.world import World

EUR_PER_MILLION = 1_000_000
_RING_PX = 7.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Circles:
    """How money becomes circles: which amounts, and the radius of one million euros."""

    amounts_of: AmountsOf = by_alliance
    px_of_one_million: float = 3.0
    examples: tuple[float, ...] = (100, 25, 5)
    """Millions of euros named in the legend, largest first."""

    @property
    def amounts_id(self) -> str:
        """What the amounts are called in addresses of figures."""
        return "by_seat" if self.amounts_of is by_alliance else "per_run_year"

    def radius(self, amount_eur: float) -> float:
        """Return the radius in pixels of a circle whose area is proportional to the amount."""
        return self.px_of_one_million * sqrt(amount_eur / EUR_PER_MILLION)

    def sizes(self, reader: Reader) -> list[tuple[str, float]]:
        """Return words and radius of the examples for the legend."""
        amounts = [number * EUR_PER_MILLION for number in self.examples]
        return [(reader.euro(amount), self.radius(amount)) for amount in amounts]


def funding_symbols(world: World, reader: Reader, circles: Circles) -> list[Symbol]:
    """Return one circle for each seat with known money, its area proportional to the sum."""
    amounts = circles.amounts_of(world.funding, fundable(world.alliances)["alliance_id"]).dropna()
    by_place: dict[str, list[str]] = {}
    for alliance_id in amounts.index:
        places = seats(world, str(alliance_id))
        if len(places) == 1:
            by_place.setdefault(places[0], []).append(str(alliance_id))
    found = []
    for area_id, ids in by_place.items():
        place = place_of(world.areas, area_id)
        if place is None:
            continue
        total = float(amounts[ids].sum())
        found.append(
            Symbol(
                lat=place.lat,
                lon=place.lon,
                radius_px=circles.radius(total),
                colour=palette.MONEY,
                lines=(
                    f"{place.name}: {_amount(world, ids, total, circles, reader)}",
                    *_statements(world, ids, reader),
                ),
                ref=ref("funding", circles.amounts_id, f"place.{area_id}"),
            )
        )
    return sorted(found, key=lambda symbol: -symbol.radius_px)


def unseated_symbols(
    world: World, money: SeatFunding, reader: Reader, circles: Circles
) -> list[Symbol]:
    """Return one hollow circle amid each region for money without one known seat."""
    alliances = world.alliances.set_index("alliance_id")
    found = []
    for region in world.regions:
        ids = [str(i) for i in money.unseated.index if alliances.loc[i, "region_id"] == region.id]
        if not ids:
            continue
        total = float(money.unseated[ids].sum())
        lat, lon = middle_of(world.areas, region.definition().areas)
        words = reader.t("{region}, without one known seat: {amount}")
        amount = _amount(world, ids, total, circles, reader)
        title = words.format(region=reader.of(region.title), amount=amount)
        found.append(
            Symbol(
                lat=lat,
                lon=lon,
                radius_px=circles.radius(total),
                colour=palette.MONEY,
                hollow=True,
                lines=(title, *_statements(world, ids, reader)),
                ref=ref("funding", circles.amounts_id, f"amid.{region.id}"),
            )
        )
    return found


def unseated_entry(reader: Reader) -> LegendEntry:
    """Return the line of the legend for hollow circles."""
    label = reader.t("no single known seat: amid the region")
    return LegendEntry(mark="ring", label=label, colour=palette.MONEY, size_px=_RING_PX)


def _amount(
    world: World, ids: Sequence[str], amount_eur: float, circles: Circles, reader: Reader
) -> str:
    amount = bounded(reader.euro(amount_eur), bound_of(world.funding, ids), reader)
    if circles.amounts_of is by_alliance:
        return amount
    return reader.t("{amount} a year").format(amount=amount)


def _statements(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    """Return the counting statements about money with run time and source, largest first."""
    names = world.alliance_names()
    counting: pd.Series = world.funding["counts"]
    rows = world.funding[counting & world.funding["alliance_id"].isin(alliance_ids)]
    lines = []
    for row in records(rows.sort_values("amount_eur", ascending=False)):
        run_time = "–".join(filter(None, (row["period_from"][:4], row["period_to"][:4])))
        amount = f"{names[row['alliance_id']]}: {amount_words(row, reader)}"
        lines.append(f"{amount} ({run_time})" if run_time else amount)
        lines.append(publishers_line(world, [row["source_id"]], reader))
    return lines
