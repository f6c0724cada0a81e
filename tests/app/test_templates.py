"""Templates: from the server, from the book, and from a person's hand."""

from __future__ import annotations

import dataclasses
import itertools
import json
import sqlite3
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.replies import TemplateReply
from mateo_desktop.app.templates import Templates, listed
from mateo_desktop.domain.draft import Action, Draft
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.template import STATUSES, Template
from mateo_desktop.sandbox import TOKEN, Sandbox, Settings
from mateo_desktop.sandbox.stock import TEMPLATES, template_id
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.template_values import TemplateValues
from mateo_desktop.storage.templates import TemplateBook
from tests.app.conftest import a_client
from tests.fault_server import Exchange, FaultServer, closed_port
from tests.ui.entries import accepted

REMINDER = template_id("terminerinnerung")


class Shelf:
    """Templates of one workspace, over a client that a test may change."""

    def __init__(self, database: Database) -> None:
        self.client: MateoClient | None = None
        self.templates = Templates(
            TemplateBook(database), self.client_for, TemplateValues(database)
        )

    async def client_for(self, profile_id: str) -> MateoClient | None:
        assert profile_id == "p1"
        return self.client

    async def use(self, client: MateoClient | None) -> None:
        if self.client is not None:
            await self.client.aclose()
        self.client = client


@pytest_asyncio.fixture
async def shelf(database: Database) -> AsyncIterator[Shelf]:
    shelf = Shelf(database)
    yield shelf
    await shelf.use(None)


@pytest_asyncio.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    running = Sandbox(Settings(rate_limit=False, customer_delay_s=None))
    await running.start()
    yield running
    await running.stop()


@pytest_asyncio.fixture
async def stocked(shelf: Shelf, sandbox: Sandbox) -> Shelf:
    """A shelf that asks the sandbox."""
    await shelf.use(MateoClient(sandbox.base_url, Secret(TOKEN)))
    return shelf


async def test_the_sandbox_tells_its_templates_with_their_words(stocked: Shelf) -> None:
    result = await stocked.templates.refresh("p1")

    assert result.trouble == ""
    assert {one.name: (one.id, one.text, one.status) for one in result.entries} == {
        name: (template_id(name), text, status) for name, (text, status, _) in TEMPLATES.items()
    }
    assert all(one.channel_type == "whatsapp" for one in result.entries)
    assert not any(one.by_hand for one in result.entries)
    assert tuple(await stocked.templates.all("p1")) == result.entries


async def test_a_text_by_hand_outlives_every_refresh(stocked: Shelf) -> None:
    await stocked.templates.refresh("p1")

    entered = await stocked.templates.enter("p1", Template(REMINDER, text="Mein {{1}}"))
    refreshed = (await stocked.templates.refresh("p1")).entries

    for templates in (entered, refreshed):
        found = next(one for one in templates if one.id == REMINDER)
        assert found.text == "Mein {{1}}"
        assert found.by_hand
        assert (found.name, found.status, found.language) == ("terminerinnerung", "approved", "de")


async def test_category_and_reason_come_with_the_list_and_the_answer_is_kept(
    stocked: Shelf,
) -> None:
    templates = {one.name: one for one in (await stocked.templates.refresh("p1")).entries}

    assert {name: one.category for name, one in templates.items()} == {
        name: category for name, (_, _, category) in TEMPLATES.items()
    }
    refused = templates["gewinnspiel"]
    assert (refused.status, refused.reason) == ("rejected", "INVALID_FORMAT")
    (row,) = json.loads(refused.raw)
    assert (row["template_id"], row["template"]["name"]) == (refused.id, "gewinnspiel")
    # What no documented answer tells is not known, and nothing is made up.
    for one in templates.values():
        assert (one.header_kind, one.header, one.footer, one.buttons) == ("", "", "", ())


async def test_a_person_adds_what_no_answer_tells(stocked: Shelf) -> None:
    await stocked.templates.refresh("p1")
    buttons = (Action("quick_reply", "Ja"), Action("call_to_action", "Karte", "", "url"))
    mine = Template(
        REMINDER,
        text="Mein {{1}}",
        header_kind="text",
        header="Ihr Termin",
        footer="Praxis Nord",
        buttons=buttons,
        status="rejected",
        category="MARKETING",
    )
    await stocked.templates.enter("p1", mine)

    templates = (await stocked.templates.refresh("p1")).entries

    found = next(one for one in templates if one.id == REMINDER)
    assert (found.header_kind, found.header, found.footer) == ("text", "Ihr Termin", "Praxis Nord")
    assert found.buttons == buttons
    # Of an approval the server alone knows.
    assert (found.status, found.category) == ("approved", "UTILITY")


async def test_of_a_template_nobody_lists_a_person_says_everything(stocked: Shelf) -> None:
    mine = Template("t1", "Rückruf", "Gern!", status="in_review", category="UTILITY")
    await stocked.templates.enter("p1", mine)
    await stocked.templates.enter("p1", dataclasses.replace(mine, status="approved"))

    found = next(one for one in (await stocked.templates.refresh("p1")).entries if one.id == "t1")

    assert (found.status, found.category, found.raw) == ("approved", "UTILITY", "")


