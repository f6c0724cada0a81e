"""From Send to a fate that is known: never lost, never twice."""

from __future__ import annotations

import asyncio
import json

import pytest

from mateo_desktop.app.sending import SendRefused
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.profiles import Profile
from tests.app.conftest import Desk, NewDesk, a_client, a_draft, turns
from tests.fakes import HandClock
from tests.fault_server import FaultServer

HELD, QUEUED, SENDING = SendState.HELD, SendState.QUEUED, SendState.SENDING
ACCEPTED, REJECTED, UNKNOWN = SendState.ACCEPTED, SendState.REJECTED, SendState.UNKNOWN


def posts(server: FaultServer) -> list[bytes]:
    return [one.body for one in server.requests if one.method == "POST"]


# The way out -------------------------------------------------------------------


async def test_a_message_goes_out_and_its_draft_is_done(desk: Desk, server: FaultServer) -> None:
    draft = a_draft()
    await desk.drafts.save(draft, 1)
    entry = await desk.send(draft)
    assert entry.state is HELD
    await desk.until(draft.id, ACCEPTED)
    await desk.tasks.idle()
    assert posts(server) == [payload(draft).body]
    assert desk.states(draft.id) == [HELD, QUEUED, SENDING, ACCEPTED]
    assert await desk.drafts.all() == []
    [stored] = await desk.ledger.sent("p1")
    assert stored.draft == draft
    assert desk.sender.pending == []


async def test_the_answer_comes_with_its_receipt(desk: Desk) -> None:
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, ACCEPTED)
    [(entry, answer)] = desk.accepted
    assert answer.reply is not None
    assert answer.reply.message.id == draft.id == entry.id
    assert {line.code for line in answer.receipt} >= {"recipients_to", "subject"}


async def test_what_was_frozen_is_what_leaves(slow_desk: Desk, server: FaultServer) -> None:
    draft = a_draft(text="as it was previewed")
    slow_desk.sender.hold_s = 5
    frozen = payload(draft)
    await slow_desk.sender.send(draft, frozen, slow_desk.profile)
    # Somebody types on in the editor during the hold.
    await slow_desk.drafts.save(draft.replace(text="something else"), 9)
    await slow_desk.clock.set_for(5)  # type: ignore[attr-defined]
    slow_desk.clock.forward(5)  # type: ignore[attr-defined]
    await slow_desk.until(draft.id, ACCEPTED)
    assert posts(server) == [frozen.body]


async def test_the_row_is_on_the_disk_before_anything_leaves(
    slow_desk: Desk, server: FaultServer
) -> None:
    slow_desk.sender.hold_s = 5
    draft = a_draft()
    await slow_desk.send(draft)
    [row] = await slow_desk.ledger.outbox()
    assert (row.id, row.state, row.body) == (draft.id, HELD, payload(draft).body)
    assert server.requests == []


# Hold and undo ------------------------------------------------------------------


