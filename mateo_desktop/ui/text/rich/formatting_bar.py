"""The row of formatting buttons: what is at the cursor, and how to change it.

What finds no room in a narrow window is in the menu at the end of the row.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from mateo_desktop.ui.text.rich import format_commands
from mateo_desktop.ui.text.rich.format_commands import Entry
from mateo_desktop.ui.text.rich.format_state import FormatState
from mateo_desktop.ui.theme import mark, theme

_GAP = 2
# Shown however narrow the window is, beside the menu.
_ALWAYS = 3
# Buttons with a menu of more commands below them.
_MENUS = {
    "style": format_commands.STYLES,
    "align": format_commands.ALIGNMENTS,
    "tables": format_commands.TABLE_COMMANDS,
    "bullets": format_commands.LISTS,
    "numbers": format_commands.LISTS,
}
# Buttons that open their menu and do nothing else.
_ONLY_MENUS = frozenset(("style", "align", "tables"))
_ICONS = {"style": "heading", "align": "align_left", "tables": "table"}


class FormattingBar(QWidget):
    """Sends the names of commands; :meth:`show_state` says what is pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._actions: dict[str, list[QAction]] = {}
        self._state = FormatState()
        self._shown: frozenset[str] | None = None
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for entry in format_commands.BUTTONS:
            row.addWidget(self._make_button(entry))
        self.more = QToolButton()
        self.more.setObjectName("format_more")
        self.more.setAccessibleName(self.tr("More formatting"))
        self.more.setToolTip(self.tr("More formatting"))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self.more, kind="tool")
        self._more_menu = QMenu(self)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self.more.setMenu(self._more_menu)
        row.addWidget(self.more)
        row.addStretch(1)
        theme().changed.connect(self._render_icons)
        self._render_icons()
        self.show_state(self._state)

    def only(self, names: Iterable[str] | None) -> None:
        """Offer the commands of these *names* only; None: all of them."""
        self._shown = None if names is None else frozenset(names)
        self._arrange()
        self.updateGeometry()

    @Slot(object)
    def show_state(self, state: FormatState) -> None:
        """Press the buttons of what is at the cursor."""
        self._state = state
        for name, value in state._asdict().items():
            button = self.buttons.get(name)
            if button is not None and button.isCheckable():
                button.setChecked(bool(value))
        style = f"heading{state.heading}" if state.heading else "pre" if state.pre else "paragraph"
        align = state.align or "left"
        for name, entries in (("style", style), ("align", align)):
            self._check(name, entries)
        for action in self._actions["tables"]:
            name = str(action.data())
            action.setEnabled(state.table != (name == "table"))
            action.setChecked(name == "table_head" and state.head)
        for name in ("bullets", "numbers"):
            for action in self._actions[name]:
                numbers = action.data() == "start"
                action.setEnabled(state.numbers if numbers else state.bullets or state.numbers)
        self.buttons["align"].setIcon(theme().icon(f"align_{align}"))

    # Making

    def _make_button(self, entry: Entry) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"format_{entry.name}")
        button.setAccessibleName(entry.words)
        button.setToolTip(entry.tip)
        # The cursor stays in the text when a button is clicked, and the
        # keyboard reaches it with Tab all the same.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(button, kind="tool")
        if entry.name in _MENUS:
            button.setMenu(self._make_menu(entry.name, button))
        if entry.name in _ONLY_MENUS:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        else:
            if entry.name in _MENUS:
                button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
            button.setCheckable(entry.name not in ("clear", "rule"))
            button.clicked.connect(self._on_clicked)
        if entry.name == "style":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.buttons[entry.name] = button
        return button

    def _make_menu(self, name: str, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        self._actions[name] = [self._action(menu, entry) for entry in _MENUS[name]]
        if name == "tables":
            menu.insertSeparator(self._actions[name][1])
            menu.insertSeparator(self._actions[name][6])
        return menu

    def _action(self, menu: QMenu, entry: Entry) -> QAction:
        action = menu.addAction(entry.words)
        action.setData(entry.name)
        # The editor knows its keys; here they are only told.
        action.setShortcut(QKeySequence(entry.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        checkable = entry.name not in ("deeper", "shallower", "start", "rule", "clear")
        if entry.name.startswith("table"):
            checkable = entry.name == "table_head"
        action.setCheckable(checkable)
        action.triggered.connect(self._on_triggered)
        return action

    def _check(self, name: str, chosen: str) -> None:
        for action in self._actions[name]:
            action.setChecked(action.data() == chosen)
            if action.isChecked() and name == "style":
                button = self.buttons[name]
                button.setText(f"{action.text()} ▾")
                about = self.tr("Kind of paragraph: {kind}").format(kind=action.text())
                button.setAccessibleName(about)
                button.setToolTip(about)

    # Slots

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QToolButton):
            # What is pressed follows the text, not the click.
            if button.isCheckable():
                button.setChecked(not button.isChecked())
            self.asked.emit(button.objectName().removeprefix("format_"))

    @Slot()
    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.asked.emit(str(action.data()))
            self.show_state(self._state)

    @Slot()
    def _fill_more(self) -> None:
        """What has no room in the row, as it is at the cursor."""
        self._more_menu.clear()
        state = self._state._asdict()
        for entry in format_commands.BUTTONS:
            button = self.buttons[entry.name]
            if not button.isHidden() or not self._is_offered(entry.name):
                continue
            if entry.name in _ONLY_MENUS:
                button.menu().setTitle(entry.words)
                self._more_menu.addMenu(button.menu())
                continue
            action = self._action(self._more_menu, entry)
            action.setIcon(button.icon())
            action.setChecked(action.isCheckable() and bool(state.get(entry.name)))

    @Slot()
    def _render_icons(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(theme().icon(_ICONS.get(name, name)))
        self.buttons["align"].setIcon(theme().icon(f"align_{self._state.align or 'left'}"))
        self.more.setIcon(theme().icon("more"))

    # Room

    def sizeHint(self) -> QSize:
        """Room for every button."""
        offered = [button for name, button in self.buttons.items() if self._is_offered(name)]
        width = sum(button.sizeHint().width() + _GAP for button in offered)
        return QSize(width, max(button.sizeHint().height() for button in offered))

    def minimumSizeHint(self) -> QSize:
        """Room for the first few and the menu with the others."""
        offered = [button for name, button in self.buttons.items() if self._is_offered(name)]
        some = [*offered[:_ALWAYS], self.more]
        return QSize(
            sum(button.sizeHint().width() + _GAP for button in some), self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put into the menu what no longer fits."""
        super().resizeEvent(event)
        self._arrange()

    def _is_offered(self, name: str) -> bool:
        return self._shown is None or name in self._shown

    def _arrange(self) -> None:
        width = left = self.width()
        fits = self.sizeHint().width() <= left
        if not fits:
            left -= self.more.sizeHint().width() + _GAP
        number = 0
        for name, button in self.buttons.items():
            offered = self._is_offered(name)
            left -= (button.sizeHint().width() + _GAP) * offered
            number += offered
            button.setVisible(offered and (fits or left >= 0 or number <= _ALWAYS))
            if self.width() != width:
                # That changed the room, and in the new one they are arranged already.
                return
        self.more.setVisible(not fits)
