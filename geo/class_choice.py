"""How the reader's choice of classes is applied to a layer, and said in words."""

from __future__ import annotations

import pandas as pd

from geo.classification import (
    NO_CENTRE,
    TOO_FEW,
    TOO_FEW_AREAS,
    Method,
    NoClassesError,
    Scheme,
    classes,
)
from geo.classify import Classes
from geo.text import Reader

DEFAULT = Scheme()
"""Rounded limits: the same in all years, on all pages."""


def chosen_classes(
    values: pd.Series,
    scheme: Scheme,
    manual: Classes,
    *,
    decimals: int,
    centre: float | None = None,
) -> tuple[Classes, str]:
    """Return the classes of a measure, and why they are not as chosen if so.

    Args:
        values: The values of all areas of the level as they are shown, NaN where missing.
        scheme: What the reader has chosen.
        manual: The classes stored with the measure, which stand in where the choice fails.
        decimals: How many the measure is shown with.
        centre: The value of Germany, None where there is none.

    """
    try:
        return classes(values, scheme.method, manual, decimals=decimals, centre=centre), ""
    except NoClassesError as reason:
        return manual, str(reason)


def class_note(scheme: Scheme, period: str, refusal: str, reader: Reader) -> str:
    """Return in words how the classes are made, or why they are not as chosen."""
    if refusal:
        return reader.t("Classes with rounded limits instead, because {reason}.").format(
            reason=refusal_words(reader)[refusal]
        )
    words = method_words(reader)[scheme.method]
    return reader.t("Classes: {words}, from all areas of the level, {period}.").format(
        words=words, period=period
    )


def method_words(reader: Reader) -> dict[Method, str]:
    """Return what the methods of classing are called."""
    t = reader.t
    return {
        Method.MANUAL: t("rounded limits"),
        Method.QUANTILES: t("as many areas in each class"),
        Method.FISHER_JENKS: t("natural groups (Fisher-Jenks)"),
        Method.EQUAL_INTERVAL: t("classes of equal width"),
        Method.MEAN_CENTRED: t("standard deviations from Germany"),
        Method.HEAD_TAIL: t("head and tail"),
        Method.UNCLASSED: t("without classes"),
    }


def refusal_words(reader: Reader) -> dict[str, str]:
    """Return in words why values cannot be classed."""
    return {
        TOO_FEW: reader.t("there are fewer than two different values"),
        TOO_FEW_AREAS: reader.t("fewer than ten areas have a value"),
        NO_CENTRE: reader.t("the value of Germany is not known"),
    }
