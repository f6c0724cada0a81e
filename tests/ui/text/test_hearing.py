"""What an editor tells, and what is painted and asked for a key."""

import sys
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.theme import mark, theme


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [RichEdit, SourceEdit])
def test_a_key_paints_the_text_and_nothing_behind_it(
    qtbot: QtBot, kind: type[RichEdit | SourceEdit], scheme: str
) -> None:
    theme().apply(scheme)
    window = QFrame()
    qtbot.addWidget(window)
    mark(window, kind="surface")
    edit = kind()
    mark(edit, kind="page")
    QVBoxLayout(window).addWidget(edit)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    behind, before = _Paints(), _Paints()
    window.installEventFilter(behind)
    edit.viewport().installEventFilter(before)
    QTest.keyClicks(edit, "x")
    QApplication.processEvents()
    assert before.count
    assert not behind.count
    # The ground is the one that the style sheet has for the page.
    shown = window.grab().toImage()
    place = edit.viewport().mapTo(window, edit.viewport().rect().center())
    assert shown.pixelColor(place) == theme().colour("surface")
    theme().apply("light")


@pytest.mark.parametrize("kind", [RichEdit, SourceEdit])
def test_a_slash_and_ctrl_space_are_told(qtbot: QtBot, kind: type[RichEdit | SourceEdit]) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    told: list[str] = []
    edit.hearing.slash_typed.connect(lambda: told.append(edit.toPlainText()))
    edit.hearing.snippets_wanted.connect(lambda: told.append("snippets"))
    QTest.keyClicks(edit, "a/")
    QTest.keyClick(edit, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert told == ["a/", "snippets"]
    edit.setReadOnly(True)
    QTest.keyClicks(edit, "/")
    assert told == ["a/", "snippets"]


def test_few_of_our_functions_are_called_for_a_letter(qtbot: QtBot) -> None:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.put_html("<p>one</p><p>two</p>")
    edit.show()
    qtbot.waitExposed(edit)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(edit, "xy")
    QApplication.processEvents()
    called: list[str] = []

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            called.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        QTest.keyClicks(edit, "z")
        # Not the events of everybody: what another test left behind would count.
        edit.viewport().repaint()
    finally:
        sys.setprofile(None)
    assert "paintEvent" in called
    assert "eventFilter" not in called
    assert len(called) < 30, called
