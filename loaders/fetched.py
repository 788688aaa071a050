"""What the browser fetches, at hand for files that carry it in themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from geo.model import ShapeRef
from loaders.published import publish
from loaders.store import Store


def read_fetched(store: Store) -> tuple[Mapping[str, ShapeRef], Callable[[str], bytes]]:
    """Return the addresses of the files that maps fetch, and what gives the content of each.

    Scripts and styles are found by their names, outlines by the addresses too; an unknown name
    raises a ``KeyError``.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = publish(store, Path(folder)).files
        by_address = {one.url: (Path(folder) / one.url).read_bytes() for one in files.values()}
    by_name = {name: by_address[one.url] for name, one in files.items()}
    return files, {**by_address, **by_name}.__getitem__
