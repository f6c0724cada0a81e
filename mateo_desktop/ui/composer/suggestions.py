"""Contacts offered below a recipient field.

An offer is only an offer: nothing is taken before Down and Enter or a click,
and what was typed always wins over what was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex as _Index
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QToolButton, QWidget

from mateo_desktop.domain.phone import formatted
from mateo_desktop.ui.composer.suggestion_rows import (
    AGAIN,
    NEW,
    DeedRole,
    ForgetRole,
    SuggestionRows,
)
from mateo_desktop.ui.messages.acquaintances import acquaintance_words
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, scaled, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.domain.draft import Recipient

_MOST_ROWS = 8
_LEAST_WIDTH = 280
_MOST_WIDTH = 640
_LONGEST_NEW = 40


class Suggestions(QListView):
    """A list below the field that never takes the focus.

    It lies in the window itself: a window of its own would take the keyboard
    or the activation on one system or the other, and a click on it would first
    be a loss of focus for the field.
    """

    taken = Signal(object)
    #: Somebody who was written to, and is not to be offered again.
    forgotten = Signal(object)
    #: What was typed is to become a contact.
    new_wanted = Signal(str)
    #: The server, which could not be searched, is to be asked once more.
    again_wanted = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Suggestions"))
        mark(self, kind="card")
        self._field = field
        self._people: tuple[Recipient, ...] = ()
        self._known: Mapping[Recipient, Acquaintance] = {}
        self._crosses: list[tuple[QToolButton, int]] = []
        #: What would become a contact; "" for no such row.
        self._new = ""
        self._again = False
        self._words = QStandardItemModel(self)
        self.setModel(self._words)
        self.setItemDelegate(SuggestionRows(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._place_crosses)

    def offer(
        self,
        people: Sequence[Recipient],
        known: Mapping[Recipient, Acquaintance] | None = None,
        new: str = "",
        *,
        again: bool = False,
    ) -> None:
        """Show *people* and what is *known* of them.

        A row below makes a contact of *new*, if that is not "", and with *again*
        the last one searches the server once more; nothing to show hides the offer.
        """
        before, deed = self.chosen, str(self.currentIndex().data(DeedRole) or "")
        deed = deed if self.isVisible() else ""
        self._people, self._known = tuple(people), known or {}
        self._new, self._again = new, again
        if not (self._people or new or again) or not self._field.hasFocus():
            self.hide()
            return
        self._words.clear()
        for person in self._people:
            words = self._said(person)
            item = QStandardItem(words)
            item.setToolTip(plain_tooltip(words))
            item.setData(self._is_remembered(person), ForgetRole)
            self._words.appendRow(item)
        if new:
            shown = plain_name(new)
            shown = shown if len(shown) <= _LONGEST_NEW else f"{shown[: _LONGEST_NEW - 1]}…"
            self._add_deed(self.tr("New contact “{name}”…").format(name=shown), NEW)
        if again:
            self._add_deed(self.tr("Search in Mateo again"), AGAIN)
        # Who was walked to stays chosen when more people are found meanwhile.
        row = self._people.index(before) if before in self._people else -1
        rows = range(self._words.rowCount())
        if deed:
            row = next((n for n in rows if self._words.item(n).data(DeedRole) == deed), row)
        self.setCurrentIndex(self._words.index(row, 0))
        window = self._field.window()
        place = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        height = (
            min(len(rows), _MOST_ROWS) * (self.sizeHintForRow(0) + 1) + 2 * self.frameWidth() + 4
        )
        # The cross at the end of a row has its own room.
        wanted = min(self.sizeHintForColumn(0) + 2 * self.sizeHintForRow(0), scaled(_MOST_WIDTH))
        width = min(max(scaled(_LEAST_WIDTH), self._field.width(), wanted), window.width() - 16)
        place.setX(max(8, min(place.x(), window.width() - 8 - width)))
        self.setGeometry(QRect(place, QSize(width, min(height, window.height() - place.y()))))
        self.show()
        self.raise_()
        self._make_crosses()
        if self._people:
            say(self._field, self.tr("%Ln suggestion(s)", "", len(self._people)))

    @property
    def chosen(self) -> Recipient | None:
        """Who was walked to with the arrow keys, or None."""
        row = self.currentIndex().row()
        return self._people[row] if self.isVisible() and 0 <= row < len(self._people) else None

    @property
    def is_walked_to(self) -> bool:
        """Whether the arrow keys chose a row, so that Enter means it."""
        return self.isVisible() and self.currentIndex().isValid()

    def take(self) -> None:
        """Take who was walked to, or do what the row does."""
        person, deed = self.chosen, self.currentIndex().data(DeedRole)
        self.hide()
        if person is not None:
            self.taken.emit(person)
        elif deed == NEW:
            self.new_wanted.emit(self._new)
        elif deed == AGAIN:
            self.again_wanted.emit()

    def _add_deed(self, words: str, deed: str) -> None:
        item = QStandardItem(words)
        item.setData(deed, DeedRole)
        self._words.appendRow(item)

    def walk(self, step: int) -> None:
        """Move the choice by *step* rows; before the first there is none."""
        row = self.currentIndex().row() + step
        if row < 0:
            self.setCurrentIndex(_Index())
        elif row < self._words.rowCount():
            index = self._words.index(row, 0)
            self.setCurrentIndex(index)
            words = str(index.data())
            if index.data(ForgetRole):
                words = self.tr("{person}, Shift+Delete forgets").format(person=words)
            say(self._field, words)

    def forget(self) -> bool:
        """Forget who was walked to; False if that is nobody from messages sent here."""
        person = self.chosen
        if person is None or not self._is_remembered(person):
            return False
        self._forget(person)
        return True

    def _forget(self, person: Recipient) -> None:
        self.forgotten.emit(person)
        self.offer(
            [one for one in self._people if one != person],
            self._known,
            self._new,
            again=self._again,
        )

    def _is_remembered(self, person: Recipient) -> bool:
        known = self._known.get(person)
        return known is not None and known.remembered

    def _said(self, person: Recipient) -> str:
        known = self._known.get(person)
        details = acquaintance_words(known) if known is not None else ""
        return f"{_words(person)} · {details}" if details else _words(person)

    def _named(self, person: Recipient) -> str:
        return _words(person)

    def _make_crosses(self) -> None:
        """A small × on every row that can be forgotten."""
        for cross, _ in self._crosses:
            cross.hide()
            cross.deleteLater()
        self._crosses = []
        for row, person in enumerate(self._people):
            if not self._is_remembered(person):
                continue
            cross = QToolButton(self.viewport())
            cross.setObjectName("forgetSuggestion")
            cross.setIcon(theme().icon("close", "quiet"))
            cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cross.setAccessibleName(self.tr("Forget {person}").format(person=self._named(person)))
            cross.setToolTip(self.tr("Forget (Shift+Delete)"))
            mark(cross, kind="forget")
            cross.clicked.connect(self._on_cross)
            self._crosses.append((cross, row))
        self._place_crosses()

    @Slot()
    def _place_crosses(self) -> None:
        for cross, row in self._crosses:
            room = self.visualRect(self._words.index(row, 0))
            # A row of many words is wider than what is in sight of it.
            room.setRight(self.viewport().width() - 1)
            room.setLeft(room.right() - room.height())
            cross.setGeometry(room)
            cross.show()

    @Slot()
    def _on_cross(self) -> None:
        for cross, row in self._crosses:
            if cross is self.sender():
                self._forget(self._people[row])
                return

    @Slot(_Index)
    def _on_clicked(self, index: _Index) -> None:
        self.setCurrentIndex(index)
        self.take()


def say(widget: QWidget, words: str) -> None:
    """Let a screen reader say *words*; the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def _words(person: Recipient) -> str:
    name, handle = plain_name(person.full_name), plain_name(formatted(person.handle))
    return (
        f"{name} · {handle}" if name and handle else name or handle or plain_name(person.contact_id)
    )
