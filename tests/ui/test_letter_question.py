"""The second look before a letter goes: where to, how many pages, and no Enter by mistake."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.ui.address_list import AddressList
from mateo_desktop.ui.send_questions import is_sure
from tests.ui.test_dialogs import opened, shown_parent

CONTACT = new_id()


def _letter(**fields: object) -> Draft:
    words: dict[str, object] = {
        "to": (Recipient(full_name="Erika Muster", contact_id=CONTACT),),
        "channel_type": "postal",
        "text": "Good morning",
    }
    return Draft.new(**(words | fields))


def _addresses(*lines: str) -> AddressList:
    found = AddressList()
    found.put({CONTACT.casefold(): lines} if lines else {})
    return found


async def _asked(parent: QWidget, draft: Draft, addresses: AddressList) -> tuple[str, bool]:
    """The words of the question, answered by Enter."""
    asking = asyncio.ensure_future(is_sure(parent, draft, addresses))
    box = await opened(parent)
    words = box.text()
    box.defaultButton().click()
    return words, await asking


async def test_name_address_and_pages_are_seen_before_a_letter_goes(qtbot: QtBot) -> None:
    addresses = _addresses("Erika Muster", "Musterweg 1", "10115 Berlin")
    words, _ = await _asked(shown_parent(qtbot), _letter(), addresses)
    assert "To: Erika Muster\nMusterweg 1\n10115 Berlin\n" in words
    assert "Pages, by estimate: 1" in words
    assert "seems to have no" not in words


async def test_a_long_letter_is_said_to_be_long(qtbot: QtBot) -> None:
    draft = _letter(text="A line of the letter.\n" * 150)
    words, _ = await _asked(shown_parent(qtbot), draft, _addresses())
    pages = words.rpartition(": ")[2].split()[0]
    assert int(pages) >= 3


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((), "The address is not known here."),
        (("Musterweg 1", "Berlin"), "no postcode with a town"),
        (("10115 Berlin",), "no street with a number"),
    ],
)
async def test_what_the_address_lacks_is_said(
    qtbot: QtBot, lines: tuple[str, ...], words: str
) -> None:
    asked, _ = await _asked(shown_parent(qtbot), _letter(), _addresses(*lines))
    assert words in asked


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
async def test_no_key_sends_a_letter_by_mistake(qtbot: QtBot, key: Qt.Key) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(is_sure(parent, _letter(), _addresses()))
    box = await opened(parent)
    qtbot.keyClick(box, key)
    assert await asking is False


async def test_the_button_with_the_words_sends_it(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(is_sure(parent, _letter(), _addresses()))
    box = await opened(parent)
    next(b for b in box.findChildren(QPushButton) if b.text() == "Send the letter").click()
    assert await asking is True


async def test_other_channels_are_not_asked_about(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    assert await is_sure(parent, _letter(channel_type="email"), _addresses()) is True
