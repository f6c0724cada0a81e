"""A mail as a reader's program shows it: its line in the inbox, and the opened page.

Own neutral drawing; no program is imitated. Two widths: the desk's, and that
of a phone, 375 px, where lines break as they do for half of all readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.detail.preview.arrival import people
from mateo_desktop.ui.detail.preview.paper_view import PaperView
from mateo_desktop.ui.theme import mark, paper_palette, scaled

if TYPE_CHECKING:
    from mateo_desktop.ui.detail.preview.arrival import Arrival
    from mateo_desktop.ui.text.foreign.safe_document import SafeDocument

DESKTOP, PHONE = "desktop", "phone"
HTML, TEXT = "html", "text"

#: In pixels at letters of 13; both grow with larger ones.
_WIDTHS = {DESKTOP: 720, PHONE: 375}


class MailPage(QWidget):
    """The line in the inbox above the opened mail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        self.width_kind, self.part = DESKTOP, HTML
        self.line = InboxLine()
        self.page = QFrame()
        self.page.setAutoFillBackground(True)
        mark(self.page, kind="paper")
        self._subject, self._files = QLabel(), QLabel()
        for label in (self._subject, self._files):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self._subject, kind="papertitle")
        mark(self._files, kind="paperquiet")
        self._head = QGridLayout()
        self._head.setColumnStretch(1, 1)
        self._head.setHorizontalSpacing(8)
        self._head.setVerticalSpacing(2)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        for number, (name, words) in enumerate(
            (("from", self.tr("From")), ("to", self.tr("To")), ("cc", self.tr("Cc")))
        ):
            self._rows[name] = (QLabel(words), QLabel())
            for column, label in enumerate(self._rows[name]):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                mark(label, kind="papertext" if column else "paperquiet")
                self._head.addWidget(label, number, column)
            self._rows[name][1].setWordWrap(True)
        hair = QFrame()
        mark(hair, kind="paperhair")
        self.view = PaperView()
        self.view.setAccessibleName(self.tr("Body of the mail"))
        inside = QVBoxLayout(self.page)
        inside.setContentsMargins(20, 16, 20, 20)
        inside.setSpacing(10)
        inside.addWidget(self._subject)
        inside.addLayout(self._head)
        for widget in (self._files, hair, self.view):
            inside.addWidget(widget)
        inside.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(12)
        column_.addWidget(self.line)
        column_.addWidget(self.page)
        self.set_width(DESKTOP)

    def set_width(self, kind: str) -> None:
        """Show it as on a desk or on a phone."""
        self.width_kind = kind
        self.setMaximumWidth(scaled(_WIDTHS[kind]))
        mark(self.page, kind="paper" if kind == DESKTOP else "phonepaper")

    def show_part(self, part: str, arrival: Arrival) -> None:
        """Show the formatted or the plain part of the mail."""
        self.part = part
        self._show_body(arrival)

    @property
    def paper(self) -> SafeDocument:
        """The document of the body."""
        return self.view.paper

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the body is left out."""
        return self.paper.is_whole

    def source(self, arrival: Arrival) -> str:
        """The part that is shown, as it is sent."""
        return arrival.html if arrival.html and not self._is_text(arrival) else arrival.text

    def _is_text(self, arrival: Arrival) -> bool:
        return self.part == TEXT and bool(arrival.text)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show subject, people, files and body."""
        self.line.show_arrival(arrival)
        self._subject.setText(arrival.subject or self.tr("(no subject)"))
        sender = arrival.sender
        if arrival.sender_handle and arrival.sender_handle != sender:
            sender = f"{sender} <{arrival.sender_handle}>" if sender else arrival.sender_handle
        told = {"from": sender, "to": people(arrival.to), "cc": people(arrival.cc)}
        for name, (caption, label) in self._rows.items():
            label.setText(told[name])
            for part in (caption, label):
                part.setVisible(bool(told[name]))
        self._files.setText("\n".join(f"📎 {name}" for name in arrival.file_names))
        self._files.setVisible(bool(arrival.files))
        self._show_body(arrival)

    def _show_body(self, arrival: Arrival) -> None:
        if arrival.html and not self._is_text(arrival):
            self.view.paper.show_html(arrival.html)
        else:
            self.view.paper.show_plain(arrival.text)


class InboxLine(QFrame):
    """What is read before a mail is opened: sender, subject, first words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(paper_palette())
        self.setAccessibleName(self.tr("Line in the inbox"))
        mark(self, kind="paper")
        self.who, self.subject, self.words = ElidedLabel(), ElidedLabel(), ElidedLabel()
        mark(self.who, kind="paperstrong")
        mark(self.subject, kind="papertext")
        mark(self.words, kind="paperquiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(2)
        for label in (self.who, self.subject, self.words):
            column.addWidget(label)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show the line as a list of mails would."""
        self.who.put(arrival.sender or arrival.sender_handle or self.tr("(sender)"))
        self.subject.put(arrival.subject or self.tr("(no subject)"))
        self.words.put(arrival.snippet)
        self.words.setVisible(bool(arrival.snippet))
