"""All panes together: looking changes nothing, and the keyboard goes where the eye goes."""

import time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient
from mateo_desktop.domain.validation import Problem, problems
from mateo_desktop.ui.session import DraftSession
from tests.drafts import any_drafts, valid_drafts
from tests.ui.composer.desk import CHANNELS, MAIL, SMS, UUID, WHATSAPP, Desk

FULL = {
    "to": (Recipient("+4917139200001", "Erika Muster"),),
    "cc": (Recipient("+4917139200002"),),
    "subject": "Hello",
    "html": "<p>Hi</p>",
    "text": "Hi",
    "attachments": (Attachment("https://example.org/a.pdf"), Attachment("media_library://b.pdf")),
    "actions": (Action(text="Yes"), Action("call_to_action", "Map", "https://example.org", "url")),
    "placeholder_values": ("x", "y"),
}


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """A composer with More opened, so that every pane there is has been made."""
    desk.composer.show_field("extra")
    return desk


@settings(
    max_examples=40,
    # Each example lays out the whole form: a failing one is told, not made smaller.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(draft=any_drafts() | valid_drafts())
def test_looking_at_a_draft_never_changes_it(open_desk: Desk, draft: Draft) -> None:
    open_desk.session.open(draft)
    QApplication.processEvents()
    for field in ("to", "subject", "extra", "content", "id", "actions"):
        open_desk.composer.show_field(field)
    QApplication.processEvents()
    open_desk.composer.flush()
    assert open_desk.draft == draft


def test_a_pane_that_renders_does_not_cause_another_change(open_desk: Desk) -> None:
    told: list[Draft] = []
    open_desk.session.changed.connect(told.append)
    open_desk.open(WHATSAPP, **FULL)
    QApplication.processEvents()
    assert len(told) == 1
    open_desk.session.update(subject="Another")
    open_desk.assessed()
    assert len(told) == 2
    for channel in CHANNELS:
        told.clear()
        open_desk.session.choose(channel)
        QApplication.processEvents()
        assert len(told) == 1


def test_one_typed_character_is_one_change(open_desk: Desk) -> None:
    told: list[Draft] = []
    open_desk.open(WHATSAPP, **FULL)
    open_desk.session.changed.connect(told.append)
    for name in ("conversationIdField", "placeholder_0", "action_0_text", "extraFieldsField"):
        told.clear()
        widget = open_desk.find(name)
        widget.setFocus()
        QTest.keyClicks(widget, "7")
        assert len(told) == 1, name


def test_text_in_hand_stays_with_its_draft_in_every_pane(open_desk: Desk) -> None:
    first = open_desk.open(MAIL)
    kept: dict[str, Draft] = {}
    open_desk.session.changed.connect(lambda draft: kept.__setitem__(draft.key, draft))
    open_desk.type("toField", "erika@example.org")
    open_desk.composer.show_field("html")
    QTest.keyClicks(open_desk.find("bodyEditor"), "Hello")
    open_desk.type("subjectField", "Subject")
    open_desk.composer.show_field("bcc")
    open_desk.type("bccField", "max@example.org")
    second = open_desk.open(MAIL)
    assert kept[first.key].to == (Recipient("erika@example.org"),)
    assert kept[first.key].bcc == (Recipient("max@example.org"),)
    assert kept[first.key].subject == "Subject"
    assert kept[first.key].text == "Hello"
    assert open_desk.draft == second
    assert open_desk.find("subjectField", QLineEdit).text() == ""
    open_desk.session.open(kept[first.key])
    assert open_desk.find("subjectField", QLineEdit).text() == "Subject"
    assert open_desk.field("to").people == (Recipient("erika@example.org"),)


def _place(desk: Desk, widget: QWidget) -> QPoint:
    return widget.mapTo(desk.composer, QPoint(0, 0))


def test_tab_goes_through_everything_as_it_is_read(open_desk: Desk) -> None:
    open_desk.open(WHATSAPP, **FULL)
    open_desk.session.pin("cc", "subject", "placeholder_values")
    # Made later than everything around them, and last in Qt's own order.
    open_desk.session.update(
        actions=(*open_desk.draft.actions, Action(text="No")),
        attachments=(*open_desk.draft.attachments, Attachment("https://example.org/c.pdf")),
        placeholder_values=("x", "y", "z"),
    )
    open_desk.composer.resize(760, 2400)
    QApplication.processEvents()
    order = list(open_desk.tab_order())
    names = [widget.objectName() for widget in order]
    for name in ("channelPicker", "toField", "subjectField", "action_2_text", "placeholder_2",
                 "addAttachmentButton", "moreButton", "scheduleField", "extraFieldsField",
                 "problemPill", "sendButton"):  # fmt: skip
        assert names.count(name) == 1, name
    assert set(open_desk.composer.attachments.chips) <= set(order)
    rows = [QRect(_place(open_desk, widget), widget.size()) for widget in order]
    for (one, here), (other, there) in zip(
        zip(names, rows, strict=True), zip(names[1:], rows[1:], strict=True), strict=False
    ):
        # Downwards, or to the right within a line.
        shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        same_line = shared > min(here.height(), there.height()) / 2
        is_next = there.x() > here.x() if same_line else there.y() > here.y()
        assert is_next, (one, here, other, there)


def test_tab_leaves_every_field_and_comes_round(open_desk: Desk) -> None:
    open_desk.open(WHATSAPP, **FULL)
    QApplication.processEvents()
    start = open_desk.composer.channel.box
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [start.objectName()]
    for _ in range(60):
        open_desk.key(Qt.Key.Key_Tab)
        focus = open_desk.composer.focusWidget()
        assert focus is not None
        if focus is start:
            break
        seen.append(focus.objectName())
    else:
        pytest.fail(f"Tab never came round: {seen}")
    for name in ("toField", "textBody", "action_1_data", "messageIdField", "contentSwitch"):
        assert name in seen
    assert open_desk.draft.wire("to") == FULL["to"]


def test_everything_the_keyboard_reaches_has_a_name(open_desk: Desk) -> None:
    open_desk.open(WHATSAPP, **FULL)
    for widget in open_desk.tab_order():
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            name = name or widget.text()
        assert name, f"{type(widget).__name__} {widget.objectName()}"


def test_every_label_beside_a_field_leads_to_it(open_desk: Desk) -> None:
    labels = [
        label
        for label in open_desk.composer.findChildren(QLabel)
        if label.property("kind") == "label" and label.parent().objectName() != "windowLine"
    ]
    assert len(labels) >= 15
    for label in labels:
        assert label.buddy() is not None, label.text()
        assert "&" not in label.text()


def _nothing_is_cut(desk: Desk, width: int) -> None:
    assert desk.composer.width() == width
    for widget in desk.composer.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
            where = f"{type(widget).__name__} {widget.objectName()}"
            right = widget.mapTo(desk.composer, widget.rect().topRight()).x()
            assert right < width, where
            assert widget.height() >= widget.minimumSizeHint().height(), where


@pytest.mark.parametrize("size", [10, 20])
@pytest.mark.parametrize("width", [380, 760])
def test_nothing_is_cut_at_any_font_size_and_width(
    qtbot: QtBot, qapp: QApplication, size: int, width: int
) -> None:
    before = QApplication.font()
    font = QFont(before)
    font.setPointSize(size)
    QApplication.setFont(font)
    try:
        desk = Desk(qtbot)
        desk.composer.show_field("extra")
        desk.open(WHATSAPP, **FULL)
        width *= size // 10
        desk.composer.resize(width, 700)
        # What comes bit by bit, such as pills, is laid out a moment later.
        qtbot.waitUntil(lambda: _nothing_is_cut(desk, width))
        assert desk.find("sendButton").isVisible()
    finally:
        QApplication.setFont(before)


def test_a_megabyte_of_subject_is_shown_without_a_stall_and_stays_whole(desk: Desk) -> None:
    long = "Ä" * 1_000_000
    started = time.thread_time()
    desk.open(MAIL, subject=long)
    QApplication.processEvents()
    took = time.thread_time() - started
    # Milliseconds on an idle machine.
    assert took < 1, took
    line = desk.find("subjectField", QLineEdit)
    QTest.keyClicks(line, "x")
    assert desk.draft.subject == long
    assert line.isReadOnly()
    desk.click("clearSubject")
    assert desk.draft.subject == ""
    desk.type("subjectField", "Short")
    assert desk.draft.subject == "Short"


def test_the_subject_is_counted_only_where_a_network_limits_it(desk: Desk) -> None:
    desk.open(MAIL, subject="x" * 100)
    before = desk.draft
    desk.session.choose(SMS)
    assert not desk.composer.subject.isVisible()
    desk.session.choose(MAIL)
    assert desk.composer.subject.isVisible()
    assert desk.draft.subject == before.subject


def test_the_cursor_in_the_subject_stays_where_somebody_types(desk: Desk) -> None:
    desk.type("subjectField", "Hllo")
    line = desk.find("subjectField", QLineEdit)
    line.setCursorPosition(1)
    QTest.keyClicks(line, "e")
    desk.assessed()
    QTest.keyClicks(line, "y")
    assert desk.draft.subject == "Heyllo"


def test_the_form_under_more_is_made_when_it_is_wanted(desk: Desk) -> None:
    assert desk.composer.more.form is None
    assert desk.composer.findChild(QWidget, "messageIdField") is None
    desk.click("moreButton")
    assert desk.find("messageIdField", QLineEdit).text() == desk.draft.id
    assert desk.find("messageIdField").isVisible()
    desk.click("moreButton")
    assert not desk.find("messageIdField").isVisible()


def test_no_remark_is_looked_up_before_the_key_is_on_the_screen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(MAIL, to=FULL["to"], text="x" * 10_000, subject="x")
    looked: list[Draft] = []

    def counted(draft: Draft, *rest: object) -> tuple[Problem, ...]:
        looked.append(draft)
        return problems(draft, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("mateo_desktop.domain.validation.problems", counted)
    desk.type("subjectField", "no remark yet")
    desk.composer.subject.edit.repaint()
    assert looked == []
    desk.assessed()
    assert looked == [desk.draft]


@pytest.mark.usefixtures("qapp")
def test_a_session_told_in_the_midst_of_telling_tells_the_newest_last() -> None:
    session = DraftSession(Draft.new())
    early: list[str] = []
    late: list[str] = []

    def write_once(draft: Draft) -> None:
        early.append(draft.subject)
        if draft.subject == "first":
            session.update(subject="second")

    session.changed.connect(write_once)
    session.changed.connect(lambda draft: late.append(draft.subject))
    session.update(subject="first")
    assert early == late == ["first", "second"]


@pytest.mark.usefixtures("qapp")
def test_what_a_person_means_is_pinned_only_where_it_says_something() -> None:
    session = DraftSession(Draft.new())
    session.choose(SMS)
    session.insist(template_id=UUID, send_after="")
    assert "template_id" in session.draft.pinned
    assert "send_after" not in session.draft.pinned
