"""How the message will look to its reader, always on a light page.

It follows the channel: a mail page, a phone bubble, an SMS with its parts, a
letter with its address window. It is an approximation and says so; what is
left out on the channel is not shown here either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import sms
from mateo_desktop.domain.marks import marked_html
from mateo_desktop.ui.composer.attachments import shown_name
from mateo_desktop.ui.composer.template_fields import finished
from mateo_desktop.ui.detail.letter_page import LetterPage, on_paper
from mateo_desktop.ui.text.plain_names import plain_name
from mateo_desktop.ui.text.safe_html import SafeView
from mateo_desktop.ui.theme import mark, paper_palette

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.storage.templates import Template
    from mateo_desktop.ui.session import DraftSession

_PHONES = ("whatsapp", "instagram", "facebook")
_LONGEST_SHOWN = 50_000


class PreviewPane(QScrollArea):
    """The preview of the draft on the desk; drawn only while it is looked at."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self.setAccessibleName(self.tr("Preview"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._session = session
        self._seen: Draft | None = None
        self._kind = ""
        self._page: MailPage | PhonePage | LetterPage | None = None
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        mark(self._note, kind="quiet")
        inside = QWidget()
        mark(inside, kind="side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self._render)
        session.changed.connect(self._on_changed)
        session.templates.changed.connect(self._on_templates_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._render()

    @Slot(object)
    def _on_changed(self, _draft: Draft) -> None:
        if self.isVisible():
            self._later.start()

    @Slot()
    def _on_templates_changed(self) -> None:
        self._seen = None
        self._on_changed(self._session.draft)

    @Slot()
    def _render(self) -> None:
        draft = self._session.draft
        if not self.isVisible() or draft is self._seen:
            return
        self._seen = draft
        kind = _kind(draft)
        if kind != self._kind or self._page is None:
            if self._page is not None:
                self._column.removeWidget(self._page)
                self._page.hide()
                self._page.deleteLater()
            page: MailPage | PhonePage | LetterPage = _PAGES[kind]()
            self._kind, self._page = kind, page
            self._column.insertWidget(1, page)
        template = self._template(draft)
        shown = draft if template is None else _with_template(draft, template)
        self._page.show_draft(shown)
        self._page.setVisible(not draft.is_empty)
        words = self._words(shown)
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _words(self, draft: Draft) -> str:
        if draft.is_empty:
            return self.tr("What you write is shown here as its reader will see it.")
        if _sent(draft, "template_id"):
            if self._template(draft) is None:
                return self.tr("Mateo fills the template; its text is not known here.")
            return self.tr(
                "Mateo fills the template. Only its text is known here:"
                " a header, a footer or buttons of its own are not shown."
            )
        if self._kind == "sms" and _text(draft):
            count = sms.count(_text(draft))
            signs = " ".join(dict.fromkeys(sign for _, sign, _ in count.culprits))
            words = self.tr("%n SMS", "", count.segments) + " · "
            words += self.tr("{used} of {capacity} characters").format(
                used=count.used, capacity=count.capacity
            )
            if signs:
                words += "\n" + self.tr("These characters force Unicode: {signs}").format(
                    signs=plain_name(signs)
                )
            return words
        if isinstance(self._page, LetterPage):
            words = self.tr("Approximation: Mateo sets and prints the real letter.")
            pages = self._page.pages
            if pages > 1:
                words += " " + self.tr("It fills about %n pages.", "", pages)
            return words
        return ""

    def _template(self, draft: Draft) -> Template | None:
        """The template that is sent, if its text is known."""
        if not _sent(draft, "template_id"):
            return None
        template = self._session.templates.find(draft.template_id)
        return template if template is not None and template.text else None


class MailPage(QFrame):
    """A mail as a reader's program shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPalette(paper_palette())
        self.setAutoFillBackground(True)
        mark(self, kind="paper")
        self._subject, self._people, self._files = QLabel(), QLabel(), QLabel()
        for label in (self._subject, self._people, self._files):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        mark(self._subject, kind="papertitle")
        mark(self._people, kind="paperquiet")
        mark(self._files, kind="paperquiet")
        self._view = SafeView(fit=True)
        on_paper(self._view)
        mark(self._view, kind="paperview")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(10)
        for widget in (self._subject, self._people, self._view, self._files):
            column.addWidget(widget)

    def show_draft(self, draft: Draft) -> None:
        """Show subject, people, body and files."""
        subject = draft.subject if _sent(draft, "subject") else ""
        self._subject.setText(plain_name(subject) or self.tr("(no subject)"))
        lines = []
        for role, words in (("to", self.tr("To")), ("cc", self.tr("Cc"))):
            if _sent(draft, role):
                lines.append(f"{words}: {_names(draft.wire(role))}")
        self._people.setText("\n".join(lines))
        self._people.setVisible(bool(lines))
        if _sent(draft, "html"):
            self._view.show_html(draft.html)
        else:
            self._view.show_plain(_text(draft))
        _show_files(self._files, draft)


class PhonePage(QFrame):
    """A bubble on a phone, with the buttons below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setPalette(paper_palette())
        mark(self, kind="phone")
        self._bubble = QFrame()
        mark(self._bubble, kind="phonebubble")
        self._files = QLabel()
        self._files.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._files, kind="paperquiet")
        self._view = SafeView(fit=True)
        on_paper(self._view)
        mark(self._view, kind="paperview")
        inside = QVBoxLayout(self._bubble)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._files)
        inside.addWidget(self._view)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(4)
        inner = QVBoxLayout()
        inner.setSpacing(4)
        inner.addWidget(self._bubble)
        inner.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 24, 16, 24)
        row.addStretch(1)
        row.addLayout(inner, 5)
        self.setMaximumWidth(400)

    def show_draft(self, draft: Draft) -> None:
        """Show text, files and buttons as the network would."""
        text = _text(draft)[:_LONGEST_SHOWN]
        if draft.channel_type == "whatsapp":
            self._view.show_html(marked_html(text))
        else:
            self._view.show_plain(text)
        _show_files(self._files, draft)
        self._bubble.setVisible(bool(text) or bool(self._files.text()))
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        actions = draft.actions if _sent(draft, "actions") else ()
        for action in actions[:20]:
            label = QLabel(plain_name(action.text) or self.tr("(no label)"))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            mark(label, kind="phonebutton")
            self._buttons.addWidget(label)


