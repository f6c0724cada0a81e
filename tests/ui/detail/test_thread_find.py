"""Finding in a conversation: every bubble is searched, and one goes from bubble to bubble."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.detail.bubbles import Bubble
from mateo_desktop.ui.detail.conversation_pane import ConversationPane
from mateo_desktop.ui.detail.thread_find_bar import ThreadFindBar
from mateo_desktop.ui.detail.thread_view import ThreadView
from mateo_desktop.ui.text.find_bar import FindBar
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import theme
from tests.ui.detail.conversations import message, thread

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Reader:
    """A conversation, and hands."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.pane = ConversationPane()
        qtbot.addWidget(self.pane)
        self.pane.resize(440, 700)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        self.pane.activateWindow()

    def open(self, *texts: str, conversation: str = "c1") -> None:
        said = [message(n, text, inbound=n % 2 == 0) for n, text in enumerate(texts)]
        self.pane.set_thread(thread(*said, id=conversation))
        shown = min(20, len(texts))
        self.qtbot.waitUntil(lambda: len(self.pane.bubbles) >= shown)
        self.settled()
        self.pane.bubbles[-1].setFocus()

    def settled(self) -> None:
        view = self.pane.view
        self.qtbot.waitUntil(
            lambda: not view._settling.isActive() and not view._building.isActive()
        )

    @property
    def bar(self) -> FindBar:
        return self.pane.find_keys.bar

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.pane, key, held)

    def find(self, words: str) -> None:
        self.key(Qt.Key.Key_F, CTRL)
        assert self.bar.sought.hasFocus()
        QTest.keyClicks(self.bar.sought, words)

    def current(self) -> tuple[int, str]:
        """The number of the bubble of the chosen place, and its words."""
        (found,) = (
            (number, bubble, ranges[0])
            for number, bubble in enumerate(self.pane.bubbles)
            if (ranges := marks_of(bubble.view).ranges("current"))
        )
        number, bubble, (start, end) = found
        return number, bubble.view.document().toRawText()[start:end]

    def marked(self) -> list[int]:
        return [len(marks_of(bubble.view).ranges("found")) for bubble in self.pane.bubbles]

    def sees(self, bubble: Bubble) -> bool:
        viewport = self.pane.view.viewport()
        top = bubble.view.mapTo(viewport, QPoint(0, 0)).y()
        return top < viewport.height() and top + bubble.view.height() > 0


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    return Reader(qtbot)


def test_ctrl_f_finds_in_all_bubbles_and_enter_goes_from_one_to_the_next(reader: Reader) -> None:
    reader.open("Termin am Montag", "Kein termin, kein Termin", "Danke")
    reader.find("termin")
    assert reader.bar.count.text() == "1 of 3"
    assert reader.current() == (0, "Termin")
    assert reader.marked() == [1, 2, 0]
    reader.key(Qt.Key.Key_Return)
    assert reader.current() == (1, "termin")
    reader.key(Qt.Key.Key_F3)
    assert reader.bar.count.text() == "3 of 3"
    reader.key(Qt.Key.Key_Return)
    assert reader.bar.count.text() == "1 of 3"
    reader.key(Qt.Key.Key_Return, SHIFT)
    assert reader.bar.count.text() == "3 of 3"
    reader.bar.case.click()
    assert reader.bar.count.text() == "1 of 1"
    assert reader.marked() == [0, 1, 0]


def test_words_nobody_said_are_not_found(reader: Reader) -> None:
    reader.open("Hello", "<p>Good <b>day</b></p>")
    reader.find("<b>")
    assert reader.bar.count.text() == "Not found"
    assert not reader.bar.next.isEnabled()
    assert not reader.bar.other.isVisible()


def test_esc_closes_and_the_bubble_that_was_found_has_the_focus(reader: Reader) -> None:
    reader.open("one", "two", "three")
    reader.find("two")
    reader.key(Qt.Key.Key_Escape)
    assert not reader.bar.isVisible()
    assert reader.pane.bubbles[1].hasFocus()
    assert reader.marked() == [0, 0, 0]
    # From a bubble as well.
    reader.key(Qt.Key.Key_F, CTRL)
    reader.pane.bubbles[0].setFocus()
    reader.key(Qt.Key.Key_Escape)
    assert not reader.bar.isVisible()


