"""The classes of a map as rules for other programs: which areas look how, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.dataset import Evidence, status_name
from exports.tables import AT_LEAST
from geo.classification import MOST_CLASSES
from geo.classify import CODE_OF_STATUS, ROUNDED_TO_ZERO_CODE, ZERO_CODE
from geo.layers import Fill
from geo.leaflet.look import PATTERNS, PLAIN
from geo.legend import class_labels
from geo.model import Status
from geo.palette import AREA_LINE, line_on
from geo.text import Reader


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Areas of one look.

    They have a value from ``least`` to under ``under`` (None: no limit), or a ``status``; ``zero``
    takes zeros alone, ``tiny`` what is more and rounds to zero. ``fill`` is empty where only the
    border is drawn, ``dash`` names its kind; ``code`` is that of a hatch of
    :data:`geo.leaflet.look.PATTERNS`, empty for none.
    """

    label: str
    fill: str
    line: str
    least: float | None = None
    under: float | None = None
    zero: bool = False
    tiny: bool = False
    status: str = ""
    code: str = ""
    dash: str = ""


def rules(one: Evidence, reader: Reader) -> list[Rule]:
    """Return the rules of a column in the order of its legend, none where no map shows it.

    A ramp without classes has none either: there is a colour for each number.
    """
    fill = one.fill
    if fill is None or len(fill.classes.colours) > MOST_CLASSES:
        return []
    return [*_classes(fill, reader), *_states(reader), *_borders(reader)]


def own_field(one: Evidence) -> tuple[str, str, int]:
    """Return the fields of values and of states of a column, and how many decimals it is shown."""
    return one.column.id, status_name(one.column.id), one.column.decimals


def _classes(fill: Fill, reader: Reader) -> list[Rule]:
    breaks = fill.classes.breaks
    limits: Sequence[float | None] = (None, *breaks, None)
    labels = class_labels(fill.classes, fill, reader)
    found = [
        Rule(label=label, fill=colour, line=line_on(colour), least=least, under=under)
        for label, colour, least, under in zip(
            labels, fill.classes.colours, limits[:-1], limits[1:], strict=True
        )
    ]
    zeros = [
        Rule(
            label=reader.status(Status.ROUNDED_TO_ZERO),
            fill=PLAIN[ROUNDED_TO_ZERO_CODE],
            line=AREA_LINE,
            tiny=True,
        ),
        Rule(label=fill.zero_text or "0", fill=PLAIN[ZERO_CODE], line=AREA_LINE, zero=True),
    ]
    return [*reversed(found), *(zeros if fill.classes.zero else [])]


def _states(reader: Reader) -> list[Rule]:
    """Return the rules of values that are no number, or none that a class holds."""
    codes = {Status.ROUNDED_TO_ZERO: ROUNDED_TO_ZERO_CODE, **CODE_OF_STATUS}
    return [
        Rule(
            label=reader.status(status),
            fill=str(PATTERNS[code]["ground"]) if code in PATTERNS else PLAIN[code],
            line=AREA_LINE,
            status=status.value,
            code=code if code in PATTERNS else "",
        )
        for status, code in codes.items()
    ]


def _borders(reader: Reader) -> list[Rule]:
    kinds = (
        (AT_LEAST, "dash", reader.t("dashed border: at least this much")),
        (Status.UNCERTAIN.value, "dot", reader.t("dotted border: uncertain")),
    )
    return [
        Rule(label=label, fill="", line=AREA_LINE, status=status, dash=dash)
        for status, dash, label in kinds
    ]


def has_number(rule: Rule) -> bool:
    """Tell whether a rule is about numbers, not about states."""
    return not rule.status
