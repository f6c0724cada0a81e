"""The labels before the fields of a message: as wide as the widest of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel

#: Between the widest label and its field, in pixels.
_GAP = 8


def align(labels: Iterable[QLabel], others: Iterable[QLabel]) -> int:
    """Give *labels* the width that they and *others* need; tells it."""
    labels = tuple(labels)
    width = max(_width(label) for label in (*labels, *others)) + _GAP
    for label in labels:
        label.setMinimumWidth(width)
    return width


def _width(label: QLabel) -> int:
    # Not the size hint: the least width that was set the last time is part of it.
    label.ensurePolished()
    return label.fontMetrics().horizontalAdvance(label.text())
