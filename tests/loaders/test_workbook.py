"""Workbooks of all sources: what goes in comes out, and damage is said in one sentence."""

import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import other_workbook
from loaders.faults import DataFault
from loaders.formats import TABLE_FORMATS
from loaders.old_workbook import sheets_of
from loaders.raw_file import RawFile, silent
from loaders.sources import (
    deutschlandatlas,
    employment_agency,
    inkar_workbook,
    municipality_register,
)
from loaders.workbook import open_workbook
from tests.loaders import (
    test_deutschlandatlas,
    test_employment_agency,
    test_inkar_workbook,
    test_municipality_register,
)
from tests.loaders.workbooks import figures, workbook

FILES = {
    deutschlandatlas.FORMAT: lambda folder: workbook(
        folder / "x.xlsx", test_deutschlandatlas.SHEETS
    ),
    employment_agency.FORMAT: test_employment_agency.delivered,
    inkar_workbook.FORMAT: lambda _: RawFile(path=test_inkar_workbook.XLS),
    municipality_register.FORMAT: test_municipality_register.delivered,
}
NAMES = [format_.id for format_ in FILES]
of_each_source = pytest.mark.parametrize("format_", FILES, ids=NAMES)
FATAL = 5441
"""Byte of the xls file that ends the process of its reader when it is 255."""
few = partial(
    settings,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NUMBERS = st.one_of(
    st.integers(-(10**9), 10**9).filter(lambda number: number not in {-9999, -99999}),
    st.decimals(-(10**6), 10**6, places=4, allow_nan=False).map(float),
)


@of_each_source
def test_each_file_is_recognised_by_its_own_format_only(tmp_path, format_):
    raw = FILES[format_](tmp_path)
    found = [one for one in TABLE_FORMATS if one.recognises(raw)]
    assert [one.id for one in found if one is not other_workbook.FORMAT] == [format_.id]
    assert found[0] is format_


@of_each_source
def test_name_of_the_file_does_not_matter(tmp_path, format_):
    other = tmp_path / "download(3).bin"
    other.write_bytes(FILES[format_](tmp_path).path.read_bytes())
    assert format_.recognises(RawFile(path=other))
    assert format_.read(RawFile(path=other), silent)


@of_each_source
def test_workbook_in_an_archive_is_read_alike(tmp_path, format_):
    raw = FILES[format_](tmp_path)
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(raw.path, "folder/tabelle")
    packed = RawFile(path=tmp_path / "x.zip", member="folder/tabelle", packed="zip")
    assert format_.recognises(packed)
    found, wanted = format_.read(packed, silent), format_.read(raw, silent)
    assert [figures(table) for table in found] == [figures(table) for table in wanted]


@of_each_source
def test_every_table_says_publisher_licence_and_address(tmp_path, format_):
    for table in format_.read(FILES[format_](tmp_path), silent):
        facts = table.facts
        assert all([facts.publisher, facts.title, facts.table, facts.licence, facts.url])


def read_or_refuse(content: bytes, folder: Path) -> list[dict] | None:
    """Return what the format of the bytes finds in them, None where they are refused."""
    (folder / "damaged").write_bytes(content)
    raw = RawFile(path=folder / "damaged")
    for format_ in TABLE_FORMATS:
        if format_.recognises(raw):
            try:
                return [figures(table) for table in format_.read(raw, silent)]
            except DataFault as fault:
                assert all(one.count("; ") and one.endswith(".") for one in fault.faults)
                return None
    return None


@of_each_source
@few(max_examples=25)
@given(data=st.data())
def test_file_cut_off_anywhere_gives_nothing_rather_than_less(tmp_path, format_, data):
    raw = FILES[format_](tmp_path)
    content = raw.path.read_bytes()
    whole = [figures(table) for table in format_.read(raw, silent)]
    cut = data.draw(st.integers(0, len(content) - 1))
    assert read_or_refuse(content[:cut], tmp_path) in (None, whole)


@of_each_source
@few(max_examples=25)
@given(data=st.data())
def test_changed_bytes_never_do_more_than_refuse_the_file(tmp_path, format_, data):
    content = bytearray(FILES[format_](tmp_path).path.read_bytes())
    places = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=9)
    for place, byte in data.draw(places):
        content[place] = byte
    read_or_refuse(bytes(content), tmp_path)


@few(max_examples=12)
@given(content=st.binary(max_size=300))
def test_random_bytes_are_no_table(tmp_path, content):
    for head in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        assert read_or_refuse(head + content, tmp_path) is None


