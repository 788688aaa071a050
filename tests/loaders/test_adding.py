"""Official files added to the store: all or nothing, replaced figure by figure, said in words."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from loaders.add_report import AddReport, change_lines, sentences
from loaders.adding import add, planned
from loaders.check import faults_of
from loaders.delivery import Delivery, DeliveryFormat, Report
from loaders.editions import is_content
from loaders.faults import DataFault
from loaders.given_files import Given
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import TableFormat
from loaders.store import Store
from loaders.stored_tables import listed, remove
from tests.loaders.invented import FORMAT, MARK, write

DATA = Path(__file__).parents[2] / "data"
LONG = "Arbeitslose / langzeitarbeitslos"
ROWS = (
    "DG;Deutschland;2026;Arbeitslose=3.000.000",
    f"14521;Erzgebirgskreis, Landkreis;2026;Arbeitslose=10.000;{LONG}=4.000;Frauen=5.000",
    "14178;Vogtlandkreis;2026;Arbeitslose=-",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(root=Path(shutil.copytree(DATA, tmp_path / "data")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "any name.txt", *ROWS)


@pytest.fixture(scope="module")
def with_table(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, AddReport]:
    """Return a store with the table and what was said of it, for tests that only look."""
    folder = tmp_path_factory.mktemp("with_table")
    store = Store(root=Path(shutil.copytree(DATA, folder / "data")))
    return store, added(store, write(folder / "any name.txt", *ROWS))


def content(store: Store) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in store.root.rglob("*") if f.is_file()}


def data_content(store: Store) -> dict[str, bytes]:
    """Return the data without the editions, which remember what was there meanwhile."""
    return {path: (store.root / path).read_bytes() for path in store.paths() if is_content(path)}


def added(store: Store, *paths: Path, formats: Sequence[object] = (FORMAT,)) -> AddReport:
    given = [Given(path=path) for path in paths]
    return add(given, store, retrieved="2026-11-20", formats=formats)  # type: ignore[arg-type]


def figure(store: Store, area_id: str, indicator: str, period: str) -> dict[str, object]:
    rows = store.read_observations()
    keys = {"area_id": area_id, "indicator": indicator, "period": period}
    chosen = rows[(rows[list(keys)].astype("str") == pd.Series(keys)).all(axis=1)]
    (row,) = chosen[["value", "status", "source_id"]].to_dict("records")
    return row


def test_a_table_is_stored_with_its_source_and_nothing_else_changes(
    store: Store, file: Path
) -> None:
    before = store.read_observations()
    added(store, file)
    after = store.read_observations()
    assert len(after) == len(before) + 4
    assert figure(store, "14521", "unemployed", "2026")["value"] == 10000
    source = (
        store.read_sources()
        .set_index("source_id")
        .loc[str(figure(store, "14521", "unemployed", "2026")["source_id"])]
    )
    assert source["sha256"] == sha256(file.read_bytes()).hexdigest()
    assert source[["publisher", "table", "retrieved", "reference_date", "licence"]].tolist() == [
        "Invented Office",
        "13211-02-05-4",
        "2026-11-20",
        "2026",
        "dl-de/by-2-0",
    ]
    assert source["used_for"] == "long_term_unemployed; unemployed"
    old = after[after["period"] != "2026"].reset_index(drop=True)
    assert old.astype("str").equals(before.astype("str"))
    assert not faults_of(store)


def test_a_rate_is_worked_out_from_counts_under_a_source_that_says_so(
    with_table: tuple[Store, AddReport],
) -> None:
    store, _ = with_table
    rate = figure(store, "14521", "share_long_term_unemployed", "2026")
    assert rate["value"] == 40.0
    source = store.read_sources().set_index("source_id").loc[str(rate["source_id"])]
    assert source["title"] == "Arbeitslose, eigene Berechnung"


def test_the_same_file_again_changes_nothing_and_says_so(store: Store, file: Path) -> None:
    assert added(store, file).changed
    before = content(store)
    again = add([Given(path=file)], store, retrieved="2027-01-01", formats=[FORMAT])
    assert not again.changed
    assert again.changes.empty
    assert again.tables[0].counts()["same"].to_dict() == {
        "long_term_unemployed": 1,
        "share_long_term_unemployed": 1,
        "unemployed": 2,
    }
    assert content(store) == before


def test_a_new_edition_of_a_table_replaces_what_it_gives_and_leaves_the_rest(
    store: Store, file: Path, tmp_path: Path
) -> None:
    added(store, file)
    newer = write(tmp_path / "newer.txt", "14521;;2026;Arbeitslose=11.000")
    report = added(store, newer)
    assert figure(store, "14521", "unemployed", "2026")["value"] == 11000
    assert figure(store, "DG", "unemployed", "2026")["value"] == 3000000
    assert figure(store, "14521", "long_term_unemployed", "2026")["value"] == 4000
    assert list(change_lines(report.changes)) == [
        "  14521 2026 unemployed: 10000 → 11000",
        "  14521 2026 share_long_term_unemployed: 40 → not_meaningful",
    ]
    assert "share_long_term_unemployed: 1 rate for 2026 is not worked out" in report.notes[0]
    assert not faults_of(store)


def test_a_source_without_figures_is_left_out_and_the_others_name_what_they_keep(
    store: Store, tmp_path: Path
) -> None:
    old = "regionalstatistik-52411-02-01-4"
    stored = store.read_observations()
    areas = stored.loc[stored["source_id"] == old, "area_id"]
    rows = [f"{area};;2024;Beantragte Insolvenzverfahren (Unternehmen)=1" for area in areas]
    added(store, write(tmp_path / "all.txt", *rows, number="52411-02-01-4"))
    assert old not in set(store.read_sources()["source_id"])
    assert not faults_of(store)


def test_a_file_without_a_figure_leaves_the_stored_one(store: Store, tmp_path: Path) -> None:
    rows = ("14521;;2025;Arbeitslose=-", "14522;;2025;Arbeitslose=.", "14523;;2025;Arbeitslose=9")
    before = figure(store, "14521", "unemployed", "2025")
    report = added(store, write(tmp_path / "gaps.txt", *rows))
    assert report.tables[0].counts().loc["unemployed"].to_dict() == {
        "new": 0,
        "changed": 2,
        "same": 0,
        "coarser": 0,
        "kept": 1,
        "kept back": 0,
    }
    assert figure(store, "14521", "unemployed", "2025") == before
    kept = f"14521 stays {before['value']:.12g} ({before['source_id']})"
    assert f"  unemployed for 2025, no number in the file: {kept}" in list(sentences(report))
    assert figure(store, "14522", "unemployed", "2025")["status"] == "secret"


def test_the_report_says_what_was_found(with_table: tuple[Store, AddReport]) -> None:
    _, report = with_table
    said = "\n".join(sentences(report))
    for words in (
        "any name.txt: Invented table",
        "table 13211-02-05-4: Arbeitslose (Invented Office)",
        "as of 2026",
        "Germany, 1 district",
        "2 of 3 rows taken, 1 listed below",
        "unemployed: 2 new",
        "1 column is not in the catalogue: Frauen; add an entry to data/indicators.toml",
    ):
        assert words in said


def test_rows_not_taken_are_listed_with_file_row_and_reason(
    with_table: tuple[Store, AddReport],
) -> None:
    _, report = with_table
    (row,) = report.listed().to_dict("records")
    assert (row["file"], row["row"], row["rows"]) == ("any name.txt", 4, 1)
    assert "14178 is no district of data/areas" in row["reason"]


def test_a_year_whose_census_is_not_recorded_is_pointed_out(store: Store, tmp_path: Path) -> None:
    rows = ["14521;;2031-12-31;Bevölkerungsstand=300000"]
    report = added(store, write(tmp_path / "p.txt", *rows, number="12411-03-03-4"))
    assert "population: the census that the population of 2031 rests on" in report.notes[0]


def test_a_plan_changes_nothing(store: Store, file: Path) -> None:
    before = content(store)
    plan = planned([Given(path=file)], store, formats=[FORMAT])
    assert plan.report.changed
    assert len(plan.report.changes) == 4
    assert content(store) == before


def test_progress_rises_to_the_end(store: Store, file: Path, tmp_path: Path) -> None:
    told: list[float] = []
    other = write(tmp_path / "b.txt", "14522;;2026;Arbeitslose=1")
    given = [Given(path=file), Given(path=other)]
    add(given, store, progress=told.append, formats=[FORMAT])
    assert told == sorted(told)
    assert told[-1] == 1.0


# Several files, archives, deliveries


def test_tables_in_an_archive_are_added_and_its_notes_passed_over(
    store: Store, file: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "packed.bin"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(file, "inside/table.csv")
        archive.writestr("licence.txt", "read me")
    report = added(store, packed)
    assert [table.file for table in report.tables] == ["packed.bin, inside/table.csv"]


def test_files_are_added_all_or_none(store: Store, file: Path, tmp_path: Path) -> None:
    before = content(store)
    with pytest.raises(DataFault, match=r"broken\.txt: cut off"):
        added(store, file, _cut(write(tmp_path / "broken.txt", *ROWS)))
    assert content(store) == before


def test_two_files_that_contradict_each_other_are_refused(
    store: Store, file: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other.txt", "14521;;2026;Arbeitslose=1")
    with pytest.raises(DataFault, match=r"any name.txt and other.txt: they give unemployed of 145"):
        added(store, file, other)


def delivery(frames: dict[str, pd.DataFrame]) -> DeliveryFormat:
    report = Report(
        file="d", format="whole", found=("one table",), rows=2, taken=2, listed=pd.DataFrame()
    )

    def take(_raw: RawFile, _store: Store, _progress: Progress, _retrieved: str) -> Delivery:
        return Delivery(frames=frames, report=report, files={"note.txt": b"new"})

    return DeliveryFormat(
        id="whole", title="Whole", recognises=lambda raw: raw.head()[:1] == b"!", take=take
    )


def test_a_delivery_is_written_with_its_sources_beside_tables(
    store: Store, file: Path, tmp_path: Path
) -> None:
    aliases = store.read_table("organisation_aliases").iloc[:1]
    source = store.read_sources().iloc[:1].assign(source_id="web-new", title="New")
    whole = tmp_path / "whole"
    whole.write_bytes(b"!")
    frames = {"organisation_aliases": aliases, "sources": source}
    report = added(store, file, whole, formats=[FORMAT, delivery(frames)])
    assert report.changed
    assert len(store.read_table("organisation_aliases")) == 1
    assert {"web-new"} < set(store.read_sources()["source_id"])
    assert (store.root / "note.txt").read_bytes() == b"new"
    assert figure(store, "14521", "unemployed", "2026")["value"] == 10000


# Files that cannot be added


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-10])
    return path


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", bytes(60_000_000))


def _locked_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table.csv", MARK + b"1;2;3")
    packed = bytearray(path.read_bytes())
    for start in (packed.index(b"PK\x03\x04") + 6, packed.index(b"PK\x01\x02") + 8):
        packed[start] |= 1
    path.write_bytes(packed)


def _cut_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table.csv", MARK * 100)
    path.write_bytes(path.read_bytes()[:-40])


BAD_FILES = {
    "empty": (lambda path: path.write_bytes(b""), "the file is empty; download it again"),
    "blank": (lambda path: path.write_bytes(b"\n \n"), "the file is empty; download it again"),
    "web page": (
        lambda path: path.write_bytes(b"<!DOCTYPE html><html>503</html>"),
        "a web page, no table; download the table itself",
    ),
    "cut off": (lambda path: _cut(write(path, *ROWS)), "cut off before its last line"),
    "unknown": (
        lambda path: path.write_bytes(b"Name;Wert\nA;1\n"),
        "the format is not known, the file begins with 'Name;Wert A;1'; known are: Invented table",
    ),
    "locked workbook": (
        lambda path: path.write_bytes(
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        ),
        "locked by a password; save it without one",
    ),
    "UTF-16": (
        lambda path: path.write_bytes("Tabelle: 13211-02-05-4".encode("utf-16")),
        "written in UTF-16; save it as UTF-8",
    ),
    "locked archive": (_locked_zip, "locked by a password; save it without one"),
    "zip bomb": (_zip_bomb, "would unpack to 0.1 GB; no official table does"),
    "cut archive": (_cut_zip, "the archive is cut off; download it again"),
    "wrong table": (
        lambda path: write(path, "14521;;2026;Hunde=1", number="99"),
        "no column of the table 99 Arbeitslose is an indicator of the atlas (it has 'Hunde')",
    ),
    "other country": (
        lambda path: write(path, "FR101;Paris;2026;Arbeitslose=1"),
        "no row of the table 13211-02-05-4 Arbeitslose is an area of the atlas",
    ),
    "two tables": (
        lambda path: write(path, *ROWS, ROWS[1].replace("10.000", "9.000")),
        "rows 3 and 5: both give unemployed of 14521 for 2026, as 10000 and as 9000",
    ),
    "letters for numbers": (
        lambda path: write(path, "14521;;2026;Arbeitslose=viele"),
        "'viele' is neither a number nor a known sign",
    ),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_gives_one_sentence_and_leaves_the_data_as_it_was(
    store: Store, tmp_path: Path, kind: str
) -> None:
    make, said = BAD_FILES[kind]
    path = tmp_path / "bad.dat"
    make(path)
    before = content(store)
    with pytest.raises(DataFault) as fault:
        added(store, path)
    assert len(fault.value.faults) == 1
    assert said in fault.value.faults[0]
    assert content(store) == before


def test_a_file_that_is_not_there_and_a_day_that_is_none_are_named(
    store: Store, file: Path
) -> None:
    with pytest.raises(DataFault, match="there is no such file; check the path"):
        added(store, file.with_name("nowhere"))
    with pytest.raises(DataFault, match=r"'20\.11\.2026' is no day; write it as 2026-11-20"):
        add([Given(path=file)], store, retrieved="20.11.2026", formats=[FORMAT])


def test_outlines_without_municipalities_say_what_is_missing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lower.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    with pytest.raises(DataFault, match="without a layer of municipalities that has"):
        add([Given(path=path)], store)


def test_the_content_of_a_file_decides_its_format_not_its_name(store: Store, file: Path) -> None:
    other = replace(FORMAT, id="other", title="Other", recognises=lambda raw: False)
    named = file.rename(file.with_name("table.xlsx"))
    formats: tuple[TableFormat, ...] = (other, FORMAT)
    assert added(store, named, formats=formats).tables[0].format == "Invented table"


# Stored tables


def test_tables_in_the_store_are_listed_with_their_figures(
    with_table: tuple[Store, AddReport],
) -> None:
    store, _ = with_table
    table = listed(store).set_index("source_id")
    row = table.loc[str(figure(store, "14521", "unemployed", "2026")["source_id"])]
    assert row[["figures", "areas", "retrieved"]].tolist() == [
        3,
        "Germany, 1 district",
        "2026-11-20",
    ]
    assert table["figures"].min() > 0


def test_a_removed_table_takes_its_figures_and_its_source_with_it(store: Store, file: Path) -> None:
    before = data_content(store)
    report = added(store, file)
    source_id = report.tables[0].source_id
    assert remove([source_id], store).count == 4
    assert data_content(store) == before


@pytest.mark.parametrize(
    ("source_id", "said"),
    [
        ("regionalstatistik-13211", "meant may be: regionalstatistik-13211-02-05-4"),
        ("nonsense", "There is no source 'nonsense'"),
        ("bkg-vg250-2016", "rows of areas/areas.csv rest on it, which are no figures"),
        ("web-smarterz-de-3734d7", "which are no figures"),
    ],
)
def test_what_cannot_be_removed_is_said_and_nothing_changes(
    store: Store, source_id: str, said: str
) -> None:
    before = content(store)
    with pytest.raises(DataFault, match=said):
        remove([source_id], store)
    assert content(store) == before


def test_a_stored_rate_stays_as_it_was_rounded_while_its_counts_stay(
    store: Store, tmp_path: Path
) -> None:
    before = content(store)
    stored = [figure(store, "14521", one, "2025") for one in ("unemployed", "long_term_unemployed")]
    row = "14521;;2025;Arbeitslose={:.0f};{}={:.0f}".format(
        stored[0]["value"], LONG, stored[1]["value"]
    )
    report = added(store, write(tmp_path / "t.txt", row))
    assert report.tables[0].counts()["same"].sum() == 3
    assert report.changes.empty
    observations = "observations/observations.csv"
    rates = [
        [line for line in text.decode().splitlines() if "share_long_term_unemployed" in line]
        for text in (
            before[str(store.root / observations)],
            content(store)[str(store.root / observations)],
        )
    ]
    assert rates[0] == rates[1]
