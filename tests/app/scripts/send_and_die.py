"""Sends one message and dies at a named moment, as by a power cut.

    send_and_die.py FOLDER BASE_URL MOMENT

The message ID is the first line of the output.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from mateo_desktop.api.client import MateoClient
from mateo_desktop.app.sending import Sender
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.send_state import Outcome, SendState
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Entry, Ledger
from mateo_desktop.storage.profiles import Profile

MOMENT = sys.argv[3]


def die() -> NoReturn:
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def at(moment: str) -> None:
    if moment == MOMENT:
        die()


class DyingLedger(Ledger):
    """The real one, with a power cut before or after a step."""

    async def hold(self, *arguments: Any) -> Entry:
        at("before_held")
        entry = await super().hold(*arguments)
        at("after_held")
        return entry

    async def mark(
        self,
        message_id: str,
        state: SendState,
        *,
        outcome: Outcome | None = None,
        next_try_at: datetime | None = None,
    ) -> Entry:
        at(f"before_{state}")
        entry = await super().mark(message_id, state, outcome=outcome, next_try_at=next_try_at)
        at(f"after_{state}")
        return entry


class DyingClient(MateoClient):
    """The real one, with a power cut while the message is on its way."""

    async def send_message(self, body: bytes, message_id: str) -> Outcome:
        if MOMENT == "on_its_way":
            # The server takes the message and stays silent.
            sending = asyncio.create_task(super().send_message(body, message_id))
            await asyncio.wait({sending}, timeout=0.5)
            die()
        return await super().send_message(body, message_id)


async def main() -> None:
    folder, base_url = Path(sys.argv[1]), sys.argv[2]
    database = await Database.open(folder)
    client = DyingClient(base_url, Secret("mt_live_7Qx2ZkP9vLw4TnRb8YcE5s"))

    async def client_for(_profile_id: str) -> MateoClient:
        return client

    tasks = Tasks(lambda error: print(repr(error)))
    sender = Sender(DyingLedger(database), client_for, tasks, changed=lambda _entry: None, hold_s=0)
    draft = Draft.new(
        channel_id=new_id(), channel_type="email", to=(Recipient("erika@example.org"),), text="Hi"
    )
    print(draft.id)
    drafts = DraftStore(database)
    drafts.profile_id = "p1"
    await drafts.save(draft, 1)
    await sender.send(draft, payload(draft), Profile("p1", "Praxis", base_url))
    await tasks.idle()
    print("survived")


asyncio.run(main())
