"""No raw name of a column and no raw code reaches a reader."""

from __future__ import annotations

import pytest

from geo.column_titles import column_title
from geo.column_words import choice_words
from loaders.schema import Column, tables
from pages.ui.translation import LANGUAGES, reader

COLUMNS = [(table.name, column) for table in tables().values() for column in table.columns]
every_column = pytest.mark.parametrize(
    ("table", "column"), COLUMNS, ids=[f"{table}.{one.name}" for table, one in COLUMNS]
)


@every_column
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_title(table: str, column: Column, language: str) -> None:
    title = column_title(table, column.name, reader(language))
    assert title != column.name
    assert "_" not in title


@every_column
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_column_has_a_word(table: str, column: Column, language: str) -> None:
    words = choice_words(table, column.name, reader(language))
    codes = ("True", "False") if column.type == "boolean" else column.choices
    assert set(codes) <= words.keys()
    assert not [word for word in words.values() if "_" in word or not word]


@pytest.mark.parametrize("table_column", [("awards", "status"), ("facts", "standing")])
def test_german_words_are_not_the_english_ones(table_column: tuple[str, str]) -> None:
    german, english = (choice_words(*table_column, reader(one)) for one in LANGUAGES)
    assert not set(german.values()) & set(english.values())
