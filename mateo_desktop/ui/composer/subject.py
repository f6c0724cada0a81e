"""The subject line, with a counter where a channel limits it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.theme import mark

#: A longer subject is kept whole in the draft, but a line edit that lays out
#: a megabyte on one line stalls the window; the rest is edited as a file.
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
        label = QLabel(self.tr("S&ubject"))
        label.setBuddy(self.edit)
        mark(label, kind="label")
        self.label = label
        self._count = QLabel()
        mark(self._count, kind="quiet")

        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        row.addWidget(self._count)

        self.edit.textEdited.connect(self._on_edited)
        session.changed.connect(self._render)
        self._render(session.draft)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # What does not fit the line was cut for showing only: it stays whole.
        if self.edit.isReadOnly():
            return
        self._session.update(subject=text)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        hidden = channels.rule(draft.channel_type, "subject").use is Use.HIDDEN
        self.setVisible(not hidden or (bool(draft.subject) and "subject" not in draft.left_out))
        shown = draft.subject[:LONGEST_SHOWN]
        cut = len(shown) < len(draft.subject)
        # Setting equal text would move the cursor to the end of the line.
        if self.edit.text() != shown and (cut or self.edit.text() != draft.subject):
            self.edit.setText(shown)
            self.edit.setCursorPosition(0 if cut else len(shown))
        self.edit.setReadOnly(cut)
        count = channels.counter(draft.channel_type, "subject", draft.subject)
        words = ""
        if cut:
            words = self.tr("{count} characters, too long to edit here").format(
                count=len(draft.subject)
            )
        elif count and count.used * 10 > count.limit * 8:
            words = f"{count.used}/{count.limit}"
        if self._count.text() != words:
            self._count.setText(words)
            mark(self._count, tone="warning" if cut or (count and count.over) else "")
