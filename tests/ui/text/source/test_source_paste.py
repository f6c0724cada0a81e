"""Long pastes into the pages of plain text: bit by bit, one step to undo, bounded."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.source.source_edit import PASTE_LINES, PASTE_MAX, SourceEdit


@pytest.fixture
def edit(qtbot: QtBot) -> SourceEdit:
    edit = SourceEdit()
    qtbot.addWidget(edit)
    edit.show()
    edit.setPlainText("before after")
    for _ in range(len("before ")):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    return edit


def _paste(edit: SourceEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    edit.insertFromMimeData(mime)


def test_a_long_paste_arrives_whole_and_goes_with_one_undo(qtbot: QtBot, edit: SourceEdit) -> None:
    text = "".join(f"<p>Line {number}, grüße 😀</p>\n" for number in range(4_000))
    _paste(edit, text)
    assert edit.is_pasting
    # Typed before the rest is there: it belongs behind it.
    QTest.keyClicks(edit, "xy")
    qtbot.waitUntil(lambda: not edit.is_pasting)
    assert edit.text() == f"before {text}xyafter"
    while edit.text() != "before after":
        assert edit.document().isUndoAvailable()
        length = len(edit.text())
        edit.undo()
        assert len(edit.text()) < length
        assert edit.text() in (f"before {text}xafter", f"before {text}after", "before after")


def test_leaving_a_page_does_not_wait_for_the_rest(edit: SourceEdit) -> None:
    text = "word " * 20_000
    _paste(edit, text)
    edit.finish_paste()
    assert not edit.is_pasting
    assert edit.text() == f"before {text}after"


def test_another_text_ends_a_paste_into_the_last_one(edit: SourceEdit) -> None:
    _paste(edit, "word " * 20_000)
    edit.put_text("another")
    QCoreApplication.processEvents()
    assert edit.text() == "another"
    assert not edit.is_pasting


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("\n" * (PASTE_LINES + 1), PASTE_LINES),
        ("\n" * PASTE_LINES, PASTE_LINES),
        ("x" * (PASTE_MAX + 1), PASTE_MAX),
        ("ü" * 100_001, 100_001),
        ("\u2066" * 50_001, 50_001),
        ("u\u0308" * 40_000, 80_000),
        ("x\n" + "\u2066" * 50_000, 50_002),
        (("x" * 99 + "\n") * 10_001, PASTE_MAX),
    ],
)
def test_what_is_too_long_is_cut_and_said(
    qtbot: QtBot, edit: SourceEdit, text: str, taken: int
) -> None:
    said: list[str] = []
    edit.paste_reduced.connect(said.append)
    _paste(edit, text)
    edit.finish_paste()
    assert len(edit.text()) == taken + len("before after")
    assert said == (["cut"] if taken < len(text) else [])


def test_a_short_paste_is_there_at_once(edit: SourceEdit) -> None:
    _paste(edit, "a\r\nb\u00a0c")
    assert edit.text() == "before a\nb\u00a0cafter"
    assert not edit.is_pasting


def test_a_short_text_after_a_long_line_is_there_at_once(edit: SourceEdit) -> None:
    edit.put_text("<br>" * 50_000)
    begun = time.thread_time()
    edit.put_text("another")
    # Wrapped once more before it went, the long line took seven seconds.
    assert time.thread_time() - begun < 1
    assert edit.text() == "another"


@pytest.mark.parametrize("text", ["\u2067" * 59_000, "\u2067a\u2069" * 19_000])
def test_signs_that_turn_the_direction_come_in_small_bits(qtbot: QtBot, text: str) -> None:
    edit = SourceEdit()
    qtbot.addWidget(edit)
    edit.resize(400, 600)
    edit.show()
    edit.put_text(text)
    # Of a text of letters as long as that all would be there by now.
    assert edit.is_pasting
    qtbot.waitUntil(lambda: not edit.is_pasting, timeout=30_000)
    assert edit.text() == text
    # No more of them are in one place than a frame can lay out and paint.
    rows = [edit.document().findBlockByNumber(n) for n in range(edit.blockCount())]
    assert max(row.length() for row in rows) < 1_000
