"""Small exports of the Förderkatalog with invented awards, in its exact format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

HEADS = (
    "FKZ;Ressort;Referat;Administrierende Stelle;Arb.-Einh.;Förderempfänger /Auftragnehmer;"
    "Gemeindekennziffer;Stadt/Gemeinde;Ort;Bundesland;Staat;Ausführende Stelle;"
    "Gemeindekennziffer;Stadt/Gemeinde;Ort;Bundesland;Staat;Thema des geförderten Vorhabens;"
    "Leistungsplansystematik;Klartext Leistungsplansystematik;Laufzeit von;Laufzeit bis;"
    "Förder- / Auftragssumme (Anteil des Bundes) in EUR;Förderprofil;Projekt;Förderart"
)
CURRENT = HEADS.split(";")
OLDER = [
    {
        3: "PT",
        5: "Zuwendungsempfänger",
        17: "Thema",
        22: "Fördersumme in EUR",
        24: "Verbundprojekt",
    }.get(place, head)
    for place, head in enumerate(CURRENT)
]
PRIVATE = "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen."
AMOUNT = 22
LONGEST_WRAPPED = 255
PLACES = {
    "fkz": 0,
    "ministry": 1,
    "recipient": 5,
    "recipient_key": 6,
    "executing": 11,
    "executing_key": 12,
    "theme": 17,
    "starts": 20,
    "ends": 21,
    "amount": AMOUNT,
}
USUAL = {
    "ministry": "BMFTR",
    "recipient": "Schäumerei Muster GmbH",
    "recipient_key": "14521000",
    "executing": "Werk Süd, Prüfstand",
    "executing_key": "14511000",
    "theme": "Größen messen",
    "starts": "01.07.2020",
    "ends": "30.06.2022",
    "amount": "35.000,00",
}


def cells(**given: str) -> list[str]:
    """Return the cells of a row; what is not given is as usual."""
    row = [""] * len(CURRENT)
    for name, value in {**USUAL, **given}.items():
        row[PLACES[name]] = value
    return row


def written(row: Iterable[str]) -> str:
    """Return a row as the catalogue writes it: amounts and long texts bare, all else wrapped."""
    return "".join(
        f"{text};" if place == AMOUNT or len(text) > LONGEST_WRAPPED else f'="{text}";'
        for place, text in enumerate(row)
    )


def export(
    rows: Iterable[Mapping[str, str] | str],
    *,
    heads: Iterable[str] = CURRENT,
    encoding: str = "iso-8859-15",
    end: str = "\n",
) -> bytes:
    """Return a file of rows, given by their cells or as lines."""
    head = "".join(f'="{text}";' for text in heads)
    lines = [row if isinstance(row, str) else written(cells(**row)) for row in rows]
    return "".join(line + end for line in (head, *lines)).encode(encoding, errors="replace")
