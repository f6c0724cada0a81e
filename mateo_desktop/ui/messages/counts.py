"""Numbers as a person writes them: in thousands, with the sign of the language."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def count_text(number: int) -> str:
    """*number* in figures; a sentence with a plural says ``%Ln`` instead."""
    return QLocale().toString(number)
