"""Slides as foreign programs read them: python-pptx, and LibreOffice with poppler."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation

from tests.office import find_office, find_pdf_reader

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
Word = tuple[float, float, float, float, str]


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def every_shape(shapes: Any) -> Iterator[Any]:
    """Yield all shapes, those in groups too."""
    for one in shapes:
        yield one
        if hasattr(one, "shapes"):
            yield from every_shape(one.shapes)


def freeforms(page: Any, group: str) -> list[Any]:
    """Return the freeforms of a group of the map of a slide."""
    found = [one for one in every_shape(page.shapes) if one.name == group]
    return [one for one in found[0].shapes if one._element.findall(".//{*}custGeom")]


def rendered(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Return PDFs that LibreOffice makes of slides, by name; one run for all."""
    office = find_office()
    assert office, "no LibreOffice: make setup installs it"
    for name, content in files.items():
        (folder / f"{name}.pptx").write_bytes(content)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.pptx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: folder / f"{name}.pdf" for name in files}


def words(pdf: Path) -> list[list[Word]]:
    """Return the words of each page with their boxes, in points."""
    assert find_pdf_reader()
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    return [
        [(*map(float, one[:4]), one[4]) for one in WORD.findall(page)]  # type: ignore[misc]
        for page in done.stdout.decode().split("<page ")[1:]
    ]


def pictures(pdf: Path, dpi: int = 110, first: int = 1) -> list[Path]:
    """Return each page from the first asked for as grey pixels, which are not packed."""
    stem = pdf.with_suffix("")
    asked = ["-r", str(dpi), "-f", str(first), "-gray"]
    subprocess.run(["pdftoppm", *asked, str(pdf), str(stem)], check=True)
    return sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))
