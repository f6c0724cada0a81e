"""Signs by name where they cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

_NAMES = {
    "": QT_TRANSLATE_NOOP("signs", "nothing"),
    " ": QT_TRANSLATE_NOOP("signs", "space"),
    "\t": QT_TRANSLATE_NOOP("signs", "tab"),
    "\n": QT_TRANSLATE_NOOP("signs", "line break"),
    "\u00a0": QT_TRANSLATE_NOOP("signs", "no-break space"),
    "\u202f": QT_TRANSLATE_NOOP("signs", "narrow no-break space"),
    "\u00ad": QT_TRANSLATE_NOOP("signs", "soft hyphen"),
    "\u200b": QT_TRANSLATE_NOOP("signs", "invisible space"),
    "\u2028": QT_TRANSLATE_NOOP("signs", "line separator"),
}


def sign_name(sign: str) -> str:
    """*sign* as it is, or in words or as a code point if nobody could see it."""
    if sign in _NAMES:
        return QCoreApplication.translate("signs", _NAMES[sign])
    if all(char.isprintable() for char in sign) or len(sign) > 1:
        return "".join(char for char in sign if char.isprintable() or char == "\u200d")
    return f"U+{ord(sign):04X}"
