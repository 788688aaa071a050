"""What the columns of the tables are called."""

from __future__ import annotations

from functools import cache

from geo.text import Reader, Translate


@cache
def column_title(table: str, column: str, reader: Reader) -> str:
    """Return what a column of a table is called."""
    t = reader.t
    own = _own_titles(t).get((table, column))
    shared = _place_titles(t) | _title_words(t) | _award_titles(t) | _alliance_titles(t)
    return own or shared.get(column, column)


def _own_titles(t: Translate) -> dict[tuple[str, str], str]:
    """Return the titles of columns whose name says something else in other tables."""
    return {
        ("sources", "table"): t("Table"),
        ("alliances", "name"): t("Full name"),
        ("facts", "value"): t("Value read from the statement"),
        ("facts", "text"): t("Statement"),
        ("observations", "value"): t("Value"),
        ("occupations", "status"): t("State of unemployed per vacancy"),
        ("awards", "status"): t("State of the amount"),
        ("awards", "alliance_id"): t("Alliance recognised by the theme"),
        ("awards", "programme"): t("Programme recognised by the theme"),
        ("area_parts", "area_id"): t("Area"),
        ("territory_changes", "date"): t("In force from"),
        ("organisation_aliases", "reason"): t("Why both are taken for one"),
        ("awards_account", "rows"): t("Number of rows"),
        ("awards_account", "part"): t("Part of the file"),
        ("awards_account", "amount_cents"): t("Sum of the disclosed amounts"),
        ("awards_withheld", "awards"): t("Number of federal awards"),
        ("awards_withheld", "amount_cents"): t("Sum of the disclosed amounts"),
    }


def _place_titles(t: Translate) -> dict[str, str]:
    return {
        "area_id": t("Area"),
        "level": t("Level"),
        "designation": t("Designation"),
        "parent_id": t("Part of"),
        "boundary_date": t("Boundaries"),
        "label_lon": t("Longitude of the name on the map"),
        "label_lat": t("Latitude of the name on the map"),
        "old_area_id": t("Area before"),
        "new_area_id": t("Area after"),
        "new_name": t("Name after"),
        "part_id": t("Part"),
        "valid_from": t("First day"),
        "valid_until": t("First day after"),
        "nuts_id": t("NUTS code"),
        "versions": t("NUTS versions"),
        "region_id": t("Region"),
        "definition_id": t("Definition of the region"),
        "town": t("Town"),
        "town_basis": t("How the town is known"),
        "postcode": t("Postcode"),
        "placed_reason": t("Why it is not on the map"),
        "recipient_key": t("Municipality key of the recipient"),
        "recipient_town": t("Town of the recipient"),
        "recipient_area_id": t("District of the recipient"),
        "recipient_unplaced": t("Why the recipient has no district"),
        "executing_body_key": t("Municipality key of the executing body"),
        "executing_body_town": t("Town of the executing body"),
        "executing_body_area_id": t("District of the executing body"),
        "executing_body_unplaced": t("Why the executing body has no district"),
    }


def _title_words(t: Translate) -> dict[str, str]:
    """Return the titles of columns about figures and sources."""
    return {
        "source_id": t("Source"),
        "source": t("Source"),
        "source_date": t("Date of the source"),
        "date_basis": t("How the date is known"),
        "reference_date": t("As of"),
        "retrieved": t("Retrieved"),
        "publisher": t("Publisher"),
        "title": t("Title"),
        "licence": t("Licence"),
        "url": t("Address"),
        "sha256": t("Checksum of the file (SHA-256)"),
        "used_for": t("Used for"),
        "indicator": t("Indicator"),
        "period": t("Period"),
        "status": t("Status"),
        "flags": t("Flags"),
        "occupation_code": t("Occupation group"),
        "occupation": t("Name of the occupation group"),
        "employees": t("Employees"),
        "employees_status": t("State of the employees"),
        "unemployed": t("Unemployed"),
        "vacancies": t("Registered vacancies"),
        "unemployed_per_vacancy": t("Unemployed per vacancy"),
    }


def _award_titles(t: Translate) -> dict[str, str]:
    return {
        "award_id": t("FKZ"),
        "ministry": t("Ministry"),
        "agency": t("Project agency"),
        "recipient": t("Recipient"),
        "executing_body": t("Executing body"),
        "theme": t("Theme"),
        "field": t("Field of research"),
        "starts": t("Start"),
        "ends": t("End"),
        "amount_cents": t("Amount"),
        "also_matches": t("Also matches"),
        "profile": t("Funding profile"),
        "joint_project": t("Joint project"),
        "award_kind": t("Kind of award"),
        "row": t("Row in the file"),
        "undisclosed": t("Number of federal awards without a disclosed amount"),
    }


def _alliance_titles(t: Translate) -> dict[str, str]:
    """Return the titles of columns about alliances, their partners and money."""
    return {
        "alliance_id": t("Alliance"),
        "short_name": t("Short name"),
        "name": t("Name"),
        "kind": t("Kind"),
        "programme": t("Programme"),
        "fact_id": t("Fact"),
        "fact_type": t("Fact"),
        "precision": t("How exact the date is"),
        "as_of": t("As of"),
        "standing": t("Standing"),
        "scope": t("Whom it is about"),
        "note": t("Remark"),
        "organisation_id": t("Organisation"),
        "type": t("Kind of organisation (German)"),
        "type_en": t("Kind of organisation (English)"),
        "name_in_source": t("Name in the source"),
        "organisation_name": t("Name in the atlas"),
        "part": t("Part"),
        "membership_id": t("Participation"),
        "role": t("Role in the words of the source"),
        "role_kind": t("Role"),
        "subproject": t("Subproject"),
        "statement_id": t("Statement"),
        "amount_eur": t("Amount"),
        "qualifier": t("Kind of statement"),
        "counts": t("In sums"),
        "counts_reason": t("Why it counts or not"),
        "covers": t("What for"),
        "period_from": t("From"),
        "period_to": t("Until"),
        "funder": t("Funder"),
    }
