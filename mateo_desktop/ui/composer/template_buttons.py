"""The buttons of a template as a person enters them: what each does, and its label."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.channels import rule
from mateo_desktop.domain.draft import Action
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import OpenCombo
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.messages.templates import BUTTON_KINDS
from mateo_desktop.ui.theme import icon_size, mark, theme

#: More of them than any network shows.
_MOST = 20


class ButtonLine(QWidget):
    """One button of a template."""

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = Action()
        self.kind = OpenCombo()
        self.kind.setObjectName(f"templateButtonKind_{number}")
        self.kind.setAccessibleName(self.tr("Type of button {number}").format(number=number + 1))
        for kind, subtype in BUTTON_KINDS:
            words = messages.template_button(Action(kind, subtype=subtype))
            self.kind.addItem(words, f"{kind}/{subtype}")
        self.label = QLineEdit()
        self.label.setObjectName(f"templateButtonLabel_{number}")
        self.label.setAccessibleName(self.tr("Label of button {number}").format(number=number + 1))
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.count, kind="quiet")
        self.remove = QToolButton()
        self.remove.setObjectName(f"templateButtonRemove_{number}")
        self.remove.setAccessibleName(self.tr("Remove button {number}").format(number=number + 1))
        self.remove.setToolTip(self.tr("Remove"))
        self.remove.setIcon(theme().icon("close", "quiet"))
        self.remove.setIconSize(QSize(icon_size(), icon_size()))
        mark(self.remove, kind="tool")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.kind)
        row.addWidget(self.label, 1)
        row.addWidget(self.count)
        row.addWidget(self.remove)
        self.kind.activated.connect(self._on_edited)
        self.label.textChanged.connect(self._on_edited)
        self.remove.clicked.connect(self.removed)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, as it is read."""
        return (self.kind, self.label, self.remove)

    @property
    def action(self) -> Action:
        """The button as it stands there; what has no field here is kept."""
        kind, _, subtype = str(self.kind.currentData() or "").partition("/")
        text = self.label.text().strip()
        return dataclasses.replace(self._action, type=kind, subtype=subtype, text=text)

    def put(self, action: Action) -> None:
        """Show *action*."""
        self._action = action
        self.kind.show_value(f"{action.type}/{action.subtype}", messages.template_button(action))
        self.label.setText(action.text)
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        used = len(self.label.text().strip())
        limit = rule("whatsapp", "template_id").limit("template_button_label")
        if limit is not None:
            self.count.setText(f"{count_text(used)}/{count_text(limit.value)}")
            mark(self.count, tone="warning" if used > limit.value else "")
        self.edited.emit()


class TemplateButtons(QWidget):
    """The lines, and the button that adds one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ButtonLine] = []
        self.add = QPushButton(self.tr("Add a button"))
        self.add.setObjectName("addTemplateButton")
        self.add.setIcon(theme().icon("plus", "quiet"))
        mark(self.add, kind="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self._column.addLayout(foot)
        self.add.clicked.connect(self._on_add)

    @property
    def buttons(self) -> tuple[Action, ...]:
        """The buttons that have a label."""
        return tuple(line.action for line in self.lines if line.action.text)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, as it is read."""
        return (*(widget for line in self.lines for widget in line.in_order), self.add)

    def put(self, buttons: tuple[Action, ...]) -> None:
        """Show *buttons*."""
        while self.lines:
            self._take(self.lines[-1])
        for action in buttons[:_MOST]:
            self._append(action)

    def _append(self, action: Action) -> ButtonLine:
        line = ButtonLine(len(self.lines))
        line.put(action)
        line.edited.connect(self.changed)
        line.removed.connect(self._on_removed)
        self._column.insertWidget(len(self.lines), line)
        # A layout shows it later, and what is not in sight takes no focus.
        line.show()
        come_before(self.add, *line.in_order)
        self.lines.append(line)
        self.add.setEnabled(len(self.lines) < _MOST)
        return line

    def _take(self, line: ButtonLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setEnabled(True)

    @Slot()
    def _on_add(self) -> None:
        self._append(Action()).label.setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        gone = self.sender()
        kept = tuple(line.action for line in self.lines if line is not gone)
        # Made anew, so that names and numbers fit.
        self.put(kept)
        self.add.setFocus()
        self.changed.emit()
