"""Rows of the outbox and its attempts, as values, inside one transaction."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import fingerprint as fingerprint_of
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.domain.snapshot import from_json, to_json
from mateo_desktop.storage.moments import moment
from mateo_desktop.storage.seals import BrokenSeal, holds, seal
from mateo_desktop.storage.words import searched

#: How much of each answer an attempt keeps; the last one is kept whole in its row.
ATTEMPT_ANSWER = 64_000

_COLUMNS = (
    "id, key, profile_id, base_url, draft, body, fingerprint, state, created_at, hold_until, "
    "tries, outcome, answer, updated_at, next_try_at, was_unknown, seal"
)

Redact = Callable[[str], str]


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One message that was sent or is to be; ``id`` is the message ID.

    ``body`` is what leaves, byte for byte. ``was_unknown`` says that a try
    ended ambiguously at some time: the message may have arrived.
    """

    id: str
    key: str
    profile_id: str
    base_url: str
    draft: Draft
    body: bytes
    fingerprint: str
    state: SendState
    created_at: datetime
    hold_until: datetime | None
    tries: int
    outcome: Outcome | None
    answer: bytes | None
    updated_at: datetime
    next_try_at: datetime | None
    was_unknown: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a message; ``kind`` is None while nobody knows how it ended."""

    began_at: datetime
    ended_at: datetime | None
    kind: OutcomeKind | None
    status: int | None
    reason: str
    answer: str


def find(connection: sqlite3.Connection, message_id: str) -> Entry | None:
    """The message of that ID."""
    rows = select(connection, "id = ?", (message_id,))
    return rows[0] if rows else None


def found(connection: sqlite3.Connection, message_id: str) -> Entry:
    """The message of that ID, which is known to be there."""
    entry = find(connection, message_id)
    assert entry is not None
    return entry


def select(
    connection: sqlite3.Connection,
    condition: str,
    values: tuple[Any, ...],
    order: str = "n",
    limit: int = -1,
) -> list[Entry]:
    """The messages for which *condition* holds."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM outbox WHERE {condition} ORDER BY {order} LIMIT ?",
        (*values, limit),
    )
    return [_entry(*row) for row in rows]


def freeze(
    connection: sqlite3.Connection,
    draft: Draft,
    body: bytes,
    fingerprint: str,
    profile_id: str,
    base_url: str,
    until: datetime,
    now: float,
) -> None:
    """Put *draft* and its frozen *body* into the outbox, as *held*."""
    snapshot = to_json(draft)
    row = {
        "id": draft.id,
        "key": draft.key,
        "profile_id": profile_id,
        "base_url": base_url,
        "fingerprint": fingerprint,
        "state": SendState.HELD,
        "was_unknown": 0,
        "created_at": now,
        "updated_at": now,
        "hold_until": until.timestamp(),
        "next_try_at": None,
        "tries": 0,
        "outcome": None,
        "folded": searched(draft),
        "draft": snapshot,
        "body": body,
        "answer": None,
        "seal": seal(draft.id, draft.key, profile_id, base_url, fingerprint, snapshot, body),
    }
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    fresh = ", ".join(f"{name} = excluded.{name}" for name in row)
    connection.execute(
        f"INSERT INTO outbox ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {fresh}", row
    )


def is_torn(connection: sqlite3.Connection, message_id: str) -> bool:
    """Whether the body is no longer what was frozen; asked of rows that lost their seal."""
    row = connection.execute(
        "SELECT body, fingerprint FROM outbox WHERE id = ? AND seal IS NULL", (message_id,)
    ).fetchone()
    return row is not None and fingerprint_of(row[0]) != row[1]


def begin_attempt(connection: sqlite3.Connection, message_id: str, now: float) -> None:
    """Note that a try begins now."""
    connection.execute("UPDATE outbox SET tries = tries + 1 WHERE id = ?", (message_id,))
    connection.execute(
        "INSERT INTO attempts (message_id, began_at) VALUES (?, ?)", (message_id, now)
    )


