from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Level
from loaders import inkar_rows
from loaders.faults import DataFault
from loaders.inkar import key_of, level_of
from loaders.raw_file import raw_files
from loaders.raw_table import RawTable
from loaders.sources.inkar_bulk import FORMAT
from tests.loaders.official_files import FIXTURES, read_name, read_path, value

HEAD = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert"
SETTINGS = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NUMBERS = st.decimals(-(10**7), 10**9, places=2)


def row(
    unit: str = "Kreise",
    key: str = "14521000",
    number: str = "5,3",
    *,
    time: str = "2022",
    field: str = "Arbeit",
) -> str:
    return f"{field};1;q_alo;Arbeitslosenquote;{unit};{key};Ort;{time};{number}"


def read_rows(folder: Path, rows: Sequence[str], head: str = HEAD) -> dict[Level | None, RawTable]:
    path = folder / "bulk.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return {table.level: table for table in read_path(path)}


@pytest.mark.parametrize(
    ("unit", "level"),
    [
        ("krsfr. Stadt", Level.DISTRICT),
        ("Landkreis", Level.DISTRICT),
        ("Kreise", Level.DISTRICT),
        ("Kreisfreie Stadt", Level.DISTRICT),
        ("Gemeinden", Level.MUNICIPALITY),
        ("Länder", Level.STATE),
        ("Bundesländer", Level.STATE),
        ("Bund", Level.COUNTRY),
        ("Raumordnungsregionen", None),
        ("Kreistypen", None),
        ("Kreisregionen", None),
        ("Gemeindeverbände", None),
        ("Mittelbereiche", None),
        ("", None),
    ],
)
def test_a_spatial_unit_is_a_level_of_the_atlas_or_none(unit: str, level: Level | None) -> None:
    assert level_of(unit) == level


@pytest.mark.parametrize(
    ("key", "level", "found"),
    [
        ("14521000", Level.DISTRICT, "14521"),
        ("14521", Level.DISTRICT, "14521"),
        ("5958000", Level.DISTRICT, "05958"),
        ("5958", Level.DISTRICT, "05958"),
        ("02000000", Level.DISTRICT, "02000"),
        ("2000000", Level.DISTRICT, "02000"),
        ("14521010", Level.DISTRICT, "14521010"),
        ("5", Level.STATE, "05"),
        ("14", Level.STATE, "14"),
        ("14000000", Level.STATE, "14"),
        ("14521010", Level.MUNICIPALITY, "14521010"),
        ("5958004", Level.MUNICIPALITY, "05958004"),
        ("0", Level.COUNTRY, "DG"),
        ("1403", Level.MUNICIPALITY, "1403"),
        ("A1", Level.DISTRICT, "A1"),
        ("²²²²²", Level.DISTRICT, "²²²²²"),
    ],
)
def test_a_key_is_brought_to_the_digits_of_its_level(key: str, level: Level, found: str) -> None:
    assert key_of(key, level) == found


@pytest.mark.parametrize(
    ("key", "column", "period", "expected"),
    [
        ("02000", "Haushaltseinkommen", "2017", (2022, "exact", "")),
        ("14521", "Haushaltseinkommen", "2017", (1598, "exact", "")),
        ("14511", "Einwohnerdichte", "2017", (1010.5, "exact", "")),
        ("05966", "Arbeitslosenquote", "2017", (None, "not_collected", "")),
        ("05966", "Arbeitslosenquote", "2016", (8.9, "exact", "")),
    ],
)
def test_an_exported_cell_has_points_between_thousands(
    key: str, column: str, period: str, expected: tuple[object, str, str]
) -> None:
    assert value(read_name("inkar_export.csv"), key, column, period) == expected


