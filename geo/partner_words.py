"""What the measures of partner density are called, with the years and sources behind them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.citation import Cited, cited, figure
from geo.kept import kept_with_world
from geo.partners import unplaced
from geo.provenance import counted_by_atlas, source_line
from geo.refs import ref
from geo.text import Reader
from geo.world import World


def counted_words(count: str, reader: Reader) -> str:
    """Return what is counted: organisations, each once, or their memberships."""
    known = {"organisations": reader.t("Known partners"), "memberships": reader.t("Memberships")}
    return known[count]


def unit_words(denominator: str, reader: Reader) -> str:
    """Return the unit of a density."""
    t = reader.t
    known = {
        "inhabitants": t("per 100,000 inhabitants"),
        "area": t("per 1,000 km²"),
        "establishments": t("per 1,000 establishments"),
    }
    return known[denominator]


def base_words(denominator: str, year: str, reader: Reader) -> str:
    """Return the denominator with its year, such as "inhabitants 2024"."""
    t = reader.t
    known = {
        "inhabitants": t("inhabitants {year}"),
        "area": t("official area {year}"),
        "establishments": t("establishments {year}"),
    }
    return known[denominator].format(year=year)


def source_words(world: World, denominator: str, source_ids: Sequence[str], reader: Reader) -> str:
    """Return where both parts of a density are from."""
    t = reader.t
    if denominator == "inhabitants":
        return counted_by_atlas(world, source_ids, reader)
    known = {
        "area": t("own count from the pages named in the profiles; area: {source}"),
        "establishments": t(
            "own count from the pages named in the profiles; establishments: {source}"
        ),
    }
    return known[denominator].format(source=source_line(world, source_ids))


def years_of(world: World) -> str:
    """Return from when to when the sources of the memberships on the map are, "2010–2025".

    Empty where no source has a date.
    """
    years = sorted({date[:4] for date in _dates(world) if date})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def undated(world: World) -> int:
    """Return how many memberships on the map have no date."""
    return sum(not date for date in _dates(world))


@kept_with_world
def _dates(world: World) -> list[str]:
    rows = world.memberships
    return [str(date) for date in rows.loc[rows["area_id"] != "", "source_date"]]


def years_words(world: World, reader: Reader) -> str:
    """Return the years of the sources of the memberships in words."""
    years = years_of(world)
    if not years:
        return reader.t("memberships from sources without a date")
    return reader.t("memberships from sources of {years}").format(years=years)


def membership_words(reader: Reader) -> str:
    """Return what a membership is."""
    return reader.t(
        "A membership is one participation of an organisation in an alliance or one of its "
        "projects; an organisation may have several."
    )


def unplaced_words(world: World, reader: Reader) -> Cited:
    """Return how many participations have no place on the map, of how many."""
    words = reader.t(
        "{count} of {all} participations cannot be placed on the map; they are listed on the "
        "pages of the regions."
    )
    known, lost = len(world.memberships), len(unplaced(world.memberships))
    return cited(
        words,
        count=figure(reader.number(lost), ref("count", "unplaced", "all")),
        all=figure(reader.number(known), ref("count", "memberships", "all")),
    )
