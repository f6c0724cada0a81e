"""A window with a proofreader and a small dictionary, and the hands of somebody who writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Self

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.app.spelling import Spelling
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.preferences import Preferences
from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.proofreader import Proofreader
from mateo_desktop.ui.session import DraftSession

NORMAL = Preferences(spelling_languages=("de_DE", "en_US"))


class Room:
    """The window and its proofreader; the subclasses say in which field one writes."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.errors: list[BaseException] = []
        self.tasks = Tasks(self.errors.append)
        self.session = DraftSession(Draft.new())
        self.window = MainWindow(self.session).whole()
        qtbot.addWidget(self.window)
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()
        self.service = Spelling(folder)
        self.reader = Proofreader(self.window, self.session, self.tasks)
        self.reader.use(self.service, NORMAL)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.tasks.aclose()
        await self.service.aclose()
        assert self.errors == []

    @property
    def field(self) -> QWidget:
        """The field in which one writes."""
        raise NotImplementedError

    def marked(self) -> list[str]:
        """The words of the field that have a line below them."""
        raise NotImplementedError

    async def until(self, seen: Callable[[], object]) -> None:
        async with asyncio.timeout(60):
            while not seen():  # noqa: ASYNC110 (Qt has no event to wait for)
                await asyncio.sleep(0.01)

    async def sees(self, *words: str) -> None:
        """Wait until just *words* are marked."""
        try:
            await self.until(lambda: self.marked() == list(words))
        except TimeoutError:
            assert self.marked() == list(words)

    async def menu(self) -> QMenu:
        """Press the menu key."""
        here = QPoint(5, 5)
        key = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(key, here, self.field.mapToGlobal(here))
        QApplication.sendEvent(self.field, event)
        await self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found
