"""The cursor of another page stands behind the same words, however these are shown."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.same_place import stand_like

MARKUP = "<p>Hello 😀</p><ul><li>one</li><li>two</li></ul><p>one more</p>"


@pytest.mark.parametrize(
    ("behind", "text", "before"),
    [
        ("Hello 😀", "Hello 😀\n\n- one\n- two\n\none more", "Hello 😀"),
        ("two", "Hello 😀\n\n- one\n- two\n\none more", "Hello 😀\n\n- one\n- two"),
        # "one" stands there twice: the nearer one is meant.
        ("one", "Hello 😀\n\n- one\n- two\n\none more", "Hello 😀\n\n- one"),
        (
            "one more",
            "Hello 😀\n\n- one\n- two\n\none more",
            "Hello 😀\n\n- one\n- two\n\none more",
        ),
        ("two", "<p>Hello 😀</p>\n<ul><li>one</li><li>two</li></ul>", None),
        ("two", "something else", ""),
        ("", "Hello", ""),
    ],
)
def test_it_stands_behind_the_same_words(
    qtbot: QtBot, behind: str, text: str, before: str | None
) -> None:
    rich, plain = RichEdit(), QPlainTextEdit(text)
    for widget in (rich, plain):
        qtbot.addWidget(widget)
    rich.put_html(MARKUP)
    _put_behind(rich, behind)
    stand_like(plain, rich)
    cursor = plain.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start, cursor.MoveMode.KeepAnchor)
    found = cursor.selectedText().replace("\u2029", "\n")
    assert found == (before if before is not None else text[: text.index("two") + 3])


def _put_behind(edit: QTextEdit, words: str) -> None:
    cursor = edit.document().find(words) if words else edit.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    edit.setTextCursor(cursor)
