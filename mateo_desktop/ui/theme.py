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
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
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


LIGHT = Colours(
    background="#f6f7f9",
    surface="#ffffff",
    field="#ffffff",
    line="#dfe3e8",
    text="#1b2430",
    quiet="#5b6776",
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
)

DARK = Colours(
    background="#171b21",
    surface="#1f252d",
    field="#1a2027",
    line="#333c47",
    text="#e6eaf0",
    quiet="#9aa7b5",
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

    def apply(self, choice: str) -> None:
        """Put "system", "light" or "dark" into force on the whole program."""
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
        application.setStyleSheet(_style_sheet(self._colours, base_size()))
        self.changed.emit()

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
            ("line", QIcon.Mode.Disabled, QIcon.State.Off),
        )
        for tone, mode, state in states:
            for size in _ICON_SIZES:
                icon.addPixmap(_pixmap(name, self.colour(tone).name(), size), mode, state)
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


def mark(widget: QWidget, **properties: object) -> None:
    """Set style properties ("kind", "tone") and let the style sheet see them."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    # Qt renders currentColor black, so the drawing itself is recoloured.
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name)
    renderer = QSvgRenderer(QByteArray(drawing.replace("#000", colour).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@cache
def _drawing(name: str) -> str:
    return paths.resource(f"icons/{name}.svg").read_text(encoding="utf-8")


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
    values = dataclasses.asdict(colours) | {
        "base": f"{base}px",
        "small": f"{base - 1}px",
        "body": f"{base + 1}px",
        "title": f"{base + 5}px",
    }
    return re.sub(r"@(\w+)", lambda found: values[found[1]], _SHEET)


# Selectors go by the property "kind", so that a widget says what it is, not
# how it looks. Every kind there is stands here.
_SHEET = """
QMainWindow, QDialog { background: @surface; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px 6px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
*[kind="side"] { background: @background; }
*[kind="surface"] { background: @surface; }
*[kind="bar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
*[kind="row"] { background: @surface; border: none; border-bottom: 1px solid @line; }
*[kind="foot"] { background: @surface; border: none; border-top: 1px solid @line; }
*[kind="card"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
*[kind="hair"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QLabel[kind="quiet"] { color: @quiet; font-size: @small; }
QLabel[kind="label"] { color: @quiet; }
QLabel[kind="title"] { font-size: @title; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="body"] { font-size: @body; }
QLabel[tone="ok"] { color: @ok; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="accent"] { color: @accent; }
QLabel[kind="chip"] { color: @quiet; font-size: @small; border: 1px solid @line; border-radius: 8px;
    padding: 0 6px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit {
    background: @field; border: 1px solid @line; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateTimeEdit:focus { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: @quiet; }
QLineEdit[kind="line"] { background: transparent; border: 1px solid transparent; padding: 4px 6px; }
QLineEdit[kind="line"]:focus { border-color: @accent; background: @field; }
QLineEdit[tone="danger"], QPlainTextEdit[tone="danger"] { border-color: @danger; }
QTextEdit[kind="page"], QPlainTextEdit[kind="page"], QTextBrowser[kind="page"] {
    background: @surface; border: none; border-radius: 0; padding: 12px 16px; font-size: @body; }
QPlainTextEdit[kind="code"] { font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace;
    font-size: @small; }
QPlainTextEdit[kind="codepage"] { font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace;
    font-size: @small; background: @surface; border: none; border-radius: 0; padding: 8px 12px; }
QComboBox { padding: 3px 8px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox[kind="line"] { background: transparent; border: 1px solid transparent; }
QComboBox[kind="line"]:focus, QComboBox[kind="line"]:hover { border-color: @line; }
QComboBox[kind="line"]:focus { border-color: @accent; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; outline: none;
    selection-background-color: @accent_soft; selection-color: @text; }
QPushButton, QToolButton { background: @surface; color: @text; border: 1px solid @line;
    border-radius: 6px; padding: 5px 12px; }
QToolButton { padding: 4px 6px; }
QPushButton:hover, QToolButton:hover { background: @background; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @quiet; background: @background; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
*[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600;
    border-radius: 6px; padding: 5px 14px; }
*[kind="primary"]:hover { background: @accent; border-color: @text; }
*[kind="primary"]:focus { border: 2px solid @text; padding: 4px 13px; }
*[kind="primary"]:disabled { background: @line; border-color: @line; color: @quiet; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
    border: 1px solid transparent; color: @quiet; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @accent_soft; color: @text; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton[kind="link"], QToolButton[kind="link"] { background: transparent; border: 1px solid transparent;
    color: @accent; padding: 2px 4px; }
QPushButton[kind="link"]:hover, QToolButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus, QToolButton[kind="link"]:focus { border-color: @accent; }
QToolButton[kind="tool"] { background: transparent; border: 1px solid transparent; padding: 3px; }
QToolButton[kind="tool"]:hover { background: @background; }
QToolButton[kind="tool"]:checked { background: @accent_soft; color: @accent; }
QToolButton[kind="tool"]:focus { border-color: @accent; }
*[kind="segment"] { background: transparent; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 3px 10px; font-size: @small; }
*[kind="segment"]:checked { background: @accent_soft; color: @accent; font-weight: 600; }
*[kind="segment"]:focus { border-color: @accent; }
*[kind="pill"] { background: @accent_soft; border: 1px solid @accent_soft; border-radius: 12px; }
*[kind="pill"][tone="warning"] { background: @warning_soft; border-color: @warning_soft; }
*[kind="pill"][tone="danger"] { background: @danger_soft; border-color: @danger; }
*[kind="pill"][chosen="true"] { border-color: @accent; }
QPushButton[kind="remark"] { border: 1px solid transparent; border-radius: 12px; padding: 3px 10px;
    background: @background; color: @quiet; font-size: @small; }
QPushButton[kind="remark"]:focus { border-color: @accent; }
QPushButton[kind="remark"][tone="warning"] { background: @warning_soft; color: @warning; }
QPushButton[kind="remark"][tone="danger"] { background: @danger_soft; color: @danger; }
QPushButton[kind="nav"] { text-align: left; background: transparent; border: 1px solid transparent;
    padding: 6px 10px; }
QPushButton[kind="nav"]:hover { background: @accent_soft; }
QPushButton[kind="nav"]:checked { background: @accent_soft; color: @accent; font-weight: 600; }
QPushButton[kind="nav"]:focus { border-color: @accent; }
*[kind="bubble_in"] { background: @bubble_in; border: none; border-radius: 10px; }
*[kind="bubble_out"] { background: @bubble_out; border: none; border-radius: 10px; }
*[kind="notice"] { background: @warning_soft; border: none; border-bottom: 1px solid @line; }
*[kind="notice"][tone="danger"] { background: @danger_soft; }
*[kind="notice"][tone="ok"] { background: @accent_soft; }
QListView, QTreeView, QTableView { background: @surface; border: none; outline: none;
    selection-background-color: @accent_soft; selection-color: @text; }
QListView[kind="side"] { background: @background; }
QListView::item:focus { border: 1px solid @accent; }
QHeaderView::section { background: @surface; color: @quiet; border: none; border-bottom: 1px solid @line;
    padding: 4px 6px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @quiet; border: none; padding: 10px 12px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { border: 1px solid @accent; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
