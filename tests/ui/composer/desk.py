"""A composer on the screen, and the hands of somebody who uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.composer.composer import Composer
from mateo_desktop.ui.composer.pill_field import HandleEdit, PillField
from mateo_desktop.ui.session import DraftSession

Widget = TypeVar("Widget", bound=QWidget)

MAIL = Channel("00000000-0000-4000-8000-000000000001", "email", "Support", "s@example.org")
WHATSAPP = Channel("00000000-0000-4000-8000-000000000002", "whatsapp", "Service", "+493023125001")
SMS = Channel("00000000-0000-4000-8000-000000000003", "sms", "Reminders", "+493023125002")
LETTER = Channel("00000000-0000-4000-8000-000000000004", "postal", "Letters")
ASLEEP = Channel("00000000-0000-4000-8000-000000000005", "email", "Old", status="in-review")
CHANNELS = (MAIL, WHATSAPP, SMS, LETTER, ASLEEP)
UUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"


class Desk:
    """One composer, shown and active, with the channels of a workspace."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = DraftSession(Draft.new())
        self.composer = Composer(self.session).whole()
        qtbot.addWidget(self.composer)
        self.composer.set_channels(CHANNELS)
        self.composer.resize(760, 820)
        self.composer.show()
        self.composer.activateWindow()
        qtbot.waitUntil(self.composer.isActiveWindow)

    @property
    def draft(self) -> Draft:
        return self.session.draft

    @property
    def sent(self) -> dict[str, Any]:
        """What would leave."""
        loaded: dict[str, Any] = json.loads(self.session.payload.body)
        return loaded

    def open(self, channel: Channel | None = None, **fields: Any) -> Draft:
        """Lay a draft on the desk, from *channel*."""
        draft = Draft.new(**fields)
        if channel is not None:
            draft = draft.replace(channel_id=channel.id, channel_type=channel.type)
        self.session.open(draft, channel)
        return draft

    def find(self, name: str, kind: type[Widget] = QWidget) -> Widget:  # type: ignore[assignment]
        found = self.composer.findChild(kind, name)
        assert found is not None, name
        return found

    def field(self, role: str) -> PillField:
        return self.composer.recipients.fields[role]

    def line(self, role: str = "to") -> HandleEdit:
        return self.field(role).edit

    def click(self, name: str) -> None:
        widget = self.find(name)
        assert widget.isVisible(), name
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Click into a field and type."""
        widget = self.find(name)
        assert widget.isVisible(), name
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClicks(widget, text)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def choose(self, name: str, value: str) -> None:
        """Choose the entry that holds *value*, by the keyboard."""
        box = self.find(name, QComboBox)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        target = box.findData(value)
        assert target >= 0, value
        step = Qt.Key.Key_Down if target > box.currentIndex() else Qt.Key.Key_Up
        while box.currentIndex() != target:
            before = box.currentIndex()
            QTest.keyClick(box, step)
            assert box.currentIndex() != before

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def choose_in_menu(self, data: str) -> None:
        """Choose from the menu that is open, and see it gone."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = (action for action in menu.actions() if action.data() == data)
        place = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=QPoint(place))

    def dialog(self, name: str) -> QWidget:
        """The dialog of that name that is open."""
        for widget in QApplication.topLevelWidgets():
            if widget.objectName() == name and widget.isVisible():
                return widget
        raise AssertionError(f"no {name} is open")

    def assessed(self) -> None:
        """Wait until the remarks are those of the draft."""
        with self.qtbot.waitSignal(self.session.assessed):
            pass

    def tab_order(self) -> Iterator[QWidget]:
        """What the Tab key reaches, from the From row on."""
        first: QWidget = self.composer.channel.box
        yield first
        widget = first.nextInFocusChain()
        while widget is not None and widget is not first:
            if (
                widget.isVisibleTo(self.composer)
                and widget.isEnabledTo(self.composer)
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.window() is self.composer
                and widget.focusProxy() is None
            ):
                yield widget
            widget = widget.nextInFocusChain()