async def test_undo_gives_the_very_draft_back(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    slow_desk.sender.hold_s = 5
    draft = a_draft(text="hasty")
    await slow_desk.send(draft)
    await clock.set_for(5)
    clock.forward(4.9)
    assert await slow_desk.sender.undo(draft.id) == draft
    clock.forward(60)
    await slow_desk.tasks.idle()
    assert server.requests == []
    assert slow_desk.state(draft.id) is SendState.DISCARDED
    assert slow_desk.sender.pending == []
    assert [row.key for row in await slow_desk.drafts.all()] == [draft.key]


async def test_after_undo_the_edits_are_what_goes(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    slow_desk.sender.hold_s = 5
    await slow_desk.send(a_draft(text="hasty"))
    [entry] = slow_desk.sender.pending
    undone = await slow_desk.sender.undo(entry.id)
    assert undone is not None
    edited = undone.replace(text="considered")
    await slow_desk.send(edited)
    await clock.set_for(5)
    clock.forward(5)
    await slow_desk.until(entry.id, ACCEPTED)
    assert posts(server) == [payload(edited).body]


async def test_the_countdown_is_told_in_whole_seconds(slow_desk: Desk, clock: HandClock) -> None:
    slow_desk.sender.hold_s = 5
    entry = await slow_desk.send()
    await clock.set_for(5)
    assert slow_desk.sender.seconds_left(entry) == 5
    clock.forward(1.5)
    assert slow_desk.sender.seconds_left(entry) == 4
    clock.forward(3.5)
    await slow_desk.until(entry.id, ACCEPTED)
    assert slow_desk.sender.seconds_left(entry) is None


async def test_send_now_ends_the_hold(slow_desk: Desk, clock: HandClock) -> None:
    slow_desk.sender.hold_s = 30
    entry = await slow_desk.send()
    await clock.set_for(30)
    await slow_desk.sender.send_now(entry.id)
    await slow_desk.until(entry.id, ACCEPTED)


async def test_undo_is_too_late_once_it_leaves(desk: Desk, server: FaultServer) -> None:
    server.play("stall_after_body", stored=True)
    await desk.wait_briefly()
    entry = await desk.send()
    await server.began.wait()
    assert desk.states(entry.id)[-1] is SENDING
    assert await desk.sender.undo(entry.id) is None
    assert await desk.sender.reopen(entry.id) is None
    assert await desk.sender.discard(entry.id) is None
    await desk.until(entry.id, ACCEPTED)
    assert await desk.sender.undo(entry.id) is None
    assert len(posts(server)) == 1


# Once and only once --------------------------------------------------------------


async def test_a_burst_of_ten_sends_is_one_message(desk: Desk, server: FaultServer) -> None:
    draft = a_draft()
    ends = await asyncio.gather(*(desk.send(draft) for _ in range(10)), return_exceptions=True)
    refused = [end.code for end in ends if isinstance(end, SendRefused)]
    assert refused == ["under_way"] * 9
    await desk.until(draft.id, ACCEPTED)
    await desk.tasks.idle()
    assert len(posts(server)) == 1


async def test_clicking_on_after_it_is_held_is_one_message(desk: Desk, server: FaultServer) -> None:
    draft = a_draft()
    await desk.send(draft)
    for _ in range(9):
        with pytest.raises(SendRefused):
            await desk.send(draft)
        await desk.sender.send_now(draft.id)
        await desk.sender.send_again(draft.id)
    await desk.until(draft.id, ACCEPTED)
    await desk.tasks.idle()
    assert len(posts(server)) == 1
    with pytest.raises(SendRefused) as refusal:
        await desk.send(draft)
    assert refusal.value.code == "already_sent"


async def test_an_unknown_message_is_not_taken_a_second_time(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_after_body")
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, UNKNOWN, "not_found")
    with pytest.raises(SendRefused) as refusal:
        await desk.send(draft.replace(text="edited"))
    assert refusal.value.code == "may_have_been_sent"
    assert len(posts(server)) == 1


async def test_a_rejected_message_can_be_mended_and_sent(desk: Desk, server: FaultServer) -> None:
    server.play("status_422")
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, REJECTED)
    assert [row.key for row in await desk.drafts.all()] == [draft.key]
    server.play("ok")
    mended = draft.replace(text="mended")
    await desk.send(mended)
    await desk.until(draft.id, ACCEPTED)
    assert posts(server) == [payload(draft).body, payload(mended).body]


# Outcomes -------------------------------------------------------------------------

REFUSALS = ["status_400", "status_401", "status_403", "status_404", "status_413", "status_415"]
REFUSALS += ["status_422", "redirect_303", "redirect_307", "conflict_missing_key"]

AMBIGUOUS = [
    "reset_before_body",
    "reset_half_body",
    "reset_after_body",
    "close_without_reply",
    "stall_after_body",
    "stall_after_head",
    "head_then_reset",
    "short_content_length",
    "bad_chunking",
    "not_http",
    "status_408",
    "status_500",
    "status_502",
    "status_504",
    "unavailable_retry_503",
    "html_200",
    "empty_200",
    "not_json_200",
    "list_200",
    "no_keys_200",
    "deep_json",
]

STORED = [fault for fault in AMBIGUOUS if fault not in ("reset_before_body", "reset_half_body")]
STORED += ["conflict_duplicate", "other_message", "gzip_bomb"]


@pytest.mark.parametrize("fault", REFUSALS)
async def test_a_refusal_opens_the_draft_and_is_never_repeated(
    fault: str, desk: Desk, server: FaultServer
) -> None:
    server.play(fault)
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, REJECTED)
    await desk.tasks.idle()
    assert [one.method for one in server.requests] == ["POST"]
    assert [row.key for row in await desk.drafts.all()] == [draft.key]
    entry = await desk.ledger.entry(draft.id)
    assert entry is not None
    assert entry.outcome is not None
    assert entry.outcome.reason
    assert entry.next_try_at is None


@pytest.mark.parametrize("fault", AMBIGUOUS)
async def test_what_may_have_arrived_is_asked_about_and_never_repeated(
    fault: str, desk: Desk, server: FaultServer
) -> None:
    server.play(fault)
    if "stall" in fault:
        await desk.wait_briefly()
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "not_found")
    await desk.tasks.idle()
    assert len(posts(server)) == 1
    lookups = [one for one in server.requests if one.method == "GET"]
    assert len(lookups) == 7
    assert {one.query["id"] for one in lookups} == {f"eq.{entry.id}"}
    assert desk.clock.waits[-7:] == [0.5, 1, 2, 4, 8, 15, 28]  # type: ignore[attr-defined]


