"""The body of the message, as formatted text, as HTML source, as plain text or a chat's.

While somebody types, the document is the truth: it is read after a pause and
pushed into the session, and nothing is ever written back into it. It is
filled again only when another draft is opened, or when the draft's markup was
changed by something else than this pane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mateo_desktop.domain import markup
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer import source_text
from mateo_desktop.ui.composer.body_foot import BodyFoot
from mateo_desktop.ui.composer.body_head import BodyHead
from mateo_desktop.ui.composer.body_pages import BodyPages, only_text, text_page
from mateo_desktop.ui.composer.rich_switch import RichSwitch
from mateo_desktop.ui.composer.typing_pause import TypingPause
from mateo_desktop.ui.text.find_keys import FindKeys
from mateo_desktop.ui.text.remark_line import RemarkLine
from mateo_desktop.ui.text.rich import reading
from mateo_desktop.ui.text.rich.chat_marks import CHAT
from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.text.rich.reading import Reading
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.find_bar import FindBar
    from mateo_desktop.ui.text.source.source_foot import SourceFoot


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
        self._read_only = False
        # Whether the text was there before the markup; None: nobody has asked.
        self._foreign: bool | None = None
        self._typing = TypingPause(self)
        self._typing.over.connect(self._on_pause)

        self.pages = BodyPages(session)
        self.rich, self.source, self.text = self.pages.rich, self.pages.source, self.pages.text
        self.pages.edited.connect(self._on_edited)
        self.pages.left.connect(self.collect)
        self.pages.files_dropped.connect(self.files_dropped)
        self._source_text = source_text.SourceText(self)
        self._source_text.made.connect(self._on_made)
        self._switching = RichSwitch(self)
        self._switching.ready.connect(self._on_read)
        self._switching.agreed.connect(self._on_agreed)
        self._switching.line_wanted.connect(self.pages.go_to_line)
        self.pages.refused.connect(self._on_refused)
        self.pages.filled.connect(self._on_filled)
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

        self.find_keys = FindKeys(self, self.pages.shown, self._place_find_bar)
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
        if self._switching.is_converting:
            self.rich.finish_paste()
        self.pages.finish_paste()
        self.collect()

    @Slot()
    def collect(self) -> None:
        """Push what stands there by now: the rest of a long paste comes by itself."""
        if self._typing.end():
            with self._typing.reading():
                self._push()

    def _push(self) -> None:
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
                text = self.rich.plain_text() if rich else self._source_text.of(written)
            self._session.update(html=written, text=text, text_is_own=own, body_mode=page)

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
        elif field == "html" and on_text and not only_text(draft):
            self._switch(RICH if self.pages.keeps(draft.html) else HTML)
        self.pages.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # Gestures

    @Slot()
    def _on_edited(self) -> None:
        self._typing.typed()
        # Whoever writes on in the source has thought otherwise.
        self._switching.cancel()
        if self._switching.source_before is not None:
            # It would come over what is written now; in Rich, undoing that leads to it still.
            self.question.withdraw_undo()
            if self.pages.page == HTML:
                self._switching.source_before = None
        self._session.touched.emit()

    @Slot()
    def _on_pause(self) -> None:
        if self.pages.is_settling:
            # What follows may take as long again: it is pushed when it is all there and read.
            self._typing.wait()
        elif self.pages.page == HTML and len(source := self.source.text()) > source_text.AT_ONCE:
            self._source_text.start(source, self._session.draft.html)
        else:
            self.collect()

    @Slot(object)
    def _on_made(self, source: str) -> None:
        if self._typing.is_typed and self.pages.page == HTML:
            if self.source.text() == source:
                self.collect()
            else:
                # Somebody wrote on: at the next pause it is made anew.
                self._typing.wait()

    @Slot(str)
    def _on_asked(self, command: str) -> None:
        editor = self.pages.editor
        if isinstance(editor, RichEdit):
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.do(command)

    @Slot(str)
    def _on_page_chosen(self, mode: str) -> None:
        self._switching.cancel()
        page = self.pages.page_of(mode, self._session.draft)
        if page != self.pages.page:
            self._switch(mode)
        if page == self.pages.page:
            self.pages.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_read(self, known: Reading) -> None:
        """Show the source as formatted text, if that is still wanted and nothing would be lost."""
        draft = self._session.draft
        if draft.html != known.source:
            return
        self.pages.learn(known.source, lost=bool(known.lost))
        at_home = self.isAncestorOf(self.window().focusWidget())
        if known.lost:
            self._show_page(HTML, draft)
            self._switching.ask(known)
            return
        self._show_page(RICH, draft, known)
        self._session.update(body_mode=RICH)
        if at_home:
            self.rich.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_agreed(self) -> None:
        self.flush()
        draft = self._session.draft
        self._switching.source_before = draft.html
        self._show_page(RICH, draft, self._switching.asked, keeping=False)
        self._switching.is_converting = True
        self.rich.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.rich.coming:
            self._on_converted()

    def _on_converted(self) -> None:
        """All of it is there; only now the draft becomes what is seen."""
        self._switching.is_converting = False
        self.rich.document().setModified(True)
        self._typing.typed()
        self.collect()
        self.question.tell_converted()

    @Slot(object)
    def _on_filled(self, known: Reading) -> None:
        draft = self._session.draft
        if self._foreign is None and draft.html == known.source:
            # Found out while it was read: no pause in typing is the first to do it.
            self._foreign = bool(draft.text) and draft.text.strip() != known.text.strip()
        if self._switching.is_converting:
            self._on_converted()

    @Slot(object)
    def _on_refused(self, known: Reading) -> None:
        """A long draft that is opened, and would lose something in Rich, is shown as source."""
        draft = self._session.draft
        if self.pages.page == RICH and draft.html == known.source:
            had_focus = self.rich.hasFocus()
            self._show_page(HTML, draft)
            self.rich.coming.hand_over(self.source)
            if had_focus:
                self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_source_back(self) -> None:
        html, self._switching.source_before = self._switching.source_before, None
        if html is None or self._read_only:
            return
        self.question.hide()
        self._typing.end()
        draft = self._session.draft
        own = draft.text_is_own
        self._show_page(HTML, draft.replace(html=html))
        self._session.update(
            html=html, text=draft.text if own else markup.plain_text(html), body_mode=HTML
        )
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_again(self) -> None:
        self.flush()
        self._session.update(text=markup.plain_text(self._session.draft.html), text_is_own=False)

    def _switch(self, mode: str) -> None:
        self._switching.cancel()
        self.flush()
        draft = self._session.draft
        if mode in (RICH, HTML) and not draft.html and draft.text:
            # Text without markup: its words are taken along, nothing is lost.
            self._session.update(html=markup.from_plain(draft.text), text_is_own=False)
            draft = self._session.draft
        if mode == RICH and not self._read_only and not self.pages.keeps(draft.html):
            if len(draft.html) > reading.AT_ONCE:
                self.head.show_page(TEXT if self.pages.page == CHAT else self.pages.page)
                self._switching.start(draft.html)
            else:
                self._on_read(reading.read(draft.html))
            return
        self._show_page(self.pages.page_of(mode, draft), draft, keeping=False)
        self._session.update(body_mode=mode)

    # From the session

    @Slot(object)
    def _on_opened(self, draft: Draft) -> None:
        self._typing.forget()
        self._key = draft.key
        self._switching.forget()
        self.pages.forget()
        self._foreign = None
        self.question.hide()
        self.find_keys.close()
        self._show_page(self.pages.first_page(draft), draft)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        if draft.key != self._key:
            self._on_opened(draft)
        if self._form != (only_text(draft), text_page(draft)):
            self.flush()
            draft = self._session.draft
            bare, page = self._form = (only_text(draft), text_page(draft))
            self.head.setVisible(not bare or page == CHAT)
            self.head.offer_pages(not bare)
            self._show_page(self.pages.first_page(draft), draft, undoable=True)
        elif not self._typing.is_typed and not self.pages.is_up_to_date(draft):
            # Something else than this pane wrote the body.
            self._foreign = None
            page = self.pages.page
            stays = page != RICH or self.pages.first_page(draft) == RICH
            if not (stays and self.pages.change(draft)):
                at = self.pages.editor.textCursor().position()
                self._show_page(self.pages.first_page(draft) if page == RICH else page, draft)
                self.pages.editor.coming.stand_at(at)
        self._render_foot(draft)

    def _render_foot(self, draft: Draft) -> None:
        has_html = bool(draft.html) and not only_text(draft)
        on_text = self.pages.page in (TEXT, CHAT)
        self.foot.render_draft(draft, has_html=has_html, is_shown=on_text)

    def _show_page(
        self, page: str, draft: Draft, known: Reading | None = None, **how: bool
    ) -> None:
        """Show *page*, filled unless it shows the draft already; see ``BodyPages.show_page``."""
        self.pages.show_page(page, draft, known, **how)
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

    def _is_foreign(self, draft: Draft) -> bool:
        """Whether the plain text of the draft was not made from its markup.

        Asked once for each draft, when its markup is first edited: a file may
        bring two texts of its own, and neither may be lost.
        """
        if self._foreign is not None:
            return self._foreign
        return bool(draft.text) and draft.text.strip() != self._source_text.of(draft.html).strip()
