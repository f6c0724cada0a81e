"""What is offered in From and To, with and without a server that helps."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient
from mateo_desktop.app.directory import Directory, _distinct, reachable
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient, new_id
from mateo_desktop.sandbox import Sandbox
from mateo_desktop.storage.books import ChannelBook, RecentRecipients
from mateo_desktop.storage.database import Database
from tests.app.conftest import Desk, a_draft

ERIKA = "5943e5ba-6190-505e-bcfd-169828fb3dcc"


class Network:
    """The way to the server, which may be missing."""

    def __init__(self, client: MateoClient) -> None:
        self.client: MateoClient | None = client

    async def client_for(self, profile_id: str) -> MateoClient | None:
        return self.client if profile_id == "p1" else None


@pytest.fixture
def network(sandbox_client: MateoClient) -> Network:
    return Network(sandbox_client)


@pytest_asyncio.fixture
async def directory(database: Database, network: Network) -> Directory:
    return Directory(ChannelBook(database), RecentRecipients(database), network.client_for)


# Channels -------------------------------------------------------------------------


async def test_the_list_of_channels_is_read_and_known_without_a_network_afterwards(
    directory: Directory, network: Network
) -> None:
    assert await directory.channels("p1") == []
    fresh = await directory.refresh("p1")
    assert fresh.trouble == ""
    assert len(fresh.entries) == 9
    assert [channel.usable for channel in fresh.entries].count(False) == 2
    network.client = None
    assert tuple(await directory.channels("p1")) == fresh.entries
    assert await directory.channels("another profile") == []


async def test_a_channel_entered_by_hand_survives_a_refresh(directory: Directory) -> None:
    typed = Channel(new_id(), "email", "Praxis")
    [known] = await directory.add_by_hand("p1", typed)
    assert known.by_hand
    fresh = await directory.refresh("p1")
    assert fresh.entries[-1] == known
    assert len(fresh.entries) == 10


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("helpers_404", "helper_missing"),
        ("helpers_403", "helper_missing"),
        ("helpers_500", "server_error"),
        ("refused", "no_network"),
    ],
)
async def test_a_server_that_does_not_help_leaves_what_is_known(
    fault: str, code: str, directory: Directory, sandbox: Sandbox
) -> None:
    await directory.refresh("p1")
    sandbox.faults.add(fault)
    result = await directory.refresh("p1")
    assert result.trouble == code
    assert len(result.entries) == 9
    sandbox.faults.clear()


async def test_without_a_token_the_book_is_all_there_is(
    directory: Directory, network: Network
) -> None:
    network.client = None
    result = await directory.refresh("p1")
    assert (result.trouble, result.entries) == ("no_token", ())


# People ---------------------------------------------------------------------------


async def test_people_are_found_with_the_handle_of_the_channel(directory: Directory) -> None:
    assert await directory.find_contacts("p1", " erika ", "email") == [
        Recipient("erika.muster@example.org", "Erika Muster", ERIKA)
    ]
    assert await directory.find_contacts("p1", "erika", "whatsapp") == [
        Recipient("+491713920000", "Erika Muster", ERIKA)
    ]


async def test_a_letter_goes_to_a_contact_without_a_handle(directory: Directory) -> None:
    assert await directory.find_contacts("p1", "erika", "postal") == [
        Recipient("", "Erika Muster", ERIKA)
    ]


async def test_who_cannot_be_reached_on_the_channel_is_not_offered(directory: Directory) -> None:
    assert await directory.find_contacts("p1", "Jörg Prüfstein", "whatsapp") == []
    assert await directory.find_contacts("p1", "Jörg Prüfstein", "sms") != []


async def test_one_letter_asks_nobody(directory: Directory, sandbox: Sandbox) -> None:
    assert await directory.find_contacts("p1", " e ", "email") == []
    assert len(sandbox.requests) == 0


async def test_a_later_search_ends_the_earlier_one(directory: Directory) -> None:
    first = asyncio.create_task(directory.find_contacts("p1", "erika", "email"))
    await asyncio.sleep(0)
    second = asyncio.create_task(directory.find_contacts("p1", "max", "email"))
    assert await first is None
    found = await second
    assert found is not None
    assert [person.full_name for person in found] == ["Max Beispiel"]


async def test_a_deleted_search_ends_the_earlier_one_too(directory: Directory) -> None:
    first = asyncio.create_task(directory.find_contacts("p1", "erika", "email"))
    await asyncio.sleep(0)
    assert await directory.find_contacts("p1", "", "email") == []
    assert await first is None


async def test_whoever_searches_can_be_cancelled(directory: Directory) -> None:
    search = asyncio.create_task(directory.find_contacts("p1", "erika", "email"))
    await asyncio.sleep(0)
    search.cancel()
    with pytest.raises(asyncio.CancelledError):
        await search


async def test_whom_a_message_went_to_is_found_without_a_network(
    directory: Directory, network: Network, sandbox: Sandbox, desk: Desk
) -> None:
    person = Recipient("neu@example.org", "Neue Kundin")
    entry = await desk.send(a_draft(to=(person,)))
    await directory.learn(entry)
    network.client = None
    assert await directory.find_contacts("p1", "neue", "email") == [person]
    assert await directory.find_contacts("p1", "neue", "sms") == []
    await directory.forget("p1", person)
    assert await directory.find_contacts("p1", "neue", "email") == []
    await desk.tasks.idle()


async def test_a_person_known_twice_is_offered_once(
    directory: Directory, sandbox: Sandbox, desk: Desk
) -> None:
    entry = await desk.send(a_draft(to=(Recipient("Erika.Muster@example.org", "Erika"),)))
    await directory.learn(entry)
    found = await directory.find_contacts("p1", "erika", "email")
    assert found == [Recipient("erika.muster@example.org", "Erika Muster", ERIKA)]
    sandbox.faults.add("helpers_404")
    found = await directory.find_contacts("p1", "erika", "email")
    assert found == [Recipient("Erika.Muster@example.org", "Erika")]
    await desk.tasks.idle()


def test_on_an_unknown_type_of_channel_any_handle_will_do() -> None:
    from mateo_desktop.api.replies import Contact

    person = Contact("c1", "Erika", {"email": "erika@example.org"})
    assert reachable(person, "") == [Recipient("erika@example.org", "Erika", "c1")]
    assert reachable(person, "pigeon") == []


def test_two_numbers_in_one_column_are_two_offers() -> None:
    from mateo_desktop.api.replies import contact

    for numbers in (["+491713920000", "+491713920001"], "+491713920000; +491713920001"):
        person = contact({"id": "c1", "full_name": "Erika", "sms": numbers})
        assert reachable(person, "sms") == [
            Recipient("+491713920000", "Erika", "c1"),
            Recipient("+491713920001", "Erika", "c1"),
        ]


def test_two_contacts_with_one_number_are_two_offers_and_one_told_twice_is_one() -> None:
    number = "+491713920000"
    erika, max_ = Recipient(number, "Erika", "c1"), Recipient(number, "Max", "c2")
    other = Recipient("+491713920001", "Nora", "c3")
    used = (Recipient(number), Recipient("+491713920009", "Olaf"))
    found = _distinct([erika, max_, other, erika], used)
    assert found == [erika, max_, other, used[1]]


def test_fifty_numbers_of_one_contact_are_fifty_offers() -> None:
    from mateo_desktop.api.replies import contact

    numbers = [f"+4917139200{n:02}" for n in range(50)]
    person = contact({"id": "c1", "full_name": "Zentrale", "whatsapp": ", ".join(numbers)})
    assert [one.handle for one in reachable(person, "whatsapp")] == numbers


async def test_opt_ins_are_told_where_the_server_has_them(directory: Directory) -> None:
    found = await directory.find_contacts("p1", "erika", "email")
    assert found
    known = directory.known[found[0]]
    assert isinstance(known.marketing, bool)
    assert not known.remembered
    assert known.address == ()


async def test_a_letter_tells_its_address_and_what_it_lacks(
    directory: Directory, sandbox_client: MateoClient
) -> None:
    found = await directory.find_contacts("p1", "erika", "postal")
    assert found
    assert directory.known[found[0]].address == directory.addresses[ERIKA]
    assert directory.known[found[0]].lacks == ()
    from mateo_desktop.api.replies import contact

    half = contact({"id": "c", "address_line1": "Lindenweg 1", "zipcode": None, "city": " "})
    assert half.address_lacks == ("zipcode", "city")
    assert contact({"id": "c"}).address_lacks == ()


async def test_who_was_written_to_can_be_forgotten_by_contact_and_by_handle(
    directory: Directory, network: Network, desk: Desk
) -> None:
    entry = await desk.send(a_draft(to=(Recipient("Erika.Muster@example.org", "Erika"),)))
    await directory.learn(entry)
    found = await directory.find_contacts("p1", "erika", "email")
    assert found
    assert directory.known[found[0]].remembered
    await directory.forget("p1", found[0])
    network.client = None
    assert await directory.find_contacts("p1", "erika", "email") == []
    await desk.tasks.idle()


@pytest.mark.parametrize(
    "typed", ["0171 392 0000", "0171/3920000", "(0)171 3920000", "0049 171 3920000"]
)
async def test_a_number_as_it_is_dialled_at_home_finds_a_contact_and_a_recent_one(
    typed: str, directory: Directory, network: Network
) -> None:
    erika = Recipient("+491713920000", "Erika Muster", ERIKA)
    assert await directory.find_contacts("p1", typed, "whatsapp", "DE") == [erika]
    entry = a_draft(channel_type="whatsapp", to=(erika,))
    await directory._recents.remember("p1", "whatsapp", entry.recipients)
    network.client = None
    assert await directory.find_contacts("p1", typed, "whatsapp", "DE") == [erika]
    assert list(await directory.remembered("p1", typed, "whatsapp", "DE")) == [erika]
