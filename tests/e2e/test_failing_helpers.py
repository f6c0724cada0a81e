"""The whole window while the helpers fail: said once, everything by hand, no try unasked."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from mateo_desktop.api.limiter import Limiter
from mateo_desktop.api.transport import Timeouts
from mateo_desktop.domain.draft import Recipient, new_id
from mateo_desktop.ui.notices import Notice
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import CHANNEL, FaultServerThread
from tests.failing_answers import ANSWERS
from tests.fault_server import BASE_PATH

HELPERS = ("/channel", "/contact", "/provider_template_approval")
#: What is read of a conversation after a send.
READING = ("/message", "/conversation", "/recipient", "/message_action")
WELL: dict[str, Any] = {
    "/channel": [CHANNEL],
    "/contact": [{"id": new_id(), "full_name": "Erika Muster", "email": "erika@example.org"}],
    "/provider_template_approval": [{"template_id": new_id(), "provider_id": "p"}],
}
#: Those that differ for the window; tests/app has them all.
PLAYED = ("401", "403", "404", "429", "500", "html", "null", "closed", "silence")


class Failing:
    """A window whose helpers play one answer, and what it asked and said since."""

    def __init__(self, window: Driver, server: FaultServerThread) -> None:
        self.window = window
        self._server = server
        self.said: Counter[str] = Counter()
        notices = window.window.notice
        show = notices.show_notice

        def heard(notice: Notice) -> None:
            self.said[notice.topic] += 1
            show(notice)

        notices.show_notice = heard  # type: ignore[method-assign]

    def play(self, pages: dict[str, Any]) -> None:
        self._server.call(lambda here: (here.pages.update(pages), here.requests.clear()))
        self.said.clear()

    @property
    def asked(self) -> Counter[str]:
        return self._server.call(
            lambda here: Counter(one.path.removeprefix(BASE_PATH) for one in here.requests)
        )

    async def rests(self) -> None:
        """Wait until nothing is under way that asks."""
        tasks = self.window.program.tasks
        names = ("channels", "templates", "conversation", "contacts:to")
        await self.window.until(lambda: not any(map(tasks.running, names)), "the helpers")

    async def ask_again(self) -> None:
        """Click on what the notice in sight offers."""
        act = self.window.window.notice.findChild(QPushButton, "noticeAction")
        assert act.isVisible()
        QTest.mouseClick(act, Qt.MouseButton.LeftButton)
        await self.rests()

    async def search(self, text: str) -> None:
        """Type into To, and wait until that was looked for."""
        self.window.rewrite("toField", text)
        asking = self.window.window.composer.recipients.fields["to"]._asking
        await self.window.until(lambda: not asking.isActive(), "the pause")
        await self.rests()

    async def channel_by_hand(self) -> str:
        """Enter a channel by its ID as a person does."""
        box = self.window.window.composer.channel.box
        box.activated.emit(box.count() - 1)
        dialog = self.window.dialog("handMadeChannel")
        channel_id = new_id()
        QTest.keyClicks(dialog.findChild(QLineEdit, "handMadeId"), channel_id)
        self.window.ok()
        return channel_id


def _played(answer: str) -> dict[str, Any]:
    return dict.fromkeys((*HELPERS, *READING), ANSWERS[answer])


@pytest.mark.timeout(400)
async def test_the_form_is_usable_by_hand_whatever_the_helpers_answer(
    start: Start, server: FaultServerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nine answers would wait for turns most of the time, and a minute for the silence.
    monkeypatch.setattr("mateo_desktop.api.limiter.Limiter", functools.partial(Limiter, rate=1000))
    quick = Timeouts(20.0, 20.0, read_s=1.0, pool_s=20.0, answer_s=20.0)
    monkeypatch.setattr("mateo_desktop.api.client.Timeouts", lambda: quick)
    server.call(lambda here: here.pages.update(WELL))
    async with start(server.base_url) as window:
        await window.channels_known()
        form = Failing(window, server)
        for answer in PLAYED:
            await _written_by_hand(form, answer)
            await _well_again(form)
        assert "Traceback" not in window.log()


async def _written_by_hand(form: Failing, answer: str) -> None:
    window, composer = form.window, form.window.window.composer
    form.play(_played(answer))
    window.window.commands["new"].trigger()
    composer.channel.refresh_wanted.emit()
    await form.rests()
    assert "list of channels is not up to date" in window.notice, answer
    channel_id = await form.channel_by_hand()

    for text in ("er", "erik", "erika m"):
        await form.search(text)
    assert "Contacts cannot be searched" in window.notice, answer
    assert composer.recipients.fields["to"].edit.suggestions is None
    window.rewrite("toField", "erika.muster@example.org,")

    pane = composer.template.open()
    await form.rests()
    if answer != PLAYED[0]:
        # The list was good a moment ago, so the form alone asks nobody.
        window.session.templates.want_again()
        await form.rests()
    assert pane.note.text(), answer
    for _ in range(3):
        pane.remove.setFocus()
        pane.picker.setFocus()
        await form.rests()
    template_id = new_id()
    composer.show_field("template_id")
    window.write("templateField", template_id)
    window.write("subjectField", "Your appointment")

    # A connection that was kept alive may have died of itself: that one is replaced.
    channels = 1 + (answer == "closed")
    assert form.asked == Counter(dict.fromkeys(HELPERS, 1) | {"/channel": channels}), answer
    assert form.said == {"channels": 1, "contacts": 1}, answer
    await window.until(window.send_button.isEnabled, "Send to be possible")
    draft = window.draft
    assert (draft.channel_id, draft.template_id) == (channel_id, template_id)
    window.window.commands["send"].trigger()
    await window.accepted()
    await form.rests()
    # The answer named a conversation: it is looked at once.
    read = {path: form.asked[path] for path in READING}
    assert max(read.values()) == 1, (answer, read)


async def _well_again(form: Failing) -> None:
    window = form.window
    form.play(WELL | dict.fromkeys(READING))
    await form.ask_again()
    assert form.asked == {"/contact": 1}
    assert "list of channels" in window.notice
    await form.ask_again()
    assert window.notice == ""
    assert form.asked == {"/contact": 1, "/channel": 1}
    window.session.templates.want_again()
    await form.rests()
    assert window.session.templates.note == ""
    assert form.asked["/provider_template_approval"] == 1
    assert not form.said


@pytest.mark.timeout(400)
async def test_a_file_that_was_not_taken_waits_for_a_click_whatever_lies_on_the_desk(
    start: Start, server: FaultServerThread, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("mateo_desktop.api.limiter.Limiter", functools.partial(Limiter, rate=1000))
    monkeypatch.setattr("mateo_desktop.app.uploading.library_name", lambda _path: "plan.txt")
    sign = "/storage/upload/sign/media_library/plan.txt"
    server.call(lambda here: here.pages.update(WELL | {sign: ANSWERS["500"]}))
    plan = tmp_path / "plan.txt"
    plan.write_text("Monday", "utf-8")
    async with start(server.base_url) as window:
        await window.channels_known()
        form, strip = Failing(window, server), window.window.composer.attachments
        window.write("subjectField", "With a plan")
        window.program.uploads.attach([str(plan)])
        await window.until(lambda: strip._failed, "the failure")
        await window.saved_as_typed()
        key = window.draft.key
        assert form.asked[sign] == 1

        window.window.commands["new"].trigger()
        await window.until(lambda: key in str(window.window.sidebar.drafts._keys), "the row")
        window.click_row("draftList", key)
        await window.until(lambda: window.draft.key == key, "the draft")
        assert "fault" in strip._failed[str(plan)]
        assert not window.program.tasks.running(f"upload:{key}:{plan}")
        assert form.asked[sign] == 1

        window.window.composer.retry_upload_wanted.emit(str(plan))
        await window.until(lambda: form.asked[sign] == 2, "the second try")


@pytest.mark.timeout(400)
async def test_whom_one_wrote_to_is_offered_while_the_server_is_still_silent(
    start: Start, server: FaultServerThread
) -> None:
    server.call(lambda here: here.pages.update(WELL | {"/contact": ANSWERS["silence"]}))
    async with start(server.base_url) as window:
        await window.channels_known()
        window.choose("channelPicker", "Support")
        person = Recipient("erika.alt@example.org", "Erika Alt")
        profile = window.program.desk._workspace.profile.id
        await window.program._services.directory._recents.remember(profile, "email", [person])
        window.rewrite("toField", "erika")
        edit = window.window.composer.recipients.fields["to"].edit
        await window.until(lambda: edit.suggestions, "the offer")
        assert window.program.tasks.running("contacts:to")
        window.press(Qt.Key.Key_Down)
        window.press(Qt.Key.Key_Return)
        assert window.draft.to == (person,)
