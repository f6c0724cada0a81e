"""The lists and menus that open above the window, as states in which everything has to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from tests.e2e.scripts.large_letters import Looker


async def menus_of_buttons(looker: Looker, where: str) -> None:
    """Open the menu of each button in sight."""
    for button in looker.window.findChildren(QPushButton) + looker.window.findChildren(QToolButton):
        menu = button.menu()
        if menu is None or not button.isVisible() or not button.isEnabled():
            continue
        menu.aboutToShow.emit()
        await _menu(looker, f"{where}-{button.objectName()}", menu, button)


async def lists_of_boxes(looker: Looker, where: str) -> None:
    """Open the list of each combo box in sight."""
    for box in looker.window.findChildren(QComboBox):
        if not box.isVisible() or not box.isEnabled() or not box.count():
            continue
        box.showPopup()
        await looker.person.until(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        await looker.look(f"{where}-list-{box.objectName()}", popup)
        box.hidePopup()
        await looker.person.until(lambda: QApplication.activePopupWidget() is None)


async def context_menu(looker: Looker, where: str, widget: QWidget) -> None:
    """Press the menu key in *widget*."""
    here = QPoint(5, 5)
    key = QContextMenuEvent.Reason.Keyboard
    QApplication.postEvent(widget, QContextMenuEvent(key, here, widget.mapToGlobal(here)))
    await looker.person.until(
        lambda: isinstance(QApplication.activePopupWidget(), QMenu), f"the menu of {where}"
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    await looker.look(f"menu-{where}", menu)
    menu.close()
    await looker.person.until(lambda: QApplication.activePopupWidget() is None)


async def _menu(looker: Looker, name: str, menu: QMenu, beside: QWidget) -> None:
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
    await looker.look(name, menu)
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu) and action.isVisible() and action.isEnabled():
            below.popup(menu.mapToGlobal(menu.actionGeometry(action).topRight()))
            await looker.look(f"{name}-{action.text()}", below)
            below.close()
    menu.close()
    await looker.settled()
