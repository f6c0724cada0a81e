"""Templates: what the server lists, and what a person entered and never loses."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

from mateo_desktop.domain.draft import Action
from mateo_desktop.domain.template import Template
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.schema import MIGRATIONS
from mateo_desktop.storage.template_values import TemplateValues
from mateo_desktop.storage.templates import TemplateBook

REMINDER = Template("t1", "terminerinnerung", "Hallo {{1}}", "whatsapp", "de", "approved")
OFFER = Template("t2", "angebot", "", "whatsapp", "de", "in_review")


async def test_templates_are_kept_by_id_and_listed_by_name(database: Database) -> None:
    book = TemplateBook(database)
    late = Template("T1", "Ärger", "Hello {{1}}", "whatsapp", "en")
    first = Template("t2", "absage", "Leider {{1}}")
    await book.put("p", Template("t1", "Zuerst"))
    await book.put("p", first)
    await book.put("p", late)
    assert await book.all("p") == [first, Template("t1", "Ärger", "Hello {{1}}", "whatsapp", "en")]
    found = await book.get("p", "T1")
    assert found is not None
    assert found.text == "Hello {{1}}"
    assert await book.get("q", "t1") is None
    await book.remove("p", "t1")
    assert await book.all("p") == [first]


async def test_the_list_of_the_server_replaces_the_last_one(database: Database) -> None:
    book = TemplateBook(database)
    await book.put_fetched("p", [REMINDER, OFFER])
    assert await book.all("p") == [OFFER, REMINDER]

    approved = dataclasses.replace(OFFER, status="approved")
    await book.put_fetched("p", [approved])

    assert await book.all("p") == [approved]
    assert await book.all("q") == []


async def test_a_text_that_the_server_changed_is_taken_over(database: Database) -> None:
    book = TemplateBook(database)
    await book.put_fetched("p", [REMINDER])
    changed = dataclasses.replace(REMINDER, text="Guten Tag {{1}}")

    await book.put_fetched("p", [changed])

    assert await book.get("p", "t1") == changed


async def test_what_a_person_entered_is_neither_replaced_nor_forgotten(
    database: Database,
) -> None:
    book = TemplateBook(database)
    mine = Template("T1", "Erinnerung", "Mein Text {{1}}", by_hand=True)
    await book.put("p", mine)
    other = Template("t9", "Nur hier", "Text", by_hand=True)
    await book.put("p", other)

    await book.put_fetched("p", [REMINDER])

    found = await book.get("p", "t1")
    assert found == dataclasses.replace(REMINDER, id="T1", text="Mein Text {{1}}", by_hand=True)
    assert await book.get("p", "t9") == other
    await book.put_fetched("p", [])
    assert await book.all("p") == [other, found]


async def test_what_the_server_does_not_tell_stays_known(database: Database) -> None:
    book = TemplateBook(database)
    await book.put_fetched("p", [REMINDER])

    await book.put_fetched("p", [Template("t1", status="rejected")])

    assert await book.get("p", "t1") == dataclasses.replace(REMINDER, status="rejected")


async def test_what_the_server_listed_is_never_by_hand(database: Database) -> None:
    book = TemplateBook(database)
    await book.put_fetched("p", [dataclasses.replace(REMINDER, by_hand=True)])
    assert await book.get("p", "t1") == REMINDER


async def test_texts_of_an_older_file_count_as_entered_by_hand(data_folder: Path) -> None:
    older = await Database.open(data_folder, MIGRATIONS[:1])

    def insert(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO templates (profile_id, id, name, channel_type, language, text) "
            "VALUES ('p', 't1', 'Alt', 'whatsapp', 'de', 'Hallo {{1}}')"
        )

    await older.run(insert)
    await older.close()

    newer = await Database.open(data_folder)
    try:
        found = await TemplateBook(newer).get("p", "t1")
        assert found == Template("t1", "Alt", "Hallo {{1}}", "whatsapp", "de", by_hand=True)
    finally:
        await newer.close()


async def test_every_part_of_a_template_comes_back(database: Database) -> None:
    book = TemplateBook(database)
    whole = Template(
        "t1",
        "terminerinnerung",
        "Hallo {{1}}",
        "whatsapp",
        "de",
        "rejected",
        by_hand=True,
        category="UTILITY",
        reason="INVALID_FORMAT",
        header_kind="text",
        header="Ihr Termin",
        footer="Praxis Nord",
        buttons=(Action("quick_reply", "Ja", "ja"), Action("call_to_action", "Karte", "", "url")),
        raw='[{"template_id": "t1"}]',
    )
    await book.put("p", whole)

    found = await book.get("p", "T1")

    assert found == whole
    assert found is not None
    assert found.raw == whole.raw
    assert await book.all("p") == [whole]


async def test_buttons_that_cannot_be_read_take_nothing_else_with_them(database: Database) -> None:
    book = TemplateBook(database)
    await book.put("p", dataclasses.replace(REMINDER, buttons=(Action(text="Ja"),)))
    for broken in ("{", "[1]", '[{"colour": "red"}]', "7"):

        def spoil(connection: sqlite3.Connection, broken: str = broken) -> None:
            connection.execute("UPDATE templates SET buttons = ?", (broken,))

        await database.run(spoil)
        assert await book.get("p", "t1") == REMINDER


async def test_what_a_person_added_stays_and_what_they_left_open_is_told(
    database: Database,
) -> None:
    book = TemplateBook(database)
    mine = Template("t1", text="Mein Text", footer="Mein Fuß", by_hand=True)
    await book.put("p", mine)
    told = dataclasses.replace(
        REMINDER, header_kind="image", footer="Anderer", category="UTILITY", raw="[{}]"
    )

    await book.put_fetched("p", [told])

    found = await book.get("p", "t1")
    assert found == dataclasses.replace(told, text="Mein Text", footer="Mein Fuß", by_hand=True)
    assert found is not None
    assert found.raw == "[{}]"
    await book.put_fetched("p", [])
    found = await book.get("p", "t1")
    assert found is not None
    assert (found.text, found.raw) == ("Mein Text", "")


async def test_a_file_from_before_the_parts_keeps_its_templates(data_folder: Path) -> None:
    before = [step.__name__ for step in MIGRATIONS].index("_template_parts")
    older = await Database.open(data_folder, MIGRATIONS[:before])

    def insert(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO templates (profile_id, id, name, channel_type, language, text, status,"
            " by_hand) VALUES ('p', 't1', 'Alt', 'whatsapp', 'de', 'Hallo {{1}}', 'approved', 0)"
        )

    await older.run(insert)
    await older.close()

    newer = await Database.open(data_folder)
    try:
        found = await TemplateBook(newer).all("p")
        assert found == [Template("t1", "Alt", "Hallo {{1}}", "whatsapp", "de", "approved")]
        assert await TemplateValues(newer).all("p") == {}
    finally:
        await newer.close()
