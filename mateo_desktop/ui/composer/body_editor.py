"""The body of the message, as formatted text, as HTML source, as plain text or a chat's.

While somebody types, the document is the truth: it is read after a pause and
pushed into the session, and nothing is ever written back into it. It is
filled again only when another draft is opened, or when the draft's markup was
changed by something else than this pane.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mateo_desktop.domain import channels, markup
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer.body_foot import BodyFoot
from mateo_desktop.ui.composer.body_head import PAGES, BodyHead
from mateo_desktop.ui.composer.body_pages import BodyPages, Editor, text_page
from mateo_desktop.ui.snippets import insertion
from mateo_desktop.ui.text.find_keys import FindKeys
from mateo_desktop.ui.text.remark_line import RemarkLine
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.chat_marks import CHAT
from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.find_bar import FindBar
    from mateo_desktop.ui.text.source.source_foot import SourceFoot

#: What is typed is pushed after this pause, in milliseconds…
PAUSE_MS = 120
#: …and while typing never stops, after this long. Saving does not wait for
#: either: its time runs from the key, and it asks for what is here.
LONGEST_MS = 500
#: Reading more markup than this is felt.
LONG = 20_000


class BodyEditor(QFrame):
    """Formatting bar, switch, the three pages, and a line that asks or tells."""

    #: Local files were dropped on the text: a list of paths.
    files_dropped = Signal(object)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyPane")
        mark(self, kind="surface")
        self._session = session
        self._key = ""
        # What the head offers: whether pages, and which is that of the plain text.
        self._form: tuple[bool, str] | None = None
        self._dirty = self._read_only = False
        # Whether the text was there before the markup; None: nobody has asked.
        self._foreign: bool | None = None
        # The source that became Rich although something of it was dropped.
        self._source_before: str | None = None
        self._since = 0.0
        self._cost_ms = 0.0

        self.pages = BodyPages(session)
        self.rich, self.source, self.text = self.pages.rich, self.pages.source, self.pages.text
        self.pages.edited.connect(self._on_edited)
        self.pages.left.connect(self.collect)
        self.pages.files_dropped.connect(self.files_dropped)
        self.question = RemarkLine()
        self.bar = FormattingBar()
        self.bar.asked.connect(self._on_asked)
        self.pages.format_changed.connect(self.bar.show_state)
        self.question.listen_to(self.rich)
        for page in (self.source, self.text):
            page.paste_reduced.connect(self.question.tell_paste)
        self.pages.chat_made.connect(self.question.listen_to)
        self.question.pictures_wanted.connect(self.files_dropped)
        self.head = BodyHead(self.bar)
        self.head.page_chosen.connect(self._on_page_chosen)
        self.mode_buttons = self.head.buttons
        self.source_foot: SourceFoot | None = None
        self.foot = BodyFoot(self.text)
        self.foot.again_wanted.connect(self._on_again)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.question, self.pages, self.foot):
            column.addWidget(widget, 1 if widget is self.pages else 0)

        self.find_keys = FindKeys(self, self._shown_editor, self._place_find_bar)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_pause)
        self.question.undo_wanted.connect(self._take_source_back)
        # With nothing left to undo in Rich, the source it was comes back.
        self.rich.undo_exhausted.connect(self._take_source_back)
        session.signing.connect(self.flush)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._render)
        self._on_opened(session.draft)
        self._render(session.draft)

    # For the window

    @Slot()
    def flush(self) -> None:
        """Push what was typed into the session now, and all of what is being pasted."""
        self.pages.finish_paste()
        self.collect()

    @Slot()
    def collect(self) -> None:
        """Push what stands there by now: the rest of a long paste comes by itself."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        started = time.perf_counter()
        draft = self._session.draft
        page = self.pages.page
        written = self.pages.read()
        if page in (TEXT, CHAT):
            self._session.update(text=written, text_is_own=True)
        else:
            own = draft.text_is_own or self._is_foreign(draft)
            self._foreign = False
            text = draft.text
            if not own:
                rich = page == RICH
                text = self.rich.plain_text() if rich else markup.plain_text(written)
            self._session.update(html=written, text=text, text_is_own=own, body_mode=page)
        self._cost_ms = (time.perf_counter() - started) * 1000

    def set_read_only(self, read_only: bool) -> None:
        """Whether the message is only shown, because it has left the drafts."""
        self._read_only = read_only
        self.pages.set_read_only(read_only)
        self.bar.setEnabled(not read_only)
        if self.source_foot is not None:
            self.source_foot.layout_button.setEnabled(not read_only)
        self.foot.set_read_only(read_only)
        if read_only:
            self.question.hide()

    def show_next_source_problem(self) -> bool:
        """Go to the next problem of the HTML source if that is being edited; False for none."""
        foot = self.source_foot
        return foot is not None and self.source.hasFocus() and foot.go_to_next()

    def show_field(self, field: str) -> None:
        """Put the cursor into "html" or "text"."""
        draft = self._session.draft
        on_text = self.pages.page in (TEXT, CHAT)
        if field == "text" and not on_text:
            self._switch(TEXT)
        elif field == "html" and on_text and not self._only_text(draft):
            self._switch(HTML if blocks.losses(draft.html) else RICH)
        self.pages.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Gestures

    @Slot()
    def _on_edited(self) -> None:
        now = time.monotonic()
        if not self._dirty:
            self._dirty = True
            self._since = now
        self._session.touched.emit()
        # A long text takes longer to read: it is read less often, so that
        # typing stays ahead.
        longest = max(LONGEST_MS, 10 * self._cost_ms)
        left = longest - (now - self._since) * 1000
        self._timer.start(max(0, min(round(max(PAUSE_MS, 2 * self._cost_ms)), round(left))))

    @Slot()
    def _on_pause(self) -> None:
        if self.pages.is_pasting:
            # What follows may take as long again: it is pushed when it is all there.
            self._timer.start(PAUSE_MS)
        else:
            self.collect()

    @Slot(str)
    def _on_asked(self, command: str) -> None:
        editor = self.pages.editor
        if isinstance(editor, RichEdit):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.do(command)

    @Slot(str)
    def _on_page_chosen(self, mode: str) -> None:
        page = self._page_of(mode, self._session.draft)
        if page != self.pages.page:
            self._switch(mode)
        if page == self.pages.page:
            self.pages.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_convert(self, html: str, lost: tuple[str, ...]) -> None:
        from mateo_desktop.ui.text.source import source_losses
        from mateo_desktop.ui.text.source.loss_dialog import LossDialog

        dialog = LossDialog(source_losses.losses(html, lost), self)
        dialog.convert_wanted.connect(self._on_convert)
        dialog.line_wanted.connect(self._on_line_wanted)
        dialog.open()

    @Slot()
    def _on_convert(self) -> None:
        self.flush()
        draft = self._session.draft
        self._source_before = draft.html
        self._show_page(RICH, draft)
        self.rich.document().setModified(True)
        self._dirty = True
        self.flush()
        self.question.tell_converted()
        self.rich.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_source_back(self) -> None:
        html, self._source_before = self._source_before, None
        if html is None or self._read_only:
            return
        self.question.hide()
        self._timer.stop()
        self._dirty = False
        draft = self._session.draft
        own = draft.text_is_own
        self._show_page(HTML, draft.replace(html=html))
        self._session.update(
            html=html, text=draft.text if own else markup.plain_text(html), body_mode=HTML
        )
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_line_wanted(self, line: int) -> None:
        self.source.go_to(line, 1)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_again(self) -> None:
        self.flush()
        self._session.update(text=markup.plain_text(self._session.draft.html), text_is_own=False)

    def _switch(self, mode: str) -> None:
        self.flush()
        draft = self._session.draft
        if mode in (RICH, HTML) and not draft.html and draft.text:
            # Text without markup: its words are taken along, nothing is lost.
            self._session.update(html=markup.from_plain(draft.text), text_is_own=False)
            draft = self._session.draft
        lost = blocks.losses(draft.html) if mode == RICH and not self._read_only else ()
        if lost:
            self._show_page(HTML, draft)
            self._ask_to_convert(draft.html, lost)
            return
        self._show_page(self._page_of(mode, draft), draft)
        self._session.update(body_mode=mode)

    # From the session

    @Slot(object)
    def _on_opened(self, draft: Draft) -> None:
        self._timer.stop()
        self._dirty = False
        self._key = draft.key
        self._cost_ms = 0.0
        self.pages.forget()
        self._foreign = None
        self._source_before = None
        self.question.hide()
        self.find_keys.close()
        self._show_page(self._first_page(draft), draft)
        if self.pages.page == RICH and len(draft.html) > LONG:
            # Read while it is opened: no pause in typing is the first to read it.
            self.rich.plain_text()
            self._foreign = self._is_foreign(draft)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        if draft.key != self._key:
            self._on_opened(draft)
        if self._form != (self._only_text(draft), text_page(draft)):
            self.flush()
            draft = self._session.draft
            only_text, page = self._form = (self._only_text(draft), text_page(draft))
            self.head.setVisible(not only_text or page == CHAT)
            self.head.offer_pages(not only_text)
            self._show_page(self._first_page(draft), draft, undoable=True)
        elif not self._dirty and not self.pages.is_up_to_date(draft):
            # Something else than this pane wrote the body.
            self._foreign = None
            page = self.pages.page
            stays = page != RICH or self._first_page(draft) == RICH
            if not (stays and self.pages.change(draft)):
                at = self.pages.editor.textCursor().position()
                self._show_page(self._first_page(draft) if page == RICH else page, draft)
                insertion.stand_at(self.pages.editor, at)
        self._render_foot(draft)

    def _render_foot(self, draft: Draft) -> None:
        has_html = bool(draft.html) and not self._only_text(draft)
        on_text = self.pages.page in (TEXT, CHAT)
        self.foot.render_draft(draft, has_html=has_html, is_shown=on_text)

    def _show_page(self, page: str, draft: Draft, *, undoable: bool = False) -> None:
        """Show *page*, filled unless it shows the draft already."""
        self.pages.show_page(page, draft, undoable=undoable)
        editor = self.pages.editor
        self.setFocusProxy(editor)
        if isinstance(editor, RichEdit):
            chat = self.pages.chat
            self.bar.only(chat.commands if chat is editor else None)
            self.bar.show_state(editor.state())
        self.bar.setVisible(isinstance(editor, RichEdit))
        if page == HTML and self.source_foot is None:
            self._make_source_foot()
        if self.source_foot is not None:
            self.source_foot.setVisible(page == HTML)
        self.head.show_page(TEXT if page == CHAT else page)
        self.find_keys.follow()
        self._render_foot(draft)

    def _make_source_foot(self) -> None:
        # Most messages never show their source: it is not imported at the start.
        from mateo_desktop.ui.text.source.source_foot import SourceFoot

        self.source_foot = SourceFoot(self.source)
        self.source_foot.layout_button.setEnabled(not self._read_only)
        self._column.insertWidget(self._column.indexOf(self.foot), self.source_foot)

    def _place_find_bar(self, bar: FindBar) -> None:
        self._column.insertWidget(self._column.indexOf(self.pages), bar)

    def _shown_editor(self) -> Editor:
        return self.pages.editor

    def _page_of(self, mode: str, draft: Draft) -> str:
        """The page behind the button of *mode*."""
        return text_page(draft) if mode == TEXT else mode

    def _only_text(self, draft: Draft) -> bool:
        """Whether the channel has no use for markup, and nobody insists on it."""
        hidden = channels.rule(draft.channel_type, "html").use is Use.HIDDEN
        return hidden and "html" not in draft.pinned

    def _first_page(self, draft: Draft) -> str:
        """The page a draft opens on: none that would drop a part of it."""
        if self._only_text(draft) or (draft.text and not draft.html):
            return text_page(draft)
        if draft.body_mode == RICH and blocks.losses(draft.html):
            return HTML
        return self._page_of(draft.body_mode, draft) if draft.body_mode in PAGES else RICH

    def _is_foreign(self, draft: Draft) -> bool:
        """Whether the plain text of the draft was not made from its markup.

        Asked once for each draft, when its markup is first edited: a file may
        bring two texts of its own, and neither may be lost.
        """
        if self._foreign is not None:
            return self._foreign
        return bool(draft.text) and draft.text.strip() != markup.plain_text(draft.html).strip()
