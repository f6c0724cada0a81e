"""Sends a message and dies at a named moment, as by a power cut, over and over.

Each line of stdin is an order, ``{"folder": …, "base_url": …, "moment": …}``,
and is done in a fork of this warm process; then a line says how it ended.
"""

from __future__ import annotations

import asyncio
import importlib
import json
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

#: The moment of the child that lives now.
PLAN = {"moment": "", "arrived": ""}


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def at(moment: str) -> None:
    if moment == PLAN["moment"]:
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
        if PLAN["moment"] == "on_its_way":
            # The server takes the message, makes that file, and stays silent.
            sending = asyncio.create_task(super().send_message(body, message_id))
            for _ in range(10_000):
                if sending.done() or Path(PLAN["arrived"]).exists():
                    break
                await asyncio.sleep(0.005)
            die()
        return await super().send_message(body, message_id)


async def main(folder: Path, base_url: str, heir: int) -> None:
    database = await Database.open(folder)
    client = DyingClient(base_url, Secret("mt_live_7Qx2ZkP9vLw4TnRb8YcE5s"))

    async def client_for(_profile_id: str) -> MateoClient:
        return client

    tasks = Tasks(lambda error: print(repr(error), file=sys.stderr))
    sender = Sender(DyingLedger(database), client_for, tasks, changed=lambda _entry: None, hold_s=0)
    draft = Draft.new(
        channel_id=new_id(), channel_type="email", to=(Recipient("erika@example.org"),), text="Hi"
    )
    os.write(heir, draft.id.encode())
    drafts = DraftStore(database)
    drafts.profile_id = "p1"
    await drafts.save(draft, 1)
    await sender.send(draft, payload(draft), Profile("p1", "Praxis", base_url))
    await tasks.idle()


def follow(order: dict[str, str]) -> dict[str, Any]:
    """Fork, and say what became of the child."""
    PLAN.update(moment=order["moment"], arrived=order["arrived"])
    read, write = os.pipe()
    child = os.fork()
    if not child:
        asyncio.run(main(Path(order["folder"]), order["base_url"], write))
        # Survived, which is wrong.
        os._exit(0)
    os.close(write)
    message_id = os.read(read, 100).decode()
    os.close(read)
    _, status = os.waitpid(child, 0)
    return {"message_id": message_id, "code": os.waitstatus_to_exitcode(status)}


# Imported with the first message otherwise, in each child anew.
importlib.import_module("httpx")
for line in sys.stdin:
    print(json.dumps(follow(json.loads(line))), flush=True)