async def test_a_name_alone_is_kept_until_the_server_tells_the_words(stocked: Shelf) -> None:
    named = Template("t1", "Rückruf", status="in_review")
    assert dataclasses.replace(named, by_hand=True) in await stocked.templates.enter("p1", named)
    assert "t1" in [one.id for one in (await stocked.templates.refresh("p1")).entries]


async def test_a_text_of_the_server_stays_the_servers_when_a_footer_is_added(
    stocked: Shelf, server: FaultServer
) -> None:
    (told,) = [one for one in (await stocked.templates.refresh("p1")).entries if one.id == REMINDER]
    await stocked.templates.enter("p1", dataclasses.replace(told, footer="Praxis Nord"))
    await stocked.use(a_client(server.base_url))
    row = {"template_id": REMINDER, "status": "approved", "template": {"text": "Neu: {{1}}!"}}
    server.pages["/provider_template_approval"] = [row]

    for _ in range(2):
        (found,) = [
            one for one in (await stocked.templates.refresh("p1")).entries if one.id == REMINDER
        ]
        assert (found.text, found.footer) == ("Neu: {{1}}!", "Praxis Nord")


async def test_values_of_accepted_messages_are_offered_in_their_own_workspace(
    shelf: Shelf,
) -> None:
    sent = Draft.new(template_id=REMINDER.upper(), placeholder_values=("Erika", "", "9:30"))
    silent = sent.replace(
        placeholder_values=("nie gesendet",), left_out=frozenset({"placeholder_values"})
    )

    for draft in (sent, silent, Draft.new(placeholder_values=("ohne Vorlage",))):
        await shelf.templates.learn(dataclasses.replace(accepted(draft), profile_id="p1"))

    assert await shelf.templates.values("p1") == {REMINDER: {0: ("Erika",), 2: ("9:30",)}}
    assert await shelf.templates.values("p2") == {}
    left = await shelf.templates.forget_value("p1", REMINDER, 0, "Erika")
    assert left == {REMINDER: {2: ("9:30",)}}


async def test_an_emptied_text_lets_the_server_speak_again(stocked: Shelf) -> None:
    await stocked.templates.enter("p1", Template(REMINDER, text="Mein {{1}}"))
    await stocked.templates.enter("p1", Template(REMINDER, text="  "))

    found = (await stocked.templates.refresh("p1")).entries

    assert next(one for one in found if one.id == REMINDER).text == TEMPLATES["terminerinnerung"][0]


async def test_a_template_that_only_this_machine_knows_can_be_entered(shelf: Shelf) -> None:
    mine = Template("t1", "Rückruf", "Wir rufen {{1}} an.", "whatsapp")
    assert await shelf.templates.enter("p1", Template("t2", text=" ")) == []

    assert await shelf.templates.enter("p1", mine) == [dataclasses.replace(mine, by_hand=True)]


async def test_without_a_key_or_a_network_the_book_answers(shelf: Shelf) -> None:
    mine = Template("t1", "Rückruf", "Wir rufen {{1}} an.", by_hand=True)
    await shelf.templates.enter("p1", mine)

    no_token = await shelf.templates.refresh("p1")
    await shelf.use(a_client(f"http://127.0.0.1:{await closed_port()}"))
    no_network = await shelf.templates.refresh("p1")

    assert (no_token.entries, no_token.trouble) == ((mine,), "no_token")
    assert (no_network.entries, no_network.trouble) == ((mine,), "no_network")


async def test_a_server_without_the_list_takes_nothing_away(
    shelf: Shelf, server: FaultServer
) -> None:
    await shelf.use(a_client(server.base_url))
    server.pages["/provider_template_approval"] = [{"template_id": "t1", "status": "approved"}]
    first = await shelf.templates.refresh("p1")

    async def missing(exchange: Exchange) -> None:
        await exchange.answer_json(404, {"message": "no such helper"})

    server.pages["/provider_template_approval"] = missing
    second = await shelf.templates.refresh("p1")

    assert second.trouble == "helper_missing"
    assert (
        second.entries
        == first.entries
        == (Template("t1", channel_type="whatsapp", status="approved"),)
    )


async def test_what_cannot_be_stored_is_offered_all_the_same(
    stocked: Shelf, database: Database
) -> None:
    def forbid(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA query_only = ON")

    await database.run(forbid)

    result = await stocked.templates.refresh("p1")

    assert result.trouble == "storage"
    assert {one.name for one in result.entries} == set(TEMPLATES)


def test_the_best_of_several_approvals_counts() -> None:
    for better, worse in itertools.pairwise(STATUSES):
        for one, other in ((better, worse), (worse, better)):
            found = listed([TemplateReply("t1", status=one), TemplateReply("T1", status=other)])
            assert [(each.id, each.status) for each in found] == [("t1", better)]


def test_approvals_add_up_to_one_template() -> None:
    found = listed(
        [
            TemplateReply("t1", status="paused"),
            TemplateReply("t1", name="a", text="Hallo"),
            TemplateReply(name="without an ID"),
            TemplateReply("t1", name="b", language="de", status="new"),
        ]
    )
    assert found == [Template("t1", "a", "Hallo", "whatsapp", "de", "paused")]


@pytest.mark.parametrize("status", ["", "paused"])
def test_a_status_nobody_knows_is_kept(status: str) -> None:
    assert listed([TemplateReply("t1", status=status)])[0].status == status
