"""A text keeps its lines while its width is the same."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.steady_layout import SteadyLayout

_WORDS = "Good day and welcome, dear guest of ours in our own house. " * 4


class _Edit(SteadyLayout, QTextEdit):
    """A text as Qt has it, but for its layout."""


def _sight(edit: QTextEdit) -> tuple[int, ...]:
    bar = edit.verticalScrollBar()
    across = edit.horizontalScrollBar()
    port = edit.viewport().size()
    height = round(edit.document().size().height())
    return (port.width(), port.height(), bar.maximum(), bar.pageStep(), across.maximum(), height)


def _is_laid_out(edit: QTextEdit) -> bool:
    """Whether all is, which Qt does in portions after it began anew."""
    return edit.document().lastBlock().layout().lineCount() > 0


@pytest.mark.parametrize("paragraphs", [0, 1, 4, 12, 60])
def test_what_is_in_sight_is_what_qt_shows_in_any_size(qtbot: QtBot, paragraphs: int) -> None:
    ours, qts = _Edit(), QTextEdit()
    for edit in (ours, qts):
        qtbot.addWidget(edit)
        edit.setPlainText("\n".join([_WORDS] * paragraphs))
        edit.resize(300, 200)
        edit.show()
    sizes = random.Random(paragraphs)
    width = 300
    for _ in range(40):
        # Mostly another height alone; with some of them a scroll bar comes or goes.
        width = sizes.choice((width, width, width, 260, 300, 420))
        height = sizes.randrange(60, 900)
        for edit in (ours, qts):
            edit.resize(width, height)
        # A scroll bar comes and goes by an event of its own.
        QApplication.processEvents()
        assert _sight(ours) == _sight(qts)
        place = sizes.randrange(0, qts.verticalScrollBar().maximum() + 1)
        for edit in (ours, qts):
            edit.verticalScrollBar().setValue(place)
        assert ours.verticalScrollBar().value() == qts.verticalScrollBar().value()


@pytest.mark.parametrize(("kind", "kept"), [(_Edit, True), (QTextEdit, False)])
def test_a_page_that_comes_back_in_its_width_is_still_laid_out(
    qtbot: QtBot, kind: type[QTextEdit], *, kept: bool
) -> None:
    pages, edit = QStackedWidget(), kind()
    qtbot.addWidget(pages)
    for page in (edit, QLabel("another")):
        pages.addWidget(page)
    edit.setPlainText("\n".join(["a line"] * 20_000))
    pages.resize(300, 200)
    pages.show()
    qtbot.waitUntil(edit.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: _is_laid_out(edit))
    pages.setCurrentIndex(1)
    pages.resize(300, 260)
    pages.setCurrentIndex(0)
    # Of Qt's own class it is said so that the test can tell the two apart.
    assert _is_laid_out(edit) is kept
    assert edit.verticalScrollBar().pageStep() == edit.viewport().height()
    pages.resize(320, 260)
    assert not _is_laid_out(edit)