_PAGES: dict[str, type[MailPage | PhonePage | LetterPage]] = {
    "mail": MailPage,
    "phone": PhonePage,
    "sms": PhonePage,
    "letter": LetterPage,
}


def _kind(draft: Draft) -> str:
    if draft.channel_type == "postal":
        return "letter"
    if draft.channel_type == "sms":
        return "sms"
    return "phone" if draft.channel_type in _PHONES else "mail"


def _with_template(draft: Draft, template: Template) -> Draft:
    """*draft* as if the finished text of its template had been typed."""
    return draft.replace(
        text=finished(template, draft), html="", left_out=draft.left_out - {"text"}
    )


def _sent(draft: Draft, field: str) -> bool:
    return bool(draft.wire(field)) and field not in draft.left_out


def _text(draft: Draft) -> str:
    return draft.text if _sent(draft, "text") else ""


def _names(people: tuple[Recipient, ...]) -> str:
    shown = ", ".join(plain_name(person.label) for person in people[:20])
    return f"{shown}, …" if len(people) > 20 else shown


def _show_files(label: QLabel, draft: Draft) -> None:
    files = draft.attachments if _sent(draft, "attachments") else ()
    label.setText("\n".join(f"📎 {plain_name(shown_name(file))}" for file in files[:20]))
    label.setVisible(bool(files))
