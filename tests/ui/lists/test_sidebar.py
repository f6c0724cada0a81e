from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.drafts import DraftRow
from mateo_desktop.ui.lists.row_delegate import RowDelegate
from mateo_desktop.ui.lists.sidebar import ACTIONS, Sidebar
from mateo_desktop.ui.lists.table_models import DraftModel, EntryModel, KeyRole, LineModel, age
from mateo_desktop.ui.unstorable import row_of
from tests.ui.entries import ERIKA, NOW, entry

# A menu comes to the front and takes the keyboard; offscreen has neither.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HOSTILE = "<img src=file:///etc/passwd>\u202egnp"


def row(number: int, **changes: object) -> DraftRow:
    made = DraftRow(
        key=f"k{number}",
        label="Erika Muster",
        subject=f"Offer {number}",
        preview="",
        channel_type="email",
        updated_at=datetime.now(UTC) - timedelta(minutes=number),
        is_empty=False,
    )
    return made._replace(**changes)  # type: ignore[arg-type]


@pytest.fixture
def side(qtbot: QtBot) -> Sidebar:
    side = Sidebar()
    qtbot.addWidget(side)
    side.resize(248, 640)
    with qtbot.waitExposed(side):
        side.show()
    return side


def hints(side: Sidebar) -> list[str]:
    return [
        label.text()
        for label in side.findChildren(QLabel)
        if label.wordWrap() and label.isVisible()
    ]


def spoken(view: QListView) -> list[str]:
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(n, 0).data(role) for n in range(model.rowCount())]


