"""Backspace takes an emoji as a whole, wherever text is typed, and accents one by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.marks_edit import MarksEdit
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit

WHOLE = {
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "flag": "\U0001f1e9\U0001f1ea",
    "thumb": "\U0001f44d\U0001f3fd",
    "key": "1\ufe0f\u20e3",
    "heart": "\u2764\ufe0f",
    "face": "\U0001f600",
}


def _without_last(qtbot: QtBot, edit: RichEdit | SourceEdit, text: str) -> str:
    qtbot.addWidget(edit)
    edit.insertPlainText(text)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    left = edit.toPlainText()
    edit.undo()
    assert edit.toPlainText() == text
    return left


@pytest.mark.parametrize("kind", [RichEdit, MarksEdit, SourceEdit])
@pytest.mark.parametrize("name", WHOLE)
def test_an_emoji_goes_as_a_whole(
    qtbot: QtBot, kind: type[RichEdit] | type[SourceEdit], name: str
) -> None:
    assert _without_last(qtbot, kind(), f"a{WHOLE['flag']}{WHOLE[name]}") == f"a{WHOLE['flag']}"


def test_an_accent_goes_alone(qtbot: QtBot) -> None:
    assert _without_last(qtbot, RichEdit(), "ae\u0301") == "ae"