@pytest.mark.parametrize("fault", STORED)
async def test_what_did_arrive_is_found_without_a_click(
    fault: str, desk: Desk, server: FaultServer
) -> None:
    server.play(fault, stored=True)
    if "stall" in fault:
        await desk.wait_briefly()
    entry = await desk.send()
    await desk.until(entry.id, ACCEPTED)
    await desk.tasks.idle()
    assert len(posts(server)) == 1
    assert server.deliveries == {entry.id: 1}
    [(_, answer)] = desk.accepted
    assert answer.reply is not None
    assert answer.reply.message.id == entry.id
    assert await desk.drafts.all() == []


async def test_a_look_up_that_is_not_there_leaves_it_to_a_person(
    desk: Desk, server: FaultServer
) -> None:
    async def not_found(exchange: object) -> None:
        await exchange.answer_json(404, {"code": "NOT_FOUND"})  # type: ignore[attr-defined]

    server.pages["/message"] = not_found
    server.play("reset_after_body", stored=True)
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "cannot_look_up")
    await desk.tasks.idle()
    desk.sender.resume()
    await desk.tasks.idle()
    assert [one.method for one in server.requests] == ["POST", "GET"]


async def test_a_message_that_shows_up_late_is_found_by_check_again(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_after_body")
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "not_found")
    found = await desk.sender.check_again(entry.id)
    assert found is not None
    assert found.state is UNKNOWN
    server.store(entry.body)
    found = await desk.sender.check_again(entry.id)
    assert found is not None
    assert found.state is ACCEPTED
    assert len(posts(server)) == 1


# A person decides ------------------------------------------------------------------


async def test_send_again_sends_the_same_bytes_under_the_same_id(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_before_body")
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "not_found")
    server.play("ok")
    await desk.sender.send_again(entry.id)
    await desk.until(entry.id, ACCEPTED)
    assert posts(server)[-1] == entry.body
    assert server.deliveries == {entry.id: 1}


async def test_send_again_asks_first_and_sends_nothing_that_is_found(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_after_body")
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "not_found")
    server.store(entry.body)
    for _ in range(5):
        await desk.sender.send_again(entry.id)
    await desk.until(entry.id, ACCEPTED)
    await desk.tasks.idle()
    assert len(posts(server)) == 1


async def test_a_refusal_of_the_second_try_says_nothing_about_the_first(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_after_body")
    entry = await desk.send()
    await desk.until(entry.id, UNKNOWN, "not_found")
    server.play("status_400")
    await desk.sender.send_again(entry.id)
    await desk.tasks.idle()
    assert desk.state(entry.id) is UNKNOWN
    stored = await desk.ledger.entry(entry.id)
    assert stored is not None
    assert stored.outcome is not None
    assert stored.outcome.status == 400
    assert await desk.drafts.all() == []


async def test_an_unknown_message_is_edited_as_another_one(desk: Desk, server: FaultServer) -> None:
    server.play("reset_after_body")
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, UNKNOWN, "not_found")
    opened = await desk.sender.reopen(draft.id)
    assert opened is not None
    assert opened.id != draft.id
    assert opened.replace(id=draft.id) == draft
    assert desk.state(draft.id) is SendState.DISCARDED
    assert await desk.ledger.outbox() == []


async def test_a_discarded_message_is_in_the_trash(desk: Desk, server: FaultServer) -> None:
    server.play("status_400")
    draft = a_draft()
    await desk.send(draft)
    await desk.until(draft.id, REJECTED)
    assert await desk.sender.discard(draft.id) == draft
    assert await desk.ledger.outbox() == []
    assert [row.key for row in await desk.drafts.trash()] == [draft.key]


# Whose message it is ------------------------------------------------------------------


async def test_nothing_is_sent_to_another_address(
    desk: Desk, server: FaultServer, new_desk: NewDesk
) -> None:
    async with FaultServer() as other:
        desk.client, own = a_client(other.base_url), desk.client
        entry = await desk.send()
        await desk.until(entry.id, QUEUED, "other_address")
        await desk.sender.send_now(entry.id)
        await desk.tasks.idle()
        assert other.requests == server.requests == []
        await desk.client.aclose()
        desk.client = own
        await desk.sender.send_now(entry.id)
        await desk.until(entry.id, ACCEPTED)


async def test_without_a_token_it_waits_for_one(desk: Desk, server: FaultServer) -> None:
    client, desk.client = desk.client, None
    entry = await desk.send()
    await desk.until(entry.id, QUEUED, "no_token")
    await desk.tasks.idle()
    desk.client = client
    desk.sender.resume("somebody else's")
    await desk.tasks.idle()
    assert server.requests == []
    desk.sender.resume("p1")
    await desk.until(entry.id, ACCEPTED)


async def test_the_address_is_compared_as_the_client_spells_it(
    desk: Desk, server: FaultServer
) -> None:
    desk.profile = Profile("p1", "Praxis", server.base_url.upper().replace("/API/V1", "/api/v1/"))
    entry = await desk.send()
    await desk.until(entry.id, ACCEPTED)


