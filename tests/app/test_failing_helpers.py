"""What the form is offered when a helper fails: what is known, why not more, and no second try."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from mateo_desktop.api.client import MateoClient, Timeouts
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.app.conversations import Conversations, Thread
from mateo_desktop.app.directory import Directory
from mateo_desktop.app.templates import Templates
from mateo_desktop.app.uploading import UploadFailed, upload
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient, new_id
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.template import Template
from mateo_desktop.storage.books import ChannelBook, RecentRecipients
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.template_values import TemplateValues
from mateo_desktop.storage.templates import TemplateBook
from tests import patience
from tests.failing_answers import ANSWERS, CODES
from tests.fakes import FastClock
from tests.fault_server import BASE_PATH, FaultServer

PERSON = Recipient("erika.muster@example.org", "Erika Muster", "c1")
CONTACTS = [{"id": "c1", "full_name": "Erika Muster", "email": PERSON.handle}]
TEMPLATES = [{"template_id": "t1", "provider_id": "p", "status": "approved"}]
CHANNELS = [{"id": "ch1", "type": "email", "name": "Support", "active": True}]
THREAD = new_id()


class Form:
    """What stands behind a form, over a server that a test lets fail."""

    def __init__(self, database: Database, server: FaultServer, timeouts: Timeouts) -> None:
        self._server = server
        self.client = MateoClient(
            server.base_url,
            Secret("mt_live_7Qx2"),
            limiter=Limiter(rate=1_000),
            timeouts=timeouts,
        )
        self.channels = ChannelBook(database)
        self.recents = RecentRecipients(database)
        self.template_book = TemplateBook(database)
        self.directory = Directory(self.channels, self.recents, self.client_for)
        self.templates = Templates(self.template_book, self.client_for, TemplateValues(database))
        self.clock = FastClock()
        self.conversations = Conversations(self.clock)

    async def client_for(self, _profile_id: str) -> MateoClient:
        return self.client

    @property
    def asked(self) -> Counter[str]:
        """How often each helper was asked."""
        return Counter(one.path.removeprefix(BASE_PATH) for one in self._server.requests)


def _tries(answer: str) -> int:
    """A connection that was kept alive may have died of itself: that one is replaced."""
    return 2 if answer == "closed" else 1


@pytest_asyncio.fixture
async def form(
    request: pytest.FixtureRequest, database: Database, server: FaultServer
) -> AsyncIterator[Form]:
    made = Form(database, server, patience.for_test(request))
    yield made
    await made.client.aclose()


@pytest.mark.parametrize("answer", ANSWERS)
async def test_channels_of_the_book_stay_when_the_list_fails(
    answer: str, form: Form, server: FaultServer
) -> None:
    server.pages["/channel"] = CHANNELS
    typed = Channel(new_id(), "sms", "By hand", by_hand=True)
    await form.directory.add_by_hand("p1", typed)
    before = (await form.directory.refresh("p1")).entries
    server.pages["/channel"] = ANSWERS[answer]

    failed = await form.directory.refresh("p1")

    assert (failed.trouble, failed.entries) == (CODES[answer], before)
    assert len(before) == 2
    assert form.asked == {"/channel": 1 + _tries(answer)}
    server.pages["/channel"] = CHANNELS
    assert (await form.directory.refresh("p1")).trouble == ""


@pytest.mark.parametrize("answer", [name for name in ANSWERS if name != "an error in a 200"])
async def test_a_search_that_failed_is_made_here_alone_until_a_person_asks(
    answer: str, form: Form, server: FaultServer
) -> None:
    await form.recents.remember("p1", "email", [Recipient("erika@example.org", "Erika Alt")])
    server.pages["/contact"] = ANSWERS[answer]

    for text in ("er", "eri", "erik", "erika"):
        found = await form.directory.find_contacts("p1", text, "email")
        assert [one.handle for one in found or ()] == ["erika@example.org"]
        assert form.directory.search_trouble("p1") == CODES[answer]
    assert form.asked == {"/contact": 1}

    form.directory.search_again("p1")
    await form.directory.find_contacts("p1", "erika", "email")
    assert form.directory.search_trouble("p1") == CODES[answer]
    assert form.asked == {"/contact": 2}

    server.pages["/contact"] = CONTACTS
    form.directory.search_again("p1")
    found = await form.directory.find_contacts("p1", "erika", "email")
    assert found
    assert found[0] == PERSON
    assert form.directory.search_trouble("p1") == ""
    assert form.asked == {"/contact": 3}


async def test_a_search_that_fails_in_one_workspace_goes_on_in_another(
    form: Form, server: FaultServer
) -> None:
    server.pages["/contact"] = ANSWERS["500"]
    await form.directory.find_contacts("p1", "erika", "email")
    server.pages["/contact"] = CONTACTS
    assert await form.directory.find_contacts("p2", "erika", "email") == [PERSON]
    assert form.directory.search_trouble("p2") == ""


async def test_whom_this_machine_knows_is_there_before_a_silent_server_gives_up(
    form: Form, server: FaultServer
) -> None:
    person = Recipient("erika@example.org", "Erika Alt")
    await form.recents.remember("p1", "email", [person])
    assert list(await form.directory.remembered("p1", " erika ", "email")) == [person]
    assert await form.directory.remembered("p1", "e", "email") == {}
    assert await form.directory.remembered("p1", "erika", "sms") == {}
    assert form.asked == {}


@pytest.mark.parametrize("answer", ANSWERS)
async def test_templates_of_the_book_stay_when_the_list_fails(
    answer: str, form: Form, server: FaultServer
) -> None:
    server.pages["/provider_template_approval"] = TEMPLATES
    by_hand = Template(new_id(), "Mine", "Hallo {{1}}", by_hand=True)
    await form.templates.enter("p1", by_hand)
    before = (await form.templates.refresh("p1")).entries
    server.pages["/provider_template_approval"] = ANSWERS[answer]

    failed = await form.templates.refresh("p1")

    assert (failed.trouble, failed.entries) == (CODES[answer], before)
    assert len(before) == 2
    assert form.asked == {"/provider_template_approval": 1 + _tries(answer)}


@pytest.mark.parametrize("answer", [name for name in ANSWERS if name != "an error in a 200"])
async def test_a_conversation_that_cannot_be_read_is_not_looked_at_again(
    answer: str, form: Form, server: FaultServer
) -> None:
    for path in ("/message", "/conversation"):
        server.pages[path] = ANSWERS[answer]

    thread = await form.conversations.load(form.client, THREAD)
    assert dict(thread.troubles) == {"messages": CODES[answer], "conversation": CODES[answer]}
    assert form.asked == {"/message": 1, "/conversation": 1}

    await form.conversations.watch(
        form.client, thread, read=lambda _thread: None, visible=lambda: True
    )
    assert form.asked == {"/message": 1, "/conversation": 1}
    assert form.clock.waits == []


@pytest.mark.parametrize("answer", [name for name in ANSWERS if name != "an error in a 200"])
async def test_a_part_that_cannot_be_read_is_left_alone_while_the_rest_is_followed(
    answer: str, form: Form, server: FaultServer
) -> None:
    server.pages["/message"] = [{"id": "m1", "conversation_id": THREAD}]
    server.pages["/conversation"] = [{"id": THREAD}]
    server.pages["/recipient"] = ANSWERS[answer]
    readings: list[Thread] = []

    thread = await form.conversations.load(form.client, THREAD)
    await form.conversations.watch(
        form.client, thread, read=readings.append, visible=lambda: True, after_s=(1, 1)
    )

    assert [dict(one.troubles) for one in readings] == [{"recipients": CODES[answer]}] * 2
    asked = form.asked
    assert asked.pop("/recipient") == _tries(answer)
    assert asked == {"/message": 3, "/conversation": 3, "/message_action": 3}
    server.pages["/recipient"] = [{"id": "r", "message_id": "m1"}]
    assert (await form.conversations.load(form.client, THREAD, thread)).trouble == ""


@pytest.mark.parametrize("answer", [name for name in ANSWERS if name != "an error in a 200"])
async def test_a_file_that_cannot_be_signed_for_says_why_and_is_not_tried_twice(
    answer: str,
    form: Form,
    server: FaultServer,
    data_folder: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = "/storage/upload/sign/media_library/plan.txt"
    monkeypatch.setattr("mateo_desktop.app.uploading.library_name", lambda _path: "plan.txt")
    server.pages[path] = ANSWERS[answer]

    with pytest.raises(UploadFailed) as caught:
        await upload(form.client, __file__, lambda _gone, _all: None)

    assert caught.value.code == CODES[answer]
    assert form.asked == {path: 1}
