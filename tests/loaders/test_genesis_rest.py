import json
from pathlib import Path
from typing import Any

import pytest

from loaders.faults import DataFault
from loaders.raw_file import raw_files, silent
from loaders.sources.genesis_rest import FORMAT
from tests.loaders.official_files import FIXTURES, read_name, read_path


def answer(tmp_path: Path, **parts: Any) -> Path:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"Ident": {"Service": "data"}, **parts}), encoding="utf-8")
    return path


def fault_of(path: Path) -> str:
    (raw,) = raw_files(path)
    assert FORMAT.recognises(raw)
    with pytest.raises(DataFault) as fault:
        FORMAT.read(raw, silent)
    (sentence,) = fault.value.faults
    return sentence


def test_the_table_inside_the_answer_is_the_plain_table() -> None:
    inside, plain = read_name("genesis_rest.json"), read_name("genesis_rest.csv")
    assert inside.cells.equals(plain.cells)
    assert inside.facts == plain.facts


def test_a_flat_file_inside_an_answer_is_read_too(tmp_path: Path) -> None:
    text = (FIXTURES / "12411-01-01-4_2024_de_flat.csv").read_bytes().decode("utf-8-sig")
    path = answer(tmp_path, Status={"Code": 0, "Content": "erfolgreich"}, Object={"Content": text})
    (table,) = read_path(path)
    assert table.cells.equals(read_name("12411-01-01-4_2024_de_flat.csv").cells)


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (15, "did not accept user or password"),
        (98, "ask for it as a job"),
        (99, "fetch its result in a few minutes with data/result"),
        (104, "check the number of the table and the years"),
        (50, "ask the service again"),
    ],
)
@pytest.mark.parametrize("nested", [True, False])
def test_an_answer_without_a_table_says_what_to_do(
    code: int, remedy: str, nested: bool, tmp_path: Path
) -> None:
    status = {"Code": code, "Content": "Grund\ndes Dienstes", "Type": "Fehler"}
    parts = {"Status": status, "Object": None} if nested else status
    sentence = fault_of(answer(tmp_path, **parts))
    assert remedy in sentence
    assert f"code {code}: Grund des Dienstes" in sentence


def test_a_warning_with_a_table_is_no_obstacle(tmp_path: Path) -> None:
    text = (FIXTURES / "genesis_rest.csv").read_text(encoding="utf-8")
    path = answer(tmp_path, Status={"Code": 22, "Content": "angepasst"}, Object={"Content": text})
    assert read_path(path)[0].rows == 14


@pytest.mark.parametrize("content", ["", None, 5, ["x"]])
def test_an_answer_with_nothing_in_it_is_refused(content: object, tmp_path: Path) -> None:
    status = {"Code": 0, "Content": "erfolgreich"}
    assert "no table in the answer" in fault_of(
        answer(tmp_path, Status=status, Object={"Content": content})
    )


def test_a_cut_off_answer_is_refused(tmp_path: Path) -> None:
    whole = (FIXTURES / "genesis_rest.json").read_bytes()
    path = tmp_path / "answer.json"
    path.write_bytes(whole[: len(whole) // 2])
    assert "cut off" in fault_of(path)
