"""Bars beside quotes and the ground below code, also where only a part is painted."""

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
