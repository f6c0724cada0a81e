"""Reply buttons: a row each, with type, label and what comes back.

Rows move with Alt+Up and Alt+Down or by their menu; the label counts in the
network's own unit while it is typed.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import Action, Draft
from mateo_desktop.ui import messages
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.theme import mark, theme

#: The types and subtypes of the message_action page; both lists are open.
TYPES: tuple[str, ...] = ("quick_reply", "call_to_action", "list")
SUBTYPES: tuple[str, ...] = ("", "url", "phone_number")


class OpenCombo(QComboBox):
    """A list of known values that also shows one it does not know."""

    def show_value(self, value: str, words: str) -> None:
        """Choose *value*, adding it if the list does not have it."""
        place = self.findData(value)
        if place < 0:
            self.addItem(words, value)
            place = self.count() - 1
        if self.currentIndex() != place:
            self.setCurrentIndex(place)


class ActionRow(QWidget):
    """One button of the message."""

    edited = Signal(int, object)
    #: Number and "up", "down", "remove" or "copy".
    command = Signal(int, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._action = Action()
        self.kind = OpenCombo()
        self.kind.setAccessibleName(self.tr("Type of button {number}").format(number=number + 1))
        for name in TYPES:
            self.kind.addItem(messages.action_type(name), name)
        self.subtype = OpenCombo()
        self.subtype.setAccessibleName(
            self.tr("Subtype of button {number}").format(number=number + 1)
        )
        for name in SUBTYPES:
            self.subtype.addItem(messages.action_subtype(name), name)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Label"))
        self.text.setAccessibleName(self.tr("Label of button {number}").format(number=number + 1))
        self.count = QLabel()
        mark(self.count, kind="quiet")
        self.data = QLineEdit()
        self.data.setAccessibleName(self.tr("Data of button {number}").format(number=number + 1))
        self.menu_button = QToolButton()
        self.menu_button.setAccessibleName(
            self.tr("Move or remove button {number}").format(number=number + 1)
        )
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self.menu_button, kind="tool")
        menu = QMenu(self.menu_button)
        for name, words in (
            ("up", self.tr("Move up (Alt+Up)")),
            ("down", self.tr("Move down (Alt+Down)")),
            ("remove", self.tr("Remove")),
        ):
            menu.addAction(words).setData(name)
        menu.triggered.connect(self._on_menu)
        self.menu_button.setMenu(menu)
        names = {"kind": self.kind, "subtype": self.subtype, "text": self.text, "data": self.data}
        for name, widget in names.items():
            widget.setObjectName(f"action_{number}_{name}")
            widget.installEventFilter(self)

        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(6)
        for column, (widget, stretch) in enumerate(
            (
                (self.kind, 0),
                (self.subtype, 0),
                (self.text, 3),
                (self.count, 0),
                (self.data, 3),
                (self.menu_button, 0),
            )
        ):
            row.addWidget(widget, 0, column)
            row.setColumnStretch(column, stretch)
        self.kind.activated.connect(self._on_kind)
        self.subtype.activated.connect(self._on_subtype)
        self.text.textEdited.connect(self._on_text)
        self.data.textEdited.connect(self._on_data)
        theme().changed.connect(self._render_icon)
        self._render_icon()

    def show_action(self, action: Action, channel_type: str) -> None:
        """Show *action* as *channel_type* would count it."""
        self._action = action
        self.kind.show_value(action.type, messages.action_type(action.type))
        self.subtype.show_value(action.subtype, messages.action_subtype(action.subtype))
        # A subtype belongs to a call to action; elsewhere it only stays if it is set.
        self.subtype.setVisible(action.type == "call_to_action" or bool(action.subtype))
        for edit, text in ((self.text, action.text), (self.data, action.data)):
            if edit.text() != text:
                edit.setText(text)
        self.data.setPlaceholderText(
            {
                "url": self.tr("https://…"),
                "phone_number": self.tr("phone number"),
            }.get(action.subtype, self.tr("Comes back when pressed"))
        )
        count = channels.counter(channel_type, "actions.text", action.text)
        words = f"{count.used}/{count.limit}" if count else ""
        if self.count.text() != words:
            self.count.setText(words)
        mark(self.count, tone="warning" if count and count.over else "")
        self.count.setVisible(bool(words))

    def _edit(self, **fields: str) -> None:
        self.edited.emit(self._number, dataclasses.replace(self._action, **fields))

    @Slot()
    def _on_kind(self) -> None:
        self._edit(type=self.kind.currentData())

    @Slot()
    def _on_subtype(self) -> None:
        self._edit(subtype=self.subtype.currentData())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._edit(text=text)

    @Slot(str)
    def _on_data(self, text: str) -> None:
        self._edit(data=text)

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        self.command.emit(self._number, action.data())

    @Slot()
    def _render_icon(self) -> None:
        self.menu_button.setIcon(theme().icon("drag", "quiet"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move the row from any of its fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.command.emit(self._number, step)
                return True
        return super().eventFilter(watched, event)


class ActionsEditor(QFrame):
    """All buttons of the draft, and the way to add one."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="foot")
        self._session = session
        self.rows: list[ActionRow] = []
        self.table = QWidget()
        self.table.setObjectName("actionTable")
        self.table.setAccessibleName(self.tr("Reply buttons"))
        self._column = QVBoxLayout(self.table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Add a button"))
        self.add.setObjectName("addActionButton")
        mark(self.add, kind="quiet")
        self.label = QLabel(self.tr("Buttons"))
        mark(self.label, kind="label")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.table, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self.add.clicked.connect(self._on_add)
        session.changed.connect(self._render)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render(session.draft)

    def show_row(self, number: int) -> None:
        """Put the cursor into the label of a button."""
        if 0 <= number < len(self.rows):
            self.rows[number].text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_add(self) -> None:
        actions = self._session.draft.actions
        self._session.update(actions=(*actions, Action()))
        self.show_row(len(actions))

    @Slot(int, object)
    def _on_edited(self, number: int, action: Action) -> None:
        actions = list(self._session.draft.actions)
        actions[number] = action
        self._session.update(actions=tuple(actions))

    @Slot(int, str)
    def _on_command(self, number: int, command: str) -> None:
        actions = list(self._session.draft.actions)
        if command == "remove":
            del actions[number]
            self._session.update(actions=tuple(actions))
            self.show_row(min(number, len(actions) - 1))
            return
        target = number + (-1 if command == "up" else 1)
        if 0 <= target < len(actions):
            actions.insert(target, actions.pop(number))
            self._session.update(actions=tuple(actions))
            self.show_row(target)

    @Slot()
    def _render_icon(self) -> None:
        self.add.setIcon(theme().icon("plus", "quiet"))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        hidden = channels.rule(draft.channel_type, "actions").use is Use.HIDDEN
        self.setVisible(not hidden or (bool(draft.actions) and "actions" not in draft.left_out))
        while len(self.rows) > len(draft.actions):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(draft.actions):
            row = ActionRow(len(self.rows))
            row.edited.connect(self._on_edited)
            row.command.connect(self._on_command)
            self._column.addWidget(row)
            self.rows.append(row)
        for row, action in zip(self.rows, draft.actions, strict=True):
            row.show_action(action, draft.channel_type)
        self.table.setVisible(bool(draft.actions))
