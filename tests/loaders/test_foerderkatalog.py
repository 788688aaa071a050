"""The export of the Förderkatalog: every row is taken or listed, every cent is kept."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.award_kinds import Unplaced
from loaders.delivery import Delivery
from loaders.faults import DataFault
from loaders.formats import DELIVERY_FORMATS
from loaders.parquet_tables import read_parquet
from loaders.raw_file import RawFile, silent
from loaders.schema import tables
from loaders.sources.award_cells import cents, days
from loaders.sources.award_lines import cells_of, read_lines
from loaders.sources.foerderkatalog import AWARDS_FORMAT, recognises, take
from loaders.store import Store
from tests.loaders.award_files import CURRENT, OLDER, PLACES, PRIVATE, cells, export, written

STORE = Store(root=Path(__file__).parents[2] / "data")
FIXTURES = Path(__file__).parent / "fixtures" / "awards"
QUICK = settings(max_examples=60, derandomize=True, deadline=None)
WIDTH = len(CURRENT) + 1
TWO = ({"fkz": "01AA0001"}, {"fkz": "01AA0002"})


def taken(path: Path) -> Delivery:
    return take(RawFile(path=path), STORE)


def from_rows(folder: Path, *rows: Mapping[str, str] | str, **how: object) -> Delivery:
    file = folder / "Suchliste.csv"
    file.write_bytes(export(rows, **how))  # type: ignore[arg-type]
    return taken(file)


def awards(delivery: Delivery) -> pd.DataFrame:
    table = tables()["awards"]
    content = io.BytesIO(delivery.files[table.path])
    return read_parquet(content, table).set_index("award_id")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def current() -> Delivery:
    return taken(FIXTURES / "current.csv")


@pytest.fixture(scope="module")
def older() -> Delivery:
    return taken(FIXTURES / "older.csv")


def test_the_format_is_known_by_its_content() -> None:
    assert AWARDS_FORMAT in DELIVERY_FORMATS
    assert all(recognises(RawFile(path=FIXTURES / name)) for name in ("current.csv", "older.csv"))
    assert not recognises(RawFile(path=STORE.root / "sources.csv"))
    assert not recognises(RawFile(path=STORE.root / "nothing.csv"))


@pytest.mark.parametrize("name", ["current", "older"])
def test_rows_taken_and_listed_are_the_rows_of_the_file(
    name: str, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(name).report
    assert report.taken + len(report.listed) == report.rows == 9


def test_amounts_are_exact_cents(current: Delivery) -> None:
    found = awards(current)["amount_cents"]
    assert found["03WIR0101A"] == 30_117_500
    assert found["03WIR0101B"] == 125_000_005
    assert found["03WIR1905A"] == 9_999_999


def test_a_long_text_without_wrapper_keeps_its_separators(current: Delivery) -> None:
    theme = awards(current).loc["03WIR0101B", "theme"]
    assert theme.startswith("WIR! - SmartERZ - Entwicklung")
    assert theme.endswith("TP2: Ende")
    assert theme.count(";") == 5


def test_a_separator_inside_a_wrapped_text_splits_nothing(current: Delivery) -> None:
    assert awards(current).loc["DV 5207", "theme"] == "Beratung; Prüfung"


def test_an_amount_of_nothing_is_not_disclosed(current: Delivery) -> None:
    found = awards(current)
    assert found.loc["13ME0191/5", "status"] == "secret"
    assert found.loc["03WIR0101A", "status"] == "exact"


def test_private_persons_are_a_number_and_a_sum_only(current: Delivery) -> None:
    (row,) = current.frames["awards_withheld"].to_dict("records")
    assert (row["awards"], row["undisclosed"], row["amount_cents"]) == (2, 1, 123_456)
    assert not awards(current)["recipient"].str.startswith("Keine Anzeige").any()
    assert not any(b"01PR000" in content for content in current.files.values())


@pytest.mark.parametrize(
    ("fkz", "recipient", "executing"),
    [
        ("03WIR0101A", "14521", "14511"),
        ("DV 5207", Unplaced.INLAND, Unplaced.INLAND),  # no executing body: the recipient
        ("K332700 /7", Unplaced.ABROAD, Unplaced.ABROAD),
        ("13ME0191/5", Unplaced.NO_KEY, "03159"),  # Osterode is part of Göttingen since 2016
    ],
)
def test_a_key_gives_a_district_or_a_reason(
    current: Delivery, fkz: str, recipient: str, executing: str
) -> None:
    row = awards(current).loc[fkz]
    for body, expected in (("recipient", recipient), ("executing_body", executing)):
        assert row[f"{body}_area_id"] + row[f"{body}_unplaced"] == expected


def test_without_an_executing_body_the_recipient_stands_for_it(tmp_path: Path) -> None:
    row = {"fkz": "01AA0001", "executing": "", "executing_key": ""}
    found = awards(from_rows(tmp_path, row, {"fkz": "01AA0002", "executing_key": ""}))
    assert found.loc["01AA0001", "executing_body_area_id"] == "14521"
    assert found.loc["01AA0002", "executing_body_unplaced"] == Unplaced.NO_KEY


def test_lost_zeros_and_dissolved_districts(older: Delivery) -> None:
    row = awards(older).loc["01AA0007"]
    assert row["recipient_area_id"] == "03403"
    assert row["executing_body_unplaced"] == Unplaced.UNKNOWN_KEY


def test_keys_of_saxony_until_2008_are_said_to_be_that_once(tmp_path: Path) -> None:
    rows = [
        {"fkz": "A1", "recipient_key": "14161000", "executing_key": "14161000"},
        {"fkz": "A2", "recipient_key": "14178010", "executing_key": "14511000"},
        {"fkz": "A3", "recipient_key": "14999000", "executing_key": "14521000"},
    ]
    said = [one for one in from_rows(tmp_path, *rows).report.found if "in 2008" in one]
    assert [one.partition(":")[0] for one in said] == ["2 keys of them, such as 14161000"]
    assert not [one for one in from_rows(tmp_path, rows[2]).report.found if "in 2008" in one]


def test_a_row_that_cannot_be_taken_is_listed_with_its_reason(older: Delivery) -> None:
    found = dict(zip(older.report.listed["row"], older.report.listed["reason"], strict=True))
    assert found == {
        3: "'35000.00' is no amount",
        4: "'31.02.2020' is no day",
        5: "the FKZ stands in row 2 already",
        6: "the row does not have the 27 cells of the heads",
        7: "the FKZ is missing",
        8: "the run time ends before it begins",
    }


def test_quote_marks_inside_a_text_are_kept(older: Delivery) -> None:
    assert awards(older).loc["01AA0006", "theme"] == 'Der "große" Prüfstand; ein Versuch'


@pytest.mark.parametrize(
    ("fkz", "programme", "alliance"),
    [
        ("03WIR0101A", "wir", "smarterz"),
        ("03WIR1905A", "wir", "recomine"),
        ("03ZZ0001", "zwanzig20", "futuretex"),
        ("DV 5207", "", ""),
    ],
)
def test_programme_and_alliance_are_recognised_by_the_theme(
    current: Delivery, fkz: str, programme: str, alliance: str
) -> None:
    row = awards(current).loc[fkz]
    assert (row["programme"], row["alliance_id"]) == (programme, alliance)


def test_the_report_says_the_sum_to_the_cent(current: Delivery) -> None:
    assert "federal share 1,659,921.70 EUR in all" in current.report.found
    assert "sum of the file 1,659,921.70 EUR, all of it taken" in current.report.found


UNTAKEN = (
    {"fkz": "N1", "amount": "-5.000,07"},
    {"fkz": "N2", "amount": "-0,50", "recipient": PRIVATE},
    {"fkz": "A1", "amount": "2,00"},
    {"fkz": "A3", "amount": "3,00", "starts": "31.02.2020"},
    '="A5";="zu kurz";',
    {"fkz": "A4", "amount": "viel"},
)


def test_every_cent_of_the_file_is_taken_or_accounted_for(tmp_path: Path) -> None:
    secret = {"fkz": "P1", "amount": "0,02", "recipient": PRIVATE}
    found = from_rows(tmp_path, {"fkz": "A1", "amount": "1,00"}, secret, *UNTAKEN)
    account = found.frames["awards_account"]
    parts = dict(
        zip(
            account["part"], zip(account["rows"], account["amount_cents"], strict=True), strict=True
        )
    )
    assert parts == {
        "file": (8, -499_455),
        "taken": (2, 102),
        "negative": (2, -500_057),
        "repeated": (1, 200),
        "unusable": (1, 300),
        "no_amount": (2, 0),
    }
    assert len(found.report.listed) == 6
    assert (
        "sum of the file -4,994.55 EUR = 1.02 EUR taken and -4,995.57 EUR in 6 rows not taken "
        "(2 negative -5,000.57 EUR, 1 repeated 2.00 EUR, 1 without a usable FKZ or run time "
        "3.00 EUR, 2 without an amount that can be read)"
    ) in found.report.found


def test_a_negative_amount_is_listed_as_it_stands(tmp_path: Path) -> None:
    found = from_rows(tmp_path, {"fkz": "A1"}, {"fkz": "A2", "amount": "-5.000,00"})
    assert found.report.listed["reason"].tolist() == [
        "'-5.000,00' is negative, which the catalogue does not explain"
    ]


@QUICK
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "A2", "A3", ""]),
            st.sampled_from(["1,00", "-1,05", "0,00", "viel", "12.345,67"]),
            st.sampled_from(["01.07.2020", "gestern"]),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_taken_and_untaken_cents_are_always_those_of_the_file(
    folder: Path, rows: list[tuple[str, str, str, bool]]
) -> None:
    cells = [
        {"fkz": fkz, "amount": amount, "starts": day} | ({"recipient": PRIVATE} if private else {})
        for fkz, amount, day, private in rows
    ]
    found = from_rows(folder, {"fkz": "FIRST", "amount": "7,00"}, *cells)
    account = found.frames["awards_account"].set_index("part")
    numbers = account[["rows", "amount_cents"]]
    readable = [a.replace(".", "").replace(",", "") for _, a, _, _ in rows if a != "viel"]
    assert numbers.loc["file"].tolist() == [len(rows) + 1, sum(map(int, readable)) + 700]
    assert numbers.drop("file").sum().tolist() == numbers.loc["file"].tolist()
    stored = int(awards(found)["amount_cents"].sum())
    assert numbers.loc["taken", "amount_cents"] == stored + int(
        found.frames["awards_withheld"]["amount_cents"].iloc[0]
    )


def test_the_source_has_its_checksum_day_and_no_licence() -> None:
    raw = RawFile(path=FIXTURES / "current.csv")
    sources = take(raw, STORE, silent, retrieved="2026-09-24").frames["sources"]
    row = sources.set_index("source_id").loc["foerderkatalog"]
    assert (row["kind"], row["retrieved"], row["licence"]) == ("awards", "2026-09-24", "")
    assert len(sources) == len(STORE.read_sources()) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["iso-8859-15", "cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("heads", [CURRENT, OLDER], ids=["current", "older"])
def test_encodings_and_line_ends_do_not_matter(
    tmp_path: Path, heads: list[str], encoding: str, end: str
) -> None:
    row = {"fkz": "01AA0001", "theme": "Größe in € – gemessen" if "8859" not in encoding else "ß€"}
    found = awards(from_rows(tmp_path, row, heads=heads, encoding=encoding, end=end))
    assert found.loc["01AA0001", "theme"] == row["theme"]
    assert found.loc["01AA0001", "recipient"] == "Schäumerei Muster GmbH"


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    order = [PLACES["theme"], PLACES["amount"]]
    order += [place for place in range(len(CURRENT)) if place not in order]
    file = tmp_path / "moved.csv"
    lines = [[f'="{CURRENT[p]}"' for p in order], [f'="{cells(fkz="01AA0001")[p]}"' for p in order]]
    file.write_text("".join(";".join(line) + ";\n" for line in lines), encoding="utf-8")
    row = awards(taken(file)).loc["01AA0001"]
    assert (row["recipient_area_id"], row["executing_body_area_id"]) == ("14521", "14511")
    assert (row["theme"], row["amount_cents"]) == ("Größen messen", 3_500_000)


def test_a_file_saved_again_without_wrappers_is_read(tmp_path: Path) -> None:
    file = tmp_path / "saved.csv"
    row = cells(fkz="01AA0001", theme='"Der ""große"" Versuch; neu"')
    file.write_text(";".join(CURRENT) + "\n" + ";".join(row) + "\n", encoding="utf-8")
    assert awards(taken(file)).loc["01AA0001", "theme"] == 'Der "große" Versuch; neu'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (export(TWO)[:-40], r"Suchliste\.csv, row 3: the last row is cut off"),
        (export(TWO)[:-40] + b"\n", r"row 3: the last row is cut off"),
        (export([]), r"none of its rows is an award"),
        (export(TWO, heads=[*CURRENT[:17], "Titel", *CURRENT[18:]]), "columns Thema are missing"),
        (export(TWO, heads=[*CURRENT[:12], "Ort", *CURRENT[13:]]), "Gemeindekennziffer must stand"),
        (export(TWO, heads=[*CURRENT[:2], "Thema", *CURRENT[3:17], "Thema", *CURRENT[18:]]), "twi"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "Suchliste.csv"
    file.write_bytes(content)
    with pytest.raises(DataFault, match=words) as caught:
        taken(file)
    assert len(caught.value.faults) == 1


def test_a_file_whose_last_line_only_lacks_its_end_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "Suchliste.csv"
    file.write_bytes(export(TWO)[:-1])
    assert taken(file).report.taken == 2


def test_blank_lines_keep_the_numbers_of_rows(tmp_path: Path) -> None:
    delivery = from_rows(tmp_path, TWO[0], "", {"fkz": "01AA0002", "amount": "viel"}, "", TWO[1])
    assert delivery.report.listed["row"].tolist() == [4]
    assert awards(delivery).loc["01AA0002", "row"] == 6


def test_many_pieces_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    content = export(
        {"fkz": f"01AA{n:04}", "theme": 'x "y" z' if n % 7 == 3 else "x"} for n in range(60)
    )
    whole = read_lines(content, "utf-8", range(WIDTH), WIDTH, silent).cells.sort_by("row")
    monkeypatch.setattr("loaders.sources.award_lines.CHUNK_BYTES", 1_000)
    pieces = read_lines(content, "utf-8", range(WIDTH), WIDTH, silent).cells.sort_by("row")
    assert pieces.equals(whole)
    assert whole["row"].to_pylist() == list(range(2, 62))


def test_progress_only_grows_and_ends_whole() -> None:
    told: list[float] = []
    take(RawFile(path=FIXTURES / "current.csv"), STORE, told.append)
    assert told == sorted(told)
    assert told[-1] == 1


TEXT = st.text(st.characters(codec="iso-8859-15", exclude_categories=("Cc",)), max_size=40)
SAFE = TEXT.map(lambda text: text.replace('"', "'").strip())


@QUICK
@given(st.integers(1 - 10**13, 10**13 - 1))
def test_every_amount_is_read_back_to_the_cent(amount: int) -> None:
    whole = f"{abs(amount) // 100:,}".replace(",", ".") + f",{abs(amount) % 100:02}"
    text = f"-{whole}" if amount < 0 else whole
    assert cents(pa.chunked_array([[text]])).to_pylist() == [amount]


@QUICK
@given(st.text("0123456789.,-€ ", max_size=12))
def test_an_amount_is_read_exactly_or_not_at_all(text: str) -> None:
    (found,) = cents(pa.chunked_array([[text]])).to_pylist()
    if found is not None:
        whole, _, part = text.removeprefix("-").replace(".", "").partition(",")
        assert abs(found) == int(whole) * 100 + int(part.ljust(2, "0") or 0)
        assert (found < 0) == (text.startswith("-") and found != 0)


@QUICK
@given(
    st.dates(
        min_value=pd.Timestamp("1950-01-01").date(), max_value=pd.Timestamp("2099-12-31").date()
    )
)
def test_every_day_is_read_back(day: object) -> None:
    assert days(pa.chunked_array([[f"{day:%d.%m.%Y}"]])).to_pylist() == [f"{day:%Y-%m-%d}"]


@QUICK
@given(st.lists(SAFE, min_size=len(CURRENT), max_size=len(CURRENT)))
def test_every_row_is_read_back(texts: list[str]) -> None:
    texts[PLACES["amount"]] = "1,00"
    content = (written(CURRENT) + "\n" + written(texts) + "\n").encode("utf-8")
    lines = read_lines(content, "utf-8", range(WIDTH), WIDTH, silent)
    assert [lines.cells[str(place)][0].as_py() for place in range(len(CURRENT))] == texts
    assert cells_of(written(texts), WIDTH) == [*texts, ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broken")


@pytest.mark.parametrize("name", ["current.csv", "older.csv"])
def test_a_file_cut_anywhere_is_read_in_whole_rows_or_refused(folder: Path, name: str) -> None:
    content = (FIXTURES / name).read_bytes()
    file = folder / name

    @QUICK
    @given(st.integers(0, len(content)))
    def cut(length: int) -> None:
        file.write_bytes(content[:length])
        try:
            report = taken(file).report
        except DataFault as fault:
            assert len(fault.faults) == 1
            return
        assert report.taken + len(report.listed) == report.rows
        assert content[:length].rstrip(b"\r\n").endswith(b";")

    cut()


@pytest.mark.parametrize("name", ["current.csv", "older.csv"])
def test_bytes_put_in_anywhere_never_crash_it(folder: Path, name: str) -> None:
    content = (FIXTURES / name).read_bytes()
    file = folder / name

    @QUICK
    @given(st.integers(0, len(content)), st.binary(max_size=20))
    def spoil(place: int, more: bytes) -> None:
        file.write_bytes(content[:place] + more + content[place + len(more) :])
        recognises(RawFile(path=file))
        try:
            report = taken(file).report
        except DataFault:
            return
        assert report.taken + len(report.listed) == report.rows

    spoil()


def test_the_name_of_the_private_is_what_the_fixture_has() -> None:
    assert PRIVATE.encode() in (FIXTURES / "current.csv").read_bytes()
