"""Editions of the data: a manifest for each, and the old versions of what was changed since.

A manifest names every file of the data with its SHA-256. What stands below ``data/`` is the newest
edition; of a file that is replaced the old version is kept once, by its content, packed by xz where
it is a table of text.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from geo.edition_reason import Act, Delivered, Reason
from loaders.faults import DataFault

FOLDER = "editions"
KEPT = f"{FOLDER}/kept"
DESCRIPTION = "datapackage.json"
"""Made from all others; it belongs to no edition."""
HASH_LENGTH = 7
NAME_LENGTH = 16
"""Of the SHA-256 in the name of an old version; 64 bits, so that no two meet."""
XZ_PRESET = 0
"""All figures in 0.06 s and 0.35 MB; the usual 6 takes 2.5 s for 0.25 MB."""
PACKED = (".csv",)
"""Kinds of text that become a tenth; outlines and awards are packed already, TOML is small."""
FIRST_WORDS = "first edition"
"""What was written as the reason of a first one when reasons were words only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One state of the data: ``files`` gives the SHA-256 of every file by its path.

    ``made`` is a day (ISO), ``number`` counts the editions from 1, ``changes`` says how many rows
    of which table are new, removed or changed against the edition before, ``notes`` what was
    unusual in what came.
    """

    id: str
    number: int
    made: str
    reason: Reason
    files: Mapping[str, str]
    changes: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Path of its manifest below the data folder."""
        return f"{FOLDER}/{self.id}.json"

    def manifest(self) -> bytes:
        """Return the manifest as JSON; what is empty of reason and notes is left out."""
        told = {name: one for name, one in asdict(self).items() if one or name != "notes"}
        told["reason"] = {name: one for name, one in told["reason"].items() if one}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def next_edition(
    past: Iterable[Edition],
    files: Mapping[str, str],
    *,
    made: date,
    reason: Reason,
    changes: Mapping[str, Mapping[str, int]],
    notes: tuple[str, ...] = (),
) -> Edition:
    """Return the edition that follows ``past``; its id is its day and a hash of its content."""
    known = {one.id: one.number for one in past}
    name = f"{made.isoformat()}-{content_hash(files)}"
    again = (f"{name}-{count}" for count in range(2, len(known) + 2))
    return Edition(
        id=name if name not in known else next(one for one in again if one not in known),
        number=max(known.values(), default=0) + 1,
        made=made.isoformat(),
        reason=reason,
        files=dict(sorted(files.items())),
        changes=changes,
        notes=notes,
    )


def content_hash(files: Mapping[str, str]) -> str:
    """Return a short hash over the paths and contents of all files."""
    lines = "".join(f"{path} {digest}\n" for path, digest in sorted(files.items()))
    return sha256(lines.encode()).hexdigest()[:HASH_LENGTH]


def read_editions(manifests: Iterable[Path]) -> tuple[Edition, ...]:
    """Return the editions, oldest first; raise ``DataFault`` for a manifest that is none."""
    found = []
    for path in manifests:
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            notes = tuple(told.get("notes", ()))
            found.append(Edition(**{**told, "reason": _reason(told), "notes": notes}))
        except (ValueError, TypeError, KeyError) as error:
            raise DataFault(
                [f"{FOLDER}/{path.name} is no manifest of an edition; restore it."]
            ) from error
    return tuple(sorted(found, key=lambda one: one.number))


def noted(words: str, *, first: bool) -> Reason:
    """Return the reason of which only words are known; the first edition needs none."""
    if not first:
        return Reason(act=Act.NOTED, note=words)
    return Reason(act=Act.FIRST, note="" if words == FIRST_WORDS else words)


def _reason(manifest: Mapping[str, Any]) -> Reason:
    """Return the reason in a manifest; older ones hold only words."""
    plain = manifest["reason"]
    if isinstance(plain, str):
        return noted(plain, first=manifest["number"] == 1)
    delivered = tuple(Delivered(**one) for one in plain.get("delivered", ()))
    lists = {name: tuple(plain.get(name, ())) for name in ("parts", "sources")}
    return Reason(**{**plain, **lists, "delivered": delivered, "act": Act(plain["act"])})


def is_content(path: str) -> bool:
    """Return whether a file is part of the data: not hidden, no edition, no description."""
    parts = PurePosixPath(path).parts
    return parts[0] != FOLDER and path != DESCRIPTION and not any(p.startswith(".") for p in parts)


def kept_path(path: str, digest: str) -> str:
    """Return where the old version of a file with this SHA-256 is kept, below the data folder."""
    suffix = PurePosixPath(path).suffix
    return f"{KEPT}/{digest[:NAME_LENGTH]}{suffix}{'.xz' if suffix in PACKED else ''}"


def packed(path: str, content: bytes) -> bytes:
    """Return the content of a file as it is kept; the same content gives the same bytes."""
    return (
        lzma.compress(content, preset=XZ_PRESET)
        if PurePosixPath(path).suffix in PACKED
        else content
    )


def unpacked(path: Path) -> bytes:
    """Return the content of a file, whether it is kept packed or lies as it is."""
    content = path.read_bytes()
    return lzma.decompress(content) if path.suffix == ".xz" else content


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return sha256(content).hexdigest()
