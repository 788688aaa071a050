"""What the charts of slides keep in their workbooks: numbers as numbers, texts always as texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

from exports.pptx_shapes import plain
from geo.chart_parts import ByCategory, Scatter

_TEXTS_ONLY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _TextsStayTexts:
    """A writer of workbooks in which no text becomes a formula or a link."""

    @contextmanager
    def _open_worksheet(self, file: BinaryIO) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(file, _TEXTS_ONLY)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _CategoryWriter(_TextsStayTexts, CategoryWorkbookWriter):
    pass


class _PointWriter(_TextsStayTexts, XyWorkbookWriter):
    pass


class _Categories(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        return _CategoryWriter(self)  # type: ignore[no-untyped-call]


class _Points(XyChartData):
    @property
    def _workbook_writer(self) -> Any:
        return _PointWriter(self)  # type: ignore[no-untyped-call]


def categories(chart: ByCategory) -> Any:
    """Return the data of bars, dots or lines."""
    data: Any = _Categories(number_format(chart.axis.decimals))  # type: ignore[no-untyped-call]
    data.categories = [plain(one) for one in chart.categories]
    for one in chart.series:
        data.add_series(plain(one.name), one.values)
    return data


def points(chart: Scatter) -> Any:
    """Return the data of points."""
    data: Any = _Points(number_format(chart.across.decimals))  # type: ignore[no-untyped-call]
    for group in chart.groups:
        series = data.add_series(plain(group.name))
        for point in group.points:
            series.add_data_point(point.x, point.y)
    return data


def number_format(decimals: int) -> str:
    """Return the format of numbers in the workbook; programs write it as their reader does."""
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")
