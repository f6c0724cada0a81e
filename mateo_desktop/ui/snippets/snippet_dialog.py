"""Snippets and signatures, beside the message: the window stays usable meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from mateo_desktop.ui.snippets.signature_page import SignaturePage
from mateo_desktop.ui.snippets.snippet_page import SnippetPage

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.ui.snippets.snippet_list import SnippetList


class SnippetDialog(QDialog):
    """Everything here is kept at once; closing asks nothing."""

    def __init__(
        self, snippets: SnippetList, found: Sequence[Channel], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("snippetDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Snippets and signatures"))
        self.page = SnippetPage(snippets)
        self.signatures = SignaturePage(snippets, found)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("snippetTabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.addTab(self.page, self.tr("Snippets"))
        self.tabs.addTab(self.signatures, self.tr("Signatures"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        metrics = self.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * 140, metrics.height() * 38)
        room = self.screen().availableSize()
        self.resize(wanted.boundedTo(QSize(round(room.width() * 0.9), round(room.height() * 0.95))))

        # Whoever has some looks for one; whoever has none makes one.
        first = self.page.search if snippets.all else self.page.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Take over what was typed."""
        self.page.flush()
        self.signatures.flush()

    def done(self, result: int) -> None:
        """Nothing that was typed is lost when the dialog goes."""
        self.flush()
        super().done(result)

    def _on_find(self) -> None:
        self.tabs.setCurrentWidget(self.page)
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
