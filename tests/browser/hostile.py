"""A copy of the atlas whose texts try to get out of their place."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pandas as pd

TEXT = """{{ 7*7 }} ${7*7} `x` </script><img src=x onerror="window.hacked=1"> '\""""
"""What a template, a script, Markdown and HTML would each act on."""

LEFT_OUT = (".git", ".venv", ".cache", "static", "node_modules", "bench", "__pycache__", "tests")

COLUMNS = {
    "sources.csv": ("publisher", "title", "table", "licence"),
    "areas/areas.csv": ("name", "designation"),
    "alliances/alliances.csv": ("short_name", "name", "programme"),
    "alliances/facts.csv": ("text", "note"),
    "alliances/organisations.csv": ("name",),
    "alliances/memberships.csv": ("role", "subproject", "town", "note"),
    "alliances/funding.csv": ("subproject", "covers", "funder", "note"),
}
"""The columns whose texts reach a reader, by file below ``data``."""

_TEXT_ENTRY = re.compile(
    r"^((?:title|about|unit|caveat|is_what|is_not)_(?:de|en) = |source = )(\".*\")$", re.MULTILINE
)


def copy(root: Path, target: Path) -> Path:
    """Copy the atlas to ``target`` and add the hostile text to every text that is shown."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    data = target / "data"
    for name, columns in COLUMNS.items():
        _spoil_table(data / name, columns)
    for name in ("regions.toml", "indicators.toml"):
        _spoil_entries(data / name)
    _spoil_links(data / "sources.csv")
    return target


def _spoil_table(path: Path, columns: tuple[str, ...]) -> None:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column in columns:
        table[column] = table[column].where(table[column] == "", table[column] + f" {TEXT}")
    table.to_csv(path, index=False, lineterminator="\n")


def _spoil_links(path: Path) -> None:
    """Let every second source lead to a script."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[::2, "url"] = "javascript:window.hacked=1"
    table.to_csv(path, index=False, lineterminator="\n")


def _spoil_entries(path: Path) -> None:
    """Add the text to entries of TOML, whose strings in quotes are written like those of JSON."""
    spoilt = _TEXT_ENTRY.sub(
        lambda found: found[1] + json.dumps(f"{json.loads(found[2])} {TEXT}", ensure_ascii=False),
        path.read_text(encoding="utf-8"),
    )
    path.write_text(spoilt, encoding="utf-8")
