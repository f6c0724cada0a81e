"""One recipient as a pill that can be walked to, edited and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mateo_desktop.domain.phone import formatted
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient

_LONGEST = 42


class Pill(QFrame):
    """Shows a name and, quieter, the handle; every part of it is plain text."""

    #: Number, and whether the keyboard goes on to the pill before or after it, or neither.
    removed = Signal(object, object)
    edit_wanted = Signal(object)
    #: -1 to the left, +1 to the right.
    left_for = Signal(object, object)
    menu_wanted = Signal(object, QPoint)
    copy_wanted = Signal(object)
    #: A letter was typed while the pill had the focus.
    typed = Signal(str)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._shown: tuple[Recipient, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self, kind="pill")
        self._name = ElidedLabel()
        self._handle = ElidedLabel()
        mark(self._handle, kind="quiet")
        self._close = QToolButton()
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setAutoRaise(True)
        mark(self._close, kind="bare")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(6)
        for widget in (self._name, self._handle, self._close):
            row.addWidget(widget)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._render_icon)
        self._render_icon()

    def show_person(self, person: Recipient, total: int, trouble: str = "") -> None:
        """Put *person* into the pill; *trouble* says in words what looks wrong."""
        name, handle = plain_name(person.full_name), plain_name(formatted(person.handle))
        words = name or handle or plain_name(person.label)
        quiet = handle if name and handle else ""
        if self._shown != (person, handle):
            self._shown = (person, handle)
            self._name.setText(_short(words))
            self._handle.setText(_short(quiet))
            self._handle.setVisible(bool(quiet))
            remove = self.tr("Remove {name}").format(name=words)
            self._close.setAccessibleName(remove)
            self._close.setToolTip(plain_tooltip(remove))
        spoken = self.tr("{name}, {number} of {total}").format(
            name=", ".join(part for part in (words, quiet) if part),
            number=count_text(self._number + 1),
            total=count_text(total),
        )
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(trouble)
        # A number is shown in groups, and sent as it stands in the draft.
        sent = "" if handle == person.handle else plain_name(person.handle)
        details = (words, quiet, sent, person.contact_id, trouble)
        self.setToolTip(plain_tooltip("\n".join(dict.fromkeys(filter(None, details)))))
        mark(self, tone="warning" if trouble else "")
        self.updateGeometry()

    # -- gestures -----------------------------------------------------------

    @Slot()
    def _on_close(self) -> None:
        self.removed.emit(self._number, 0)

    @Slot()
    def _render_icon(self) -> None:
        self._close.setIcon(theme().icon("close", "quiet"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Delete removes, Enter edits; typing goes to the field."""
        key, plain = event.key(), is_plain(event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Left:
            self.left_for.emit(self._number, -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Escape):
            self.left_for.emit(self._number, 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self._number, 1)
        elif key == Qt.Key.Key_Backspace:
            self.removed.emit(self._number, -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self.edit_wanted.emit(self._number)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self._number)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self.menu_wanted.emit(self._number, self.mapToGlobal(QPoint(0, self.height())))
        elif types_a_sign(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit all that is known of the person."""
        event.accept()
        self.edit_wanted.emit(self._number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with this one recipient."""
        self.menu_wanted.emit(self._number, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        mark(self, chosen="true")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go elsewhere."""
        mark(self, chosen="")
        super().focusOutEvent(event)


class MorePill(QToolButton):
    """Stands for all recipients beyond those that have a pill of their own."""

    #: -1 to the left, +1 to the right.
    left_for = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, kind="link")

    def show_number(self, number: int) -> None:
        """Say that *number* more follow."""
        self.setText(self.tr("and %Ln more…", "", number))
        self.setAccessibleName(self.tr("%Ln more recipient(s), open the list", "", number))
        self.setVisible(number > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk on, as from a pill."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step:
            self.left_for.emit(step)
        else:
            super().keyPressEvent(event)


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed alone; the digits' block has a modifier of its own."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def types_a_sign(event: QKeyEvent) -> bool:
    """Whether a key types something visible: alone, with Shift or with AltGr."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    # Windows reports AltGr as Ctrl and Alt together.
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    meta = bool(modifiers & Qt.KeyboardModifier.MetaModifier)
    return control == alt and not meta and event.text().isprintable() and event.text() != ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
