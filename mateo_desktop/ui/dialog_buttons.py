"""The buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from mateo_desktop.ui.theme import mark


def ok_and_cancel(dialog: QDialog) -> QDialogButtonBox:
    """OK, which accepts *dialog*, and Cancel; still to be laid out in it."""
    kinds = QDialogButtonBox.StandardButton
    buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
    mark(buttons.button(kinds.Ok), kind="primary")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
