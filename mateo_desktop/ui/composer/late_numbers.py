"""Reads the phone numbers of a long list after it is in the draft, a few at a time.

Ten thousand numbers of a spreadsheet take 0.7 s to read, which nobody waits
for with a key under the finger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from mateo_desktop.domain.draft import ROLES
from mateo_desktop.domain.phone import PHONE_TYPES

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient
    from mateo_desktop.ui.session import DraftSession

#: As many as are read at once: 7 ms.
AT_ONCE = 100


class LateNumbers(QObject):
    """People who were added as typed, and what they are meant as."""

    def __init__(self, session: DraftSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._channel_type = ""
        self._waiting: list[Recipient] = []
        self._meant: dict[Recipient, Recipient] = {}
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    def add(self, people: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
        """*people* as they belong into the draft now; the rest of the numbers follows."""
        kind = self._session.draft.channel_type
        if len(people) <= AT_ONCE or kind not in PHONE_TYPES:
            return self._session.numbers.as_typed(people, kind)
        self._channel_type = kind
        self._waiting += people
        self._timer.start()
        return people

    def finish(self) -> None:
        """Read what waits at once: the message is about to go, or the draft to be left."""
        while self._waiting:
            self._read()
        self._put()

    @Slot()
    def _on_turn(self) -> None:
        self._read()
        if not self._waiting:
            self._put()

    def _read(self) -> None:
        some, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        read = self._session.numbers.as_typed(some, self._channel_type)
        self._meant |= {one: other for one, other in zip(some, read, strict=True) if one != other}

    def _put(self) -> None:
        self._timer.stop()
        meant, self._meant = self._meant, {}
        if meant:
            draft = self._session.draft
            self._session.update(
                **{role: tuple(meant.get(one, one) for one in draft.wire(role)) for role in ROLES}
            )
