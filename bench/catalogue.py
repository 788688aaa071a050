"""An export of the Förderkatalog in its exact format, with invented organisations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADS = (
    "FKZ;Ressort;Referat;Administrierende Stelle;Arb.-Einh.;Förderempfänger /Auftragnehmer;"
    "Gemeindekennziffer;Stadt/Gemeinde;Ort;Bundesland;Staat;Ausführende Stelle;"
    "Gemeindekennziffer;Stadt/Gemeinde;Ort;Bundesland;Staat;Thema des geförderten Vorhabens;"
    "Leistungsplansystematik;Klartext Leistungsplansystematik;Laufzeit von;Laufzeit bis;"
    "Förder- / Auftragssumme (Anteil des Bundes) in EUR;Förderprofil;Projekt;Förderart"
)
ROWS = 317_000
SEED = 20_261_121
BODIES = 40_000
PRIVATE = "Keine Anzeige aufgrund datenschutzrechtlicher Regelungen."
LONGEST_WRAPPED = 255
MINISTRIES = ("BMFTR", "BMWE", "BMV", "BMLEH", "BMUKN", "BMJV")
ALLIANCES = ("SmartERZ", "rECOmine", "Smart Rail Connectivity Campus", "InnoHandwerk", "MR4B")
SENTENCE = (
    "Entwicklung Verbundvorhaben Verfahren Werkstoffe Überwachung Fertigung Erprobung Netzwerk "
    "Wasserstoff Anlagen Messung Qualität Schäume Größen Textil Antriebe Sensorik Energie "
    "Teilvorhaben Modellierung Umsetzung Konzept Daten Prüfung Lösungen für und mit von zur"
)
WORDS = tuple(SENTENCE.split())
FIRST_DAY = date(1990, 1, 1)


def write(path: Path, districts: Sequence[str], *, rows: int = ROWS, seed: int = SEED) -> None:
    """Write an export of ``rows`` awards, always the same for the same districts and seed."""
    source = Random(seed)  # noqa: S311 - no secret
    bodies = [_body(source, districts, number) for number in range(BODIES)]
    lines = (_line(source, bodies, number) for number in range(rows))
    with path.open("w", encoding="iso-8859-15", newline="") as file:
        file.write("".join(f'="{head}";' for head in HEADS.split(";")) + "\n")
        file.writelines(lines)


def _body(source: Random, districts: Sequence[str], number: int) -> tuple[str, ...]:
    place = min(int(source.expovariate(1 / 60)), len(districts) - 1)
    key = source.choices((f"{districts[place]}000", "00000000", "99999999", ""), (95, 2, 2, 1))[0]
    town = f"Musterstadt {place}"
    return f"Musterwerk {number} GmbH & Co. KG", key, town, town, "Musterland", "Deutschland"


def _line(source: Random, bodies: Sequence[tuple[str, ...]], number: int) -> str:
    recipient = source.choice(bodies)
    executing = recipient if source.random() < 0.8 else source.choice(bodies)
    if source.random() < 0.01:
        recipient = executing = (PRIVATE, *recipient[1:])
    starts = FIRST_DAY + timedelta(days=source.randrange(13_000))
    ends = starts + timedelta(days=source.randrange(200, 1_500))
    ministry = source.choice(MINISTRIES)
    first = (f"{number % 99:02}XX{number:06}", ministry, "F21", "PT-Muster", "UF")
    plan = ("FC5012", "Weiterentwicklung für Nachhaltigkeit", f"{starts:%d.%m.%Y}")
    last = ("Technologie- und Innovationsförderung", "", "Direkte Projektförderung")
    cells = (*first, *recipient, *executing, _theme(source), *plan, f"{ends:%d.%m.%Y}")
    amount = 0 if source.random() < 0.02 else int(10 ** source.uniform(5.5, 8.5))
    return f"{''.join(map(_cell, cells))}{_amount(amount)};{''.join(map(_cell, last))}\n"


def _theme(source: Random) -> str:
    words = " ".join(source.choices(WORDS, k=source.randrange(5, 22)))
    chance = source.random()
    if chance < 0.01:
        return f"WIR! - {source.choice(ALLIANCES)} - {words}"
    return f"{words} {words} {words}"[:300] if chance < 0.03 else words


def _cell(text: str) -> str:
    return f"{text};" if len(text) > LONGEST_WRAPPED else f'="{text}";'


def _amount(cents: int) -> str:
    euros = f"{cents // 100:,}".replace(",", ".")
    return f"{euros},{cents % 100:02}"
