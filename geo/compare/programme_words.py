"""What is said of alliances and their money side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import money_known_ref
from geo.compare.side_alliances import (
    NOT_STATED,
    By,
    across,
    known_amounts,
    shared,
    side_alliances,
    undecided,
)
from geo.compare.sides import Side
from geo.compare.wording import listed, sentences
from geo.funding_layer import counting_rule
from geo.money import Funding
from geo.money_years import YEAR
from geo.provenance import publishers_line
from geo.refs import LONGEST, of_list, ref
from geo.stated_bounds import bounded, with_more
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """The alliances of a side in a category; their money is of a year where the category is one."""

    side: Side
    category: str
    alliance_ids: tuple[str, ...]
    funding: Funding

    @property
    def at_least(self) -> bool:
        """Return whether more money may belong here than is known or stated."""
        found = self.funding
        return found.amount_eur is not None and (found.unknown > 0 or found.bound.is_lower)


def category_words(category: str, by: By, reader: Reader) -> str:
    """Return a category in words."""
    if category != NOT_STATED:
        return category
    t = reader.t
    known = {
        By.PROGRAMME: t("programme not stated"),
        By.FIELD: t("field of work not stated"),
        By.YEAR: t("run time not known"),
    }
    return known[by]


def amount_words(found: Share, reader: Reader) -> str:
    """Return the money of a share; "at least" where some is not known, else as it is stated."""
    amount = found.funding.amount_eur
    if amount is None:
        return reader.t("not known")
    text = reader.euro(amount)
    bound = found.funding.bound
    return bounded(text, with_more(bound) if found.funding.unknown else bound, reader)


def money_ref(found: Share, by: By) -> str:
    """Return the address of the money of a share, empty where none is known."""
    if found.funding.amount_eur is None:
        return ""
    measure = f"{YEAR}.{found.category}" if by is By.YEAR else "by_seat"
    return short_ref(ref("funding", measure, f"list.{of_list(found.alliance_ids)}"))


def short_ref(address: str) -> str:
    """Return an address, empty where it names more alliances than one may hold."""
    return address if len(address) <= LONGEST else ""


def count_words(found: Share, reader: Reader) -> str:
    """Return the number of alliances of a share."""
    count = len(found.alliance_ids)
    words = reader.t("1 alliance") if count == 1 else reader.t("{count} alliances")
    return words.format(count=count)


def programme_words(
    world: World,
    sides: Sequence[Side],
    found: Sequence[Share],
    by: By,
    sources: Sequence[str],
    reader: Reader,
) -> tuple[str, ...]:
    """Return how many alliances each side has, the largest amount, what is shared, the sources."""
    if not found:
        return (reader.t("No alliance or project is known of these sides."),)
    counted = joined("; ", [_side_words(world, side, reader) for side in sides])
    largest = max(
        (one for one in found if one.funding.amount_eur is not None),
        key=lambda one: one.funding.amount_eur or 0.0,
        default=None,
    )
    words = reader.t("Largest known amount in one line: {side}, {category}, {amount}.")
    most = (
        cited(
            words,
            side=largest.side.title(reader),
            category=category_words(largest.category, by, reader),
            amount=figure(amount_words(largest, reader), money_ref(largest, by)),
        )
        if largest
        else ""
    )
    return sentences(
        cited(reader.t("Alliances and projects: {sides}."), sides=counted),
        most,
        _shared_words(world, sides, reader),
        f"{publishers_line(world, sources, reader)}.",
    )


def _side_words(world: World, side: Side, reader: Reader) -> Cited:
    """Return how many alliances a side has, and of how many money is known."""
    ids = side_alliances(world, side)
    if not ids:
        return cited(reader.t("{side} none known"), side=side.title(reader))
    known = sum(known_amounts(world)[one] is not None for one in ids)
    words = reader.t("{side} {count} (money known of {known})")
    count = figure(reader.number(len(ids)), short_ref(ref("alliances", of_list(ids))))
    of_known = figure(reader.number(known), money_known_ref(ids))
    return cited(words, side=side.title(reader), count=count, known=of_known)


def _shared_words(world: World, sides: Sequence[Side], reader: Reader) -> str:
    """Return which alliances stand on several sides, so that sides must not be summed."""
    both = shared(world, sides)
    if not both:
        return ""
    names = world.alliance_names()
    words = reader.t("On several sides, so that sides are not summed: {alliances}.")
    return cited(words, alliances=listed([names[one] for one in both], reader))


def programme_notes(world: World, sides: Sequence[Side], by: By, reader: Reader) -> tuple[str, ...]:
    """Return what counts, and what is never added up."""
    t = reader.t
    said = [counting_rule(reader), t("Nothing is summed over sides.")]
    if by is By.FIELD:
        said.append(t("An alliance with several fields stands in each of them."))
    if by is By.YEAR:
        said.append(
            t("Money of a year: each statement spread evenly over the days of its run time.")
        )
    said.append(
        t(
            "One rule for all: an alliance counts where it has a seat, and where the region that "
            "it names lies inside as a whole; the page of a region lists only those that name "
            "it. Without a stated seat that of the lead organisation counts."
        )
    )
    said += _border_notes(world, sides, reader)
    if by is By.PROGRAMME and len(world.awards):
        said.append(t("Awards of the Förderkatalog are another source and are not added."))
    return tuple(said)


def _border_notes(world: World, sides: Sequence[Side], reader: Reader) -> list[str]:
    """Return which alliances reach across the border of a side, and which it may have more."""
    t = reader.t
    names = world.alliance_names()
    kinds = (
        (across, t("{side}: with a seat or a part of their region outside: {alliances}.")),
        (
            undecided,
            t(
                "{side}: not counted, because no seat is known and the region lies only partly "
                "inside: {alliances}."
            ),
        ),
    )
    return [
        words.format(side=side.title(reader), alliances=listed([names[o] for o in found], reader))
        for asked, words in kinds
        for side in sides
        if (found := asked(world, side))
    ]
