"""Federal awards of an alliance and of a region as HTML, with sums for partners and programmes."""

from __future__ import annotations

from geo.areas import districts_touched
from geo.award_choice import ALL, chosen, measure_of, named_partner
from geo.award_terms import programme_name, programme_whose
from geo.award_words import awards_line, counting, euros, remainder_sentence, sum_words
from geo.awards import AllianceAwards, Rule, allocated, award_url, has_awards, sums_by
from geo.citation import Cited, cited, figure
from geo.evidence_award import award_value, partner_value, run_time
from geo.figures import area_name
from geo.model import Definition
from geo.records import records
from geo.refs import of_award, of_award_count, of_awards
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.parts import note
from pages.ui.sources import link_html, source_html
from pages.ui.tables import Html, table_html


def awards_html(
    world: World, found: AllianceAwards | None, alliance_id: str, reader: Reader
) -> str:
    """Return sum, recipients and awards of an alliance as tables; nothing where none are known."""
    if found is None:
        return ""
    t = reader.t
    rows = [
        [
            Html(link_html(award_url(row["award_id"]), row["award_id"])),
            str(row["recipient"]),
            str(row["executing_body"]),
            str(row["executing_body_town"] or row["recipient_town"]),
            run_time(row, reader),
            figure(
                award_value(row, int(row["amount_cents"]), reader), of_award(str(row["award_id"]))
            ),
        ]
        for row in records(found.rows)
    ]
    heads = [t("FKZ"), t("Recipient"), t("Executing body"), t("Place"), t("Period"), t("Amount")]
    words = t("Awards in the Förderkatalog, recognised by their theme: {sum}")
    table = table_html(cited(words, sum=summary(found, alliance_id, reader)), heads, rows)
    explained = t(
        "Another source than the statements above and never added to them: the federal share of "
        "each award, without money of the Länder and the EU."
    )
    source = source_html(world, found.source_id)
    partners = _recipients(found, alliance_id, reader)
    return f"{table}{partners}<p>{as_html(explained)} {source}</p>"


def summary(found: AllianceAwards, alliance_id: str, reader: Reader) -> Cited:
    """Return sum, number of recipients and of awards in a few words."""
    whose = f"alliance.{alliance_id}"
    recipients = of_award_count("recipients", ALL, whose)
    return cited(
        reader.t("{amount}; {awards}; recipients: {recipients}"),
        amount=figure(euros(found.amount_cents, reader), of_awards(ALL, whose)),
        recipients=figure(reader.number(found.recipients), recipients),
        awards=awards_line(len(found.rows), found.undisclosed, reader, measure=ALL, whose=whose),
    )


def _recipients(found: AllianceAwards, alliance_id: str, reader: Reader) -> str:
    """Return the sum of each recipient of an alliance, the largest first."""
    t = reader.t
    rows = []
    for row in records(sums_by(found.rows, "recipient", "recipient_town")):
        whose = f"partner.{alliance_id}.{named_partner(row)}"
        rows.append(
            [
                str(row["recipient"]),
                str(row["recipient_town"]),
                awards_line(row["awards"], row["undisclosed"], reader, measure=ALL, whose=whose),
                figure(partner_value(row, reader), of_awards(ALL, whose)),
            ]
        )
    heads = [t("Recipient"), t("Place"), t("Number"), t("Sum")]
    return table_html(t("Federal awards by recipient"), heads, rows)


@pinned.kept()
def programmes_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the awards of a region by programme, folded; nothing where no awards are known."""
    world, reader = data.world(), translation.reader(language)
    if not has_awards(world):
        return ""
    t = reader.t
    region, definition = data.region(region_id, definition_id)
    scope = f"{region.id}.{definition.id}"
    rows = [
        _sum_row(
            world,
            programme_name(world, programme) or t("no programme recognised"),
            programme_whose(programme, scope),
            reader,
        )
        for programme in [*_programmes(world, scope), ""]
    ]
    rows.append(_sum_row(world, t("All federal awards"), f"region.{scope}", reader))
    title = t("Federal awards by programme")
    heads = [t("Programme"), t("Number"), t("Sum")]
    found = allocated(world, Rule.EXECUTING)
    said = (_where(world, definition, reader), counting(Rule.EXECUTING, reader))
    notes = "".join(map(note, (*said, remainder_sentence(found, reader))))
    table = table_html(title, heads, rows)
    used = map(str, world.awards["source_id"].unique())
    sources = "; ".join(source_html(world, one) for one in used)
    return f"<details><summary>{as_html(title)}</summary>{table}{notes}<p>{sources}</p></details>"


def _programmes(world: World, scope: str) -> list[str]:
    """Return the programmes with awards in a region, the largest sum first."""
    found = chosen(world, measure_of(Rule.EXECUTING.value), f"region.{scope}")
    return [str(one) for one in sums_by(found.rows, "programme")["programme"]]


def _sum_row(world: World, name: str, whose: str, reader: Reader) -> list[str]:
    """Return number and sum of awards by executing body; where there are none, it says so."""
    rule = Rule.EXECUTING.value
    found = chosen(world, measure_of(rule), whose)
    if not found.awards:
        return [name, reader.t("no award in the catalogue"), "–"]
    line = awards_line(found.awards, found.undisclosed, reader, measure=rule, whose=whose)
    amount = sum_words(found.cents, found.awards, found.undisclosed, reader)
    return [name, line, figure(amount, of_awards(rule, whose))]


def _where(world: World, definition: Definition, reader: Reader) -> str:
    """Return in which whole districts the awards of a region are, which is where they are known."""
    districts = districts_touched(definition.areas)
    names = ", ".join(area_name(world, one, reader) for one in districts)
    words = reader.t("Awards are known by district; counted are, in full: {districts}.")
    return words.format(districts=names)
