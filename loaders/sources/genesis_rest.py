"""Answers of the GENESIS web service (data/table, data/result): a table inside a JSON envelope.

The text of the table stands in ``Object.Content``, UTF-8, with ISO dates and, in English, "Total"
and "created:". Where the service has no table to give, ``Status`` says why by a code.
"""

from __future__ import annotations

import json
from typing import Any

from loaders.faults import DataFault
from loaders.flat_file import is_flat, read_flat
from loaders.genesis_table import read_genesis_table
from loaders.raw_file import Progress, RawFile, decoded
from loaders.raw_table import RawTable, TableFormat

SERVICE_KEYS = ('"Status"', '"Code"', '"Content"')
FINE = {0, 22}
"""0: as asked for; 22: parameters were adjusted, the table is there."""
REMEDIES = {
    15: "the service did not accept user or password; ask again with valid ones",
    98: "the table is too large to be given at once; ask for it as a job (job=true)",
    99: "a job was started; fetch its result in a few minutes with data/result",
    104: "nothing fits the request; check the number of the table and the years asked for",
}


def _recognises(raw: RawFile) -> bool:
    head = decoded(raw.head()).lstrip()
    return head.startswith("{") and all(key in head for key in SERVICE_KEYS[1:])


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    text = _table_text(raw)
    table = read_flat(text, raw.name) if is_flat(text) else read_genesis_table(text, raw.name)
    progress(1.0)
    return [table]


def _table_text(raw: RawFile) -> str:
    try:
        answer = json.loads(raw.text())
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataFault(
            [f"{raw.name}: the answer of the service is cut off; download it again."]
        ) from error
    status = _part(answer, "Status") or answer
    found = _part(_part(answer, "Object"), "Content")
    code = _part(status, "Code")
    if isinstance(found, str) and found.strip() and code in FINE:
        return found
    said = " ".join(str(_part(status, "Content") or "").split())
    remedy = REMEDIES.get(code, "ask the service again") if isinstance(code, int) else "ask again"
    raise DataFault([f"{raw.name}: no table in the answer, {remedy} (code {code}: {said})."])


def _part(answer: Any, name: str) -> Any:
    return answer.get(name) if isinstance(answer, dict) else None


FORMAT = TableFormat(
    id="genesis_rest",
    title="Answer of the GENESIS web service (JSON)",
    recognises=_recognises,
    read=_read,
)
