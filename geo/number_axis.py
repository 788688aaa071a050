"""How plotly writes the numbers of an axis: in full, as the language of the chart writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FULL_NUMBERS: Mapping[str, Any] = {"exponentformat": "none", "separatethousands": True}
"""Of an axis: 20.000.000 in German, where plotly itself writes the English 20M."""
YEARS: Mapping[str, Any] = {"exponentformat": "none", "separatethousands": False}
"""Of an axis whose numbers are years."""
