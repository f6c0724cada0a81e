"""Asks before HTML becomes Rich and something of it is dropped.

It is opened, never executed. Nothing is dropped unless somebody says so: Enter
and Esc both mean to stay.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.text.rich.reading import Loss
from mateo_desktop.ui.theme import mark

#: More than style.qss puts beside and above the words of a row.
_BESIDE, _ABOVE = 16, 6
_MOST_LINES, _MOST_NAMES = 6, 5

# Tags and attributes that few readers know, by what they are for.
_LOOK = frozenset(
    "style class id width height cellpadding cellspacing bgcolor background color face size font"
    " valign align center border hspace vspace nowrap big small".split()
)
_FRAME = frozenset(
    "html head body meta charset title lang xmlns http-equiv content name role".split()
)
_PICTURE = frozenset(("img", "src", "alt", "srcset"))


class _Rows(QListWidget):
    """Rows that are as high as their words need: Qt counts without what is around them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        room = QRect(0, 0, max(1, self.viewport().width() - 2 * _BESIDE), 10_000)
        wraps = int(Qt.TextFlag.TextWordWrap)
        for row in range(self.count()):
            item = self.item(row)
            words = self.fontMetrics().boundingRect(room, wraps, item.text())
            item.setSizeHint(QSize(0, words.height() + 2 * _ABOVE))


class LossDialog(QDialog):
    """What would be lost, each with its lines."""

    #: Somebody agreed.
    convert_wanted = Signal()
    #: Somebody wants to see a line of the source: its number, from 1.
    line_wanted = Signal(object)

    def __init__(self, lost: Sequence[Loss], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lossDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change to formatted text?"))
        self.setModal(True)
        words = QLabel(self.tr("Formatted text cannot keep this of the HTML source:"))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.rows = _Rows()
        self.rows.setObjectName("lossList")
        self.rows.setAccessibleName(self.tr("What would be lost"))
        self.rows.setWordWrap(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setResizeMode(QListView.ResizeMode.Adjust)
        mark(self.rows, kind="card")
        for name, lines in self._gathered(lost).items():
            item = QListWidgetItem(self._row(name, sorted(lines)))
            item.setData(Qt.ItemDataRole.UserRole, min(lines, default=0))
            self.rows.addItem(item)
        after = QLabel(self.tr("The words stay, and Undo brings the source back."))
        after.setTextFormat(Qt.TextFormat.PlainText)
        after.setWordWrap(True)
        mark(after, kind="quiet")
        self.buttons = QDialogButtonBox()
        self.stay_button = QPushButton(self.tr("Stay in HTML"))
        self.stay_button.setObjectName("bodyStay")
        mark(self.stay_button, kind="primary")
        self.convert_button = QPushButton(self.tr("Change and drop it"))
        self.convert_button.setObjectName("bodyConvert")
        role = QDialogButtonBox.ButtonRole
        self.buttons.addButton(self.stay_button, role.RejectRole)
        self.buttons.addButton(self.convert_button, role.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (words, self.rows, after, self.buttons):
            column.addWidget(widget, 1 if widget is self.rows else 0)
        self.resize(self.sizeHint())
        # Only once all buttons stand in the dialog does it know whose Enter is.
        self.convert_button.setAutoDefault(False)
        self.stay_button.setDefault(True)
        self.stay_button.setFocus()
        self.buttons.rejected.connect(self.reject)
        self.convert_button.clicked.connect(self._on_convert)
        self.rows.activated.connect(self._on_row)

    def sizeHint(self) -> QSize:
        """Wide enough for a row, as high as some of them."""
        metrics = self.fontMetrics()
        rows = min(8, max(3, self.rows.count()))
        return QSize(metrics.averageCharWidth() * 66, metrics.height() * (9 + 2 * rows))

    @Slot()
    def _on_convert(self) -> None:
        self.accept()
        self.convert_wanted.emit()

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if line:
            self.reject()
            self.line_wanted.emit(line)

    def _gathered(self, lost: Sequence[Loss]) -> dict[str, set[int]]:
        """What is lost in words with its lines: what a reader would miss most comes first."""
        look, frame = self.tr("colours, fonts, sizes and spacing"), self.tr("the frame of a page")
        rows: dict[str, set[int]] = {}
        last: dict[str, tuple[list[str], set[int]]] = {look: ([], set()), frame: ([], set())}
        for name, lines in lost:
            kind = look if name in _LOOK else frame if name in _FRAME else ""
            if kind:
                last[kind][0].append(name)
                last[kind][1].update(lines)
            else:
                rows.setdefault(self._name(name), set()).update(lines)
        for kind, (names, places) in last.items():
            more = ", …" if len(names) > _MOST_NAMES else ""
            if names:
                rows[f"{kind} ({', '.join(names[:_MOST_NAMES])}{more})"] = places
        return rows

    def _row(self, name: str, lines: list[int]) -> str:
        if not lines:
            return name
        shown = ", ".join(str(line) for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            more = self.tr("and %Ln more", "", len(lines) - _MOST_LINES)
            shown = f"{shown} {more}"
        words = (
            self.tr("{name}: line {lines}") if len(lines) == 1 else self.tr("{name}: lines {lines}")
        )
        return words.format(name=name, lines=shown)

    def _name(self, thing: str) -> str:
        """What is lost, in words; a tag or an attribute is its own name."""
        if thing in ("tfoot", "caption", "col", "colgroup"):
            return self.tr("parts of a table")
        if thing in _PICTURE:
            return self.tr("pictures")
        known = {
            "link": self.tr("a link that is neither web nor mail"),
            "order": self.tr("headings, quotes, code or tables inside of lists"),
            "cells": self.tr("headings, lists, code or tables inside of table cells"),
            "lines": self.tr("tables without lines"),
            "th": self.tr("table headings beside the first row"),
            "many": self.tr("tables of more than 2,000 cells"),
            "comment": self.tr("comments"),
            "dir": self.tr("the writing direction"),
        }
        return known.get(thing, thing)
