"""The templates of each workspace: what the server lists, and texts entered by hand.

No endpoint is documented that tells a template's text, so a person may enter
it. What a person entered, no answer of a server replaces.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mateo_desktop.storage.words import fold

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

_COLUMNS = "id, name, text, channel_type, language, status, by_hand"


@dataclasses.dataclass(frozen=True, slots=True)
class Template:
    """A template, its text (if known) with the ``{{1}}`` in place.

    ``by_hand`` says that a person entered the text. ``status`` is that of its
    approval, "" where nothing is known of one.
    """

    id: str
    name: str = ""
    text: str = ""
    channel_type: str = ""
    language: str = ""
    status: str = ""
    by_hand: bool = False


class TemplateBook:
    """The templates that are known, so that a form can show the finished words."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, profile_id: str) -> list[Template]:
        """The templates of the profile by name."""

        def work(connection: sqlite3.Connection) -> list[Template]:
            found = connection.execute(
                f"SELECT {_COLUMNS} FROM templates WHERE profile_id = ?", (profile_id,)
            )
            return sorted(
                (_template(*row) for row in found), key=lambda entry: (fold(entry.name), entry.id)
            )

        return await self._database.run(work)

    async def get(self, profile_id: str, template_id: str) -> Template | None:
        """The template of that ID, if there is one."""
        return await self._database.run(
            lambda connection: _known_template(connection, profile_id, template_id)
        )

    async def put(self, profile_id: str, template: Template) -> None:
        """Remember *template* under its ID."""
        await self._database.run(lambda connection: _put_template(connection, profile_id, template))

    async def put_fetched(self, profile_id: str, templates: Iterable[Template]) -> None:
        """Take over the whole list of the server; what it does not tell stays known.

        A text that a person entered is never replaced, nor is such a template
        forgotten because the server does not list it.
        """
        fetched = list(templates)

        def work(connection: sqlite3.Connection) -> None:
            known = [_known_template(connection, profile_id, one.id) for one in fetched]
            connection.execute(
                "DELETE FROM templates WHERE profile_id = ? AND NOT by_hand", (profile_id,)
            )
            for template, before in zip(fetched, known, strict=True):
                _put_template(connection, profile_id, _joined(template, before))

        await self._database.run(work)

    async def remove(self, profile_id: str, template_id: str) -> None:
        """Forget one template."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM templates WHERE profile_id = ? AND id = ?", (profile_id, template_id)
            )

        await self._database.run(work)


def _template(
    template_id: str,
    name: str,
    text: str,
    channel_type: str,
    language: str,
    status: str,
    by_hand: int,
) -> Template:
    return Template(template_id, name, text, channel_type, language, status, by_hand != 0)


def _known_template(
    connection: sqlite3.Connection, profile_id: str, template_id: str
) -> Template | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM templates WHERE profile_id = ? AND id = ?",
        (profile_id, template_id),
    ).fetchone()
    return _template(*row) if row else None


def _put_template(connection: sqlite3.Connection, profile_id: str, template: Template) -> None:
    connection.execute(
        f"INSERT INTO templates (profile_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (profile_id, id) DO UPDATE SET name = excluded.name, text = excluded.text, "
        "channel_type = excluded.channel_type, language = excluded.language, "
        "status = excluded.status, by_hand = excluded.by_hand",
        (profile_id, *dataclasses.astuple(template)),
    )


def _joined(fetched: Template, before: Template | None) -> Template:
    """What the server said, and what it left out as it was known before."""
    if before is None:
        return dataclasses.replace(fetched, by_hand=False)
    keeps_text = before.by_hand or not fetched.text
    return Template(
        id=fetched.id,
        name=fetched.name or before.name,
        text=before.text if keeps_text else fetched.text,
        channel_type=fetched.channel_type or before.channel_type,
        language=fetched.language or before.language,
        status=fetched.status,
        by_hand=before.by_hand,
    )
