"""Contacts offered below a recipient field.

An offer is only an offer: nothing is taken before Down and Enter or a click,
and what was typed always wins over what was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal, Slot
from PySide6.QtCore import QModelIndex as _Index
from PySide6.QtWidgets import QListView, QWidget

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.theme import mark

_MOST_ROWS = 8


class Suggestions(QListView):
    """A list below the field that never takes the focus."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        # A popup would grab the keyboard; this one only lies on top.
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Suggestions"))
        mark(self, kind="card")
        self._field = field
        self._people: tuple[Recipient, ...] = ()
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def offer(self, people: Sequence[Recipient]) -> None:
        """Show *people*, none of them chosen; an empty list hides the offer."""
        self._people = tuple(people)
        if not self._people or not self._field.hasFocus():
            self.hide()
            return
        self._words.setStringList([_words(person) for person in self._people])
        self.setCurrentIndex(_Index())
        rows = min(len(self._people), _MOST_ROWS)
        self.resize(
            max(280, self._field.width()), rows * (self.sizeHintForRow(0) + 2) + 2 * self.frameWidth()
        )
        self.move(self._field.mapToGlobal(QPoint(0, self._field.height() + 2)))
        self.show()

    @property
    def chosen(self) -> Recipient | None:
        """Who was walked to with the arrow keys, or None."""
        row = self.currentIndex().row()
        return self._people[row] if self.isVisible() and 0 <= row < len(self._people) else None

    def walk(self, step: int) -> bool:
        """Move the choice by *step* rows; False while nothing is offered."""
        if not self.isVisible():
            return False
        row = self.currentIndex().row() + step
        if row < 0:
            self.setCurrentIndex(_Index())
        elif row < len(self._people):
            self.setCurrentIndex(self._words.index(row))
        return True

    @Slot(_Index)
    def _on_clicked(self, index: _Index) -> None:
        person = self._people[index.row()]
        self.hide()
        self.taken.emit(person)


def _words(person: Recipient) -> str:
    name, handle = plain_name(person.full_name), plain_name(person.handle)
    return f"{name} · {handle}" if name and handle else name or handle or person.contact_id
