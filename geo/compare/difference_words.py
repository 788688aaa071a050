"""What is said of differences to a reference: each one, or how often a side is above and below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import EVERY
from geo.compare.distances import Distance, distance_ref, distance_words, place_of
from geo.compare.made_words import level_sentence
from geo.compare.matrix_words import matrix_notes
from geo.compare.row_words import range_sentence
from geo.compare.rows import Row, source_ids
from geo.compare.wording import cell_words, dated_title, listed, sentences, source_sentence
from geo.text import Reader
from geo.world import World

MOST_NAMED = 3
"""Up to how many differences that are not formed are named one by one."""

RefOf = Callable[[str, str], str]
"""The address of a count, by what is counted and of which side."""


def difference_sentences(
    world: World,
    found: Sequence[Row],
    known: Sequence[Distance],
    name: str,
    ref_of: RefOf,
    reader: Reader,
) -> tuple[str, ...]:
    """Return each distance of one indicator; of several how often a side is above and below.

    ``name`` is what the reference is called, empty where it is the Land of each side.
    """
    several = len(found) > 1
    shown = [cell for one in found for cell in one.parted.compared]
    rest = level_sentence(shown, reader), source_sentence(world, source_ids(found), reader)
    return sentences(
        _counted(known, name, ref_of, reader) if several else _each(known, reader),
        "" if several else joined("", [range_sentence(one, reader) for one in _told(found)]),
        _refused(known, name, ref_of, reader),
        joined(" ", sentences(*rest)),
    )


def difference_more(found: Sequence[Row], reader: Reader) -> tuple[str, ...]:
    """Return the ends and the range of each of several indicators."""
    told = _told(found) if len(found) > 1 else []
    return tuple(range_sentence(one, reader) for one in told)


def _told(found: Sequence[Row]) -> list[Row]:
    return [one for one in found if one.parted.compared]


def _each(known: Sequence[Distance], reader: Reader) -> str:
    said: dict[Cited, list[str]] = {}
    for one in known:
        if one.difference is None or one.beside is None:
            continue
        value = cell_words(one.beside, one.row.indicator, reader)
        words = reader.t("beside {side} ({value})")
        period = one.beside.value.period
        if period != one.row.period:
            words = reader.t("beside {side} ({value} in {period})")
        beside = cited(words, side=one.reference, value=value, period=period)
        said.setdefault(beside, []).append(
            cited(
                reader.t("{side} {value}, {difference}"),
                side=dated_title(one.cell, one.row.period, reader),
                value=cell_words(one.cell, one.row.indicator, reader),
                difference=figure(distance_words(one, reader), distance_ref(one)),
            )
        )
    if not said:
        return ""
    own = known[0].row
    return cited(
        reader.t("{measure} {period}, {distances}."),
        measure=measure_title(own, reader),
        period=own.period,
        distances=joined(
            "; ", [cited("{beside}: {own}", beside=b, own=joined("; ", s)) for b, s in said.items()]
        ),
    )


def _counted(known: Sequence[Distance], name: str, ref_of: RefOf, reader: Reader) -> str:
    """Return for each side in how many indicators it lies above, below or at the reference."""
    titles = {one.cell.side.id: one.cell.side.title(reader) for one in known}
    places = Counter((one.cell.side.id, place_of(one)) for one in known)
    said = []
    for side, title in titles.items():
        above, below, level = (places[side, where] for where in ("higher", "lower", "alike"))
        if not above + below + level:
            continue
        words = reader.t("{side} {above} higher, {below} lower")
        if level:
            words = reader.t("{side} {above} higher, {below} lower, {alike} not distinguishable")
        said.append(
            cited(
                words,
                side=title,
                above=figure(reader.number(above), ref_of("higher", side)),
                below=figure(reader.number(below), ref_of("lower", side)),
                alike=figure(reader.number(level), ref_of("alike", side)),
            )
        )
    if not said:
        words = reader.t("No figure can be set against {reference}.")
        own = reader.t("No figure can be set against the Land of each side.")
        return words.format(reference=name) if name else own
    words = reader.t("Indicators beside {reference}: {counts}.")
    own = reader.t("Indicators beside the Land of each side: {counts}.")
    return cited(words if name else own, reference=name, counts=joined("; ", said))


def _refused(known: Sequence[Distance], name: str, ref_of: RefOf, reader: Reader) -> str:
    """Return how many differences there are not, of few which and why."""
    lost = [one for one in known if one.difference is None]
    if not lost:
        return ""
    if len(lost) > MOST_NAMED:
        words = reader.t("{count} differences to {reference} are refused; the table says why.")
        own = reader.t(
            "{count} differences to the Land of each side are refused; the table says why."
        )
        count = figure(reader.number(len(lost)), ref_of("refused", EVERY))
        return cited(words if name else own, count=count, reference=name)
    return cited(reader.t("Not formed: {sides}."), sides=_lost(known, lost, reader))


def _lost(known: Sequence[Distance], lost: Sequence[Distance], reader: Reader) -> str:
    """Return whose differences there are not, of several indicators in which, by reason."""
    several = len({one.row.indicator.id for one in known}) > 1
    whose: dict[str, list[str]] = {}
    for one in lost:
        title = one.cell.side.title(reader)
        own = f"{title}, {measure_title(one.row, reader)}" if several else title
        whose.setdefault(one.reason.rstrip("."), []).append(own)
    return "; ".join(f"{listed(sides, reader)} ({reason})" for reason, sides in whose.items())


def difference_title(name: str, reader: Reader) -> str:
    """Return the title of differences; ``name`` is as in :func:`difference_sentences`."""
    words = reader.t("Difference to {reference}").format(reference=name)
    return words if name else reader.t("Difference to the Land of each side")


def difference_notes(
    found: Sequence[Row], known: Sequence[Distance], reader: Reader
) -> tuple[str, ...]:
    """Return why differences are refused or relative, and what is to be said of the figures."""
    relative = [measure_title(one.row, reader) for one in known if one.relative]
    said = _reasons(known, reader)
    if relative:
        words = reader.t("Differences of counts are given in % of the reference: {measures}.")
        said.append(words.format(measures="; ".join(dict.fromkeys(relative))))
    said.append(reader.t("Differences are worked out before rounding."))
    return tuple(dict.fromkeys([*said, *matrix_notes(found, reader)]))


def _reasons(known: Sequence[Distance], reader: Reader) -> list[str]:
    """Return why differences are not formed: each reason once, with measures and sides."""
    whose: dict[str, dict[str, list[str]]] = {}
    for one in known:
        if one.reason:
            sides = whose.setdefault(one.reason, {}).setdefault(measure_title(one.row, reader), [])
            sides.append(one.cell.side.title(reader))
    said = []
    for reason, found in whose.items():
        together: dict[str, list[str]] = {}
        for measure, sides in found.items():
            together.setdefault(", ".join(sides), []).append(measure)
        listed_ = "; ".join(f"{', '.join(names)} – {sides}" for sides, names in together.items())
        said.append(f"{listed_}: {reason}")
    return said


def measure_title(found: Row, reader: Reader) -> str:
    """Return the title of the measure of a row."""
    return reader.of(found.indicator.title)
