"""A list of two-line rows that is used by keys as well as by the mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QWidget

from mateo_desktop.ui.lists.row_delegate import RowDelegate
from mateo_desktop.ui.lists.table_models import KeyRole, LineModel
from mateo_desktop.ui.theme import mark


class RowList(QListView):
    """A list whose rows open with Enter or a click and go with Delete.

    With *by_click* false it takes a double click: a single one only chooses.
    """

    opened = Signal(str)
    delete_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self, model: LineModel, parent: QWidget | None = None, *, by_click: bool = True
    ) -> None:
        super().__init__(parent)
        mark(self, kind="side")
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        # Rows of one list have equally many lines; asking each of 10,000 takes seconds.
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        (self.clicked if by_click else self.doubleClicked).connect(self._on_clicked)

    def choose(self, key: str) -> None:
        """Select the row of *key* without opening it."""
        model = self.model()
        assert isinstance(model, LineModel)
        row = model.row_of(key)
        index = model.index(row) if row >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to delete, Shift+F10 is Qt's own menu key."""
        key = self.currentIndex().data(KeyRole)
        if key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(key)
        elif key and event.matches(QKeySequence.StandardKey.Delete):
            self.delete_wanted.emit(key)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(KeyRole))

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if not index.isValid():
            index = self.currentIndex()
            position = self.visualRect(index).center()
        if index.isValid():
            self.menu_wanted.emit(index.data(KeyRole), self.viewport().mapToGlobal(position))
