"""Signs of values in tables, after the official table of signs; one sign for each state."""

from __future__ import annotations

from collections.abc import Mapping

from exports.tables import AT_LEAST, NONE_KNOWN
from geo.model import Status
from geo.text import Reader

SIGNS: Mapping[str, str] = {
    Status.EXACT.value: "",
    AT_LEAST: "≥",
    Status.UNCERTAIN.value: "()",
    Status.ZERO.value: "0",
    Status.ROUNDED_TO_ZERO.value: "k",
    NONE_KNOWN: "b",
    Status.SECRET.value: "g",
    Status.UNRELIABLE.value: "u",
    Status.LATER.value: "t",
    Status.NOT_MEANINGFUL.value: "x",
    Status.NOT_COLLECTED.value: "n",
}
"""By status as tables of exports name it; the letters are those of the map's legend."""


def sign_words(reader: Reader) -> dict[str, str]:
    """Return what each state means, in the order of :data:`SIGNS`."""
    own = {
        AT_LEAST: reader.t("at least this much; more may come"),
        NONE_KNOWN: reader.t("none known, which does not mean that there is none"),
    }
    return {name: own[name] if name in own else reader.spoken(Status(name)) for name in SIGNS} | {
        Status.EXACT.value: reader.t("value")
    }
