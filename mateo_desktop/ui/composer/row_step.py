"""The keys that move a row among its neighbours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


def row_step(event: QEvent) -> str:
    """Where the row is to go, "up" (Alt+Up) or "down" (Alt+Down); "" for any other event."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return ""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return ""
    return _STEPS.get(Qt.Key(event.key()), "")
