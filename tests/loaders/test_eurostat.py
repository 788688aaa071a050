import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.eurostat import table_in_name
from loaders.faults import DataFault
from loaders.raw_table import RawTable
from tests.loaders.official_files import read_name, read_path, value

SETTINGS = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TABLE = "demo_r_pjanaggr3"
CSV_HEAD = "DATAFLOW,LAST UPDATE,freq,unit,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
TSV_HEAD = "freq,unit,geo\\TIME_PERIOD\t2023 \t2022 "


def csv_row(geo: str, number: str, *, flag: str = "", time: str = "2023") -> str:
    return (
        f"ESTAT:DEMO_R_PJANAGGR3(1.0),28/09/23 23:00:00,A,NR,T,TOTAL,{geo},{time},{number},{flag}"
    )


def read_csv(folder: Path, *rows: str, head: str = CSV_HEAD) -> RawTable:
    path = folder / "data.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return read_path(path)[0]


def read_tsv(folder: Path, *rows: str, head: str = TSV_HEAD, name: str = "nama.tsv") -> RawTable:
    path = folder / name
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return read_path(path)[0]


def test_a_file_names_its_table_its_day_and_its_terms() -> None:
    facts = read_name("eurostat_linear.csv").facts
    assert (facts.publisher, facts.table, facts.licence) == ("Eurostat", TABLE, "CC BY 4.0")
    assert facts.url == f"https://ec.europa.eu/eurostat/databrowser/view/{TABLE}"
    assert (facts.released, facts.reference_date) == ("2023-09-28", "2022, 2023")


@pytest.mark.parametrize(
    ("key", "column", "period", "expected"),
    [
        ("DG", TABLE, "2022", (300122, "exact", "")),
        ("14", TABLE, "2022", (300222, "exact", "")),
        ("14521", TABLE, "2023", (300523, "exact", "estimated")),
        ("14522", TABLE, "2023", (300623, "exact", "provisional")),
        ("14523", TABLE, "2023", (300723, "exact", "break revised")),
        ("14524", TABLE, "2023", (300823, "uncertain", "")),
        ("05958", TABLE, "2023", (None, "secret", "")),
        ("05958", TABLE, "2022", (None, "not_collected", "")),
        ("05962", TABLE, "2023", (301123, "exact", "break estimated provisional")),
        ("05970", f"{TABLE} / F / Y_LT15", "2022", (0, "zero", "")),
        ("14521", f"{TABLE} / F / Y_LT15", "2022", (20005.5, "exact", "")),
        ("02000", TABLE, "2022", (301522, "exact", "")),
        ("11000", TABLE, "2022", (301622, "exact", "")),
    ],
)
def test_codes_become_areas_and_columns_flags_become_states_and_words(
    key: str, column: str, period: str, expected: tuple[object, str, str]
) -> None:
    assert value(read_name("eurostat_linear.csv"), key, column, period) == expected


def test_regions_that_are_no_areas_of_ours_are_listed() -> None:
    listed = read_name("eurostat_linear.csv").listed
    assert dict(zip(listed["text"], listed["reason"], strict=True)) == {
        "DED4": "NUTS 2 is no level of the atlas",
        "DEZZZ": "no AGS known for this NUTS code",
        "AT111": "not in Germany",
        "EU27_2020": "not in Germany",
    }


def test_a_unit_makes_another_measure_of_the_same_table() -> None:
    table = read_name("nama_10r_3gdp.tsv")
    assert table.units == {
        "nama_10r_3gdp / MIO_EUR": "MIO_EUR",
        "nama_10r_3gdp / EUR_HAB": "EUR_HAB",
    }


@pytest.mark.parametrize(
    ("key", "column", "period", "expected"),
    [
        ("14521", "nama_10r_3gdp / MIO_EUR", "2023", (9005.5, "exact", "provisional")),
        ("14521", "nama_10r_3gdp / MIO_EUR", "2021", (None, "secret", "")),
        ("14521", "nama_10r_3gdp / EUR_HAB", "2023", (24300, "exact", "estimated")),
        ("14521", "nama_10r_3gdp / EUR_HAB", "2022", (4700, "exact", "break")),
        ("14521", "nama_10r_3gdp / EUR_HAB", "2021", (None, "unreliable", "")),
        ("14522", "nama_10r_3gdp / MIO_EUR", "2021", (None, "not_collected", "")),
        ("DG", "nama_10r_3gdp / MIO_EUR", "2022", (8801, "exact", "")),
    ],
)
def test_a_packed_table_of_years_is_read(
    key: str, column: str, period: str, expected: tuple[object, str, str]
) -> None:
    assert value(read_name("nama_10r_3gdp.tsv"), key, column, period) == expected


def test_the_old_head_is_read_too() -> None:
    table = read_name("tgs00096.tsv")
    assert value(table, "14521", "tgs00096", "2016") == (10, "exact", "")
    assert value(table, "14521", "tgs00096", "2015") == (None, "not_meaningful", "")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("demo_r_pjanaggr3.tsv", "demo_r_pjanaggr3"),
        ("estat_demo_r_pjanaggr3.tsv.gz", "demo_r_pjanaggr3"),
        ("nama_10r_3gdp (1).tsv", "nama_10r_3gdp"),
        ("ESTAT_NAMA_10R_3GDP_linear.csv", "nama_10r_3gdp"),
        ("tgs00096.tsv", "tgs00096"),
        ("data.tsv", ""),
        ("2024.tsv", ""),
    ],
)
def test_the_table_is_in_the_name_of_a_file(name: str, table: str) -> None:
    assert table_in_name(name) == table