def test_earlier_messages_are_built_and_searched_and_scrolled_to(reader: Reader) -> None:
    reader.open("needle", *["line\n" * 6] * 45, "needle again")
    assert len(reader.pane.bubbles) == 20
    reader.find("needle")
    reader.qtbot.waitUntil(lambda: reader.bar.count.text() == "2 of 2")
    assert len(reader.pane.bubbles) == 47
    assert reader.current() == (46, "needle")
    reader.settled()
    reader.key(Qt.Key.Key_Return)
    assert reader.current() == (0, "needle")
    assert reader.sees(reader.pane.bubbles[0])
    assert not reader.sees(reader.pane.bubbles[46])
    reader.key(Qt.Key.Key_Return, SHIFT)
    assert reader.sees(reader.pane.bubbles[46])


def test_a_new_message_is_searched_and_the_place_stays(reader: Reader) -> None:
    reader.open("Termin", "Termin")
    reader.find("termin")
    reader.key(Qt.Key.Key_Return)
    assert reader.current() == (1, "Termin")
    said = [message(n, "Termin", inbound=n % 2 == 0) for n in range(3)]
    reader.pane.set_thread(thread(*said))
    reader.qtbot.waitUntil(lambda: reader.bar.count.text() == "2 of 3")
    assert reader.current() == (1, "Termin")
    assert reader.marked() == [1, 1, 1]


def test_a_formatted_bubble_is_searched_as_it_is_shown(reader: Reader) -> None:
    reader.open("<p>Der <b>Ter</b>min</p>")
    reader.find("termin")
    assert reader.bar.count.text() == "1 of 1"
    toggle = reader.pane.bubbles[0].toggle
    assert toggle is not None
    toggle.click()
    reader.qtbot.waitUntil(lambda: reader.current() == (0, "Termin"))
    assert reader.marked() == [1]


def test_another_conversation_ends_it(reader: Reader) -> None:
    reader.open("Termin")
    reader.find("termin")
    reader.open("Termin", conversation="c2")
    assert not reader.bar.isVisible()
    assert reader.marked() == [0]
    reader.find("min")
    assert reader.bar.count.text() == "1 of 1"


def test_the_menu_of_a_bubble_leads_to_it(reader: Reader) -> None:
    reader.open("Termin")
    menu = reader.pane.bubbles[0].menu()
    (action,) = (each for each in menu.actions() if each.text() == "Find in the conversation")
    action.trigger()
    menu.close()
    assert reader.bar.isVisible()
    assert reader.bar.sought.hasFocus()


def test_a_bar_that_is_gone_is_not_painted_in_another_theme(qtbot: QtBot) -> None:
    pane = QWidget()
    bar = ThreadFindBar(ThreadView(pane), pane)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(pane)
        assert not shiboken6.isValid(bar)
        theme().changed.emit()
    assert not raised


def test_subjects_and_buttons_are_found_as_they_are_read(reader: Reader) -> None:
    said = [
        message(0, "Passt Montag?", subject="Ihr Termin", footer="Praxis Muster"),
        message(1, "Montag passt", inbound=True),
    ]
    buttons = {"m0": [{"text": "Montag"}, {"text": "Dienstag", "clicked": True}]}
    reader.pane.set_thread(thread(*said, buttons=buttons))
    reader.qtbot.waitUntil(lambda: len(reader.pane.bubbles) == 2)
    reader.settled()
    reader.pane.bubbles[-1].setFocus()
    first = reader.pane.bubbles[0]

    def found() -> dict[str, str]:
        labels = [part for part in first.parts if isinstance(part, QLabel)]
        return {
            label.text(): label.property("found") for label in labels if label.property("found")
        }

    reader.find("montag")
    assert reader.bar.count.text() == "1 of 3"
    assert reader.current() == (0, "Montag")
    assert found() == {"Montag": "some"}
    reader.key(Qt.Key.Key_Return)
    assert reader.bar.count.text() == "2 of 3"
    assert found() == {"Montag": "current"}
    reader.key(Qt.Key.Key_Return)
    assert reader.current() == (1, "Montag")
    for words, shown in (
        ("termin", "Ihr Termin"),
        ("praxis", "Praxis Muster"),
        ("dienstag", "Dienstag ✓ pressed"),
    ):
        reader.bar.sought.selectAll()
        QTest.keyClicks(reader.bar.sought, words)
        assert reader.bar.count.text() == "1 of 1"
        assert found() == {shown: "current"}
    reader.key(Qt.Key.Key_Escape)
    assert found() == {}
    assert first.hasFocus()
