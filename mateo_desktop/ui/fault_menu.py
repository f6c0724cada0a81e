"""The sandbox's menu: let things go wrong, and see what the program makes of it.

One fault at a time, in groups by where on the way it strikes; once or until it
is switched off. The button says which one is on, and a second one ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from mateo_desktop.ui import messages
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip

if TYPE_CHECKING:
    from mateo_desktop.app.services import Services
    from mateo_desktop.sandbox import SandboxThread


class FaultMenu(QObject):
    """Hangs on the button in the sandbox's strip; made when it is first opened."""

    #: From the sandbox's thread: which faults are on, now that one went on or off.
    _switched = Signal(object)

    def __init__(self, button: QPushButton, off: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self._off = off
        self._services: Services | None = None
        self._watched: SandboxThread | None = None
        self._once = True
        button.clicked.connect(self._on_clicked)
        off.clicked.connect(self._on_off)
        self._switched.connect(self._render)

    def use(self, services: Services) -> None:
        """The sandbox that *services* run is the one to disturb."""
        self._services = services

    def attach(self) -> None:
        """Show from now on which faults are on, whoever switched them on."""
        sandbox = self._sandbox
        if sandbox is not None:
            self._render(sandbox.faults())

    @property
    def _sandbox(self) -> SandboxThread | None:
        sandbox = self._services.running_sandbox if self._services else None
        if sandbox is not None and sandbox is not self._watched:
            self._watched = sandbox
            sandbox.watch_faults(self._switched.emit)
        return sandbox

    @Slot()
    def _on_clicked(self) -> None:
        sandbox = self._sandbox
        if sandbox is None:
            return
        from mateo_desktop.sandbox import FAULTS, GROUPS, PERSONALITIES

        active = sandbox.faults()
        menu = QMenu(self._button)
        menu.setObjectName("faultMenu")
        self._add(menu, self.tr("No fault"), ("fault", ""), chosen=not active)
        menu.addSeparator()
        how_often = QActionGroup(menu)
        for words, once in ((self.tr("Only once"), True), (self.tr("Every time"), False)):
            how_often.addAction(self._add(menu, words, ("once", once), chosen=self._once is once))
        menu.addSeparator()
        for group, names in GROUPS.items():
            title = messages.fault_group(group)
            below = menu.addMenu(f"● {title}" if active & set(names) else title)
            below.setToolTipsVisible(True)
            for name in names:
                words = messages.fault_name(name)
                action = self._add(below, words, ("fault", name), chosen=name in active)
                action.setToolTip(plain_tooltip(f"{name}: {FAULTS[name]}"))
        menu.addSeparator()
        repeated = menu.addMenu(self.tr("When an ID comes twice"))
        answers = QActionGroup(menu)
        now = sandbox.personality()
        for name in PERSONALITIES:
            words = messages.personality_name(name)
            answers.addAction(self._add(repeated, words, ("twice", name), chosen=name == now))
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _add(
        self, menu: QMenu, words: str, meaning: tuple[str, object], *, chosen: bool
    ) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setData(meaning)
        return action

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        sandbox = self._sandbox
        if sandbox is None or action.data() is None:
            return
        kind, value = action.data()
        if kind == "twice":
            sandbox.set_personality(value)
        elif kind == "once":
            self._once = value
            # A fault that is on strikes as it is said now.
            for name in sandbox.faults():
                self._arm(sandbox, name)
        else:
            sandbox.clear_faults()
            if value and action.isChecked():
                self._arm(sandbox, value)

    def _arm(self, sandbox: SandboxThread, name: str) -> None:
        from mateo_desktop.sandbox import LASTING

        sandbox.set_fault(name, times=1 if self._once and name not in LASTING else None)

    @Slot()
    def _on_off(self) -> None:
        if self._sandbox is not None:
            self._sandbox.clear_faults()
            self._button.setFocus()

    @Slot(object)
    def _render(self, active: frozenset[str]) -> None:
        words = ", ".join(messages.fault_name(name) for name in sorted(active))
        self._button.setText(
            self.tr("Fault: {name}").format(name=words) if words else self.tr("Faults")
        )
        # The whole name, should it have no room.
        told = self._button.text() if words else self.tr("Let things go wrong in the sandbox")
        self._button.setToolTip(plain_tooltip(told))
        self._off.setVisible(bool(words))
