"""What is in sight of source after any change is what a paint of all of it shows."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.source.html_edit import HtmlEdit

_KEYS = (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


@pytest.fixture
def edit(qtbot: QtBot) -> HtmlEdit:
    edit = HtmlEdit()
    qtbot.addWidget(edit)
    edit.setCursorWidth(0)
    edit.resize(400, 300)
    edit.show()
    return edit


def _seen(edit: HtmlEdit) -> QImage:
    for _ in range(5):
        QApplication.processEvents()
    return edit.screen().grabWindow(edit.winId()).toImage()


def _all_painted(edit: HtmlEdit) -> QImage:
    edit.viewport().repaint()
    return _seen(edit)


def _select(edit: HtmlEdit, first: int, last: int) -> QTextCursor:
    cursor = edit.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def test_letters_and_a_line_end_that_change_places_are_seen(edit: HtmlEdit) -> None:
    edit.setPlainText("<p>ab\nd</p>\n<p>below</p>")
    before = _seen(edit)
    # As many rows and as many letters as before.
    _select(edit, 5, 7).insertText("x\n")
    after = _seen(edit)
    assert edit.toPlainText() == "<p>abx\n</p>\n<p>below</p>"
    assert after != before
    assert after == _all_painted(edit)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_all_that_is_seen_is_up_to_date(edit: HtmlEdit, seed: int) -> None:
    any_of = random.Random(seed)
    edit.setPlainText("\n".join(f"<p>{'word ' * any_of.randrange(60)}</p>" for _ in range(20)))
    _seen(edit)
    for _ in range(40):
        last = edit.document().characterCount() - 1
        first = any_of.randrange(last + 1)
        cursor = _select(edit, first, any_of.choice((first, any_of.randrange(last + 1))))
        kind = any_of.randrange(10)
        if kind < 3:
            cursor.insertText(
                any_of.choice(("x", "<b>", "word word " * 30, "\n", "\n\n</p>\n", ""))
            )
        elif kind < 4:
            cursor.removeSelectedText()
        elif kind < 7:
            edit.setTextCursor(cursor)
            QTest.keyClick(edit, any_of.choice(_KEYS))
        elif kind < 9:
            edit.undo()
        else:
            edit.redo()
        if any_of.randrange(2):
            QApplication.processEvents()
    assert _seen(edit) == _all_painted(edit)
