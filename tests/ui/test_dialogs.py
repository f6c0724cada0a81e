from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.ui import dialogs

CHOICES = ("Send now", "Keep for the next start", "Back to drafts")


async def shown(dialog: QDialog) -> None:
    """Give the waiting task its turn, which opens *dialog*."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert dialog.isVisible()


async def opened(parent: QWidget) -> QMessageBox:
    """The question, once the waiting task has opened it."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    box = parent.findChild(QMessageBox)
    assert box is not None
    assert box.isVisible()
    return box


def shown_parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


async def test_the_clicked_answer_is_given_and_the_loop_goes_on(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(
        dialogs.choose(parent, "Quit", "A message waits.", CHOICES, safe=1)
    )
    box = await opened(parent)
    button = next(b for b in box.findChildren(QPushButton) if b.text() == "Back to drafts")
    button.click()
    assert await asking == 2


async def test_escape_means_the_answer_that_harms_nothing(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(
        dialogs.choose(parent, "Quit", "A message waits.", CHOICES, safe=1)
    )
    box = await opened(parent)
    assert box.defaultButton().text() == "Keep for the next start"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert await asking == 1


async def test_a_question_is_plain_text(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(
        dialogs.choose(
            parent,
            "Send again",
            "<b>Erika</b>",
            CHOICES,
            safe=0,
            more="<img src=file:///etc/passwd>",
        )
    )
    box = await opened(parent)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "<b>Erika</b>\n\n<img src=file:///etc/passwd>"
    box.reject()
    assert await asking == 0


async def test_a_dialog_is_awaited_and_deleted(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    dialog = QDialog(parent)
    asking = asyncio.ensure_future(dialogs.ask(dialog))
    await shown(dialog)
    dialog.accept()
    assert await asking == QDialog.DialogCode.Accepted
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChild(QDialog) is None


async def test_a_dialog_that_deletes_itself_may_be_awaited_too(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asking = asyncio.ensure_future(dialogs.ask(dialog))
    await shown(dialog)
    dialog.accept()
    assert await asking == QDialog.DialogCode.Accepted


async def test_a_dialog_that_goes_with_its_window_ends_the_waiting(qtbot: QtBot) -> None:
    parent = QWidget()
    parent.show()
    asking = asyncio.ensure_future(dialogs.choose(parent, "Quit", "?", CHOICES, safe=1))
    await opened(parent)
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert await asking == 1
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


async def test_a_cancelled_question_takes_its_dialog_away(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(dialogs.choose(parent, "Quit", "?", CHOICES, safe=1))
    box = await opened(parent)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert asking.cancelled()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChild(QMessageBox) is None
    del box


async def test_answers_too_wide_for_the_screen_stand_below_each_other(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    wide = parent.screen().availableSize().width()
    long = "Keep all of them for the next start of the program" * 2
    long = long[: wide // (2 * parent.fontMetrics().averageCharWidth())]
    asking = asyncio.ensure_future(
        dialogs.choose(parent, "Quit", "A message waits.", (long, "Send now", long, "Stay"), safe=3)
    )
    box = await opened(parent)
    buttons = [button for button in box.findChildren(QPushButton) if button.isVisible()]
    assert box.width() <= wide
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert len({button.y() for button in buttons}) == len(buttons)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert await asking == 3


async def test_answers_that_have_room_stand_beside_each_other(qtbot: QtBot) -> None:
    parent = shown_parent(qtbot)
    asking = asyncio.ensure_future(
        dialogs.choose(parent, "Quit", "A message waits.", CHOICES, safe=1)
    )
    box = await opened(parent)
    assert len({button.y() for button in box.findChildren(QPushButton)}) == 1
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert await asking == 1
