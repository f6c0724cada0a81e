"""Never twice: what may follow what, and who must have said so."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.send_state import (
    BY_A_PERSON,
    LOOKUP_AFTER_S,
    TRANSITIONS,
    Outcome,
    OutcomeKind,
    SendState,
    backoff_s,
    found_at_start,
    may_go,
    next_state,
)

HELD, QUEUED, SENDING, ACCEPTED, REJECTED, UNKNOWN, DISCARDED = SendState

_outcomes = st.builds(
    Outcome, st.sampled_from(list(OutcomeKind)), status=st.none() | st.integers(100, 599)
)


def test_every_state_has_its_row_and_nothing_follows_acceptance() -> None:
    assert set(TRANSITIONS) == set(SendState)
    assert TRANSITIONS[ACCEPTED] == frozenset()
    assert all(new in TRANSITIONS[old] for old, new in BY_A_PERSON)


def test_nothing_reaches_sending_from_unknown_without_a_person() -> None:
    reached = {UNKNOWN}
    while True:
        more = {
            new for old, new in itertools.product(reached, SendState) if may_go(old, new)
        } - reached
        if not more:
            break
        reached |= more
    assert reached == {UNKNOWN, ACCEPTED}
    assert may_go(UNKNOWN, SENDING, by_a_person=True)


def test_only_a_queued_message_starts_to_be_sent_by_itself() -> None:
    assert [old for old in SendState if may_go(old, SENDING)] == [QUEUED]
    assert [old for old in SendState if may_go(old, SENDING, by_a_person=True)] == [QUEUED, UNKNOWN]


@pytest.mark.parametrize(
    ("old", "new", "alone", "by_a_person"),
    [
        (HELD, QUEUED, True, True),
        (HELD, SENDING, False, False),
        (HELD, DISCARDED, False, True),
        (QUEUED, DISCARDED, False, True),
        (SENDING, QUEUED, True, True),
        (SENDING, DISCARDED, False, False),
        (SENDING, HELD, False, False),
        (REJECTED, HELD, False, True),
        (REJECTED, SENDING, False, False),
        (UNKNOWN, QUEUED, False, True),
        (UNKNOWN, DISCARDED, False, True),
        (UNKNOWN, REJECTED, False, False),
        (UNKNOWN, HELD, False, False),
        (ACCEPTED, SENDING, False, False),
        (ACCEPTED, DISCARDED, False, False),
        (DISCARDED, HELD, False, True),
        (DISCARDED, QUEUED, False, False),
    ],
)
def test_a_step_is_free_or_needs_a_person_or_does_not_exist(
    old: SendState, new: SendState, alone: bool, by_a_person: bool
) -> None:
    assert may_go(old, new) is alone
    assert may_go(old, new, by_a_person=True) is by_a_person


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (OutcomeKind.ACCEPTED, ACCEPTED),
        (OutcomeKind.REJECTED, REJECTED),
        (OutcomeKind.NOT_SENT, QUEUED),
        (OutcomeKind.RATE_LIMITED, QUEUED),
        (OutcomeKind.UNKNOWN, UNKNOWN),
    ],
)
def test_the_end_of_the_first_try_decides(kind: OutcomeKind, state: SendState) -> None:
    assert next_state(SENDING, Outcome(kind)) is state


@pytest.mark.parametrize("kind", list(OutcomeKind))
def test_after_an_ambiguous_try_only_acceptance_is_certain(kind: OutcomeKind) -> None:
    expected = ACCEPTED if kind is OutcomeKind.ACCEPTED else UNKNOWN
    assert next_state(SENDING, Outcome(kind), was_unknown=True) is expected
    assert next_state(UNKNOWN, Outcome(kind)) is expected


@given(st.sampled_from(list(SendState)), _outcomes, st.booleans())
def test_no_outcome_ever_starts_a_send_or_breaks_the_table(
    state: SendState, outcome: Outcome, was_unknown: bool
) -> None:
    new = next_state(state, outcome, was_unknown=was_unknown)
    assert new is state or may_go(state, new)
    assert new is not SENDING or state is SENDING
    if state not in (SENDING, UNKNOWN):
        assert new is state


@given(st.lists(_outcomes | st.sampled_from(list(SendState)), max_size=30))
def test_an_ambiguous_end_is_never_followed_by_an_automatic_post(steps: list[object]) -> None:
    state = QUEUED
    ambiguous = False
    for step in steps:
        if isinstance(step, SendState):
            if may_go(state, step):
                assert not (ambiguous and step is SENDING)
                state = step
        elif isinstance(step, Outcome):
            state = next_state(state, step)
        ambiguous = ambiguous or state is UNKNOWN


def test_a_message_that_was_being_sent_when_the_program_died_is_unknown() -> None:
    assert found_at_start(SENDING) is UNKNOWN
    assert [found_at_start(s) for s in SendState if s is not SENDING] == [
        s for s in SendState if s is not SENDING
    ]


def test_waiting_grows_to_a_minute_with_full_jitter() -> None:
    longest = [backoff_s(tries, lambda: 1.0) for tries in range(1, 9)]
    assert longest == [1, 2, 4, 8, 16, 32, 60, 60]
    assert backoff_s(3, lambda: 0.0) == 0
    assert backoff_s(3, lambda: 0.25) == 1
    assert backoff_s(10**9, lambda: 1.0) == 60
    assert backoff_s(0, lambda: 1.0) == 1
    source = random.Random(4)
    waits = [backoff_s(5, source.random) for _ in range(1000)]
    assert 0 <= min(waits) < 1
    assert 15 < max(waits) <= 16


def test_a_message_that_was_stored_is_found_within_a_minute() -> None:
    assert sum(LOOKUP_AFTER_S) < 70
    assert max(LOOKUP_AFTER_S) <= 60
    assert list(LOOKUP_AFTER_S) == sorted(LOOKUP_AFTER_S)
