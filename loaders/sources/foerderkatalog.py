"""Förderkatalog des Bundes: every award of the Federal Government, as its export lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.delivery import Delivery, DeliveryFormat
from loaders.faults import DataFault
from loaders.parquet_tables import parquet_bytes
from loaders.raw_file import Progress, RawFile, silent
from loaders.schema import tables
from loaders.sources.award_account import account_of
from loaders.sources.award_cells import REPEATED, cell_faults, cents, days
from loaders.sources.award_changes import award_changes
from loaders.sources.award_heads import columns_of, is_export
from loaders.sources.award_lines import Lines, cells_of, read_lines
from loaders.sources.award_losses import award_doubts
from loaders.sources.award_report import Taken, report
from loaders.sources.award_rows import tidy_awards
from loaders.sources.award_rules import contradicted, read_award_rules
from loaders.store import Store

FORMAT_ID = "foerderkatalog"
TITLE = "Förderkatalog des Bundes (Suchliste.csv)"
SOURCE_ID = "foerderkatalog"
SOURCE = MappingProxyType(
    {
        "source_id": SOURCE_ID,
        "kind": "awards",
        "publisher": "Bundesministerium für Forschung, Technologie und Raumfahrt",
        "title": "Förderkatalog des Bundes",
        "table": "Suchliste",
        "date_basis": "none",
        "url": "https://foerderportal.bund.de/foekat/",
    }
)
"""The source as its own pages give it; they state no licence."""
PRIVATE = "Keine Anzeige aufgrund datenschutzrechtlicher"
"""How the catalogue begins the recipient of an award to a private person."""
UTF8, SERVER, WINDOWS = "utf-8-sig", "iso-8859-15", "cp1252"
WINDOWS_ONLY = bytes(range(0x80, 0xA0))
"""Bytes that are letters in cp1252 and control signs in ISO-8859-15."""
READ_SHARE = 0.6
"""Share of the time that splitting the lines takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """The rows of an export with readable cells, in the order of the file, and all others.

    ``cells`` has the texts of :mod:`award_heads`, starts, ends (ISO), amount_cents and row;
    ``listed`` has row, text, reason, ``account`` is the table awards_account.
    """

    cells: pa.Table
    listed: pd.DataFrame
    rows: int
    account: pd.DataFrame


def recognises(raw: RawFile) -> bool:
    """Tell by its first line whether a file is an export of the Förderkatalog."""
    try:
        head = raw.head()
    except DataFault:
        return False
    line = head.splitlines()[0] if head else b""
    text = line.decode(UTF8 if _is_utf8(line) else SERVER, errors="replace")
    return is_export(text.strip().split(";"))


def read_export(raw: RawFile, progress: Progress = silent) -> Export:
    """Return what an export holds; raise ``DataFault`` for heads that lack or a file cut off."""
    content = raw.content().replace(b"\r\n", b"\n")
    encoding = _encoding(content)
    first = content.partition(b"\n")[0].decode(encoding, errors="replace")
    heads = first.split(";")
    check_whole(content, encoding, len(heads), raw.name)
    columns = columns_of(heads, raw.name)
    places = sorted(columns.values())
    lines = read_lines(content, encoding, places, len(heads), lambda s: progress(s * READ_SHARE))
    return _export(lines, columns)


def take(raw: RawFile, store: Store, progress: Progress = silent, retrieved: str = "") -> Delivery:
    """Return awards, the sum of private persons, the account and the source, with a report.

    Args:
        raw: The file.
        store: The store whose areas, alliances and sources they go with.
        progress: Told the share of the work done.
        retrieved: ISO day on which the list was exported; empty where not known.

    Raises:
        DataFault: Heads that lack, a file cut off, no row that can be read.

    """
    export = read_export(raw, progress)
    if not export.cells.num_rows:
        raise DataFault([f"{raw.name}: none of its rows is an award; export the list again."])
    rules = read_award_rules()
    private = pc.starts_with(export.cells["recipient"], PRIVATE)
    awards = tidy_awards(export.cells.filter(pc.invert(private)), store, rules, SOURCE_ID)
    withheld = withheld_sum(export.cells.filter(private))
    progress(0.8)
    found = Taken(
        awards=awards,
        withheld=withheld,
        listed=export.listed,
        account=export.account,
        contradicted=contradicted(awards["award_id"], awards["programme"], rules),
        changes=award_changes(store, awards, withheld),
    )
    sources = _sources(store, raw, retrieved)
    delivery = Delivery(
        frames={"awards_withheld": withheld, "awards_account": export.account, "sources": sources},
        files={tables()["awards"].path: parquet_bytes(awards, tables()["awards"])},
        report=report(found, store, rules, file=raw.name, title=TITLE),
        doubts=tuple(award_doubts(awards, store, file=raw.name)),
    )
    progress(1.0)
    return delivery