async def test_what_a_repair_brought_back_is_asked_about_and_not_sent(
    desk: Desk, server: FaultServer
) -> None:
    server.play("reset_after_body", stored=True)
    first = desk.sender
    entry = await desk.send()
    await desk.until(entry.id, ACCEPTED)
    await first.aclose()
    # A backup that is older than that knows the message as one on its way.
    await desk.database.run(
        lambda connection: (
            connection.execute("UPDATE outbox SET state = ?, was_unknown = 1", (UNKNOWN,)).rowcount
        )
    )
    desk.told.all.clear()
    await desk.another_sender().look_anew()
    await desk.until(entry.id, ACCEPTED)
    assert desk.states(entry.id) == [UNKNOWN, ACCEPTED]
    assert len(posts(server)) == 1


# The end of the program ------------------------------------------------------------------


async def test_keeping_leaves_a_held_message_for_the_next_start(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    slow_desk.sender.hold_s = 5
    entry = await slow_desk.send()
    await clock.set_for(5)
    await slow_desk.sender.aclose("keep")
    clock.forward(60)
    await slow_desk.tasks.idle()
    assert server.requests == []
    again = slow_desk.another_sender(hold_s=5)
    await again.start()
    await clock.set_for(5)
    assert again.seconds_left(entry) == 5
    clock.forward(5)
    await slow_desk.until(entry.id, ACCEPTED)


async def test_sending_at_the_end_waits_for_it(
    slow_desk: Desk, clock: HandClock, server: FaultServer
) -> None:
    slow_desk.sender.hold_s = 30
    entries = [await slow_desk.send() for _ in range(3)]
    await clock.set_for(30)
    await slow_desk.sender.aclose("send")
    assert [slow_desk.state(entry.id) for entry in entries] == [ACCEPTED] * 3
    with pytest.raises(SendRefused) as refusal:
        await slow_desk.send()
    assert refusal.value.code == "closing"


async def test_back_to_drafts_at_the_end(slow_desk: Desk, clock: HandClock) -> None:
    slow_desk.sender.hold_s = 5
    draft = a_draft()
    await slow_desk.send(draft)
    await clock.set_for(5)
    await slow_desk.sender.aclose("draft")
    assert await slow_desk.ledger.outbox() == []
    assert await slow_desk.drafts.load(draft.key) == draft
    assert [row.key for row in await slow_desk.drafts.all()] == [draft.key]


async def test_what_is_being_sent_at_the_end_is_unknown(desk: Desk, server: FaultServer) -> None:
    server.play("stall_after_body", stored=True)
    entry = await desk.send()
    await server.began.wait()
    await desk.sender.aclose("keep", grace_s=0.05)
    row = await desk.ledger.entry(entry.id)
    assert row is not None
    assert row.state is UNKNOWN
    assert row.outcome == Outcome(OutcomeKind.UNKNOWN, reason="interrupted")
    await desk.another_sender().start()
    await desk.until(entry.id, ACCEPTED)
    assert len(posts(server)) == 1


async def test_what_is_being_sent_at_the_end_may_finish(desk: Desk, server: FaultServer) -> None:
    go_on = asyncio.Event()

    async def slow(exchange: object) -> None:
        await exchange.read_body()  # type: ignore[attr-defined]
        reply = exchange.store()  # type: ignore[attr-defined]
        await go_on.wait()
        await exchange.answer_json(200, reply)  # type: ignore[attr-defined]

    server.play(slow)
    entry = await desk.send()
    await server.began.wait()
    closing = asyncio.create_task(desk.sender.aclose("keep"))
    await turns()
    go_on.set()
    await closing
    assert desk.state(entry.id) is ACCEPTED


async def test_a_message_that_only_waited_for_its_turn_has_not_left(
    desk: Desk, server: FaultServer
) -> None:
    assert desk.client is not None
    # The server asked for a pause; the limiter lets nothing go meanwhile.
    desk.client._limiter.heed({"retry-after": "60"}, 429)
    entry = await desk.send()
    await desk.until(entry.id, SENDING)
    await turns()
    await desk.sender.aclose("keep", grace_s=0.05)
    row = await desk.ledger.entry(entry.id)
    assert row is not None
    assert row.state is QUEUED
    assert server.requests == []


async def test_the_bytes_on_the_wire_are_the_payload_that_was_shown(
    desk: Desk, server: FaultServer
) -> None:
    draft = a_draft(text="Grüße 👋 \u202e\u2028", extra='{"newer": [1, 2.50]}')
    await desk.send(draft)
    await desk.until(draft.id, ACCEPTED)
    [body] = posts(server)
    assert body == payload(draft).body
    assert json.loads(body)["newer"] == [1, 2.5]
