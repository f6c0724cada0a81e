"""The deleted drafts: looked through, restored, or removed for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.lists.row_list import RowList
from mateo_desktop.ui.lists.table_models import DraftModel, KeyRole
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.storage.drafts import DraftRow

#: After so many days a deleted draft goes by itself.
KEPT_DAYS = 30


class TrashDialog(QDialog):
    """A list of what was deleted, and what can be done about it."""

    restore_wanted = Signal(str)
    #: Remove the draft of that key for good; "" means all of them.
    erase_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trashDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Deleted drafts"))
        self._refusal = ""
        self.rows = DraftModel(self)
        self.list = RowList(self.rows, by_click=False)
        self.list.setObjectName("trashList")
        self.list.setAccessibleName(self.windowTitle())
        self.hint = QLabel()
        self.hint.setObjectName("trashHint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        mark(self.hint, kind="quiet")
        self.restore = QPushButton(self.tr("Restore"))
        self.restore.setObjectName("restoreDraftButton")
        mark(self.restore, kind="primary")
        self.erase = QPushButton(self.tr("Delete for good…"))
        self.erase.setObjectName("eraseDraftButton")
        self.empty = QPushButton(self.tr("Delete all for good…"))
        self.empty.setObjectName("emptyTrashButton")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        foot = FlowLayout(spacing=8)
        for button in (self.restore, self.erase, self.empty):
            foot.addWidget(button)
        foot.push(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.list.opened.connect(self._on_restore)
        self.list.delete_wanted.connect(self._on_erase)
        self.restore.clicked.connect(self._on_restore)
        self.erase.clicked.connect(self._on_erase)
        self.empty.clicked.connect(self._on_empty)
        buttons.rejected.connect(self.reject)
        metrics = self.fontMetrics()
        wide = max(metrics.averageCharWidth() * 84, foot.one_row() + 2 * 20)
        wanted = QSize(wide, metrics.height() * 28)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))

    def put(self, rows: Sequence[DraftRow]) -> None:
        """Show *rows*; the first one is chosen."""
        chosen = max(0, self.list.currentIndex().row())
        self.rows.put(rows)
        if rows:
            self.list.setCurrentIndex(self.rows.index(min(chosen, len(rows) - 1)))
            self.hint.setText(
                self.tr("A deleted draft is kept for {days} days.").format(days=KEPT_DAYS)
            )
        else:
            self.hint.setText(
                self.tr("No draft was deleted in the last {days} days.").format(days=KEPT_DAYS)
            )
        for button in (self.restore, self.erase, self.empty):
            button.setEnabled(bool(rows) and not self._refusal)
            button.setAccessibleDescription(self._refusal)
        if self._refusal:
            self.hint.setText(self._refusal)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why nothing can be changed; to be called before :meth:`put`."""
        self._refusal = words

    @property
    def _key(self) -> str:
        return str(self.list.currentIndex().data(KeyRole) or "")

    @Slot()
    def _on_restore(self) -> None:
        if self._key and not self._refusal:
            self.restore_wanted.emit(self._key)

    @Slot()
    def _on_erase(self) -> None:
        if self._key and not self._refusal:
            self.erase_wanted.emit(self._key)

    @Slot()
    def _on_empty(self) -> None:
        self.erase_wanted.emit("")
