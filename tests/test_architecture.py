"""The arrows between the parts, and the house rules that can be counted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("geo", "loaders", "exports", "pages")
FRAME = ("dashboard", "server")
MAX_MODULE_LINES = 250
MAX_FUNCTION_LINES = 40
MAX_FRAME_LINES = 39
PAGE_LINES = range(15, 61)

ALLOWED = {
    "geo": {"geo"},
    "loaders": {"loaders", "geo"},
    "exports": {"exports", "geo"},
    "pages": {"pages", "exports", "loaders", "geo"},
    "dashboard": {"pages", "geo"},
    "server": {"pages", "geo"},
}
"""Which part of the project may import which."""
COMMANDS_MAY_READ = {"exports/__main__.py": {"loaders"}, "exports/stored.py": {"loaders"}}
"""What a command needs beyond its part: the pages hand the tables to exports, a command reads."""
LOADERS_MAY_USE = {
    *("geo.award_kinds", "geo.measure", "geo.model", "geo.observations", "geo.world"),
    *("geo.edition_reason", "geo.edition_words", "geo.change_names", "geo.change_words"),
    "geo.text",
}
"""The words of the product and the bundle of its tables; commands and pages say what changed in
the same words."""
NETWORK = ("requests", "urllib.request", "urllib3", "http.client", "subprocess", "httpx", "aiohttp")


def modules(*parts: str) -> list[Path]:
    """Return the modules of parts of the product, and the single files named so."""
    files = [ROOT / f"{part}.py" for part in parts if (ROOT / f"{part}.py").is_file()]
    return sorted([*files, *(path for part in parts for path in (ROOT / part).rglob("*.py"))])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of everything a module imports, wherever the import stands."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by relative path"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def starts_with(module: str, roots: tuple[str, ...]) -> bool:
    return any(module == root or module.startswith(f"{root}.") for root in roots)


PRODUCT = modules(*PARTS, *FRAME)
PAGES = sorted((ROOT / "pages").glob("*.py"))
EVERY_MODULE = pytest.mark.parametrize("path", PRODUCT, ids=name_of)
EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=name_of)


def test_there_is_something_to_look_at() -> None:
    assert {part_of(path) for path in PRODUCT} == {*PARTS, *FRAME}
    assert len(PAGES) >= 4


@EVERY_MODULE
def test_imports_follow_the_arrows(path: Path) -> None:
    projects = {module.split(".")[0] for module in imports(path)} & {*PARTS, *FRAME, "tests"}
    assert projects <= ALLOWED[part_of(path)] | COMMANDS_MAY_READ.get(name_of(path), set())


@pytest.mark.parametrize("path", modules("loaders"), ids=name_of)
def test_loaders_know_the_words_of_geo_only(path: Path) -> None:
    used = {".".join(one.split(".")[:2]) for one in imports(path) if starts_with(one, ("geo",))}
    assert used <= LOADERS_MAY_USE


@pytest.mark.parametrize("path", modules("bench"), ids=name_of)
def test_benchmarks_import_no_pages(path: Path) -> None:
    assert not [module for module in imports(path) if starts_with(module, ("pages",))]


@EVERY_MODULE
def test_only_pages_and_the_frame_know_streamlit(path: Path) -> None:
    if part_of(path) in {"pages", *FRAME}:
        return
    assert not [m for m in imports(path) if starts_with(m, ("streamlit", "streamlit_folium"))]


@EVERY_MODULE
def test_only_loaders_reach_out(path: Path) -> None:
    if part_of(path) == "loaders":
        return
    assert not [module for module in imports(path) if starts_with(module, NETWORK)]


@pytest.mark.parametrize("path", modules("geo"), ids=name_of)
def test_geo_knows_no_files(path: Path) -> None:
    assert not [m for m in imports(path) if starts_with(m, ("pathlib", "os", "io", "tempfile"))]
    calls = [node.func for node in nodes_of(path) if isinstance(node, ast.Call)]
    assert "open" not in {call.id for call in calls if isinstance(call, ast.Name)}


@EVERY_MODULE
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    text = text_of(path)
    words = ast.get_docstring(tree_of(path))
    assert words, "no docstring"
    assert text.startswith('"""')


@EVERY_MODULE
def test_a_module_is_short(path: Path) -> None:
    lines = len(text_of(path).splitlines())
    assert lines <= MAX_MODULE_LINES


@EVERY_MODULE
def test_a_function_is_short(path: Path) -> None:
    long = {
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert not long


@EVERY_MODULE
def test_a_module_is_called_by_a_noun_of_the_trade(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


@EVERY_MODULE
def test_no_exception_is_caught_unnamed(path: Path) -> None:
    handlers = [node for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]
    assert all(handler.type is not None for handler in handlers)


COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def texts_in(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", modules("geo", "exports", "pages", *FRAME), ids=name_of)
def test_colours_stand_in_the_palette_only(path: Path) -> None:
    if name_of(path) == "geo/palette.py":
        return
    assert not [text for text in texts_in(path) if COLOUR.search(text)]


SCRIPTS = sorted((ROOT / "geo").rglob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
def test_scripts_take_their_colours_from_the_palette(path: Path) -> None:
    """House rule 7: every colour in ``geo/palette.py``; the script gets them as values."""
    assert not COLOUR.findall(text_of(path))


@EVERY_PAGE
def test_a_page_is_a_table_of_contents(path: Path) -> None:
    assert len(text_of(path).splitlines()) in PAGE_LINES


@EVERY_PAGE
def test_a_page_defines_and_catches_nothing(path: Path) -> None:
    forbidden = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.Try)
    assert not [node.lineno for node in nodes_of(path) if isinstance(node, forbidden)]


@EVERY_PAGE
def test_a_page_keeps_no_state_of_its_own(path: Path) -> None:
    assert "session_state" not in text_of(path)


@EVERY_PAGE
def test_a_page_writes_no_html(path: Path) -> None:
    assert not [text for text in texts_in(path) if re.search(r"</?[a-zA-Z][^>]*>", text)]
    assert "unsafe_allow_html" not in text_of(path)


def test_the_frame_is_short() -> None:
    lines = (ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MAX_FRAME_LINES
