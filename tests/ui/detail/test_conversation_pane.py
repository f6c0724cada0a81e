from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.detail import thread_view
from mateo_desktop.ui.detail.conversation_pane import ConversationPane
from mateo_desktop.ui.detail.raw_text import RawText
from mateo_desktop.ui.messages import near_moment, time_of_day
from mateo_desktop.ui.theme import theme
from tests.ui.detail.conversations import AS_OF, message, thread
from tests.ui.entries import ERIKA, accepted, entry

HOSTILE = "<img src=file:///etc/passwd>\u202egnp.exe<b>x</b>"
SHOWN = "<img src=file:///etc/passwd>[U+202E]gnp.exe<b>x</b>"


@pytest.fixture
def pane(qtbot: QtBot) -> ConversationPane:
    pane = ConversationPane()
    qtbot.addWidget(pane)
    pane.resize(440, 860)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def built(qtbot: QtBot, pane: ConversationPane, number: int) -> None:
    # Generous: other work may have this machine's processors.
    qtbot.waitUntil(lambda: len(pane.bubbles) == number)
    qtbot.waitUntil(lambda: not pane.view._settling.isActive())


def texts(widget: QWidget, name: str) -> list[str]:
    """The labels of that name that can be seen, from top to bottom."""
    found = [label for label in widget.findChildren(QLabel, name) if label.isVisible()]
    return [
        label.text() for label in sorted(found, key=lambda one: one.mapTo(widget, one.pos()).y())
    ]


def test_without_a_conversation_it_says_what_belongs_here(pane: ConversationPane) -> None:
    assert texts(pane, "conversationSubject") == ["No conversation yet"]
    assert "appears here" in texts(pane, "conversationHint")[0]
    assert not pane.reply.isVisible()


