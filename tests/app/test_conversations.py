"""Reading a conversation from a server that may not want to be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.replies import SendReply, read_send_reply
from mateo_desktop.app.conversations import WATCH_AFTER_S, Conversations, Thread, thread_of
from mateo_desktop.app.replying import reply_to
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.payload import payload
from mateo_desktop.sandbox import Sandbox
from mateo_desktop.sandbox.stock import channel_id, conversation_id
from tests.app.conftest import a_draft
from tests.fakes import MORNING, FastClock

ERIKA = "5943e5ba-6190-505e-bcfd-169828fb3dcc"


@pytest.fixture
def conversations(fast: FastClock) -> Conversations:
    return Conversations(fast)


async def sent(client: MateoClient, **fields: object) -> SendReply:
    """The answer to a mail that really went to the sandbox."""
    draft = a_draft(
        channel_id=channel_id("email"),
        to=(Recipient("erika.muster@example.org", "Erika Muster"),),
        **fields,
    )
    outcome = await client.send_message(payload(draft).body, draft.id)
    assert outcome.answer is not None
    return read_send_reply(outcome.answer)


async def test_a_conversation_is_read_oldest_first_with_its_people(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    thread = await conversations.load(sandbox_client, conversation_id("offer"))
    rows = [
        row
        for row in sandbox.snapshot()["message"]
        if row["conversation_id"] == conversation_id("offer")
    ]
    assert [one.id for one in thread.messages] == [
        row["id"] for row in sorted(rows, key=lambda row: str(row["created_at"]))
    ]
    assert len(thread.messages) > 1
    assert thread.conversation.subject == "Angebot Gartenhütte"
    assert thread.recipients.keys() == {one.id for one in thread.messages}
    assert thread.as_of == MORNING
    assert thread.trouble == ""
    assert thread.raw["conversation"]["tags"] == ["Angebot", "Rückfrage"]


async def test_the_answer_alone_is_a_thread(sandbox_client: MateoClient) -> None:
    reply = await sent(sandbox_client)
    thread = thread_of(reply, MORNING)
    assert thread.id == reply.conversation.id
    [message] = thread.messages
    assert {one.role for one in thread.recipients[message.id]} >= {"to"}


@pytest.mark.parametrize("fault", ["helpers_404", "helpers_403"])
async def test_without_the_helpers_what_the_answer_said_stays(
    fault: str, conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    known = thread_of(await sent(sandbox_client), MORNING - timedelta(minutes=1))
    sandbox.faults.add(fault)
    thread = await conversations.load(sandbox_client, known.id, known)
    assert (thread.conversation, thread.messages) == (known.conversation, known.messages)
    assert thread.recipients == known.recipients
    assert thread.as_of == known.as_of
    assert set(thread.troubles) == {"conversation", "messages", "recipients", "actions"}
    assert thread.trouble == "helper_missing"


async def test_without_anything_there_is_an_empty_thread_and_a_reason(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    sandbox.faults.add("refused")
    thread = await conversations.load(sandbox_client, conversation_id("offer"))
    assert (thread.id, thread.messages) == (conversation_id("offer"), ())
    assert thread.trouble == "no_network"
    sandbox.faults.clear()


async def test_another_conversation_takes_nothing_from_the_one_before(
    conversations: Conversations, sandbox_client: MateoClient
) -> None:
    offer = await conversations.load(sandbox_client, conversation_id("offer"))
    choir = await conversations.load(sandbox_client, conversation_id("choir"), offer)
    assert not {one.id for one in offer.messages} & {one.id for one in choir.messages}


async def test_watching_shows_the_answer_of_the_customer_and_then_stops(
    conversations: Conversations,
    sandbox_client: MateoClient,
    sandbox: Sandbox,
    fast: FastClock,
) -> None:
    known = thread_of(await sent(sandbox_client), MORNING)
    readings: list[Thread] = []

    def read(thread: Thread) -> None:
        readings.append(thread)
        if len(readings) == 2:
            sandbox.customer_writes(known.id, "Vielen Dank!")

    await conversations.watch(sandbox_client, known, read=read, visible=lambda: True)
    assert fast.waits == list(WATCH_AFTER_S)
    assert len(readings) == len(WATCH_AFTER_S)
    answered = [
        any("Vielen Dank!" in one.raw_content for one in each.messages if one.is_inbound)
        for each in readings
    ]
    assert answered == [False, False, True, True, True, True]
    assert readings[-1].message(readings[-1].messages[-1].id) is readings[-1].messages[-1]


async def test_nothing_is_asked_while_nobody_looks(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    known = thread_of(await sent(sandbox_client), MORNING)
    before = len(sandbox.requests)
    await conversations.watch(sandbox_client, known, read=lambda _: None, visible=lambda: False)
    assert len(sandbox.requests) == before


async def test_watching_ends_where_there_is_no_such_helper(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox, fast: FastClock
) -> None:
    known = thread_of(await sent(sandbox_client), MORNING)
    sandbox.faults.add("helpers_404")
    await conversations.watch(sandbox_client, known, read=lambda _: None, visible=lambda: True)
    assert fast.waits == [2]


async def test_the_window_of_whatsapp_ends_a_day_after_the_last_message(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    rows = sandbox.snapshot()["conversation"]
    for row in (each for each in rows if each["channel_type"] == "whatsapp"):
        thread = await conversations.load(sandbox_client, str(row["id"]))
        latest = datetime.fromisoformat(str(row["latest_inbound_message_created_at"]))
        assert thread.window_end == latest + timedelta(hours=24)
    mail = await conversations.load(sandbox_client, conversation_id("offer"))
    assert mail.window_end is None


# Replying --------------------------------------------------------------------------


async def test_a_reply_answers_the_latest_message_that_came_in(
    conversations: Conversations, sandbox_client: MateoClient
) -> None:
    thread = await conversations.load(sandbox_client, conversation_id("offer"))
    latest = [one for one in thread.messages if one.is_inbound][-1]
    draft = reply_to(thread)
    assert draft.conversation_id == conversation_id("offer")
    assert draft.reply_to_message_id == latest.id
    assert (draft.channel_id, draft.channel_type) == (channel_id("email"), "email")
    assert draft.to == (Recipient("erika.muster@example.org", "Erika Muster", ERIKA),)
    assert draft.subject == "Re: Angebot Gartenhütte"


async def test_a_reply_to_our_own_message_goes_to_whom_it_went(
    conversations: Conversations, sandbox_client: MateoClient
) -> None:
    reply = await sent(sandbox_client, subject="AW: Re: re[2]: Termin")
    thread = await conversations.load(sandbox_client, reply.conversation.id)
    draft = reply_to(thread, thread.message(reply.message.id))
    assert draft.reply_to_message_id == reply.message.id
    assert [person.handle for person in draft.to] == ["erika.muster@example.org"]
    assert draft.subject == "Re: Termin"


async def test_a_reply_to_a_letter_has_a_contact_and_no_handle(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    [row] = [r for r in sandbox.snapshot()["conversation"] if r["channel_type"] == "postal"]
    draft = reply_to(await conversations.load(sandbox_client, str(row["id"])))
    [person] = draft.to
    assert person.contact_id == row["contact_id"]
    assert person.handle == ""
    assert draft.subject == ""


async def test_a_reply_by_whatsapp_has_no_subject_and_a_number(
    conversations: Conversations, sandbox_client: MateoClient, sandbox: Sandbox
) -> None:
    row = next(r for r in sandbox.snapshot()["conversation"] if r["channel_type"] == "whatsapp")
    draft = reply_to(await conversations.load(sandbox_client, str(row["id"])))
    [person] = draft.to
    assert person.handle.startswith("+49")
    assert draft.subject == ""
    assert "subject" in draft.left_out


async def test_a_reply_is_accepted_into_the_same_conversation(
    conversations: Conversations, sandbox_client: MateoClient
) -> None:
    thread = await conversations.load(sandbox_client, conversation_id("offer"))
    draft = reply_to(thread).replace(text="Gern geschehen")
    outcome = await sandbox_client.send_message(payload(draft).body, draft.id)
    assert outcome.answer is not None
    answer = read_send_reply(outcome.answer)
    assert answer.conversation.id == thread.id
    assert answer.message.reply_to_message_id == draft.reply_to_message_id


def test_a_reply_to_almost_nothing_is_still_a_draft() -> None:
    reply = read_send_reply(b'{"message": {"id": "m1", "conversation_id": "c1"}}')
    draft = reply_to(thread_of(reply, datetime.now(UTC)))
    assert (draft.conversation_id, draft.reply_to_message_id, draft.to) == ("c1", "m1", ())
