"""Snippets in the subject: plain words on one line, with one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.snippet import Snippet
from tests.ui.composer.desk import MAIL, Desk

ORDER = Snippet(name="Order", html="<p>Your <b>order</b> {cursor} of {date}</p><p>👋 {nothing}</p>")
HELLO = Snippet(name="Hello", html="<p>Hello {first_name}</p>")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.session.snippets.put((ORDER, HELLO))
    desk.open(MAIL, to=(Recipient("erika@example.org", "Erika Muster"),))
    subject(desk).setFocus(Qt.FocusReason.OtherFocusReason)
    return desk


def subject(desk: Desk) -> QLineEdit:
    return desk.composer.subject.edit


def offered(desk: Desk) -> list[str]:
    shown = desk.composer.subject.completion.popup
    return [s.name for s in shown.rows.snippets] if shown is not None and shown.isVisible() else []


def ask(desk: Desk) -> None:
    QTest.keyClick(subject(desk), Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)


def test_a_slash_in_the_empty_line_offers_and_enter_inserts(desk: Desk) -> None:
    QTest.keyClicks(subject(desk), "/hel")
    assert offered(desk) == ["Hello"]
    QTest.keyClick(subject(desk), Qt.Key.Key_Return)
    assert subject(desk).text() == desk.draft.subject == "Hello Erika"
    assert offered(desk) == []
    QTest.keyClick(subject(desk), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert subject(desk).text() == desk.draft.subject == "/hel"


@pytest.mark.parametrize(("before", "behind"), [("Offer ", ""), ("", "Offer"), ("1", "2")])
def test_a_slash_elsewhere_is_a_slash(desk: Desk, before: str, behind: str) -> None:
    subject(desk).setText(before + behind)
    subject(desk).setCursorPosition(len(before))
    QTest.keyClicks(subject(desk), "/")
    assert offered(desk) == []
    assert desk.draft.subject == f"{before}/{behind}"


def test_control_and_space_offer_what_fits_the_word_and_the_cursor_has_its_place(
    desk: Desk,
) -> None:
    QTest.keyClicks(subject(desk), "Re: ord")
    ask(desk)
    assert offered(desk) == ["Order"]
    QTest.keyClick(subject(desk), Qt.Key.Key_Tab)
    words = subject(desk).text()
    assert words == desk.draft.subject
    assert words.startswith("Re: Your order  of ")
    assert words.endswith(" 👋 {nothing}")
    assert "\n" not in words
    assert subject(desk).hasFocus()
    QTest.keyClicks(subject(desk), "12")
    assert desk.draft.subject.startswith("Re: Your order 12 of ")


def test_escape_and_another_place_close_the_list_and_change_nothing(desk: Desk) -> None:
    QTest.keyClicks(subject(desk), "/")
    assert offered(desk) == ["Order", "Hello"]
    QTest.keyClick(subject(desk), Qt.Key.Key_Escape)
    assert offered(desk) == []
    ask(desk)
    assert offered(desk)
    QTest.keyClick(subject(desk), Qt.Key.Key_Home)
    assert offered(desk) == []
    assert desk.draft.subject == "/"


def test_a_subject_that_cannot_be_edited_offers_nothing(desk: Desk) -> None:
    desk.session.update(subject="x" * 30_000)
    ask(desk)
    assert offered(desk) == []


def test_words_of_the_subject_become_a_snippet(desk: Desk) -> None:
    subject(desk).setText("Your <order>")
    subject(desk).selectAll()
    assert desk.composer.subject.completion.selected_html() == "<p>Your &lt;order&gt;</p>"


def test_the_subject_is_no_part_of_itself(desk: Desk) -> None:
    desk.session.snippets.put((Snippet(name="Again", html="<p>Again: {subject}</p>"),))
    QTest.keyClicks(subject(desk), "/ag")
    QTest.keyClick(subject(desk), Qt.Key.Key_Return)
    assert desk.draft.subject == "Again: {subject}"
    desk.assessed()
    assert [problem.field for problem in desk.session.problems if "subject" in problem.field]
