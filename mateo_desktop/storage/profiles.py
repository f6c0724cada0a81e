"""Workspaces this machine knows: a name, an address and a colour, never a token."""

from __future__ import annotations

import dataclasses
import sqlite3
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

LIVE, SANDBOX, UNSAVED = "live", "sandbox", "unsaved"

#: What a workspace may be marked with; each is a colour that the theme knows.
#: The amber of a warning is the sandbox's alone.
COLOURS: tuple[str, ...] = ("accent", "ok", "plum", "teal", "danger", "quiet")

_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclasses.dataclass(frozen=True, slots=True)
class Profile:
    """One workspace. ``kind`` is "live", "sandbox" or "unsaved" (this run only).

    ``colour`` is one of COLOURS, or "" for one that nobody chose yet.
    """

    id: str
    name: str
    base_url: str
    kind: str = LIVE
    colour: str = ""

    @property
    def tone(self) -> str:
        """The colour it is shown in."""
        if self.kind == SANDBOX:
            return "warning"
        return self.colour if self.colour in COLOURS else COLOURS[0]

    @property
    def origin(self) -> str:
        """Scheme, host and port of the address: where a token may go, and nowhere else."""
        parts = urlsplit(self.base_url)
        scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
        if ":" in host:
            host = f"[{host}]"
        port = parts.port
        if port is None or port == _DEFAULT_PORTS.get(scheme):
            return f"{scheme}://{host}"
        return f"{scheme}://{host}:{port}"


def free_colour(profiles: Iterable[Profile]) -> str:
    """The first colour that none of *profiles* has; the first of all if there is none."""
    taken = {profile.tone for profile in profiles if profile.kind == LIVE}
    return next((colour for colour in COLOURS if colour not in taken), COLOURS[0])


class ProfileStore:
    """Saves and lists profiles, in the order in which they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Profile]:
        """Every saved profile."""
        return await self._database.run(
            lambda connection: [
                Profile(*row)
                for row in connection.execute(
                    "SELECT id, name, base_url, kind, colour FROM profiles ORDER BY n"
                )
            ]
        )

    async def save(self, profile: Profile) -> None:
        """Store *profile* under its id. ValueError for one of this run only."""
        if profile.kind == UNSAVED:
            raise ValueError("a profile of this run only is not stored")

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO profiles (id, name, base_url, kind, colour) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
                "base_url = excluded.base_url, kind = excluded.kind, colour = excluded.colour",
                dataclasses.astuple(profile),
            )

        await self._database.run(work)

    async def delete(self, profile_id: str) -> None:
        """Remove the profile and its books; drafts and sent messages stay."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM profiles WHERE id = ?", (profile_id,))
            for table in (
                *("channels", "channel_marks", "templates", "template_values"),
                *("recents", "signatures", "windows"),
            ):
                connection.execute(f"DELETE FROM {table} WHERE profile_id = ?", (profile_id,))
            # Its small things are named after it, the addresses of its contacts among them.
            connection.execute(
                "DELETE FROM facts WHERE substr(name, 1, length(?1) + 1) = ?1 || '/'", (profile_id,)
            )

        await self._database.run(work)

    async def last_used(self) -> Profile | None:
        """The profile that was in use last, else the oldest; None when there is none."""

        def work(connection: sqlite3.Connection) -> Profile | None:
            row = connection.execute(
                "SELECT id, name, base_url, kind, colour FROM profiles "
                "ORDER BY used_at DESC NULLS LAST, n LIMIT 1"
            ).fetchone()
            return Profile(*row) if row else None

        return await self._database.run(work)

    async def mark_used(self, profile_id: str) -> None:
        """Remember that this profile is the one in use."""
        now = time.time()

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE profiles SET used_at = ? WHERE id = ?", (now, profile_id))

        await self._database.run(work)
