"""Reply buttons: a row each, with type, label and what comes back.

Rows move with Alt+Up and Alt+Down or by their menu; the label counts in the
network's own unit while it is typed.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import Action, Draft
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import OpenCombo
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.composer.json_dialog import JsonDialog
from mateo_desktop.ui.composer.movable_row import MovableRow
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession

#: The types and subtypes of the message_action page; both lists are open.
TYPES: tuple[str, ...] = ("quick_reply", "call_to_action", "list")
SUBTYPES: tuple[str, ...] = ("", "url", "phone_number")

#: A row narrower than this many line heights is broken in two.
_ONE_LINE_EM = 30
_COLUMNS = 7


class Handle(QToolButton):
    """Drags its row up and down; a click or a key opens the menu instead."""

    #: The height in the window's own coordinates the row is dragged to.
    dragged = Signal(object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at: int | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        mark(self, kind="tool")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed_at = event.globalPosition().toPoint().y()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the pointer has left the spot."""
        height = event.globalPosition().toPoint().y()
        start = self._pressed_at
        if start is not None and abs(height - start) >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.dragged.emit(height)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag is no click."""
        dragging, self._dragging, self._pressed_at = self._dragging, False, None
        if dragging:
            self.setDown(False)
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)


class ActionRow(MovableRow):
    """One button of the message."""

    edited = Signal(object, object)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(number, parent)
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
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.count, kind="quiet")
        self.data = QLineEdit()
        self.data.setAccessibleName(self.tr("Data of button {number}").format(number=number + 1))
        self.handle = Handle()
        self.handle.setObjectName(f"action_{number}_handle")
        self.handle.setAccessibleName(self.tr("Move button {number}").format(number=number + 1))
        self.handle.setToolTip(self.tr("Drag to move, or Alt+Up and Alt+Down"))
        self.remove.setObjectName(f"action_{number}_remove")
        self.remove.setAccessibleName(self.tr("Remove button {number}").format(number=number + 1))
        names = {"kind": self.kind, "subtype": self.subtype, "text": self.text, "data": self.data}
        for name, widget in names.items():
            widget.setObjectName(f"action_{number}_{name}")
            widget.installEventFilter(self)

        for box in (self.kind, self.subtype):
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(4)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self.kind.activated.connect(self._on_kind)
        self.subtype.activated.connect(self._on_subtype)
        self.text.textEdited.connect(self._on_text)
        self.data.textEdited.connect(self._on_data)
        self.handle.clicked.connect(self._on_handle)
        self._render_icons()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """Everything the keyboard reaches, as it is read."""
        return (self.kind, self.subtype, self.text, self.data, self.handle, self.remove)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        grid, second = self._grid, 1 if narrow else 0
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 0)
        grid.addWidget(self.kind, 0, 0)
        grid.addWidget(self.subtype, 0, 1)
        # A narrow column has two lines: the kind of button, then its words.
        text, count, data = (0, 2, 1) if narrow else (2, 3, 4)
        grid.addWidget(self.text, second, text)
        grid.addWidget(self.count, second, count, 1, 2 if narrow else 1)
        grid.addWidget(self.data, second, data)
        grid.setColumnStretch(text, 1)
        grid.setColumnStretch(data, 1)
        grid.addWidget(self.handle, 0, 2 if narrow else 5)
        grid.addWidget(self.remove, 0, 3 if narrow else 6)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough to be broken in two."""
        return QSize(10 * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where one has no room."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _ONE_LINE_EM * self.fontMetrics().height())

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
                edit.setCursorPosition(0 if not edit.hasFocus() else len(text))
        self.data.setPlaceholderText(
            {
                "url": self.tr("https://…"),
                "phone_number": self.tr("phone number"),
            }.get(action.subtype, self.tr("Comes back when pressed"))
        )
        count = channels.counter(channel_type, "actions.text", action.text)
        words = f"{count_text(count.used)}/{count_text(count.limit)}" if count else ""
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

    @Slot()
    def _on_handle(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Move up (Alt+Up)")).setData("up")
        menu.addAction(self.tr("Move down (Alt+Down)")).setData("down")
        menu.addAction(self.tr("Further fields (JSON)…")).setData("extra")
        menu.triggered.connect(self._on_menu)
        menu.popup(self.handle.mapToGlobal(self.handle.rect().bottomLeft()))

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        self.command.emit(self._number, action.data())

    def _render_icons(self) -> None:
        super()._render_icons()
        self.handle.setIcon(theme().icon("drag", "quiet"))


class ActionsEditor(QFrame):
    """All buttons of the draft, and the way to add one."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="foot")
        self._session = session
        self.rows: list[ActionRow] = []
        self._shown: tuple[tuple[Action, ...], str] = ((), "")
        self.table = QWidget()
        self.table.setObjectName("actionTable")
        self.table.setAccessibleName(self.tr("Reply buttons"))
        self._column = QVBoxLayout(self.table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Add a button"))
        self.add.setObjectName("addActionButton")
        self.add.setAccessibleName(self.add.text())
        mark(self.add, kind="quiet")
        self.label = QLabel(self.tr("Buttons"))
        self.label.setBuddy(self.add)
        mark(self.label, kind="label")
        rows = QVBoxLayout()
        rows.setSpacing(4)
        rows.addWidget(self.table)
        rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(rows, 1)
        self._dragged = -1
        self.add.clicked.connect(self._on_add)
        session.changed.connect(self._render)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render(session.draft)

    def align(self) -> None:
        """Let the label stand in the middle of the first row beside it."""
        self.label.setMinimumHeight(self.add.sizeHint().height())

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

    @Slot(object, object)
    def _on_edited(self, number: int, action: Action) -> None:
        actions = list(self._session.draft.actions)
        actions[number] = action
        self._session.update(actions=tuple(actions))

    @Slot(object)
    def _on_dragged(self, height: int) -> None:
        # The rows stay and their contents move: the mouse holds the first handle.
        if self._dragged < 0:
            self._dragged = next(
                n for n, row in enumerate(self.rows) if row.handle is self.sender()
            )
        y = self.table.mapFromGlobal(QPoint(0, height)).y()
        target = sum(y > row.geometry().bottom() for row in self.rows)
        target = min(target, len(self.rows) - 1)
        if target != self._dragged:
            self._move(self._dragged, target)
            self._dragged = target

    @Slot()
    def _on_dropped(self) -> None:
        self._dragged = -1

    def _move(self, number: int, target: int) -> None:
        actions = list(self._session.draft.actions)
        actions.insert(target, actions.pop(number))
        self._session.update(actions=tuple(actions))

    @Slot(object, str)
    def _on_extra(self, place: tuple[str, int], text: str) -> None:
        key, number = place
        actions = self._session.draft.actions
        if key == self._session.draft.key and number < len(actions):
            self._on_edited(number, dataclasses.replace(actions[number], extra=text))

    @Slot(object, str)
    def _on_command(self, number: int, command: str) -> None:
        if command == "extra":
            dialog = JsonDialog(self._session.draft.actions[number].extra, self)
            dialog.place = (self._session.draft.key, number)
            dialog.given.connect(self._on_extra)
            dialog.open()
            return
        actions = list(self._session.draft.actions)
        if command == "remove":
            del actions[number]
            self._session.update(actions=tuple(actions))
            self.show_row(min(number, len(actions) - 1))
            return
        target = number + (-1 if command == "up" else 1)
        if 0 <= target < len(actions):
            self._move(number, target)
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
            row.handle.dragged.connect(self._on_dragged)
            row.handle.dropped.connect(self._on_dropped)
            self._column.addWidget(row)
            # A layout shows it later, and what is not in sight takes no focus.
            row.show()
            come_before(self.add, *row.fields)
            self.rows.append(row)
        shown = (draft.actions, draft.channel_type)
        if shown != self._shown:
            self._shown = shown
            for row, action in zip(self.rows, draft.actions, strict=True):
                row.show_action(action, draft.channel_type)
        self.table.setVisible(bool(draft.actions))
