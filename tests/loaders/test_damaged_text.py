"""Files in a wrong encoding are refused, with the first place that shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.damaged_text import checked_text, is_damaged
from loaders.faults import DataFault
from tests.loaders.official_files import FIXTURES, FORMAT_OF, read_path

ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8 read as that of Windows": lambda text: (
        text.encode().decode("cp1252", "replace").encode()
    ),
    "UTF-8 read as Latin-1": lambda text: text.encode().decode("latin-1").encode(),
    "Macintosh": lambda text: text.encode("mac_roman"),
    "DOS": lambda text: text.encode("cp850", "replace"),
    "lost letters": lambda text: text.encode("ascii", "replace"),
    "unknown letters": lambda text: text.encode("ascii", "replace").replace(
        b"?", "\ufffd".encode()
    ),
}
GERMAN = ("genesis_13211.csv", "13211-02-05-4_flat.csv", "inkar_export.csv", "inkar_bulk.csv")


def text_of(name: str) -> str:
    content = (FIXTURES / name).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


@pytest.mark.parametrize("name", GERMAN)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_in_a_wrong_encoding_is_refused(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(ENCODINGS[encoding](text_of(name)))
    with pytest.raises(DataFault) as fault:
        read_path(path)
    (sentence,) = fault.value.faults
    assert sentence.startswith(f"{name}, line ")
    assert "is in a wrong encoding; download it again" in sentence


@pytest.mark.parametrize("name", FORMAT_OF)
def test_the_letters_of_official_files_are_none_of_a_wrong_encoding(name: str) -> None:
    for read in read_path(FIXTURES / name):
        assert read.rows


@pytest.mark.parametrize(
    "text",
    [
        "Ämter; Öl; Übung; Straße; Café; Århus; Île-de-France; São Paulo; SÃO PAULO",
        "Bautzen/Budyšin; Cottbus/Chóśebuz",
        "https://www.regionalstatistik.de/genesis/online?operation=table&code=13211",
        "Was ist eine Quote? Siehe Methodik",
        "m²; 5 % – „Quote“; 3 €",
    ],
)
def test_letters_and_signs_of_other_languages_are_no_damage(text: str) -> None:
    assert checked_text(text, "file.csv") == text


def test_the_first_line_is_named_with_the_word_in_it() -> None:
    with pytest.raises(DataFault, match=r"^file\.csv, line 3: 'LÃ¼beck' is in a wrong"):
        checked_text("Kiel\nFlensburg\n01003;LÃ¼beck;1\nKÃ¶ln\n", "file.csv")


@pytest.mark.parametrize(
    ("written", "own", "damaged"),
    [
        ("L\u0102\u017abeck, Hansestadt", "Lübeck", True),
        ("K”ln", "Köln", True),
        ("Gieáen, Landkreis", "Gießen", True),
        ("  M#rkischer Kreis", "Märkischer Kreis", True),
        ("Köln, Stadt", "Köln", False),
        ("Ko\u0308ln", "Köln", False),
        ("Koeln", "Köln", False),
        ("Koln", "Köln", False),
        ("KÖLN", "Köln", False),
        ("Giessen", "Gießen", False),
        ("Bonn", "Köln", False),
    ],
)
def test_a_name_that_differs_in_its_umlauts_only_is_damaged(
    written: str, own: str, damaged: bool
) -> None:
    assert is_damaged(written, own) is damaged
