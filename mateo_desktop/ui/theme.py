"""Colours, sizes and icons by meaning.

Widgets ask for "accent" or "quiet", never for a colour: this file alone knows
hex values. They are put on an own palette over Fusion, because asking Qt for
a colour scheme has no effect where there is no platform theme. The style
sheet only says what a palette cannot: borderless lines, pills, rounded cards.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from mateo_desktop import paths


@dataclasses.dataclass(frozen=True, slots=True)
class Colours:
    """One scheme: every meaning the window knows, as a colour (look.md)."""

    background: str
    surface: str
    field: str
    line: str
    text: str
    quiet: str
    #: What cannot be used just now: paler than quiet, and still 3 : 1 on every ground.
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    bubble_in: str
    bubble_out: str
    #: Two more to tell workspaces apart by; they mean nothing else.
    plum: str
    teal: str


LIGHT = Colours(
    background="#f6f7f9",
    surface="#ffffff",
    field="#ffffff",
    line="#dfe3e8",
    text="#1b2430",
    quiet="#5b6776",
    faint="#828d9a",
    accent="#0b6bcb",
    accent_soft="#e7f1fb",
    on_accent="#ffffff",
    ok="#1a7f4b",
    warning="#8a5a00",
    warning_soft="#fff4dc",
    danger="#b3261e",
    danger_soft="#fdecea",
    bubble_in="#eef0f3",
    bubble_out="#dcecfb",
    plum="#8e3fb0",
    teal="#0b7285",
)

DARK = Colours(
    background="#171b21",
    surface="#1f252d",
    field="#1a2027",
    line="#333c47",
    text="#e6eaf0",
    quiet="#9aa7b5",
    faint="#727e8c",
    accent="#6cb2ff",
    accent_soft="#20354d",
    on_accent="#0f1720",
    ok="#5fd39b",
    warning="#f2c066",
    warning_soft="#3a3020",
    danger="#ff8a80",
    danger_soft="#3d2422",
    bubble_in="#2a323c",
    bubble_out="#1f3d5c",
    plum="#cf9df2",
    teal="#5cc8d7",
)

#: A message preview is always on a light page: that is what its reader sees.
PAPER = LIGHT

_ICON_SIZES = (16, 32)


class Theme(QObject):
    """The scheme in force; there is one, made by :func:`theme`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "system"
        self._colours = LIGHT
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._is_dressed = False

    @property
    def colours(self) -> Colours:
        """The colours of the scheme in force."""
        return self._colours

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self._colours is DARK

    def colour(self, meaning: str) -> QColor:
        """The colour that stands for *meaning*, a field name of Colours."""
        return QColor(getattr(self._colours, meaning))

    def follow_system(self) -> None:
        """From now on repaint when the system changes its scheme."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def apply(self, choice: str, *, dress: bool = True) -> None:
        """Put "system", "light" or "dark" into force on the whole program.

        Without *dress* the style sheet waits for :meth:`dress`: a window that
        is put together under a style sheet is styled anew with every part.
        """
        self._choice = choice
        hint = QGuiApplication.styleHints().colorScheme()
        dark = choice == "dark" or (choice == "system" and hint == Qt.ColorScheme.Dark)
        self._colours = DARK if dark else LIGHT
        self._icons.clear()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        font = application.font()
        font.setPixelSize(base_size())
        application.setFont(font)
        application.setPalette(_palette(self._colours))
        if dress or self._is_dressed:
            self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Put the style sheet into force on everything that is there and to come."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(_style_sheet(self._colours, base_size()))
        self._is_dressed = True

    def icon(self, name: str, meaning: str = "text") -> QIcon:
        """The one-colour icon resources/icons/*name*.svg in the colour of *meaning*."""
        key = (name, meaning)
        if key not in self._icons:
            self._icons[key] = self._draw(name, meaning)
        return self._icons[key]

    def _draw(self, name: str, meaning: str) -> QIcon:
        icon = QIcon()
        states = (
            (meaning, QIcon.Mode.Normal, QIcon.State.Off),
            ("accent" if meaning == "text" else meaning, QIcon.Mode.Normal, QIcon.State.On),
            ("faint", QIcon.Mode.Disabled, QIcon.State.Off),
        )
        for size in _ICON_SIZES:
            shape = _shape(name, size)
            for tone, mode, state in states:
                icon.addPixmap(_tinted(shape, self.colour(tone)), mode, state)
        return icon

    @Slot(Qt.ColorScheme)
    def _on_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self.apply("system")


@cache
def theme() -> Theme:
    """The one theme of the program."""
    return Theme()


def base_size() -> int:
    """The system's font size in pixels, at least 13: all other sizes follow it."""
    return max(13, QFontInfo(QApplication.font()).pixelSize())


def icon_size() -> int:
    """The side of an icon in pixels: 16 beside letters of 13, larger with them."""
    return scaled(16)


def scaled(pixels: int) -> int:
    """A length that is *pixels* beside letters of 13, as long beside larger ones."""
    return pixels * base_size() // 13


def paper_palette() -> QPalette:
    """The palette of what is shown as its reader sees it: always light."""
    return _palette(PAPER)


def paper_picture(name: str, meaning: str) -> QPixmap:
    """The drawing resources/icons/*name*.svg as it stands on paper."""
    picture = _tinted(_shape(name, 2 * icon_size()), QColor(getattr(PAPER, meaning)))
    picture.setDevicePixelRatio(2)
    return picture


def mark(widget: QWidget, **properties: object) -> None:
    """Set style properties ("kind", "tone") and let the style sheet see them."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    # A widget that was never shown will be polished once, with all of them set.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@cache
def _shape(name: str, size: int) -> QPixmap:
    """The drawing in black; reading it is what takes time, so it is done once."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = paths.resource(f"icons/{name}.svg").read_bytes()
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    # Qt renders currentColor black, so what is painted is recoloured.
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = (
        (role.Window, colours.surface),
        (role.Base, colours.field),
        (role.AlternateBase, colours.background),
        (role.Button, colours.surface),
        (role.ToolTipBase, colours.surface),
        (role.Text, colours.text),
        (role.WindowText, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipText, colours.text),
        (role.BrightText, colours.danger),
        (role.PlaceholderText, colours.quiet),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
        (role.Midlight, colours.line),
        (role.Dark, colours.line),
        (role.Light, colours.surface),
        (role.Shadow, colours.line),
    )
    for name, value in pairs:
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.quiet))
    return palette


def _style_sheet(colours: Colours, base: int) -> str:
    paper = {f"paper_{name}": value for name, value in dataclasses.asdict(PAPER).items()}
    line = QFontMetrics(QGuiApplication.font()).height()
    # Qt ignores a radius above half the height, so a pill has a least height.
    pill = line // 2 + 4
    remark = line // 2 + 3
    # A style sheet cannot recolour a drawing: this one is grey enough for both.
    arrow = paths.resource("icons/combo_arrow.svg").as_posix()
    tick = "check" if colours is DARK else "check_white"
    ticked = paths.resource(f"icons/{tick}.svg").as_posix()
    values = (
        dataclasses.asdict(colours)
        | paper
        | {
            "icon": f"{icon_size()}px",
            "pill_radius": f"{pill}px",
            "pill_height": f"{2 * pill - 2}px",
            "remark_radius": f"{remark}px",
            "remark_height": f"{2 * remark - 8}px",
            "arrow": f'url("{arrow}")',
            "ticked": f'url("{ticked}")',
            "box": f"{icon_size() - 2}px",
            "bar": f"{scaled(10)}px",
            "drop": f"{scaled(22)}px",
            "menu_part": f"{scaled(13)}px",
            "menu_room": f"{scaled(15)}px",
            "small_icon": f"{scaled(12)}px",
            "base": f"{base}px",
            "small": f"{base - 1}px",
            "body": f"{base + 1}px",
            "title": f"{base + 5}px",
        }
    )
    sheet = paths.resource("style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: values[found[1]], sheet)
