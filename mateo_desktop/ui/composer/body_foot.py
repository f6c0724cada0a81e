"""The line below plain text: where it is from, and how much of its limit it uses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Unit
from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.composer.sms_signs import SmsSigns
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.theme import mark


class BodyFoot(QFrame):
    """Tells of the plain text; :attr:`again_wanted` asks to make it anew."""

    again_wanted = Signal()

    def __init__(self, editor: SourceEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signs = SmsSigns(editor)
        row = QHBoxLayout()
        row.setContentsMargins(20, 2, 20, 4)
        self.origin = QLabel()
        self.origin.setObjectName("textOrigin")
        self.origin.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.origin, kind="quiet")
        self.again_button = QPushButton(self.tr("Make it again"))
        self.again_button.setObjectName("textAgain")
        self.again_button.setToolTip(self.tr("Make the plain text from the formatted text"))
        mark(self.again_button, kind="link")
        self.again_button.clicked.connect(self.again_wanted)
        self.count = QLabel()
        self.count.setObjectName("textCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.count, kind="quiet")
        row.addWidget(self.origin)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.signs)
        column.addLayout(row)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the message is only shown."""
        self.again_button.setEnabled(not read_only)
        self.signs.set_read_only(read_only)

    def render_draft(self, draft: Draft, *, has_html: bool, is_shown: bool) -> None:
        """Say it of *draft*; *is_shown*: whether the plain text is in sight."""
        own = draft.text_is_own or (is_shown and not draft.html)
        words = self.tr("Edited by hand") if own else self.tr("Made from the formatted text")
        self.origin.setText(words if has_html else "")
        self.again_button.setVisible(has_html and own)
        count = channels.counter(
            draft.channel_type, "text", draft.text, with_actions=bool(draft.actions)
        )
        words = ""
        if count is not None:
            words = f"{count_text(count.used)}/{count_text(count.limit)}"
            if count.unit is Unit.UTF8_BYTES:
                words = self.tr("{count} bytes").format(count=words)
            elif count.unit is Unit.SMS:
                words = self.tr("{count}, %Ln part(s)", "", count.segments).format(count=words)
                many = len(draft.to)
                if many > 1 and count.segments:
                    words = self.tr("{parts} × {recipients} recipients = {total} SMS").format(
                        parts=words,
                        recipients=count_text(many),
                        total=count_text(many * count.segments),
                    )
        self.count.setText(words)
        mark(self.count, tone="warning" if count is not None and count.over else "")
        is_sms = count is not None and count.unit is Unit.SMS
        self.signs.show_text(draft.text if is_shown and is_sms else "")
        self.setVisible(is_shown and bool(words or has_html))
