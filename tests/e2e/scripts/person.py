"""Runs the program as ``main`` does, with somebody at its keys: person.py SCENARIO ARGS…

What is to be known outside is written to stdout, a JSON object a line.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from mateo_desktop import main
from mateo_desktop.api import client, limiter
from mateo_desktop.ui.program import Program
from tests.e2e.burst_trial import send_in_bursts
from tests.e2e.driver import CTRL, SHIFT, Driver
from tests.e2e.token_hunt import KEY


def say(**values: Any) -> None:
    """Tell the test something."""
    try:
        # One write, so that a kill cuts no line in two.
        os.write(1, json.dumps(values).encode() + b"\n")
    except BrokenPipeError:
        # Who wanted to know is gone; nobody types on for ever.
        os._exit(1)


async def watch(person: Driver) -> None:
    """Say which drafts come onto the desk, and that the window has arrived."""
    person.session.opened.connect(lambda draft: say(opened=draft.subject))
    await person.arrived()
    say(arrived=person.draft.subject, notice=person.notice, visible=person.window.isVisible())


async def type_on(person: Driver) -> None:
    """Go on counting in a place of the last draft, or of a new one, until killed."""
    place = os.environ.get("PERSON_PLACE", "mail")
    await person.arrived()
    await person.is_active()
    if os.environ["PERSON_DRAFT"] == "new":
        person.press(Qt.Key.Key_N, CTRL)
        # It begins with the channel of the last one, which may have no such place.
        await person.channels_known()
        person.choose("channelPicker", "WhatsApp" if place == "chat" else "Support")
    name = {"mail": "bodyEditor", "chat": "textBody", "line": "toField"}[place]
    field = person.widget(name)
    typed = (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).split()  # type: ignore[attr-defined]
    number = int(typed[-1]) if typed else 0
    person.focus(name)
    person.press(Qt.Key.Key_End, CTRL if place != "line" else Qt.KeyboardModifier.NoModifier)
    key = person.draft.key
    while True:
        number += 1
        # The blank comes first: one at the end of a paragraph is none in HTML.
        person.keys(f" {number}")
        say(key=key, number=number, at=time.monotonic_ns())
        await asyncio.sleep(0.01)


async def send_through_faults(person: Driver) -> None:
    """Send with every answer there is, and copy what can be copied."""
    # The limit of two requests a second is tested elsewhere.
    limiter.Limiter = functools.partial(limiter.Limiter, rate=1000)  # type: ignore[misc, assignment]
    # Nor is it the point here how long the program waits for a silent server.
    client.Timeouts = functools.partial(client.Timeouts, read_s=1, write_s=1, answer_s=2)  # type: ignore[misc, assignment]
    await person.arrived()
    for name in (None, "httpx", "httpcore", "qasync", "asyncio"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    await person.channels_known()
    said = person.lines()
    for number in range(int(os.environ["PERSON_SENDS"])):
        said.clear()
        person.press(Qt.Key.Key_N, CTRL)
        await person.compose(subject=f"Message {number}")
        await person.saved_as_typed()
        person.click("sendButton")
        # A refusal may take less than one look at the foot.
        await person.until(lambda: said, "the foot")
        await person.until(_has_ended(person), "what became of it")
        say(sent=number, line=person.line, notice=person.notice)
    person.press(Qt.Key.Key_U, CTRL | SHIFT)
    say(clipboard=QGuiApplication.clipboard().text())
    child = subprocess.run(["env"], capture_output=True, text=True, check=True)  # noqa: ASYNC221
    say(child=child.stdout)
    person.window.close()


async def send_many(person: Driver) -> None:
    """Send message after message by a burst of clicks and keys each."""
    limiter.Limiter = functools.partial(limiter.Limiter, rate=1000)  # type: ignore[misc, assignment]
    await person.arrived()
    await person.is_active()
    async for message_id in send_in_bursts(person, int(os.environ["PERSON_SENDS"])):
        say(sent=message_id)
    person.window.close()


async def wait_for_keyring(person: Driver) -> None:
    """Type all the time until the window says that the keyring does not answer."""
    person.focus("subjectField")
    longest_ns = 0
    typed = ""
    while "keyring does not answer" not in person.notice:
        begun = time.monotonic_ns()
        typed += "x"
        person.keys("x")
        await person.until(functools.partial(_subject_is, person, typed), "the letter")
        longest_ns = max(longest_ns, time.monotonic_ns() - begun)
        if len(typed) == 1:
            say(usable=time.monotonic_ns())
        await asyncio.sleep(0.02)
    say(told=time.monotonic_ns(), longest_ns=longest_ns, letters=len(typed))
    await person.saved_as_typed()
    person.window.close()


def _subject_is(person: Driver, words: str) -> bool:
    return person.draft.subject.endswith(words)


async def enter_key(person: Driver) -> None:
    """Make a workspace where there is no keyring, send a message, end."""
    limiter.Limiter = functools.partial(limiter.Limiter, rate=1000)  # type: ignore[misc, assignment]
    await person.arrived()
    person.write("workspaceName", "Muster")
    person.rewrite("apiKey", KEY)
    person.rewrite("baseUrl", os.environ["PERSON_BASE_URL"])
    person.click("connectButton")
    await person.channels_known()
    await person.until(lambda: "in memory until you quit" in person.notice, "the notice")
    await person.compose()
    person.click("sendButton")
    await person.accepted()
    say(sent=True, notice=person.notice)
    person.window.close()


class Repeats(QObject):
    """Counts the presses that a held key repeats."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.number = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.isAutoRepeat() and watched.isWindowType():
            self.number += 1
        return super().eventFilter(watched, event)


