"""Who a message went to and in which state, as one quiet line that opens.

Roles and statuses are open lists: what is not known here is shown as it came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mateo_desktop.ui import messages
from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.quiet_label import quiet_label
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.api.replies import ActionReply, RecipientReply

_MOST_LINES = 100
_LONGEST_NAME = 60
_ROLES = ("from", "to", "cc", "bcc")


class PeopleLine(QWidget):
    """The summary; below it, when open, one line for each person and button."""

    toggled = Signal()

    def __init__(
        self,
        people: Sequence[RecipientReply],
        actions: Sequence[ActionReply],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._actions = actions
        self._chevron = QToolButton()
        self._chevron.setObjectName("peopleButton")
        self._chevron.setAccessibleName(self.tr("Recipients"))
        # Reached from the bubble: see Bubble.keyPressEvent.
        self._chevron.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        mark(self._chevron, kind="bare")
        self.summary = quiet_label("peopleSummary")
        self.summary.setText(self._summary())
        self.summary.setCursor(Qt.CursorShape.PointingHandCursor)
        self.summary.installEventFilter(self)
        self.details = quiet_label("peopleDetails")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setVisible(False)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._chevron, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.details)
        self._chevron.clicked.connect(self.toggle)
        theme().changed.connect(self._render)
        self._render()

    @property
    def is_open(self) -> bool:
        """Whether every person is listed."""
        return not self.details.isHidden()

    @Slot()
    def toggle(self) -> None:
        """Open or close the list."""
        if self.details.isHidden() and not self.details.text():
            self.details.setText(self._details())
        self.details.setHidden(not self.details.isHidden())
        self._render()
        self.toggled.emit()

    @Slot()
    def _render(self) -> None:
        name = "chevron_down" if self.is_open else "chevron_right"
        self._chevron.setIcon(theme().icon(name, "quiet"))

    def _summary(self) -> str:
        addressed = [one for one in self._people if one.role != "from"] or list(self._people)
        if len(addressed) == 1:
            one = addressed[0]
            words = self.tr("{role} {name}").format(role=messages.role(one.role), name=_name(one))
            return f"{words.strip()}: {messages.message_status(one.status)}".rstrip(": ")
        words = self.tr("To %Ln people", "", len(addressed))
        states = Counter(one.status for one in addressed if one.status)
        told = [
            f"{count_text(number)} {messages.message_status(state)}"
            for state, number in states.items()
        ]
        if len(states) == 1 and states.total() == len(addressed):
            told = [messages.message_status(next(iter(states)))]
        return f"{words}: {', '.join(told[:5])}" if told else words

    def _details(self) -> str:
        order = {name: place for place, name in enumerate(_ROLES)}
        people = sorted(self._people, key=lambda one: order.get(one.role, len(order)))
        lines = [_person(one) for one in people[:_MOST_LINES]]
        if len(people) > _MOST_LINES:
            lines.append(self.tr("and %Ln more", "", len(people) - _MOST_LINES))
        lines += [self._action(one) for one in self._actions[:_MOST_LINES]]
        return "\n".join(lines)

    def _action(self, action: ActionReply) -> str:
        kind = messages.action_type(action.type) or self.tr("Button")
        pressed = self.tr("pressed") if action.clicked else self.tr("not pressed")
        parts = (action.text, messages.action_subtype(action.subtype) if action.subtype else "")
        told = [plain_name(part, _LONGEST_NAME) for part in (*parts, action.data) if part]
        return f"{kind}: {' · '.join([*told, pressed])}"

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is a click on the chevron."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self.toggle()
            return True
        return super().eventFilter(watched, event)


def _name(one: RecipientReply) -> str:
    return plain_name(one.full_name or one.handle or one.contact_id, _LONGEST_NAME)


def _person(one: RecipientReply) -> str:
    parts = [_name(one)]
    if one.full_name and one.handle:
        parts.append(plain_name(one.handle, _LONGEST_NAME))
    if one.status:
        parts.append(messages.message_status(one.status))
    words = " · ".join(part for part in parts if part)
    return f"{messages.role(one.role)}: {words}" if one.role else words
