"""Sheets onto paper or into a PDF, one at a time, with the window alive in between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from mateo_desktop.ui.printing.sheets import WIDTH

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from PySide6.QtPrintSupport import QPrinter


class Printable(Protocol):
    """What can be printed: :class:`sheets.Sheets` and :class:`look_sheets.LookSheets`."""

    @property
    def count(self) -> int:
        """How many sheets there are."""

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet *number*, counted from 0, in pixels of 1/96 inch."""


class NothingPrinted(Exception):
    """The printer or the file took nothing."""


async def pdf(sheets: Printable, title: str) -> bytes:
    """*sheets* as a PDF; raises NothingPrinted."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Mateo Desktop")
    writer.setResolution(300)
    await _put(sheets, writer, range(sheets.count))
    return bytes(buffer.data().data())


async def on_paper(sheets: Printable, printer: QPrinter) -> None:
    """*sheets* onto *printer*, the pages that were chosen in its dialog; raises NothingPrinted."""
    printer.setFullPage(True)
    first, last = printer.fromPage() or 1, printer.toPage() or sheets.count
    await _put(sheets, printer, range(first - 1, min(last, sheets.count)))


async def _put(sheets: Printable, device: QPagedPaintDevice, numbers: range) -> None:
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    painter = QPainter()
    if not numbers or not painter.begin(device):
        raise NothingPrinted
    try:
        scale = device.width() / WIDTH
        async for number in _calmly(numbers):
            if number != numbers[0] and not device.newPage():
                raise NothingPrinted
            painter.save()
            painter.scale(scale, scale)
            sheets.paint(painter, number)
            painter.restore()
    finally:
        painter.end()


async def _calmly(numbers: range) -> AsyncIterator[int]:
    for number in numbers:
        yield number
        await asyncio.sleep(0)
