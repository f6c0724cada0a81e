"""The line above the preview: how to look at it, and where else to take it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from mateo_desktop.ui.detail.preview import mail_page
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme
from mateo_desktop.ui.tool_button import tool_button

#: What can be taken out of the window.
BROWSER, PRINT, PDF, PRINT_PREVIEW, PDF_PREVIEW = (
    "browser",
    "print",
    "pdf",
    "print_preview",
    "pdf_preview",
)


class PreviewBar(QFrame):
    """Two pairs of toggles for a mail, and the menu of copies."""

    #: "desktop" or "phone".
    width_chosen = Signal(str)
    #: "html" or "text".
    part_chosen = Signal(str)
    #: One of the names above.
    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewBar")
        mark(self, kind="side")
        self._widths, self._parts = QButtonGroup(self), QButtonGroup(self)
        self.desktop = self._toggle(mail_page.DESKTOP, self.tr("As on a computer"), self._widths)
        self.phone = self._toggle(mail_page.PHONE, self.tr("As on a phone"), self._widths)
        self.html = self._toggle(mail_page.HTML, self.tr("Formatted"), self._parts)
        self.text = self._toggle(mail_page.TEXT, self.tr("Plain text"), self._parts)
        self.html.setText(self.tr("HTML"))
        self.text.setText(self.tr("Text"))
        self.desktop.setChecked(True)
        self.html.setChecked(True)
        self.browser = self._tool("browserButton", self.tr("Open in browser"), "external")
        self.copies = self._tool("copiesButton", self.tr("Print or save as PDF"), "print")
        self.copies.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.copies)
        self.actions_by_name: dict[str, QAction] = {}
        for name, words in (
            (PRINT, self.tr("Print the message…")),
            (PDF, self.tr("Save the message as PDF…")),
            (PRINT_PREVIEW, self.tr("Print the preview…")),
            (PDF_PREVIEW, self.tr("Save the preview as PDF…")),
        ):
            self.actions_by_name[name] = self.menu.addAction(words)
            self.actions_by_name[name].setData(name)
        self.copies.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(4)
        for widget in (self.desktop, self.phone):
            row.addWidget(widget)
        row.addSpacing(8)
        for widget in (self.html, self.text):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.browser)
        row.addWidget(self.copies)
        self._widths.buttonClicked.connect(self._on_width)
        self._parts.buttonClicked.connect(self._on_part)
        self.browser.clicked.connect(self._on_browser)
        self.menu.triggered.connect(self._on_menu)
        theme().changed.connect(self._render_icons)
        self._render_icons()

    def offer(self, *, mail: bool, parts: bool, looks: bool) -> None:
        """Show what makes sense: widths and parts of a mail, a look worth printing."""
        for button in (self.desktop, self.phone, self.browser):
            button.setVisible(mail)
        for button in (self.html, self.text):
            button.setVisible(mail and parts)
        for name in (PRINT_PREVIEW, PDF_PREVIEW):
            self.actions_by_name[name].setVisible(looks)

    def _toggle(self, name: str, words: str, group: QButtonGroup) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"preview_{name}")
        button.setCheckable(True)
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(words))
        button.setProperty("choice", name)
        mark(button, kind="segment")
        group.addButton(button)
        return button

    def _tool(self, name: str, words: str, icon: str) -> QToolButton:
        button = tool_button(name, words)
        button.setProperty("icon_name", icon)
        return button

    @Slot()
    def _render_icons(self) -> None:
        for button in (self.browser, self.copies):
            button.setIcon(theme().icon(button.property("icon_name"), "quiet"))
        self.desktop.setIcon(theme().icon("desktop", "quiet"))
        self.phone.setIcon(theme().icon("handset", "quiet"))

    @Slot(object)
    def _on_width(self, button: QToolButton) -> None:
        self.width_chosen.emit(button.property("choice"))

    @Slot(object)
    def _on_part(self, button: QToolButton) -> None:
        self.part_chosen.emit(button.property("choice"))

    @Slot()
    def _on_browser(self) -> None:
        self.copy_wanted.emit(BROWSER)

    @Slot(object)
    def _on_menu(self, action: QAction) -> None:
        self.copy_wanted.emit(action.data())
