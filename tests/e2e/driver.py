"""The whole program in this process, used as a person uses it: by keys and clicks.

Everything is found by the names of contract.md. ``until`` waits for what can
be seen; nothing here waits for a time to pass.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from mateo_desktop.command_line import Options
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui import logs
from mateo_desktop.ui.composer.send_bar import SendLine
from mateo_desktop.ui.lists.table_models import KeyRole
from mateo_desktop.ui.program import Program
from mateo_desktop.ui.single_instance import SingleInstance

#: Generous: other work may have this machine's processors.
PATIENCE_S = 60.0

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

W = TypeVar("W", bound=QWidget)


class Driver:
    """One run of the program on one data folder."""

    def __init__(self, folder: Path, options: Options | None = None) -> None:
        self.folder = folder
        self.options = options or Options(sandbox=True, data_dir=folder)
        self.longest_stall_s = 0.0
        #: As much, without what other programs took of the machine meanwhile.
        self.longest_work_s = 0.0
        self._beating: asyncio.Task[None] | None = None
        self._running: asyncio.Task[int] | None = None
        self._kept: tuple[Any, ...] = ()
        self._has_ended = False

    @classmethod
    def at(cls, running: Program) -> Driver:
        """At the keys of a program that somebody else runs."""
        driver = cls(running._folder, running._options)
        driver.program, driver.window, driver.session = running, running.window, running.session
        return driver

    # -- start and end ------------------------------------------------------------

    async def start(self) -> Driver:
        """Show the window and run until it has arrived where its options lead."""
        root = logging.getLogger()
        self._kept = (
            sys.excepthook,
            threading.excepthook,
            signal.getsignal(signal.SIGTERM),
            signal.getsignal(signal.SIGINT),
            root.level,
        )
        instance = SingleInstance(self.folder)
        assert instance.claim()
        self.program = Program(self.options, self.folder)
        self.window = self.program.window
        self.session = self.program.session
        self.program.show(instance)
        self._running = asyncio.create_task(self.program.run(), name="program")
        self._beating = asyncio.create_task(self._beat(), name="heartbeat")
        await self.arrived()
        return self

    async def arrived(self) -> None:
        """Wait until the data folder and the workspace are open."""
        program = self.program

        def has_arrived() -> bool:
            # That it runs would be missed where it takes no time; what it opens stays.
            opened = program._services is not None or program.window.notice.holds("storage")
            return opened and not program.tasks.running("arrive")

        await self.until(has_arrived, "the arrival")

    async def end(self) -> int:
        """Close the window as a person does; gives the exit code."""
        self.window.close()
        return await self.ended()

    async def stop(self) -> None:
        """End without a question, if it still runs: the test is over."""
        if not self._has_ended:
            assert self.program._ending is not None
            self.program._ending.set()
            await self.ended()

    async def ended(self) -> int:
        """Wait for the end; gives the exit code."""
        assert self._running is not None
        assert self._beating is not None
        self._has_ended = True
        async with asyncio.timeout(PATIENCE_S):
            code = await self._running
        self._beating.cancel()
        await asyncio.gather(self._beating, return_exceptions=True)
        self.program.close()
        logs.end()
        sys.excepthook, threading.excepthook = self._kept[:2]
        signal.signal(signal.SIGTERM, self._kept[2])
        signal.signal(signal.SIGINT, self._kept[3])
        logging.getLogger().setLevel(self._kept[4])
        self.program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return code

    async def _beat(self) -> None:
        """Measure the longest time in which the loop did nothing else."""
        while True:
            before, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.01)
            self.longest_stall_s = max(self.longest_stall_s, time.perf_counter() - before - 0.01)
            self.longest_work_s = max(self.longest_work_s, time.thread_time() - worked)

    # -- waiting ------------------------------------------------------------------

    async def until(
        self, condition: Callable[[], object], what: str = "", patience_s: float = PATIENCE_S
    ) -> None:
        """Let the program go on until *condition* holds."""
        deadline = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what or condition}; {self.state()}")
            await asyncio.sleep(0.01)

    @contextlib.asynccontextmanager
    async def work(self, name: str) -> AsyncIterator[None]:
        """At the end of the block, wait until the work of that name that it began has ended.

        Work that takes no time is noticed as well: whether it runs is not looked at.
        """
        tasks, begun = self.program.tasks, list[asyncio.Task[None]]()
        start = tasks.start

        def watched(
            called: str, coroutine: Coroutine[Any, Any, object], *, replace: bool = False
        ) -> asyncio.Task[None] | None:
            task = start(called, coroutine, replace=replace)
            if called == name and task is not None:
                begun.append(task)
            return task

        tasks.start = watched  # type: ignore[method-assign]
        try:
            yield
            await self.until(lambda: any(task.done() for task in begun), f"the end of {name}")
        finally:
            tasks.start = start  # type: ignore[method-assign]

    def lines(self) -> list[str]:
        """Every text that the foot shows from now on, also what it says only in passing."""
        seen: list[str] = []
        foot = self.window.composer.foot
        show = foot.set_line

        def watched(line: SendLine | None) -> None:
            show(line)
            if line is not None:
                seen.append(line.text)

        foot.set_line = watched  # type: ignore[method-assign]
        return seen

    def state(self) -> str:
        """What the window says, for a failed test."""
        return (
            f"foot: {self.line!r}, notice: {self.notice!r}, saved: {self.saved!r}, "
            f"problems: {self.remarks}, draft: {self.draft}"
        )

    async def is_active(self) -> None:
        """Wait until the window gets the keys; what a window manager does, which is not here."""
        self.window.activateWindow()
        await self.until(self.window.isActiveWindow, "the window to be active")

    async def saved_as_typed(self) -> None:
        """Wait until the draft on the desk is on the disk as it is on the screen."""
        self.window.composer.flush()
        keeper = self.program._services.keeper
        await self.until(lambda: not keeper.dirty, "the draft to be saved")

    # -- seeing -------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The draft on the desk."""
        return self.session.draft

    @property
    def line(self) -> str:
        """What the foot says about a message that was sent, "" while it offers Send."""
        label = self.window.findChild(QLabel, "sendLine")
        return label.text() if label.isVisible() else ""

    @property
    def saved(self) -> str:
        return self.window.findChild(QLabel, "saveState").text()

    @property
    def notice(self) -> str:
        """What the line above the panes says."""
        current = self.window.notice.current
        return current.text if current is not None and self.window.notice.isVisible() else ""

    @property
    def remarks(self) -> list[str]:
        """The rows of the checklist."""
        return self.rows("problemList")

    def rows(self, name: str) -> list[str]:
        """The rows of a list as they are spoken."""
        model = self.window.findChild(QListView, name).model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        spoken = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in indexes]
        return [text or index.data() for text, index in zip(spoken, indexes, strict=True)]

    def texts(self, name: str) -> str:
        """All words in sight below the widget of that name."""
        holder = self.widget(name)
        said = []
        for widget in holder.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, QLabel | QAbstractButton):
                said.append(widget.text())
            elif isinstance(widget, QTextEdit | QPlainTextEdit):
                said.append(widget.toPlainText())
        return "\n".join(said)

    def widget(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The widget of that name, which must be in sight."""
        found = self.found(name, kind)
        assert found is not None, f"no {name} in sight; {self.state()}"
        return found

    def found(self, name: str, kind: type[W] = QWidget) -> W | None:  # type: ignore[assignment]
        """The widget of that name if it is in sight."""
        for holder in (self.window, *QApplication.topLevelWidgets()):
            for widget in (holder, *holder.findChildren(kind, name)):
                if isinstance(widget, kind) and widget.objectName() == name and widget.isVisible():
                    return widget
        return None

    @property
    def send_button(self) -> QPushButton:
        return self.window.findChild(QPushButton, "sendButton")

    def entries(self) -> dict[str, Entry]:
        """What is in the outbox list, by message ID."""
        model = self.window.sidebar.outbox
        keys = [model.index(row).data(KeyRole) for row in range(model.rowCount())]
        return {key: entry for key in keys if (entry := model.entry(key)) is not None}

    def log(self) -> str:
        """The log of this data folder."""
        return "".join(path.read_text("utf-8") for path in sorted(self.folder.glob("logs/*.log*")))

    # -- doing --------------------------------------------------------------------

    def focus(self, name: str) -> QWidget:
        """Click into the widget of that name."""
        widget = self.widget(name)
        assert widget.isEnabled(), f"{name} is disabled; {self.state()}"
        target = widget.viewport() if isinstance(widget, QTextEdit | QPlainTextEdit) else widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        return widget

    def write(self, name: str, text: str) -> None:
        """Click into the widget of that name and type."""
        _type(self.focus(name), text)

    def rewrite(self, name: str, text: str) -> None:
        """Type in place of what stands there."""
        widget = self.focus(name)
        QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        _type(widget, text)

    def paste(self, name: str, text: str) -> None:
        """Click into the widget of that name and paste."""
        widget = self.focus(name)
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(widget, Qt.Key.Key_V, CTRL)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key; whatever has the focus gets it."""
        focus = QApplication.focusWidget() or self.window
        QTest.keyClick(focus, key, modifiers)

    def keys(self, text: str) -> None:
        """Type; whatever has the focus gets it."""
        focus = QApplication.focusWidget()
        assert focus is not None
        _type(focus, text)

    def click(self, name: str) -> None:
        """Click on the button of that name."""
        button = self.widget(name)
        assert button.isEnabled(), f"{name} is disabled; {self.state()}"
        spot = button.rect().center()
        if isinstance(button, QCheckBox):
            # Only its box and its words can be clicked, however wide it is.
            spot.setX(8)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=spot)

    def click_row(self, name: str, key: str) -> None:
        """Click on the row of a list that stands for *key*."""
        view = self.widget(name, QListView)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if index.data(KeyRole) == key:
                view.scrollTo(index)
                spot = view.visualRect(index).center()
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                return
        raise AssertionError(f"no row {key} in {name}: {self.rows(name)}")

    def choose(self, name: str, words: str) -> None:
        """Choose an entry of a combo box by typing how it begins."""
        box = self.widget(name, QComboBox)
        box.setFocus()
        QTest.keyClicks(box, words)
        assert box.currentText().startswith(words), box.currentText()

    def menu(self, words: str) -> None:
        """Choose an entry of the menu in sight."""
        menus = [
            m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible()
        ]
        assert menus, f"no menu in sight; {self.state()}"
        for action in menus[-1].actions():
            if action.text().replace("&", "") == words:
                spot = menus[-1].actionGeometry(action).center()
                QTest.mouseClick(menus[-1], Qt.MouseButton.LeftButton, pos=spot)
                return
        raise AssertionError(f"no {words!r} in {[a.text() for a in menus[-1].actions()]}")

    async def answer(self, words: str) -> str:
        """Wait for a question and click on an answer; gives what was asked."""
        await self.until(lambda: self._question() is not None, f"a question with {words!r}")
        box = self._question()
        assert box is not None
        asked = box.text()
        for button in box.buttons():
            if button.text().replace("&", "") == words:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return asked
        raise AssertionError(f"no {words!r} in {[b.text() for b in box.buttons()]}")

    def _question(self) -> QMessageBox | None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMessageBox) and widget.isVisible():
                return widget
        return None

    def dialog(self, name: str) -> QDialog:
        """The dialog of that name."""
        return self.widget(name, QDialog)

    def ok(self) -> None:
        """Press Enter in the dialog in sight."""
        dialogs = [
            d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()
        ]
        assert dialogs
        for button in dialogs[-1].findChildren(QAbstractButton):
            if button.text().replace("&", "") == "OK":
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError("no OK")

    # -- whole gestures -----------------------------------------------------------

    async def channels_known(self) -> None:
        """Wait until the server's channels are offered."""
        await self.until(lambda: self.window.composer.channel.channels, "the channels")

    async def compose(
        self,
        channel: str = "Support",
        to: str = "erika.muster@example.org",
        subject: str = "Your appointment",
        body: str = "Good morning, see you on Monday.",
    ) -> Draft:
        """Write a short message; gives it as it is on the desk."""
        if channel:
            await self.channels_known()
            self.choose("channelPicker", channel)
        self.write("toField", f"{to},")
        if subject:
            self.write("subjectField", subject)
        editor = "bodyEditor" if self.found("bodyEditor") else "textBody"
        self.write(editor, body)
        self.window.composer.flush()
        await self.until(
            lambda: self.send_button.isEnabled() and self.send_button.text() != "Send",
            "Send to be possible",
        )
        return self.draft

    async def accepted(self) -> None:
        """Wait until the foot says that the message was accepted."""
        await self.until(lambda: "accepted" in self.line.lower(), "the message to be accepted")


def _type(widget: QWidget, text: str) -> None:
    for sign in text:
        if sign == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
            continue
        if sign.isascii():
            QTest.keyClick(widget, sign)
            continue
        # QTest gives up on what no English keyboard has.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(widget, event)


def prefer(folder: Path, **values: object) -> None:
    """Write preferences.json before the start; nothing held, English words."""
    chosen = {"hold_seconds": 0, "language": "en", "theme": "light", **values}
    (folder / "preferences.json").write_text(json.dumps(chosen), "utf-8")


def focusable(window: QWidget) -> list[QWidget]:
    """Every widget in sight that Tab reaches."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says when *widget* gets the focus."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
