"""Reports as DOCX: real headings, tables and links, made of the same content as the PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document as Written
from docx.enum.text import WD_BREAK
from docx.shared import Length, Pt
from docx.table import _Cell as TableCell
from docx.text.paragraph import Paragraph

from exports import document_parts as parts
from exports.archive import without_dates
from exports.document_styles import EVIDENCE, SMALL, empty_document, width_of

GRID = "Table Grid"
_SIGN_PT, _SMALL_PT, _CELL_PT = 7, 7, 8
_CONTENTS_LEVELS = 2
_MOST_HIGH = Pt(270)
"""Of a map on a page with text."""


def document(content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """Return a report as DOCX, the same bytes for the same arguments.

    Args:
        content: As :func:`exports.report_content.content` returns it.
        pictures: PNG by the names that the content gives.

    """
    made = empty_document(content["title"], content["author"], content["language"])
    words = content["words"]
    whole = any(one["level"] == 1 for one in content["sections"])
    if whole:
        _write_cover(made, content)
    else:
        made.add_heading(content["title"], 1)
        made.add_paragraph(content["subtitle"])
    chapters = [*content["sections"], *_closing(content)]
    marks = dict(enumerate(chapters, 1))
    if whole:
        _write_contents(made, words["contents"], marks)
    for number, one in marks.items():
        _write_section(made, one, f"part_{number}", pictures, whole=whole)
    _write_footer(made, content)
    file = io.BytesIO()
    made.save(file)
    return without_dates(file.getvalue())


def _closing(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield evidence, sources and licences as sections like the others."""
    words = content["words"]
    level = 1 if content["closing"] else 2
    how = {"kind": "text", "runs": [{"text": words["how"], "note": 0}]}
    notes = [{"kind": "note", **one} for one in content["notes"]]
    sources = [{"kind": "source", **one} for one in content["sources"]]
    credit = {"kind": "text", "runs": [{"text": content["credit"], "note": 0}]}
    yield {"title": words["evidence"], "level": level, "blocks": [how, *notes]}
    yield {"title": words["sources"], "level": level, "blocks": [*sources, credit]}
    yield from content["closing"]


def _write_cover(made: Written, content: Mapping[str, Any]) -> None:
    made.add_paragraph(content["title"], style="Title")
    made.add_paragraph(content["subtitle"], style="Subtitle")
    made.add_paragraph().add_run(content["words"]["regions"]).bold = True
    for fact in content["facts"]:
        made.add_paragraph(fact, style="List Bullet")
    made.add_paragraph(f"{content['author']} · {content['credit']}", style=SMALL)


def _write_contents(made: Written, title: str, marks: Mapping[int, Mapping[str, Any]]) -> None:
    """Write a table of contents whose entries are links; Word adds the pages when it counts."""
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph().add_run(title).bold = True
    listed = [(n, one) for n, one in marks.items() if one["level"] <= _CONTENTS_LEVELS]
    for number, (bookmark, one) in enumerate(listed):
        line = made.add_paragraph()
        line.paragraph_format.left_indent = Pt(12 * (one["level"] - 1))
        if number == 0:
            parts.begin_field(line, parts.CONTENTS)
        parts.link_inside(line, one["title"], f"part_{bookmark}")
        if number == len(listed) - 1:
            parts.end_field(line)


def _write_section(
    made: Written,
    one: Mapping[str, Any],
    bookmark: str,
    pictures: Mapping[str, bytes],
    *,
    whole: bool,
) -> None:
    heading = made.add_heading(one["title"], one["level"])
    heading.paragraph_format.page_break_before = whole and one["level"] == 1
    parts.mark(heading, bookmark, _next_mark(made))
    for block in one["blocks"]:
        if block["kind"] == "table":
            _write_table(made, block)
        elif block["kind"] == "map":
            _write_picture(made, block, pictures)
        elif block["kind"] == "note":
            _write_note(made, block)
        elif block["kind"] == "source":
            _write_source(made, block)
        else:
            _write_runs(made.add_paragraph(), block["runs"])


