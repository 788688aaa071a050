"""The words of the atlas as types: areas, indicators, observations, alliances, money, sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Administrative level of an area; the length of an AGS decides it."""

    COUNTRY = "country"
    STATE = "state"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"


class Kind(StrEnum):
    """What an indicator measures; decides what may be added up, mapped and compared."""

    COUNT = "count"
    RATE = "rate"
    RATIO = "ratio"
    MEDIAN = "median"
    INDEX = "index"
    DURATION = "duration"


class Scale(StrEnum):
    """Direction of an indicator's colour scale."""

    SEQUENTIAL = "sequential"
    DIVERGING = "diverging"


class Status(StrEnum):
    """State of a value, after the signs of the official tables (CARTOGRAPHY 7).

    ``EXACT``, ``ZERO``, ``ROUNDED_TO_ZERO`` and ``UNCERTAIN`` carry a number, the others do not.
    """

    EXACT = "exact"
    UNCERTAIN = "uncertain"
    ZERO = "zero"
    ROUNDED_TO_ZERO = "rounded_to_zero"
    SECRET = "secret"  # noqa: S105 - a state of a value
    UNRELIABLE = "unreliable"
    LATER = "later"
    NOT_MEANINGFUL = "not_meaningful"
    NOT_COLLECTED = "not_collected"


class Qualifier(StrEnum):
    """What kind of statement about money a source makes; unlike kinds are never added up."""

    REQUESTED = "requested"
    UP_TO = "up_to"
    EXPECTED = "expected"
    APPROVED = "approved"
    GRANT = "grant"
    PHASE_BUDGET = "phase_budget"
    TOTAL_AVAILABLE = "total_available"
    TOTAL_SPENT = "total_spent"
    TOTAL_COST = "total_cost"
    OWN_CONTRIBUTION = "own_contribution"
    PARTNER_SHARE = "partner_share"
    BUDGET_LINE = "budget_line"
    PROGRAMME_BUDGET = "programme_budget"


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One text in both languages of the interface."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` (``de`` or ``en``)."""
        return self.en if language == "en" else self.de


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where figures come from; ``reference_date`` is their validity, ``retrieved`` the day read.

    What a source does not state is an empty text. ``boundary_date`` is the day of its territory;
    ``date_basis`` says how the reference date is known, "entered" that the file names none.
    """

    id: str
    title: str
    publisher: str
    table: str
    url: str
    licence: str
    reference_date: str
    retrieved: str
    boundary_date: str
    sha256: str
    date_basis: str = ""


MOST_WEIGHT = 3.0
"""The largest weight of an indicator in the search for similar districts; 0 leaves it out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PeerRole:
    """How an indicator counts when similar districts are sought, unless the reader says otherwise.

    With ``logarithm`` ratios of values count, not differences: for measures with a long tail.
    """

    weight: float
    logarithm: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class YearCaveat:
    """What has to be said of the figures of certain years; see :func:`covers` for ``periods``."""

    periods: tuple[str, ...]
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """A measure of the catalogue.

    ``breaks`` are the rounded inner class limits, ascending, classes closed on the left;
    ``numerator`` and ``denominator`` are ids of counts, ``factor`` is what their ratio is
    multiplied by (100 for a percentage). ``skills_rank`` puts a measure into the layer of
    skills-shortage indicators, the first one shown by default. ``levels`` names the levels a
    measure exists for, empty for any. ``census_bases`` holds pairs of a year or a span of years and
    the census (2011 or 2022) that the population in its figures rests on. ``caveat`` holds for all
    figures, ``year_caveats`` for those of certain years. ``weight`` is the count that is exactly
    the denominator of a rate whose numerator is not stored: means of parts are weighted by it.
    ``checked`` are numerator and denominator that give the source's own figures of most areas only:
    a whole is formed of them where each of its parts agrees. ``peer`` is its part in the search for
    similar districts, None where it has none.
    """

    id: str
    title: Text
    about: Text
    unit: Text
    kind: Kind
    numerator: str | None = None
    denominator: str | None = None
    factor: float = 1.0
    decimals: int = 1
    scale: Scale = Scale.SEQUENTIAL
    breaks: tuple[float, ...] = ()
    caveat: Text | None = None
    skills_rank: int | None = None
    levels: tuple[Level, ...] = ()
    census_bases: tuple[tuple[str, str], ...] = ()
    year_caveats: tuple[YearCaveat, ...] = ()
    weight: str | None = None
    checked: tuple[str, str] | None = None
    peer: PeerRole | None = None

    def census_base(self, period: str) -> str:
        """Return the census that the figures of a period rest on, empty where none is stated."""
        return next((base for span, base in self.census_bases if covers(span, period)), "")

    def caveats(self, period: str) -> tuple[Text, ...]:
        """Return what has to be said of the figures of a period."""
        own = (
            one.text
            for one in self.year_caveats
            if any(covers(span, period) for span in one.periods)
        )
        return (*((self.caveat,) if self.caveat else ()), *own)


def covers(span: str, period: str) -> bool:
    """Tell whether a period is the year ``2021``, or in ``2024-2030``, that a span names."""
    first, _, last = span.partition("-")
    return first <= period <= (last or first)


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """One way to draw a region: the AGS of districts or municipalities, and who says so.

    ``version`` changes whenever ``areas`` do, so that a figure can name what it was made for.
    """

    id: str
    title: Text
    areas: tuple[str, ...]
    source: str
    source_url: str
    version: str = "1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A named, versioned set of areas; ``definitions`` starts with the one shown by default.

    ``figures_from`` names the district whose figures stand in where the region has none of its own.
    """

    id: str
    letter: str
    title: Text
    is_what: Text
    is_not: Text
    definitions: tuple[Definition, ...]
    figures_from: str | None = None

    def definition(self, wanted: str | None = None) -> Definition:
        """Return the definition with id ``wanted``, or the default one when there is none."""
        return next((d for d in self.definitions if d.id == wanted), self.definitions[0])


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One figure with all that is needed to defend it; ``number`` is None if there is none.

    ``missing`` names the parts because of which a figure of several areas has none.
    """

    number: float | None
    status: Status
    period: str
    source_ids: tuple[str, ...]
    parts: int = 1
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeRef:
    """An address of outlines for the browser, and how many shapes are behind it."""

    url: str
    shapes: int
