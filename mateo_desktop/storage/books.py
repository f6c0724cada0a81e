"""What the program remembers for somebody: channels, people, window.

Everything but the window belongs to one profile; what one workspace knows is
never offered in another.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.phone import Sought
from mateo_desktop.storage.words import fold, search_condition

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

#: How many people are remembered for each channel type of a profile.
RECENTS_KEPT = 500

_FIELDS = frozenset(
    field.name for field in dataclasses.fields(Recipient) if field.name != "country_codes"
)


class ChannelBook:
    """The channels of each profile: the list that was fetched, and entries by hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, profile_id: str) -> list[Channel]:
        """The channels of the profile: as they were arranged, then fetched ones, then by hand."""

        def work(connection: sqlite3.Connection) -> list[Channel]:
            found = connection.execute(
                "SELECT c.id, c.type, c.name, c.handle, c.status, c.active, c.by_hand,"
                " coalesce(m.colour, ''), m.place FROM channels c LEFT JOIN channel_marks m"
                " ON m.profile_id = c.profile_id AND m.channel_id = c.id "
                "WHERE c.profile_id = ? ORDER BY m.place IS NULL, m.place, c.by_hand, c.n",
                (profile_id,),
            )
            return [_channel(*row) for row in found]

        return await self._database.run(work)

    async def put(self, profile_id: str, channels: Iterable[Channel]) -> None:
        """Replace the fetched channels; an entry by hand goes only if it is among them."""
        fetched = [dataclasses.replace(channel, by_hand=False) for channel in channels]

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM channels WHERE profile_id = ? AND NOT by_hand", (profile_id,)
            )
            for channel in fetched:
                _put_channel(connection, profile_id, channel)

        await self._database.run(work)

    async def add_by_hand(self, profile_id: str, channel: Channel) -> None:
        """Remember a channel that a person typed."""
        typed = dataclasses.replace(channel, by_hand=True)
        await self._database.run(lambda connection: _put_channel(connection, profile_id, typed))

    async def remove(self, profile_id: str, channel_id: str) -> None:
        """Forget one channel, its place and its colour."""

        def work(connection: sqlite3.Connection) -> None:
            for table, column in (("channels", "id"), ("channel_marks", "channel_id")):
                connection.execute(
                    f"DELETE FROM {table} WHERE profile_id = ? AND {column} = ?",
                    (profile_id, channel_id),
                )

        await self._database.run(work)

    async def arrange(self, profile_id: str, channels: Iterable[Channel]) -> None:
        """Keep the order of *channels* and their colours, whatever lists come later."""
        marks = [
            (profile_id, channel.id, place, channel.colour)
            for place, channel in enumerate(channels)
        ]

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM channel_marks WHERE profile_id = ?", (profile_id,))
            connection.executemany(
                "INSERT OR REPLACE INTO channel_marks (profile_id, channel_id, place, colour) "
                "VALUES (?, ?, ?, ?)",
                marks,
            )

        await self._database.run(work)


