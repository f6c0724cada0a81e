"""The person's own text blocks, and the signature of each channel."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mateo_desktop.domain.snippet import Snippet

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

_COLUMNS = "name, html, text, language, channel_types"


class SnippetBook:
    """All snippets, in the order the person gave them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[Snippet, ...]:
        """The snippets in their order."""
        return await self._database.run(lambda connection: tuple(_rows(connection).values()))

    async def put_all(self, snippets: Iterable[Snippet]) -> None:
        """Make *snippets* the whole list; only rows that differ are written."""
        wanted = {_storable(snippet.key): snippet for snippet in snippets}

        def work(connection: sqlite3.Connection) -> None:
            before = _rows(connection)
            places = dict(connection.execute("SELECT key, place FROM snippets"))
            connection.executemany(
                "DELETE FROM snippets WHERE key = ?",
                [(key,) for key in before if key not in wanted],
            )
            for place, (key, snippet) in enumerate(wanted.items()):
                if before.get(key) != snippet or places[key] != place:
                    connection.execute(
                        f"INSERT INTO snippets (key, place, {_COLUMNS})"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)"
                        " ON CONFLICT (key) DO UPDATE SET place = excluded.place,"
                        " name = excluded.name, html = excluded.html, text = excluded.text,"
                        " language = excluded.language, channel_types = excluded.channel_types",
                        (key, place, *map(_storable, _values(snippet))),
                    )

        await self._database.run(work)


class SignatureBook:
    """The signature of each channel of a workspace, as markup."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, profile_id: str) -> dict[str, str]:
        """The signatures by the ID of their channel, in lower case."""

        def work(connection: sqlite3.Connection) -> dict[str, str]:
            found = connection.execute(
                "SELECT lower(channel_id), html FROM signatures WHERE profile_id = ?",
                (profile_id,),
            )
            return dict(found.fetchall())

        return await self._database.run(work)

    async def put_all(self, profile_id: str, signatures: Mapping[str, str]) -> None:
        """Make *signatures* those of the workspace; an empty one is none."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM signatures WHERE profile_id = ?", (profile_id,))
            connection.executemany(
                "INSERT INTO signatures (profile_id, channel_id, html) VALUES (?, ?, ?)",
                [
                    (profile_id, channel_id.lower(), _storable(html))
                    for channel_id, html in signatures.items()
                    if html
                ],
            )

        await self._database.run(work)


def _rows(connection: sqlite3.Connection) -> dict[str, Snippet]:
    found = connection.execute(f"SELECT key, {_COLUMNS} FROM snippets ORDER BY place, n")
    return {
        key: Snippet(key, name, html, text, language, tuple(types.split()))
        for key, name, html, text, language, types in found
    }


def _values(snippet: Snippet) -> tuple[str, ...]:
    types = " ".join(snippet.channel_types)
    return snippet.name, snippet.html, snippet.text, snippet.language, types


def _storable(text: str) -> str:
    """*text* without halves of surrogate pairs, which are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
