"""The pages of the body: an editor each, and how much of the draft it shows.

Of the pages one is in sight. Each remembers what it was filled with or what
was last read from it, so that a page which shows the draft already keeps its
cursor and its undo steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.snippets.completion import SnippetCompletion
from mateo_desktop.ui.text import same_place
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.chat_marks import CHAT
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.html_edit import HtmlEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit, in_lines
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.composer.chat_page import ChatPage
    from mateo_desktop.ui.session import DraftSession

Editor = RichEdit | SourceEdit

#: The channel types whose plain text is written with marks.
_CHATS = frozenset(("whatsapp",))


def text_page(draft: Draft) -> str:
    """The page on which the plain text of *draft* is written."""
    return CHAT if draft.channel_type in _CHATS else TEXT


class BodyPages(QStackedWidget):
    """Formatted text, source, plain text, and the text of a chat."""

    #: Somebody changed what is written on the page in sight.
    edited = Signal()
    left = Signal()
    #: Local files were dropped on a page: a list of paths.
    files_dropped = Signal(object)
    #: The FormatState at the cursor of the page in sight.
    format_changed = Signal(object)
    #: The page of a chat is there from now on: a ChatPage.
    chat_made = Signal(object)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # What each page shows, as it stands in the draft; none: not filled.
        self._known: dict[str, str] = {}
        self._read: set[str] = set()
        self._filling = self._read_only = False
        #: The page in sight: RICH, HTML, TEXT or CHAT.
        self.page = RICH
        self.rich = RichEdit()
        self.rich.setObjectName("bodyEditor")
        self.rich.setAccessibleName(self.tr("Message"))
        self.rich.setPlaceholderText(self.tr("Write your message"))
        mark(self.rich, kind="page")
        self.source = HtmlEdit()
        self.source.setObjectName("htmlSource")
        self.source.setAccessibleName(self.tr("HTML source of the message"))
        mark(self.source, kind="codepage")
        self.text = SourceEdit()
        self.text.setObjectName("textBody")
        self.text.setAccessibleName(self.tr("Plain text of the message"))
        self.text.setPlaceholderText(self.tr("Write your message"))
        mark(self.text, kind="page")
        #: The page of a chat, once one was wanted.
        self.chat: ChatPage | None = None
        self.editors: dict[str, Editor] = {}
        for page, editor in ((RICH, self.rich), (HTML, self.source), (TEXT, self.text)):
            self._add(page, editor)

    @property
    def editor(self) -> Editor:
        """The editor of the page in sight."""
        return self.editors[self.page]

    def is_up_to_date(self, draft: Draft) -> bool:
        """Whether the page in sight shows *draft*, but for what is typed and not read yet."""
        return self._known.get(self.page) == _value(self.page, draft)

    @property
    def is_pasting(self) -> bool:
        """Whether more of a long paste is to come on the page in sight."""
        return self.editor.is_pasting

    def finish_paste(self) -> None:
        """Write at once what is still to come of a long paste."""
        self.editor.finish_paste()

    def read(self) -> str:
        """What is written on the page in sight, which is what it shows from now on."""
        editor = self.editor
        plain = isinstance(editor, SourceEdit) or editor is self.chat
        value = editor.text() if plain else editor.html()  # type: ignore[union-attr]
        self._known[self.page] = value
        self._read.add(self.page)
        return value

    def forget(self) -> None:
        """Another draft comes: every page is filled anew before it is seen."""
        self._known.clear()

    def show_page(self, page: str, draft: Draft, *, undoable: bool = False) -> None:
        """Show *page*, filled unless it shows *draft* already.

        With *undoable* what the page showed of the draft before can be had back by an undo,
        and one that showed nothing of it has its cursor where it was on the page before.
        """
        before = self.editor
        if page == CHAT and self.chat is None:
            self._make_chat()
        self.page = page
        self._name_plain_page()
        value = _value(page, draft)
        if value != self._known.get(page) and not (
            undoable and page in self._known and self.change(draft)
        ):
            follows = undoable and page not in self._known
            self._known[page] = value
            self._read.discard(page)
            self._filling = True
            self._fill(page, value)
            self._filling = False
            if follows:
                same_place.stand_like(self.editor, before)
        self.setCurrentWidget(self.editor)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text is only shown."""
        self._read_only = read_only
        for editor in self.editors.values():
            editor.setReadOnly(read_only)

    def change(self, draft: Draft) -> bool:
        """Show what something else wrote on the page in sight, as a step to undo.

        False where it can only be filled anew; then nothing has changed.
        """
        value = _value(self.page, draft)
        if self.page == RICH and blocks.losses(value):
            return False
        self._filling = True
        changed = self._changed(value)
        self._filling = False
        if changed:
            self._known[self.page] = value
        return changed

    def _changed(self, value: str) -> bool:
        if self.page == RICH:
            return self.rich.change_html(value)
        if self.page == HTML:
            return self.source.change_text(_source(value))
        if self.chat is not None and self.page == CHAT:
            return self.chat.change_text(value)
        return self.text.change_text(value)

    def _fill(self, page: str, value: str) -> None:
        if page == RICH:
            self.rich.put_html(value)
        elif page == HTML:
            self.source.put_text(_source(value))
        elif self.chat is not None and page == CHAT:
            self.chat.put_text(value)
        else:
            self.text.put_text(value)

    def _add(self, page: str, editor: Editor) -> None:
        self.editors[page] = editor
        self.addWidget(editor)
        editor.setReadOnly(self._read_only)
        editor.textChanged.connect(self._on_changed)
        editor.left.connect(self.left)
        editor.files_dropped.connect(self.files_dropped)
        if isinstance(editor, RichEdit):
            editor.format_changed.connect(self.format_changed)
        SnippetCompletion(self._session, editor, page)

    def _make_chat(self) -> None:
        # Most messages are none of a chat: it is not imported at the start.
        from mateo_desktop.ui.composer.chat_page import ChatPage

        self.chat = ChatPage()
        self._add(CHAT, self.chat)
        # What is made later is otherwise the last that Tab comes to.
        QWidget.setTabOrder(self.text, self.chat)
        self.chat_made.emit(self.chat)

    def _name_plain_page(self) -> None:
        """Leave the name of the plain text to the one page of the two that is in use."""
        if self.chat is not None and self.page in (TEXT, CHAT):
            self.chat.setObjectName("textBody" if self.page == CHAT else "chatBody")
            self.text.setObjectName("textBody" if self.page == TEXT else "plainBody")

    @Slot()
    def _on_changed(self) -> None:
        if self._filling or self.sender() is not self.editor:
            return
        # A change of theme repaints the text and says it changed: nobody typed.
        if self.editor.document().isModified() or self.page in self._read:
            self.edited.emit()


def _source(markup: str) -> str:
    """*markup* as it is shown: only that of ours is laid out, other source stays as typed."""
    return markup if blocks.losses(markup) else in_lines(markup)


def _value(page: str, draft: Draft) -> str:
    """What *page* shows of *draft*."""
    return draft.text if page in (TEXT, CHAT) else draft.html
