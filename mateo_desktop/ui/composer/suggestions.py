"""Contacts offered below a recipient field.

An offer is only an offer: nothing is taken before Down and Enter or a click,
and what was typed always wins over what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex as _Index
from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QListView, QWidget

from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient

_MOST_ROWS = 8
_LEAST_WIDTH = 280


class Suggestions(QListView):
    """A list below the field that never takes the focus.

    It lies in the window itself: a window of its own would take the keyboard
    or the activation on one system or the other, and a click on it would first
    be a loss of focus for the field.
    """

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Suggestions"))
        mark(self, kind="card")
        self._field = field
        self._people: tuple[Recipient, ...] = ()
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        self.clicked.connect(self._on_clicked)

    def offer(self, people: Sequence[Recipient]) -> None:
        """Show *people*, none of them chosen; an empty list hides the offer."""
        self._people = tuple(people)
        if not self._people or not self._field.hasFocus():
            self.hide()
            return
        self._words.setStringList([_words(person) for person in self._people])
        self.setCurrentIndex(_Index())
        window = self._field.window()
        place = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        rows = min(len(self._people), _MOST_ROWS)
        height = rows * (self.sizeHintForRow(0) + 1) + 2 * self.frameWidth() + 4
        width = min(max(_LEAST_WIDTH, self._field.width()), window.width() - 16)
        place.setX(max(8, min(place.x(), window.width() - 8 - width)))
        self.setGeometry(QRect(place, QSize(width, min(height, window.height() - place.y()))))
        self.show()
        self.raise_()
        say(self._field, self.tr("%n suggestion(s)", "", len(self._people)))

    @property
    def chosen(self) -> Recipient | None:
        """Who was walked to with the arrow keys, or None."""
        row = self.currentIndex().row()
        return self._people[row] if self.isVisible() and 0 <= row < len(self._people) else None

    def take(self) -> None:
        """Take who was walked to."""
        person = self.chosen
        self.hide()
        if person is not None:
            self.taken.emit(person)

    def walk(self, step: int) -> None:
        """Move the choice by *step* rows; before the first there is none."""
        row = self.currentIndex().row() + step
        if row < 0:
            self.setCurrentIndex(_Index())
        elif row < len(self._people):
            self.setCurrentIndex(self._words.index(row))
            say(self._field, _words(self._people[row]))

    @Slot(_Index)
    def _on_clicked(self, index: _Index) -> None:
        self.setCurrentIndex(index)
        self.take()


def say(widget: QWidget, words: str) -> None:
    """Let a screen reader say *words*; the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _words(person: Recipient) -> str:
    name, handle = plain_name(person.full_name), plain_name(person.handle)
    return (
        f"{name} · {handle}" if name and handle else name or handle or plain_name(person.contact_id)
    )
