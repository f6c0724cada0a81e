"""A box that is not ticked is seen in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.theme import theme


def _light(colour: QColor) -> float:
    """The relative luminance of WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ticked", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_border_of_a_box_stands_out_from_the_page(
    qtbot: QtBot, scheme: str, ticked: bool
) -> None:
    theme().apply(scheme)
    try:
        page = QWidget()
        qtbot.addWidget(page)
        box = QCheckBox(page)
        box.setChecked(ticked)
        QVBoxLayout(page).addWidget(box)
        page.show()
        picture = page.grab().toImage()
        row = box.geometry().center().y()
        ground = _light(theme().colour("surface"))
        tones = [_light(picture.pixelColor(x, row)) for x in range(picture.width())]
        contrasts = [(max(t, ground) + 0.05) / (min(t, ground) + 0.05) for t in tones]
        # Both sides of the border; WCAG 2, 1.4.11.
        assert sum(contrast >= 3 for contrast in contrasts) >= 2
    finally:
        theme().apply("light")
