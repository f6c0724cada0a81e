"""Bursts of clicks and keys on Send, as a nervous hand makes them.

The same trial for the tests and for ``dev.py bench S6``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.e2e.driver import CTRL, Driver


async def send_in_bursts(window: Driver, count: int) -> AsyncIterator[str]:
    """Send *count* messages by a burst each; gives the ID of each as it is accepted."""
    await window.channels_known()
    window.choose("channelPicker", "Support")
    for number in range(count):
        window.write("subjectField", f"{number}")
        await window.until(window.send_button.isEnabled, "Send")
        message_id = window.draft.id
        await burst(window, number)
        await window.accepted()
        yield message_id
        window.press(Qt.Key.Key_N, CTRL)
        assert window.draft.is_empty


async def burst(window: Driver, number: int) -> None:
    """Ten clicks and Ctrl+Enters, with and without turns of the loop between them."""
    for press in range(10):
        if (press + number) % 2:
            QTest.mouseClick(window.send_button, Qt.MouseButton.LeftButton)
        else:
            window.press(Qt.Key.Key_Return, CTRL)
        _held_down(window)
        if number % 3:
            await asyncio.sleep(0)


def _held_down(window: Driver) -> None:
    """What Return and Space send to the button while they are held down."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, CTRL, "", True)
            QApplication.sendEvent(window.send_button, event)
