"""Text in a wrong encoding: letters that no German table has, umlauts that are none any more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from loaders.faults import DataFault

AFTER_LEAD = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore"))
"""How the second byte of a letter of UTF-8 looks where it is taken for one of Windows."""
MARKS = (
    re.compile(f"[ÂÃ][{AFTER_LEAD}]|â€|[├√]."),
    re.compile("[\ufffd\u0080-\u0084\u0086-\u009f]"),
    re.compile("[A-Za-zäöüÄÖÜß][ŠŸŽ„”™†][a-zäöüß]"),
    re.compile(r"(?:^|(?<=[\s;,\"\t]))[^\s;,\"/]*[^\W\d_]\?[^\W\d_]", re.MULTILINE),
)
"""UTF-8 read as another encoding, bytes without a letter, letters of DOS or of the old Macintosh,
and a "?" in place of a letter; one in an address is none."""
WORD = re.compile(r"[^\s;,\"]+")
SHOWN_LETTERS = 40
FEWEST_NAMES = 2
"""A single name may be spelled in its own way."""
REMEDY = "download it again and add it as it is, without saving it from another program"


def checked_text(text: str, name: str) -> str:
    """Return the text as it is; raise ``DataFault`` naming the first line in a wrong encoding."""
    if text.isascii() and "?" not in text:
        return text
    found = [mark.search(text) for mark in MARKS]
    first = min((one for one in found if one), key=lambda one: one.end(), default=None)
    if first is None:
        return text
    line = text.count("\n", 0, first.end()) + 1
    words = WORD.finditer(text, max(0, first.start() - SHOWN_LETTERS))
    word = next((one[0] for one in words if one.end() >= first.end()), first[0])
    raise DataFault([f"{name}, line {line}: {_fault(word[:SHOWN_LETTERS])}"])


def check_names(given: Iterable[tuple[int, str, str]], names: Mapping[str, str], name: str) -> None:
    """Raise ``DataFault`` where names of known areas are not ours in their umlauts only.

    Args:
        given: Row, area and its name in the file.
        names: Our names by area.
        name: Names the file in messages.

    """
    damaged = list(_damaged(given, names))
    if len({area_id for _, area_id, _ in damaged}) >= FEWEST_NAMES:
        row, _, written = damaged[0]
        raise DataFault([f"{name}, row {row}: {_fault(written.strip())}"])


def _fault(word: str) -> str:
    return f"{word!r} is in a wrong encoding; {REMEDY}."


def _damaged(
    given: Iterable[tuple[int, str, str]], names: Mapping[str, str]
) -> Iterator[tuple[int, str, str]]:
    for row, area_id, written in given:
        own = names.get(area_id, "")
        if not own.isascii() and is_damaged(written, own):
            yield row, area_id, written


def is_damaged(written: str, own: str) -> bool:
    """Return whether a word of ``written`` is one of our name but for what no letter stands for.

    Umlauts that are written out or without their dots are spelled in another way, not damaged.
    """
    plain = unicodedata.normalize("NFC", written)
    words = [word for word in re.findall(r"\w+", own) if not word.isascii() and word not in plain]
    for word in words:
        pattern = "".join(c if c.isascii() else r"([^\s,;()/]{1,3})" for c in word)
        found = re.search(rf"(?<!\w){pattern}(?!\w)", plain)
        if not found:
            continue
        letters = (c for c in word if not c.isascii())
        if any(not _is_spelling(*pair) for pair in zip(found.groups(), letters, strict=True)):
            return True
    return False


def _is_spelling(written: str, letter: str) -> bool:
    return written.casefold() == letter.casefold() or (written.isascii() and written.isalpha())
