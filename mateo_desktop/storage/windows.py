"""When customers last wrote, so that a window is not unknown again after every start.

Nothing but the conversation and two times, and only of a saved workspace: a
profile of one run may be another server the next time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from mateo_desktop.domain.window import Heard
from mateo_desktop.storage.moments import UNREADABLE, moment

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

#: How many conversations are remembered, of all workspaces together.
WINDOWS_KEPT = 3_000

#: A workspace, and a conversation of it in lower case.
Place = tuple[str, str]


class WindowBook:
    """The last message of each customer, as it was learned last."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def put(self, told: Mapping[Place, Heard]) -> None:
        """Keep what was learned, unless something newer is known."""
        now = self._clock()
        rows = [
            (profile_id, conversation_id, heard.latest_inbound.timestamp(), heard.as_of.timestamp())
            for (profile_id, conversation_id), heard in told.items()
        ]

        def work(connection: sqlite3.Connection) -> None:
            for row in rows:
                connection.execute(
                    "INSERT INTO windows (profile_id, conversation_id, latest_inbound, as_of)"
                    " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM profiles WHERE id = ?1)"
                    " ON CONFLICT (profile_id, conversation_id) DO UPDATE SET"
                    " latest_inbound = excluded.latest_inbound, as_of = excluded.as_of"
                    # What was learned in the future was learned by a clock that was wrong.
                    " WHERE excluded.as_of >= as_of OR as_of > ?5",
                    (*row, now),
                )
            connection.execute(
                "DELETE FROM windows WHERE n NOT IN"
                " (SELECT n FROM windows ORDER BY as_of DESC, n DESC LIMIT ?)",
                (WINDOWS_KEPT,),
            )

        await self._database.run(work)

    async def all(self) -> dict[Place, Heard]:
        """Everything that is known, of every workspace."""

        def work(connection: sqlite3.Connection) -> dict[Place, Heard]:
            found: dict[Place, Heard] = {}
            for profile_id, conversation_id, latest, as_of in connection.execute(
                "SELECT profile_id, lower(conversation_id), latest_inbound, as_of FROM windows"
            ):
                heard = Heard(moment(latest), moment(as_of))
                if UNREADABLE not in (heard.latest_inbound, heard.as_of):
                    found[profile_id, conversation_id] = heard
            return found

        return await self._database.run(work)

    async def forget_before(self, moment: datetime) -> None:
        """Forget what was learned before *moment*."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM windows WHERE as_of < ?", (moment.timestamp(),))

        await self._database.run(work)
