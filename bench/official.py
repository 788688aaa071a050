"""Reading and adding official tables: invented figures over all districts, in the exact formats."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from bench.figures import Figure, spread
from loaders.adding import planned
from loaders.given_files import Given
from loaders.raw_file import raw_files, silent
from loaders.raw_table import TableFormat
from loaders.sources import genesis_table, inkar_bulk
from loaders.store import Store

ROOT = Path(__file__).parents[1]
LIMIT_MS = 1000
CHECK_LIMIT_MS = 5000
CHECK = (sys.executable, "-m", "loaders", "check")
AGE_GROUPS = 22
HEAD_LINES = 7
FOOTER = """__________
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2026.
Datenlizenz Deutschland - Namensnennung - Version 2.0."
Stand: 26.02.2026 / 15:28:28
"""
UNEMPLOYED_HEAD = """Tabelle: 13211-02-05-4
Arbeitslose nach ausgewählten Personengruppen
regionale Tiefe: Kreise und krfr. Städte
Arbeitsmarktstatistik der Bundesagentur für Arbeit
;;;Arbeitslose;Arbeitslose
;;;;langzeitarbeitslos
;;;Anzahl;Anzahl
"""
INKAR_HEAD = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert"
INKAR_INDICATORS = 60
INKAR_YEARS = range(2000, 2023)


def measured(folder: Path, repetitions: int) -> tuple[list[Figure], dict[str, list[float]]]:
    """Write the files into ``folder`` and read each by its format and by pandas in turn."""
    districts = _districts()
    small, large = folder / "genesis.csv", folder / "genesis_ages.csv"
    small.write_bytes(_genesis(districts, [""]).encode("cp1252"))
    ages = [f"{age} bis unter {age + 3} Jahre" for age in range(AGE_GROUPS - 1)] + ["Insgesamt"]
    large.write_bytes(_genesis(districts, ages).encode("cp1252"))
    bulk = folder / "inkar.csv"
    bulk.write_text("\n".join([INKAR_HEAD, *_inkar(districts), ""]), encoding="utf-8")
    rows = len(districts) * INKAR_INDICATORS * len(INKAR_YEARS)
    raw: dict[str, list[float]] = {}
    figures = []
    for name, path, one, encoding, limit in (
        ("GENESIS, 400 districts", small, genesis_table.FORMAT, "cp1252", LIMIT_MS),
        (f"GENESIS, 400 × {AGE_GROUPS} groups", large, genesis_table.FORMAT, "cp1252", LIMIT_MS),
        (f"INKAR, {rows:,} rows", bulk, inkar_bulk.FORMAT, "utf-8", None),
    ):
        ours, bare = _in_turn(path, one, encoding, repetitions)
        raw[name], raw[f"{name}, pandas"] = ours, bare
        figures.append(_figure(f"reading {name}", ours, bare, limit))
    for name, limit, work in _commands(folder, districts):
        work()
        raw[name] = [_ms(work) for _ in range(repetitions)]
        figures.append(_timed(name, raw[name], limit))
    return figures, raw


def _commands(
    folder: Path, districts: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield what a user waits for: name, limit in milliseconds, and the work."""
    table = folder / "unemployed.csv"
    rows = (
        f"2026;{key};      {name};{4000 + n};{900 + n}" for n, (key, name) in enumerate(districts)
    )
    table.write_bytes((UNEMPLOYED_HEAD + "\n".join([*rows, FOOTER])).encode("cp1252"))

    def add() -> None:
        report = planned([Given(path=table)], Store(root=ROOT / "data")).report
        assert len(report.changes) >= 2 * len(districts)

    def check() -> None:
        subprocess.run(CHECK, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    yield "GENESIS, 400 districts: recognised, matched and compared with the store", LIMIT_MS, add
    yield "python -m loaders check over all of data/, whole process", CHECK_LIMIT_MS, check


def _timed(name: str, times: Sequence[float], limit: int) -> Figure:
    met = statistics.median(times) < limit
    return Figure(name=name, ours=spread(times), target=f"< {limit} ms", met=met)


def _figure(name: str, ours: Sequence[float], bare: Sequence[float], limit: int | None) -> Figure:
    return Figure(
        name=name,
        ours=spread(ours),
        yardstick=f"pandas.read_csv: {spread(bare)}",
        ratio=statistics.median(ours) / statistics.median(bare),
        target=f"< {limit} ms" if limit else "",
        met=max(ours) < limit if limit else None,
    )


def _in_turn(
    path: Path, one: TableFormat, encoding: str, repetitions: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both, without a first run of each."""
    skipped = HEAD_LINES if encoding == "cp1252" else 0
    footer = len(FOOTER.splitlines()) if skipped else 0
    lines = path.read_bytes().count(b"\n") - skipped - footer

    def ours() -> None:
        (raw,) = raw_files(path)
        assert one.recognises(raw)
        one.read(raw, silent)

    def bare() -> None:
        pd.read_csv(
            path, sep=";", dtype=str, header=None, skiprows=skipped, nrows=lines, encoding=encoding
        )

    ours(), bare()
    pairs = [(_ms(ours), _ms(bare)) for _ in range(repetitions)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _ms(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _districts() -> list[tuple[str, str]]:
    areas = Store(root=ROOT / "data").read_areas()
    chosen = areas[areas["level"] == "district"]
    return list(zip(chosen["area_id"], chosen["name"], strict=True))


def _genesis(districts: Sequence[tuple[str, str]], groups: Sequence[str]) -> str:
    """Return a table with nine columns of figures and a row for each district and group."""
    dimension = ";" if len(groups) > 1 else ""
    title = ["Tabelle: 12411-03-03-4", "Bevölkerung", "regionale Tiefe: Kreise", "Fortschreibung"]
    blank = f";;;{dimension}"
    heads = [
        blank + ";".join(["Bevölkerungsstand"] * 9),
        blank + ";".join(one for one in ("Insgesamt", "Deutsche", "Ausländer") for _ in range(3)),
        blank + ";".join(["Insgesamt", "männlich", "weiblich"] * 3),
    ]
    rows = (
        ";".join(
            [
                "31.12.2024",
                key,
                f"      {name}",
                *([group] if group else []),
                *(str(1000 + place * 7 + number) for place in range(9)),
            ]
        )
        for number, (key, name) in enumerate(districts)
        for group in groups
    )
    return "\n".join([*title, *heads, *rows, FOOTER])


def _inkar(districts: Sequence[tuple[str, str]]) -> Iterator[str]:
    for indicator in range(INKAR_INDICATORS):
        for year in INKAR_YEARS:
            for number, (key, name) in enumerate(districts):
                value = f"{number / 7 + indicator:.2f}".replace(".", ",")
                yield (
                    f"Arbeit;{indicator};i_{indicator};Indikator {indicator};Kreise;{key}000;"
                    f"{name};{year};{value}"
                )
