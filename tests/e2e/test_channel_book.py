"""The book of channels in the whole program: kept, corrected and offered again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient
from tests.e2e.conftest import Start
from tests.e2e.driver import ALT
from tests.e2e.servers import Sandbox


async def test_the_order_is_there_again_after_the_next_start(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        picker = window.window.composer.channel
        first, second = picker.channels[:2]
        window.window.commands["channels"].trigger()
        await window.until(window.dialog("channelDialog").isActiveWindow, "the dialog")
        window.widget("channelList").setFocus()
        window.press(Qt.Key.Key_Down)
        async with window.work("channel-order"):
            window.press(Qt.Key.Key_Up, ALT)
        assert picker.channels[:2] == (
            Channel(**{**_fields(second), "place": 0}),
            Channel(**{**_fields(first), "place": 1}),
        )
        window.dialog("channelDialog").close()
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        picker = window.window.composer.channel
        assert [channel.id for channel in picker.channels[:2]] == [second.id, first.id]


async def test_the_type_in_the_answer_corrects_a_channel_by_hand(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        await window.channels_known()
        picker = window.window.composer.channel
        mail = next(channel for channel in picker.channels if channel.type == "email")
        for typed, notice in (("", "a channel of the type e-mail"), ("sms", "it is e-mail")):
            by_hand = Channel(mail.id, typed, "Mine", by_hand=True)
            window.program.desk.set_channels([by_hand])
            window.window.commands["new"].trigger()
            window.session.choose(by_hand)
            window.session.update(to=(Recipient("erika.muster@example.org"),), text="Hello")
            window.window.commands["send"].trigger()
            await window.accepted()
            await window.until(lambda words=notice: words in window.notice, notice)
            if typed:
                assert picker.find(mail.id) == by_hand
                act = window.window.notice.findChild(QPushButton, "noticeAction")
                QTest.mouseClick(act, Qt.MouseButton.LeftButton)
                await window.until(lambda: not window.notice, "the notice to go")
            corrected = picker.find(mail.id)
            assert corrected is not None
            assert corrected.type == "email"


async def test_whom_one_wrote_to_brings_the_channel_of_that_time(
    start: Start, sandbox: Sandbox
) -> None:
    async with start(sandbox.base_url) as window:
        draft = await window.compose()
        async with window.work(f"learn:{draft.id}"):
            window.window.commands["send"].trigger()
        await window.accepted()
        window.window.commands["new"].trigger()
        picker = window.window.composer.channel
        other = next(channel for channel in picker.channels if channel.type == "sms")
        window.session.choose(other)
        window.write("toField", "erika.muster@example.org,")
        await window.until(lambda: window.found("useLastChannel"), "the offer")
        window.click("useLastChannel")
        assert window.draft.channel_type == "email"


def _fields(channel: Channel) -> dict[str, object]:
    return {name: getattr(channel, name) for name in channel.__slots__}
