"""The start: nobody has to wait with typing until everything is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.program import Program
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.single_instance import SingleInstance
from tests.e2e.conftest import Start
from tests.e2e.servers import Sandbox

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def type_at_once(
    monkeypatch: pytest.MonkeyPatch, name: str, words: str, *, and_close: bool = False
) -> None:
    """Let somebody type *words* the moment the window is on the screen."""
    show = Program.show

    def show_and_type(self: Program, instance: SingleInstance) -> None:
        show(self, instance)
        field = {"to": self.window.composer.recipients.fields["to"].edit}
        field["subject"] = self.window.composer.subject.edit
        QTest.keyClicks(field[name], words)
        if and_close:
            self.window.close()

    monkeypatch.setattr(Program, "show", show_and_type)


@pytest.mark.parametrize("name", ["to", "subject"])
async def test_what_is_typed_before_the_drafts_are_read_stays_where_it_was_typed(
    start: Start, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="An older draft")
        older = window.draft.key

    type_at_once(monkeypatch, name, "eri")
    async with start(sandbox.base_url) as window:
        assert window.widget(f"{name}Field").text() == "eri"
        assert window.draft.key != older
        assert window.draft.to == ()
        await window.until(lambda: "An older draft" in str(window.rows("draftList")), "the drafts")


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("name", ["to", "subject"])
async def test_who_types_and_closes_before_the_data_is_open_finds_it_at_the_next_start(
    start: Start, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, name: str, older: bool
) -> None:
    if older:
        async with start(sandbox.base_url) as window:
            await window.compose(subject="An older draft")

    with monkeypatch.context() as here:
        type_at_once(here, name, "eri", and_close=True)
        async with start(sandbox.base_url) as window:
            assert await window.ended() == 0

    async with start(sandbox.base_url) as window:
        # Who was half typed is a recipient by then, as at every end.
        await window.until(
            lambda: "eri" in (window.draft.subject, *(one.handle for one in window.draft.to)),
            "the draft",
        )
        assert len(window.rows("draftList")) == (2 if older else 1)


async def test_a_message_begun_before_the_data_is_open_is_signed_as_any_other(
    start: Start, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(channel="Support", subject="An older draft")
        window.press(Qt.Key.Key_S, CTRL | SHIFT)
        window.dialog("snippetDialog").tabs.setCurrentIndex(1)
        window.write("signatureBody", "Kind regards")
        assert await window.end() == 0

    type_at_once(monkeypatch, "subject", "eri")
    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.draft.channel_id, "the last channel")
        assert window.draft.subject == "eri"
        assert window.draft.html == "<p><br></p><p>Kind regards</p>"


async def test_who_types_nothing_gets_the_last_draft_back(start: Start, sandbox: Sandbox) -> None:
    async with start(sandbox.base_url) as window:
        await window.compose(subject="An older draft")
        older = window.draft.key

    async with start(sandbox.base_url) as window:
        await window.until(lambda: window.draft.key == older, "the last draft")
        assert window.widget("subjectField").text() == "An older draft"


def test_making_the_rest_of_the_window_moves_nothing_and_keeps_what_is_typed(
    qtbot: QtBot,
) -> None:
    window = MainWindow(DraftSession())
    qtbot.addWidget(window)
    window.show()
    # Who closes the window at once comes here.
    window.composer.flush()
    line = window.composer.recipients.fields["to"].edit
    QTest.keyClicks(line, "a")
    QApplication.processEvents()
    before = (window.panes.sizes(), line.mapTo(window, line.rect().topLeft()))
    made = (*window.sides(), *window.parts())
    for make in made:
        make()
        QTest.keyClicks(line, "d")
        QApplication.processEvents()
    assert window.detail.isVisible()
    assert (window.panes.sizes(), line.mapTo(window, line.rect().topLeft())) == before
    assert line.text() == "a" + "d" * len(made)


def test_the_tab_key_goes_through_what_is_made_later_where_it_is_seen(qtbot: QtBot) -> None:
    window = MainWindow(DraftSession())
    qtbot.addWidget(window)
    window.whole()
    stops, one = [], window.nextInFocusChain()
    while one is not None and one is not window:
        stops.append(one.objectName())
        one = one.nextInFocusChain()
    bar_and_lists = ["settingsButton", "draftsNav", "draftList", "trashButton", "historyList"]
    head = ["channelPicker", "chooseAnotherChannel", "leftOutFine", "toField", "bccField"]
    below = ["chooseTemplateButton", "subjectField", "format_style", "sendButton", "detailTabs"]
    seen = [*bar_and_lists, *head, *below]
    assert [name for name in stops if name in seen] == seen
