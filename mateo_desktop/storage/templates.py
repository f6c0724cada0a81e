"""The templates of each workspace: what the server lists, and words entered by hand.

No endpoint is documented that tells a template's text, so a person may enter
it. What a person entered, no answer of a server replaces.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mateo_desktop.domain.draft import Action
from mateo_desktop.domain.template import Template
from mateo_desktop.storage.words import fold

if TYPE_CHECKING:
    from mateo_desktop.storage.database import Database

_COLUMNS = (
    "id, name, text, channel_type, language, status, by_hand, category, reason, header_kind,"
    " header, footer, buttons, raw"
)
_MARKS = ", ".join("?" * len(_COLUMNS.split(", ")))
_TAKEN = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[1:])


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
            # What is not listed any more is the person's alone.
            connection.execute("UPDATE templates SET raw = '' WHERE profile_id = ?", (profile_id,))
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


def _template(*row: Any) -> Template:
    fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
    fields["by_hand"] = fields["by_hand"] != 0
    fields["buttons"] = _buttons(fields["buttons"])
    return Template(**fields)


def _buttons(text: str) -> tuple[Action, ...]:
    """The buttons as they were kept; what cannot be read is not known."""
    try:
        kept = json.loads(text or "[]")
        return tuple(Action(**each) for each in kept)
    except (TypeError, ValueError):
        return ()


def _known_template(
    connection: sqlite3.Connection, profile_id: str, template_id: str
) -> Template | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM templates WHERE profile_id = ? AND id = ?",
        (profile_id, template_id),
    ).fetchone()
    return _template(*row) if row else None


def _put_template(connection: sqlite3.Connection, profile_id: str, template: Template) -> None:
    buttons = [dataclasses.asdict(each) for each in template.buttons]
    kept = dataclasses.asdict(template) | {"buttons": json.dumps(buttons) if buttons else ""}
    connection.execute(
        f"INSERT INTO templates (profile_id, {_COLUMNS}) VALUES (?, {_MARKS}) "
        f"ON CONFLICT (profile_id, id) DO UPDATE SET {_TAKEN}",
        (profile_id, *(kept[name] for name in _COLUMNS.split(", "))),
    )


def _joined(fetched: Template, before: Template | None) -> Template:
    """What the server said, and what it left out as it was known before."""
    if before is None:
        return dataclasses.replace(fetched, by_hand=False)
    # What a person entered goes before what is told; what is told before what was.
    first, second = (before, fetched) if before.by_hand else (fetched, before)
    header = first if first.header_kind else second
    text = first.text or second.text
    if fetched.text and before.by_hand and before.text == _told_text(before.raw):
        # Something else was entered; this is the server's own, and may be another now.
        text = fetched.text
    return Template(
        id=fetched.id,
        name=fetched.name or before.name,
        text=text,
        channel_type=fetched.channel_type or before.channel_type,
        language=fetched.language or before.language,
        status=fetched.status,
        by_hand=before.by_hand,
        category=fetched.category or before.category,
        reason=fetched.reason,
        header_kind=header.header_kind,
        header=header.header,
        footer=first.footer or second.footer,
        buttons=first.buttons or second.buttons,
        raw=fetched.raw,
    )


def _told_text(raw: str) -> str:
    """The text in an answer that was kept, "" if it told none."""
    try:
        rows = json.loads(raw or "[]")
    except ValueError:
        return ""
    for row in rows if isinstance(rows, list) else ():
        told = row.get("template") if isinstance(row, dict) else None
        for one in told if isinstance(told, list) else (told,):
            if isinstance(one, dict) and isinstance(one.get("text"), str) and one["text"]:
                return str(one["text"])
    return ""
