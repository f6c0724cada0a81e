from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.detail.detail_pane import TABS, DetailPane
from mateo_desktop.ui.session import DraftSession
from tests.ui.detail.conversations import message, thread
from tests.ui.entries import accepted

NAMES = {
    "conversation": "conversationPane",
    "preview": "previewPane",
    "payload": "payloadView",
    "response": "responseView",
}


@pytest.fixture
def pane(qtbot: QtBot) -> DetailPane:
    session = DraftSession(Draft.new(channel_type="email", subject="Offer", text="Hello"))
    pane = DetailPane(session)
    qtbot.addWidget(pane)
    pane.resize(320, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def test_pages_are_made_when_they_are_looked_at(pane: DetailPane) -> None:
    for name in NAMES.values():
        assert pane.findChild(QWidget, name) is None
    for tab in TABS:
        pane.show_tab(tab)
        assert pane.shown == tab
        assert pane.findChild(QWidget, NAMES[tab]) is not None


def test_what_was_told_before_a_page_was_made_is_shown_by_it(pane: DetailPane) -> None:
    from mateo_desktop.ui.detail.conversation_pane import ConversationPane
    from mateo_desktop.ui.detail.response_view import ResponseView

    pane.set_thread(thread(message(0, "Hello")), trouble="There is no API key.")
    pane.set_entry(accepted())
    talk = pane.build("conversation")
    assert isinstance(talk, ConversationPane)
    assert talk.head.subject.text() == "Your appointment"
    assert talk.head.trouble.text() == "There is no API key."
    assert not talk.receipt.isHidden()
    answer = pane.build("response")
    assert isinstance(answer, ResponseView)
    assert answer.summary.text() == "Accepted by Mateo."


def test_a_command_is_copied_without_looking_at_the_payload_first(pane: DetailPane) -> None:
    pane.set_base_url("https://api.example.org/v1")
    pane.copy_curl()
    copied = QGuiApplication.clipboard().text()
    assert "https://api.example.org/v1/send_message" in copied
    assert "$MATEO_TOKEN" in copied


def test_gestures_of_the_pages_reach_the_window(qtbot: QtBot, pane: DetailPane) -> None:
    said = message(0, "Hello", inbound=True)
    pane.show_tab("conversation")
    pane.set_thread(thread(said))
    from mateo_desktop.ui.detail.conversation_pane import ConversationPane

    talk = pane.build("conversation")
    assert isinstance(talk, ConversationPane)
    with qtbot.waitSignal(pane.reply_requested) as caught:
        talk.reply.click()
    assert caught.args == [said]
    with qtbot.waitSignal(pane.open_in_mateo) as opened:
        talk.open.click()
    assert opened.args == ["c1"]
    with qtbot.waitSignal(pane.refresh_requested):
        talk.head.refresh.click()


def test_all_four_tabs_are_in_reach_in_a_narrow_pane(pane: DetailPane) -> None:
    bar = pane.tabs.tabBar()
    assert isinstance(bar, QTabBar)
    assert not bar.usesScrollButtons()
    assert bar.tabRect(3).right() <= pane.width()
    assert [bar.tabToolTip(n) for n in range(4)] == [
        "Conversation",
        "Preview",
        "Payload",
        "Response",
    ]


def test_a_field_lights_up_as_soon_as_the_payload_is_looked_at(
    qtbot: QtBot, pane: DetailPane
) -> None:
    pane.highlight("/subject")
    from mateo_desktop.ui.detail.payload_view import PayloadView

    pane.show_tab("payload")
    page = pane.build("payload")
    assert isinstance(page, PayloadView)
    qtbot.waitUntil(lambda: bool(page.text.extraSelections()))