@few(max_examples=25)
@given(
    values=st.lists(NUMBERS, min_size=1, max_size=4),
    days=st.lists(st.dates(date(1950, 1, 1), date(2099, 12, 31)), min_size=4, unique=True),
    key=st.from_regex(r"(0[1-9]|1[0-6])\d{3}", fullmatch=True),
)
def test_numbers_keys_and_days_of_the_agency_survive(tmp_path, values, days, key):
    rows = [
        ["Beschäftigte am Wohnort"],
        ["Gebietsstand des jeweiligen Stichtags"],
        ["Region", *["Arbeitslose"] * len(values)],
        [None, *days[: len(values)]],
        [f"{key} Ort, Stadt", *values],
    ]
    (table,) = employment_agency.FORMAT.read(workbook(tmp_path / "x.xlsx", {"A": rows}), silent)
    assert figures(table) == {
        (key, "Arbeitslose", day.isoformat()): value
        for day, value in zip(days[: len(values)], values, strict=True)
    }


@few(max_examples=25)
@given(value=NUMBERS, key=st.integers(1001, 16077), year=st.integers(1990, 2050))
def test_numbers_keys_and_years_of_deutschlandatlas_survive(tmp_path, value, key, year):
    head = ["KRS1224", "Kreisname", f"Indikatorkürzel: alq\n\nQuote im Jahr {year} in %"]
    rows = [head, [key * 1000, "Ort", value]]
    (table,) = deutschlandatlas.FORMAT.read(workbook(tmp_path / "x.xlsx", {"A": rows}), silent)
    assert figures(table) == {(str(key * 1000), "alq", str(year)): value}


@few(max_examples=25)
@given(value=st.decimals(-(10**9), 10**9, places=2), as_text=st.booleans())
def test_numbers_of_inkar_survive_as_numbers_and_as_german_texts(tmp_path, value, as_text):
    german = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    row = ["14521", "Ort", "Landkreis", german if as_text else float(value)]
    raw = test_inkar_workbook.delivered(tmp_path, row)
    (table,) = inkar_workbook.FORMAT.read(raw, silent)
    assert list(figures(table).values()) == [float(value)]


@few(max_examples=25)
@given(value=NUMBERS, key=st.from_regex(r"(0[1-9]|1[0-6])\d{10}", fullmatch=True))
def test_numbers_and_keys_of_the_register_survive(tmp_path, value, key):
    parts = [key[:2], key[2:3], key[3:5], key[5:9], key[9:]]
    row = ["60", "61", *parts, "Ort", value, 1, 1, 1, 1]
    raw = test_municipality_register.delivered(tmp_path, rows=[row])
    (table,) = municipality_register.FORMAT.read(raw, silent)
    assert figures(table)[key, "Fläche", "2022-12-31"] == value


def with_part(tmp_path: Path, old: bytes, new: bytes) -> RawFile:
    """Write a workbook with other text in its first sheet."""
    whole = workbook(tmp_path / "x.xlsx", {"A": [["a", "b"], ["c", "d"]]})
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(whole.path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(tmp_path / "y.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return RawFile(path=tmp_path / "y.xlsx")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'r="B2"', b'r="XFD1048576"', r"y\.xlsx: a sheet has more than 10 million cells"),
        (b"</sheetData>", b"</sheet>", r"y\.xlsx, sheet A: damaged; download it again"),
    ],
    ids=["last cell far away", "broken inside"],
)
def test_harmful_sheet_is_refused(tmp_path, old, new, words):
    raw = with_part(tmp_path, old, new)
    assert other_workbook.FORMAT.recognises(raw)
    with pytest.raises(DataFault, match=words):
        other_workbook.FORMAT.read(raw, silent)


def test_workbook_without_a_known_table_says_its_sheets_and_what_is_known(tmp_path):
    raw = workbook(tmp_path / "x.xlsx", {"Umsatz": [["a"]], "Kosten": [["b"]]})
    assert [one for one in TABLE_FORMATS if one.recognises(raw)] == [other_workbook.FORMAT]
    with pytest.raises(DataFault, match=r"x\.xlsx: no sheet .Umsatz, Kosten. is a table .* INKAR"):
        other_workbook.FORMAT.read(raw, silent)


def test_old_workbook_that_ends_its_reader_is_refused(tmp_path):
    whole = test_inkar_workbook.XLS.read_bytes()
    assert sheets_of(whole)
    broken = whole[:FATAL] + b"\xff" + whole[FATAL + 1 :]
    assert sheets_of(broken) is None
    (tmp_path / "x.xls").write_bytes(broken)
    with pytest.raises(DataFault, match=r"x\.xls: cannot be read as a workbook of Excel; down"):
        open_workbook(RawFile(path=tmp_path / "x.xls"))


def test_changed_file_of_the_same_name_is_read_anew(tmp_path):
    first = open_workbook(workbook(tmp_path / "x.xlsx", {"A": [["a"]]}))
    second = open_workbook(workbook(tmp_path / "x.xlsx", {"Other": [["b", "c"]]}))
    assert (first.sheets, second.sheets) == (("A",), ("Other",))
