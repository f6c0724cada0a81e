"""P3 and P7 with a full book: 10,000 contacts, 500 channels, 10,000 recipients and drafts.

The window is the real one, without a display, and the server a sandbox in a
process of its own. A key is counted by the time that the window's thread
worked for it, from the key to the paint: what else the machine does is not
measured. What is waited for is measured by the clock.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bars.report import Figure, middle, percentile
from mateo_desktop.sandbox import TOKEN, crowd
from mateo_desktop.storage.database import Database

if TYPE_CHECKING:
    from tests.e2e.driver import Driver

BARS = {
    "P3.TO": "typing in To, 10,000 contacts",
    "P3.FROM": "the list of 500 channels",
    "P7": "10,000 recipients pasted, 10,000 drafts listed and searched",
}

_PEOPLE, _CHANNELS, _DRAFTS = 10_000, 500, 10_000
#: A key and its paint, and what a list may take to open (bars.md, P3, P5 and P7).
_KEY_P95_MS, _KEY_P99_MS, _OPEN_MS = 5.0, 16.0, 100.0
_FOUND_MS, _PASTE_MS, _LIST_MS = 1000.0, 1000.0, 100.0
#: No more in one go while somebody types (bars.md, P4).
_STALL_MS = 50.0
#: Between two keys, and after a word: then it is searched for, and found while the next comes.
_KEY_S, _WORD_S = 0.04, 0.7


def measure(wanted: AbstractSet[str], *, full: bool) -> Iterator[Figure]:
    """The *wanted* bars of a full book."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable(logging.WARNING)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            yield from _in_a_window(Path(name), wanted, 3 if full else 1)
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _server() -> Iterator[str]:
    call: tuple[str, ...] = (sys.executable, "-m", "mateo_desktop.sandbox")
    call += ("--customer-delay", "-1")
    call += ("--people", str(_PEOPLE), "--channels", str(_CHANNELS))
    process = subprocess.Popen(call, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().decode().split()[-1]
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _in_a_window(folder: Path, wanted: AbstractSet[str], times: int) -> list[Figure]:
    from qasync import QEventLoop

    from mateo_desktop.command_line import Options
    from mateo_desktop.ui import program
    from mateo_desktop.ui.application import Application
    from tests.e2e.driver import Driver, prefer

    found = Application.instance()
    application = found if isinstance(found, Application) else Application(["mateo-desktop"])
    # The loop needs one before the program makes its own.
    vars(program)["Application"] = lambda _arguments: application
    asyncio.run(_stocked(folder))
    prefer(folder)
    os.environ["MATEO_TOKEN"] = TOKEN

    async def run() -> list[Figure]:
        figures: list[Figure] = []
        with _server() as base_url:
            driver = Driver(folder, Options(api_url=base_url, data_dir=folder))
            await driver.start()
            try:
                await driver.until(
                    lambda: len(driver.window.composer.channel.channels) > _CHANNELS, "channels"
                )
                driver.choose("channelPicker", "Support")
                if "P3.TO" in wanted:
                    figures += await _to(driver, times)
                if "P3.FROM" in wanted:
                    figures += await _from(driver, times)
                if "P7" in wanted:
                    figures += await _many(driver, times)
            finally:
                await driver.stop()
        return figures

    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        return runner.run(run())


async def _stocked(folder: Path) -> None:
    """A data folder with many drafts, in the workspace of a run with --api-url."""
    database = await Database.open(folder)

    def fill(connection: sqlite3.Connection) -> None:
        connection.executemany(
            "INSERT INTO drafts (key, message_id, revision, created_at, updated_at, profile_id,"
            " is_empty, channel_type, label, subject, preview, folded)"
            " VALUES (?, 'm', 1, 1.0, ?, 'unsaved', 0, 'email', 'Erika', ?, 'Guten Tag', ?)",
            (
                (f"key {n}", float(n), f"Order {n}", f"order {n} erika muster " + "word " * 80)
                for n in range(_DRAFTS)
            ),
        )

    await database.run(fill)
    await database.close()


class _Thread:
    """How long the window's thread works in one go, by a beat in between."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest_ms = 0.0
        self._last = time.thread_time()
        self._beat = QTimer(interval=5)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now = time.thread_time()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now

    def stop(self) -> float:
        self._beat.stop()
        return self.longest_ms


async def _painted(gesture: Callable[[], object]) -> float:
    """Milliseconds of this thread from *gesture* until the window is painted."""
    from PySide6.QtCore import QObject, QTimer

    done: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    holder = QObject()

    def second() -> None:
        done.set_result(1000 * (time.thread_time() - started))

    def first() -> None:
        # The gesture's own posted work has been done; its paint comes before the next timer.
        QTimer.singleShot(0, holder, second)

    started = time.thread_time()
    gesture()
    QTimer.singleShot(0, holder, first)
    return await done


async def _to(driver: Driver, times: int) -> list[Figure]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from mateo_desktop.api.client import MateoClient

    edit = driver.window.composer.recipients.fields["to"].edit
    slots: list[float] = []
    exchange = MateoClient._exchange  # noqa: SLF001 (where a request gets its turn)

    async def noted(client: MateoClient, method: str, path: str, **rest: Any) -> Any:
        if path == "contact":
            slots.append(time.monotonic())
        return await exchange(client, method, path, **rest)

    setattr(MateoClient, "_exchange", noted)  # noqa: B010
    keys: list[float] = []
    found: list[float] = []
    driver.focus("toField")
    names = [crowd.name_of(number * 797) for number in range(12)] * times
    thread = _Thread()
    for name in names:
        for sign in name:
            keys.append(await _painted(partial(driver.keys, sign)))
            await asyncio.sleep(_KEY_S)
        ends = time.monotonic() + 6
        while time.monotonic() < ends:
            offer = edit.suggestions
            if offer is not None and slots:
                found.append(1000 * (time.monotonic() - slots[-1]))
                break
            await asyncio.sleep(0.005)
        while edit.text():
            keys.append(await _painted(partial(QTest.keyClick, edit, Qt.Key.Key_Backspace)))
            await asyncio.sleep(_KEY_S / 4)
    setattr(MateoClient, "_exchange", exchange)  # noqa: B010
    longest, n = thread.stop(), len(keys)
    missing = len(names) - len(found)
    return [
        Figure("P3.to.p95", "a key in To", percentile(keys, 95), limit=_KEY_P95_MS, n=n),
        Figure("P3.to.p99", "a key in To", percentile(keys, 99), limit=_KEY_P99_MS, n=n),
        Figure("P3.to.stall", "longest work in one go while typing", longest, limit=_STALL_MS, n=n),
        Figure(
            "P3.to.found",
            "from the limiter's slot to the offer, the longest",
            max(found, default=0.0),
            limit=_FOUND_MS,
            n=len(found),
            trouble=f"{missing} of {len(names)} found nobody" if missing else "",
        ),
    ]


async def _from(driver: Driver, times: int) -> list[Figure]:
    from PySide6.QtTest import QTest

    picker = driver.window.composer.channel
    opened, typed, chosen, pressed = [], [], [], []
    offered = [channel for channel in picker.channels if channel.offered]
    for round_ in range(5 * times):
        opened.append(await _painted(picker.box.showPopup))
        await asyncio.sleep(0.1)
        picker.box.hidePopup()
        await asyncio.sleep(0.1)
        target = offered[(37 + 71 * round_) % len(offered)]
        picker.box.setFocus()
        words = re.sub("[^ -~].*", "", target.name)
        typed += [await _painted(partial(QTest.keyClick, picker.box, sign)) for sign in words[:12]]
        await asyncio.sleep(1.2)
        number = round_ % 9 + 1
        chosen.append(await _painted(partial(picker.choose_number, number)))
        assert driver.draft.channel_id == offered[number - 1].id
        driver.focus("subjectField")
        await asyncio.sleep(0.5)
        pressed += [await _painted(partial(driver.keys, sign)) for sign in "a word"]
    n = len(opened)
    return [
        Figure("P3.from.open", "500 channels opened, longest", max(opened), limit=_OPEN_MS, n=n),
        Figure(
            "P3.from.name",
            "a letter of a name, p95",
            percentile(typed, 95),
            limit=16.0,
            n=len(typed),
        ),
        Figure("P3.from.number", "Ctrl+1…9, longest", max(chosen), limit=_OPEN_MS, n=len(chosen)),
        Figure(
            "P3.from.key",
            "a key in the subject meanwhile, p95",
            percentile(pressed, 95),
            limit=_KEY_P95_MS,
            n=len(pressed),
        ),
    ]


async def _many(driver: Driver, times: int) -> list[Figure]:
    people = "\n".join(
        f"{crowd.name_of(number)} <kunde.{number}@example.org>" for number in range(_PEOPLE)
    )
    pasted: list[float] = []
    turns: list[float] = []
    listed: list[float] = []
    searched: list[float] = []
    driver.window.commands["new"].trigger()
    await asyncio.sleep(1)
    for _ in range(5 * times):
        for words, found in (("", listed), ("order 77", searched)):
            driver.window.search.setText(words)
            driver.program.desk._searching.stop()  # noqa: SLF001
            started = time.process_time()
            await driver.program.desk._list()  # noqa: SLF001
            found.append(1000 * (time.process_time() - started))
            assert bool(words) is (driver.window.sidebar.drafts.rowCount() < _DRAFTS)
            await asyncio.sleep(0.3)
    driver.window.search.setText("")
    for _ in range(3 * times):
        driver.window.commands["new"].trigger()
        await asyncio.sleep(0.5)
        thread, started = _Thread(), time.monotonic()
        driver.paste("toField", people)
        await driver.until(lambda: len(driver.draft.to) == _PEOPLE, "all recipients")
        pasted.append(1000 * (time.monotonic() - started))
        # What is wrong with them is looked up after they are there.
        await asyncio.sleep(1)
        turns.append(thread.stop())
        driver.session.update(to=())
        await asyncio.sleep(0.5)
    n = len(listed)
    return [
        Figure("P7.paste", "10,000 recipients pasted", max(pasted), limit=_PASTE_MS, n=len(pasted)),
        Figure(
            "P7.stall", "longest work in one go for it", max(turns), limit=_STALL_MS, n=len(turns)
        ),
        Figure("P7.list", "10,000 drafts listed, median", middle(listed), limit=_LIST_MS, n=n),
        Figure(
            "P7.search", "10,000 drafts searched, median", middle(searched), limit=_LIST_MS, n=n
        ),
    ]
