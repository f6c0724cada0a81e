"""Another text takes the place of the one that is there, and can be undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor, QTextDocument

from mateo_desktop.ui.text.rich import blocks, rich_change, rich_reader, rich_text
from mateo_desktop.ui.text.rich.blocks import Block
from tests.ui.text.rich.test_blocks import documents

TABLE = f"{blocks.TABLE}<tr><td>Tel</td><td>0</td></tr></table>"
OTHER_TABLE = f"{blocks.TABLE}<tr><td>Tel</td><td>1</td></tr><tr><td>x</td><td>y</td></tr></table>"
QUOTE = "<blockquote><p>q</p></blockquote>"

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
        ("<ul><li><br></li></ul><hr>", "<ul><li><br></li></ul>"),
        # Lists and tables: signatures have both.
        ("<p>Hello</p><ul><li>a</li></ul>", "<p>Hello</p><ul><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul><li>mine</li></ul><ul><li>old</li></ul>", "<ul><li>mine</li></ul><p>new</p>"),
        ("<ul><li>mine</li><li>more</li></ul>", "<ul><li>mine</li><li>other</li></ul>"),
        (f"<p>Hello</p>{TABLE}", f"<p>Hello</p>{OTHER_TABLE}"),
        (f"<p>Hello</p>{TABLE}", "<p>Hello</p>"),
        ("<p>Hello</p>", f"<p>Hello</p>{TABLE}"),
        (f"{TABLE}{TABLE}", f"{TABLE}<p>x</p>{OTHER_TABLE}"),
        (f"{TABLE}<p><br></p>{QUOTE}", f"{TABLE}<p>new</p>{QUOTE}"),
        (f"<p>a</p>{TABLE}{QUOTE}", f"<p>a</p>{QUOTE}"),
        (f"<p>a</p>{QUOTE}", f"<p>a</p>{TABLE}<ol><li>x</li></ol>{QUOTE}"),
        (f"<p>a</p>{TABLE}<blockquote>{TABLE}</blockquote>", f"<blockquote>{TABLE}</blockquote>"),
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
def test_any_text_becomes_any_other_and_back(old: list[Block], new: list[Block]) -> None:
    document = QTextDocument()
    rich_reader.write(QTextCursor(document), old or [Block()])
    document.clearUndoRedoStacks()
    before = rich_text.html(document)
    markup = blocks.html(new)
    assert rich_change.change(document, markup)
    assert rich_text.html(document) == blocks.html(blocks.read(markup))
    document.undo()
    assert rich_text.html(document) == before
    document.redo()
    assert rich_text.html(document) == blocks.html(blocks.read(markup))
