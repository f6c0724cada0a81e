"""Another text takes the place of the one that is there, and can be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor, QTextDocument

from mateo_desktop.ui.text.rich import blocks, rich_change, rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from tests.ui.text.rich.test_blocks import documents

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Hello</p><p>Old</p><p><b>name</b></p>", "<p>Hello</p><h2>New</h2>"),
        ("<p>Hello</p><p>Old</p>", "<p>Hello</p>"),
        ("<p>Old</p><p>Hello</p>", "<p>Hello</p>"),
        ("<p>Hello</p>", "<p>Hello</p><p>New</p><p>name</p>"),
        ("<p>Hello</p>", "<p>New</p><p>Hello</p>"),
        (
            "<p>a</p><p>old</p><blockquote><p>q</p></blockquote>",
            "<p>a</p><blockquote><p>q</p></blockquote>",
        ),
        (
            "<p>a</p><blockquote><p>q</p></blockquote>",
            "<p>a</p><p>new</p><blockquote><p>q</p></blockquote>",
        ),
        ("<p>Hello</p>", ""),
        ("", "<p>Hello</p><hr><p>x</p>"),
    ],
)
def test_only_what_differs_is_written_and_one_undo_takes_it_back(before: str, after: str) -> None:
    document = QTextDocument()
    rich_reader.fill(document, before)
    assert rich_change.change(document, after)
    assert rich_text.html(document) == after
    document.undo()
    assert rich_text.html(document) == before
    assert not document.isUndoAvailable()


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=25,
    deadline=None,
)
@given(documents(), documents())
def test_any_text_becomes_any_other_or_stays_whole(old: list[Block], new: list[Block]) -> None:
    document = QTextDocument()
    rich_reader.write(QTextCursor(document), old or [Block()])
    before = rich_text.html(document)
    markup = blocks.html(new)
    if rich_change.change(document, markup):
        assert rich_text.html(document) == blocks.html(blocks.read(markup))
    else:
        assert rich_text.html(document) == before
