"""What is known of the customers' windows, in this run and from the ones before.

A conversation is read because somebody looks at it, and what that told counts
for sending too: a message that waits asks before it goes into a window that
was closed when it was last seen. Nothing is asked of a server for it.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from mateo_desktop.app.clock import Clock
from mateo_desktop.app.conversations import Thread
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.window import Heard, goes_as_template, window, window_limit
from mateo_desktop.storage.entries import Entry
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.windows import Place, WindowBook

#: What was learned so long ago says nothing that anybody still goes by.
KEPT_FOR = timedelta(weeks=4)

_log = logging.getLogger(__name__)


class Windows:
    """When each customer last wrote, by workspace and conversation."""

    def __init__(self, book: WindowBook, tasks: Tasks, clock: Clock | None = None) -> None:
        self._book = book
        self._tasks = tasks
        self._clock = clock or Clock()
        self._heard: dict[Place, Heard] = {}
        self._unsaved: dict[Place, Heard] = {}

    async def read(self) -> None:
        """Know what earlier runs knew; a file that cannot be read is no reason to wait."""
        try:
            self._heard = await self._book.all() | self._heard
        except StorageFailed as error:
            _log.warning("what was known of windows could not be read: %s", error.code)

    def heard(self, profile_id: str, conversation_id: str) -> Heard | None:
        """When the customer of that conversation last wrote, and since when that is known."""
        return self._heard.get(_place(profile_id, conversation_id))

    def learn(self, profile_id: str, thread: Thread) -> None:
        """Note what a reading of *thread* told, and keep it if its channel may have a window."""
        latest = thread.latest_inbound
        if latest is None or not thread.id:
            return
        place, told = _place(profile_id, thread.id), Heard(latest, thread.as_of)
        known = self._heard.get(place)
        if known is not None and known.is_newer(told, self._clock.now()):
            return
        self._heard[place] = told
        channel_type = thread.conversation.channel_type
        if not channel_type or window_limit(channel_type) is not None:
            self._unsaved[place] = told
            self._tasks.start("windows", self._save())

    def end(self, entry: Entry) -> datetime | None:
        """Until when *entry* may go as free text, as far as the last reading told.

        None for a channel without a window, and for a template, which needs none.
        """
        draft = entry.draft
        if goes_as_template(draft):
            return None
        heard = self.heard(entry.profile_id, draft.conversation_id)
        latest = heard.latest_inbound if heard is not None else None
        return window(draft.channel_type, latest, self._clock.now()).end

    def forget(self, profile_id: str) -> None:
        """The workspace is gone from this computer."""
        for places in (self._heard, self._unsaved):
            for place in [each for each in places if each[0] == profile_id]:
                del places[place]

    async def forget_before(self, moment: datetime) -> None:
        """Forget, for the next start, what was learned before *moment* or is old anyway."""
        await self._book.forget_before(max(moment, self._clock.now() - KEPT_FOR))

    async def saved(self) -> None:
        """Wait until what was learned is on the disk, if the disk takes it."""
        await self._tasks.wait("windows")

    async def _save(self) -> None:
        while self._unsaved:
            told, self._unsaved = self._unsaved, {}
            try:
                await self._book.put(told)
            except StorageFailed as error:
                # The next reading comes with it again.
                self._unsaved = told | self._unsaved
                _log.info("what is known of windows could not be kept: %s", error.code)
                return


def _place(profile_id: str, conversation_id: str) -> Place:
    return profile_id, conversation_id.lower()