def click(qtbot: QtBot, view: QListView, number: int) -> None:
    place = view.visualRect(view.model().index(number, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose_in_menu(side: Sidebar, words: str) -> None:
    menu = next(menu for menu in side.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_empty_lists_say_what_belongs_there(side: Sidebar) -> None:
    said = []
    for name in ("drafts", "outbox", "sent"):
        side.show_list(name)
        said += hints(side)
    assert said == [
        "No drafts. What you write is kept here by itself.",
        "Nothing is on its way.",
        "What was accepted appears here.",
    ]
    side.set_searching(True)
    assert hints(side) == ["Nothing found."]


def test_the_names_of_the_lists_count_what_is_in_them(side: Sidebar) -> None:
    side.put_drafts([row(1), row(2)])
    side.put_outbox([entry(SendState.HELD)])
    button = side.findChild(QPushButton, "draftsNav")
    assert button is not None
    assert button.accessibleName() == "Drafts, 2"
    assert side._counts["outbox"].text() == "1"
    assert side._counts["sent"].text() == ""


def test_a_click_on_a_name_brings_its_list(qtbot: QtBot, side: Sidebar) -> None:
    button = side.findChild(QPushButton, "outboxNav")
    assert button is not None
    with qtbot.waitSignal(side.list_shown) as caught:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert caught.args == ["outbox"]
    assert side.shown == "outbox"
    assert side.outbox_list.isVisible()


def test_a_row_is_a_sentence_for_a_screen_reader(side: Sidebar) -> None:
    side.put_drafts([row(12), row(3, label="", subject="", preview="How it begins")])
    assert spoken(side.draft_list) == [
        "Erika Muster, Offer 12, 12 min",
        "No recipient, How it begins, 3 min",
    ]


def test_a_reply_that_names_nobody_is_called_a_reply_and_no_message_without_a_recipient(
    side: Sidebar,
) -> None:
    reply = Draft.new(conversation_id=new_id(), text="See you on Monday")
    to_anna = reply.duplicate().replace(to=(Recipient("+4917604069020", "Anna Probe"),))
    left_out = to_anna.duplicate().replace(left_out=frozenset({"to"}))
    nobody = Draft.new(text="To be continued")
    drafts = [reply, to_anna, left_out, nobody]
    who = ["Reply", "Anna Probe", "Anna Probe", "No recipient"]

    side.put_drafts([row_of(draft) for draft in drafts])
    assert [words.split(",")[0] for words in spoken(side.draft_list)] == who
    side.put_outbox([entry(SendState.HELD, draft=draft) for draft in drafts])
    assert [words.split(",")[0] for words in spoken(side.outbox_list)] == who


@pytest.mark.parametrize("state", [s for s in SendState if s is not SendState.DISCARDED])
def test_a_message_carries_its_state_in_words(side: Sidebar, state: SendState) -> None:
    from mateo_desktop.ui import messages

    sent = entry(state)
    side.put_outbox([sent])
    assert (
        f"Erika Muster, Your appointment, {messages.entry_state(sent)}"
        in spoken(side.outbox_list)[0]
    )


def test_a_draft_opens_with_a_click_and_with_enter(qtbot: QtBot, side: Sidebar) -> None:
    side.put_drafts([row(1), row(2)])
    with qtbot.waitSignal(side.draft_opened) as caught:
        click(qtbot, side.draft_list, 1)
    assert caught.args == ["k2"]
    qtbot.keyClick(side.draft_list, Qt.Key.Key_Up)
    with qtbot.waitSignal(side.draft_opened) as caught:
        qtbot.keyClick(side.draft_list, Qt.Key.Key_Return)
    assert caught.args == ["k1"]


@menus
def test_delete_and_the_menu_speak_of_the_chosen_draft(qtbot: QtBot, side: Sidebar) -> None:
    side.put_drafts([row(1), row(2)])
    side.draft_list.choose("k2")
    with qtbot.waitSignal(side.draft_deleted) as caught:
        qtbot.keyClick(side.draft_list, Qt.Key.Key_Delete)
    assert caught.args == ["k2"]
    for words, signal in (("Duplicate", side.draft_duplicated), ("Delete", side.draft_deleted)):
        side.draft_list.menu_wanted.emit("k1", side.mapToGlobal(QPoint(40, 200)))
        with qtbot.waitSignal(signal) as caught:
            choose_in_menu(side, words)
        assert caught.args == ["k1"]


@menus
@pytest.mark.parametrize(
    ("state", "words", "action"),
    [
        (SendState.HELD, "Undo send", "undo"),
        (SendState.QUEUED, "Send now", "send_now"),
        (SendState.QUEUED, "Back to drafts", "edit"),
        (SendState.UNKNOWN, "Check again", "check_again"),
        (SendState.UNKNOWN, "Send again…", "send_again"),
        (SendState.UNKNOWN, "Discard…", "discard"),
        (SendState.REJECTED, "Back to drafts", "edit"),
        (SendState.ACCEPTED, "Use as new message", "duplicate"),
    ],
)
def test_a_message_offers_what_its_state_allows(
    qtbot: QtBot, side: Sidebar, state: SendState, words: str, action: str
) -> None:
    sent = entry(state)
    side.put_outbox([sent])
    side.show_list("outbox")
    side.outbox_list.menu_wanted.emit(sent.id, side.mapToGlobal(QPoint(40, 200)))
    with qtbot.waitSignal(side.entry_action) as caught:
        choose_in_menu(side, words)
    assert caught.args == [sent.id, action]


def test_nothing_can_be_done_while_a_message_leaves(side: Sidebar) -> None:
    assert ACTIONS[SendState.SENDING] == ()
    sent = entry(SendState.SENDING)
    side.put_outbox([sent])
    side.outbox_list.menu_wanted.emit(sent.id, QPoint(0, 0))
    assert not side.findChildren(QMenu)


def test_only_a_held_or_queued_message_is_taken_back_without_a_question() -> None:
    risky = {"send_again", "discard"}
    for state, actions in ACTIONS.items():
        if state in (SendState.HELD, SendState.QUEUED, SendState.ACCEPTED, SendState.SENDING):
            assert not risky & set(actions)


def test_the_choice_stays_when_the_list_is_read_anew(side: Sidebar) -> None:
    side.put_drafts([row(1), row(2), row(3)])
    side.draft_list.choose("k2")
    side.put_drafts([row(4), row(2), row(1)])
    assert side.draft_list.currentIndex().data(KeyRole) == "k2"


def test_a_saved_draft_comes_to_the_top_and_stays_chosen(side: Sidebar) -> None:
    side.put_drafts([row(1), row(2), row(3)])
    side.choose_draft(dataclasses.replace(Draft.new(), key="k3"))
    side.put_draft(row(3, subject="Changed", updated_at=datetime.now(UTC)))
    assert spoken(side.draft_list)[0] == "Erika Muster, Changed, now"
    assert side.draft_list.currentIndex().row() == 0
    side.put_draft(row(9))
    assert side.drafts.rowCount() == 4
    assert side.draft_list.currentIndex().data(KeyRole) == "k3"


def test_hostile_names_are_shown_as_text(side: Sidebar) -> None:
    side.put_drafts([row(1, label=HOSTILE, subject=HOSTILE)])
    draft = Draft.new(to=(Recipient(HOSTILE, HOSTILE),), subject=HOSTILE)
    side.put_outbox([entry(SendState.HELD, draft=draft)])
    for view in (side.draft_list, side.outbox_list):
        assert "\u202e" not in spoken(view)[0]
        assert spoken(view)[0].startswith("<img src=file:///etc/passwd>[U+202E]gnp")
    tip = side.outbox.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip


def test_rows_follow_the_size_of_the_font(qtbot: QtBot, side: Sidebar) -> None:
    side.put_drafts([row(1)])
    before = side.draft_list.sizeHintForRow(0)
    font = side.draft_list.font()
    font.setPixelSize(26)
    side.draft_list.setFont(font)
    assert side.draft_list.sizeHintForRow(0) > before * 1.4


def test_ten_thousand_drafts_measure_a_few_rows_only(
    qtbot: QtBot, side: Sidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = RowDelegate.sizeHint

    def counted(self: RowDelegate, option: object, index: object) -> object:
        asked.append(1)
        return real(self, option, index)  # type: ignore[arg-type]

    monkeypatch.setattr(RowDelegate, "sizeHint", counted)
    side.put_drafts([row(number) for number in range(10_000)])
    side.grab()
    assert side.drafts.rowCount() == 10_000
    assert len(asked) < 500


def test_a_save_among_ten_thousand_drafts_asks_python_for_a_few_rows_only(
    qtbot: QtBot, side: Sidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    side.put_drafts([row(number) for number in range(10_000)])
    side.grab()
    asked = []
    real = LineModel.data

    def counted(self: LineModel, *about: object) -> object:
        asked.append(1)
        return real(self, *about)  # type: ignore[arg-type]

    monkeypatch.setattr(LineModel, "data", counted)
    # To count in Python is what made a view lay out its rows for 50 ms.
    assert "rowCount" not in vars(LineModel)
    for number in (0, 7_000, 10_001):
        side.put_draft(row(number))
        side.draft_list.choose(row(number).key)
        side.grab()
    assert side.drafts.rowCount() == 10_001
    assert side.drafts.index(0).data(KeyRole) == row(10_001).key
    assert len(asked) < 1_000


def test_a_row_cannot_be_written_into(side: Sidebar) -> None:
    side.put_drafts([row(1)])
    assert not side.drafts.flags(side.drafts.index(0)) & Qt.ItemFlag.ItemIsEditable


def test_the_models_are_sound() -> None:
    drafts, entries = DraftModel(), EntryModel()
    testers = (QAbstractItemModelTester(drafts), QAbstractItemModelTester(entries))
    drafts.put([row(1), row(2)])
    drafts.put_row(row(2))
    drafts.put_row(row(7))
    drafts.put([])
    failed = Outcome(OutcomeKind.NOT_SENT, reason="dns")
    entries.put([entry(SendState.QUEUED, outcome=failed), entry(SendState.HELD)])
    assert entries.rowCount() == 2
    assert entries.entry("unheard of") is None
    del testers


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"),
        (-5, "now"),
        (59, "now"),
        (60, "1 min"),
        (3_599, "59 min"),
    ],
)
def test_a_young_row_tells_its_age(seconds: int, words: str) -> None:
    assert age(NOW - timedelta(seconds=seconds), NOW) == words


def test_an_old_row_tells_its_day() -> None:
    noon = datetime(2026, 11, 22, 12, 0).astimezone()
    assert age(noon - timedelta(hours=3), noon) == "09:00"
    assert age(noon - timedelta(days=1), noon) == "yesterday"
    assert age(noon - timedelta(days=3), noon).startswith("Thu")
    assert age(noon - timedelta(days=40), noon) == "13 Oct"
    assert age(noon - timedelta(days=800), noon) == "2024-09-13"


@menus
def test_a_message_whose_window_closed_offers_what_it_asks(side: Sidebar, qtbot: QtBot) -> None:
    queued = entry(SendState.QUEUED)
    choices = {queued.id: ("template", "edit", "send_anyway")}
    side.put_outbox([queued], {}, choices)
    side.show_list("outbox")
    side.outbox_list.menu_wanted.emit(queued.id, side.mapToGlobal(QPoint(40, 200)))
    menu = side.findChild(QMenu)
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words == ["Choose a template", "Back to drafts", "Send anyway"]
    with qtbot.waitSignal(side.entry_action) as caught:
        choose_in_menu(side, "Send anyway")
    assert caught.args == [queued.id, "send_anyway"]


def test_three_recipients_name_a_message(side: Sidebar) -> None:
    people = tuple(dataclasses.replace(ERIKA, full_name=f"Person {n}") for n in range(5))
    side.put_outbox([entry(SendState.HELD, draft=Draft.new(to=people, text="Hello\nyou"))])
    assert spoken(side.outbox_list)[0].startswith("Person 0, Person 1, Person 2, Hello, ")
