"""Values that went into templates, to be offered again and never filled in.

Only to be told after a message was accepted. A value goes by the place it was
sent at, because that is how ``placeholder_values`` works.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

#: How many values are remembered for each placeholder of a template.
VALUES_KEPT = 12

#: Longer ones are no values that somebody wants to choose from a list.
_LONGEST = 1_000


class TemplateValues:
    """The latest values of each placeholder, by workspace and template."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def remember(self, profile_id: str, template_id: str, values: Sequence[str]) -> None:
        """Note that *values* went into the template just now, by their places."""
        now = self._clock()
        # A value with a surrogate alone cannot be stored, and came from nobody's keyboard.
        kept = [
            (place, value)
            for place, value in enumerate(values)
            if value.strip() and len(value) <= _LONGEST and not _broken(value)
        ]

        def work(connection: sqlite3.Connection) -> None:
            for place, value in kept:
                connection.execute(
                    "INSERT INTO template_values (profile_id, template_id, place, used_at, value)"
                    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (profile_id, template_id, place, value)"
                    " DO UPDATE SET used_at = excluded.used_at",
                    (profile_id, template_id, place, now, value),
                )
                connection.execute(
                    "DELETE FROM template_values WHERE profile_id = ?1 AND template_id = ?2"
                    " AND place = ?3 AND n NOT IN (SELECT n FROM template_values"
                    " WHERE profile_id = ?1 AND template_id = ?2 AND place = ?3"
                    " ORDER BY used_at DESC, n DESC LIMIT ?4)",
                    (profile_id, template_id, place, VALUES_KEPT),
                )

        if kept:
            await self._database.run(work)

    async def all(self, profile_id: str) -> dict[str, dict[int, tuple[str, ...]]]:
        """What is known of the workspace: by folded template ID and place, the latest first."""

        def work(connection: sqlite3.Connection) -> dict[str, dict[int, tuple[str, ...]]]:
            found: dict[str, dict[int, tuple[str, ...]]] = {}
            for template_id, place, value in connection.execute(
                "SELECT template_id, place, value FROM template_values WHERE profile_id = ?"
                " ORDER BY used_at DESC, n DESC",
                (profile_id,),
            ):
                places = found.setdefault(template_id.casefold(), {})
                places[place] = (*places.get(place, ()), value)
            return found

        return await self._database.run(work)

    async def forget(self, profile_id: str, template_id: str, place: int, value: str) -> None:
        """Never offer this value there again (until it is sent again)."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM template_values WHERE profile_id = ? AND template_id = ?"
                " AND place = ? AND value = ?",
                (profile_id, template_id, place, value),
            )

        await self._database.run(work)

    async def forget_before(self, moment: datetime) -> None:
        """Forget what was not used since *moment*."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM template_values WHERE used_at < ?", (moment.timestamp(),)
            )

        await self._database.run(work)


def _broken(value: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in value)
