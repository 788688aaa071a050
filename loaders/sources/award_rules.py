"""Programmes and alliances of awards, recognised by rules kept as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from loaders.faults import raise_faults
from loaders.sources.raw_tables import RULES

AWARD_RULES = RULES / "award_rules.toml"
KINDS = ("programme", "alliance")
SIGNS = ("starts", "has", "part")
PART = re.compile(r"^.*?\s[-–]\s(.*?)(?:\s[-–]\s|$)")
"""The name between the first two dashes of a theme."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One way to recognise a programme or an alliance; a rule with ``part`` has ``programme``."""

    id: str
    starts: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    programme: str = ""
    fkz_starts: tuple[str, ...] = ()
    title: str = ""

    def matches(self, theme: str, programme: str) -> bool:
        """Tell whether a theme is meant; ``programme`` is what the theme was recognised as."""
        part = PART.match(theme) if self.part and programme == self.programme else None
        return (
            any(_pattern(word).match(theme) for word in self.starts)
            or any(_pattern(word).search(theme) for word in self.has)
            or (part is not None and any(_pattern(w).search(part.group(1)) for w in self.part))
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardRules:
    """The rules in their order; of several that match, the first one counts."""

    programmes: tuple[Rule, ...]
    alliances: tuple[Rule, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Words of which a theme must have one to be looked at."""
        rules = (*self.programmes, *self.alliances)
        return tuple(dict.fromkeys(word for r in rules for word in (*r.starts, *r.has)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """What a theme belongs to, "" for nothing; ``also`` are further rules that match."""

    programme: str = ""
    alliance_id: str = ""
    also: tuple[str, ...] = ()


def read_award_rules(path: Path = AWARD_RULES) -> AwardRules:
    """Return the rules; raise ``DataFault`` naming each entry that is not as described there."""
    with path.open("rb") as file:
        entries = tomllib.load(file)
    raise_faults(_rule_faults(entries, path.name))
    programmes, alliances = (tuple(_rule(one) for one in entries.get(kind, [])) for kind in KINDS)
    return AwardRules(programmes=programmes, alliances=alliances)


def recognised(themes: pa.ChunkedArray, rules: AwardRules) -> list[Recognised]:
    """Return what each theme belongs to; themes without any of the words are passed over fast."""
    nothing = Recognised()
    words = "|".join(re.escape(word) for word in rules.words)
    likely = pc.match_substring_regex(themes, words, ignore_case=True)
    found = [nothing] * len(themes)
    places = pc.indices_nonzero(likely)
    for place, theme in zip(places.to_pylist(), themes.take(places).to_pylist(), strict=True):
        found[place] = recognise(theme, rules)
    return found


def recognise(theme: str, rules: AwardRules) -> Recognised:
    """Return what one theme belongs to."""
    programmes = [rule.id for rule in rules.programmes if rule.matches(theme, "")]
    first = programmes[0] if programmes else ""
    alliances = list(dict.fromkeys(r.id for r in rules.alliances if r.matches(theme, first)))
    return Recognised(
        programme=first,
        alliance_id=alliances[0] if alliances else "",
        also=(*programmes[1:], *alliances[1:]),
    )


def contradicted(fkz: pa.ChunkedArray, programmes: pa.ChunkedArray, rules: AwardRules) -> int:
    """Return how many awards have the FKZ of a programme that their theme does not name."""
    number = 0
    for rule in rules.programmes:
        for start in rule.fkz_starts:
            other = pc.and_(pc.starts_with(fkz, start), pc.not_equal(programmes, rule.id))
            number += pc.sum(other).as_py() or 0
    return number


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _rule(entry: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Rule(**values)


def _rule_faults(entries: dict[str, Any], file: str) -> Iterator[str]:
    fields = set(Rule.__dataclass_fields__)
    for kind in KINDS:
        for number, entry in enumerate(entries.get(kind, []), start=1):
            place = f"rules/{file}, {kind} {number}"
            if unknown := sorted(set(entry) - fields):
                yield f"{place}: {', '.join(unknown)} is unknown; use {', '.join(sorted(fields))}."
            if not entry.get("id"):
                yield f"{place}: the id is missing; add it."
            if not any(entry.get(sign) for sign in SIGNS):
                yield f"{place}: it recognises nothing; add one of {', '.join(SIGNS)}."
            if entry.get("part") and not entry.get("programme"):
                yield f"{place}: part needs a programme; add it."