def end_attempt(
    connection: sqlite3.Connection, message_id: str, outcome: Outcome, now: float, redact: Redact
) -> None:
    """Note how the last try ended, or what a look-up found; the answer is kept whole."""
    answer = _redacted(outcome.answer, redact)
    connection.execute(
        "UPDATE outbox SET outcome = ?, answer = coalesce(?, answer) WHERE id = ?",
        (_outcome_text(outcome, redact), answer, message_id),
    )
    text = None if answer is None else answer[:ATTEMPT_ANSWER].decode("utf-8", "replace")
    values = (now, outcome.kind, outcome.status, redact(outcome.reason), text)
    ended = connection.execute(
        "UPDATE attempts SET ended_at = ?, kind = ?, status = ?, reason = ?, answer = ?"
        " WHERE message_id = ? AND ended_at IS NULL",
        (*values, message_id),
    )
    if not ended.rowcount:
        # A look-up is no try of its own, but what it found belongs to the story.
        connection.execute(
            "INSERT INTO attempts (began_at, ended_at, kind, status, reason, answer, message_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (now, *values, message_id),
        )


def attempts(connection: sqlite3.Connection, message_id: str) -> list[Attempt]:
    """Every try of the message, the first one first."""
    rows = connection.execute(
        "SELECT began_at, ended_at, kind, status, reason, answer FROM attempts"
        " WHERE message_id = ? ORDER BY n",
        (message_id,),
    )
    return [
        Attempt(
            moment(began_at),
            _maybe_time(ended_at),
            OutcomeKind(kind) if kind else None,
            status,
            reason,
            answer or "",
        )
        for began_at, ended_at, kind, status, reason, answer in rows
    ]


def _entry(
    message_id: str,
    key: str,
    profile_id: str,
    base_url: str,
    draft: str,
    body: bytes,
    fingerprint: str,
    state: str,
    created_at: float,
    hold_until: float | None,
    tries: int,
    outcome: str | None,
    answer: bytes | None,
    updated_at: float,
    next_try_at: float | None,
    was_unknown: int,
    sealed: int | None,
) -> Entry:
    if not holds(sealed, message_id, key, profile_id, base_url, fingerprint, draft, body):
        # What would leave, or is said to have left, is not what was frozen.
        raise BrokenSeal("outbox")
    return Entry(
        id=message_id,
        key=key,
        profile_id=profile_id,
        base_url=base_url,
        draft=_draft(draft, key, message_id),
        body=body,
        fingerprint=fingerprint,
        state=SendState(state),
        created_at=moment(created_at),
        hold_until=_maybe_time(hold_until),
        tries=tries,
        outcome=_outcome(outcome, answer),
        answer=answer,
        updated_at=moment(updated_at),
        next_try_at=_maybe_time(next_try_at),
        was_unknown=was_unknown != 0,
    )


def _draft(text: str, key: str, message_id: str) -> Draft:
    try:
        return from_json(text).replace(key=key, id=message_id)
    except ValueError:
        # Damaged. The row still says what was sent, in its body, and how it ended.
        return Draft(key=key, id=message_id)


def _outcome_text(outcome: Outcome, redact: Redact) -> str:
    known = {
        name: redact(value) if isinstance(value, str) else value
        for name in (field.name for field in dataclasses.fields(Outcome))
        if name not in ("answer", "kind")
        for value in (getattr(outcome, name),)
    }
    return json.dumps({"kind": outcome.kind, **known})


def _outcome(text: str | None, answer: bytes | None) -> Outcome | None:
    if text is None:
        return None
    try:
        known = json.loads(text)
        kind = OutcomeKind(known.pop("kind"))
    except (ValueError, KeyError, AttributeError, TypeError):
        return Outcome(kind=OutcomeKind.UNKNOWN, answer=answer, reason="damaged")
    names = {field.name for field in dataclasses.fields(Outcome)} - {"kind", "answer"}
    fields = {name: value for name, value in known.items() if name in names}
    return Outcome(kind=kind, answer=answer, **fields)


def _redacted(answer: bytes | None, redact: Redact) -> bytes | None:
    if answer is None:
        return None
    # One byte is one character here, so whatever holds no secret stays as it came.
    text = answer.decode("latin-1")
    masked = redact(text)
    return answer if masked == text else masked.encode("latin-1", "replace")


def _maybe_time(at: float | None) -> datetime | None:
    return None if at is None else moment(at)