def test_an_export_says_its_level_and_lists_other_units() -> None:
    table = read_name("inkar_export.csv")
    assert table.level == Level.DISTRICT
    assert (
        table.facts.publisher,
        table.facts.licence,
        table.facts.table,
        table.facts.reference_date,
    ) == (
        "Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)",
        "dl-de/by-2-0",
        "INKAR",
        "2016, 2017",
    )
    assert table.listed[["row", "reason"]].to_numpy().tolist() == [
        [15, "'Raumordnungsregionen' is no level of the atlas"]
    ]
    assert table.notes == (
        "'Bevölkerungsentwicklung' for '2012-2017' is left out: no year and no day.",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text[:-2], "does not end"),
        (lambda text: text[:-4] + "\r\n", "a quotation does not end"),
        (lambda text: text.replace(";2017;2017;2017", ";x;x;x").replace("2016", "x"), "no column"),
        (lambda text: text.replace("2016", "2017"), "a column stands there twice"),
        (lambda text: "".join(text.splitlines(keepends=True)[:1]), "no row below the heads"),
        (lambda text: text.replace('"8,0"', '"8,0 %"', 1), "'8,0 %' is neither a number"),
    ],
)
def test_a_wrong_export_is_refused(
    change: Callable[[str], str], words: str, tmp_path: Path
) -> None:
    text = (FIXTURES / "inkar_export.csv").read_bytes().decode("utf-8")
    path = tmp_path / "export.csv"
    path.write_bytes(change(text).encode())
    with pytest.raises(DataFault) as fault:
        read_path(path)
    assert words in fault.value.faults[0]


@SETTINGS
@given(number=NUMBERS, year=st.integers(1990, 2030))
def test_an_exported_number_is_read_as_written(number: float, year: int, tmp_path: Path) -> None:
    written = f"{number:,.2f}".translate(str.maketrans(",.", ".,"))
    path = tmp_path / "export.csv"
    head = f"\ufeffKennziffer;Raumeinheit;Aggregat;Einkommen\r\n;;;{year}\r\n"
    path.write_text(f'{head}"14521";"Ort";"Kreise";"{written}"\r\n', encoding="utf-8", newline="")
    (table,) = read_path(path)
    assert table.cells[["key", "column", "period", "value"]].to_numpy().tolist() == [
        ["14521", "Einkommen", str(year), float(number)]
    ]


def test_a_download_gives_a_table_for_each_level() -> None:
    tables = {table.level: table for table in read_path(FIXTURES / "inkar_bulk.csv")}
    assert {level: len(table.cells) for level, table in tables.items()} == {
        Level.COUNTRY: 1,
        Level.STATE: 1,
        Level.DISTRICT: 24,
        Level.MUNICIPALITY: 2,
    }
    assert value(tables[Level.DISTRICT], "14521", "q_alo", "2022") == (4.21, "exact", "")
    assert value(tables[Level.DISTRICT], "02000", "q_alo", "2021") == (4.0, "exact", "")
    assert value(tables[Level.MUNICIPALITY], "14511000", "bev", "2022")[0] == 248563
    assert value(tables[Level.MUNICIPALITY], "14521010", "bev", "2022")[1] == "not_collected"
    assert value(tables[Level.COUNTRY], "DG", "q_alo", "2022") == (5.3, "exact", "")


def test_a_download_packed_by_deflate64_is_the_same() -> None:
    packed, plain = (read_path(FIXTURES / f"inkar_bulk.{end}") for end in ("zip", "csv"))
    assert [table.rows for table in packed] == [table.rows for table in plain]
    for one, other in zip(packed, plain, strict=True):
        assert one.cells.equals(other.cells)


def test_rows_that_are_not_kept_are_counted_by_reason() -> None:
    first = read_path(FIXTURES / "inkar_bulk.csv")[0]
    assert set(first.listed["text"]) == {
        "rows of 'Raumordnungsregionen': 1, the first here",
        "rows of 'Mittelbereiche': 1, the first here",
        "rows of other times: 1, the first here",
        "rows that repeat a figure: 26, the first here",
    }
    assert first.notes[0].startswith("The file has 57 rows: 28 of areas of the atlas; ")
    assert "rows that repeat a figure: 26" in first.notes[0]


@pytest.mark.parametrize("name", ["inkar_bulk.csv", "inkar_bulk_2021.csv"])
def test_the_rows_of_all_levels_are_those_of_the_file(name: str) -> None:
    tables = read_path(FIXTURES / name)
    lines = (FIXTURES / name).read_bytes().splitlines()
    assert sum(table.rows for table in tables) == len(lines) - 1
    for table in tables:
        assert table.rows == len(table.cells) + table.listed["rows"].sum()


