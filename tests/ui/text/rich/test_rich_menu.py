"""The menu of the editor does what its keys do."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.marks_edit import MarksEdit
from mateo_desktop.ui.text.rich.rich_edit import RichEdit


def _entry(edit: RichEdit, name: str) -> QAction:
    found = {action.objectName(): action for action in edit.usual_menu().actions()}
    return found[name]


def test_undo_and_redo_of_the_menu_keep_the_cursor_where_something_changed(edit: RichEdit) -> None:
    edit.put_html("<p>one two</p><p>three</p>")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    edit.setTextCursor(cursor)
    edit.insert_table(2, 2, head=True)
    inside = edit.textCursor().position()
    _entry(edit, "undo").trigger()
    assert edit.textCursor().position() == 3
    assert edit.html() == "<p>one two</p><p>three</p>"
    _entry(edit, "redo").trigger()
    assert edit.textCursor().position() == inside
    assert not _entry(edit, "redo").isEnabled()


def test_the_menu_pastes_without_formatting(edit: RichEdit) -> None:
    QGuiApplication.clipboard().clear()
    assert not _entry(edit, "paste_plain").isEnabled()
    QGuiApplication.clipboard().setText("<b>plain</b>")
    _entry(edit, "paste_plain").trigger()
    assert edit.html() == "<p>&lt;b&gt;plain&lt;/b&gt;</p>"
    edit.setReadOnly(True)
    names = [action.objectName() for action in edit.usual_menu().actions()]
    assert "paste_plain" not in names


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing)")
def test_the_menu_comes_where_it_is_asked_for_and_stands_beside_paste(qtbot: QtBot) -> None:
    edit = MarksEdit()
    qtbot.addWidget(edit)
    edit.show()
    place = edit.mapToGlobal(QPoint(5, 5))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), place)
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.objectName() for action in menu.actions()]
    assert names[names.index("edit-paste") + 1] == "paste_plain"
    menu.close()
