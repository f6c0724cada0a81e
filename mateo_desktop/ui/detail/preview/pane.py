"""The preview of the draft on the desk, always on a light page.

It follows the channel: a mail page, a phone bubble, an SMS with its parts, a
letter with its address window. It is an approximation and says so; what is
left out on the channel is not shown here either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.detail.preview import arrival as arrivals
from mateo_desktop.ui.detail.preview.arrival import Arrival
from mateo_desktop.ui.detail.preview.bar import PreviewBar
from mateo_desktop.ui.detail.preview.letter_page import LetterPage
from mateo_desktop.ui.detail.preview.mail_page import MailPage
from mateo_desktop.ui.detail.preview.pages import Page, fits, page_for
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.detail.raw_text import RawText
    from mateo_desktop.ui.session import DraftSession

#: So long after the last change it is drawn anew; a text that takes
#: longer than a frame waits for a pause that nobody makes while typing.
_PAUSE_MS, _LONG_PAUSE_MS = 150, 500
_LONG = 7_000


class PreviewPane(QWidget):
    """What the reader will see; drawn only while it is looked at."""

    #: A copy outside of the window is wished for: a name of bar.py.
    copy_wanted = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self.setAccessibleName(self.tr("Preview"))
        self._session = session
        self._seen: Draft | None = None
        self._key = ""
        self._shown: Arrival | None = None
        self.page: Page | None = None
        self.bar = PreviewBar()
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        mark(self._note, kind="quiet")
        self.raw_row = self._make_raw_row()
        inside = QWidget()
        mark(inside, kind="side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self._note)
        self._column.addWidget(self.raw_row)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setAccessibleName(self.tr("Message as its reader sees it"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.area, 1)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._render)
        session.changed.connect(self._on_changed)
        session.channel_changed.connect(self._on_facts_changed)
        session.templates.changed.connect(self._on_facts_changed)
        session.addresses.changed.connect(self._on_facts_changed)
        self.bar.width_chosen.connect(self._on_width)
        self.bar.part_chosen.connect(self._on_part)
        self.bar.copy_wanted.connect(self.copy_wanted)

    def _make_raw_row(self) -> QWidget:
        row = QWidget()
        words = QLabel(self.tr("The preview shows the beginning only. All of it is sent."))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        mark(words, kind="quiet")
        self.raw_button = QPushButton(self.tr("Show all"))
        self.raw_button.setObjectName("previewRawButton")
        self.raw_button.setAccessibleName(self.tr("Show all of the text as it is sent"))
        mark(self.raw_button, kind="link")
        self.raw_button.clicked.connect(self.open_raw)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(self.raw_button, 0, Qt.AlignmentFlag.AlignTop)
        row.hide()
        return row

    @Slot()
    def open_raw(self) -> RawText | None:
        """Show what the page cut, as it is sent."""
        from mateo_desktop.ui.detail.raw_text import RawText

        if self.page is None or self._shown is None:
            return None
        dialog = RawText(self.page.source(self._shown), self.window())
        dialog.setWindowTitle(self.tr("Text as it is sent"))
        dialog.open()
        return dialog

    @Slot()
    def _tell_whole(self) -> None:
        page = self.page
        self.raw_row.setVisible(page is not None and not page.isHidden() and not page.is_whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._render()

    @Slot(object)
    def _on_changed(self, draft: Draft) -> None:
        if self.isVisible():
            is_long = len(draft.html) + len(draft.text) > _LONG
            self._later.start(_LONG_PAUSE_MS if is_long else _PAUSE_MS)

    @Slot()
    def _on_facts_changed(self) -> None:
        self._seen = None
        self._on_changed(self._session.draft)

    @Slot(str)
    def _on_width(self, kind: str) -> None:
        if isinstance(self.page, MailPage):
            self.page.set_width(kind)

    @Slot(str)
    def _on_part(self, part: str) -> None:
        if isinstance(self.page, MailPage) and self._shown is not None:
            self.page.show_part(part, self._shown)
            self._tell_whole()

    @Slot()
    def _render(self) -> None:
        draft = self._session.draft
        if not self.isVisible() or draft is self._seen:
            return
        self._seen = draft
        if draft.key != self._key:
            self._key = draft.key
            # Another message is read from its beginning.
            self.area.verticalScrollBar().setValue(0)
        shown = self._arrival()
        if not fits(self.page, shown):
            self._turn_to(page_for(shown))
        if shown != self._shown or isinstance(self.page, LetterPage):
            self._show(shown)
        self._shown = shown

    def _arrival(self) -> Arrival:
        session = self._session
        template = session.templates.find(session.draft.template_id)
        return arrivals.arrival(session.draft, session.channel, template)

    def _turn_to(self, page: Page) -> None:
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page, self._shown = page, None
        if isinstance(page, MailPage):
            page.set_width("phone" if self.bar.phone.isChecked() else "desktop")
            page.part = "text" if self.bar.text.isChecked() else "html"
        self._column.insertWidget(2, page)
        page.paper.finished.connect(self._tell_whole)

    def _show(self, shown: Arrival) -> None:
        page = self.page
        if isinstance(page, LetterPage):
            page.show_arrival(shown, self._session.addresses.of(shown.to))
        elif page is not None:
            page.show_arrival(shown)
        if page is not None:
            page.setVisible(not shown.is_empty)
        words = "" if page is None else self._words(shown)
        self._note.setText(words)
        self._note.setVisible(bool(words))
        is_mail = isinstance(page, MailPage)
        self.bar.setVisible(not shown.is_empty)
        self._tell_whole()
        self.bar.offer(mail=is_mail, parts=bool(shown.html and shown.text), looks=not is_mail)

    def _words(self, shown: Arrival) -> str:
        if shown.is_empty:
            return self.tr("What you write is shown here as its reader will see it.")
        if shown.template == arrivals.UNKNOWN:
            return self.tr("Mateo fills the template; its text is not known here.")
        if shown.template == arrivals.KNOWN and shown.knows_parts:
            return self.tr("Mateo fills the template; this is what is known of it here.")
        if shown.template == arrivals.KNOWN:
            return self.tr(
                "Mateo fills the template. Only its text is known here:"
                " a header, a footer or buttons of its own are not shown."
            )
        if shown.kind == arrivals.LETTER:
            return self.tr("Approximation: Mateo sets and prints the real letter.")
        return ""
