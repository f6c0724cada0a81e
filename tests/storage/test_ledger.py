"""Never twice: one row per message ID, and every step is on the disk first."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.redact import Redactor
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import AlreadySent, Entry, Ledger, WrongState

from .conftest import Clock
from .drafts_for_tests import some_draft

HELD, QUEUED, SENDING, ACCEPTED, REJECTED, UNKNOWN, DISCARDED = (
    SendState.HELD,
    SendState.QUEUED,
    SendState.SENDING,
    SendState.ACCEPTED,
    SendState.REJECTED,
    SendState.UNKNOWN,
    SendState.DISCARDED,
)
WAY: dict[SendState, Sequence[SendState]] = {
    HELD: (),
    QUEUED: (QUEUED,),
    SENDING: (QUEUED, SENDING),
    ACCEPTED: (QUEUED, SENDING, ACCEPTED),
    REJECTED: (QUEUED, SENDING, REJECTED),
    UNKNOWN: (QUEUED, SENDING, UNKNOWN),
    DISCARDED: (DISCARDED,),
}
BODY = '{\n  "subject": "Grüße"\n}'.encode()
URL = "https://api.example.org/v1"
PROFILE = "the-profile"
NOT_SENT = Outcome(kind=OutcomeKind.NOT_SENT, reason="refused")
LOST = Outcome(kind=OutcomeKind.UNKNOWN, reason="read_timeout")
REFUSAL = Outcome(
    kind=OutcomeKind.REJECTED,
    status=422,
    code="22P02",
    message="invalid input",
    hint="look at it",
    answer=b'{"code": "22P02"}',
)


@pytest.fixture
def ledger(database: Database, clock: Clock) -> Ledger:
    return Ledger(database, clock=clock)


@pytest.fixture
def store(database: Database, clock: Clock) -> DraftStore:
    opened = DraftStore(database, clock)
    opened.profile_id = PROFILE
    return opened


async def _hold(ledger: Ledger, draft: Draft, clock: Clock) -> Entry:
    until = datetime.fromtimestamp(clock() + 5, UTC)
    return await ledger.hold(draft, BODY, "a41f 9c02", PROFILE, URL, until)


async def _bring(ledger: Ledger, clock: Clock, state: SendState, number: int = 1) -> Entry:
    """A message in that state, by the way every message takes."""
    entry = await _hold(ledger, some_draft(number), clock)
    for step in WAY[state]:
        entry = await ledger.mark(entry.id, step)
    return entry


async def test_what_is_held_is_frozen_on_the_disk_with_everything_needed_to_send_it(
    ledger: Ledger, store: DraftStore, clock: Clock, folder: Path
) -> None:
    draft = some_draft()
    await store.save(draft.replace(subject="before the last key"), 1)
    entry = await _hold(ledger, draft, clock)
    now = datetime.fromtimestamp(clock(), UTC)
    assert entry == Entry(
        id=draft.id,
        key=draft.key,
        profile_id=PROFILE,
        base_url=URL,
        draft=draft,
        body=BODY,
        fingerprint="a41f 9c02",
        state=HELD,
        created_at=now,
        hold_until=now + timedelta(seconds=5),
        tries=0,
        outcome=None,
        answer=None,
        updated_at=now,
        next_try_at=None,
    )
    with closing(sqlite3.connect(folder / "mateo.db")) as other:
        assert other.execute("SELECT id, body FROM outbox").fetchall() == [(draft.id, BODY)]
    assert await store.all() == []
    assert await store.trash() == []
    assert [e.id for e in await ledger.outbox()] == [draft.id]


async def test_undo_gives_back_the_very_draft_and_leaves_no_trace_of_the_send(
    ledger: Ledger, store: DraftStore, clock: Clock, folder: Path
) -> None:
    draft = some_draft()
    await _hold(ledger, draft, clock)
    assert await ledger.undo(draft.id) == draft
    assert await ledger.entry(draft.id) is None
    assert await ledger.outbox() == []
    assert [row.key for row in await store.all()] == [draft.key]
    assert await store.load(draft.key) == draft
    assert BODY not in (folder / "mateo.db").read_bytes()
    # And its edits are what goes next time, under the same ID.
    edited = draft.replace(subject="edited")
    await store.save(edited, 2)
    assert (await _hold(ledger, edited, clock)).draft == edited
    assert await ledger.undo("nobody") is None


@pytest.mark.parametrize("state", list(SendState))
async def test_undo_works_only_while_nothing_has_left(
    ledger: Ledger, clock: Clock, state: SendState
) -> None:
    entry = await _bring(ledger, clock, state)
    draft = await ledger.undo(entry.id)
    if state in {HELD, QUEUED}:
        assert draft == entry.draft
    else:
        assert draft is None
        assert await ledger.entry(entry.id) == entry


async def test_undoing_a_second_try_leaves_the_message_unknown(
    ledger: Ledger, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, UNKNOWN)
    await ledger.mark(entry.id, QUEUED)
    assert await ledger.undo(entry.id) is None
    found = await ledger.entry(entry.id)
    assert found is not None
    assert (found.state, found.was_unknown) == (UNKNOWN, True)


@pytest.mark.parametrize("state", [HELD, QUEUED, SENDING, UNKNOWN, ACCEPTED])
async def test_an_id_that_may_have_been_sent_is_never_held_again(
    ledger: Ledger, clock: Clock, state: SendState
) -> None:
    entry = await _bring(ledger, clock, state)
    for draft in (
        entry.draft,
        some_draft(2).replace(id=entry.id),
        some_draft(3).replace(id=entry.id.upper()),
    ):
        with pytest.raises(AlreadySent) as refused:
            await _hold(ledger, draft, clock)
        assert refused.value.state is state
    assert await ledger.entry(entry.id) == entry


async def test_of_ten_clicks_at_once_one_holds_the_message(ledger: Ledger, clock: Clock) -> None:
    draft = some_draft()
    results = await asyncio.gather(
        *(_hold(ledger, draft, clock) for _ in range(10)), return_exceptions=True
    )
    assert sum(isinstance(result, Entry) for result in results) == 1
    assert sum(isinstance(result, AlreadySent) for result in results) == 9


async def test_of_two_senders_one_may_send(ledger: Ledger, clock: Clock) -> None:
    entry = await _bring(ledger, clock, QUEUED)
    results = await asyncio.gather(
        *(ledger.mark(entry.id, SENDING) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(result, Entry) for result in results) == 1
    assert sum(isinstance(result, WrongState) for result in results) == 4
    assert len(await ledger.attempts(entry.id)) == 1


async def test_a_message_that_was_refused_may_be_edited_and_sent_again(
    ledger: Ledger, store: DraftStore, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, SENDING)
    rejected = await ledger.mark(entry.id, REJECTED, outcome=REFUSAL)
    assert rejected.outcome == REFUSAL
    assert rejected.answer == REFUSAL.answer
    # Its draft is open again, with the ID it had: it was certainly not applied.
    assert [row.key for row in await store.all()] == [entry.key]
    assert await store.load(entry.key) == entry.draft
    assert [e.id for e in await ledger.outbox()] == [entry.id]

    edited = entry.draft.replace(subject="better")
    await store.save(edited, 1)
    assert await ledger.reopen(entry.id) == edited
    assert await ledger.outbox() == []
    held = await _hold(ledger, edited, clock)
    assert (held.state, held.tries, held.outcome, held.answer) == (HELD, 0, None, None)
    # What happened before is not forgotten.
    assert [attempt.reason for attempt in await ledger.attempts(entry.id)] == [""]


async def test_a_message_that_may_have_arrived_is_edited_under_a_new_id(
    ledger: Ledger, store: DraftStore, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, UNKNOWN)
    draft = await ledger.reopen(entry.id)
    assert draft.id != entry.id
    assert draft.replace(id=entry.id) == entry.draft
    assert await store.load(draft.key) == draft
    assert [row.key for row in await store.all()] == [draft.key]
    found = await ledger.entry(entry.id)
    assert found is not None
    assert found.state is DISCARDED
    with pytest.raises(AlreadySent):
        await _hold(ledger, entry.draft, clock)
    assert (await _hold(ledger, draft, clock)).state is HELD


@pytest.mark.parametrize("state", [HELD, QUEUED, UNKNOWN, REJECTED])
async def test_what_is_discarded_lies_in_the_trash(
    ledger: Ledger, store: DraftStore, clock: Clock, state: SendState
) -> None:
    entry = await _bring(ledger, clock, state)
    await ledger.discard(entry.id)
    assert await ledger.outbox() == []
    assert await store.all() == []
    assert [row.key for row in await store.trash()] == [entry.key]
    draft = await store.restore(entry.key)
    assert draft is not None
    assert draft.text == entry.draft.text
    assert (draft.id == entry.id) is (state is not UNKNOWN)
    assert (await _hold(ledger, draft, clock)).state is HELD


@pytest.mark.parametrize("state", [SENDING, ACCEPTED])
async def test_what_is_on_its_way_or_accepted_cannot_be_discarded_or_edited(
    ledger: Ledger, clock: Clock, state: SendState
) -> None:
    entry = await _bring(ledger, clock, state)
    for work in (ledger.discard, ledger.reopen):
        with pytest.raises(WrongState):
            await work(entry.id)
        with pytest.raises(WrongState):
            await work("nobody")
    assert await ledger.entry(entry.id) == entry


async def test_an_accepted_message_keeps_its_answer_whole_and_its_draft_is_gone(
    ledger: Ledger, store: DraftStore, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, SENDING)
    answer = b'{"message": {}, "padding": "' + b"x" * 200_000 + b'\xff"}'
    outcome = Outcome(kind=OutcomeKind.ACCEPTED, status=200, answer=answer)
    clock.forward(1)
    accepted = await ledger.mark(entry.id, ACCEPTED, outcome=outcome)
    assert (accepted.state, accepted.answer, accepted.outcome) == (ACCEPTED, answer, outcome)
    assert accepted.body == BODY
    assert await ledger.outbox() == []
    assert await store.all() == []
    assert await store.trash() == []
    assert await store.load(entry.key) is None
    (attempt,) = await ledger.attempts(entry.id)
    assert (attempt.kind, attempt.status) == (OutcomeKind.ACCEPTED, 200)
    assert attempt.ended_at == attempt.began_at + timedelta(seconds=1)


async def test_words_typed_after_send_are_another_draft(
    ledger: Ledger, store: DraftStore, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, SENDING)
    more = entry.draft.replace(text="typed on")
    await store.save(more, 9)
    assert await store.all() == []
    await ledger.mark(entry.id, ACCEPTED)
    (row,) = await store.all()
    left = await store.load(row.key)
    assert left is not None
    assert left.text == "typed on"
    assert left.id != entry.id


async def test_a_try_that_sent_nothing_waits_for_its_turn(ledger: Ledger, clock: Clock) -> None:
    entry = await _bring(ledger, clock, SENDING)
    again = datetime.fromtimestamp(clock() + 3, UTC)
    queued = await ledger.mark(entry.id, QUEUED, outcome=NOT_SENT, next_try_at=again)
    assert (queued.state, queued.next_try_at, queued.tries) == (QUEUED, again, 1)
    assert queued.outcome == NOT_SENT
    assert not queued.was_unknown
    sending = await ledger.mark(entry.id, SENDING)
    assert (sending.next_try_at, sending.tries, sending.hold_until) == (None, 2, None)


async def test_every_try_and_every_look_up_is_written_down(ledger: Ledger, clock: Clock) -> None:
    entry = await _bring(ledger, clock, SENDING)
    await ledger.mark(entry.id, QUEUED, outcome=NOT_SENT)
    await ledger.mark(entry.id, SENDING)
    await ledger.mark(entry.id, UNKNOWN, outcome=LOST)
    nothing = Outcome(kind=OutcomeKind.UNKNOWN, status=200, reason="not_found", answer=b"[]")
    await ledger.mark(entry.id, UNKNOWN, outcome=nothing)
    story = [(a.kind, a.reason, a.status, a.answer) for a in await ledger.attempts(entry.id)]
    assert story == [
        (OutcomeKind.NOT_SENT, "refused", None, ""),
        (OutcomeKind.UNKNOWN, "read_timeout", None, ""),
        (OutcomeKind.UNKNOWN, "not_found", 200, "[]"),
    ]


async def test_what_was_being_sent_when_the_program_ended_is_unknown(
    folder: Path, clock: Clock
) -> None:
    database = await Database.open(folder)
    ledger = Ledger(database, clock=clock)
    entries = {
        state: await _bring(ledger, clock, state, number) for number, state in enumerate(SendState)
    }
    await database.close()

    database = await Database.open(folder)
    ledger = Ledger(database, clock=clock)
    clock.forward(60)
    (lost,) = await ledger.recover()
    assert lost.id == entries[SENDING].id
    assert (lost.state, lost.was_unknown) == (UNKNOWN, True)
    assert lost.outcome == Outcome(kind=OutcomeKind.UNKNOWN, reason="crash")
    (attempt,) = await ledger.attempts(lost.id)
    assert (attempt.kind, attempt.reason) == (OutcomeKind.UNKNOWN, "crash")
    for state, entry in entries.items():
        if state is not SENDING:
            assert await ledger.entry(entry.id) == entry
    assert await ledger.recover() == []
    await database.close()


async def test_the_token_in_an_answer_is_masked_and_everything_else_is_kept(
    database: Database, clock: Clock, folder: Path
) -> None:
    token = "mtk_4711aBcDeFgHiJkLmNoPqRsTuVwXyZ"
    ledger = Ledger(database, redact=Redactor(token), clock=clock)
    entry = await _bring(ledger, clock, SENDING)
    echo = Outcome(
        kind=OutcomeKind.REJECTED,
        status=401,
        message=f"bad token {token}",
        hint=token,
        answer=f'{{"authorization": "Bearer {token}", "grüße": 1}}'.encode(),
    )
    rejected = await ledger.mark(entry.id, REJECTED, outcome=echo)
    assert rejected.answer is not None
    assert "grüße".encode() in rejected.answer
    await ledger.mark(entry.id, REJECTED, outcome=echo)
    await database.close()
    assert token.encode() not in (folder / "mateo.db").read_bytes()


async def test_what_was_sent_is_found_by_its_words_the_latest_first(
    ledger: Ledger, clock: Clock
) -> None:
    for number in (1, 2, 3):
        await _bring(ledger, clock, ACCEPTED, number)
        clock.forward(1)
    await _bring(ledger, clock, UNKNOWN, 4)
    subjects = [entry.draft.subject for entry in await ledger.sent(PROFILE)]
    assert subjects == ["Bestellung 3", "Bestellung 2", "Bestellung 1"]
    assert len(await ledger.sent(PROFILE, 2)) == 2
    assert [e.draft.subject for e in await ledger.sent(PROFILE, search="ERIKA2@ muster")] == [
        "Bestellung 2"
    ]
    assert await ledger.sent("another-profile") == []


async def test_what_is_forgotten_after_a_time_can_still_not_be_sent_twice(
    ledger: Ledger, clock: Clock, folder: Path
) -> None:
    old = await _bring(ledger, clock, ACCEPTED, 1)
    given_up = await _bring(ledger, clock, UNKNOWN, 2)
    await ledger.discard(given_up.id)
    waiting = await _bring(ledger, clock, UNKNOWN, 3)
    clock.forward(100)
    young = await _bring(ledger, clock, ACCEPTED, 4)
    assert await ledger.forget_before(datetime.fromtimestamp(clock(), UTC)) == 2
    assert await ledger.attempts(old.id) == []
    assert await ledger.entry(waiting.id) is not None
    assert [entry.id for entry in await ledger.sent(PROFILE)] == [young.id]
    for draft in (old.draft, given_up.draft):
        with pytest.raises(AlreadySent) as refused:
            await _hold(ledger, draft, clock)
        assert refused.value.state is None
    assert b"erika1@example.org" not in (folder / "mateo.db").read_bytes()


async def test_a_message_without_an_id_is_never_held(ledger: Ledger, clock: Clock) -> None:
    with pytest.raises(ValueError, match="looked up"):
        await _hold(ledger, some_draft().replace(id=""), clock)


async def test_damaged_words_of_an_entry_do_not_hide_it(
    ledger: Ledger, database: Database, clock: Clock
) -> None:
    entry = await _bring(ledger, clock, UNKNOWN)

    def spoil(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE outbox SET draft = '{', outcome = '[]', seal = NULL")

    await database.run(spoil)
    (found,) = await ledger.outbox()
    assert (found.id, found.body, found.state) == (entry.id, BODY, UNKNOWN)
    assert found.draft == Draft(key=entry.key, id=entry.id)
    assert found.outcome is not None
    assert found.outcome.kind is OutcomeKind.UNKNOWN


steps = st.lists(
    st.one_of(
        st.sampled_from(["hold", "undo", "discard", "reopen", "save"]),
        st.sampled_from(list(SendState)),
    ),
    max_size=25,
)


async def _take(
    step: str, ledger: Ledger, draft: Draft, clock: Clock, may_have_left: set[str]
) -> None:
    if step == "hold":
        held = await _hold(ledger, draft, clock)
        assert held.id not in may_have_left
    elif step in {"undo", "discard", "reopen"}:
        await getattr(ledger, step)(draft.id)
    elif isinstance(step, SendState):
        await ledger.mark(draft.id, step)
        if step in {UNKNOWN, ACCEPTED}:
            may_have_left.add(draft.id)


def test_whatever_anybody_does_an_id_that_may_have_left_is_not_edited_and_no_words_are_lost(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("data")

    async def play(script: list[str]) -> None:
        clock = Clock()
        database = await Database.open(folder)
        ledger, store = Ledger(database, clock=clock), DraftStore(database, clock)
        store.profile_id = PROFILE
        draft = some_draft()
        await store.save(draft, 1)
        may_have_left: set[str] = set()
        for number, step in enumerate(script):
            clock.forward(1)
            if step == "save":
                draft = draft.replace(subject=f"state {number}")
                await store.save(draft, number + 2)
            with contextlib.suppress(WrongState):
                await _take(step, ledger, draft, clock, may_have_left)
            if await ledger.recover():
                may_have_left.add(draft.id)
            stored = await store.load(draft.key)
            if stored is None:
                # Only an accepted message takes its draft with it.
                assert [entry.key for entry in await ledger.sent(PROFILE)] == [draft.key]
                break
            draft = stored
            listed = {row.key for row in [*await store.all(), *await store.trash()]}
            in_outbox = {entry.key for entry in await ledger.outbox()}
            assert draft.key in listed | in_outbox
            if draft.key in listed:
                assert draft.id not in may_have_left
        await database.close()

    @given(steps)
    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    def plays(script: list[str]) -> None:
        (folder / "mateo.db").unlink(missing_ok=True)
        asyncio.run(play(script))

    plays()
