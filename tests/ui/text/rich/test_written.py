"""What is read piece by piece is what is read at once."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import markup
from mateo_desktop.ui.text.rich import rich_commands, rich_reader, rich_text, written
from mateo_desktop.ui.text.rich.blocks import BREAK, Block, Run
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.rich.written import Written
from tests.ui.text.rich.test_blocks import documents

pytestmark = pytest.mark.usefixtures("qapp")


def _agrees(found: Written, document: QTextDocument) -> None:
    whole = rich_text.html(document)
    assert found.html() == whole
    assert found.plain_text() == markup.plain_text(whole)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "BLOCKS", 2)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=25,
    deadline=None,
)
@given(documents(), documents(), st.integers(0, 2**32))
def test_after_any_change_markup_and_text_are_those_of_the_whole(
    small: None, rows: list[Block], more: list[Block], seed: int
) -> None:
    document = QTextDocument()
    found = Written(document)
    dice = random.Random(seed)
    if seed % 2:
        # Their numbers get another width when one comes or goes.
        row = Block((Run("a"),), depth=1, ordered=True, chain=99, start=dice.choice((1, 92)))
        lines = row._replace(runs=(Run(f"b{BREAK}c"),))
        rows = [*rows, *[row] * dice.randrange(6, 10), lines, row, *more]
    rich_reader.write(QTextCursor(document), rows or [Block()])
    _agrees(found, document)
    cursor = QTextCursor(document)
    for _ in range(6):
        cursor.setPosition(dice.randrange(document.characterCount()))
        if dice.random() < 0.4:
            cursor.setPosition(
                dice.randrange(document.characterCount()), QTextCursor.MoveMode.KeepAnchor
            )
        kind = dice.randrange(7)
        if kind == 0:
            cursor.insertText(dice.choice(["x", " ", "long words", "\u00a0"]))
        elif kind == 1:
            rich_commands.new_block(cursor)
        elif kind == 2:
            cursor.removeSelectedText()
        elif kind == 3:
            rich_commands.toggle_list(cursor, ordered=dice.random() < 0.7)
        elif kind == 4:
            document.undo()
        elif kind == 5:
            rich_commands.toggle_quote(cursor)
        elif not cursor.currentTable():
            cursor.clearSelection()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
            rich_reader.write(cursor, more or [Block()])
        if dice.random() < 0.7:
            _agrees(found, document)
    _agrees(found, document)


def test_an_undo_that_is_counted_wrong_is_read_to_the_end(small: None) -> None:
    document = QTextDocument()
    changes: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *change: changes.append(change))
    found = Written(document)
    item = Block((Run("a"),), depth=1, ordered=True, chain=99)
    lines = item._replace(runs=(Run(f"b{BREAK}c"),))
    begin, end = Block((Run("<" * 22 + "😀"),)), Block((Run("<" * 11),))
    rows = [Block(), begin, *[item] * 7, lines, item, Block(), Block(), Block(), end]
    rich_reader.write(QTextCursor(document), rows)
    _agrees(found, document)
    cursor = QTextCursor(document)
    cursor.setPosition(25)
    cursor.insertText("x")
    for start, position in ((3, 3), (27, 27), (54, 15)):
        cursor.setPosition(start)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        rich_commands.new_block(cursor)
        _agrees(found, document)
    document.undo()
    _agrees(found, document)
    assert any(removed < 0 for _, removed, _ in changes)


def test_an_undo_that_is_counted_too_short_is_noticed_too(small: None) -> None:
    document = QTextDocument()
    found = Written(document)
    rows = [Block((Run(f"line {number}"),)) for number in range(12)]
    rich_reader.write(QTextCursor(document), rows)
    _agrees(found, document)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    rich_commands.toggle_quote(cursor)
    _agrees(found, document)
    document.contentsChange.disconnect(found._on_changed)
    document.contentsChange.connect(lambda position, *_: found._on_changed(position, 1, 1))
    document.undo()
    _agrees(found, document)
    document.redo()
    _agrees(found, document)


def test_an_undo_in_a_long_text_is_looked_over_bit_by_bit(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = QTextDocument()
    rows = [Block((Run(f"{number} words of a long letter " * 5),)) for number in range(400)]
    rich_reader.write(QTextCursor(document), rows)
    found = Written(document)
    before = found.html()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in (390, 3):
        cursor.setPosition(document.findBlockByNumber(block).position())
        cursor.insertText("x")
    cursor.endEditBlock()
    _agrees(found, document)
    # As Qt would count that tells of the first change only.
    document.contentsChange.disconnect(found._on_changed)
    document.contentsChange.connect(lambda position, *_: found._on_changed(position, 1, 0))
    read: list[int] = []
    whole = rich_text.placed_blocks

    def counted(*arguments: int) -> Iterator[tuple[int, Block]]:
        placed = list(whole(*arguments))  # type: ignore[arg-type]
        read.append(sum(len(run.text) for _, row in placed for run in row.runs))
        return iter(placed)

    monkeypatch.setattr(rich_text, "placed_blocks", counted)
    document.undo()
    assert sum(read) == 0
    found._on_turn()
    assert 0 < sum(read) < document.characterCount() / 2
    assert found.html() == before
    _agrees(found, document)
    document.redo()
    qtbot.waitUntil(lambda: not found.is_in_doubt)
    _agrees(found, document)


def test_a_letter_after_an_undo_brings_no_part_into_doubt(qtbot: QtBot) -> None:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.put_html("<p>one</p><p>two</p>")
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return):
        QTest.keyClick(edit, key)
    assert not edit.is_in_doubt
    edit.undo()
    assert edit.is_in_doubt
    qtbot.waitUntil(lambda: not edit.is_in_doubt)
    # The step that could be done again is gone, and what was told of this one is true.
    QTest.keyClick(edit, Qt.Key.Key_Y)
    assert edit.document().availableRedoSteps() == 0
    assert not edit.is_in_doubt
    assert edit.html() == "<p>xyone</p><p>two</p>"
    edit.undo()
    assert edit.is_in_doubt
    edit.redo()
    assert edit.is_in_doubt
    assert edit.html() == "<p>xyone</p><p>two</p>"
    assert not edit.is_in_doubt


def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = QTextDocument()
    markup = "".join(f"<p>{number} words of a letter</p>" for number in range(2_000))
    rich_reader.fill(document, markup)
    found = Written(document)
    assert found.html() == markup
    found.plain_text()
    read: list[int] = []
    whole = rich_text.placed_blocks

    def counted(document: QTextDocument, first: int, end: int) -> object:
        read.append(end - first)
        return whole(document, first, end)

    monkeypatch.setattr(rich_text, "placed_blocks", counted)
    cursor = QTextCursor(document.findBlockByNumber(1_000))
    cursor.insertText("x")
    assert found.html() == markup.replace("<p>1000 ", "<p>x1000 ")
    assert found.plain_text().count("x1000") == 1
    assert sum(read) <= 2 * written.BLOCKS


@pytest.mark.parametrize(
    ("markup", "at"),
    [
        ("<ul>" + "<li>item of a list</li>" * 3_000 + "</ul>", 1_500),
        ("<blockquote>" + "<p>words of a quote </p>" * 3_000 + "</blockquote>", 1_500),
        ("<ol>" + "<li>item of a list</li>" * 3_000 + "</ol>", 1_500),
        ("<p>a line and a blank at its end&nbsp;</p><p><br></p>" * 1_500, 1_500),
    ],
)
def test_of_one_long_list_or_quote_only_what_changed_is_read_again(
    monkeypatch: pytest.MonkeyPatch, markup: str, at: int
) -> None:
    document = QTextDocument()
    rich_reader.fill(document, markup)
    found = Written(document)
    found.plain_text()
    read: list[int] = []
    whole = rich_text.placed_blocks

    def counted(document: QTextDocument, first: int, end: int) -> object:
        read.append(end - first)
        return whole(document, first, end)

    monkeypatch.setattr(rich_text, "placed_blocks", counted)
    QTextCursor(document.findBlockByNumber(at)).insertText("new words in the ")
    found.plain_text()
    assert sum(read) <= 3 * document.blockCount() // written.CHUNKS
    monkeypatch.undo()
    _agrees(found, document)