async def hold_down(person: Driver) -> None:
    """Write a message, let somebody else hold Ctrl+Enter down, say what came of it."""
    await person.arrived()
    await person.compose()
    repeats = Repeats(person.window)
    person.program.application.installEventFilter(repeats)
    person.write("bodyEditor", ".")
    say(window=int(person.window.winId()))
    await person.until(lambda: repeats.number > 10, "the key to repeat")
    await person.accepted()
    say(repeats=repeats.number, text=person.draft.text)


def _has_ended(person: Driver) -> Callable[[], bool]:
    def check() -> bool:
        state = person.program.dispatcher.state
        if state is None:
            # Refused, and a draft again with the reason above it.
            return not person.line and bool(person.notice)
        return state in ("accepted", "unknown")

    return check


SCENARIOS: dict[str, Callable[[Driver], Awaitable[None]]] = {
    "watch": watch,
    "type_on": type_on,
    "send_through_faults": send_through_faults,
    "send_many": send_many,
    "wait_for_keyring": wait_for_keyring,
    "enter_key": enter_key,
    "hold_down": hold_down,
}


def live(name: str, arguments: list[str]) -> int:
    """Run the program with the person of the scenario."""
    scenario = SCENARIOS[name]
    run = Program.run
    tasks: list[asyncio.Task[None]] = []

    async def act(program: Program) -> None:
        try:
            await scenario(Driver.at(program))
        except Exception as error:
            say(failed=repr(error))
            raise

    async def run_with_person(program: Program) -> int:
        tasks.append(asyncio.create_task(act(program)))  # type: ignore[arg-type]
        return await run(program)

    Program.run = run_with_person  # type: ignore[method-assign]
    return main.main(arguments)


def nurse() -> int:
    """Run one program after the other, each in a fork of this warm process."""
    for name in ("api.client", "app.services", "sandbox", "ui.detail.conversation_pane"):
        importlib.import_module(f"mateo_desktop.{name}")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            os.environ.update(order["environment"])
            os._exit(live(order["scenario"], order["arguments"]))
        say(child=child)
        _, status = os.waitpid(child, 0)
        say(ended=child, code=os.waitstatus_to_exitcode(status))
    return 0


if __name__ == "__main__":
    sys.exit(nurse() if sys.argv[1] == "nursery" else live(sys.argv[1], sys.argv[2:]))
