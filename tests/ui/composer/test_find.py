"""Find and replace in the three pages of the text, with the keys of somebody who writes."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.find_bar import FindBar
from mateo_desktop.ui.text.text_marks import marks_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MUSTER = "<p>Frau <b>Muster</b> und Herr <i>Muster</i>, Musterstraße</p><p>muster</p>"


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = DraftSession(Draft.new())
        self.body = BodyEditor(self.session)
        qtbot.addWidget(self.body)
        self.body.resize(700, 500)
        self.body.show()
        self.body.activateWindow()
        qtbot.waitUntil(self.body.isActiveWindow)

    def open(self, html: str, mode: str = RICH) -> None:
        self.session.open(Draft.new(html=html, text="" if mode != TEXT else html, body_mode=mode))
        self.editor.finish_paste()
        self.editor.setFocus()
        self.qtbot.waitUntil(self.editor.hasFocus)

    @property
    def editor(self):  # type: ignore[no-untyped-def]
        return self.body.pages.currentWidget()

    @property
    def bar(self) -> FindBar:
        return self.body.find_keys.bar

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = self.body.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def find(self, words: str) -> None:
        self.key(Qt.Key.Key_F, CTRL)
        assert self.bar.sought.hasFocus()
        QTest.keyClicks(self.bar.sought, words)

    def selected(self) -> tuple[int, str]:
        cursor = self.editor.textCursor()
        return cursor.selectionStart(), cursor.selectedText()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.mark.parametrize("mode", [RICH, HTML, TEXT])
def test_ctrl_f_finds_while_one_types_and_says_how_many(desk: Desk, mode: str) -> None:
    desk.open("Muster a muster b MUSTER", mode)
    desk.find("muster")
    assert desk.bar.count.text() == "1 of 3"
    assert desk.selected() == (0, "Muster")
    desk.key(Qt.Key.Key_Return)
    assert desk.selected() == (9, "muster")
    assert desk.bar.count.text() == "2 of 3"
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Return)
    assert desk.bar.count.text() == "1 of 3"
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert desk.bar.count.text() == "3 of 3"
    assert len(marks_of(desk.editor).ranges("found")) == 3


def test_esc_closes_the_bar_and_leaves_the_text_alone(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.find("herr")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.bar.isVisible()
    assert desk.editor.hasFocus()
    assert desk.selected()[1] == "Herr"
    assert marks_of(desk.editor).ranges("found") == []
    desk.body.flush()
    assert desk.session.draft.html == MUSTER
    # In the text itself Esc closes it as well.
    desk.key(Qt.Key.Key_F, CTRL)
    desk.editor.setFocus()
    desk.key(Qt.Key.Key_Escape)
    assert not desk.bar.isVisible()


def test_f3_goes_on_in_the_text_with_and_without_the_bar(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.find("muster")
    desk.key(Qt.Key.Key_Escape)
    place = desk.selected()[0]
    desk.key(Qt.Key.Key_F3)
    assert desk.selected()[0] > place
    assert desk.editor.hasFocus()
    desk.key(Qt.Key.Key_F3, SHIFT)
    assert desk.selected()[0] == place
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert desk.selected()[0] == place


def test_case_and_whole_words_are_buttons_the_keyboard_reaches(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.find("Muster")
    assert desk.bar.count.text() == "1 of 4"
    QTest.keyClick(desk.bar.whole, Qt.Key.Key_Space)
    assert desk.bar.count.text().endswith("of 3")
    QTest.keyClick(desk.bar.case, Qt.Key.Key_Space)
    assert desk.bar.count.text().endswith("of 2")
    desk.bar.sought.selectAll()
    QTest.keyClicks(desk.bar.sought, "nowhere")
    assert desk.bar.count.text() == "Not found"
    assert not desk.bar.next.isEnabled()


def test_what_is_selected_is_sought(desk: Desk) -> None:
    desk.open(MUSTER)
    cursor = desk.editor.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)
    desk.key(Qt.Key.Key_F, CTRL)
    assert desk.bar.sought.text() == "Muster"
    assert desk.bar.count.text() == "1 of 4"


def test_replacing_one_keeps_its_look_and_goes_to_the_next(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.key(Qt.Key.Key_H, CTRL)
    QTest.keyClicks(desk.bar.sought, "muster")
    desk.bar.other.setFocus()
    QTest.keyClicks(desk.bar.other, "Beispiel")
    desk.key(Qt.Key.Key_Return)
    assert desk.editor.textCursor().selectedText() == "Muster"
    assert desk.bar.count.text() == "1 of 3"
    desk.body.flush()
    assert "<b>Beispiel</b> und Herr <i>Muster</i>" in desk.session.draft.html


def test_replacing_all_is_one_step_and_keeps_every_look(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.key(Qt.Key.Key_H, CTRL)
    QTest.keyClicks(desk.bar.sought, "muster")
    QTest.keyClicks(desk.bar.other, "Ex")
    QTest.mouseClick(desk.bar.all_button, Qt.MouseButton.LeftButton)
    assert desk.bar.count.text() == "4 replaced"
    desk.body.flush()
    changed = "<p>Frau <b>Ex</b> und Herr <i>Ex</i>, Exstraße</p><p>Ex</p>"
    assert desk.session.draft.html == changed
    desk.editor.setFocus()
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.body.flush()
    assert desk.session.draft.html == MUSTER


def test_words_can_be_replaced_by_nothing_and_by_what_contains_them(desk: Desk) -> None:
    desk.open("aa😀a", TEXT)
    desk.key(Qt.Key.Key_H, CTRL)
    QTest.keyClicks(desk.bar.sought, "a")
    desk.bar.other.setText("aa😀")
    desk.bar.replace_all()
    assert desk.editor.text() == "aa😀aa😀😀aa😀"
    desk.bar.other.clear()
    desk.bar.replace_all()
    assert desk.editor.text() == "😀😀😀😀"


def test_in_a_message_that_is_only_shown_nothing_can_be_replaced(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.body.set_read_only(True)
    desk.key(Qt.Key.Key_H, CTRL)
    assert desk.bar.sought.hasFocus()
    assert not desk.bar.other.isVisible()
    QTest.keyClicks(desk.bar.sought, "muster")
    desk.bar.replace_all()
    desk.body.flush()
    assert desk.session.draft.html == MUSTER


def test_another_page_and_another_draft_are_searched_or_left(desk: Desk) -> None:
    desk.open(MUSTER)
    desk.find("b")
    assert desk.bar.count.text() == "Not found"
    QTest.mouseClick(desk.body.mode_buttons[HTML], Qt.MouseButton.LeftButton)
    assert desk.bar.count.text() == "2 found"
    desk.session.open(Draft.new(html="<p>b</p>"))
    assert not desk.bar.isVisible()


def test_what_is_typed_meanwhile_is_counted(qtbot: QtBot, desk: Desk) -> None:
    desk.open("<p>a</p>")
    desk.find("a")
    desk.editor.setFocus()
    desk.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(desk.editor, "aa")
    qtbot.waitUntil(lambda: desk.bar.count.text() == "3 found")


@pytest.mark.parametrize("mode", [RICH, TEXT])
def test_much_text_is_marked_where_it_is_seen_and_replaced_in_one_go(desk: Desk, mode: str) -> None:
    paragraph = "Ein langer Absatz mit ä und ö. "
    text = (paragraph * 3 + "\n") * 2_000
    desk.open(text if mode == TEXT else f"<p>{text.replace(chr(10), '</p><p>')}</p>", mode)
    desk.key(Qt.Key.Key_H, CTRL)
    QTest.keyClicks(desk.bar.sought, "absatz")
    assert desk.bar.count.text() == "1 of 6,000"
    assert 0 < len(marks_of(desk.editor).ranges("found")) <= 400
    desk.bar.other.setText("Satz")
    started = time.process_time()
    desk.bar.replace_all()
    assert time.process_time() - started < 5
    assert desk.bar.count.text() == "6,000 replaced"
    desk.editor.undo()
    assert desk.editor.toPlainText().count("Absatz") == 6_000
