"""A contact is made by one request, and its end is told as it is."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient
from mateo_desktop.app.contacts import MADE, NOT_MADE, UNKNOWN, Contacts
from mateo_desktop.app.directory import Directory
from mateo_desktop.domain.new_contact import NewContact
from mateo_desktop.sandbox import Sandbox
from mateo_desktop.storage.books import ChannelBook, KeyValue, RecentRecipients
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import Profile, ProfileStore
from tests.app.conftest import a_client
from tests.app.test_directory import ERIKA, Network
from tests.fault_server import Exchange, FaultServer, closed_port

NEW = NewContact("Nora Neu", email="nora.neu@example.org", sms="+4915123456789")


@pytest.fixture
def network(sandbox_client: MateoClient) -> Network:
    return Network(sandbox_client)


@pytest.fixture
def directory(database: Database, network: Network) -> Directory:
    return Directory(ChannelBook(database), RecentRecipients(database), network.client_for)


@pytest.fixture
def contacts(database: Database, network: Network, directory: Directory) -> Contacts:
    return Contacts(network.client_for, KeyValue(database), directory)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        yield running


async def test_only_what_was_filled_in_is_posted(
    contacts: Contacts, network: Network, server: FaultServer
) -> None:
    bodies = []

    async def answer(exchange: Exchange) -> None:
        bodies.append(json.loads(exchange.request.body))
        await exchange.answer_json(200, {"id": "c1", **bodies[-1]})

    server.pages["/contact"] = answer
    network.client = a_client(server.base_url)
    made = await contacts.make("p1", NEW)
    assert made.fate == MADE
    assert made.contact is not None
    assert made.contact.handles == {"email": NEW.email, "sms": NEW.sms}
    assert bodies == [
        {"full_name": "Nora Neu", "email": "nora.neu@example.org", "sms": "+4915123456789"}
    ]
    await network.client.aclose()


async def test_the_sandbox_makes_a_contact_that_is_found_afterwards(contacts: Contacts) -> None:
    made = await contacts.make("p1", NEW)
    assert made.contact is not None
    found = await contacts.look("p1", NEW)
    assert found is not None
    assert found.id == made.contact.id
    assert await contacts.look("p1", NewContact("Nora Neu")) == found


async def test_a_handle_that_is_taken_makes_no_contact_and_can_be_looked_for(
    contacts: Contacts,
) -> None:
    taken = NewContact("Erika", email="erika.muster@example.org")
    made = await contacts.make("p1", taken)
    assert (made.fate, made.code) == (NOT_MADE, "taken")
    found = await contacts.look("p1", taken)
    assert found is not None
    assert found.id == ERIKA
    assert await contacts.look("p1", NEW) is None


@pytest.mark.parametrize(
    ("status", "fate", "code"),
    [
        (400, NOT_MADE, "refused"),
        (401, NOT_MADE, "no_token"),
        (403, NOT_MADE, "forbidden"),
        (404, NOT_MADE, "not_offered"),
        (405, NOT_MADE, "not_offered"),
        (409, NOT_MADE, "taken"),
        (422, NOT_MADE, "refused"),
        (429, NOT_MADE, "rate_limited"),
        (500, UNKNOWN, "server_error"),
        (503, UNKNOWN, "server_error"),
        (200, UNKNOWN, "unreadable"),
    ],
)
async def test_every_answer_has_its_fate_and_is_asked_for_once(
    contacts: Contacts, network: Network, server: FaultServer, status: int, fate: str, code: str
) -> None:
    async def answer(exchange: Exchange) -> None:
        await exchange.answer_json(status, {"message": "So it is."})

    server.pages["/contact"] = answer
    network.client = a_client(server.base_url)
    made = await contacts.make("p1", NEW)
    assert (made.fate, made.code) == (fate, code)
    assert made.words in ("", "So it is.")
    assert len(server.requests) == 1
    await network.client.aclose()


async def test_a_connection_that_breaks_leaves_the_end_open(
    contacts: Contacts, network: Network, server: FaultServer
) -> None:
    async def hang_up(exchange: Exchange) -> None:
        exchange.reset()

    server.pages["/contact"] = hang_up
    network.client = a_client(server.base_url)
    assert (await contacts.make("p1", NEW)).fate == UNKNOWN
    await network.client.aclose()


async def test_without_a_network_or_a_key_nothing_was_made(
    contacts: Contacts, network: Network
) -> None:
    network.client = a_client(f"http://127.0.0.1:{await closed_port()}/api/v1")
    made = await contacts.make("p1", NEW)
    assert (made.fate, made.code) == (NOT_MADE, "no_network")
    await network.client.aclose()
    network.client = None
    made = await contacts.make("p1", NEW)
    assert (made.fate, made.code) == (NOT_MADE, "no_token")


# Where a letter goes -----------------------------------------------------------------


async def test_the_address_of_a_letter_is_asked_for_once_and_known_without_a_network(
    contacts: Contacts,
    directory: Directory,
    database: Database,
    network: Network,
    sandbox: Sandbox,
) -> None:
    assert await contacts.address("p1", ERIKA.upper())
    assert await contacts.address("p1", ERIKA)
    assert len(sandbox.requests) == 1
    lines = directory.addresses[ERIKA]
    assert lines
    # The next run, on a train.
    network.client = None
    later = Directory(ChannelBook(database), RecentRecipients(database), network.client_for)
    again = Contacts(network.client_for, KeyValue(database), later)
    assert await again.address("p1", ERIKA)
    assert later.addresses[ERIKA] == lines
    stranger = Directory(ChannelBook(database), RecentRecipients(database), network.client_for)
    other = Contacts(network.client_for, KeyValue(database), stranger)
    assert not await other.address("another", ERIKA)


async def test_what_is_kept_of_addresses_goes_with_its_workspace(
    contacts: Contacts, database: Database
) -> None:
    store, memory = ProfileStore(database), KeyValue(database)
    await store.save(Profile("p1", "Praxis", "https://example.org"))
    await contacts.address("p1", ERIKA)
    await memory.put("p10/addresses", "{}")
    assert await memory.get("p1/addresses")
    await store.delete("p1")
    assert await memory.get("p1/addresses") is None
    assert await memory.get("p10/addresses") == "{}"


async def test_damaged_memory_is_no_memory(contacts: Contacts, database: Database) -> None:
    for text in ("{", "[]", '{"x": 1}'):
        await KeyValue(database).put("p1/addresses", text)
        assert await contacts.address("p1", ERIKA)
