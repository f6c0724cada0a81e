"""Pictures on this disk that pasted markup names: nothing is read before a yes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.foreign import pasted
from tests.ui.text.attacks.watch import WatchedPicture


@pytest.fixture
def session() -> DraftSession:
    return DraftSession(Draft.new(channel_type="email"))


@pytest.fixture
def body(qtbot: QtBot, session: DraftSession) -> BodyEditor:
    body = BodyEditor(session)
    qtbot.addWidget(body)
    body.resize(700, 500)
    with qtbot.waitExposed(body):
        body.show()
    return body


@pytest.fixture
def picture(qapp: QApplication, tmp_path: Path) -> Iterator[WatchedPicture]:
    picture = WatchedPicture(tmp_path / "watched")
    yield picture
    picture.close()


def paste(body: BodyEditor, markup: str) -> None:
    mime = QMimeData()
    mime.setHtml(markup)
    body.rich.insertFromMimeData(mime)


def test_a_picture_is_attached_after_a_yes_and_not_read_before(
    qtbot: QtBot, body: BodyEditor, picture: WatchedPicture
) -> None:
    asked: list[object] = []
    body.files_dropped.connect(asked.append)
    paste(body, f"<p>Look: <img src='file://{picture.path}'></p>")
    QApplication.processEvents()
    line = body.question
    assert body.rich.html() == "<p>Look:</p>"
    assert "1 picture on this computer" in line.words.text()
    assert line.attach_button.text() == "Attach 1 picture"
    assert picture.path.name in line.attach_button.toolTip()
    assert not asked
    assert not picture.opened()
    line.attach_button.setFocus()
    qtbot.keyClick(line.attach_button, Qt.Key.Key_Space)
    assert asked == [[str(picture.path)]]
    assert line.isHidden()


def test_a_no_forgets_the_pictures(qtbot: QtBot, body: BodyEditor, picture: WatchedPicture) -> None:
    asked: list[object] = []
    body.files_dropped.connect(asked.append)
    paste(body, f"<img src='file://{picture.path}'><img src='file:///nowhere/b.png'>")
    assert body.question.attach_button.text() == "Attach 2 pictures"
    assert body.question.fine_button.text() == "No"
    qtbot.mouseClick(body.question.fine_button, Qt.MouseButton.LeftButton)
    assert body.question.isHidden()
    body.question.tell_paste("cut")
    assert body.question.attach_button.isHidden()
    assert body.question.fine_button.text() == "OK"
    assert not asked
    assert not picture.opened()


def test_pictures_of_two_pastes_are_one_question(body: BodyEditor) -> None:
    paste(body, "<p>x<img src='file:///nowhere/a.png'></p>")
    paste(body, "<p>x<img src='file:///nowhere/a.png'><img src='file:///nowhere/b.png'></p>")
    assert body.question.attach_button.text() == "Attach 2 pictures"


def test_what_was_cut_is_told_beside_the_question(body: BodyEditor) -> None:
    paste(body, "<img src='file:///nowhere/a.png'>" + "word " * (pasted.TEXT_MAX // 5 + 1))
    body.rich.finish_paste()
    words = body.question.words.text()
    assert words.startswith("Not everything of that could be pasted.")
    assert "1 picture" in words


def test_the_question_is_about_the_draft_it_was_asked_for(
    session: DraftSession, body: BodyEditor
) -> None:
    paste(body, "<p>x<img src='file:///nowhere/a.png'></p>")
    assert body.question.isVisible()
    session.open(Draft.new(channel_type="email"))
    assert body.question.isHidden()


def test_the_question_goes_with_the_paste_that_is_undone(body: BodyEditor) -> None:
    line, edit = body.question, body.rich
    paste(body, "<p>One <img src='file:///nowhere/a.png'></p>")
    paste(body, "<p>Two <img src='file:///nowhere/b.png'><img src='file:///nowhere/a.png'></p>")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(edit, "!")
    assert line.attach_button.text() == "Attach 2 pictures"
    edit.undo()
    assert line.attach_button.text() == "Attach 2 pictures", "only a letter was taken back"
    edit.undo()
    assert line.attach_button.text() == "Attach 1 picture"
    assert "a.png" in line.attach_button.toolTip()
    edit.undo()
    assert edit.html() == ""
    assert line.isHidden()
    edit.redo()
    assert line.isHidden(), "who wants the pictures pastes again"
    # Answered, nothing is followed any more.
    paste(body, "<p><img src='file:///nowhere/c.png'></p>")
    line.fine_button.click()
    line.tell_paste("cut")
    edit.undo()
    assert not line.isHidden()
