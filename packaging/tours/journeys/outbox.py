"""The outbox: held, undone, waiting, in doubt; the questions about it, and the menu of faults."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton, QWidget

from tours.guide import Guide
from tours.journey import Journey


async def outbox(guide: Guide) -> None:
    """J9: what is seen of a message between Send and its fate."""
    await _write(guide)
    services = guide.program._services  # noqa: SLF001 (a person would use the menu of faults)
    assert services is not None
    sandbox = services.running_sandbox
    assert sandbox is not None
    guide.press("sendButton")
    guide.window.sidebar.show_list("outbox")
    await guide.rest(1.5)
    guide.shot("held")
    guide.window.commands["undo_send"].trigger()
    await guide.until(guide.composer.foot.button.isVisible)
    await guide.rest()
    guide.shot("undone")

    sandbox.set_fault("refused")
    await _send(guide)
    guide.window.sidebar.show_list("outbox")
    await guide.until(lambda: " ID" in _line(guide) or "ffline" in _line(guide))
    await guide.rest()
    guide.shot("refused")
    guide.window.close()
    box = await _dialog(guide)
    guide.shot("quitting", box)
    _answer(box, 3)
    sandbox.clear_faults()
    await guide.accepted()

    guide.press("newButton")
    await _write(guide)
    sandbox.set_fault("html_200", times=1)
    await _send(guide)
    await guide.until(lambda: bool(guide.composer.foot._others[1].isVisible()))  # noqa: SLF001
    await guide.rest()
    guide.window.sidebar.show_list("outbox")
    guide.shot("unknown")
    await _settled(guide)
    guide.press("lineButton0")
    box = await _dialog(guide)
    guide.shot("send-again", box)
    _answer(box, 1)
    await guide.accepted()

    guide.press("newButton")
    await _write(guide)
    sandbox.set_fault("403", times=1)
    await _send(guide)
    await guide.until(guide.window.notice.isVisible)
    await guide.rest()
    guide.shot("refused-key")
    sandbox.set_fault("html_200")
    await guide.rest()
    guide.press("faultButton")
    await guide.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    guide.shot("faults", menu)
    for number, action in enumerate(a for a in menu.actions() if a.menu() is not None):
        below = action.menu()
        assert isinstance(below, QMenu)
        below.popup(menu.pos())
        await guide.rest(0.1)
        guide.shot(f"faults-{number}", below)
        below.hide()
    menu.hide()
    guide.shot("a-fault-is-on")


async def _write(guide: Guide) -> None:
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    guide.rich(guide.say("<p>Good morning Mrs Muster,</p>", "<p>Guten Tag Frau Muster,</p>"))
    await guide.rest(0.6)


async def _send(guide: Guide) -> None:
    """Press Send, and do not wait for the end of the hold."""
    guide.press("sendButton")
    await guide.until(guide.composer.foot.undo.isVisible)
    await _settled(guide)
    guide.press("lineButton0")


async def _settled(guide: Guide) -> None:
    """A button that has just appeared takes no click for half a second."""
    await guide.until(lambda: not guide.composer.foot.settling.isActive())


def _line(guide: Guide) -> str:
    return guide.composer.foot.line_text.text()


async def _dialog(guide: Guide) -> QMessageBox:
    await guide.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    await guide.rest()
    return box


def _answer(box: QWidget, number: int) -> None:
    assert isinstance(box, QMessageBox)
    button = box.buttons()[number]
    assert isinstance(button, QPushButton)
    button.click()


# A busy machine must not end the hold before the pictures are taken.
JOURNEYS = {
    "J9": Journey(
        "the outbox: held, undone, offline, in doubt, refused; faults",
        outbox,
        preferences={"hold_seconds": 20},
    )
}
