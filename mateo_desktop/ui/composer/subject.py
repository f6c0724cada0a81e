"""The subject line, with a counter where a channel limits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession

#: A longer subject is kept whole in the draft, but a line edit that lays out
#: a megabyte on one line stalls the window: it shows the beginning only.
LONGEST_SHOWN = 20_000


class SubjectPane(QFrame):
    """Shown while the channel can use a subject, or while one would be sent."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="row")
        self._session = session
        self.edit = QLineEdit()
        self.edit.setObjectName("subjectField")
        self.edit.setAccessibleName(self.tr("Subject"))
        self.edit.setMaxLength(LONGEST_SHOWN * 100)
        mark(self.edit, kind="line")
        label = QLabel(self.tr("Subject"))
        label.setBuddy(self.edit)
        mark(label, kind="label")
        self.label = label
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._count, kind="quiet")
        self._clear = QPushButton(self.tr("Clear"))
        self._clear.setObjectName("clearSubject")
        self._clear.setAccessibleName(self.tr("Clear the subject"))
        self._clear.setVisible(False)
        mark(self._clear, kind="quiet")

        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)
        row.addWidget(self._clear)

        self._clear.clicked.connect(self._on_clear)
        self.edit.textEdited.connect(self._on_edited)
        session.changed.connect(self._render)
        self._render(session.draft)

    def offer_snippets(self) -> None:
        """From now on snippets are offered in the line."""
        from mateo_desktop.ui.snippets.line_completion import LineCompletion

        self.completion = LineCompletion(self._session, self.edit)

    @Slot()
    def _on_clear(self) -> None:
        self._session.update(subject="")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        self._session.update(subject=text)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        hidden = channels.rule(draft.channel_type, "subject").use is Use.HIDDEN
        self.setVisible(not hidden or (bool(draft.subject) and "subject" not in draft.left_out))
        shown = draft.subject[:LONGEST_SHOWN]
        cut = len(shown) < len(draft.subject)
        # Setting equal text would move the cursor to the end of the line.
        if self.edit.text() != shown:
            self.edit.setText(shown)
            self.edit.setCursorPosition(0)
        # Cut for showing only: it stays whole as long as it cannot be edited.
        self.edit.setReadOnly(cut)
        self._clear.setVisible(cut)
        count = channels.counter(draft.channel_type, "subject", draft.subject)
        words = ""
        if cut:
            words = self.tr("{count} characters, too long to edit here").format(
                count=count_text(len(draft.subject))
            )
        elif count and count.used * 10 > count.limit * 8:
            words = f"{count_text(count.used)}/{count_text(count.limit)}"
        if self._count.text() != words:
            self._count.setText(words)
            mark(self._count, tone="warning" if cut or (count and count.over) else "")
