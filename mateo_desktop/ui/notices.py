"""One line above the panes for what went wrong outside the draft.

A notice says what happened, whether it was sent and what to do next, offers
at most one action and is never a dialog: the draft below stays in hand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from mateo_desktop.ui.theme import mark, theme


@dataclasses.dataclass(frozen=True, slots=True)
class Notice:
    """What the line says. A later notice of the same *topic* replaces it.

    *tone* is "warning", "danger" or "ok"; *act* runs when the action is
    clicked; *lasts* says that only :meth:`NoticeBar.clear` takes it away.
    """

    topic: str
    text: str
    tone: str = "warning"
    action: str = ""
    act: Callable[[], None] | None = None
    lasts: bool = False


class NoticeBar(QFrame):
    """The line; shows the newest notice and remembers the ones below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(self.tr("Notice"))
        mark(self, kind="notice")
        self._notices: list[Notice] = []
        self._announced: Notice | None = None
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # A path that is told must be had: by mouse and by keys.
        self._label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._action = QPushButton()
        self._action.setObjectName("noticeAction")
        self._close = QToolButton()
        self._close.setObjectName("noticeClose")
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss"))
        mark(self._close, kind="tool")

        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)

        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self._on_close)
        theme().changed.connect(self._on_theme)
        self._render()

    @property
    def current(self) -> Notice | None:
        """The notice in sight."""
        return self._notices[-1] if self._notices else None

    def show_notice(self, notice: Notice) -> None:
        """Put *notice* in sight, in place of an older one of its topic."""
        if notice == self.current:
            return
        self._notices = [old for old in self._notices if old.topic != notice.topic] + [notice]
        self._render()

    def holds(self, topic: str) -> bool:
        """Whether there is a notice of *topic*, in sight or below another."""
        return any(notice.topic == topic for notice in self._notices)

    def clear(self, topic: str) -> None:
        """The matter is settled: take its notice away."""
        if self.holds(topic):
            self._notices = [old for old in self._notices if old.topic != topic]
            self._render()

    @Slot()
    def _on_action(self) -> None:
        notice = self.current
        if notice is None:
            return
        if not notice.lasts:
            self.clear(notice.topic)
        if notice.act is not None:
            notice.act()

    @Slot()
    def _on_close(self) -> None:
        if self.current is not None:
            self.clear(self.current.topic)

    @Slot()
    def _on_theme(self) -> None:
        # Nearly always there is nothing to dismiss.
        if self.current is not None:
            self._close.setIcon(theme().icon("close", "quiet"))

    @Slot()
    def _render(self) -> None:
        notice = self.current
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._on_theme()
        self._label.setText(notice.text)
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self._close.setVisible(not notice.lasts)
        mark(self, tone=notice.tone)
        self.setAccessibleDescription(notice.text)
        if notice is not self._announced:
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            self._announced = notice
            # Screen readers hear it without losing their place in the draft.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
