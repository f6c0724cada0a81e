"""What the chosen channel does not send of what was written.

It stands below the channel: what would get lost is seen where it is decided.
Nothing of it is gone, and another channel brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.ui import messages
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.messages import left_out as words_of
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class LeftOutPane(QFrame):
    """A line for each field that is not sent, with a way to send it anyway, and back.

    *channel_box* tells in its tooltip all of its words, and what its channel has no use for.
    """

    def __init__(
        self, session: DraftSession, channel_box: QComboBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("leftOutPane")
        self.setAccessibleName(self.tr("Not sent on this channel"))
        mark(self, kind="notice")
        self._session = session
        self._channel_box = channel_box
        self._lines: tuple[tuple[str, str], ...] = ()
        self._sent: tuple[str, ...] = ()
        self._chosen: tuple[str, str] | None = None
        # What somebody has seen and put away: the draft, and the fields.
        self._seen: tuple[str, tuple[str, ...]] = ("", ())
        self.title = ElidedLabel()
        self.title.setObjectName("leftOutTitle")
        self.fine_button = QPushButton(self.tr("OK"))
        self.fine_button.setObjectName("leftOutFine")
        self.fine_button.setAccessibleName(self.tr("Put this note away"))
        mark(self.fine_button, kind="link")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.rows: dict[str, tuple[QLabel, ElidedLabel, QPushButton]] = {}
        head = QGridLayout()
        head.addWidget(self.title, 0, 0)
        head.addWidget(self.fine_button, 0, 1, Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 12, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._grid)
        self.fine_button.clicked.connect(self._on_fine)
        session.changed.connect(self._render)
        self._render(session.draft)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is not sent: fields, and what stands in them in short."""
        return self._lines

    @Slot()
    def _on_fine(self) -> None:
        draft = self._session.draft
        self._seen = (draft.key, _concerned(draft))
        self._render(draft)

    @Slot()
    def _on_button(self) -> None:
        draft, field = self._session.draft, str(self.sender().property("leftOut"))
        if field in channels.sent_anyway(draft):
            self._session.put(channels.leave_out_again(draft, field))
        else:
            self._session.put(channels.send_anyway(draft, field))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        chosen = (draft.channel_type, self._channel_box.currentText())
        if chosen != self._chosen:
            self._chosen = chosen
            unused = words_of.unused_fields(draft.channel_type)
            told = "\n".join(filter(None, (chosen[1], unused)))
            self._channel_box.setToolTip(plain_tooltip(told))
            self._channel_box.setAccessibleDescription(unused)
        dropped, sent = channels.dropped_now(draft), channels.sent_anyway(draft)
        fields = _concerned(draft)
        self.setVisible(bool(fields) and self._seen != (draft.key, fields))
        lines = tuple((field, words_of.in_short(draft, field)) for field in fields)
        kind = messages.channel_type(draft.channel_type)
        if not sent:
            words = self.tr("This channel ({kind}) does not send these. They are kept for another.")
        elif not dropped:
            words = self.tr("This channel ({kind}) has no use for these. They are sent anyway.")
        else:
            words = self.tr("This channel ({kind}) has no use for these.")
        self.title.put(words.format(kind=kind))
        if (lines, sent) == (self._lines, self._sent):
            return
        self._lines, self._sent = lines, sent
        for field, row in self.rows.items():
            for widget in row:
                widget.setVisible(field in fields)
        for field, short in lines:
            name, content, button = self.rows.get(field) or self._add(field)
            is_sent = field in sent
            content.put(self.tr("is sent: {content}").format(content=short) if is_sent else short)
            deed = self.tr("Leave out again") if is_sent else self.tr("Send anyway")
            button.setText(deed)
            button.setAccessibleName(f"{deed}: {name.text()}")
            for widget in (name, content, button):
                widget.setVisible(True)
                widget.setToolTip(plain_tooltip(words_of.why_left_out(draft.channel_type, field)))

    def _add(self, field: str) -> tuple[QLabel, ElidedLabel, QPushButton]:
        name = QLabel(messages.field_name(field))
        mark(name, kind="label")
        content = ElidedLabel()
        content.setObjectName(f"leftOut_{field}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton()
        button.setObjectName(f"sendAnyway_{field}")
        button.setProperty("leftOut", field)
        mark(button, kind="link")
        button.clicked.connect(self._on_button)
        at = channels.ROWS.index(field)
        for place, widget in enumerate((name, content, button)):
            self._grid.addWidget(widget, at, place)
        self.rows[field] = (name, content, button)
        # Made while the window is open, they would be last for the Tab key.
        before = self.fine_button
        for one in channels.ROWS:
            if one in self.rows:
                QWidget.setTabOrder(before, self.rows[one][2])
                before = self.rows[one][2]
        return self.rows[field]


def _concerned(draft: Draft) -> tuple[str, ...]:
    """What the pane speaks of: fields that get lost, and those that are sent anyway."""
    return (*channels.dropped_now(draft), *channels.sent_anyway(draft))