def _next_mark(made: Written) -> int:
    """Return a number that no bookmark has."""
    return len(made.element.xpath("//w:bookmarkStart")) + 1


def _write_runs(paragraph: Paragraph, runs: list[Mapping[str, Any]], size_pt: float = 0) -> None:
    """Write texts, each with its number of evidence as a link to the note."""
    for one in runs:
        run = paragraph.add_run(one["text"])
        if size_pt:
            run.font.size = Pt(size_pt)
        if one["note"]:
            sign = parts.link_inside(paragraph, f"[{one['note']}]", _note_mark(one["note"]))
            sign.font.size = Pt(_SIGN_PT)


def _note_mark(number: int) -> str:
    return f"note_{number}"


def _write_table(made: Written, block: Mapping[str, Any]) -> None:
    caption = made.add_paragraph(block["caption"], style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = made.add_table(rows=1, cols=len(block["heads"]), style=GRID)
    table.autofit = False
    room = width_of(made) / sum(block["widths"])
    widths = [Length(round(part * room)) for part in block["widths"]]
    for cell, head in zip(table.rows[0].cells, block["heads"], strict=True):
        run = cell.paragraphs[0].add_run(head)
        run.bold, run.font.size = True, Pt(_CELL_PT)
    for row in block["rows"]:
        for cell, one in zip(table.add_row().cells, row, strict=True):
            _write_cell(cell, one)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    parts.repeat_head(table)
    parts.say_of_table(table, block["caption"])
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_cell(cell: TableCell, one: Mapping[str, Any]) -> None:
    _write_runs(cell.paragraphs[0], one["text"], _CELL_PT)
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    if one["small"]:
        below = cell.add_paragraph()
        below.paragraph_format.space_after = Pt(1)
        below.add_run(one["small"]).font.size = Pt(_SMALL_PT)


def _write_picture(made: Written, block: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
    caption = made.add_paragraph(block["caption"], style="Caption")
    caption.paragraph_format.keep_with_next = True
    run = made.add_paragraph().add_run()
    picture = run.add_picture(io.BytesIO(pictures[f"{block['file']}.png"]))
    scale = min(width_of(made) / picture.width, _MOST_HIGH / picture.height)
    picture.width, picture.height = (
        Length(round(side * scale)) for side in (picture.width, picture.height)
    )
    parts.say_of_picture(run, block["file"], block["alt"])
    made.add_paragraph(block["about"], style=SMALL)


def _write_note(made: Written, one: Mapping[str, Any]) -> None:
    line = made.add_paragraph(style=EVIDENCE)
    line.add_run(f"[{one['number']}] ").bold = True
    if one["link"]:
        parts.link_outside(line, one["words"], one["link"])
    else:
        line.add_run(one["words"])
    line.add_run(": " + " · ".join(filter(None, [one["value"], one["sources"]])))
    if one["more"]:
        line.add_run().add_break()
        line.add_run(" · ".join(one["more"]))
    line.add_run(f" · {one['ref']}")
    parts.mark(line, _note_mark(one["number"]), _next_mark(made))


def _write_source(made: Written, one: Mapping[str, Any]) -> None:
    line = made.add_paragraph(style=EVIDENCE)
    line.add_run(f"{one['sign']} ").bold = True
    if one["url"]:
        parts.link_outside(line, one["text"], one["url"])
    else:
        line.add_run(one["text"])


def _write_footer(made: Written, content: Mapping[str, Any]) -> None:
    """Write title and page at the foot of each page; the pages are fields."""
    foot = made.sections[0].footer.paragraphs[0]
    foot.style = made.styles[SMALL]
    foot.add_run(f"{content['footer']} · ")
    before, _, rest = content["words"]["page"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    for words, code in ((before, parts.PAGE), (between, parts.PAGES)):
        foot.add_run(words)
        parts.begin_field(foot, code)
        foot.add_run("1")
        parts.end_field(foot)
    foot.add_run(after)
