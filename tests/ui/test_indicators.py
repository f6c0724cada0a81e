"""A box that is not ticked and the colour of a workspace are seen in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.storage.profiles import COLOURS
from mateo_desktop.ui import messages
from mateo_desktop.ui.colour_strip import ColourStrip
from mateo_desktop.ui.theme import theme


def light(colour: QColor) -> float:
    """The relative luminance of WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tone", [*COLOURS, "warning"])
def test_the_colour_of_a_workspace_stands_out_from_the_bar(
    qtbot: QtBot, scheme: str, tone: str
) -> None:
    theme().apply(scheme)
    try:
        strip = ColourStrip()
        qtbot.addWidget(strip)
        strip.show_tone(tone)
        drawn = strip.grab().toImage().pixelColor(3, 1)
        assert drawn == theme().colour(tone)
        for ground in ("surface", "background"):
            # WCAG 2, 1.4.11; the name of the colour is told besides.
            assert contrast(light(drawn), light(theme().colour(ground))) >= 3
    finally:
        theme().apply("light")


def test_no_two_workspaces_look_the_same_in_any_theme() -> None:
    for scheme in ("light", "dark"):
        theme().apply(scheme)
        try:
            shown = [theme().colour(tone).name() for tone in (*COLOURS, "warning")]
            assert len(set(shown)) == len(shown)
        finally:
            theme().apply("light")
    names = [messages.colour_name(tone) for tone in (*COLOURS, "warning")]
    assert len(set(names)) == len(names)


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
        ground = light(theme().colour("surface"))
        tones = [light(picture.pixelColor(x, row)) for x in range(picture.width())]
        contrasts = [contrast(tone, ground) for tone in tones]
        # Both sides of the border; WCAG 2, 1.4.11.
        assert sum(contrast >= 3 for contrast in contrasts) >= 2
    finally:
        theme().apply("light")
