"""Set-up: faults in one sentence, exact versions, nothing of the machine it was written on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SETUP = ROOT / "setup.sh"
PAGES = [ROOT / "README.md", ROOT / "bench/README.md", *sorted(ROOT.glob("docs/*.md"))]
SHELL = shutil.which("sh") or "/bin/sh"
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def set_up(folder: Path, python: str = "") -> subprocess.CompletedProcess[str]:
    """Run setup.sh in ``folder`` with a search path on which there is no Python."""
    empty = folder / "nothing"
    empty.mkdir()
    return subprocess.run(
        [SHELL, str(SETUP), python, ".venv"],
        cwd=folder,
        env={"PATH": str(empty), "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?:\s|$)", text.strip()))


def is_one_sentence(text: str) -> bool:
    return text.strip().count("\n") == 0 and sentences(text) == 1


def test_a_missing_python_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = set_up(tmp_path)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "Python 3.11 or newer is missing" in done.stderr
    assert "make run PYTHON=" in done.stderr
    assert is_one_sentence(done.stderr)
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("kind", ["missing", "too old", "no program"])
def test_an_unfit_python_is_named_in_one_sentence(tmp_path: Path, kind: str) -> None:
    python = tmp_path / "python-of-mine"
    if kind != "missing":
        python.write_text(f"#!{SHELL}\nexit 1\n", encoding="utf-8")
    if kind == "too old":
        python.chmod(0o755)
    done = set_up(tmp_path, str(python))
    assert done.returncode != 0
    assert str(python) in done.stderr
    assert is_one_sentence(done.stderr)


def test_a_python_without_venv_is_said_in_one_sentence(tmp_path: Path) -> None:
    python = tmp_path / "python-without-venv"
    python.write_text(
        f'#!{SHELL}\n[ "$1" = -c ] && exit 0\necho noise >&2\nexit 1\n', encoding="utf-8"
    )
    python.chmod(0o755)
    done = set_up(tmp_path, str(python))
    assert done.returncode != 0
    assert "cannot make a virtual environment" in done.stderr
    assert "noise" not in done.stderr


def test_an_environment_that_is_there_is_kept(tmp_path: Path) -> None:
    there = tmp_path / ".venv" / "bin" / "python"
    there.parent.mkdir(parents=True)
    there.write_text("mine", encoding="utf-8")
    there.chmod(0o755)
    done = set_up(tmp_path, sys.executable)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert there.read_text(encoding="utf-8") == "mine"


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lines_of(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


PINNED = {normal(line.split("==")[0]) for line in lines_of("constraints.txt")}


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_required_package_is_pinned(file: str) -> None:
    wanted = [line for line in lines_of(file) if not line.startswith("-")]
    names = {normal(re.match(r"[\w.-]+", line).group()) for line in wanted}
    assert names
    assert names <= PINNED


def test_every_pin_is_one_exact_version() -> None:
    lines = lines_of("constraints.txt")
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)
    assert len(PINNED) == len(lines)


def committed() -> list[Path]:
    """Return the text files that git knows."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()]


FOREIGN = re.compile(
    r"""
      (?<![\w.$}])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[m]nt|[o]pt)/   # folders of one machine
    | [A-Z]:\\\w                                             # the same on Windows
    | (?<!:-)/[t]mp/
    | (?:--)?(?:extra-)?[i]ndex-url | [f]ind-links | [r]egistry[.]\w+ | [p]ypi[.]\w+
    | [a]rtifactory | [n]exus[.]\w+ | [f]iles[.]pythonhosted
    """,
    re.VERBOSE,
)


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
def test_committed_files_name_no_registry_and_no_folder_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in committed()
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        for match in FOREIGN.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "work/shared",
        "'/" + "home/me/x'",
        "--index" + "-url https://x",
        "https://py" + "pi.org/simple",
        "regis" + "try.npmjs.org",
    ],
)
def test_the_search_for_foreign_names_finds_them(line: str) -> None:
    assert FOREIGN.search(line)


def targets() -> list[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z][\w-]*):", text, re.MULTILINE)


def test_the_targets_that_tools_rely_on_are_there() -> None:
    assert {"run", "test", "setup", "check", "bench", "data"} <= set(targets())


def test_every_target_is_no_file() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY:(.*)$", text, re.MULTILINE)
    assert set(targets()) == set(phony.split())


@pytest.mark.parametrize("target", targets())
def test_the_readme_mentions_every_target(target: str) -> None:
    path = ROOT / "README.md"
    assert path.is_file(), "README.md is missing"
    assert re.search(rf"\bmake {target}(?![\w-])", path.read_text(encoding="utf-8"))


def test_setup_can_be_run_as_a_program() -> None:
    assert os.access(SETUP, os.X_OK)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_of_the_documentation_leads_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert not [one for one in links if "://" not in one and not (page.parent / one).exists()]
