"""The shortcuts of finding in a text, for whoever shows one.

They hold where their host or anything in it has the focus, so several texts of
a window can each be searched. The bar is made when it is first wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mateo_desktop.ui.text.find_bar import FindBar
    from mateo_desktop.ui.text.text_marks import Editor

#: Cmd+H hides a program on a Mac.
_REPLACE = "Ctrl+Alt+F" if sys.platform == "darwin" else "Ctrl+H"


class FindKeys(QObject):
    """Actions on *host*; *place* puts the bar into its layout, *editor* says what is searched."""

    def __init__(
        self, host: QWidget, editor: Callable[[], Editor] | None, place: Callable[[FindBar], None]
    ) -> None:
        super().__init__(host)
        self._host = host
        self._editor = editor
        self._place = place
        self._bar: FindBar | None = None
        self.find = self._action("find_in_text", self.tr("Find in the message"), "Ctrl+F")
        self.replace = self._action("replace_in_text", self.tr("Find and replace"), _REPLACE)
        self.next = self._action("find_next", self.tr("Find next"), "F3", "Ctrl+G")
        self.previous = self._action(
            "find_previous", self.tr("Find previous"), "Shift+F3", "Ctrl+Shift+G"
        )
        self._leave = self._action("find_leave", self.tr("Close the find bar"), "Escape")
        # Esc is others' as well; it is taken only while there is a bar to close.
        self._leave.setEnabled(False)
        self.find.triggered.connect(self._on_find)
        self.replace.triggered.connect(self._on_replace)
        self.next.triggered.connect(self._on_next)
        self.previous.triggered.connect(self._on_previous)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """What belongs on the sheet of shortcuts."""
        return (self.find, self.replace, self.next, self.previous)

    @property
    def bar(self) -> FindBar:
        """The bar, made if there is none yet."""
        if self._bar is None:
            self._bar = self._make_bar()
            self._bar.closed.connect(self._on_closed)
            self._leave.triggered.connect(self._bar.leave)
            self._place(self._bar)
        return self._bar

    def _make_bar(self) -> FindBar:
        from mateo_desktop.ui.text.find_bar import FindBar

        return FindBar()

    def follow(self) -> None:
        """Another editor is in sight: an open bar searches that one."""
        if self._bar is not None and self._editor is not None:
            self._bar.watch(self._editor())

    def close(self) -> None:
        """Another text came: what was sought in the last one is over."""
        if self._bar is not None and not self._bar.isHidden():
            self._bar.hide()
            self._on_closed()

    def _open(self, *, replace: bool) -> None:
        bar = self.bar
        self.follow()
        self._leave.setEnabled(True)
        bar.open(replace=replace)

    @Slot()
    def _on_find(self) -> None:
        self._open(replace=False)

    @Slot()
    def _on_replace(self) -> None:
        self._open(replace=True)

    @Slot()
    def _on_next(self) -> None:
        if self._is_ready():
            self.bar.find_next()

    @Slot()
    def _on_previous(self) -> None:
        if self._is_ready():
            self.bar.find_previous()

    def _is_ready(self) -> bool:
        """Whether something is sought; if not, it is asked for."""
        if self._bar is None or self._bar.isHidden():
            last = "" if self._bar is None else self._bar.sought.text()
            self._open(replace=False)
            if last:
                self.bar.sought.setText(last)
                if self._editor is not None:
                    self._editor().setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.bar.sought.text())

    @Slot()
    def _on_closed(self) -> None:
        self._leave.setEnabled(False)

    def _action(self, name: str, words: str, *keys: str) -> QAction:
        action = QAction(words, self._host)
        action.setObjectName(f"command_{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._host.addAction(action)
        return action
