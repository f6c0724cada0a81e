"""What a person said to messages that wait: go, however late it is, or to a closed window.

A word counts for what was known when it was given, and not for ever. It is
kept in memory only: another start asks again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mateo_desktop.domain.window import leaves_at

if TYPE_CHECKING:
    from mateo_desktop.app.clock import Clock
    from mateo_desktop.storage.entries import Entry

# Being due and being sent are never the very same moment.
_LATE_AFTER_S = 5.0


class Approvals:
    """The last word on each message, and who needs another one.

    *window_end* says until when free text may go to the message's
    conversation, as far as that is known.
    """

    def __init__(self, window_end: Callable[[Entry], datetime | None], clock: Clock) -> None:
        self._window_end = window_end
        self._clock = clock
        self._given_at: dict[str, datetime] = {}
        self._knowing: set[str] = set()
        #: A message that is late by more asks before it goes.
        self.stale_s = 0.0

    def sent(self, entry: Entry) -> None:
        """Somebody pressed Send for *entry*: the form says what is known of its window."""
        self.forget(entry.id)
        if self._is_shut_out(entry):
            self._knowing.add(entry.id)

    def give(self, message_id: str, *, knowing: bool) -> None:
        """The message may go now; *knowing* that its window is closed, if it was asked for that."""
        self._given_at[message_id] = self._clock.now()
        if knowing:
            self._knowing.add(message_id)

    def forget(self, message_id: str) -> None:
        """The message has gone, or is a draft again."""
        self._given_at.pop(message_id, None)
        self._knowing.discard(message_id)

    def window_to_ask_about(self, entry: Entry) -> str:
        """Code "window_closed" if *entry* must ask before it goes to such a window, or ""."""
        shut_out = entry.id not in self._knowing and self._is_shut_out(entry)
        return "window_closed" if shut_out else ""

    def reason_to_ask(self, entry: Entry, due: datetime) -> str:
        """The code of a reason to ask before *entry* goes, which was meant to at *due*, or ""."""
        if code := self.window_to_ask_about(entry):
            return code
        late = self._clock.now() - max(due, self._given_at.get(entry.id, due))
        return "stale" if late > timedelta(seconds=max(self.stale_s, _LATE_AFTER_S)) else ""

    def _is_shut_out(self, entry: Entry) -> bool:
        """Whether the window will be closed, as far as is known, when *entry* leaves.

        What counts is now, or the time at which Mateo is to send it.
        """
        end = self._window_end(entry)
        return end is not None and end <= leaves_at(entry.draft, self._clock.now())
