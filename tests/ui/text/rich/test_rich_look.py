"""How the text looks in the other theme: as if it had been opened there, and without a stall."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.rich.rich_look import RichLook
from mateo_desktop.ui.theme import theme

ALL_LOOKS = (
    "<h1>One</h1><h2>Two <code>x</code></h2><h3>Three</h3><p>plain</p>"
    '<p>see <a href="https://example.org">the <code>page</code></a> and <code>code</code> 😀 so</p>'
    f"<pre>a line\nof code</pre>{blocks.TABLE}<tr><th>Head</th></tr><tr><td>Cell</td></tr></table>"
)
LINES_OF_CODE = "<pre>a line of code</pre><p></p>" * 2_000


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    yield
    theme().apply("light")


def looks(edit: RichEdit) -> list[list[QTextCharFormat]]:
    """How each letter of each block looks beside how it is written."""
    found = []
    block = edit.document().begin()
    while block.isValid():
        letters = [QTextCharFormat()] * block.length()
        for one in block.layout().formats():
            for at in range(one.start, one.start + one.length):
                letters[at] = QTextCharFormat(one.format)
        found.append(letters)
        block = block.next()
    return found


def test_the_other_theme_draws_what_it_would_have_drawn_from_the_start(
    edit: RichEdit, qtbot: QtBot
) -> None:
    edit.put_html(ALL_LOOKS)
    QApplication.processEvents()
    in_light = looks(edit)
    theme().apply("dark")
    in_dark = looks(edit)
    assert in_dark != in_light
    fresh = RichEdit()
    qtbot.addWidget(fresh)
    fresh.put_html(ALL_LOOKS)
    fresh.findChildren(RichLook)[0].rehighlight()
    assert in_dark == looks(fresh)
    theme().apply("light")
    assert looks(edit) == in_light
    QTest.keyClicks(edit, "x")
    assert edit.html() == ALL_LOOKS.replace("<h1>", "<h1>x", 1)


def test_a_long_text_is_laid_out_once_for_another_theme(edit: RichEdit) -> None:
    edit.put_html(LINES_OF_CODE)
    edit.coming.finish()
    QApplication.processEvents()
    before = time.process_time()
    theme().apply("dark")
    # Block by block it takes more than a second, and four times that for twice the lines.
    assert time.process_time() - before < 0.5
