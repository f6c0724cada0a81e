from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.api.check import KINDS
from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage.profiles import Profile
from mateo_desktop.ui.settings.connect_form import DEFAULT_BASE_URL, ConnectForm
from mateo_desktop.ui.settings.settings_dialog import ConnectDialog
from mateo_desktop.ui.settings.welcome import WelcomePage

KEY = "key-of-the-tests-0123456789abcdef"


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(480, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def form(page: WelcomePage) -> ConnectForm:
    return page.form


def everything(widget: QWidget) -> str:
    """All texts, names and properties below *widget*."""
    parts = [repr(widget)]
    for one in widget.findChildren(QWidget):
        parts += [repr(one), one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel | QPushButton):
            parts.append(one.text())
        if isinstance(one, QLineEdit):
            parts.append(one.displayText())
    return "\n".join(parts)


def test_the_sandbox_is_one_click_away(qtbot: QtBot, page: WelcomePage) -> None:
    with qtbot.waitSignal(page.sandbox_wanted):
        qtbot.mouseClick(page.sandbox, Qt.MouseButton.LeftButton)


def test_the_address_is_filled_in_and_the_key_is_hidden(form: ConnectForm) -> None:
    assert form.url.text() == DEFAULT_BASE_URL
    assert form.key.echoMode() == QLineEdit.EchoMode.Password


def test_testing_hands_over_a_secret_that_does_not_show_itself(
    qtbot: QtBot, form: ConnectForm, page: WelcomePage
) -> None:
    qtbot.keyClicks(form.key, f" {KEY} ")
    with qtbot.waitSignal(form.test_wanted) as caught:
        qtbot.mouseClick(form.test, Qt.MouseButton.LeftButton)
    url, secret = caught.args
    assert url == DEFAULT_BASE_URL
    assert isinstance(secret, Secret)
    assert secret.reveal() == KEY
    assert KEY not in repr(caught.args)
    assert KEY not in everything(page)


def test_connecting_needs_a_key_and_says_so(qtbot: QtBot, form: ConnectForm) -> None:
    with qtbot.assertNotEmitted(form.connect_wanted):
        qtbot.mouseClick(form.connect_button, Qt.MouseButton.LeftButton)
    assert form.result.text() == "Enter the API key first."


def test_connecting_hands_over_name_address_and_key(qtbot: QtBot, form: ConnectForm) -> None:
    qtbot.keyClicks(form.name, "Muster GmbH")
    qtbot.keyClicks(form.key, KEY)
    with qtbot.waitSignal(form.connect_wanted) as caught:
        qtbot.mouseClick(form.connect_button, Qt.MouseButton.LeftButton)
    name, url, secret = caught.args
    assert (name, url, secret.reveal()) == ("Muster GmbH", DEFAULT_BASE_URL, KEY)


def test_enter_in_the_key_tests_once_and_never_twice_at_a_time(
    qtbot: QtBot, form: ConnectForm
) -> None:
    asked = []
    form.test_wanted.connect(lambda *_arguments: asked.append(1))
    qtbot.keyClicks(form.key, KEY)
    qtbot.keyClick(form.key, Qt.Key.Key_Return)
    assert asked == [1]
    form.set_busy(True)
    qtbot.keyClick(form.key, Qt.Key.Key_Return)
    assert asked == [1]
    assert form.result.text() == "Asking the server…"


@pytest.mark.parametrize("kind", KINDS)
def test_every_result_is_told_and_the_buttons_come_back(form: ConnectForm, kind: str) -> None:
    form.set_busy(True)
    form.show_check(kind)
    assert form.test.isEnabled()
    assert form.connect_button.isEnabled()
    assert len(form.result.text()) > 15
    assert form.result.property("tone") == ("ok" if kind == "ok" else "danger")


def test_a_bad_address_is_told_where_it_is_typed(form: ConnectForm) -> None:
    form.show_bad_url("userinfo")
    assert "user name" in form.result.text()
    assert form.url.hasFocus()


def test_the_key_is_gone_after_connecting_even_for_undo(qtbot: QtBot, form: ConnectForm) -> None:
    qtbot.keyClicks(form.key, KEY)
    form.forget_key()
    assert form.key.text() == ""
    qtbot.keyClick(form.key, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.key.text() == ""


def test_the_key_is_gone_when_the_form_is_out_of_sight(
    qtbot: QtBot, form: ConnectForm, page: WelcomePage
) -> None:
    qtbot.keyClicks(form.key, KEY)
    page.hide()
    assert form.key.text() == ""


def test_the_key_cannot_be_copied_out_of_its_line(qtbot: QtBot, form: ConnectForm) -> None:
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClicks(form.key, KEY)
    form.key.selectAll()
    qtbot.keyClick(form.key, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"


def test_nothing_is_cut_off_in_a_narrow_window(page: WelcomePage) -> None:
    inside = page.widget()
    assert inside.width() <= page.viewport().width()


def test_another_key_for_a_known_workspace_keeps_its_address(qtbot: QtBot) -> None:
    profile = Profile(
        id="p", name="Muster GmbH", base_url="https://api.example.org/v1", kind="live", colour=""
    )
    dialog = ConnectDialog(profile)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.form.url.text() == profile.base_url
    assert not dialog.form.url.isEnabled()
    asked = []
    dialog.form.test_wanted.connect(lambda *_arguments: asked.append(1))
    qtbot.keyClicks(dialog.form.key, KEY)
    qtbot.keyClick(dialog.form.key, Qt.Key.Key_Return)
    assert asked == [1], "Enter presses no button besides"
    assert dialog.isVisible()
    dialog.reject()