def test_the_edition_of_2021_has_numbers_for_keys_and_no_short_names() -> None:
    tables = {table.level: table for table in read_path(FIXTURES / "inkar_bulk_2021.csv")}
    assert value(tables[Level.DISTRICT], "05958", "Einpendler", "2019") == (36.25, "exact", "")
    assert value(tables[Level.DISTRICT], "14511", "Einpendler", "2019") == (30.25, "exact", "")
    assert value(tables[Level.STATE], "05", "Einpendler", "2019") == (40.1, "exact", "")


def test_figures_that_contradict_each_other_stay_to_be_told(tmp_path: Path) -> None:
    rows = [row(number="5,3"), row(number="5,4", field="SDG"), row(number="5,3", field="ESG")]
    table = read_rows(tmp_path, rows)[Level.DISTRICT]
    assert table.cells[["row", "value"]].to_numpy().tolist() == [[2, 5.3], [3, 5.4]]
    assert table.rows == 3


def test_too_many_municipalities_are_counted_and_none_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inkar_rows, "MOST_MUNICIPAL_ROWS", 3)
    monkeypatch.setattr(inkar_rows, "BLOCK_BYTES", 150)
    rows = [row(), *(row("Gemeinden", f"1452101{digit}") for digit in range(5))]
    tables = read_rows(tmp_path, rows)
    assert set(tables) == {Level.DISTRICT}
    (entry,) = tables[Level.DISTRICT].listed.to_numpy().tolist()
    assert entry[:2] == [3, "rows of municipalities: 5, the first here"]
    few = read_rows(tmp_path, rows[:4])
    assert len(few[Level.MUNICIPALITY].cells) == 3


def test_row_numbers_run_on_over_the_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inkar_rows, "BLOCK_BYTES", 200)
    rows = [row(key=f"{14000 + digit}000", number=f"{digit},0") for digit in range(50)]
    cells = read_rows(tmp_path, rows)[Level.DISTRICT].cells
    assert cells["row"].tolist() == list(range(2, 52))
    assert cells["value"].tolist() == [float(digit) for digit in range(50)]


def test_progress_ends_at_the_end_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inkar_rows, "BLOCK_BYTES", 300)
    told: list[float] = []
    (raw,) = raw_files(FIXTURES / "inkar_bulk.csv")
    FORMAT.read(raw, told.append)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{HEAD}\n{row()}", "the last line does not end"),
        (f"{HEAD}\n{row()}\n{row()[:-5]}\n", "Expected 9 columns, got 8"),
        (f"{HEAD}\n{row()};\n", "Expected 9 columns, got 10"),
        (f"{HEAD}\n{row('Mittelbereiche')}\n", "no row of a district"),
        (f"{HEAD}\n{row(number='5.3.1')}\n", "'5.3.1' is neither a number nor"),
        (f"{HEAD}\n", "no row of a district"),
    ],
)
def test_a_wrong_download_is_refused(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "bulk.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFault) as fault:
        read_path(path)
    (sentence,) = fault.value.faults
    assert words in sentence
    assert sentence.startswith("bulk.csv")


def test_a_download_in_the_encoding_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bulk.csv"
    path.write_bytes(f"{HEAD}\n{row('Länder', '14')}\n".encode("cp1252"))
    assert [table.level for table in read_path(path)] == [Level.STATE]


@SETTINGS
@given(
    rows=st.lists(
        st.tuples(st.integers(1001, 16999), NUMBERS), min_size=1, unique_by=lambda r: r[0]
    )
)
def test_what_is_downloaded_is_read(rows: list[tuple[int, float]], tmp_path: Path) -> None:
    written = [
        row(key=str(key * 1000), number=str(number).replace(".", ",")) for key, number in rows
    ]
    cells = read_rows(tmp_path, written)[Level.DISTRICT].cells
    assert cells["key"].tolist() == [f"{key:05d}" for key, _ in rows]
    assert cells["value"].tolist() == [float(number) for _, number in rows]
