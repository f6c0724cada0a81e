"""The menu of the editor: what Qt offers for any text, done as this editor does it.

Qt's own Undo and Redo lead the cursor away from where something changed, and Qt knows of no
paste without formatting.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

# The names of Qt's actions, and the commands that are run in their place.
_OURS = {"edit-undo": "undo", "edit-redo": "redo"}


def completed(menu: QMenu, on_command: Callable[[], None], *, pastes: bool) -> QMenu:
    """*menu*, which Qt made for an editor, with our commands in it.

    *on_command* is a slot; its sender is named like the command. With *pastes* words can be
    pasted.
    """
    actions = {action.objectName(): action for action in menu.actions()}
    for name, command in _OURS.items():
        if (action := actions.get(name)) is not None:
            action.triggered.disconnect()
            action.setObjectName(command)
            action.triggered.connect(on_command)
    paste = actions.get("edit-paste")
    if paste is not None:
        plain = menu.addAction(QCoreApplication.translate("RichMenu", "Paste without formatting"))
        plain.setObjectName("paste_plain")
        plain.setShortcut(QKeySequence("Ctrl+Shift+V"))
        plain.setShortcutVisibleInContextMenu(True)
        plain.setEnabled(pastes)
        plain.triggered.connect(on_command)
        behind = menu.actions()[menu.actions().index(paste) + 1]
        menu.insertAction(behind, plain)
    return menu
