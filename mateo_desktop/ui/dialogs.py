"""Dialogs that are awaited.

``exec()`` starts a second event loop inside a task, and other tasks are lost
in it. A dialog here is opened and its result awaited; the loop goes on.
"""

from __future__ import annotations

import asyncio

import shiboken6
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPushButton, QWidget

# The room between two answers, and on each side of them.
_BESIDE = 12


class _Waiting(QObject):
    """The bridge from a dialog's ``finished`` to an awaiting coroutine."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        dialog.finished.connect(self._on_finished)
        # A dialog that goes with its window never finishes.
        dialog.destroyed.connect(self._on_destroyed)

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        if not self.future.done():
            self.future.set_result(result)

    @Slot()
    def _on_destroyed(self) -> None:
        self._on_finished(QDialog.DialogCode.Rejected)


async def ask(dialog: QDialog) -> int:
    """Open *dialog* and give its result; it is deleted afterwards."""
    waiting = _Waiting(dialog)
    # A print dialog hides open() behind one that takes a receiver.
    QDialog.open(dialog)
    try:
        return await waiting.future
    finally:
        if shiboken6.isValid(dialog):
            dialog.close()
            dialog.deleteLater()


async def choose(
    parent: QWidget, title: str, text: str, choices: tuple[str, ...], *, safe: int, more: str = ""
) -> int:
    """Ask a question with named answers; gives the index of the chosen one.

    *safe* is the answer that harms nothing: it has the focus, and Esc means it.
    """
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    # The informative text of a box has no format of its own to set; one text has.
    box.setText(f"{text}\n\n{more}" if more else text)
    role = QMessageBox.ButtonRole.AcceptRole
    buttons: list[QPushButton] = [box.addButton(choice, role) for choice in choices]
    _keep_on_screen(box, buttons)
    box.setDefaultButton(buttons[safe])
    box.setEscapeButton(buttons[safe])
    await ask(box)
    clicked = box.clickedButton() if shiboken6.isValid(box) else None
    return next((i for i, button in enumerate(buttons) if button is clicked), safe)


def _keep_on_screen(box: QMessageBox, buttons: list[QPushButton]) -> None:
    """Put the answers below each other where a row of them is wider than the screen."""
    row = box.findChild(QDialogButtonBox)
    wide = sum(button.sizeHint().width() for button in buttons) + _BESIDE * (len(buttons) + 3)
    if row is not None and wide > box.screen().availableSize().width() * 0.9:
        # Qt squeezes the buttons instead, and their words are cut.
        row.setOrientation(Qt.Orientation.Vertical)
