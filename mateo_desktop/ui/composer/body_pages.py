"""The pages of the body: an editor each, and how much of the draft it shows.

Of the pages one is in sight. Each remembers what it was filled with or what
was last read from it, so that a page which shows the draft already keeps its
cursor and its undo steps.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer.body_head import PAGES
from mateo_desktop.ui.snippets.completion import SnippetCompletion
from mateo_desktop.ui.text import same_place
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.chat_marks import CHAT
from mateo_desktop.ui.text.rich.reading import AT_ONCE, Reading
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.html_edit import HtmlEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit, in_lines
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from mateo_desktop.ui.composer.chat_page import ChatPage
    from mateo_desktop.ui.session import DraftSession

Editor = RichEdit | SourceEdit

#: The channel types whose plain text is written with marks.
_CHATS = frozenset(("whatsapp",))


def text_page(draft: Draft) -> str:
    """The page on which the plain text of *draft* is written."""
    return CHAT if draft.channel_type in _CHATS else TEXT


def only_text(draft: Draft) -> bool:
    """Whether the channel of *draft* has no use for markup, and nobody insists on it."""
    hidden = channels.rule(draft.channel_type, "html").use is Use.HIDDEN
    return hidden and "html" not in draft.pinned


class BodyPages(QStackedWidget):
    """Formatted text, source, plain text, and the text of a chat."""

    #: Somebody changed what is written on the page in sight.
    edited = Signal()
    left = Signal()
    #: Local files were dropped on a page: a list of paths.
    files_dropped = Signal(object)
    #: The FormatState at the cursor of the page in sight.
    format_changed = Signal(object)
    #: Long markup would lose something in Rich, and is not shown there: its Reading.
    refused = Signal(object)
    #: Long markup is there as a whole, in Rich: its Reading.
    filled = Signal(object)
    #: The page of a chat is there from now on: a ChatPage.
    chat_made = Signal(object)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # What each page shows, as it stands in the draft; none: not filled.
        self._known: dict[str, str] = {}
        self._read: set[str] = set()
        # What Rich keeps all of, and what not: the last markup of which that was found out.
        self._kept = self._unkept = ""
        self._read_only = False
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

    def shown(self) -> Editor:
        """The same, for who asks later."""
        return self.editor

    def is_up_to_date(self, draft: Draft) -> bool:
        """Whether the page in sight shows *draft*, but for what is typed and not read yet."""
        return self._known.get(self.page) == _value(self.page, draft)

    @property
    def is_settling(self) -> bool:
        """Whether more of a long paste is to come on the page in sight, or all is compared."""
        return self.editor.is_pasting or (self.editor is self.rich and self.rich.is_in_doubt)

    def finish_paste(self) -> None:
        """Write at once what is still to come of what somebody does.

        A text that is only being opened is in the draft already.
        """
        editor = self.editor
        if not editor.coming or editor.coming.keys_wait:
            editor.finish_paste()
        if self.editor is not editor:
            # What Rich cannot keep comes as source, and the keys that waited wait there.
            self.finish_paste()

    def page_of(self, mode: str, draft: Draft) -> str:
        """The page behind the button of *mode*."""
        return text_page(draft) if mode == TEXT else mode

    def first_page(self, draft: Draft) -> str:
        """The page a draft opens on: none that would drop a part of it, as far as is known."""
        if only_text(draft) or (draft.text and not draft.html):
            return text_page(draft)
        if draft.body_mode == RICH and self.keeps(draft.html) is False:
            return HTML
        return self.page_of(draft.body_mode, draft) if draft.body_mode in PAGES else RICH

    def keeps(self, html: str) -> bool | None:
        """Whether Rich keeps all of *html*; None if that takes longer to find out than is felt."""
        if html in ("", self._kept):
            return True
        if html == self._unkept:
            return False
        if len(html) > AT_ONCE:
            return None
        self.learn(html, lost=bool(blocks.losses(html)))
        return html == self._kept

    def learn(self, html: str, *, lost: bool) -> None:
        """It was found out whether something of *html* would be *lost* in Rich."""
        if lost:
            self._unkept = html
        else:
            self._kept = html

    def read(self) -> str:
        """What is written on the page in sight, which is what it shows from now on."""
        editor = self.editor
        plain = isinstance(editor, SourceEdit) or editor is self.chat
        value = editor.text() if plain else editor.html()  # type: ignore[union-attr]
        self._known[self.page] = value
        self._read.add(self.page)
        if self.page == RICH:
            self._kept = value
        return value

    def forget(self) -> None:
        """Another draft comes: every page is filled anew before it is seen."""
        self._known.clear()

    def show_page(
        self,
        page: str,
        draft: Draft,
        known: Reading | None = None,
        *,
        keeping: bool = True,
        undoable: bool = False,
    ) -> None:
        """Show *page*, filled unless it shows *draft* already.

        *known* is what is known of its markup. Without *keeping* Rich drops what it cannot keep.
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
            if page == RICH:
                self.rich.put_html(value, known, keeping=keeping)
            else:
                self._fill(page, value)
            if follows:
                same_place.stand_like(self.editor, before)
        self.setCurrentWidget(self.editor)

    @Slot(object)
    def go_to_line(self, line: int) -> None:
        """Put the cursor into that *line* of the source, from 1."""
        self.source.go_to(line, 1)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

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
        if self.editor.coming or (self.page == RICH and self.keeps(value) is False):
            return False
        with self.editor.coming.by_itself():
            changed = self._changed(value)
        if changed:
            self._known[self.page] = value
        return changed

    def _changed(self, value: str) -> bool:
        if self.page == RICH:
            return self.rich.change_html(value)
        if self.page == HTML:
            shown = self._source(value)
            return isinstance(shown, str) and self.source.change_text(shown)
        if self.chat is not None and self.page == CHAT:
            return self.chat.change_text(value)
        return self.text.change_text(value)

    def _fill(self, page: str, value: str) -> None:
        if page == HTML:
            self.source.put_text(self._source(value))
        elif self.chat is not None and page == CHAT:
            self.chat.put_text(value)
        else:
            self.text.put_text(value)

    def _source(self, html: str) -> str | Callable[[], str]:
        """*html* as it is shown: only that of ours is laid out, other source stays as typed."""
        laid_out = in_lines(html)
        if laid_out == html:
            return html
        keeps = self.keeps(html)
        return partial(_laid_out, html) if keeps is None else laid_out if keeps else html

    @Slot(object)
    def _on_refused(self, known: Reading) -> None:
        self._known.pop(RICH, None)
        self.learn(known.source, lost=True)
        self.refused.emit(known)

    @Slot(object)
    def _on_filled(self, known: Reading) -> None:
        self.learn(known.source, lost=bool(known.lost))
        self.filled.emit(known)

    def _add(self, page: str, editor: Editor) -> None:
        self.editors[page] = editor
        self.addWidget(editor)
        editor.setReadOnly(self._read_only)
        editor.textChanged.connect(self._on_changed)
        editor.left.connect(self.left)
        editor.files_dropped.connect(self.files_dropped)
        if isinstance(editor, RichEdit):
            editor.format_changed.connect(self.format_changed)
        if editor is self.rich:
            self.rich.refused.connect(self._on_refused)
            self.rich.filled.connect(self._on_filled)
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
        if self.sender() is not self.editor or self.editor.coming.is_alone:
            return
        # A change of theme repaints the text and says it changed: nobody typed.
        if self.editor.document().isModified() or self.page in self._read:
            self.edited.emit()


def _laid_out(html: str) -> str:
    return html if blocks.losses(html) else in_lines(html)


def _value(page: str, draft: Draft) -> str:
    """What *page* shows of *draft*."""
    return draft.text if page in (TEXT, CHAT) else draft.html
