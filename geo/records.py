"""Rows of a table to walk over."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by column name, the index left out."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
