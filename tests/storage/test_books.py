"""What is remembered belongs to one profile and comes back as it was."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.storage import books
from mateo_desktop.storage.books import ChannelBook, KeyValue, RecentRecipients
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.schema import MIGRATIONS, migrate

from .conftest import Clock

MAIL = Channel("1", "email", "Support", "support@example.org", "active", active=True)
CHAT = Channel("2", "whatsapp", "Chat", "+4917139200001", "", active=False)
TYPED = Channel("3", "sms", "By hand", by_hand=True)


async def test_fetched_channels_replace_each_other_and_entries_by_hand_stay(
    database: Database,
) -> None:
    book = ChannelBook(database)
    await book.add_by_hand("p", TYPED)
    await book.put("p", [CHAT, MAIL])
    assert await book.all("p") == [CHAT, MAIL, TYPED]
    await book.put("p", [MAIL])
    assert await book.all("p") == [MAIL, TYPED]
    assert await book.all("q") == []
    # The workspace knows it now, and better.
    fetched = Channel("3", "sms", "Texts", active=None)
    await book.put("p", [MAIL, fetched])
    assert await book.all("p") == [MAIL, fetched]
    await book.remove("p", "1")
    assert await book.all("p") == [fetched]
    await book.add_by_hand("p", Channel("3", "sms", "Renamed"))
    assert await book.all("p") == [Channel("3", "sms", "Renamed", by_hand=True)]


async def test_people_are_offered_again_on_the_same_kind_of_channel(
    database: Database, clock: Clock
) -> None:
    recents = RecentRecipients(database, clock)
    erika = Recipient(
        handle="erika@example.org",
        full_name="Erika Müller",
        country_codes=("DE",),
        extra='{"a": 1}',
    )
    max_ = Recipient(handle="max@example.org", full_name="Max Muster")
    await recents.remember("p", "email", [erika, max_, Recipient()])
    clock.forward(1)
    await recents.remember("p", "email", [max_])
    assert await recents.find("p", "", "email") == [max_, erika]
    assert await recents.find("p", "MULLER", "email") == [erika]
    assert await recents.find("p", "example.org", "email", limit=1) == [max_]
    assert await recents.find("p", "", "sms") == []
    assert await recents.find("q", "", "email") == []
    # The same address in another case is the same person, under the newest name.
    clock.forward(1)
    renamed = Recipient(handle="ERIKA@example.org", full_name="Erika Muster")
    await recents.remember("p", "email", [renamed])
    assert await recents.find("p", "erika", "email") == [renamed]
    await recents.forget("p", erika)
    assert await recents.find("p", "", "email") == [max_]


async def test_not_more_people_are_remembered_than_one_would_look_at(
    database: Database, clock: Clock
) -> None:
    recents = RecentRecipients(database, clock)
    people = [Recipient(handle=f"k{n}@example.org") for n in range(books.RECENTS_KEPT + 50)]
    await recents.remember("p", "email", people)
    await recents.remember("p", "sms", people[:1])
    found = await recents.find("p", "", "email", limit=10_000)
    assert len(found) == books.RECENTS_KEPT
    assert found[0] == people[-1]
    assert await recents.find("p", "", "sms") == people[:1]


async def test_small_texts_are_kept_by_name(database: Database) -> None:
    facts = KeyValue(database)
    assert await facts.get("geometry") is None
    await facts.put("geometry", "0 0 800 600")
    await facts.put("geometry", "1 1 1024 700")
    assert await facts.get("geometry") == "1 1 1024 700"
    await facts.delete("geometry")
    assert await facts.get("geometry") is None


async def test_order_and_colours_outlast_every_list_that_is_fetched(database: Database) -> None:
    book = ChannelBook(database)
    await book.put("p", [MAIL, CHAT])
    await book.add_by_hand("p", TYPED)
    await book.arrange("p", [TYPED, dataclasses.replace(CHAT, colour="ok"), MAIL])
    fresh = Channel("4", "email", "New")
    await book.put("p", [MAIL, CHAT, fresh])
    found = await book.all("p")
    assert [(c.id, c.colour, c.place) for c in found] == [
        ("3", "", 0),
        ("2", "ok", 1),
        ("1", "", 2),
        ("4", "", None),
    ]
    await book.put("q", [MAIL])
    assert await book.all("q") == [MAIL]
    await book.remove("p", "3")
    await book.add_by_hand("p", TYPED)
    assert (await book.all("p"))[-1] == TYPED


async def test_the_channel_of_the_last_time_is_known_by_contact_and_by_handle(
    database: Database, clock: Clock
) -> None:
    recents = RecentRecipients(database, clock)
    erika = Recipient("erika@example.org", "Erika Muster", "c-1")
    assert await recents.last_time("p", erika) is None
    await recents.remember("p", "email", [erika], "mail-1")
    clock.forward(1)
    chatting = Recipient("+491713920000", "Erika Muster", "c-1")
    await recents.remember("p", "whatsapp", [chatting], "chat-1")
    assert await recents.last_time("p", erika) == ("chat-1", chatting)
    assert await recents.last_time("p", Recipient("Erika@example.org")) == ("mail-1", erika)
    # Neither a part of an address nor another workspace.
    assert await recents.last_time("p", Recipient("erika@example.or")) is None
    assert await recents.last_time("q", erika) is None
    assert await recents.last_time("p", Recipient()) is None
    await recents.forget("p", chatting)
    assert await recents.last_time("p", erika) is None


async def test_a_file_from_before_the_marks_keeps_its_channels_and_people(
    tmp_path: Path,
) -> None:
    connection = sqlite3.connect(tmp_path / "old.sqlite3", isolation_level=None)
    before = next(n for n, step in enumerate(MIGRATIONS) if step.__name__ == "_channel_marks")
    migrate(connection, MIGRATIONS, before)
    connection.execute(
        "INSERT INTO channels (profile_id, id, type, name, handle, status, active, by_hand)"
        " VALUES ('p', '1', 'email', 'Support', '', '', 1, 0)"
    )
    connection.execute(
        "INSERT INTO recents (profile_id, channel_type, identity, used_at, uses, folded, recipient)"
        " VALUES ('p', 'email', 'a@example.org', 1.0, 1, 'a@example.org', '{}')"
    )
    migrate(connection, MIGRATIONS, len(MIGRATIONS))
    assert connection.execute("SELECT channel_id FROM recents").fetchall() == [("",)]
    assert connection.execute("SELECT name FROM channels").fetchall() == [("Support",)]
    assert connection.execute("SELECT * FROM channel_marks").fetchall() == []
    connection.close()


@pytest.mark.parametrize("typed", ["0151 23", "0151/23", "(0)151", "0049 151", "151 234"])
async def test_somebody_is_found_by_a_number_in_whatever_way_it_is_written(
    typed: str, database: Database
) -> None:
    recents = RecentRecipients(database)
    erika = Recipient("+4915123456789", "Erika Muster")
    others = [Recipient(f"+49171000{n:05}", f"Person {n}") for n in range(40)]
    await recents.remember("p", "sms", [erika, *others])
    assert await recents.find("p", typed, "sms", limit=2, country="DE") == [erika]
    assert await recents.find("p", typed, "whatsapp", country="DE") == []
    assert len(await recents.find("p", "0171", "sms", limit=7, country="DE")) == 7


async def test_digits_in_a_name_are_found_beside_numbers(database: Database) -> None:
    recents = RecentRecipients(database)
    club = Recipient("+4917100000001", "Verein 0815")
    await recents.remember("p", "sms", [club])
    assert await recents.find("p", "0815", "sms", country="DE") == [club]


async def test_what_another_version_or_a_damaged_file_left_hides_nobody(
    database: Database,
) -> None:
    recents = RecentRecipients(database)
    await recents.remember("p1", "sms", [Recipient("+491713920000", "Erika")], "c1")
    strange = (
        '{"handle": "+491713920001", "unheard_of": 1}',
        '{"handle": "+491713920002", "country_codes": null, "full_name": null}',
        '{"handle": "+491713920003", "country_codes": "DE"}',
        "no JSON",
        "[]",
        '{"handle": 5}',
    )

    def put(connection: sqlite3.Connection) -> None:
        for number, written in enumerate(strange):
            connection.execute(
                "INSERT INTO recents (profile_id, channel_type, identity, used_at, uses, folded,"
                " recipient, channel_id) VALUES ('p1', 'sms', ?, 1.0, 1, ' +491713920 ', ?, '')",
                (f"{number}", written),
            )

    await database.run(put)
    found = await recents.find("p1", "0171 392", "sms", 20, "DE")
    assert sorted(one.handle for one in found) == [f"+49171392000{number}" for number in range(4)]
