from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Action, Draft, Recipient
from mateo_desktop.ui.detail.payload_view import PayloadView
from mateo_desktop.ui.session import DraftSession
from tests.ui.entries import ERIKA


def draft() -> Draft:
    return Draft.new(
        channel_type="email",
        to=(Recipient("emoji@example.org", "𝔈𝔯𝔦𝔨𝔞 🙂🙂🙂"), ERIKA),
        subject="🙂 Your appointment",
        text="Good day",
        actions=(Action(text="Yes 👍"),),
    )


@pytest.fixture
def session() -> DraftSession:
    return DraftSession(draft())


@pytest.fixture
def view(qtbot: QtBot, session: DraftSession) -> PayloadView:
    view = PayloadView(session)
    view.set_base_url("https://api.example.org/v1")
    qtbot.addWidget(view)
    view.resize(440, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def lit(view: PayloadView) -> str:
    """The text that is lit up."""
    selections = view.text.extraSelections()
    return "\n".join(s.cursor.selectedText().replace("\u2029", "\n") for s in selections)


def click(qtbot: QtBot, view: PayloadView, words: str) -> None:
    """Click the line with *words*."""
    found = view.text.document().find(words)
    assert not found.isNull()
    cursor = QTextCursor(found.block())
    rect = view.text.cursorRect(cursor)
    place = QPoint(rect.right() + 2, rect.center().y())
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_is_shown_is_what_is_sent(view: PayloadView, session: DraftSession) -> None:
    assert view.text.toPlainText().encode() == session.payload.body
    assert session.payload.fingerprint in view._facts.text()


def test_it_follows_the_draft(qtbot: QtBot, view: PayloadView, session: DraftSession) -> None:
    session.update(subject="Another day")
    qtbot.waitUntil(lambda: '"Another day"' in view.text.toPlainText())
    assert session.payload.fingerprint in view._facts.text()


def test_a_view_nobody_looks_at_costs_nothing_and_catches_up(
    qtbot: QtBot, view: PayloadView, session: DraftSession
) -> None:
    view.hide()
    session.update(subject="Unseen")
    assert not view._later.isActive()
    view.show()
    assert '"Unseen"' in view.text.toPlainText()


@pytest.mark.parametrize(
    ("pointer", "begins", "holds"),
    [
        ("/subject", '"subject"', "🙂 Your appointment"),
        ("/to/0", "{", "𝔈𝔯𝔦𝔨𝔞"),
        ("/to/1", "{", "Erika Muster"),
        ("/to/1/handle", '"handle"', "erika@example.org"),
        ("/actions", '"actions"', "Yes 👍"),
    ],
)
def test_a_field_lights_up_its_lines(
    view: PayloadView, pointer: str, begins: str, holds: str
) -> None:
    view.highlight(pointer)
    assert lit(view).strip().startswith(begins)
    assert holds in lit(view)


def test_a_part_that_is_not_filled_in_lights_up_what_it_stands_in(view: PayloadView) -> None:
    view.highlight("/to/1/contact_id")
    assert "Erika Muster" in lit(view)
    view.highlight("/cc")
    assert lit(view) == ""


@pytest.mark.parametrize(
    ("words", "pointer"),
    [
        ("Your appointment", "/subject"),
        ("erika@example.org", "/to/1/handle"),
        ("emoji@example.org", "/to/0/handle"),
        ("Yes 👍", "/actions/0/text"),
    ],
)
def test_a_click_on_a_line_wants_its_field(
    qtbot: QtBot, view: PayloadView, words: str, pointer: str
) -> None:
    with qtbot.waitSignal(view.field_wanted) as caught:
        click(qtbot, view, words)
    assert caught.args == [pointer]
    assert words in lit(view)


def test_enter_on_a_line_wants_its_field_too(qtbot: QtBot, view: PayloadView) -> None:
    view.text.setTextCursor(view.text.document().find("appointment"))
    cursor = view.text.textCursor()
    cursor.clearSelection()
    view.text.setTextCursor(cursor)
    with qtbot.waitSignal(view.field_wanted) as caught:
        qtbot.keyClick(view.text, Qt.Key.Key_Return)
    assert caught.args == ["/subject"]


def test_tab_leaves_the_page(view: PayloadView) -> None:
    assert view.text.tabChangesFocus()
    assert view.text.isReadOnly()


def test_the_light_stays_on_the_field_while_the_draft_changes(
    qtbot: QtBot, view: PayloadView, session: DraftSession
) -> None:
    view.highlight("/text")
    session.update(cc=(ERIKA,))
    qtbot.waitUntil(lambda: '"cc"' in view.text.toPlainText())
    assert "Good day" in lit(view)


def test_commands_are_copied_with_a_variable_in_place_of_the_token(
    view: PayloadView, session: DraftSession
) -> None:
    button = view.findChild(QPushButton, "copyPayloadButton")
    assert button is not None
    menu = button.menu()
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        QGuiApplication.clipboard().clear()
        action.trigger()
        copied = QGuiApplication.clipboard().text()
        assert "Your appointment" in copied or "\\ud83d" in copied.lower(), action.text()
        if action.text() == "JSON":
            assert copied.encode() == session.payload.body
        else:
            assert "MATEO_TOKEN" in copied, action.text()
            assert "https://api.example.org/v1/send_message" in copied
    assert view._copied.text() == "Copied ✓"


def test_a_request_in_the_clipboard_is_handed_on(qtbot: QtBot, view: PayloadView) -> None:
    QGuiApplication.clipboard().setText('{"subject": "pasted"}')
    with qtbot.waitSignal(view.import_requested) as caught:
        qtbot.mouseClick(view.paste, Qt.MouseButton.LeftButton)
    assert caught.args == ['{"subject": "pasted"}']


def test_a_long_string_is_folded_and_the_copy_is_whole(
    qtbot: QtBot, view: PayloadView, session: DraftSession
) -> None:
    session.update(text="x" * 300_000)
    qtbot.waitUntil(lambda: "characters more" in view.text.toPlainText())
    assert len(view.text.toPlainText()) < 5_000
    view._copy_json()
    assert json.loads(QGuiApplication.clipboard().text())["text"] == "x" * 300_000


def test_of_ten_thousand_recipients_the_first_and_the_last_lines_are_laid_out(
    qtbot: QtBot, view: PayloadView, session: DraftSession
) -> None:
    session.update(to=tuple(Recipient(f"p{n}@example.org", "P") for n in range(10_000)))
    qtbot.waitUntil(lambda: "lines more" in view.text.toPlainText())
    assert view.text.blockCount() < 5_000
    with qtbot.waitSignal(view.field_wanted) as caught:
        view.text.line_chosen.emit(view.text._folded.meant_line(view.text.blockCount() - 8))
    assert caught.args[0].startswith(("/subject", "/text", "/actions"))
    view.highlight("/subject")
    assert "Your appointment" in lit(view)
    view.highlight("/to/9000")
    assert lit(view) == "", "what is in the fold cannot be lit"


def test_words_are_found_in_it_and_nothing_can_be_replaced(qtbot: QtBot, view: PayloadView) -> None:
    view.activateWindow()
    view.text.setFocus()
    qtbot.waitUntil(view.text.hasFocus)
    view.highlight("/subject")
    qtbot.keyClick(view.text, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    bar = view.find_keys.bar
    assert bar.sought.hasFocus()
    assert not bar.other.isVisible()
    qtbot.keyClicks(bar.sought, "EXAMPLE")
    assert bar.count.text().startswith("1 of ")
    assert view.text.textCursor().selectedText() == "example"
    # The light on the field stays below what was found.
    assert len(view.text.extraSelections()) > 2
    qtbot.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert len(view.text.extraSelections()) == 1
