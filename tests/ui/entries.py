"""Messages on their way, as the ledger gives them, for tests of what is seen."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.entries import Entry

NOW = datetime(2026, 11, 22, 12, 3, 4, tzinfo=UTC)
ERIKA = Recipient("erika@example.org", "Erika Muster")


def entry(state: SendState, *, draft: Draft | None = None, **changes: Any) -> Entry:
    """A message in *state*; by default one mail to Erika Muster."""
    draft = draft or Draft.new(
        channel_type="email", to=(ERIKA,), subject="Your appointment", text="Good day"
    )
    made = payload(draft)
    values: dict[str, Any] = {
        "id": draft.id,
        "key": draft.key,
        "profile_id": "profile",
        "base_url": "https://api.example.org/v1",
        "draft": draft,
        "body": made.body,
        "fingerprint": made.fingerprint,
        "state": state,
        "created_at": NOW,
        "hold_until": None,
        "tries": 1,
        "outcome": None,
        "answer": None,
        "updated_at": NOW,
        "next_try_at": None,
    }
    return Entry(**(values | changes))


def accepted(draft: Draft | None = None, **answer: Any) -> Entry:
    """An accepted message with the answer that Mateo gives, changed by *answer*."""
    sent = entry(SendState.ACCEPTED, draft=draft)
    asked = json.loads(sent.body)
    rows = [
        {"role": role, "status": "sent", **person}
        for role in ("to", "cc", "bcc")
        for person in asked.get(role, ())
    ]
    told = {
        "conversation": {"id": "c1", "status": "open"},
        "message": {
            "id": sent.id,
            "status": "sent",
            "subject": asked.get("subject", ""),
            "attachment_count": len(asked.get("attachments", ())),
        },
        "recipients": rows,
        "actions": asked.get("actions", []),
        **answer,
    }
    body = json.dumps(told).encode()
    outcome = Outcome(OutcomeKind.ACCEPTED, status=200, answer=body)
    return entry(SendState.ACCEPTED, draft=sent.draft, outcome=outcome, answer=body)
