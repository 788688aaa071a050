from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Level
from loaders.faults import DataFault
from loaders.genesis_table import read_genesis_table
from loaders.raw_table import RawTable
from tests.loaders.official_files import read_name, value

FOOTER = """__________
"Hinweis: zu ""Quote"" siehe Methodik."
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2026.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 26.02.2026 / 15:28:28
"""
UNEMPLOYED = "Arbeitslose"
RATE = "Arbeitslosenquote bez. auf alle zivile Erwerbsp."
SETTINGS = settings(max_examples=60, derandomize=True, deadline=None)


def read(
    rows: Sequence[str],
    *,
    head: Sequence[str] = (";;;Arbeitslose", ";;;Anzahl"),
    title: Sequence[str] = ("Arbeitslose - regionale Tiefe: Kreise", "Arbeitsmarktstatistik"),
    first: str = "Tabelle: 13211-02-05-4",
    footer: str = FOOTER,
) -> RawTable:
    return read_genesis_table("\n".join([first, *title, *head, *rows, footer]), "table.csv")


def fault_of(text: str) -> str:
    with pytest.raises(DataFault) as fault:
        read_genesis_table(text, "table.csv")
    return fault.value.faults[0]


def test_the_file_says_what_it_is() -> None:
    table = read_name("genesis_13211.csv")
    facts = table.facts
    assert facts.table == "13211-02-05-4"
    assert facts.publisher == "Statistische Ämter des Bundes und der Länder"
    assert facts.title.startswith("Arbeitslose nach ausgewählten Personengruppen sowie Arb")
    assert "regionale Tiefe" not in facts.title
    assert (facts.licence, facts.url) == ("dl-de/by-2-0", "https://www.regionalstatistik.de")
    assert (facts.reference_date, facts.released, facts.boundary_date) == ("2025", "2026-02-26", "")
    assert table.level == Level.DISTRICT


def test_nested_heads_become_one_name_without_unit_and_total() -> None:
    table = read_name("genesis_13211.csv")
    assert table.units == {
        UNEMPLOYED: "Anzahl",
        f"{UNEMPLOYED} / ausländisch": "Anzahl",
        f"{UNEMPLOYED} / 15 bis unter 20 Jahre": "Anzahl",
        RATE: "Prozent",
        f"{RATE} / Frauen": "Prozent",
    }


@pytest.mark.parametrize(
    ("key", "column", "expected"),
    [
        ("14627", UNEMPLOYED, (6120, "exact", "")),
        ("14627", RATE, (5.0, "exact", "")),
        ("14627", f"{UNEMPLOYED} / 15 bis unter 20 Jahre", (None, "later", "")),
        ("14627", f"{RATE} / Frauen", (0, "zero", "")),
        ("05966", f"{UNEMPLOYED} / ausländisch", (None, "secret", "")),
        ("05966", f"{UNEMPLOYED} / 15 bis unter 20 Jahre", (None, "unreliable", "")),
        ("05966", f"{RATE} / Frauen", (None, "not_meaningful", "")),
        ("14523", UNEMPLOYED, (5307, "uncertain", "")),
        ("14178", UNEMPLOYED, (None, "not_collected", "")),
        ("DG", UNEMPLOYED, (4000, "exact", "")),
        ("02", UNEMPLOYED, (4137, "exact", "")),
        ("145", UNEMPLOYED, (5644, "exact", "")),
        ("03241001", UNEMPLOYED, (19333, "exact", "")),
    ],
)
def test_a_cell_is_read_with_its_sign(
    key: str, column: str, expected: tuple[object, str, str]
) -> None:
    assert value(read_name("genesis_13211.csv"), key, column, "2025") == expected


def test_names_come_without_their_indentation() -> None:
    names = read_name("genesis_13211.csv").cells.drop_duplicates("key").set_index("key")["name"]
    assert names["14521"] == "Erzgebirgskreis, Landkreis"
    assert names["145"] == "Chemnitz, Stat. Region"
    assert names["14627"] == "Meißen, Landkreis"


def test_a_date_above_the_heads_and_age_groups_beside_the_names() -> None:
    table = read_name("genesis_12411_stichtag.csv")
    assert set(table.cells["period"]) == {"2020-12-31"}
    assert set(table.cells["column"]) == {
        "unter 3 Jahre",
        "weiblich / unter 3 Jahre",
        "3 bis unter 6 Jahre",
        "weiblich / 3 bis unter 6 Jahre",
        "Bevölkerungsstand",
        "weiblich",
    }
    assert set(table.units.values()) == {"Anzahl"}
    assert value(table, "14521", "Bevölkerungsstand", "2020-12-31")[0] == 9320
    assert table.rows == 39


