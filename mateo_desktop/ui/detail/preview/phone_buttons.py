"""The buttons of a message as the networks show them.

WhatsApp: up to three below the bubble; of more the first two and a line that
opens all of them; the entries of a list lie behind one button. Instagram and
Facebook: quick replies as chips above the keyboard, gone once one is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import icon_size, mark, paper_palette, paper_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mateo_desktop.domain.draft import Action

#: So many stand below a bubble; of more, one less and "See all options".
_MOST_BELOW = 3
_MOST_SHOWN = 30

_ICONS = {"url": "external", "phone_number": "phone"}


class ButtonRow(QFrame):
    """One button: an icon that says what it does, and its label."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        mark(self, kind="phonebutton")
        picture = QLabel()
        picture.setPixmap(paper_picture(icon, "accent"))
        self.label = ElidedLabel(text)
        mark(self.label, kind="phonelabel")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 10, 7)
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(picture)
        row.addWidget(self.label)
        row.addStretch(1)


class BubbleButtons(QWidget):
    """The buttons below a WhatsApp bubble."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Action, ...] = ()
        self.opener = QPushButton()
        self.opener.setObjectName("allOptionsButton")
        self.opener.setCheckable(True)
        self.opener.setPalette(paper_palette())
        mark(self.opener, kind="phoneopener")
        # A sheet of its own on the phone: framed, or its rows would be more buttons.
        self.sheet = QFrame()
        self.sheet.setPalette(paper_palette())
        mark(self.sheet, kind="phonefile")
        self._sheet_rows = QVBoxLayout(self.sheet)
        self._rows = QVBoxLayout()
        for layout in (self._rows, self._sheet_rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
        self._sheet_rows.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._rows)
        column.addWidget(self.opener)
        column.addWidget(self.sheet)
        self.opener.toggled.connect(self._on_opened)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show *actions*; nothing happens if they are there already."""
        self.setVisible(bool(actions))
        if actions == self._shown:
            return
        self._shown = actions
        entries = [one for one in actions if one.type == "list"]
        others = [one for one in actions if one.type != "list"]
        below = others if len(others) <= _MOST_BELOW - bool(entries) else others[: _MOST_BELOW - 1]
        behind = [] if not entries and len(below) == len(others) else list(actions)
        if entries and len(below) == len(others):
            behind = entries
        _fill(self._rows, below)
        _fill(self._sheet_rows, behind)
        self.opener.setVisible(bool(behind))
        self.opener.setIcon(QIcon(paper_picture("bullets", "accent")))
        self.opener.setIconSize(QSize(icon_size(), icon_size()))
        words = self.tr("Choose from the list")
        if behind is not entries:
            words = self.tr("See all options")
        # A button sets no room between its icon and its words.
        self.opener.setText(f" {words}")
        self.opener.setAccessibleName(words)
        self._on_opened(self.opener.isChecked())

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels below the bubble, without those behind the opener."""
        return tuple(row.label.text() for row in _rows(self._rows))

    @Slot(bool)
    def _on_opened(self, is_open: bool) -> None:
        self.sheet.setVisible(is_open and self._sheet_rows.count() > 0)


class QuickReplies(QWidget):
    """Quick replies as chips that float above the line to write in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Action, ...] = ()
        self._chips = FlowLayout(self, spacing=6)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show *actions*; nothing happens if they are there already."""
        self.setVisible(bool(actions))
        if actions == self._shown:
            return
        self._shown = actions
        _empty(self._chips)
        for action in actions[:_MOST_SHOWN]:
            chip = QLabel(_label(action))
            chip.setTextFormat(Qt.TextFormat.PlainText)
            chip.setPalette(paper_palette())
            mark(chip, kind="phonechip")
            self._chips.addWidget(chip)
            chip.show()


def _fill(layout: QVBoxLayout, actions: Sequence[Action]) -> None:
    _empty(layout)
    for action in actions[:_MOST_SHOWN]:
        icon = "reply"
        if action.type == "call_to_action":
            icon = _ICONS.get(action.subtype, "external")
        elif action.type == "list":
            icon = "circle"
        row = ButtonRow(_label(action), icon)
        layout.addWidget(row)
        row.show()


def _rows(layout: QVBoxLayout) -> list[ButtonRow]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if isinstance(widget, ButtonRow)]


def _empty(layout: QVBoxLayout | FlowLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _label(action: Action) -> str:
    return plain_name(action.text) or QCoreApplication.translate("preview", "(no label)")
