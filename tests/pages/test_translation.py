"""The German catalogue says everything that the code says in English, and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from pages.ui.translation import LOCALE, reader

ROOT = Path(__file__).parents[2]
KEYWORD = "t"


def code() -> list[Path]:
    folders = (ROOT / name for name in ("geo", "exports", "pages"))
    return [ROOT / "dashboard.py", *(path for one in folders for path in one.rglob("*.py"))]


def texts_of(source: str) -> set[str]:
    """Return the texts to translate in Python code.

    Up to Python 3.11 Babel does not look into f-strings, so what stands inside them is given to
    it apart.
    """
    inner = (n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FormattedValue))
    return {
        str(message)
        for part in (source, *map(ast.unparse, inner))
        for _, message, _, _ in extract("python", BytesIO(part.encode()), {KEYWORD: None})
    }


def calls_of_t(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == KEYWORD:
                yield node


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.fixture(scope="module")
def used() -> set[str]:
    return {text for path in code() for text in texts_of(path.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def german() -> Catalog:
    with (LOCALE / "de.po").open("rb") as file:
        return read_po(file, locale="de", abort_invalid=True)


def test_every_text_of_the_code_has_a_german_translation(used: set[str], german: Catalog) -> None:
    ready = {str(m.id) for m in german if m.id and str(m.string).strip() and not m.fuzzy}
    assert used, "no text was found in the code"
    assert sorted(used - ready) == []


def test_no_translation_is_left_over_that_no_code_uses(used: set[str], german: Catalog) -> None:
    assert sorted({str(m.id) for m in german if m.id} - used) == []
    assert list(german.obsolete) == []


def test_placeholders_are_the_same_in_both_languages(german: Catalog) -> None:
    different = {
        str(message.id): str(message.string)
        for message in german
        if message.id and placeholders(str(message.id)) != placeholders(str(message.string))
    }
    assert different == {}


def test_only_plain_strings_are_given_to_t_so_that_none_escapes_the_catalogue() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in code()
        for call in calls_of_t(path)
        if not (
            len(call.args) == 1
            and isinstance(call.args[0], ast.Constant)
            and isinstance(call.args[0].value, str)
        )
    ]
    assert hidden == []


def test_texts_inside_f_strings_are_found() -> None:
    source = """f"<p>{as_html(reader.t('Inside'))}</p>" + t("Outside") + other("Elsewhere")"""
    assert texts_of(source) == {"Inside", "Outside"}


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Overview", "Überblick"),
        ("Alliances", "Bündnisse"),
        ("Sources", "Quellen"),
        ("Partner density", "Partnerdichte"),
        ("Funding volume", "Fördervolumen"),
        ("Skills shortage", "Fachkräfte"),
        ("not known or secret", "geheim oder unbekannt"),
        ("not recorded here", "nicht erfasst"),
        ("{low} to under {high}", "{low} bis unter {high}"),
        ("{low} and more", "{low} und mehr"),
    ],
)
def test_readers_find_a_text_in_their_language(english: str, german: str) -> None:
    assert reader("de").t(english) == german
    assert reader("en").t(english) == english


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_text_without_a_translation_is_shown_as_the_code_says_it(language: str) -> None:
    assert reader(language).t("never said anywhere") == "never said anywhere"
