"""The awards recognised as those of an alliance, as HTML, each with its page in the catalogue."""

from __future__ import annotations

from geo.award_words import awards_line, euros
from geo.awards import AllianceAwards, award_url
from geo.model import Status
from geo.records import records
from geo.text import Reader, as_html
from geo.world import World
from pages.ui.sources import link_html, source_html
from pages.ui.tables import Html, table_html


def awards_html(world: World, found: AllianceAwards | None, reader: Reader) -> str:
    """Return the sum and the table of the awards of an alliance; nothing where none are known."""
    if found is None:
        return ""
    t = reader.t
    caption = t("Awards in the Förderkatalog, recognised by their theme: {sum}").format(
        sum=summary(found, reader)
    )
    rows = [
        [
            Html(link_html(award_url(row["award_id"]), row["award_id"])),
            str(row["recipient"]),
            str(row["executing_body"]),
            str(row["executing_body_town"] or row["recipient_town"]),
            " – ".join(filter(None, map(reader.date, (row["starts"], row["ends"])))),
            _amount(row, reader),
        ]
        for row in records(found.rows)
    ]
    heads = [t("FKZ"), t("Recipient"), t("Executing body"), t("Place"), t("Period"), t("Amount")]
    note = t(
        "Another source than the statements above and never added to them: the federal share of "
        "each award, without money of the Länder and the EU."
    )
    source = source_html(world, found.source_id)
    return f"{table_html(caption, heads, rows)}<p>{as_html(note)} {source}</p>"


def summary(found: AllianceAwards, reader: Reader) -> str:
    """Return sum, number of recipients and of awards in a few words."""
    return reader.t("{amount}; {awards}; recipients: {recipients}").format(
        amount=euros(found.amount_cents, reader),
        recipients=reader.number(found.recipients),
        awards=awards_line(len(found.rows), found.undisclosed, reader),
    )


def _amount(row: dict[str, object], reader: Reader) -> str:
    if row["status"] != Status.EXACT.value:
        return reader.t("not disclosed")
    return euros(int(str(row["amount_cents"])), reader)