AWARDS_FORMAT = DeliveryFormat(id=FORMAT_ID, title=TITLE, recognises=recognises, take=take)


def check_whole(content: bytes, encoding: str, width: int, file: str) -> None:
    """Raise ``DataFault`` where the last line is not a whole row: the file was cut off."""
    last = content.rstrip(b"\n").rpartition(b"\n")[2].decode(encoding, errors="replace")
    ended = content.endswith(b"\n") or last.endswith(";")
    if not ended or cells_of(last, width) is None:
        row = content.rstrip(b"\n").count(b"\n") + 1
        raise DataFault([f"{file}, row {row}: the last row is cut off; download the file again."])


def withheld_sum(cells: pa.Table) -> pd.DataFrame:
    """Return number and sum of the awards to private persons as the table awards_withheld."""
    amounts = cells["amount_cents"]
    row = {
        "awards": cells.num_rows,
        "undisclosed": int(pc.sum(pc.equal(amounts, 0)).as_py() or 0),
        "amount_cents": int(pc.sum(amounts).as_py() or 0),
        "source_id": SOURCE_ID,
    }
    return pd.DataFrame([row])[list(tables()["awards_withheld"].names)]


def _export(lines: Lines, columns: Mapping[str, int]) -> Export:
    texts = {name: lines.cells[str(place)] for name, place in columns.items()}
    cells = pa.table({**texts, "row": lines.cells["row"]})
    if lines.single:
        cells = cells.sort_by("row")
    read = pa.table(
        {
            "starts": days(cells["starts"]),
            "ends": days(cells["ends"]),
            "amount_cents": cents(cells["amount"]),
        }
    )
    reasons = _with_repeated(cells, cell_faults(cells, read))
    bad = cells.append_column("reason", reasons).filter(pc.not_equal(reasons, ""))
    own = bad.select(["row", "award_id", "reason"]).rename_columns(["row", "text", "reason"])
    split = pd.DataFrame(lines.listed, columns=["row", "text", "reason"])
    listed = pd.concat([split, own.to_pandas()]) if len(split) else own.to_pandas()
    kept = cells.drop_columns(["starts", "ends", "amount"])
    for name in read.column_names:
        kept = kept.append_column(name, read[name])
    return Export(
        cells=kept.filter(pc.equal(reasons, "")),
        listed=listed.sort_values("row", ignore_index=True),
        rows=lines.rows,
        account=account_of(
            read["amount_cents"], reasons, broken=len(lines.listed), source_id=SOURCE_ID
        ),
    )


def _with_repeated(cells: pa.Table, reasons: pa.ChunkedArray) -> pa.ChunkedArray:
    """Add a reason to each row whose FKZ stands in an earlier row that can be taken."""
    good = pc.equal(reasons, "")
    ids = cells["award_id"]
    if pc.count_distinct(ids.filter(good)).as_py() == pc.sum(good).as_py():
        return reasons
    first: dict[str, int] = {}
    found = reasons.to_pylist()
    for place, (fkz, row) in enumerate(zip(ids.to_pylist(), cells["row"].to_pylist(), strict=True)):
        if not found[place] and first.setdefault(fkz, row) != row:
            found[place] = f"{REPEATED} {first[fkz]} already"
    return pa.chunked_array([pa.array(found, pa.string())])


def _encoding(content: bytes) -> str:
    if _is_utf8(content):
        return UTF8
    return WINDOWS if len(content.translate(None, WINDOWS_ONLY)) < len(content) else SERVER


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sources(store: Store, raw: RawFile, retrieved: str) -> pd.DataFrame:
    """Return the stored sources with this one in place of its earlier edition."""
    old = store.read_sources()
    facts = {**SOURCE, "retrieved": retrieved, "reference_date": retrieved, "sha256": raw.sha256()}
    facts["date_basis"] = "stated" if retrieved else "none"
    row = {name: facts.get(name, "") for name in old.columns}
    new = pd.concat([old[old["source_id"] != SOURCE_ID], pd.DataFrame([row])])
    return new.sort_values(["kind", "source_id"], kind="stable").reset_index(drop=True)
