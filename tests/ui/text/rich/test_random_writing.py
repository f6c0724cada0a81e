"""A writer who types, formats, pastes, links, replaces and takes back at random.

MATEO_WRITERS says how many of them there are; eight by default.
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import markup
from mateo_desktop.domain.draft import RICH
from mateo_desktop.domain.snippet import CURSOR_SIGN, Snippet
from mateo_desktop.ui.snippets import insertion
from mateo_desktop.ui.text.find_bar import FindBar
from mateo_desktop.ui.text.find_keys import FindKeys
from mateo_desktop.ui.text.rich import blocks, rich_reader, rich_text, written
from mateo_desktop.ui.text.rich.link_dialog import LinkDialog
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
    f"<ol>{'<li>a</li>' * 8}<li>two<br>lines<ol>{'<li>%</li>' * 3}</ol></li><li>a</li></ol>",
    "<b>bold</b> <a href='https://example.org/?a=1&amp;b=2'>link</a>",
)
_ADDRESSES = ("example.org/a?b=1&c", "mailto:erika@example.org")
_SNIPPETS = (
    Snippet(name="short", html="<p>Hello {first_name}{cursor}, <b>welcome</b></p>"),
    Snippet(name="list", html="<p>x</p><ul><li>a<ol><li>{date}</li></ol></li></ul>"),
    Snippet(name="table", html=_PASTES[2]),
    Snippet(name="plain", text="one\n{cursor}\ntwo {handle}"),
)
_SIGNATURES = (
    "<p>Kind regards</p><p><b>Erika</b></p>",
    "<p>Yours</p><ul><li>Mon<ul><li>9 to 5</li></ul></li></ul>",
    f"<ol><li>x</li></ol>{_PASTES[2].replace('<td>c</td>', '<td>c</td><td><br></td>')}",
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
    st.tuples(st.just("link"), st.sampled_from(["", "page", "<p>"]), st.sampled_from(_ADDRESSES)),
    st.tuples(
        st.just("replace"),
        st.sampled_from(["word", "a", "<", " ", "ü", "one"]),
        st.sampled_from(["", "b", "😀 aa", "<i>"]),
        st.booleans(),
    ),
    st.tuples(st.just("snippet"), st.sampled_from(_SNIPPETS), st.booleans()),
    st.tuples(st.just("sign"), st.sampled_from(["", *_SIGNATURES])),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)


class Page(QWidget):
    """An editor with its find bar, and what a person does with both."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = RichEdit()
        self.find = FindKeys(self, lambda: self.edit, self._place)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.edit)
        self.signature = ""

    def _place(self, bar: FindBar) -> None:
        self._column.insertWidget(0, bar)

    def begin(self, start: str) -> None:
        self.edit.put_html(start)
        self.signature = ""

    def link(self, words: str, address: str) -> None:
        """Ctrl+K; words are chosen where none are selected."""
        QTest.keyClick(self.edit, Key.Key_K, CTRL)
        (dialog,) = (each for each in self.edit.findChildren(LinkDialog) if each.isVisible())
        if words and not dialog.words.text():
            dialog.words.setText(words)
        dialog.address.setText(address)
        QTest.keyClick(dialog.address, Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()
        self.edit.setFocus()

    def replace(self, sought: str, other: str, *, everywhere: bool) -> None:
        QTest.keyClick(self.edit, Key.Key_H, CTRL)
        bar = self.find.bar
        bar.sought.setText(sought)
        bar.other.setText(other)
        bar.sought.textEdited.emit(sought)
        if bar.replace_button.isEnabled():
            (bar.all_button if everywhere else bar.replace_button).click()
        QTest.keyClick(bar.sought, Key.Key_Escape)
        assert self.edit.hasFocus()

    def sign(self, signature: str) -> None:
        """Another channel: its signature for the last one, where that still stands."""
        html = self.edit.html()
        at = html.rfind(self.signature) if self.signature else -1
        if at >= 0:
            html = html[:at] + html[at + len(self.signature) :]
        self.signature = signature
        before, place = _plain(self.edit), self.edit.textCursor().position()
        assert self.edit.change_html(html + signature)
        assert self.edit.html() == blocks.html(blocks.read(html + signature))
        pairs = zip(before, _plain(self.edit), strict=False)
        same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(before))
        # What did not change does not move the cursor.
        assert place > same or self.edit.textCursor().position() == place

    def snippet(self, snippet: Snippet, *, over_a_letter: bool) -> None:
        cursor = self.edit.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.edit.setTextCursor(cursor)
        end = cursor.position()
        if over_a_letter and not cursor.atBlockStart():
            cursor.movePosition(cursor.MoveOperation.PreviousCharacter)
        start = cursor.position()
        assert start <= end
        insertion.insert(self.edit, RICH, start, snippet, {"date": "1 May", "first_name": "Erika"})
        assert CURSOR_SIGN not in self.edit.toPlainText()


def _plain(edit: RichEdit) -> str:
    """One sign for each position of the document."""
    units = edit.document().toRawText().encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] + 256 * units[at + 1]) for at in range(0, len(units), 2))


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Page:
    # Even a short text is read in many chunks.
    monkeypatch.setattr(written, "BLOCKS", 2)
    page = Page()
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    page.activateWindow()
    page.edit.setFocus()
    qtbot.waitUntil(page.edit.hasFocus)
    return page


def _take(page: Page, step: tuple[Any, ...]) -> None:
    edit, kind, what = page.edit, step[0], step[1]
    held = {"key": NONE, "ctrl": CTRL, "ctrl+shift": CTRL | SHIFT}
    own = {"link": page.link, "sign": page.sign, "do": edit.do}
    if kind == "type":
        QTest.keyClicks(edit, what)
    elif kind == "compose":
        event = QInputMethodEvent("", [])
        event.setCommitString(what)
        QApplication.sendEvent(edit, event)
    elif kind in held:
        QTest.keyClick(edit, what, held[kind])
    elif kind == "move":
        QTest.keyClick(edit, what, (SHIFT if step[2] else NONE) | (CTRL if step[3] else NONE))
    elif kind == "table":
        edit.insert_table(step[1], step[2], head=step[3])
    elif kind in own:
        own[kind](*step[1:])
    elif kind == "replace":
        page.replace(what, step[2], everywhere=step[3])
    elif kind == "snippet":
        page.snippet(what, over_a_letter=step[2])
    elif kind in ("paste", "paste text"):
        mime = QMimeData()
        (mime.setHtml if kind == "paste" else mime.setText)(what)
        edit.insertFromMimeData(mime)
    else:
        for _ in range(what):
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
    page: Page, start: str, steps: list[tuple[Any, ...]]
) -> None:
    edit = page.edit
    page.begin(start)
    first = _assert_all_agree(edit)
    for step in steps:
        _take(page, step)
        _assert_all_agree(edit)
    at_the_end = not edit.document().isRedoAvailable()
    last = edit.html()
    while edit.document().isUndoAvailable():
        edit.undo()
    assert edit.html() == first
    while edit.document().isRedoAvailable():
        edit.redo()
    assert _assert_all_agree(edit) == last or not at_the_end
