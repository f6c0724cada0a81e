"""A button that cannot be pressed looks so, whatever its kind, and can still be read."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop import paths
from mateo_desktop.ui.theme import mark, theme
from tests.ui.test_indicators import contrast, light

#: A letter that is all ink, whatever the font draws at its edges.
_INK = "\u2588\u2588    \u2588\u2588"

_SHEET = paths.resource("style.qss").read_text(encoding="utf-8")
_NAMED = set(re.findall(r'(QPushButton|QToolButton)\[kind="(\w+)"\]', _SHEET))
_OF_BOTH = {(name, kind) for name in ("QPushButton", "QToolButton") for kind in ("", "primary")}
#: This one is no command when nothing is wrong, but says so: it stays as it is.
_KINDS = sorted((_NAMED | _OF_BOTH | {("QPushButton", "segment")}) - {("QPushButton", "remark")})


def _button(page: QWidget, name: str, kind: str, *, enabled: bool) -> QAbstractButton:
    button = QPushButton(_INK, page) if name == "QPushButton" else QToolButton(page)
    button.setText(_INK)
    mark(button, kind=kind)
    button.setEnabled(enabled)
    page.layout().addWidget(button)
    return button


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "kind"), _KINDS)
def test_a_disabled_button_is_paler_than_it_was_and_can_be_read(
    qtbot: QtBot, scheme: str, name: str, kind: str
) -> None:
    theme().apply(scheme)
    try:
        page = QWidget()
        qtbot.addWidget(page)
        QHBoxLayout(page)
        both = [_button(page, name, kind, enabled=enabled) for enabled in (True, False)]
        page.show()
        picture = page.grab().toImage()
        usable, not_usable = (_contrast_of(picture, button) for button in both)
        assert usable >= 4.5
        assert 3 <= not_usable < usable
    finally:
        theme().apply("light")


def _contrast_of(picture: QImage, button: QAbstractButton) -> float:
    """Between the letters and what they stand on: the two colours seen most."""
    middle = button.geometry().adjusted(4, 4, -4, -4)
    places = product(range(middle.left(), middle.right()), range(middle.top(), middle.bottom()))
    seen = Counter(picture.pixel(x, y) for x, y in places).most_common(2)
    (one, _), (other, _) = seen
    return contrast(light(QColor(one)), light(QColor(other)))


def test_every_icon_that_cannot_be_used_is_seen(qtbot: QtBot) -> None:
    for scheme in ("light", "dark"):
        theme().apply(scheme)
        try:
            for ground in ("surface", "background"):
                faint = light(theme().colour("faint"))
                assert contrast(faint, light(theme().colour(ground))) >= 3
        finally:
            theme().apply("light")
