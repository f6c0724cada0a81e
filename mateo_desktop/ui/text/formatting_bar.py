"""The row of formatting buttons: what is at the cursor, and how to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from mateo_desktop.ui.text.rich_edit import FormatState
from mateo_desktop.ui.theme import mark, theme

#: Commands in the order of the bar, with their shortcut.
_COMMANDS = (
    ("bold", "Ctrl+B"),
    ("italic", "Ctrl+I"),
    ("underline", "Ctrl+U"),
    ("strike", ""),
    ("link", "Ctrl+K"),
    ("bullets", "Ctrl+Shift+8"),
    ("numbers", "Ctrl+Shift+7"),
    ("quote", "Ctrl+Shift+9"),
    ("heading", ""),
    ("clear", "Ctrl+\\"),
)


class FormattingBar(QWidget):
    """Sends the names of commands; :meth:`show_state` says what is pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        words = self._words()
        for name, keys in _COMMANDS:
            button = QToolButton()
            button.setObjectName(f"format_{name}")
            button.setCheckable(name != "clear")
            button.setAccessibleName(words[name])
            shortcut = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words[name]} ({shortcut})" if keys else words[name])
            # The cursor stays in the text when a button is clicked, and the
            # keyboard reaches it with Tab all the same.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            mark(button, kind="tool")
            button.clicked.connect(self._on_clicked)
            self.buttons[name] = button
            row.addWidget(button)
        theme().changed.connect(self._render_icons)
        self._render_icons()

    @Slot(object)
    def show_state(self, state: FormatState) -> None:
        """Press the buttons of what is at the cursor."""
        for name, value in zip(FormatState._fields, state, strict=True):
            self.buttons[name].setChecked(bool(value))
        level = state.heading
        words = self._words()["heading"]
        if level:
            words = self.tr("Heading {level}").format(level=level)
        self.buttons["heading"].setToolTip(words)
        self.buttons["heading"].setAccessibleName(words)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            # What is pressed follows the text, not the click.
            if button.isCheckable():
                button.setChecked(not button.isChecked())
            self.asked.emit(button.objectName().removeprefix("format_"))

    @Slot()
    def _render_icons(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(theme().icon(name))

    def _words(self) -> dict[str, str]:
        return {
            "bold": self.tr("Bold"),
            "italic": self.tr("Italic"),
            "underline": self.tr("Underlined"),
            "strike": self.tr("Struck out"),
            "link": self.tr("Link"),
            "bullets": self.tr("Bulleted list"),
            "numbers": self.tr("Numbered list"),
            "quote": self.tr("Quote"),
            "heading": self.tr("Heading"),
            "clear": self.tr("Remove formatting"),
        }