def test_messages_stand_below_their_days_with_author_time_and_state(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    pane.set_thread(
        thread(
            message(0, "When can I come?", inbound=True),
            message(1, "On Monday."),
            message(30, "Thank you!", inbound=True),
            people={"m0": [{"role": "from", "full_name": "Erika Muster"}]},
        )
    )
    built(qtbot, pane, 3)
    assert [bubble.view.toPlainText() for bubble in pane.bubbles] == [
        "When can I come?",
        "On Monday.",
        "Thank you!",
    ]
    assert len(texts(pane, "daySeparator")) == 2
    states = [bubble.state.text() for bubble in pane.bubbles]
    assert states[0].startswith("Erika Muster · ")
    assert states[1].startswith("You · ")
    assert states[1].endswith(" · sent")
    assert states[2].startswith("Erika Muster · "), "nobody else is in this conversation"


def test_the_head_names_subject_status_channel_tags_and_people(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    pane.set_thread(
        thread(
            message(0, "Hello", inbound=True),
            people={"m0": [{"role": "from", "full_name": "Erika Muster"}]},
            tags=[{"name": "VIP"}],
            assignee_id="21c23665-7666-58a0-96bc-b6419db3343b",
        )
    )
    assert texts(pane, "conversationSubject") == ["Your appointment"]
    qtbot.waitUntil(lambda: sorted(texts(pane, "conversationChip")) == ["VIP", "e-mail", "open"])
    facts = texts(pane, "conversationFacts")[0]
    assert facts.startswith("Erika Muster · assigned to 21c23665 · as of ")
    assert "21c23665-7666-58a0-96bc-b6419db3343b" in pane.head.facts.toolTip()


def test_what_was_read_on_another_day_does_not_look_like_today(pane: ConversationPane) -> None:
    long_ago = AS_OF - timedelta(days=400)
    pane.set_thread(thread(message(0, "Hello"), as_of=long_ago))
    as_of = near_moment(long_ago, AS_OF)
    assert as_of != time_of_day(long_ago)
    assert f"as of {as_of}" in pane.head.facts.text()


@pytest.mark.parametrize(("hours", "words"), [(1, "free text until"), (30, "no longer possible")])
def test_whatsapp_tells_how_long_free_text_is_taken(
    pane: ConversationPane, hours: int, words: str
) -> None:
    latest = (datetime.now(UTC) - timedelta(hours=hours)).isoformat()
    pane.set_thread(thread(channel_type="whatsapp", latest_inbound_message_created_at=latest))
    assert words in pane.head.facts.text()


def test_recipients_open_with_role_and_status_and_unknown_values_as_they_came(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    people = [
        {"role": "from", "full_name": "Support", "is_organisation": True},
        {
            "role": "to",
            "full_name": "Erika Muster",
            "handle": "erika@example.org",
            "status": "read",
        },
        {"role": "cc", "handle": "max@example.org", "status": "bounce_error"},
        {"role": "carrier_pigeon", "handle": "x", "status": "quantum<b>"},
    ]
    pane.set_thread(thread(message(0, "Hello"), people={"m0": people}))
    built(qtbot, pane, 1)
    line = pane.bubbles[0].people
    assert line is not None
    assert "1 read" in line.summary.text()
    assert not line.is_open
    qtbot.mouseClick(line.summary, Qt.MouseButton.LeftButton)
    assert texts(pane, "peopleDetails")[0].split("\n") == [
        "From: Support",
        "To: Erika Muster · erika@example.org · read",
        "Cc: max@example.org · came back as undeliverable",
        "carrier_pigeon: x · quantum<b>",
    ]
    qtbot.mouseClick(line.summary, Qt.MouseButton.LeftButton)
    assert not line.is_open


def test_one_recipient_is_named_with_its_status(qtbot: QtBot, pane: ConversationPane) -> None:
    people = [{"role": "to", "full_name": "Erika Muster", "status": "read"}]
    pane.set_thread(thread(message(0, "Hello", status="read"), people={"m0": people}))
    built(qtbot, pane, 1)
    assert texts(pane, "peopleSummary") == ["To Erika Muster: read"]
    assert "read" not in pane.bubbles[0].state.text(), "said once is enough"


def test_ten_thousand_recipients_are_a_summary_and_a_hundred_lines(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    people = [
        {"role": "to", "handle": f"p{n}@example.org", "status": "sent"} for n in range(10_000)
    ]
    pane.set_thread(thread(message(0, "Hello"), people={"m0": people}))
    built(qtbot, pane, 1)
    line = pane.bubbles[0].people
    assert line is not None
    line.toggle()
    lines = line.details.text().split("\n")
    assert len(lines) == 101
    assert "9900" in lines[-1].replace(",", "")


def test_pressed_buttons_say_so_in_words(qtbot: QtBot, pane: ConversationPane) -> None:
    buttons = [
        {"text": "Monday", "clicked": True, "type": "quick_reply"},
        {"text": "Wednesday", "clicked": False, "type": "quick_reply"},
        {"type": "hologram"},
    ]
    pane.set_thread(thread(message(0, "Which day?"), buttons={"m0": buttons}))
    built(qtbot, pane, 1)
    labels = pane.bubbles[0].findChildren(QLabel, "bubbleButton")
    assert [label.text() for label in labels] == ["Monday ✓ pressed", "Wednesday", "hologram"]
    assert [label.property("kind") for label in labels] == ["pressed", "unpressed", "unpressed"]


def test_markup_is_plain_text_until_formatting_is_asked_for(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    pane.set_thread(thread(message(0, "<p>Good <b>day</b></p>", inbound=True)))
    built(qtbot, pane, 1)
    bubble = pane.bubbles[0]
    assert bubble.view.toPlainText() == "Good day"
    assert "font-weight:7" not in bubble.view.toHtml()
    assert bubble.toggle is not None
    qtbot.mouseClick(bubble.toggle, Qt.MouseButton.LeftButton)
    assert "font-weight:7" in bubble.view.toHtml()


def test_everything_hostile_is_text_and_loads_nothing(qtbot: QtBot, pane: ConversationPane) -> None:
    person = {"role": "to", "full_name": HOSTILE, "handle": HOSTILE, "status": HOSTILE}
    said = message(0, HOSTILE, status=HOSTILE, subject=HOSTILE, footer=HOSTILE, location=HOSTILE)
    pane.set_thread(
        thread(
            said,
            people={"m0": [person, {**person, "role": HOSTILE}]},
            buttons={"m0": [{"text": HOSTILE, "clicked": True, "type": HOSTILE, "data": HOSTILE}]},
            subject=HOSTILE + "!",
            status=HOSTILE,
            channel_type=HOSTILE,
            assignee_id=HOSTILE,
            tags=[{"name": HOSTILE}],
        ),
        trouble=HOSTILE,
    )
    built(qtbot, pane, 1)
    line = pane.bubbles[0].people
    assert line is not None
    line.toggle()
    for label in pane.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        assert plain or "img" not in label.text(), label.objectName()
        if label is not pane.head.trouble:
            assert "\u202e" not in label.text(), label.objectName()
        assert "<img" not in label.toolTip()
    assert pane.head.subject.text() == SHOWN + "!"
    assert any(SHOWN in text for text in texts(pane, "peopleDetails"))
    bubble = pane.bubbles[0]
    assert "\u202e" not in bubble.accessibleName()
    formatted = bubble.toggle
    assert formatted is not None
    formatted.click()
    assert "img" not in bubble.view.toHtml()


def test_reply_answers_the_latest_that_came_in(qtbot: QtBot, pane: ConversationPane) -> None:
    latest = message(1, "And?", inbound=True)
    pane.set_thread(thread(message(0, "Hello", inbound=True), latest, message(2, "Yes")))
    with qtbot.waitSignal(pane.reply_requested) as caught:
        qtbot.mouseClick(pane.reply, Qt.MouseButton.LeftButton)
    assert caught.args == [latest]


def test_an_older_message_is_answered_from_its_menu_with_the_keyboard(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    first = message(0, "First", inbound=True)
    pane.set_thread(thread(first, message(1, "Second", inbound=True)))
    built(qtbot, pane, 2)
    pane.bubbles[1].setFocus()
    qtbot.keyClick(pane.bubbles[1], Qt.Key.Key_Up)
    menu = pane.bubbles[0].menu()
    with qtbot.waitSignal(pane.reply_requested) as caught:
        menu.actions()[0].trigger()
    assert caught.args == [first]
    assert [b.focusPolicy() for b in pane.bubbles] == [
        Qt.FocusPolicy.ClickFocus,
        Qt.FocusPolicy.StrongFocus,
    ], "Tab stops once"


def test_a_message_is_copied_as_the_server_told_it(qtbot: QtBot, pane: ConversationPane) -> None:
    pane.set_thread(
        thread(message(0, "Hello", brand_new={"a": None}), people={"m0": [{"role": "to", "x": 1}]})
    )
    built(qtbot, pane, 1)
    pane.bubbles[0]._copy_json()
    told = json.loads(QGuiApplication.clipboard().text())
    assert told["message"]["brand_new"] == {"a": None}
    assert told["recipients"] == [{"role": "to", "x": 1}]


def test_the_raw_answer_is_one_click_away(qtbot: QtBot, pane: ConversationPane) -> None:
    from mateo_desktop.ui.detail.raw_dialog import RawDialog

    pane.set_thread(thread(message(0, "Hello", brand_new=17)))
    qtbot.mouseClick(pane.raw, Qt.MouseButton.LeftButton)
    dialog = pane.findChild(RawDialog)
    assert dialog is not None
    dialog.answer._bar.setCurrentIndex(1)
    assert '"brand_new": 17' in dialog.answer.raw.toPlainText()
    dialog.reject()


def test_reading_the_same_again_keeps_bubbles_and_what_was_opened(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    people = {"m0": [{"role": "to", "full_name": "Erika Muster", "status": "sent"}]}
    first = thread(message(0, "Hello"), message(1, "There?"), people=people)
    pane.set_thread(first)
    built(qtbot, pane, 2)
    before = pane.bubbles
    assert before[0].people is not None
    before[0].people.toggle()
    later = dataclasses.replace(first, as_of=AS_OF + timedelta(seconds=4))
    pane.set_thread(later)
    assert pane.bubbles == before
    answered = dataclasses.replace(
        later, messages=(*later.messages, message(2, "Yes", inbound=True))
    )
    pane.set_thread(answered)
    built(qtbot, pane, 3)
    assert pane.bubbles[:2] == before
    assert before[0].people.is_open


def test_a_changed_status_is_shown(qtbot: QtBot, pane: ConversationPane) -> None:
    pane.set_thread(thread(message(0, "Hello", status="submitted")))
    built(qtbot, pane, 1)
    assert pane.bubbles[0].state.text().endswith("handed to the network")
    pane.set_thread(thread(message(0, "Hello", status="read")))
    built(qtbot, pane, 1)
    assert pane.bubbles[0].state.text().endswith("read")


def test_a_long_conversation_shows_its_end_and_more_on_a_click(
    qtbot: QtBot, pane: ConversationPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However fast the machine: one bubble a batch.
    monkeypatch.setattr(thread_view, "_BATCH_S", 0.0)
    pane.set_thread(thread(*(message(n, f"Message {n}") for n in range(60))))
    assert len(pane.bubbles) == 1, "the first screen does not wait for the rest"
    built(qtbot, pane, 20)
    bar = pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    assert pane.bubbles[-1].view.toPlainText() == "Message 59"
    earlier = pane.findChild(QPushButton, "earlierButton")
    assert earlier is not None
    bar.setValue(bar.maximum() // 2)
    seen = pane.bubbles[10]
    place = seen.mapTo(pane, seen.rect().topLeft()).y()
    earlier.click()
    built(qtbot, pane, 60)
    assert abs(seen.mapTo(pane, seen.rect().topLeft()).y() - place) < 40, "nothing jumps"
    assert not [b for b in pane.findChildren(QPushButton, "earlierButton") if b.isVisible()]
    days = texts(pane, "daySeparator")
    assert len(days) == len(set(days)), "each day is named once"


def test_bubbles_are_at_most_86_percent_wide(qtbot: QtBot, pane: ConversationPane) -> None:
    pane.set_thread(thread(message(0, "word " * 200), message(1, "Hi")))
    built(qtbot, pane, 2)

    def room() -> int:
        return pane.view.viewport().width() - 32

    # They follow the width of the pane in the next turn of the loop.
    qtbot.waitUntil(lambda: pane.bubbles[0]._frame.width() == round(room() * 0.86))
    wide, small = (bubble._frame.width() for bubble in pane.bubbles)
    assert small < room() / 2
    pane.resize(320, 860)
    qtbot.waitUntil(lambda: pane.bubbles[0]._frame.width() < wide)
    # Otherwise one would have to scroll sideways.
    qtbot.waitUntil(lambda: pane.view.widget().width() <= pane.view.viewport().width())


@pytest.mark.parametrize(
    "written", ["", "not a time", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_message_without_a_sensible_time_is_shown_all_the_same(
    qtbot: QtBot, pane: ConversationPane, written: str
) -> None:
    pane.set_thread(thread(message(0, "Hello", created_at=written)))
    built(qtbot, pane, 1)
    assert pane.bubbles[0].view.toPlainText() == "Hello"


def test_trouble_is_told_and_refresh_asks_again(qtbot: QtBot, pane: ConversationPane) -> None:
    pane.set_thread(None, trouble="There is no API key.")
    assert texts(pane, "conversationTrouble") == ["There is no API key."]
    with qtbot.waitSignal(pane.refresh_requested):
        qtbot.mouseClick(pane.head.refresh, Qt.MouseButton.LeftButton)


def test_the_receipt_compares_what_was_asked_with_what_came(pane: ConversationPane) -> None:
    pane.set_entry(entry(SendState.SENDING))
    assert not pane.receipt.isVisible()
    pane.set_entry(accepted())
    assert pane.receipt.isVisible()
    assert pane.receipt.verdict.text() == "✓ all as asked"
    assert "Recipients: asked 1, got 1 ✓" in pane.receipt.accessibleDescription()


def test_a_receipt_that_differs_says_so(pane: ConversationPane) -> None:
    two = Draft.new(to=(ERIKA, dataclasses.replace(ERIKA, handle="max@example.org")))
    pane.set_entry(accepted(two, recipients=[{"role": "to", "handle": "erika@example.org"}]))
    assert pane.receipt.verdict.text() == "✗ not all as asked"
    assert "Recipients: asked 2, got 1 ✗" in pane.receipt.accessibleDescription()


def test_in_a_low_window_the_receipt_is_one_line_until_opened(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    pane.set_entry(accepted())
    pane.resize(440, 300)
    assert not pane.receipt.is_open
    qtbot.mouseClick(pane.receipt.button, Qt.MouseButton.LeftButton)
    assert pane.receipt.is_open


def test_another_scheme_keeps_what_is_shown(qtbot: QtBot, pane: ConversationPane) -> None:
    pane.set_thread(thread(message(0, "<p>Hello</p>")))
    built(qtbot, pane, 1)
    theme().changed.emit()
    assert pane.bubbles[0].view.toPlainText() == "Hello"


@pytest.mark.parametrize(
    "content", ["Good day. " * 5_000, "<p>Good day.</p>" * 2_500, "<p>Good day.</p>" * 9_000]
)
def test_a_text_that_is_cut_can_be_read_as_it_came(
    qtbot: QtBot, pane: ConversationPane, content: str
) -> None:
    pane.set_thread(thread(message(0, content, inbound=True), message(1, "Short", inbound=True)))
    built(qtbot, pane, 2)
    long, short = pane.bubbles
    assert long.view.toPlainText().startswith("Good day.")
    assert long.raw_button.isVisible()
    assert short.raw_button.isHidden()
    qtbot.mouseClick(long.raw_button, Qt.MouseButton.LeftButton)
    dialog = pane.window().findChild(RawText)
    assert dialog is not None
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == content
    dialog.reject()


def test_any_text_can_be_read_as_it_came_with_the_keyboard(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    pane.set_thread(thread(message(0, "<p>Good <b>day</b></p>", inbound=True)))
    built(qtbot, pane, 1)
    names = {action.text(): action for action in pane.bubbles[0].menu().actions()}
    names["Show all as it came"].trigger()
    dialog = pane.window().findChild(RawText)
    assert dialog is not None
    assert dialog.page.toPlainText() == "<p>Good <b>day</b></p>"
    dialog.reject()


def test_the_words_of_a_very_long_mail_come_first_and_its_formats_when_asked_for(
    qtbot: QtBot, pane: ConversationPane
) -> None:
    content = "<p>Good <b>day</b></p>" + f"<!--{'x' * 200_000}-->"
    pane.set_thread(thread(message(0, content, inbound=True)))
    built(qtbot, pane, 1)
    bubble = pane.bubbles[0]
    assert bubble.view.toPlainText().strip() == "Good day"
    assert "font-weight:7" not in bubble.view.toHtml()
    assert bubble.toggle is not None
    qtbot.mouseClick(bubble.toggle, Qt.MouseButton.LeftButton)
    assert "font-weight:7" in bubble.view.toHtml()