class RecentRecipients:
    """People who were written to, to be offered again on the same kind of channel.

    Only to be told after a message was accepted: a wrong address must not come
    back for ever.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    async def remember(
        self,
        profile_id: str,
        channel_type: str,
        recipients: Iterable[Recipient],
        channel_id: str = "",
    ) -> None:
        """Note that these people were written to just now, from which channel."""
        people = [person for person in recipients if _identity(person)]
        now = self._clock()

        def work(connection: sqlite3.Connection) -> None:
            for person in people:
                connection.execute(
                    "INSERT INTO recents (profile_id, channel_type, identity, used_at, uses,"
                    " folded, recipient, channel_id) VALUES (?, ?, ?, ?, 1, ?, ?, ?)"
                    " ON CONFLICT (profile_id, channel_type, identity) DO UPDATE SET"
                    " used_at = excluded.used_at, uses = uses + 1, folded = excluded.folded,"
                    " recipient = excluded.recipient, channel_id = excluded.channel_id",
                    (
                        profile_id,
                        channel_type,
                        _identity(person),
                        now,
                        _folded(person),
                        _text(person),
                        channel_id,
                    ),
                )
            connection.execute(
                "DELETE FROM recents WHERE profile_id = ? AND channel_type = ? AND n NOT IN ("
                " SELECT n FROM recents WHERE profile_id = ? AND channel_type = ?"
                " ORDER BY used_at DESC, n DESC LIMIT ?)",
                (profile_id, channel_type, profile_id, channel_type, RECENTS_KEPT),
            )

        await self._database.run(work)

    async def find(
        self, profile_id: str, text: str, channel_type: str, limit: int = 20, country: str = ""
    ) -> list[Recipient]:
        """People in whose name or handle every word of *text* occurs, the latest first.

        A number is found in whatever way it is written, as it is dialled in *country*.
        """
        condition, values = search_condition("folded", text)
        sought = Sought.of(text, country)

        def work(connection: sqlite3.Connection) -> list[Recipient]:
            # Only SQL can be quick; of numbers every spelling is looked at, RECENTS_KEPT at most.
            every = "" if sought is None else "OR 1"
            rows = connection.execute(
                f"SELECT recipient, {condition} FROM recents WHERE profile_id = ? "
                f"AND channel_type = ? AND ({condition} {every}) "
                "ORDER BY used_at DESC, uses DESC, n DESC",
                (*values, profile_id, channel_type, *values),
            )
            found: list[Recipient] = []
            for written, has_words in rows:
                known = _read(written)
                # A whole person takes longer to make than to look for the number.
                number = str(known.get("handle", ""))
                if has_words or (sought is not None and sought.fits(number)):
                    person = _person(known)
                    found += [person] if person.label else []
                if len(found) == limit:
                    break
            return found

        return await self._database.run(work)

    async def last_time(self, profile_id: str, person: Recipient) -> tuple[str, Recipient] | None:
        """From which channel (its ID) *person* was written to last, and as whom; or None."""
        names = [fold(name) for name in (person.contact_id, person.handle) if name]

        def work(connection: sqlite3.Connection) -> tuple[str, Recipient] | None:
            for name in names:
                row = connection.execute(
                    "SELECT channel_id, recipient FROM recents WHERE profile_id = ? "
                    "AND channel_id <> '' AND (identity = ? OR instr(folded || ' ', ?)) "
                    "ORDER BY used_at DESC, n DESC LIMIT 1",
                    (profile_id, name, f" {name} "),
                ).fetchone()
                if row:
                    return row[0], _person(_read(row[1]))
            return None

        return await self._database.run(work) if names else None

    async def forget(self, profile_id: str, recipient: Recipient) -> None:
        """Never offer this person again (until written to again), whatever handle was used."""
        names = {fold(recipient.contact_id), fold(recipient.handle), _identity(recipient)}

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "DELETE FROM recents WHERE profile_id = ? AND identity = ?",
                [(profile_id, name) for name in names if name],
            )

        await self._database.run(work)


class KeyValue:
    """Small texts by name, such as the geometry of the window."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """The text under *name*."""

        def work(connection: sqlite3.Connection) -> str | None:
            row = connection.execute("SELECT text FROM facts WHERE name = ?", (name,)).fetchone()
            return row[0] if row else None

        return await self._database.run(work)

    async def put(self, name: str, text: str) -> None:
        """Keep *text* under *name*."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO facts (name, text) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                (name, text),
            )

        await self._database.run(work)

    async def delete(self, name: str) -> None:
        """Forget what is under *name*."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM facts WHERE name = ?", (name,))

        await self._database.run(work)


def _channel(
    channel_id: str,
    kind: str,
    name: str,
    handle: str,
    status: str,
    active: int | None,
    by_hand: int,
    colour: str,
    place: int | None,
) -> Channel:
    is_active = None if active is None else active != 0
    return Channel(channel_id, kind, name, handle, status, is_active, by_hand != 0, colour, place)


def _put_channel(connection: sqlite3.Connection, profile_id: str, channel: Channel) -> None:
    # Removed first, so that the order in the table is the order of the list.
    connection.execute(
        "DELETE FROM channels WHERE profile_id = ? AND id = ?", (profile_id, channel.id)
    )
    connection.execute(
        "INSERT INTO channels (profile_id, id, type, name, handle, status, active, by_hand) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            profile_id,
            channel.id,
            channel.type,
            channel.name,
            channel.handle,
            channel.status,
            channel.active,
            channel.by_hand,
        ),
    )


def _identity(person: Recipient) -> str:
    """What makes two entries the same person."""
    return fold(
        person.contact_id
        or person.handle
        or person.external_contact_id
        or person.secondary_external_contact_id
    )


def _folded(person: Recipient) -> str:
    return fold(f"{person.full_name} {person.handle} {person.contact_id}")


def _text(person: Recipient) -> str:
    return json.dumps(dataclasses.asdict(person))


def _read(text: str) -> dict[str, Any]:
    """What was written of a person; nothing for what a damaged file left in its place."""
    try:
        known = json.loads(text)
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _person(known: dict[str, Any]) -> Recipient:
    # Another version may have written more, or something else.
    fields: dict[str, Any] = {
        name: value for name, value in known.items() if name in _FIELDS and isinstance(value, str)
    }
    codes = known.get("country_codes")
    if isinstance(codes, list):
        fields["country_codes"] = tuple(code for code in codes if isinstance(code, str))
    return Recipient(**fields)
