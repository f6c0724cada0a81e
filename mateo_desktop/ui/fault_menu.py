"""The sandbox's menu: let things go wrong, and see what the program makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from mateo_desktop.ui.text.tooltips import plain_tooltip

if TYPE_CHECKING:
    from mateo_desktop.app.services import Services


class FaultMenu(QObject):
    """Hangs on the button in the sandbox's strip; made when it is first opened."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self._services: Services | None = None
        button.clicked.connect(self._on_clicked)

    def use(self, services: Services) -> None:
        """The sandbox that *services* run is the one to disturb."""
        self._services = services

    @Slot()
    def _on_clicked(self) -> None:
        sandbox = self._services.running_sandbox if self._services else None
        if sandbox is None:
            return
        from mateo_desktop.sandbox import FAULTS, PERSONALITIES

        active = sandbox.faults()
        menu = QMenu(self._button)
        menu.setObjectName("faultMenu")
        menu.setToolTipsVisible(True)
        none = menu.addAction(self.tr("No fault"))
        none.setCheckable(True)
        none.setChecked(not active)
        none.setData(("fault", ""))
        menu.addSeparator()
        for name, about in FAULTS.items():
            action = menu.addAction(name.replace("_", " "))
            action.setCheckable(True)
            action.setChecked(name in active)
            action.setToolTip(plain_tooltip(about))
            action.setStatusTip(about)
            action.setData(("fault", name))
        repeated = menu.addMenu(self.tr("When an ID comes twice"))
        group = QActionGroup(menu)
        for name in PERSONALITIES:
            action = repeated.addAction(name)
            action.setData(("personality", name))
            group.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        sandbox = self._services.running_sandbox if self._services else None
        if sandbox is None or action.data() is None:
            return
        kind, name = action.data()
        if kind == "personality":
            sandbox.set_personality(name)
            return
        sandbox.clear_faults()
        if name and action.isChecked():
            sandbox.set_fault(name)
        active = ", ".join(sorted(sandbox.faults()))
        words = self.tr("Fault: {name}").format(name=active.replace("_", " "))
        self._button.setText(words if active else self.tr("Faults"))
