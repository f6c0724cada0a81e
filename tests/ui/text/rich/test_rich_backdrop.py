"""Bars beside quotes and the ground below code, also where only a part is painted."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.rich_edit import RichEdit

_LINES = "".join(f"<blockquote><p>quote {n}</p></blockquote><pre>code {n}</pre>" for n in "123")
_TABLE = "<blockquote><table border='1'><tr><td>a</td><td>b</td></tr></table></blockquote>"


class _Watched(RichEdit):
    """Notes which parts are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.parts.append(event.rect())
        super().paintEvent(event)

    def seen(self) -> QImage:
        """What is on the screen, which is not painted anew for this."""
        return self.screen().grabWindow(self.winId()).toImage()


def test_a_part_that_is_painted_has_the_bars_and_grounds_of_the_whole(qtbot: QtBot) -> None:
    edit = _Watched()
    qtbot.addWidget(edit)
    edit.put_html(f"{_LINES}{_TABLE}<p>end</p>")
    edit.resize(400, 500)
    edit.setCursorWidth(0)
    edit.show()
    qtbot.waitExposed(edit)
    heights: list[int] = []
    for number in range(edit.document().blockCount()):
        edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(number)))
        QApplication.processEvents()
        edit.parts.clear()
        QTest.keyClicks(edit, "x")
        QApplication.processEvents()
        heights.append(max(part.height() for part in edit.parts))
        seen = edit.seen()
        edit.viewport().update()
        QApplication.processEvents()
        assert seen == edit.seen(), f"block {number}"
    # A table is laid out and painted as a whole, a line is not.
    assert sorted(heights)[len(heights) // 2] < 100


@pytest.mark.parametrize("command", ["quote", "pre", "table"])
def test_what_comes_later_gets_its_ground_as_well(qtbot: QtBot, command: str) -> None:
    edit = _Watched()
    qtbot.addWidget(edit)
    edit.put_html("<p>one</p><p>two</p>")
    edit.resize(400, 300)
    edit.setCursorWidth(0)
    edit.show()
    qtbot.waitExposed(edit)
    QApplication.processEvents()
    assert not edit._look.has_backdrop
    if command == "table":
        edit.put_html(_TABLE)
    else:
        edit.do(command)
    QApplication.processEvents()
    seen = edit.seen()
    assert edit._look.has_backdrop
    edit.viewport().update()
    QApplication.processEvents()
    assert seen == edit.seen()


@pytest.mark.parametrize("below", ["", "<p style='text-align:right'>end</p>"])
def test_the_bar_beside_a_table_ends_with_the_table(qtbot: QtBot, below: str) -> None:
    edit = _Watched()
    qtbot.addWidget(edit)
    edit.put_html(f"<p>begin</p>{_TABLE}{below}")
    edit.resize(400, 300)
    edit.setCursorWidth(0)
    edit.show()
    qtbot.waitExposed(edit)
    seen = edit.viewport().grab().toImage()
    ground = seen.pixel(0, 0)
    beside = round(edit.document().documentMargin()) + 1
    bar = [y for y in range(seen.height()) if seen.pixel(beside, y) != ground and y > 30]
    table = [y for y in range(seen.height()) if seen.pixel(beside + 30, y) != ground and y > 30]
    assert bar
    assert abs(bar[-1] - table[-1]) <= 2


def test_text_without_any_of_it_has_nothing_to_look_for(qtbot: QtBot) -> None:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.put_html("<h1>one</h1><p>two</p><ul><li>three</li></ul>")
    edit.show()
    qtbot.waitExposed(edit)
    assert not edit._look.has_backdrop
    QTest.keyClicks(edit, "x")
    assert not edit._look.has_backdrop
    edit.do("quote")
    assert edit._look.has_backdrop
