"""Where one begins in a dialog, what Enter does there, and where Tab leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.new_contact import NewContact
from mateo_desktop.ui.composer.address_dialog import AddressDialog
from mateo_desktop.ui.composer.contact_dialog import ContactDialog
from mateo_desktop.ui.composer.hand_made_channel import HandMadeChannel
from mateo_desktop.ui.composer.json_dialog import JsonDialog
from mateo_desktop.ui.composer.recipient_dialogs import PeopleDialog, PersonDialog
from mateo_desktop.ui.composer.schedule_dialog import ScheduleDialog
from mateo_desktop.ui.numbers import Numbers
from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog
from mateo_desktop.ui.snippets.snippet_list import SnippetList
from mateo_desktop.ui.text.rich.link_dialog import LinkDialog
from mateo_desktop.ui.text.rich.number_dialogs import StartDialog, TableDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ERIKA = Recipient("erika.muster@example.org", "Erika Muster")


def opened(qtbot: QtBot, dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return dialog


def made(name: str) -> QDialog:
    dialogs = {
        "attachmentAddress": lambda: AddressDialog("https://"),
        "person_full_name": lambda: PersonDialog(ERIKA, "email"),
        "peopleSearch": lambda: PeopleDialog((ERIKA,), "email"),
        "jsonText": lambda: JsonDialog(""),
        "scheduleEdit": lambda: ScheduleDialog(""),
        "handMadeId": HandMadeChannel,
        "listStart": lambda: StartDialog(1),
        "tableColumns": TableDialog,
        "linkAddress": lambda: LinkDialog("words", ""),
        "contact_email": lambda: ContactDialog(NewContact("Erika Muster"), "email", Numbers()),
    }
    dialog = dialogs[name]()
    assert isinstance(dialog, QDialog)
    return dialog


ALL = (
    "attachmentAddress person_full_name peopleSearch jsonText scheduleEdit handMadeId listStart"
    " tableColumns linkAddress contact_email"
).split()


def test_a_moment_is_typed_at_once(qtbot: QtBot) -> None:
    # Tab goes through the parts of a moment, so it is not among those below.
    dialog = opened(qtbot, made("scheduleEdit"))
    focus = QApplication.focusWidget()
    assert dialog.isVisible()
    assert focus is not None
    assert focus.objectName() == "scheduleEdit"


@pytest.mark.parametrize("name", [one for one in ALL if one != "scheduleEdit"])
def test_one_begins_in_the_field_and_tab_leads_to_the_buttons_last(qtbot: QtBot, name: str) -> None:
    dialog = opened(qtbot, made(name))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == name
    order: list[QWidget] = []
    while focus is not None and focus not in order:
        order.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    below = [box.isAncestorOf(widget) for widget in order]
    # Once around: from the field through the others to the buttons, and again to the fields.
    assert below.count(True) == len(box.buttons())
    first = below.index(True)
    assert all(below[first : first + len(box.buttons())])


@pytest.mark.parametrize("name", ALL)
def test_the_button_that_agrees_is_the_one_of_enter_and_stands_out(qtbot: QtBot, name: str) -> None:
    dialog = opened(qtbot, made(name))
    (default,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    assert default.property("kind") == "primary"
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    assert box.buttonRole(default) == QDialogButtonBox.ButtonRole.AcceptRole


def test_a_number_is_typed_at_once(qtbot: QtBot) -> None:
    dialog = opened(qtbot, StartDialog(1))
    assert isinstance(dialog, StartDialog)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "7")
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert caught.args == [7]


def test_what_is_wrong_with_a_link_is_read_whole(qtbot: QtBot) -> None:
    dialog = opened(qtbot, LinkDialog("words", "javascript:x"))
    assert isinstance(dialog, LinkDialog)
    height = dialog.address.height()
    # As long as the German words are.
    dialog.setMinimumWidth(0)
    dialog.resize(300, dialog.height())
    dialog.accept_button.click()
    assert dialog.remark.height() >= dialog.remark.heightForWidth(dialog.remark.width())
    assert dialog.address.height() >= height


def test_whoever_has_snippets_begins_by_looking_for_one(qtbot: QtBot) -> None:
    from mateo_desktop.domain.snippet import Snippet

    snippets = SnippetList()
    dialog = opened(qtbot, SnippetDialog(snippets, ()))
    assert QApplication.focusWidget() is dialog.findChild(QPushButton, "newSnippet")
    dialog.close()
    snippets.put((Snippet("k", "Thanks", "<p>Thank you</p>"),))
    again = opened(qtbot, SnippetDialog(snippets, ()))
    assert isinstance(again, SnippetDialog)
    assert again.page.search.hasFocus()
