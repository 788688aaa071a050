"""What may be drawn how: totals as symbols, everything else as areas, each on its own levels."""

from __future__ import annotations

from geo.model import Indicator, Kind, Level


class WrongSymbolError(ValueError):
    """A measure drawn in a way that misleads."""


class WrongLevelError(ValueError):
    """A measure drawn on areas it does not describe."""


def check_area_kind(kind: Kind, name: str) -> None:
    """Raise :class:`WrongSymbolError` for a total, which on areas would map their size."""
    if kind is Kind.COUNT:
        raise WrongSymbolError(f"{name} is a count; show it as symbols or divide it")


def check_symbol_kind(kind: Kind, name: str) -> None:
    """Raise :class:`WrongSymbolError` for anything but a total, which has no size to draw."""
    if kind is not Kind.COUNT:
        raise WrongSymbolError(f"{name} is a {kind.value}; show it as areas, not as symbols")


def check_level(measure: Indicator, level: Level) -> None:
    """Raise :class:`WrongLevelError` where a measure has no meaning for a level.

    The score of the shortage analysis of the Bundesagentur für Arbeit, for one, exists for Germany
    and the Länder only.
    """
    if measure.levels and level not in measure.levels:
        known = ", ".join(measure.levels)
        raise WrongLevelError(f"{measure.id} is known for {known} only, not for {level.value}")
