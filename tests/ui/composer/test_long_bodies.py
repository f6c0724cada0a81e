"""Long messages in the body: nothing that is done with them holds the window."""

import itertools
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import markup
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.composer import typing_pause
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.rich import blocks, reading, written
from mateo_desktop.ui.text.rich.written import Written
from mateo_desktop.ui.text.source.loss_dialog import LossDialog

SIZE = 66_000
#: What a turn of the loop may compute here; the bar has 100 ms, on a quiet machine.
TURN_S = 0.25
PARAGRAPH = "<p>Good <b>day</b> and welcome to <i>our</i> house, dear guest.</p>"
FOREIGN = PARAGRAPH.replace("<p>", '<p class="x">') + "\n"
CODE = "<pre>" + "\n".join(["a line of code", ""] * (SIZE // 16)) + "x</pre>"
SHAPES = {
    "paragraphs": PARAGRAPH * (SIZE // len(PARAGRAPH)),
    "code": CODE,
    "a list": "<ul>" + "<li>an item of it</li>" * (SIZE // 22) + "</ul>",
    "numbers": '<ol start="3">' + "<li>an item of it</li>" * (SIZE // 22) + "</ol>",
    "a quote": "<blockquote>" + "<p>quoted words</p>" * (SIZE // 19) + "</blockquote>",
}
LONG = SHAPES["paragraphs"]
LOSSY = FOREIGN * (SIZE // len(FOREIGN))


@pytest.fixture
def session() -> DraftSession:
    return DraftSession(Draft.new())


@pytest.fixture
def body(qtbot: QtBot, session: DraftSession) -> BodyEditor:
    body = BodyEditor(session)
    qtbot.addWidget(body)
    body.resize(700, 500)
    body.show()
    body.activateWindow()
    body.setFocus()
    qtbot.waitUntil(body.isActiveWindow)
    return body


def _longest_turn(done: Callable[[], object]) -> float:
    """What the longest turn of the loop took of this thread until *done*, in seconds."""
    longest = 0.0
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline
        before = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        longest = max(longest, time.thread_time() - before)
    return longest


def _click(body: BodyEditor, mode: str) -> None:
    QTest.mouseClick(body.mode_buttons[mode], Qt.MouseButton.LeftButton)


def _question() -> LossDialog | None:
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if isinstance(one, LossDialog)), None)


def test_the_pause_after_an_undo_waits_until_all_was_compared_bit_by_bit(
    qtbot: QtBot, session: DraftSession, body: BodyEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(Draft.new(html=LONG, text=markup.plain_text(LONG)))
    qtbot.waitUntil(lambda: not body.rich.coming)
    QTest.keyClicks(body.rich, "Z")
    body.flush()
    assert session.draft.html != LONG
    # So many turns that the pause is over long before.
    monkeypatch.setattr(written, "_LOOKED_AT", 500)
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 1)
    compare, letters = Written._compare, list[int]()

    def counted(of: Written, most: int) -> None:
        letters.append(most)
        compare(of, most)

    monkeypatch.setattr(Written, "_compare", counted)
    body.rich.undo()
    qtbot.waitUntil(lambda: session.draft.html == LONG)
    assert len(letters) > 50
    assert max(letters) == 500


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_draft_is_opened_written_in_and_undone_without_a_stall(
    session: DraftSession, body: BodyEditor, shape: str
) -> None:
    html = SHAPES[shape]
    before = time.thread_time()
    session.open(Draft.new(html=html, text=markup.plain_text(html)))
    assert time.thread_time() - before < TURN_S
    assert _longest_turn(lambda: not body.rich.coming) < TURN_S
    assert body.rich.html() == html
    assert body.rich.textCursor().position() == 0
    assert not body.rich.document().isUndoAvailable()
    before = time.thread_time()
    QTest.keyClicks(body.rich, "Z")
    body.flush()
    assert time.thread_time() - before < TURN_S
    assert session.draft.html.count("Z") == session.draft.text.count("Z") == 1
    assert not session.draft.text_is_own
    before = time.thread_time()
    QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert time.thread_time() - before < TURN_S
    body.flush()
    assert session.draft.html == html


def test_a_thousand_cells_are_short_markup_and_come_bit_by_bit(
    session: DraftSession, body: BodyEditor
) -> None:
    html = f"{blocks.TABLE}{('<tr>' + '<td>words</td>' * 10 + '</tr>') * 100}</table>"
    assert len(html) < reading.AT_ONCE
    before = time.thread_time()
    session.open(Draft.new(html=html, text=markup.plain_text(html)))
    assert body.rich.coming
    QTest.keyClicks(body.rich, "Z")
    assert time.thread_time() - before < TURN_S / 2
    assert _longest_turn(lambda: not body.rich.coming) < TURN_S
    body.flush()
    assert session.draft.html == f"<p>Z</p>{html}"


def test_what_is_typed_while_a_draft_comes_stands_in_it_and_the_draft_is_whole_all_the_time(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LONG, text=markup.plain_text(LONG)))
    assert body.rich.coming
    body.flush()
    # Nobody typed: what is in the draft needs no reading, and no waiting for it.
    assert body.rich.coming
    assert session.draft.html == LONG
    QTest.keyClicks(body.rich, "Hello ")
    assert session.draft.html == LONG
    body.flush()
    assert not body.rich.coming
    assert session.draft.html == LONG.replace("<p>", "<p>Hello ", 1)


def test_a_draft_that_comes_makes_way_for_another(session: DraftSession, body: BodyEditor) -> None:
    session.open(Draft.new(html=LONG))
    session.open(Draft.new(html="<p>short</p>"))
    QTest.keyClicks(body.rich, "a ")
    body.flush()
    assert session.draft.html == "<p>a short</p>"
    body.rich.undo()
    assert body.rich.html() == "<p>short</p>"


def test_a_long_draft_that_rich_cannot_keep_opens_as_source_with_what_was_typed(
    qtbot: QtBot, session: DraftSession, body: BodyEditor
) -> None:
    draft = Draft.new(html=LOSSY)
    session.open(draft)
    QTest.keyClicks(body.rich, "x")
    assert _longest_turn(lambda: body.pages.page == HTML and not body.source.coming) < TURN_S
    body.flush()
    assert session.draft.html == "x" + LOSSY
    assert body.source.hasFocus()
    session.open(draft)
    qtbot.waitUntil(lambda: body.pages.page == HTML)
    body.flush()
    assert session.draft == draft


@pytest.mark.parametrize("mode", ["", TEXT])
def test_who_types_into_a_long_draft_that_becomes_source_and_leaves_at_once_loses_no_letter(
    session: DraftSession, body: BodyEditor, mode: str
) -> None:
    draft = Draft.new(html=LOSSY)
    session.open(draft)
    QTest.keyClicks(body.rich, "xyz")
    if mode:
        _click(body, mode)
    body.flush()
    assert session.draft.html == "xyz" + LOSSY


def test_a_look_at_the_source_and_back_holds_nothing_and_changes_no_byte(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LONG))
    body.rich.finish_paste()
    for mode in (HTML, RICH, TEXT, HTML):
        before = time.thread_time()
        _click(body, mode)
        assert time.thread_time() - before < TURN_S
        assert body.pages.page == mode
        assert _longest_turn(lambda: not body.pages.editor.coming) < TURN_S
        body.flush()
        assert session.draft.html == LONG
    assert body.source.text() == LONG.replace("</p><", "</p>\n<")


def test_what_would_be_lost_is_found_out_beside_the_window_and_asked_about(
    qtbot: QtBot, session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LOSSY, body_mode=HTML))
    body.source.finish_paste()
    before = time.thread_time()
    _click(body, RICH)
    assert time.thread_time() - before < TURN_S
    assert body.pages.page == HTML
    assert body.mode_buttons[HTML].isChecked()
    assert _longest_turn(_question) < TURN_S
    question = _question()
    assert question is not None
    row = question.rows.item(0).text()
    assert row.startswith("colours, fonts, sizes and spacing (class): lines 1, 2, 3")
    assert body.pages.page == HTML
    assert session.draft.html == LOSSY
    QTest.mouseClick(question.convert_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(body.rich, "Z")
    # Until all of it is there the draft is what it was.
    assert session.draft.html == LOSSY
    assert _longest_turn(lambda: not body.rich.coming) < TURN_S
    body.flush()
    clean = LOSSY.replace(' class="x"', "").replace("\n", "")
    assert session.draft.html == clean.replace("<p>", "<p>Z", 1)
    assert session.draft.body_mode == RICH
    for _ in range(2):
        QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not body.source.coming)
    assert body.source.text() == session.draft.html == LOSSY


def test_who_closes_in_the_middle_of_the_change_has_all_of_it(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LOSSY, body_mode=HTML))
    _click(body, RICH)
    _longest_turn(_question)
    question = _question()
    assert question is not None
    QTest.mouseClick(question.convert_button, Qt.MouseButton.LeftButton)
    assert body.rich.coming
    body.flush()
    assert session.draft.html == LOSSY.replace(' class="x"', "").replace("\n", "")


@pytest.mark.parametrize("gesture", ["a letter", "another page", "another draft"])
def test_who_goes_on_before_the_answer_is_not_asked_any_more(
    qtbot: QtBot, session: DraftSession, body: BodyEditor, gesture: str
) -> None:
    session.open(Draft.new(html=LOSSY, body_mode=HTML))
    body.source.finish_paste()
    _click(body, RICH)
    if gesture == "a letter":
        QTest.keyClicks(body.source, "x")
    elif gesture == "another page":
        _click(body, TEXT)
    else:
        session.open(Draft.new(html=LOSSY, body_mode=HTML))
    turns = itertools.count()
    qtbot.waitUntil(lambda: next(turns) > 20)
    body.flush()
    assert _question() is None
    assert body.pages.page == (TEXT if gesture == "another page" else HTML)
    assert session.draft.html == ("x" if gesture == "a letter" else "") + LOSSY


def test_what_something_else_writes_is_one_step_in_a_long_text(
    qtbot: QtBot, session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LONG))
    body.rich.finish_paste()
    cursor = body.rich.textCursor()
    cursor.setPosition(20)
    body.rich.setTextCursor(cursor)
    before = time.thread_time()
    session.update(html=LONG + "<p>Kind regards</p>")
    assert time.thread_time() - before < TURN_S
    # What is typed meanwhile comes after it.
    QTest.keyClicks(body.rich, "Z")
    assert _longest_turn(lambda: not body.rich.coming) < TURN_S
    body.flush()
    assert session.draft.html.endswith("<p>Kind regards</p>")
    assert session.draft.html.count("Z") == 1
    assert body.rich.textCursor().position() == 21
    for _ in range(2):
        QTest.keyClick(body.rich, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    body.flush()
    assert session.draft.html == LONG


def test_the_text_of_long_source_follows_what_is_written_without_a_stall(
    session: DraftSession, body: BodyEditor
) -> None:
    session.open(Draft.new(html=LOSSY, text=markup.plain_text(LOSSY), body_mode=HTML))
    body.source.finish_paste()
    QTest.keyClicks(body.source, "one")
    assert _longest_turn(lambda: session.draft.html.startswith("one")) < TURN_S
    assert session.draft.text == markup.plain_text("one" + LOSSY)
    assert not session.draft.text_is_own
    QTest.keyClicks(body.source, "two")
    body.flush()
    assert session.draft.text == markup.plain_text("onetwo" + LOSSY)
