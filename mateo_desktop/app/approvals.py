"""What a person said to messages that wait: go, however late it is, or to a closed window.

A word counts for what was known when it was given, and not for ever. It is
kept in memory only: another start asks again.
"""

from __future__ import annotations

from datetime import datetime


class Approvals:
    """The last word on each message."""

    def __init__(self) -> None:
        self._given_at: dict[str, datetime] = {}
        self._knowing: set[str] = set()

    def give(self, message_id: str, at: datetime | None, *, knowing: bool) -> None:
        """The message may go; *knowing* that free text comes too late for its window.

        *at* is when that was said; None for at once, with Send.
        """
        self.forget(message_id)
        if at is not None:
            self._given_at[message_id] = at
        if knowing:
            self._knowing.add(message_id)

    def latest(self, message_id: str, due: datetime) -> datetime:
        """When the message was meant to go the last time; *due* is when it was the first."""
        return max(due, self._given_at.get(message_id, due))

    def knows(self, message_id: str) -> bool:
        """Whether the message is meant to go although its window is closed."""
        return message_id in self._knowing

    def forget(self, message_id: str) -> None:
        """The message has gone, or is a draft again."""
        self._given_at.pop(message_id, None)
        self._knowing.discard(message_id)
