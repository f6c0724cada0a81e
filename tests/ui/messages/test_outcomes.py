"""Every way a send can end has its own sentence, and none of them lies."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from mateo_desktop.api.answer import Answer
from mateo_desktop.api.errors import NotSent
from mateo_desktop.api.verdict import outcome_of, verdict
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.send_state import LONGEST_PAUSE_S, Outcome, OutcomeKind, SendState
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages import outcomes
from tests.sources import PACKAGE, calls, tree
from tests.ui.entries import entry

API = PACKAGE / "api"
BODY = b'{"id": "0c8a0a44-0d63-4d8b-8a0c-0a4f3f1b7a11"}'
MESSAGE_ID = "0c8a0a44-0d63-4d8b-8a0c-0a4f3f1b7a11"

#: Where reasons are made that a send can end with. Uploads have their own words.
SOURCES = (
    API / "errors.py",
    API / "verdict.py",
    API / "answer.py",
    API / "transport.py",
    API / "client.py",
    API / "replies.py",
    PACKAGE / "app" / "delivery.py",
    PACKAGE / "storage" / "entries.py",
    PACKAGE / "storage" / "ledger.py",
)
MAKERS = {"NotSent", "OutcomeUnknown", "Unreadable", "Outcome", "_outcome", "Refused"}
#: Functions that give a reason, alone or first in a pair.
GIVERS = {"_before", "_no_connection", "_after", "_doubt", "tls_fault"}
CODE = re.compile(r"[a-z][a-z0-9_]*")


def texts(node: ast.AST | None) -> Iterator[str]:
    if node is None:
        return
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
            yield part.value


def first_texts(node: ast.expr | None) -> Iterator[str]:
    """The texts that *node* gives, or the first one of a pair."""
    if isinstance(node, ast.Tuple):
        yield from texts(node.elts[0])
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from first_texts(value)
    elif isinstance(node, ast.Constant | ast.IfExp):
        yield from texts(node)


def reasons_in_the_source() -> set[str]:
    found: set[str] = set()
    for path in SOURCES:
        for name, call in calls(path):
            found.update(reasons_of_a_call(name, call))
        for node in ast.walk(tree(path)):
            found.update(reasons_of_a_statement(node))
    return {text for text in found if CODE.fullmatch(text)}


def reasons_of_a_call(name: str, call: ast.Call) -> Iterator[str]:
    if name in {"NotSent", "OutcomeUnknown", "Unreadable"} and call.args:
        yield from first_texts(call.args[0])
    if name == "_outcome":
        yield from first_texts(call.args[1])
    for keyword in call.keywords:
        if name in MAKERS and keyword.arg == "reason":
            yield from first_texts(keyword.value)


def reasons_of_a_statement(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and node.name in GIVERS:
        for one in ast.walk(node):
            if isinstance(one, ast.Return):
                yield from first_texts(one.value)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = {ast.unparse(target).rpartition(".")[2] for target in targets}
        if names & {"flaw", "_REFUSALS", "reason"}:
            value = node.value
            for part in value.values if isinstance(value, ast.Dict) else [value]:
                yield from first_texts(part)


#: Made by helpers only, which never carry a message.
HELPERS_ONLY = {"forbidden"}
TLS_CODES = {"alert", "handshake", "hung_up", "not_tls", "certificate"}


def test_the_source_is_read_for_reasons() -> None:
    found = reasons_in_the_source()
    assert {"dns", "tls", "not_json", "too_big", "redirect", "interrupted", "truncated"} <= found
    assert {"wrong_key", "disconnected", "off_origin", "duplicate_id", "storage"} <= found


def test_every_reason_in_the_source_has_a_sentence() -> None:
    missing = reasons_in_the_source() - outcomes._WHAT.keys() - TLS_CODES - HELPERS_ONLY
    assert missing == set()


def test_no_sentence_is_left_for_a_reason_that_is_gone() -> None:
    assert set(outcomes._WHAT) - reasons_in_the_source() == set()


def test_every_failure_of_tls_has_a_sentence_of_its_own() -> None:
    from mateo_desktop.api.errors import _CERTIFICATE_FAULTS

    codes = set(_CERTIFICATE_FAULTS.values()) | TLS_CODES
    told = {code: outcome_of(NotSent("tls", code)) for code in codes}
    words = {code: messages.outcome_text(outcome).what for code, outcome in told.items()}
    assert len(set(words.values())) == len(codes), words
    assert "expired" in words["certificate_expired"]
    assert set(outcomes._TLS) == codes


@pytest.mark.parametrize("status", [200, 202, *range(300, 309), *range(400, 430), 499, 500, 503])
@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"message": "No", "code": "23505"}'])
def test_every_answer_says_what_happened_whether_it_was_sent_and_what_next(
    status: int, body: bytes
) -> None:
    outcome = verdict(Answer(status, {}, body, ""), BODY, MESSAGE_ID)
    told = messages.outcome_text(outcome)
    assert told.what
    assert told.sent
    assert told.then
    if outcome.kind is OutcomeKind.REJECTED:
        assert "connection" not in told.what
        assert told.sent == "It was not sent."
    if outcome.kind is OutcomeKind.UNKNOWN:
        assert told.sent == "It may have been sent."


def test_a_refused_connection_and_a_refusing_answer_are_two_things() -> None:
    connection = messages.outcome_text(Outcome(OutcomeKind.NOT_SENT, reason="refused"))
    answer = messages.outcome_text(Outcome(OutcomeKind.REJECTED, status=405, reason="refused"))
    assert connection.what == "The server refused the connection."
    assert answer.what == "Mateo refused the message."


@pytest.mark.parametrize("kind", list(OutcomeKind))
@pytest.mark.parametrize("reason", ["", "a_code_of_the_future"])
def test_a_reason_nobody_knows_still_gets_three_sentences(kind: OutcomeKind, reason: str) -> None:
    told = messages.outcome_text(Outcome(kind, reason=reason))
    assert all((told.what, told.sent, told.then))


def test_no_sentence_says_delivered() -> None:
    tables = (outcomes._WHAT, outcomes._UNNAMED, outcomes._SENT, outcomes._NEXT, outcomes._TLS)
    said = " ".join(str(words) for table in tables for words in table.values())
    assert "delivered" not in said.lower()
    accepted = messages.outcome_text(Outcome(OutcomeKind.ACCEPTED, status=200))
    assert accepted.what == "Accepted by Mateo."


def test_the_servers_own_words_are_one_honest_line() -> None:
    outcome = Outcome(
        OutcomeKind.REJECTED,
        reason="invalid",
        message="Line\nbreak \u202egnp.exe",
        hint="<b>hint</b>",
    )
    told = messages.outcome_text(outcome)
    assert told.server == "“Line break [U+202E]gnp.exe – <b>hint</b>”"
    assert told.server in told.line


def test_a_long_pause_does_not_promise_to_end_by_itself() -> None:
    short = Outcome(OutcomeKind.RATE_LIMITED, reason="rate_limited", retry_after_s=30)
    long = Outcome(
        OutcomeKind.RATE_LIMITED, reason="rate_limited", retry_after_s=LONGEST_PAUSE_S + 1
    )
    assert messages.outcome_text(short).then == "It goes out after the pause."
    assert "Send now" in messages.outcome_text(long).then


def test_a_success_whose_body_went_wrong_says_how() -> None:
    for flaw in ("truncated", "too_big", "bad_encoding", "read_timeout", "too_slow", "read_error"):
        outcome = verdict(Answer(200, {}, b"", flaw), BODY, MESSAGE_ID)
        assert outcome.kind is OutcomeKind.UNKNOWN
        assert messages.outcome_text(outcome).what != "Something broke while sending."


@pytest.mark.parametrize("state", list(SendState))
def test_every_state_has_words(state: SendState) -> None:
    words = messages.entry_state(entry(state))
    assert words
    assert state.value not in words.split()


def test_states_of_waiting_tell_when_it_goes_on() -> None:
    due = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
    failed = Outcome(OutcomeKind.NOT_SENT, reason="dns")
    assert messages.entry_state(entry(SendState.QUEUED)) == "Queued"
    waits = entry(SendState.QUEUED, outcome=failed)
    assert messages.entry_state(waits) == "Not sent, waits for you"
    again = messages.entry_state(entry(SendState.QUEUED, outcome=failed, next_try_at=due))
    assert f"{due.astimezone():%H:%M}" in again


def test_a_scheduled_message_is_accepted_for_later() -> None:
    later = Draft.new(send_after="2027-01-01T08:00:00Z")
    assert messages.entry_state(entry(SendState.ACCEPTED, draft=later)).endswith("for later")
