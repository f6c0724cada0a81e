"""The body of a message as somebody has it on the screen, and what a person does there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession


def shown(qtbot: QtBot, session: DraftSession) -> BodyEditor:
    """The pane, with the keyboard."""
    body = BodyEditor(session)
    qtbot.addWidget(body)
    body.resize(700, 500)
    body.show()
    body.activateWindow()
    body.setFocus()
    qtbot.waitUntil(body.isActiveWindow)
    return body


def click(body: BodyEditor, mode: str) -> None:
    """Choose a page."""
    QTest.mouseClick(body.mode_buttons[mode], Qt.MouseButton.LeftButton)


def write(body: BodyEditor, words: str) -> None:
    """Type on the page in sight."""
    QTest.keyClicks(body.pages.currentWidget(), words)
