"""Statements about which side is higher, and whether numbers bear them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from geo.compare.sides import Side
from geo.model import Indicator
from geo.text import Reader

_TOLERANCE = 1e-9
"""Of differences of binary fractions such as 0.3 - 0.2, in rounding steps."""


class Claim(StrEnum):
    """What is stated of the sides in their order, highest first."""

    HIGHER = "higher"
    HIGHEST = "highest"
    RANKING = "ranking"


def claims_of(sides: int) -> tuple[Claim, ...]:
    """Return what may be stated of so many sides, first what is stated unless another is chosen."""
    return (Claim.HIGHER,) if sides == len("AB") else (Claim.HIGHEST, Claim.RANKING)


class Holds(StrEnum):
    """Whether numbers bear a statement out; what they leave open is never counted as borne out.

    :attr:`REFUSED` are numbers that may not stand side by side, so that nothing is asked of them.
    """

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A claim on an indicator in a period; ``order`` are the ids of the sides, highest first.

    :attr:`Claim.HIGHER` is about the first two, :attr:`Claim.HIGHEST` about the first against all
    others, :attr:`Claim.RANKING` about every side and the next.
    """

    claim: Claim
    indicator: str
    period: str
    order: tuple[str, ...]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of sides of which the first must be higher."""
        if self.claim is Claim.HIGHER:
            yield self.order[0], self.order[1]
        elif self.claim is Claim.HIGHEST:
            yield from ((self.order[0], other) for other in self.order[1:])
        else:
            yield from pairwise(self.order)

    def compared(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of sides that the statement puts in an order, near or far."""
        ranked = self.claim is Claim.RANKING
        yield from combinations(self.order, 2) if ranked else self.pairs()


Span = tuple[float, float]
"""Lowest and highest number of a side; twice the same where it has one."""


def judged(
    statement: Statement, numbers: Mapping[str, Span | None], step: float
) -> tuple[Holds, tuple[str, str] | None]:
    """Return whether numbers bear a statement out, and the pair of sides by which it fails.

    A pair is decided when all of one side lies at least a rounding step from all of the other. One
    pair the other way round is enough for no; missing numbers and those too near leave it open.

    Args:
        statement: What is claimed.
        numbers: By side, None where missing.
        step: The smallest difference that the numbers can show.

    """
    open_pair = None
    for first, second in statement.pairs():
        one, other = numbers.get(first), numbers.get(second)
        if one is None or other is None:
            open_pair = open_pair or (first, second)
        elif _above(other, one, step):
            return Holds.NO, (first, second)
        elif not _above(one, other, step):
            open_pair = open_pair or (first, second)
    return (Holds.UNDECIDED, open_pair) if open_pair else (Holds.YES, None)


def _above(one: Span, other: Span, step: float) -> bool:
    """Tell whether all of one lies above all of the other, by a rounding step or more."""
    return one[0] - other[1] >= step * (1 - _TOLERANCE)


def stated(
    indicator: str, period: str, numbers: Mapping[str, float | None], claim: Claim | None = None
) -> Statement | None:
    """Return the statement that figures suggest, None where fewer than two sides have one.

    Args:
        indicator: Id of the measure.
        period: The period of the figures.
        numbers: By side, in the order that ties keep; sides without a figure come last.
        claim: By default of two sides which is higher, of more which is highest.

    """
    known = [one for one, number in numbers.items() if number is not None]
    if len(known) < 2:
        return None
    lacking = [one for one, number in numbers.items() if number is None]
    ordered = sorted(known, key=lambda one: -(numbers[one] or 0.0))
    usual = Claim.HIGHER if len(numbers) == 2 else Claim.HIGHEST
    return Statement(
        claim=claim or usual, indicator=indicator, period=period, order=(*ordered, *lacking)
    )


def statement_words(
    statement: Statement, sides: Sequence[Side], measure: Indicator, reader: Reader
) -> str:
    """Return a statement as a sentence, without judging high or low."""
    titles = {side.id: side.title(reader) for side in sides}
    names = [titles[one] for one in statement.order]
    about = {"indicator": reader.of(measure.title), "period": statement.period}
    if statement.claim is Claim.HIGHER:
        words = reader.t("{one} has a higher value than {other} in “{indicator}” ({period}).")
        return words.format(one=names[0], other=names[1], **about)
    if statement.claim is Claim.HIGHEST:
        words = reader.t("{one} has the highest value of all sides in “{indicator}” ({period}).")
        return words.format(one=names[0], **about)
    words = reader.t("Order in “{indicator}” ({period}), highest first: {list}.")
    return words.format(list=", ".join(names), **about)
