"""Classes of a choropleth: left-closed, "from … to under …", one code for each area."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import isnan

import pandas as pd

from geo.model import Status

CLASS_CODES = string.digits + string.ascii_uppercase
"""The class of an area as one character, lowest first; small letters are states of a value."""

ZERO_CODE = "z"
ROUNDED_TO_ZERO_CODE = "k"
NOTHING_CODE = "e"
"""There is nothing that a value could be of, which is neither zero nor unknown."""
CODE_OF_STATUS = {
    Status.SECRET: "g",
    Status.UNRELIABLE: "u",
    Status.LATER: "t",
    Status.NOT_MEANINGFUL: "x",
    Status.NOT_COLLECTED: "n",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Classes:
    """Class limits with their colours; ``zero`` gives exact zeros a class of their own.

    ``span`` is the least and the largest value of a ramp without classes.
    """

    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    zero: bool = False
    span: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if len(self.colours) != len(self.breaks) + 1:
            raise ValueError(
                f"{len(self.breaks)} class limits need {len(self.breaks) + 1} colours, "
                f"not {len(self.colours)}"
            )
        if any(low >= high for low, high in pairwise(self.breaks)):
            raise ValueError(f"class limits must ascend: {self.breaks}")

    def code(self, value: float | None, status: Status = Status.EXACT) -> str:
        """Return the class of ``value`` out of :data:`CLASS_CODES`, or the letter of its status."""
        if value is None or isnan(value):
            return CODE_OF_STATUS.get(status, CODE_OF_STATUS[Status.NOT_COLLECTED])
        if status is Status.ROUNDED_TO_ZERO:
            return ROUNDED_TO_ZERO_CODE
        if self.zero and value == 0:
            return ZERO_CODE
        return CLASS_CODES[bisect_right(self.breaks, value)]

    def codes(self, values: pd.Series, statuses: pd.Series | None = None) -> dict[str, str]:
        """Return the code of every area; ``values`` and ``statuses`` share the index area_id."""
        given = repeat(Status.EXACT.value, len(values)) if statuses is None else statuses.tolist()
        states = {one.value: one for one in Status}
        return {
            str(area_id): self.code(value, states[status])
            for area_id, value, status in zip(values.index, values.tolist(), given, strict=True)
        }


def counts(codes: Mapping[str, str]) -> dict[str, int]:
    """Return how many areas carry each code."""
    return dict(Counter(codes.values()).most_common())
