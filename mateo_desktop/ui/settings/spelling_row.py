"""Whether spelling is checked, and in which of the languages this computer has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from mateo_desktop.ui.theme import mark, scaled

_COLUMNS = 2


class SpellingRow(QWidget):
    """Gives :attr:`is_on` and :attr:`languages`; there is no row without a dictionary."""

    changed = Signal()

    def __init__(
        self,
        found: Sequence[str],
        chosen: Sequence[str],
        *,
        is_on: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("spellingRow")
        self.on = QCheckBox(self.tr("Check the &spelling"))
        self.on.setObjectName("spellingOn")
        self.on.setChecked(is_on)
        self.boxes: dict[str, QCheckBox] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for tag in found:
            box = QCheckBox(_name(tag))
            box.setObjectName(f"spelling_{tag}")
            box.setChecked(tag in chosen)
            box.setEnabled(is_on)
            box.toggled.connect(self.changed)
            self.on.toggled.connect(box.setEnabled)
            self.boxes[tag] = box
        columns = self._columns()
        for number, box in enumerate(self.boxes.values()):
            grid.addWidget(box, number // columns, number % columns)
        grid.setColumnStretch(columns, 1)
        about = QLabel(self.tr("A word is marked if it is wrong in every language chosen here."))
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        mark(about, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.on, inside, about):
            column.addWidget(widget)
        self.on.toggled.connect(self.changed)

    def _columns(self) -> int:
        """As many as usual, or as large letters leave room for on this screen."""
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=1)
        room = self.screen().availableSize().width() * 9 // 10 - scaled(60)
        return max(1, min(_COLUMNS, room // (widest + 16)))

    @property
    def is_on(self) -> bool:
        """Whether spelling shall be checked."""
        return self.on.isChecked()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages chosen."""
        return tuple(tag for tag, box in self.boxes.items() if box.isChecked())


def _name(tag: str) -> str:
    """The language's own name, with its country where the tag has one."""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name = locale.nativeLanguageName()
    name = name[:1].upper() + name[1:]
    return f"{name} ({locale.nativeTerritoryName()})" if "_" in tag else name
