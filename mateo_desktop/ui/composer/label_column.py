"""The labels before the fields of a message: as wide as the widest of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

#: Between the widest label and its field, in pixels.
_GAP = 8


def align(labels: Iterable[QLabel], others: Iterable[QLabel]) -> int:
    """Give *labels* the width that they and *others* need, and those to come; tells it."""
    labels = tuple(labels)
    words = labels[0].fontMetrics()
    widths = [_width(label) for label in (*labels, *others)]
    width = max(*widths, *map(words.horizontalAdvance, _late_words())) + _GAP
    for label in labels:
        label.setMinimumWidth(width)
    return width


def _late_words() -> tuple[str, ...]:
    """The labels that are made after the first paint; the column keeps its width then."""
    translate = QCoreApplication.translate
    return translate("WindowLine", "Window"), translate("ActionsEditor", "Buttons")


def _width(label: QLabel) -> int:
    # Not the size hint: the least width that was set the last time is part of it.
    label.ensurePolished()
    return label.fontMetrics().horizontalAdvance(label.text())
