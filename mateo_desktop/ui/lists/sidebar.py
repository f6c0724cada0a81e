"""The left pane: Drafts, Outbox, Sent, and the list of the one chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.lists.row_list import RowList
from mateo_desktop.ui.lists.table_models import DraftModel, EntryModel, KeyRole, LineModel
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.drafts import DraftRow
    from mateo_desktop.storage.ledger import Entry

DRAFTS, OUTBOX, SENT = "drafts", "outbox", "sent"

#: What a person can do with a message in each state (sending.md).
ACTIONS: dict[SendState, tuple[str, ...]] = {
    SendState.HELD: ("undo", "send_now"),
    SendState.QUEUED: ("send_now", "edit"),
    SendState.SENDING: (),
    SendState.ACCEPTED: ("duplicate",),
    SendState.REJECTED: ("edit", "discard"),
    SendState.UNKNOWN: ("check_again", "send_again", "discard"),
}


class Sidebar(QWidget):
    """Three lists, one in sight."""

    draft_opened = Signal(str)
    draft_deleted = Signal(str)
    draft_duplicated = Signal(str)
    draft_versions_wanted = Signal(str)
    trash_wanted = Signal()
    entry_opened = Signal(str)
    entry_action = Signal(str, str)
    #: "drafts", "outbox" or "sent" came into sight.
    list_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, kind="side")
        self._menu_key = ""
        self._choices: Mapping[str, tuple[str, ...]] = {}
        self.drafts = DraftModel(self)
        self.outbox = EntryModel(self)
        self.history = EntryModel(self)
        self.draft_list = self._list(self.drafts, "draftList", self.tr("Drafts"))
        self.outbox_list = self._list(self.outbox, "outboxList", self.tr("Outbox"))
        self.history_list = self._list(self.history, "historyList", self.tr("Sent"))
        self.trash_button = QPushButton(self.tr("Deleted drafts…"))
        self.trash_button.setObjectName("trashButton")
        mark(self.trash_button, kind="quiet")
        self.trash_button.clicked.connect(self.trash_wanted)
        self._pages = QStackedWidget()
        self._empty = {
            DRAFTS: self.tr("No drafts. What you write is kept here by itself."),
            OUTBOX: self.tr("Nothing is on its way."),
            SENT: self.tr("What was accepted appears here."),
        }
        self._names = {DRAFTS: self.tr("Drafts"), OUTBOX: self.tr("Outbox"), SENT: self.tr("Sent")}
        self._order = (DRAFTS, OUTBOX, SENT)
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, QLabel] = {}
        self._hints: dict[str, QLabel] = {}
        self._searching = False
        self._group = QButtonGroup(self)

        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(2)
        for number, name in enumerate(self._order):
            column.addWidget(self._nav(name, number))
        column.addSpacing(12)
        column.addWidget(self._pages, 1)
        lists = (self.draft_list, self.outbox_list, self.history_list)
        for name, view in zip(self._order, lists, strict=True):
            self._pages.addWidget(self._page(name, view))
        self.draft_list.opened.connect(self.draft_opened)
        self.draft_list.delete_wanted.connect(self.draft_deleted)
        self.draft_list.menu_wanted.connect(self._on_draft_menu)
        for view in (self.outbox_list, self.history_list):
            view.opened.connect(self.entry_opened)
            view.menu_wanted.connect(self._on_entry_menu)
        self._group.idClicked.connect(self._on_nav)
        self._buttons[DRAFTS].setChecked(True)
        self._render()

    # -- making -----------------------------------------------------------

    def _list(self, model: LineModel, name: str, words: str) -> RowList:
        view = RowList(model)
        view.setObjectName(name)
        view.setAccessibleName(words)
        return view

    def _nav(self, name: str, number: int) -> QPushButton:
        button = QPushButton(self._names[name])
        button.setObjectName(f"{name}Nav")
        button.setCheckable(True)
        mark(button, kind="nav")
        count = QLabel(button)
        count.setTextFormat(Qt.TextFormat.PlainText)
        mark(count, kind="quiet")
        row = QHBoxLayout(button)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch()
        row.addWidget(count)
        self._group.addButton(button, number)
        self._buttons[name], self._counts[name] = button, count
        return button

    def _page(self, name: str, view: RowList) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        hint = QLabel()
        hint.setWordWrap(True)
        hint.setContentsMargins(10, 4, 10, 4)
        mark(hint, kind="quiet")
        self._hints[name] = hint
        column.addWidget(hint)
        column.addWidget(view, 1)
        if name == DRAFTS:
            column.addWidget(self.trash_button)
        return page

    # -- what is shown ------------------------------------------------------

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, as Tab goes through it."""
        below = (self.trash_button, self.outbox_list, self.history_list)
        return (*self._buttons.values(), self.draft_list, *below)

    def show_list(self, name: str) -> None:
        """Bring "drafts", "outbox" or "sent" into sight."""
        if not self._buttons[name].isChecked():
            self._buttons[name].setChecked(True)
        self._pages.setCurrentIndex(self._order.index(name))
        self.list_shown.emit(name)

    @property
    def shown(self) -> str:
        """The list in sight."""
        return self._order[self._pages.currentIndex()]

    def put_drafts(self, rows: Sequence[DraftRow]) -> None:
        """Show *rows* as the drafts."""
        chosen = self.draft_list.currentIndex().data(KeyRole)
        self.drafts.put(rows)
        if chosen:
            self.draft_list.choose(chosen)
        self._render()

    def put_outbox(
        self,
        entries: Sequence[Entry],
        states: Mapping[str, str] | None = None,
        choices: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Show *entries* as what is on its way; *states* says more of some than they do.

        *choices* has what can be done with those that ask something of their own.
        """
        self._choices = choices or {}
        chosen = self.outbox_list.currentIndex().data(KeyRole)
        self.outbox.put(entries, states)
        if chosen:
            self.outbox_list.choose(chosen)
        self._render()

    def put_sent(self, entries: Sequence[Entry]) -> None:
        """Show *entries* as what was accepted."""
        chosen = self.history_list.currentIndex().data(KeyRole)
        self.history.put(entries)
        if chosen:
            self.history_list.choose(chosen)
        self._render()

    def choose_draft(self, draft: Draft) -> None:
        """Mark the row of the draft that lies on the desk."""
        self.draft_list.choose(draft.key)

    def put_draft(self, row: DraftRow) -> None:
        """One draft was saved; its row comes to the top."""
        self.drafts.put_row(row)
        self._render()

    def set_searching(self, searching: bool) -> None:
        """Whether the rows are what a search found."""
        self._searching = searching
        self._render()

    def _render(self) -> None:
        nothing_found = self.tr("Nothing found.")
        models = (self.drafts, self.outbox, self.history)
        for name, model in zip(self._order, models, strict=True):
            number = model.rowCount()
            shown = "" if name == SENT or not number else count_text(number)
            if self._counts[name].text() != shown:
                self._counts[name].setText(shown)
            words = f"{self._names[name]}, {count_text(number)}" if number else self._names[name]
            self._buttons[name].setAccessibleName(words)
            self._hints[name].setText(nothing_found if self._searching else self._empty[name])
            self._hints[name].setVisible(not number)

    # -- menus ----------------------------------------------------------------

    @Slot(int)
    def _on_nav(self, number: int) -> None:
        self.show_list(self._order[number])

    @Slot(str, QPoint)
    def _on_draft_menu(self, key: str, position: QPoint) -> None:
        menu = self._menu(key)
        menu.addAction(self.tr("Duplicate"), self._on_duplicate)
        menu.addAction(self.tr("Earlier versions…"), self._on_versions)
        menu.addAction(self.tr("Delete"), self._on_delete)
        menu.popup(position)

    @Slot(str, QPoint)
    def _on_entry_menu(self, message_id: str, position: QPoint) -> None:
        entry = self.outbox.entry(message_id) or self.history.entry(message_id)
        names = ACTIONS.get(entry.state, ()) if entry else ()
        names = self._choices.get(message_id, names)
        if not names:
            return
        words = {
            "undo": self.tr("Undo send"),
            "send_now": self.tr("Send now"),
            "edit": self.tr("Back to drafts"),
            "check_again": self.tr("Check again"),
            "send_again": self.tr("Send again…"),
            "send_anyway": self.tr("Send anyway"),
            "template": self.tr("Choose a template"),
            "discard": self.tr("Discard…"),
            "duplicate": self.tr("Use as new message"),
        }
        menu = self._menu(message_id)
        for name in names:
            menu.addAction(words[name]).setData(name)
        menu.triggered.connect(self._on_entry_action)
        menu.popup(position)

    def _menu(self, key: str) -> QMenu:
        self._menu_key = key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    @Slot()
    def _on_duplicate(self) -> None:
        self.draft_duplicated.emit(self._menu_key)

    @Slot()
    def _on_versions(self) -> None:
        self.draft_versions_wanted.emit(self._menu_key)

    @Slot()
    def _on_delete(self) -> None:
        self.draft_deleted.emit(self._menu_key)

    @Slot(QAction)
    def _on_entry_action(self, action: QAction) -> None:
        self.entry_action.emit(self._menu_key, action.data())