def test_another_office_with_a_bare_date_and_a_territory() -> None:
    facts = read_name("genesis_13111_landesamt.csv").facts
    assert facts.publisher == "Statistisches Landesamt des Freistaates Sachsen"
    assert facts.title == "Sozialversicherungspflichtig Beschäftigte am Arbeitsort"
    assert (facts.licence, facts.url) == ("", "")
    assert (facts.reference_date, facts.released) == ("2015-06-30", "2016-03-04")
    assert facts.boundary_date == "2015-01-01"


def test_a_table_that_has_no_district_yet_says_so() -> None:
    table = read_name("genesis_13111_strokes.csv")
    (note,) = table.notes
    assert "No district has a figure for 2025-06-30" in note
    column = "Sozialversicherungspflichtig Beschäftigte"
    assert value(table, "14521", column, "2025-06-30") == (None, "not_collected", "")
    assert value(table, "14", column, "2025-06-30")[1] == "exact"


def test_the_service_writes_iso_days_and_total() -> None:
    table = read_name("genesis_rest.csv")
    assert set(table.cells["column"]) == {"Bevölkerungsstand", "männlich", "weiblich"}
    assert value(table, "14521", "Bevölkerungsstand", "2024-12-31")[0] == 200008
    assert table.facts.released == "2025-12-16"


@pytest.mark.parametrize(
    ("time", "period"),
    [("2025", "2025"), ("30.06.2025", "2025-06-30"), ("2025-06-30", "2025-06-30")],
)
def test_the_first_column_is_a_year_or_a_day(time: str, period: str) -> None:
    assert read([f"{time};14521;Erzgebirgskreis;5"]).cells["period"].tolist() == [period]


def test_years_may_stand_in_the_heads() -> None:
    table = read(
        ["14521;Erzgebirgskreis;5;6"],
        head=(";;Arbeitslose;Arbeitslose", ";;2023;2024", ";;Anzahl;Anzahl"),
    )
    assert table.cells[["column", "period", "value"]].to_numpy().tolist() == [
        [UNEMPLOYED, "2023", 5.0],
        [UNEMPLOYED, "2024", 6.0],
    ]


def test_rows_of_months_are_listed() -> None:
    table = read(["2025;Januar;14521;Erzgebirgskreis;5"], head=(";;;;Arbeitslose", ";;;;Anzahl"))
    assert table.rows == 1
    assert table.cells.empty
    assert table.listed["reason"].tolist() == ["the time is neither a year nor a day"]


@pytest.mark.parametrize(
    ("first", "number"),
    [
        ("Tabelle: 13211-02-05-4", "13211-02-05-4"),
        ("GENESIS-Tabelle: 13211-02-05-4;;;", "13211-02-05-4"),
        ("Tabelle: 12411-01-01-5-B", "12411-01-01-5-B"),
        ("Table: 12411-0015", "12411-0015"),
        ("Tabelle: 12410-09ir", "12410-09ir"),
        ('"Tabelle: 13211-02-05-4"', "13211-02-05-4"),
    ],
)
def test_the_first_line_has_the_number_in_several_spellings(first: str, number: str) -> None:
    assert read(["2025;14521;Ort;5"], first=first).facts.table == number


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ('"© Statistisches Bundesamt (Destatis), 2026"', "Statistisches Bundesamt (Destatis)"),
        (
            '"(C)opyright Bayerisches Landesamt für Statistik, 2020"',
            "Bayerisches Landesamt für Statistik",
        ),
        ('"© IT.NRW, Düsseldorf, 2024"', "IT.NRW"),
        ('"Ohne Angabe"', ""),
    ],
)
def test_the_footer_names_the_office(line: str, publisher: str) -> None:
    footer = f"__________\n{line}\nStand: 26.02.2026 / 15:28:28\n"
    assert read(["2025;14521;Ort;5"], footer=footer).facts.publisher == publisher


@pytest.mark.parametrize(
    ("depth", "level"),
    [
        ("Gemeinden", Level.MUNICIPALITY),
        ("Kreise und krfr. Städte", Level.DISTRICT),
        ("Bundesländer", Level.STATE),
        ("Deutschland", None),
    ],
)
def test_the_title_says_how_deep_the_table_goes(depth: str, level: Level | None) -> None:
    title = ("Arbeitslose", "regionale Tiefe:", depth)
    assert read(["2025;14;Sachsen;5"], title=title).level == level


