"""A small session at the disk; after each step it says what must be there from now on."""

import asyncio
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage import preferences
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Ledger
from tests.storage.drafts_for_tests import some_draft

folder = Path(sys.argv[1])


def say(**facts: str | int) -> None:
    # One write to the file descriptor each, so that its place among the others is known.
    os.write(1, json.dumps(facts).encode() + b"\n")


async def main() -> None:
    database = await Database.open(folder)
    store, ledger = DraftStore(database), Ledger(database)
    drafts = [some_draft(number, 40) for number in range(3)]
    for revision in range(1, 5):
        for draft in drafts:
            # Now and then longer than a page.
            text = f"{revision} " * (3 if revision % 2 else 3_000)
            await store.save(draft.replace(subject=str(revision), text=text), revision)
            say(draft=draft.key, revision=revision)
    preferences.save(folder, preferences.Preferences(hold_seconds=7))
    say(hold_seconds=7)
    await database.backup()
    say(backups=1)
    message = some_draft(99, 200)
    made = payload(message)
    await ledger.hold(
        message, made.body, made.fingerprint, "p", "https://example.org", datetime.now(UTC)
    )
    say(message=message.id, state="held", body=made.fingerprint)
    for state in (SendState.QUEUED, SendState.SENDING, SendState.ACCEPTED):
        await ledger.mark(message.id, state)
        say(message=message.id, state=state.value, body=made.fingerprint)
    await store.delete(drafts[0].key)
    await store.save(drafts[1].replace(subject="5", text="the last words"), 5)
    say(draft=drafts[1].key, revision=5)
    await database.close()


asyncio.run(main())
