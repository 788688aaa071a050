"""Statements about which side is higher, and whether numbers bear them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from geo.citation import cited, figure, joined
from geo.compare.sides import Side
from geo.compare.wording import alike, listed, sentences
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
    others, :attr:`Claim.RANKING` about every side and the next. Sides without a figure are in none.
    ``ties`` are sides in their order that are stated not to be distinguishable.
    """

    claim: Claim
    indicator: str
    period: str
    order: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...] = ()

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of sides of which the first must be higher, or not distinguishable."""
        if self.claim is Claim.HIGHER:
            yield self.order[0], self.order[1]
        elif self.claim is Claim.HIGHEST:
            yield from ((self.order[0], other) for other in self.order[1:])
        else:
            yield from pairwise(self.order)

    def tied(self, one: str, other: str) -> bool:
        """Tell whether two sides are stated not to be distinguishable."""
        return any(one in group and other in group for group in self.ties)

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
    Of a tie it is the other way: near numbers bear it out, and a pair that is decided is a no.

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
        elif statement.tied(first, second):
            if _above(one, other, step):
                return Holds.NO, (first, second)
        elif not _above(one, other, step):
            open_pair = open_pair or (first, second)
    return (Holds.UNDECIDED, open_pair) if open_pair else (Holds.YES, None)


def _above(one: Span, other: Span, step: float) -> bool:
    """Tell whether all of one lies above all of the other, by a rounding step or more."""
    return one[0] - other[1] >= step * (1 - _TOLERANCE)


def stated(
    measure: Indicator, period: str, numbers: Mapping[str, float | None], claim: Claim | None = None
) -> Statement | None:
    """Return the statement that figures suggest, None where fewer than two sides have one.

    Args:
        measure: What the figures are of; those inside its rounding are stated as a tie.
        period: The period of the figures.
        numbers: By side, in the order that ties keep; of sides without a figure nothing is stated.
        claim: By default of two sides which is higher, of more which is highest.

    """
    known = {one: number for one, number in numbers.items() if number is not None}
    if len(known) < 2:
        return None
    order = tuple(sorted(known, key=lambda one: -known[one]))
    return Statement(
        claim=claim or (Claim.HIGHER if len(known) == 2 else Claim.HIGHEST),
        indicator=measure.id,
        period=period,
        order=order,
        ties=_ties(order, known, measure),
    )


def _ties(
    order: Sequence[str], known: Mapping[str, float], measure: Indicator
) -> tuple[tuple[str, ...], ...]:
    """Return the longest runs of sides of which no two are told apart."""
    found: list[tuple[str, ...]] = []
    end = 0
    for start, one in enumerate(order):
        run = [other for other in order[start:] if alike(known[one], known[other], measure)]
        if len(run) > 1 and start + len(run) > end:
            found.append(tuple(run))
        end = max(end, start + len(run))
    return tuple(found)


def statement_words(
    statement: Statement,
    sides: Sequence[Side],
    measure: Indicator,
    reader: Reader,
    count_ref: str = "",
) -> str:
    """Return a statement as a sentence, without judging high or low.

    Args:
        statement: What is claimed.
        sides: All that are compared; where some are not in the statement, it says of how many.
        measure: What it is about.
        reader: Language of the words.
        count_ref: The address of how many sides the statement is about.

    """
    t, order = reader.t, statement.order
    titles = {side.id: side.title(reader) for side in sides}
    about = {"indicator": reader.of(measure.title), "period": statement.period}
    first = statement.ties[0] if statement.ties and order[0] in statement.ties[0] else order[:1]
    if len(first) == len(order):
        words = t("{sides} are not distinguishable in “{indicator}” ({period}).")
        return cited(words, sides=listed([titles[one] for one in first], reader), **about)
    if statement.claim is Claim.HIGHER:
        words = t("{one} has a higher value than {other} in “{indicator}” ({period}).")
        return cited(words, one=titles[order[0]], other=titles[order[1]], **about)
    among = _among(len(order), len(sides), count_ref, reader)
    if statement.claim is Claim.HIGHEST:
        words = t("{sides} has the highest value {among} in “{indicator}” ({period}).")
        if len(first) > 1:
            words = t(
                "{sides} have the highest value {among} in “{indicator}” ({period}); they are not "
                "distinguishable from one another."
            )
        names = listed([titles[one] for one in first], reader)
        return cited(words, sides=names, among=among, **about)
    words = t("Order {among} in “{indicator}” ({period}), highest first: {list}.")
    said = cited(words, list=", ".join(titles[one] for one in order), among=among, **about)
    return joined(" ", sentences(said, _tied_words(statement, titles, reader)))


def _among(stated_of: int, sides: int, count_ref: str, reader: Reader) -> str:
    """Return of how many sides something is stated, where it is not of all."""
    if stated_of == sides:
        return reader.t("of all sides")
    count = figure(reader.number(stated_of), count_ref)
    return cited(reader.t("of the {count} sides with a comparable figure"), count=count)


def _tied_words(statement: Statement, titles: Mapping[str, str], reader: Reader) -> str:
    """Return which sides of an order are not told apart; empty where all are."""
    if not statement.ties:
        return ""
    groups = [listed([titles[one] for one in group], reader) for group in statement.ties]
    words = reader.t("Not distinguishable from one another: {groups}.")
    return cited(words, groups=joined("; ", groups))
