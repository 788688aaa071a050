"""Invented awards in real districts: two rules, many years, every reason for no district."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import Any

from geo.records import records
from geo.world import World
from tests.awards import WITHHELD, awards_frame, with_awards

TITLES = {"wir": "WIR! – Wandel", "rubin": "RUBIN"}
PLACES = ("14521", "14511", "14524", "14522", "14627", "05958", "05962", "01001", "09162", "11000")
RECIPIENTS = ("Werk Muster", "Institut Muster", "Hochschule Muster", "Muster GmbH", "Guss AG")
RUN_TIMES = (
    ("2019-03-01", "2021-08-31"),
    ("2020-01-01", "2020-12-31"),
    ("2022-07-15", "2025-02-28"),
    ("2024-02-29", "2027-01-31"),
)


def _placed() -> list[dict[str, Any]]:
    """Return awards whose seat and executing body lie in different districts now and then."""
    seats, bodies, runs = cycle(PLACES), cycle([*PLACES[1:], PLACES[1]]), cycle(RUN_TIMES)
    names = cycle(RECIPIENTS)
    return [
        {
            "award_id": f"03INV{number:04}",
            "amount_cents": 1_234_567 + 7_654_321 * number * number,
            "recipient": next(names),
            "recipient_town": f"Stadt {number % 2}",
            "recipient_area_id": next(seats),
            "executing_body_area_id": next(bodies),
            "starts": run[0],
            "ends": run[1],
            "programme": ("wir", "", "rubin")[number % 3],
            "alliance_id": ("smarterz", "recomine", "", "")[number % 4],
        }
        for number, run in zip(range(57), runs)  # noqa: B905 - the run times repeat
    ]


def _row(award_id: str, **more: Any) -> dict[str, Any]:
    here = {"recipient_area_id": "14521", "executing_body_area_id": "14511"}
    return {"award_id": award_id, "amount_cents": 55_555_500, **here, **more}


def _nowhere(award_id: str, reason: str, **more: Any) -> dict[str, Any]:
    unplaced = {"recipient_unplaced": reason, "executing_body_unplaced": reason}
    nowhere = {"recipient_area_id": "", "executing_body_area_id": ""}
    return _row(award_id, **nowhere, **unplaced, **more)


SECRET = {"amount_cents": 0, "status": "secret"}
AWARDS: tuple[dict[str, Any], ...] = (
    *_placed(),
    _row("03SEC-1/a", **SECRET, alliance_id="smarterz", programme="wir"),
    _row("03SEC 2ä", **SECRET, recipient_area_id="09163", executing_body_area_id="09163"),
    _row("03NOW1", starts="", ends="", alliance_id="smarterz"),
    _row("03HALF", executing_body_area_id="", executing_body_unplaced="inland"),
    _nowhere("03OUT1", "abroad", amount_cents=99_000_099),
    _nowhere("03OUT2", "inland", amount_cents=250_000_000_50),
    _nowhere("03OUT3", "no_key", **SECRET),
    _nowhere("03OUT4", "unknown_key", starts="", ends=""),
)


def funded(world: World) -> World:
    """Return the world to which these awards were added."""
    return replace(with_awards(world, awards_frame(AWARDS)), award_programmes=TITLES)


WITHHELD_ROW: dict[str, Any] = {str(k): v for k, v in WITHHELD.iloc[0].items()}


def rows_with_usual() -> list[dict[str, Any]]:
    """Return the awards as plain rows, what they leave out as usual."""
    return records(awards_frame(AWARDS).astype("object"))
