"""Why an edition was made, in both languages; words of the office stay as typed and are marked."""

from __future__ import annotations

import pytest

from geo.edition_reason import Act, Delivered, Reason
from geo.edition_words import act_words, counts_words, reason_words, table_titles
from loaders.schema import OUTLINES, tables
from pages.ui.translation import LANGUAGES, reader

TABLE = Delivered(table="13211-02", title="Arbeitslose", publisher="Amt", period="2025-06-30")
CASES = (
    (Reason(act=Act.FIRST), "Erste Ausgabe", "First edition"),
    (
        Reason(act=Act.BUILT, parts=("facts", "observations")),
        "Neu aufgebaut: Eckdaten; Zahlen",
        "Built anew: Facts; Figures",
    ),
    (
        Reason(act=Act.ADDED, delivered=(TABLE,)),
        "Hinzugefügt: 13211-02: Arbeitslose (Amt), Stand 30.06.2025",
        "Added: 13211-02: Arbeitslose (Amt), as of 30 June 2025",
    ),
    (
        Reason(
            act=Act.ADDED,
            delivered=(Delivered(table="12411-01", title="Tabelle 12411-01, Personen"),),
            parts=("share_65plus 2024", "share_15_64 2024"),
        ),
        "Hinzugefügt: Tabelle 12411-01, Personen; aus geänderten Anzahlen neu berechnete Quoten: 2",
        "Added: Tabelle 12411-01, Personen; rates computed anew from counts that changed: 2",
    ),
    (
        Reason(act=Act.REMOVED, delivered=(Delivered(title="Umrisse"),), note="Because {why}"),
        "Entfernt: Umrisse; Vermerk: „Because {why}“",
        "Removed: Umrisse; note: “Because {why}”",
    ),
    (
        Reason(act=Act.RESTORED, edition="2026-11-20-3f9a2c1"),
        "Zurück zu Ausgabe 2026-11-20-3f9a2c1: alle Tabellen",
        "Back to edition 2026-11-20-3f9a2c1: all tables",
    ),
    (
        Reason(act=Act.RESTORED, edition="x", parts=("funding",)),
        "Zurück zu Ausgabe x: Finanzangaben",
        "Back to edition x: Statements about money",
    ),
    (
        Reason(act=Act.EDITED, parts=("regions.toml",), note="Tippfehler"),
        "Von Hand geändert: Liste der Regionen; Vermerk: „Tippfehler“",
        "Edited by hand: List of regions; note: “Tippfehler”",
    ),
    (Reason(act=Act.NOTED, note="added: x"), "Vermerk: „added: x“", "note: “added: x”"),
)


@pytest.mark.parametrize(("reason", "german", "english"), CASES, ids=lambda one: str(one)[:40])
def test_a_reason_is_said_in_both_languages(reason: Reason, german: str, english: str) -> None:
    assert reason_words(reason, reader("de")) == german
    assert reason_words(reason, reader("en")) == english


def test_what_an_addition_did_to_other_figures_is_said_in_both_languages() -> None:
    added = Reason(
        act=Act.ADDED,
        delivered=(Delivered(table="T"),),
        set_aside=17,
        left_out=800,
        unusual=2,
        incomplete=True,
    )
    assert reason_words(added, reader("en")) == (
        "Added: T; totals set aside, since then summed from their districts: 17; rates left out "
        "because one of their counts alone was revised: 800; remarks on unusual figures: 2; taken "
        "although the file may be cut off"
    )
    assert reason_words(added, reader("de")) == (
        "Hinzugefügt: T; zurückgestellte Gesamtzahlen, seither aus den Kreisen summiert: 17; "
        "ausgelassene Quoten, weil nur eine ihrer beiden Anzahlen revidiert wurde: 800; Hinweise "
        "auf ungewöhnliche Zahlen: 2; übernommen, obwohl die Datei abgeschnitten sein kann"
    )


def test_every_act_is_tried_and_has_german_words() -> None:
    assert {reason.act for reason, _, _ in CASES} == set(Act)
    for reason, _, _ in CASES:
        german, english = (act_words(reason, reader(one)) for one in LANGUAGES)
        assert german != english or not german


def test_of_many_tables_the_first_are_named() -> None:
    many = tuple(Delivered(table=f"T{number}") for number in range(6))
    said = reason_words(Reason(act=Act.ADDED, delivered=many), reader("en"))
    assert said == "Added: T0; T1; T2; and 3 more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_the_data_has_a_title(language: str) -> None:
    known = table_titles(reader(language).t)
    files = {*tables(), *OUTLINES.values(), "indicators.toml", "regions.toml"}
    assert files <= known.keys()
    assert not {title for title in known.values() if "_" in title or "/" in title}


def test_counts_of_changes_are_words() -> None:
    counts = {"awards": {"new": 1_200, "value": 3}, "regions.toml": {"unknown": 1}}
    said = counts_words(counts, reader("de"))
    assert said.startswith("Bewilligungen des Bundes: 1.200 neu, 3 geändert; Liste der Regionen: 1")