def test_a_file_under_another_name_says_what_is_missing(tmp_path: Path) -> None:
    table = read_tsv(tmp_path, "A,NR,DED42\t5 \t: ", name="data.tsv")
    assert table.facts.table == ""
    assert "keep the name it was downloaded under" in table.notes[0]


def test_a_newer_csv_names_its_structure(tmp_path: Path) -> None:
    head = "STRUCTURE,STRUCTURE_ID,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
    row = "dataflow,ESTAT:NAMA_10R_3GDP(1.0),A,MIO_EUR,DED42,2022,9000.5,p"
    table = read_csv(tmp_path, row, head=head)
    expected = (9000.5, "exact", "provisional")
    assert value(table, "14521", "nama_10r_3gdp / MIO_EUR", "2022") == expected


def test_quarters_are_listed_in_csv_and_refused_in_tsv(tmp_path: Path) -> None:
    table = read_csv(tmp_path, csv_row("DED42", "5", time="2023-Q1"), csv_row("DED42", "5"))
    assert table.listed["reason"].tolist() == ["the time is neither a year nor a day"]
    head = TSV_HEAD.replace("2023", "2023-Q1")
    with pytest.raises(DataFault, match="'2023-Q1' is neither a year nor a day"):
        read_tsv(tmp_path, "A,NR,DED42\t5 \t: ", head=head)


@pytest.mark.parametrize(
    ("flag", "number", "expected"),
    [
        ("u", "5", (5, "uncertain", "")),
        ("u", "", (None, "unreliable", "")),
        ("c", "", (None, "secret", "")),
        ("c", "5", (None, "secret", "")),
        ("z", "", (None, "not_meaningful", "")),
        ("m", "", (None, "not_collected", "")),
        ("", "", (None, "not_collected", "")),
        ("", "0", (0, "zero", "")),
        ("d", "5", (5, "exact", "definition_differs")),
        ("es", "5", (5, "exact", "estimated")),
        ("q", "5", (5, "exact", "flag_q")),
        ("pu", "-1.5e3", (-1500, "uncertain", "provisional")),
    ],
)
def test_a_flag_is_a_state_or_a_word(
    flag: str, number: str, expected: tuple[object, str, str], tmp_path: Path
) -> None:
    table = read_csv(tmp_path, csv_row("DED42", number, flag=flag))
    assert value(table, "14521", TABLE, "2023") == expected
    cell = f"{number or ':'} {flag}"
    tsv = read_tsv(tmp_path, f"A,NR,DED42\t{cell}\t: ", name=f"{TABLE}.tsv")
    assert value(tsv, "14521", TABLE, "2023") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{CSV_HEAD}\n{csv_row('DED42', '5')}", "does not end"),
        (f"{CSV_HEAD}\n{csv_row('DED42', '5')}\nESTAT:X,1\n", "line 3: 2 fields instead of 10"),
        (f"{CSV_HEAD}\n", "no row below the head"),
        (f"{CSV_HEAD}\n{csv_row('DED42', 'five')}\n", "row 2: 'five' is neither a number"),
        (f"{CSV_HEAD.replace('geo', 'city')}\n{csv_row('DED42', '5')}\n", "no column geo"),
        (f"{TSV_HEAD}\nA,NR,DED42\t5 \t: ", "does not end"),
        (f"{TSV_HEAD}\nA,NR,DED42\t5 \n", "line 2: 2 fields instead of 3"),
        (f"{TSV_HEAD}\nA,DED42\t5 \t5 \n", "line 2: 2 codes instead of 3"),
        (f"{TSV_HEAD}\nA,NR,DED42\t5 \tfive \n", "row 2: 'five ' is neither a number"),
        (f"{TSV_HEAD}\nA,NR,DED42\t5 \t1.2.3\n", "row 2: '1.2.3' is neither a number"),
        (f"{TSV_HEAD}\n", "no row below the head"),
        (f"{TSV_HEAD.replace('geo', 'city')}\nA,NR,DED42\t5 \t6\n", "no dimension geo"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "data.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFault) as fault:
        read_path(path)
    (sentence,) = fault.value.faults
    assert words in sentence
    assert sentence.startswith("data.txt")


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(f"{TSV_HEAD}\nA,NR,DED42\t5 \t6 \n".encode())
    path = tmp_path / "nama_10r_3gdp.tsv"
    path.write_bytes(packed[:-12])
    with pytest.raises(DataFault, match="cannot be unpacked"):
        read_path(path)


@SETTINGS
@given(
    numbers=st.lists(
        st.one_of(st.none(), st.decimals(-(10**7), 10**9, places=3)), min_size=1, max_size=20
    ),
    flag=st.sampled_from(["", "e", "p", "b", "r"]),
    last=st.integers(1990, 2030),
)
def test_what_is_written_is_read(
    numbers: list[float | None], flag: str, last: int, tmp_path: Path
) -> None:
    years = [last - place for place in range(len(numbers))]
    cells = [": " if one is None else f"{one} {flag}" for one in numbers]
    head = "freq,unit,geo\\TIME_PERIOD\t" + "\t".join(f"{year} " for year in years)
    tsv = read_tsv(tmp_path, "A,NR,DED42\t" + "\t".join(cells), head=head)
    rows = [
        csv_row("DED42", "" if one is None else str(one), time=str(year), flag=flag)
        for one, year in zip(numbers, years, strict=True)
    ]
    linear = read_csv(tmp_path, *rows)
    for table in (tsv, linear):
        found = table.cells["value"].astype(object).where(table.cells["value"].notna(), None)
        assert found.tolist() == [None if one is None else float(one) for one in numbers]
        assert table.cells["period"].tolist() == [str(year) for year in years]
        assert set(table.cells["key"]) == {"14521"}
