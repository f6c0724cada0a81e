"""Drafts, outbox and sent messages as rows for a list view.

A row is two lines and a sentence: who and when, what and in which state, and
the whole of it in words for a screen reader. The models hold plain values and
are handed new ones; they never ask the database.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage.words import REPLY
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages import times
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip

if TYPE_CHECKING:
    from mateo_desktop.storage.drafts import DraftRow
    from mateo_desktop.storage.ledger import Entry

KeyRole = Qt.ItemDataRole.UserRole
LineRole = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """What the delegate paints for one row; *tone* colours the state's word."""

    title: str
    when: str
    detail: str
    state: str = ""
    tone: str = ""


class LineModel(QStringListModel):
    """Rows of two lines; the subclasses say what stands in them.

    Qt's own list counts the rows: a view asks for their number once for each row when it
    lays them out, at every save, and asking Python 10,000 times holds the window for 50 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows are chosen and never written into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The key, the painted line, or the row as one sentence."""
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        if role == KeyRole:
            return self._keys[index.row()]
        line = self.line(index.row())
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (line.title, line.detail, line.state, line.when)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole and line.state:
            return plain_tooltip(f"{line.title}\n{line.detail}\n{line.state}")
        return None

    def row_of(self, key: str) -> int:
        """The row with *key*, or -1."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def line(self, row: int) -> Line:
        """What stands in *row*."""
        raise NotImplementedError(row)

    def _replace(self, keys: list[str]) -> None:
        """Take over *keys*; keeps selections where only contents changed."""
        if keys == self._keys:
            if keys:
                self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
            return
        self._keys = keys
        self.setStringList([""] * len(keys))


class DraftModel(LineModel):
    """The drafts, newest first, as the store lists them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, DraftRow] = {}

    def put(self, rows: Sequence[DraftRow]) -> None:
        """Show *rows*."""
        self._rows = {row.key: row for row in rows}
        self._replace([row.key for row in rows])

    def put_row(self, row: DraftRow) -> None:
        """A draft was saved: its row comes to the top, or is a new one."""
        place = self.row_of(row.key)
        self._rows[row.key] = row
        if place == 0:
            self.dataChanged.emit(self.index(0), self.index(0))
        elif place > 0:
            self._keys.insert(0, self._keys.pop(place))
            self.moveRow(QModelIndex(), place, QModelIndex(), 0)
        else:
            self._keys.insert(0, row.key)
            self.insertRow(0)

    def line(self, row: int) -> Line:
        """Recipient and age; subject, or else how the text begins."""
        found = self._rows[self._keys[row]]
        nothing = QCoreApplication.translate("lists", "Empty draft")
        return Line(
            title=messages.addressee(found.label),
            when=age(found.updated_at, datetime.now(UTC)),
            detail=plain_name(found.subject or found.preview) or nothing,
        )


class EntryModel(LineModel):
    """Messages on their way, or sent ones, with their state in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self._states: Mapping[str, str] = {}

    def put(self, entries: Sequence[Entry], states: Mapping[str, str] | None = None) -> None:
        """Show *entries*; *states* has closer words for the state of some."""
        self._entries = {entry.id: entry for entry in entries}
        self._states = states or {}
        self._replace([entry.id for entry in entries])

    def entry(self, message_id: str) -> Entry | None:
        """The entry with *message_id*."""
        return self._entries.get(message_id)

    def line(self, row: int) -> Line:
        """Recipient and age; subject or text; what became of it."""
        entry = self._entries[self._keys[row]]
        draft = entry.draft
        labels = [person.label for person in draft.recipients[:3] if person.label]
        if draft.conversation_id and not labels:
            labels = [REPLY]
        first_line = (draft.subject or draft.text).strip().split("\n", 1)[0][:120]
        return Line(
            title=messages.addressee(*labels),
            when=age(entry.updated_at, datetime.now(UTC)),
            detail=plain_name(first_line),
            state=self._states.get(entry.id) or messages.entry_state(entry),
            tone=_TONES.get(entry.state, ""),
        )


_TONES = {
    SendState.ACCEPTED: "ok",
    SendState.REJECTED: "danger",
    SendState.UNKNOWN: "warning",
}


def age(then: datetime, now: datetime) -> str:
    """How long ago, as short as a list needs: now, 12 min, 14:05, yesterday, Fri, 3 May."""
    seconds = (now - then).total_seconds()
    local, today = then.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    locale = QLocale()
    if seconds < 60:
        return QCoreApplication.translate("lists", "now")
    if seconds < 3600:
        return QCoreApplication.translate("lists", "{minutes} min").format(
            minutes=int(seconds // 60)
        )
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return QCoreApplication.translate("lists", "yesterday")
    if days < 7:
        return locale.standaloneDayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    if local.year == today.year:
        month = locale.monthName(local.month, QLocale.FormatType.ShortFormat)
        return QCoreApplication.translate("lists", "{day} {month}").format(
            day=local.day, month=month
        )
    return times.short_day(local.date())
