"""A writer who types, formats, pastes and takes back at random.

MATEO_WRITERS says how many of them there are; eight by default.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import markup
from mateo_desktop.ui.text.rich import blocks, rich_reader, rich_text
from mateo_desktop.ui.text.rich.rich_edit import RichEdit

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

_PLAIN_KEYS = (Key.Key_Return, Key.Key_Backspace, Key.Key_Delete, Key.Key_Tab)
_MOVES = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
_CTRL_KEYS = (Key.Key_B, Key.Key_I, Key.Key_U, Key.Key_E, Key.Key_M, Key.Key_Backslash, Key.Key_A)
_CTRL_SHIFT_KEYS = (
    *(Key.Key_M, Key.Key_L, Key.Key_E, Key.Key_R, Key.Key_X),
    *(Key.Key_0, Key.Key_1, Key.Key_6, Key.Key_7, Key.Key_8, Key.Key_9),
)
_COMMANDS = (
    "rule",
    "table_above table_below table_before table_after table_head table_no_row table_no_column",
    "table_remove",
)
_PASTES = (
    "<p>one</p><ul><li>two<ol start='4'><li>three</li></ol></li></ul>",
    "<h2>head</h2><pre>a\n  b</pre>",
    f"{blocks.TABLE}<tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>",
    "<blockquote>said<blockquote>deeper</blockquote></blockquote>",
    "<p style='text-align:center'>mid <code>x</code></p>",
    "<b>bold</b> <a href='https://example.org/?a=1&amp;b=2'>link</a>",
)
_STEPS = st.one_of(
    st.tuples(
        st.just("type"), st.sampled_from(["word ", "a", " ", "1. x", "<&>", "www.example.org "])
    ),
    st.tuples(st.just("compose"), st.sampled_from(["ü", "😀", "שלום ", "\u00a0", "e\u0301"])),
    st.tuples(st.just("key"), st.sampled_from(_PLAIN_KEYS)),
    st.tuples(st.just("move"), st.sampled_from(_MOVES), st.booleans(), st.booleans()),
    st.tuples(st.just("ctrl"), st.sampled_from(_CTRL_KEYS)),
    st.tuples(st.just("ctrl+shift"), st.sampled_from(_CTRL_SHIFT_KEYS)),
    st.tuples(st.just("do"), st.sampled_from(" ".join(_COMMANDS).split())),
    st.tuples(st.just("table"), st.integers(1, 3), st.integers(1, 3), st.booleans()),
    st.tuples(st.just("paste"), st.sampled_from(_PASTES)),
    st.tuples(st.just("paste text"), st.sampled_from(["x\ny", "https://example.org/a"])),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def _take(edit: RichEdit, step: tuple[object, ...]) -> None:
    kind, what = step[0], step[1]
    if kind == "type":
        QTest.keyClicks(edit, str(what))
    elif kind == "compose":
        event = QInputMethodEvent("", [])
        event.setCommitString(str(what))
        QApplication.sendEvent(edit, event)
    elif kind == "key":
        # Tab would leave the editor, where there is nothing else.
        QTest.keyClick(edit, what)
    elif kind == "move":
        QTest.keyClick(edit, what, (SHIFT if step[2] else NONE) | (CTRL if step[3] else NONE))
    elif kind == "ctrl":
        QTest.keyClick(edit, what, CTRL)
    elif kind == "ctrl+shift":
        QTest.keyClick(edit, what, CTRL | SHIFT)
    elif kind == "do":
        edit.do(str(what))
    elif kind == "table":
        edit.insert_table(step[1], step[2], head=step[3])
    elif kind in ("paste", "paste text"):
        mime = QMimeData()
        if kind == "paste":
            mime.setHtml(str(what))
        else:
            mime.setText(str(what))
        edit.insertFromMimeData(mime)
    else:
        for _ in range(int(str(what))):
            QTest.keyClick(edit, Key.Key_Z, CTRL if kind == "undo" else CTRL | SHIFT)


def _assert_all_agree(edit: RichEdit) -> str:
    html = edit.html()
    assert html == rich_text.html(edit.document())
    assert blocks.losses(html) == ()
    again = QTextDocument()
    rich_reader.fill(again, html)
    assert rich_text.html(again) == html
    assert edit.plain_text() == markup.plain_text(html)
    return html


@settings(
    max_examples=int(os.environ.get("MATEO_WRITERS", "8")),
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
@given(st.sampled_from(["", *_PASTES]), st.lists(_STEPS, min_size=10, max_size=30))
def test_document_markup_and_text_agree_after_every_step_and_all_can_be_taken_back(
    edit: RichEdit, start: str, steps: list[tuple[object, ...]]
) -> None:
    edit.put_html(start)
    first = _assert_all_agree(edit)
    for step in steps:
        _take(edit, step)
        _assert_all_agree(edit)
    at_the_end = not edit.document().isRedoAvailable()
    last = edit.html()
    while edit.document().isUndoAvailable():
        edit.undo()
    assert edit.html() == first
    while edit.document().isRedoAvailable():
        edit.redo()
    assert _assert_all_agree(edit) == last or not at_the_end
