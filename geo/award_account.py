"""The account of the export of awards in words: what of its sum is taken, and what is not and why.

Placed awards and the remainder make up what is taken; with the rows not taken it is the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.award_kinds import Accounted
from geo.awards import CENTS
from geo.citation import cited, figure, joined
from geo.evidence_record import Record, Term, sources_of
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World

SUM, ROWS = "sum", "rows"
UNTAKEN = "untaken"
"""All parts that are not taken, as addresses call them."""
NOT_TAKEN = (Accounted.NEGATIVE, Accounted.REPEATED, Accounted.UNUSABLE, Accounted.NO_AMOUNT)


def account_note(world: World, reader: Reader) -> tuple[str, ...]:
    """Return in words what the file of the catalogue holds; nothing where it is not known."""
    parts = _parts(world)
    if Accounted.FILE not in parts:
        return ()

    def linked(what: str, part: str) -> str:
        return figure(_value(parts, what, part, reader), ref("award_account", what, part))

    file = linked(SUM, Accounted.FILE)
    if UNTAKEN not in parts:
        return (cited(reader.t("The file of the catalogue: {file}, all of it taken."), file=file),)
    reasons = joined(
        "; ",
        [
            cited(
                reader.t("{reason}: {amount}, rows: {rows}"),
                reason=words,
                amount=linked(SUM, part),
                rows=linked(ROWS, part),
            )
            for part, words in _reasons(reader).items()
            if part in parts
        ],
    )
    words = reader.t("The file of the catalogue: {file} = {taken} taken + {untaken} not taken")
    taken, untaken = linked(SUM, Accounted.TAKEN), linked(SUM, UNTAKEN)
    whole = cited(words, file=file, taken=taken, untaken=untaken)
    return (cited("{whole} ({reasons}).", whole=whole, reasons=reasons),)


def accounted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a sum or a number of rows of the account."""
    what, part = parts
    known = _parts(world)
    if what not in (SUM, ROWS) or part not in known:
        raise UnknownRefError(f"the account of awards has no {what!r} of {part!r}")
    rows, cents = known[part]
    t = reader.t
    names = part_names(reader)
    inner = {Accounted.FILE.value: (Accounted.TAKEN, UNTAKEN), UNTAKEN: NOT_TAKEN}
    terms = tuple(
        Term(
            role=t("part"),
            title=names[str(one)],
            value=_value(known, what, str(one), reader),
            ref=ref("award_account", what, str(one)),
        )
        for one in inner.get(part, ())
        if one in known
    )
    return Record(
        ref=ref("award_account", *parts),
        title=names[part],
        value=_value(known, what, part, reader),
        number=cents / CENTS if what == SUM else float(rows),
        place=t("Germany"),
        unit=t("euros, nominal") if what == SUM else t("rows of the file"),
        status=t("own sum of the atlas") if what == SUM else t("own count of the atlas"),
        formula=t("sum of the parts") if terms else t("number of rows in the tables of the atlas"),
        terms=terms,
        sources=sources_of(world, map(str, world.awards_account["source_id"].unique())),
        notes=(_meaning(reader),),
    )


def _parts(world: World) -> dict[str, tuple[int, int]]:
    """Return rows and cents by part, those of all rows not taken as :data:`UNTAKEN`."""
    account = world.awards_account
    if not len(account):
        return {}
    columns = (account[name] for name in ("part", "rows", "amount_cents"))
    found = {str(part): (int(n), int(cents)) for part, n, cents in zip(*columns, strict=True)}
    found.setdefault(Accounted.TAKEN.value, (0, 0))
    lost = [found[one.value] for one in NOT_TAKEN if one.value in found]
    if lost:
        found[UNTAKEN] = (sum(n for n, _ in lost), sum(cents for _, cents in lost))
    return found


def _value(parts: Mapping[str, tuple[int, int]], what: str, part: str, reader: Reader) -> str:
    rows, cents = parts[part]
    return reader.with_unit(cents / CENTS, 2, "€") if what == SUM else reader.number(rows)


def _reasons(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        Accounted.NEGATIVE.value: t("negative amounts, which the catalogue does not explain"),
        Accounted.REPEATED.value: t("repeated FKZ"),
        Accounted.UNUSABLE.value: t("without a usable FKZ or run time"),
        Accounted.NO_AMOUNT.value: t("without a readable amount"),
    }


def part_names(reader: Reader) -> dict[str, str]:
    """Return what the parts of the account are called."""
    t = reader.t
    own = {
        Accounted.FILE.value: t("File of the catalogue"),
        Accounted.TAKEN.value: t("Rows taken"),
        UNTAKEN: t("Rows not taken"),
    }
    return own | {part: f"{own[UNTAKEN]}: {words}" for part, words in _reasons(reader).items()}


def _meaning(reader: Reader) -> str:
    return reader.t(
        "An amount is what the Federal Government commits itself to pay; rows that are no such "
        "amount are listed when the file is added and enter no sum."
    )
