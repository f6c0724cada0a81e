"""The editor, ready to be typed into."""

import pytest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich.rich_edit import RichEdit


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit
