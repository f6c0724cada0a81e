"""The middle of the window: one draft, from From to Send.

It stacks the panes, each of which writes its own fields into the session, and
knows which pane a field or a JSON pointer belongs to. Before anything is done
with the draft as a whole, :meth:`Composer.flush` takes over what is still in
the hands of a pane.

The first paint has the fields at the head, where a message begins. The lines
between them, which few messages show, and the panes below come by :meth:`parts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mateo_desktop.domain.draft import ROLES, Draft, Recipient
from mateo_desktop.ui.composer.channel_picker import ChannelPicker
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.composer.label_column import align
from mateo_desktop.ui.composer.pointers import pointer_of
from mateo_desktop.ui.composer.recipients import RecipientsPane
from mateo_desktop.ui.composer.subject import SubjectPane
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.ui.composer.send_bar import SendLine
    from mateo_desktop.ui.session import DraftSession

_BODY_FIELDS = ("html", "text")


class Composer(QFrame):
    """All panes of the draft."""

    send_requested = Signal()
    send_and_close_requested = Signal()
    line_action = Signal(str)
    contacts_wanted = Signal(str, str)
    files_chosen = Signal(object)
    retry_upload_wanted = Signal(str)
    channel_made = Signal(object)
    #: The cursor came to a field: its JSON pointer.
    field_focused = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        mark(self, kind="surface")
        self._session = session
        self.is_locked = False
        self._is_whole = False
        # A pane without a parent that shows itself is a window for a moment.
        self.channel = ChannelPicker(session, self)
        self.recipients = RecipientsPane(session, self)
        self.subject = SubjectPane(session, self)
        self._heads: tuple[QWidget, ...] = (self.channel, self.recipients, self.subject)

        # With large letters or everything opened it is higher than the window:
        # then the fields scroll, and Send stays where it is.
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QFrame()
        mark(page, kind="surface")
        self._fields = QVBoxLayout(page)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(0)
        for head in self._heads:
            self._fields.addWidget(head)
        # Takes the room while a template stands in for the text.
        self._fields.addStretch()
        self._page.setWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._page, 1)
        self._align_labels()

    # -- making the rest --------------------------------------------------------

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What makes the rest: one call for each group of panes, and one that joins them."""
        return (self._make_lines, self._make_text, self._make_tail, self._make_foot, self._join)

    def whole(self) -> Self:
        """All panes at once, for who has no first paint to hurry for."""
        for make in self.parts():
            make()
        return self

    def _make_lines(self) -> None:
        from mateo_desktop.ui.composer.gone_line import GoneLine
        from mateo_desktop.ui.composer.left_out_pane import LeftOutPane
        from mateo_desktop.ui.composer.template_pane import TemplatePane
        from mateo_desktop.ui.composer.window_line import WindowLine

        session = self._session
        self.gone = GoneLine(session, self.channel.box, self)
        self.left_out = LeftOutPane(session, self.channel.box, self)
        self.window_line = WindowLine(session, self)
        self.template = TemplatePane(session, self)
        above = (self.channel, self.gone, self.left_out, self.recipients)
        self._heads = (*above, self.window_line, self.subject, self.template)
        for line in (self.gone, self.left_out, self.window_line, self.template):
            self._fields.insertWidget(self._heads.index(line), line)
        QWidget.setTabOrder(self.channel.last.button, self.gone.button)
        QWidget.setTabOrder(self.gone.button, self.left_out.fine_button)
        come_before(self.subject.edit, self.window_line.button)

    def _make_text(self) -> None:
        from mateo_desktop.ui.composer.body_editor import BodyEditor

        self.body = BodyEditor(self._session, self)
        self._fields.insertWidget(len(self._heads), self.body, 1)

    def _make_tail(self) -> None:
        from mateo_desktop.ui.composer.actions_editor import ActionsEditor
        from mateo_desktop.ui.composer.attachments import AttachmentStrip
        from mateo_desktop.ui.composer.more_section import MoreSection

        session = self._session
        self.actions_editor = ActionsEditor(session, self)
        self.attachments = AttachmentStrip(session, self)
        self.more_button = self._button("moreButton", self.tr("More"))
        self.more_button.setCheckable(True)
        self.more_button.setAccessibleName(self.tr("More fields"))
        self.snippet_button = self._button("snippetButton", self.tr("Snippets"))
        self.attachments.tail.addWidget(self.snippet_button)
        self.attachments.tail.addWidget(self.more_button)
        self.more = MoreSection(session, self)
        for pane in (self.actions_editor, self.attachments, self.more):
            self._fields.addWidget(pane)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        mark(button, kind="quiet")
        return button

    def _make_foot(self) -> None:
        from mateo_desktop.ui.composer.checklist import Checklist
        from mateo_desktop.ui.composer.emptied_line import EmptiedLine
        from mateo_desktop.ui.composer.send_bar import SendBar

        self.checklist = Checklist(self._session, self)
        self.checklist.setVisible(False)
        self.emptied = EmptiedLine(self)
        self.foot = SendBar(self._session, self)
        for pane in (self.emptied, self.checklist, self.foot):
            self._column.addWidget(pane)

    def _join(self) -> None:
        session = self._session
        self._is_whole = True
        self._align_labels()
        # Finding works from any field of the message.
        self.addActions(self.body.find_keys.actions)
        self.subject.offer_snippets()

        # The body in hand belongs to the draft that goes; recipients see to theirs.
        session.leaving.connect(self.flush)
        self.foot.send_requested.connect(self.send_requested)
        self.foot.send_and_close_requested.connect(self.send_and_close_requested)
        self.foot.schedule_requested.connect(self.schedule)
        self.foot.line_action.connect(self.line_action)
        self.foot.checklist_toggled.connect(self._on_checklist_toggled)
        self.checklist.activated_row.connect(self.show_field)
        self.checklist.closed.connect(self._on_checklist_closed)
        self.checklist.rows.modelReset.connect(self._on_rows_changed)
        self.recipients.contacts_wanted.connect(self.contacts_wanted)
        self.attachments.files_chosen.connect(self.files_chosen)
        self.attachments.retry_wanted.connect(self.retry_upload_wanted)
        self.body.files_dropped.connect(self.files_chosen)
        self.channel.hand_made.connect(self.channel_made)
        self.window_line.template_wanted.connect(self.choose_template)
        self.template.id_wanted.connect(self._on_template_id_wanted)
        self.gone.switched.connect(self._render_lock)
        session.changed.connect(self._render_body)
        self.more_button.clicked.connect(self._on_more)
        theme().changed.connect(self._render_icon)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self.setAcceptDrops(True)
        self._render_icon()

    # -- for the window -------------------------------------------------------

    @Slot()
    def flush(self) -> None:
        """Take over what a pane still holds: typed recipients, the body, an emptied ID."""
        self.recipients.commit()
        if not self._is_whole:
            return
        self.body.flush()
        self.more.commit()

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was typed yet."""
        self.recipients.collect()
        self.body.flush()
        return self._session.draft.is_empty

    def set_channels(self, found: Sequence[Channel], note: str = "") -> None:
        """Offer *found* in the From row."""
        self.channel.put(found, note)

    def offer_contacts(
        self,
        role: str,
        text: str,
        people: Sequence[Recipient],
        known: Mapping[Recipient, Acquaintance] | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Offer *people* found for what was typed as *text*, and what is *known* of them.

        *again* says that the server was not searched and can be asked once more.
        """
        self.recipients.offer(role, text, people, known, again=again)

    def set_saved(self, when: datetime | None, trouble: str = "") -> None:
        """Say in the foot when the draft was saved, or why it was not."""
        self.foot.set_saved(when, trouble)

    def offer_versions(self, offered: bool) -> None:
        """Whether the draft was ever saved, so that there may be earlier states of it."""
        self.foot.versions_button.setVisible(offered)

    def set_line(self, line: SendLine | None) -> None:
        """Say what became of the message; while it is under way nothing can be edited."""
        self.foot.set_line(line)

    def set_locked(self, locked: bool) -> None:
        """Whether the fields only show a message that has left the drafts."""
        self.is_locked = locked
        self._render_lock()
        if locked:
            self.checklist.setVisible(False)
            self.foot.pill.setChecked(False)

    @Slot()
    def _render_lock(self) -> None:
        # A draft for a network that is no more can still be moved to another channel.
        locked = self.is_locked or self.gone.is_gone
        for pane in (*self._heads, self.actions_editor):
            chooses = pane in (self.channel, self.gone)
            pane.setEnabled(not self.is_locked if chooses else not locked)
        self.snippet_button.setVisible(not self.gone.is_gone)
        self.attachments.set_locked(locked)
        self.more.set_locked(locked)
        self.setAcceptDrops(not locked)
        self.body.set_read_only(locked)

    @Slot()
    def schedule(self) -> None:
        """Pick a time for the message to leave."""
        if self.gone.is_gone:
            return
        self.flush()
        self.show_field("send_after")
        if self.more.form is not None:
            self.more.form.schedule.open_dialog()

    @Slot(str)
    def show_field(self, pointer: str) -> None:
        """Put the cursor where *pointer*, a JSON pointer or a field, is edited."""
        from mateo_desktop.domain.payload import field_of

        field = field_of(pointer) if pointer.startswith("/") else pointer
        parts = pointer.split("/")
        number = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else -1
        if field == "from":
            self.channel.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field in ROLES:
            self.recipients.show_field(field, number)
        elif field == "subject":
            self.subject.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field in _BODY_FIELDS:
            self.body.setVisible(True)
            self.body.show_field(field)
        elif field == "placeholder_values" and not self.template.isHidden():
            self.template.show_value(number)
        elif field == "actions":
            self.actions_editor.show_row(number)
        elif field == "attachments":
            self.attachments.show_chip(number)
        else:
            self.more_button.setChecked(True)
            self._render_icon()
            self.more.show_field(field, number)

    def show_first_problem(self) -> None:
        """Open the remarks and go to the place of the first; in HTML source, of the next there."""
        if self.body.show_next_source_problem():
            return
        from mateo_desktop.ui.composer.checklist import place_of

        if problems := self._session.problems:
            self.foot.pill.setChecked(True)
            self.checklist.setVisible(True)
            self.show_field(place_of(problems[0]))

    # -- gestures -----------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the message."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Local files become attachments."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.files_chosen.emit([url.toLocalFile() for url in urls if url.isLocalFile()])

    @Slot(bool)
    def _on_checklist_toggled(self, shown: bool) -> None:
        self.checklist.setVisible(shown)
        if shown:
            self.checklist.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_checklist_closed(self) -> None:
        self.foot.pill.setChecked(False)
        self.checklist.setVisible(False)
        self.foot.pill.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_rows_changed(self) -> None:
        if not self.checklist.rows.rows:
            self.checklist.setVisible(False)
            self.foot.pill.setChecked(False)

    @Slot()
    def _on_more(self) -> None:
        if self.more_button.isChecked():
            self.more.open()
        else:
            self.more.setVisible(False)
        self._render_icon()

    @Slot()
    def choose_template(self) -> None:
        """Open the book of templates, where the window is closed for free text."""
        self._page.ensureWidgetVisible(self.template.open(), 0, 8)

    @Slot()
    def _on_template_id_wanted(self) -> None:
        self.show_field("template_id")

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            if self._page.isAncestorOf(new):
                self._page.ensureWidgetVisible(new, 0, 8)
            if pointer := pointer_of(new):
                self.field_focused.emit(pointer)

    # -- rendering ------------------------------------------------------------

    @Slot()
    def _render_icon(self) -> None:
        name = "chevron_down" if self.more_button.isChecked() else "chevron_right"
        self.more_button.setIcon(theme().icon(name, "quiet"))
        self.snippet_button.setIcon(theme().icon("snippet", "quiet"))

    @Slot(object)
    def _render_body(self, _draft: Draft) -> None:
        # The text is Mateo's then; an empty page below would ask for another.
        self.body.setVisible(not self.template.stands_for_text)

    def _align_labels(self) -> None:
        labels = [self.channel.label, self.subject.label]
        if self._is_whole:
            labels += [self.window_line.label, self.actions_editor.label]
        width = align(labels, self.recipients.labels)
        self.recipients.align(width)
        if self._is_whole:
            self.template.align(width)
            self.actions_editor.align()

    def changeEvent(self, event: QEvent) -> None:
        """Labels keep one column when the font grows or the style sheet comes."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "_column"):
            self._align_labels()
