"""The colours that somebody may choose, by name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

_NAMES = {
    "accent": QT_TRANSLATE_NOOP("colours", "Blue"),
    "ok": QT_TRANSLATE_NOOP("colours", "Green"),
    "plum": QT_TRANSLATE_NOOP("colours", "Violet"),
    "teal": QT_TRANSLATE_NOOP("colours", "Teal"),
    "warning": QT_TRANSLATE_NOOP("colours", "Amber"),
    "danger": QT_TRANSLATE_NOOP("colours", "Red"),
    "quiet": QT_TRANSLATE_NOOP("colours", "Grey"),
}


def colour_name(meaning: str) -> str:
    """What a person calls the colour of *meaning*, a field of the theme's Colours."""
    return QCoreApplication.translate("colours", _NAMES[meaning])
