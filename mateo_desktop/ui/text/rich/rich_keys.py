"""The keys of the editor and the commands they mean."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SHIFT = Qt.KeyboardModifier.ShiftModifier
#: Ctrl and a key, and whether Shift is held.
_KEYS = {
    (Qt.Key.Key_B, False): "bold",
    (Qt.Key.Key_I, False): "italic",
    (Qt.Key.Key_U, False): "underline",
    (Qt.Key.Key_X, True): "strike",
    (Qt.Key.Key_E, False): "code",
    (Qt.Key.Key_K, False): "link",
    (Qt.Key.Key_Backslash, False): "clear",
    # Brackets need AltGr on many keyboards, M does not.
    (Qt.Key.Key_BracketRight, False): "deeper",
    (Qt.Key.Key_BracketLeft, False): "shallower",
    (Qt.Key.Key_M, False): "deeper",
    (Qt.Key.Key_M, True): "shallower",
    (Qt.Key.Key_L, True): "left",
    (Qt.Key.Key_E, True): "center",
    (Qt.Key.Key_R, True): "right",
    (Qt.Key.Key_V, True): "paste_plain",
}
# Shift changes what a digit key types, differently on each keyboard: only a
# QShortcut knows which key "7" is on.
DIGITS = {
    "Ctrl+Shift+0": "paragraph",
    "Ctrl+Shift+1": "heading1",
    "Ctrl+Shift+2": "heading2",
    "Ctrl+Shift+3": "heading3",
    "Ctrl+Shift+6": "pre",
    "Ctrl+Shift+7": "numbers",
    "Ctrl+Shift+8": "bullets",
    "Ctrl+Shift+9": "quote",
}


def command_of(event: QKeyEvent) -> str:
    """The command that the keys of *event* mean, Ctrl being one of them, or ""."""
    held = event.modifiers()
    if held & Qt.KeyboardModifier.AltModifier:
        return ""
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    if event.matches(QKeySequence.StandardKey.Redo):
        return "redo"
    return _KEYS.get((Qt.Key(event.key()), bool(held & _SHIFT)), "")
