"""What kinds of rows the file of awards has, and why some have no place."""

from __future__ import annotations

from enum import StrEnum


class Unplaced(StrEnum):
    """Why an award of the Förderkatalog has no district; its money is in the remainder."""

    PRIVATE = "private"
    NO_KEY = "no_key"
    INLAND = "inland"
    ABROAD = "abroad"
    UNKNOWN_KEY = "unknown_key"
    DIVIDED = "divided"


class Accounted(StrEnum):
    """Where the rows of an export of the Förderkatalog went: taken, or why not.

    ``FILE`` is all of them; rows of ``NO_AMOUNT`` have no amount that can be read.
    """

    FILE = "file"
    TAKEN = "taken"
    NEGATIVE = "negative"
    REPEATED = "repeated"
    UNUSABLE = "unusable"
    NO_AMOUNT = "no_amount"
