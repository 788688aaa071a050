"""What Python's collector of garbage looks at: not at what the pages keep.

Streamlit collects after every run of a page. To look at all that is kept, only to find nothing,
would take longer than the run itself; so it is set aside (frozen) as it grows.
"""

from __future__ import annotations

import gc
from functools import cache

LEAST = 50_000
"""How many new objects are not worth setting aside; to look at them takes some milliseconds."""
PART = 4


def set_aside() -> None:
    """Collect everything and let what is left not be looked at again until much has been added.

    What was set aside before is looked at once more, and let go where nobody holds it any longer:
    the sessions of visitors who left, pinned editions that are forgotten.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _number_aside.cache_clear()


def set_aside_grown() -> None:
    """Set aside once more where there is much that has been added since the last time."""
    if len(gc.get_objects()) > max(LEAST, _number_aside() // PART):
        set_aside()


@cache
def _number_aside() -> int:
    """Return how many objects were set aside; Python counts them one by one."""
    return gc.get_freeze_count()
