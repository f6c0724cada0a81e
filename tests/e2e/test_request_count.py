"""Ten minutes of a person at work, counted by the server: two requests a second, none at rest.

Everything is real but time: the limiter, the watch over a conversation, the
sender and the autosave wait by a clock that the test moves on. It stands still
while a request is under way, so the moment at which the server notes it is
also the one at which it left.
"""

from __future__ import annotations

import asyncio
import bisect
import functools
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.app.clock import Clock
from mateo_desktop.app.conversations import WATCH_AFTER_S
from mateo_desktop.sandbox.stock import conversation_id
from tests.e2e.conftest import Start
from tests.e2e.driver import CTRL, Driver
from tests.e2e.servers import Sandbox
from tests.fakes import HandClock

MINUTE = 60.0
#: A timer of the window that is shorter than this is part of the gesture before it.
_GESTURE_MS = 600


class Noted(deque[Any]):
    """What came in, with the simulated moment at which it did."""

    def __init__(self, moment: Callable[[], float]) -> None:
        super().__init__()
        self._moment = moment
        self.moments: list[float] = []

    def append(self, seen: Any) -> None:
        self.moments.append(self._moment())
        super().append(seen)


class Session:
    """A window in whose world only the test lets time pass."""

    def __init__(self, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = HandClock()
        self.noted = Noted(self.clock.monotonic)
        self.window: Driver
        self._under_way = 0
        sandbox._call(lambda here: setattr(here, "requests", self.noted))
        for name in ("now", "monotonic", "later"):
            ours = getattr(self.clock, name)
            monkeypatch.setattr(Clock, name, _without_self(ours))
        limiter = functools.partial(Limiter, clock=self.clock.monotonic, later=self.clock.later)
        monkeypatch.setattr("mateo_desktop.api.limiter.Limiter", limiter)
        monkeypatch.setattr(
            "mateo_desktop.ui.template_shelf.time", SimpleNamespace(monotonic=self.clock.monotonic)
        )
        for name in ("_exchange", "upload"):
            monkeypatch.setattr(MateoClient, name, self._watched(getattr(MateoClient, name)))

    def _watched(self, work: Callable[..., Any]) -> Callable[..., Any]:
        async def watched(*arguments: Any, **options: Any) -> Any:
            self._under_way += 1
            try:
                return await work(*arguments, **options)
            finally:
                self._under_way -= 1

        return watched

    async def settled(self) -> None:
        """Wait in real time until nothing is under way."""
        quiet = 0
        async with asyncio.timeout(60):
            while quiet < 3:
                await asyncio.sleep(0.002)
                quiet = 0 if self._under_way else quiet + 1

    async def done(self) -> None:
        """Wait until the window has drawn its conclusions from the last gesture."""
        await self.window.until(
            lambda: (
                not any(
                    timer.isActive() and timer.isSingleShot() and timer.interval() <= _GESTURE_MS
                    for timer in self.window.window.findChildren(QTimer)
                )
            ),
            "the timers of a gesture",
        )

    async def passes(self, seconds: float) -> None:
        """Let simulated *seconds* pass, each timer at its time."""
        end = self.clock.monotonic() + seconds
        while True:
            await self.settled()
            left = end - self.clock.monotonic()
            if left <= 0:
                return
            self.clock.forward(max(0.001, min([left, *self.clock.timers[:1]])))

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Let time pass, up to *seconds*, until *condition* holds."""
        end = self.clock.monotonic() + seconds
        while not condition():
            assert self.clock.monotonic() < end, (what, self.window.state())
            await self.passes(0.1)

    async def types(self, name: str, text: str) -> None:
        """Type in words with a pause after each, as people do."""
        for word in text.split(" "):
            self.window.keys(word if word == text.split(" ")[0] else f" {word}")
            await self.done()
            await self.passes(0.5)

    def between(self, start: float, end: float) -> int:
        """How many requests came in from *start* on and before *end*."""
        moments = self.noted.moments
        return bisect.bisect_left(moments, end) - bisect.bisect_left(moments, start)


def _without_self(ours: Callable[..., Any]) -> Callable[..., Any]:
    return lambda _self, *arguments: ours(*arguments)


@pytest.mark.timeout(400)
async def test_ten_minutes_of_work_and_rest_ask_two_a_second_and_nothing_at_rest(
    start: Start, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = Session(sandbox, monkeypatch)
    plan = tmp_path / "plan.txt"
    plan.write_text("Monday\n", "utf-8")
    async with start(sandbox.base_url) as window:
        session.window = window
        composer, commands = window.window.composer, window.window.commands
        await session.until(lambda: composer.channel.channels, "the channels")

        # A person looks for people, by name and letter by letter.
        window.choose("channelPicker", "Support")
        window.focus("toField")
        for text in ("er", "erik", "erika", "erika muster", "max", "jö", "mia pl"):
            window.rewrite("toField", text)
            await session.done()
            await session.passes(0.3)
        window.rewrite("toField", "erika")
        await session.done()
        await session.until(
            lambda: composer.recipients.fields["to"].edit.suggestions, "somebody to take"
        )
        window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Return)
        assert window.draft.to

        # Another channel, and back, however fast; then templates.
        for number in (2, 3, 1, 3, 2, 3):
            commands[f"channel_{number}"].trigger()
            await session.passes(0.2)
        form = composer.template.open()
        await session.until(lambda: window.session.templates.all, "the templates")
        for _ in range(5):
            form.remove.setFocus()
            form.picker.setFocus()
            await session.passes(1)
        form.remove.click()
        commands["channel_1"].trigger()

        # Writing asks nobody, with a file it asks twice.
        await session.passes(5)
        before = len(session.noted)
        window.write("subjectField", "Your appointment")
        window.focus("bodyEditor")
        await session.types("bodyEditor", "Good morning, see you on Monday at nine.")
        assert len(session.noted) == before
        window.program.uploads.attach([str(plan)])
        await session.until(
            lambda: window.draft.attachments and window.draft.attachments[0].url, "the upload"
        )
        assert len(session.noted) == before + 2

        # Drafts of two conversations, opened in turn.
        for name in ("offer", "appointment", "offer"):
            commands["new"].trigger()
            window.session.update(conversation_id=conversation_id(name))
            window.program.desk.lay(window.draft)
            await session.passes(4)

        # One message goes, and its conversation is followed for two minutes.
        commands["new"].trigger()
        window.focus("toField")
        window.write("toField", "erika.muster@example.org,")
        window.write("subjectField", "Your appointment")
        window.write("bodyEditor", "See you on Monday.")
        composer.flush()
        await session.done()
        sent_at = session.clock.monotonic()
        window.press(Qt.Key.Key_Return, CTRL)
        await session.until(lambda: "accepted" in window.line.lower(), "the acceptance")
        await session.passes(sum(WATCH_AFTER_S) + 6 * 4 + 5)
        followed = session.clock.monotonic()

        # Then the person only writes, and in the end does nothing.
        commands["new"].trigger()
        window.focus("bodyEditor")
        await session.types("bodyEditor", "Dear Mrs Muster, this takes me a while to write.")
        await session.passes(max(MINUTE, 10 * MINUTE - session.clock.monotonic()))
        ended = session.clock.monotonic()
        for timer in window.window.findChildren(QTimer):
            # Whatever waits in the window itself, for however long: it asks nobody.
            if timer.isActive():
                timer.timeout.emit()
        await session.passes(MINUTE)

    moments = session.noted.moments
    crowded = [moment for moment in moments if session.between(moment, moment + 1) > 2]
    assert not crowded, [(each, session.between(each, each + 1)) for each in crowded]
    assert ended >= 10 * MINUTE
    assert ended - followed >= 3 * MINUTE
    assert session.between(followed, ended + 2 * MINUTE) == 0
    # Its look at the conversation and six more, of up to four questions each.
    assert 1 <= session.between(sent_at, followed) <= 1 + 4 * (1 + len(WATCH_AFTER_S))
    assert len(moments) > 30
