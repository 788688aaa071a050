"""The profile of one alliance: what is known of it, by whom, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.awards import AllianceAwards, alliance_awards
from geo.citation import Cited, figure
from geo.model import Qualifier
from geo.money import Funding, total
from geo.partners import Coverage, coverage
from geo.records import records
from geo.refs import ref
from geo.stated_bounds import bounded
from geo.text import Reader, Translate
from geo.world import World

PROFILE_FACTS = (
    "name_long",
    "programme",
    "ministry",
    "lead",
    "seat",
    "start",
    "end",
    "field_of_technology",
    "website",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One line of a profile with where it is from and of when."""

    title: str
    text: str
    note: str
    source_id: str
    date: str
    ref: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """An alliance with its facts, partners and money that counts.

    ``awards`` of the Förderkatalog are another source and no part of ``funding``.
    """

    alliance_id: str
    name: str
    short_name: str
    region_id: str
    facts: tuple[Statement, ...]
    further: tuple[Statement, ...]
    partners: pd.DataFrame
    money: pd.DataFrame
    coverage: Coverage
    funding: Funding
    awards: AllianceAwards | None


def profile(world: World, alliance_id: str, reader: Reader) -> Profile:
    """Return the profile of an alliance.

    ``partners`` has name, role, role_kind, subproject, town, source_id, source_date; ``money`` has
    the columns of the funding table, counting statements first.
    """
    row = world.alliances.set_index("alliance_id").loc[alliance_id]
    facts = world.facts[world.facts["alliance_id"] == alliance_id]
    current = facts[facts["standing"] == "current"]
    main = current[current["fact_type"].isin(PROFILE_FACTS)]
    money = world.funding[world.funding["alliance_id"] == alliance_id]
    return Profile(
        alliance_id=alliance_id,
        name=str(row["name"]),
        short_name=str(row["short_name"]),
        region_id=str(row["region_id"]),
        facts=tuple(_statements(main, reader)),
        further=tuple(_statements(facts.drop(main.index), reader)),
        partners=_partners(world, alliance_id),
        money=money.sort_values(["counts", "period_from"], ascending=[False, True]),
        coverage=coverage(world, [alliance_id])[alliance_id],
        funding=total(world.funding, [alliance_id]),
        awards=alliance_awards(world, alliance_id),
    )


def funding_words(found: Profile, reader: Reader) -> Cited:
    """Return the money of an alliance that counts, with the word that limits it."""
    if found.funding.amount_eur is None:
        return Cited(reader.t("funding not known"))
    address = ref("funding", "by_seat", f"alliance.{found.alliance_id}")
    shown = figure(reader.euro(found.funding.amount_eur), address)
    return bounded(shown, found.funding.bound, reader)


def _statements(facts: pd.DataFrame, reader: Reader) -> list[Statement]:
    words = fact_words(reader.t)
    rank = {fact_type: place for place, fact_type in enumerate(words)}
    ordered = facts.assign(rank=facts["fact_type"].astype("str").map(rank).fillna(len(rank)))
    return [
        Statement(
            title=words.get(str(row["fact_type"]), str(row["fact_type"])),
            text=str(row["text"]),
            note="; ".join(
                filter(None, [_standing(str(row["standing"]), reader.t), str(row["note"])])
            ),
            source_id=str(row["source_id"]),
            date=reader.date(str(row["source_date"])),
            ref=ref("fact", row["fact_id"]),
        )
        for row in records(ordered.sort_values("rank", kind="stable"))
    ]


def _standing(standing: str, t: Translate) -> str:
    return t("superseded") if standing == "superseded" else ""


def _partners(world: World, alliance_id: str) -> pd.DataFrame:
    rows = world.memberships[world.memberships["alliance_id"] == alliance_id]
    named = rows.merge(world.organisations[["organisation_id", "name"]], on="organisation_id")
    wanted = ["name", "role", "role_kind", "subproject", "town", "source_id", "source_date"]
    return named[wanted].sort_values("name")


def fact_words(t: Translate) -> dict[str, str]:
    """Return what kinds of facts are called, in the order of a profile."""
    return {
        "name_long": t("Full name"),
        "name_later": t("Later name"),
        "programme": t("Programme"),
        "ministry": t("Funder"),
        "project_agency": t("Project agency"),
        "lead": t("Lead"),
        "seat": t("Seat"),
        "start": t("Start"),
        "end": t("End"),
        "phase": t("Phase"),
        "third_star": t("Third star"),
        "status": t("Status"),
        "field_of_technology": t("Fields of work"),
        "number_of_partners": t("Number of partners"),
        "number_of_projects": t("Number of projects"),
        "subproject": t("Subproject"),
        "follow_up": t("Follow-up"),
        "geography": t("Area"),
        "legal_form": t("Legal form"),
        "effect": t("Effect"),
        "programme_fact": t("About the programme"),
        "website": t("Website"),
    }


def role_words(t: Translate) -> dict[str, str]:
    """Return what kinds of roles in an alliance are called."""
    return {
        "lead": t("lead"),
        "core": t("core partner"),
        "partner": t("partner"),
        "project_partner": t("project partner"),
        "supporter": t("supporter"),
        "advisory": t("advisory board"),
        "other": t("other role"),
    }


def qualifier_words(t: Translate) -> dict[Qualifier, str]:
    """Return what kinds of statements about money are called."""
    return {
        Qualifier.REQUESTED: t("requested"),
        Qualifier.UP_TO: t("ceiling (up to)"),
        Qualifier.EXPECTED: t("expected"),
        Qualifier.APPROVED: t("approved"),
        Qualifier.GRANT: t("grant"),
        Qualifier.PHASE_BUDGET: t("budget of a phase"),
        Qualifier.TOTAL_AVAILABLE: t("total available"),
        Qualifier.TOTAL_SPENT: t("total spent"),
        Qualifier.TOTAL_COST: t("total cost"),
        Qualifier.OWN_CONTRIBUTION: t("own contribution"),
        Qualifier.PARTNER_SHARE: t("share of a partner"),
        Qualifier.BUDGET_LINE: t("budget line"),
        Qualifier.PROGRAMME_BUDGET: t("budget of the programme"),
    }