WHOLE = "\n".join(
    ["Tabelle: 13211-02-05-4", "Titel", ";;;Arbeitslose", "2025;14521;Erzgebirgskreis;5", FOOTER]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WHOLE.split("__________")[0], "the footer is missing; the file is cut off"),
        (WHOLE.split("Stand:")[0], 'the last line ("Stand: …") is missing'),
        (WHOLE + WHOLE, "several tables in the file"),
        (WHOLE.replace(";Erzgebirgskreis;5", ";Erzgebirgskreis"), "no row begins with the key"),
        (
            WHOLE.replace("kreis;5", "kreis;5\n2025;14522;Mittelsachsen"),
            "line 5: 3 fields instead of 4",
        ),
        (WHOLE.replace("kreis;5", "kreis;5.5"), "'5.5' has a point"),
        (WHOLE.replace("kreis;5", "kreis;5 e"), "row 4: '5 e' is neither a number nor"),
        (WHOLE.replace("2025;14521", "14521"), "no date"),
        (WHOLE.replace("Titel", "Titel\n31.12.2023\n31.12.2024"), "several dates above"),
        (WHOLE.replace(";;;Arbeitslose", ";;;A;A").replace(";5", ";5;5"), "the same head 'A'"),
        (WHOLE.replace("2025;14521;Erzgebirgskreis;5\n", ""), "no row begins with the key"),
        (WHOLE.replace("Titel", '"Titel'), "a quotation does not end"),
        (WHOLE.replace(";", ","), "commas stand between the cells"),
        (WHOLE.replace(";", "\t"), "tabs stand between the cells"),
    ],
    ids=lambda one: one[:30] if " " in one and len(one) < 80 else "text",
)
def test_a_wrong_table_is_refused_in_one_sentence(text: str, words: str) -> None:
    if "no date" in words:
        text = text.replace(";;;", ";;")
    found = fault_of(text)
    assert words in found
    assert "table.csv" in found


def test_empty_columns_at_the_end_as_excel_adds_them_are_nothing() -> None:
    head, _, footer = WHOLE.partition("__________")
    ended = "\n".join(line + ";;" if ";" in line else line for line in head.split("\n"))
    found = read_genesis_table(ended + "__________" + footer, "table.csv").cells
    assert found.equals(read_genesis_table(WHOLE, "table.csv").cells)


@pytest.mark.parametrize(
    ("cell", "more"),
    [
        ("abc", "table.csv: … and 5 more like these."),
        ("5.000", "table.csv: … and 5 more like these."),
    ],
)
def test_of_many_wrong_cells_the_first_are_named_and_the_rest_counted(cell: str, more: str) -> None:
    rows = "".join(f"2025;{14521 + n};Ort;{cell}\n" for n in range(25))
    with pytest.raises(DataFault) as fault:
        read_genesis_table(WHOLE.replace("2025;14521;Erzgebirgskreis;5\n", rows), "table.csv")
    assert len(fault.value.faults) == 21
    assert fault.value.faults[-1] == more


def german(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


NAMES = st.text(st.characters(categories=["L"], max_codepoint=255), min_size=2, max_size=12)
AREAS = st.dictionaries(
    st.from_regex(r"DG|[0-9]{2,3}|[0-9]{5}|[0-9]{8}", fullmatch=True),
    st.tuples(NAMES, st.decimals(-(10**7), 10**9, places=2), st.sampled_from(["-", ".", "x", "/"])),
    min_size=1,
    max_size=8,
)


@SETTINGS
@given(
    areas=AREAS,
    day=st.dates(min_value=date(1900, 1, 1)),
    first=st.sampled_from(["GENESIS-Tabelle", "Tabelle"]),
)
def test_what_is_written_is_read(
    areas: dict[str, tuple[str, float, str]], day: date, first: str
) -> None:
    rows = [
        f"{day:%d.%m.%Y};{key};  {name};{german(number)};{sign}"
        for key, (name, number, sign) in areas.items()
    ]
    head = (";;;Arbeitslose;Quote", ";;;Anzahl;Prozent")
    cells = read(rows, head=head, first=f"{first}: 13211-02-05-4").cells
    assert cells["key"].tolist() == [key for key in areas for _ in range(2)]
    assert set(cells["period"]) == {day.isoformat()}
    assert cells["name"].tolist() == [name for name, _, _ in areas.values() for _ in range(2)]
    assert cells["value"][::2].tolist() == [float(number) for _, number, _ in areas.values()]
    assert cells["value"][1::2].isna().all()
