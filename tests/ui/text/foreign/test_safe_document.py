"""Long texts on paper: in portions, whole, and as harmless as short ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextListFormat
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.foreign.portions import (
    PORTION,
    UNCUT_MAX,
    markup_portions,
    text_portions,
)
from mateo_desktop.ui.text.foreign.safe_document import LONGEST, SafeDocument
from mateo_desktop.ui.theme import PAPER

pytestmark = pytest.mark.usefixtures("qapp")

PARAGRAPH = "<p>Good morning, <b>Mrs Muster</b>: see <a href='https://example.org'>this</a>.</p>"
LIST = "<ul>" + "<li>one and two</li>" * 20 + "</ul>"


def test_a_short_text_is_one_portion() -> None:
    assert [*markup_portions(PARAGRAPH)] == [PARAGRAPH]
    assert [*text_portions("one\ntwo")] == ["one\ntwo"]


@given(st.lists(st.sampled_from([PARAGRAPH, LIST, "text <br>", "<hr>"]), max_size=20))
def test_portions_are_the_whole_and_leave_nothing_open(pieces: list[str]) -> None:
    markup = "".join(pieces) * 40
    found = [*markup_portions(markup)]
    assert "".join(found) == markup
    for portion in found[1:]:
        assert portion.startswith(("<p>", "<ul>", "<hr>"))
    for portion in found:
        assert portion.count("<ul>") == portion.count("</ul>")


def test_nothing_is_cut_inside_of_something() -> None:
    inside = f"<div>{PARAGRAPH * 200}</div>"
    assert [*markup_portions(inside + inside)] == [inside, inside]
    everything = f"<b>{PARAGRAPH * 2_000}</b>"
    (portion,) = markup_portions(everything)
    assert len(portion) > UNCUT_MAX
    document, beginning = SafeDocument(), SafeDocument()
    document.show_html(everything)
    beginning.show_html(everything[:UNCUT_MAX])
    assert not document.is_whole
    assert document.toPlainText() == beginning.toPlainText() != ""


def test_what_is_too_long_to_be_shown_ends_there() -> None:
    short = f"<p>{'a' * PORTION}</p>"
    long = f"<p>{'b' * UNCUT_MAX}</p>"
    assert [*markup_portions(short + short + long + short)] == [short, short, long + short]
    almost = f"<p>{'b' * (UNCUT_MAX - 9)}</p>"
    assert [*markup_portions(short + almost + short)] == [short, almost, short]


def test_where_to_cut_is_found_out_portion_by_portion() -> None:
    started = time.thread_time()
    portions = markup_portions(PARAGRAPH * 20_000)
    next(portions)
    first = time.thread_time() - started
    assert sum(1 for _ in portions) > 100
    assert first < (time.thread_time() - started) / 10


@pytest.mark.parametrize(
    ("begin", "item", "end"),
    [
        ("<ul>", "<li>one and two</li>", "</ul>"),
        ('<ol start="7">', "<li>one<ul><li>and two</li></ul></li>", "</ol>"),
        ("<OL>", "<li>one and <b>two</b>", "</OL>"),
        ("<blockquote>", "<p>one</p><ul><li>and two</li></ul>", "</blockquote>"),
    ],
)
def test_a_long_list_or_quote_comes_in_portions_and_is_the_same(
    begin: str, item: str, end: str
) -> None:
    markup = f"<p>before</p>{begin}{item * 1_500}{end}<p>after</p>"
    assert max(map(len, markup_portions(markup))) < 2 * PORTION
    document, plain = SafeDocument(), QTextDocument()
    plain.setDefaultStyleSheet(document.defaultStyleSheet())
    document.show_html(markup)
    document.finish()
    plain.setHtml(markup)
    assert document.is_whole
    assert document.toPlainText() == plain.toPlainText()
    block, other = document.begin(), plain.begin()
    while block.isValid():
        mine, yours = block.textList(), other.textList()
        assert (mine is None) == (yours is None)
        if mine is not None and yours is not None:
            number = mine.format().start() + mine.itemNumber(block)
            assert mine.format().style() == yours.format().style()
            assert mine.format().style() != QTextListFormat.Style.ListDecimal or (
                number == yours.format().start() + yours.itemNumber(other)
            )
        assert block.blockFormat().leftMargin() == other.blockFormat().leftMargin()
        block, other = block.next(), other.next()


@given(st.lists(st.integers(0, 3 * PORTION), max_size=6))
def test_a_text_is_cut_at_its_lines(lengths: list[int]) -> None:
    text = "\n".join("x" * length for length in lengths)
    assert "\n".join(text_portions(text)) == text


def test_what_comes_in_portions_is_what_comes_at_once(qtbot: QtBot) -> None:
    markup = (PARAGRAPH + LIST) * 100
    document, plain = SafeDocument(), QTextDocument()
    with qtbot.waitSignal(document.finished):
        document.show_html(markup)
    plain.setHtml(markup)
    assert document.is_whole
    assert document.toPlainText() == plain.toPlainText()
    assert document.blockCount() == plain.blockCount()
    block, other = document.begin(), plain.begin()
    while block.isValid():
        assert block.blockFormat().topMargin() == other.blockFormat().topMargin()
        assert (block.textList() is None) == (other.textList() is None)
        block, other = block.next(), other.next()


def test_another_text_takes_the_place_of_one_that_still_comes(qtbot: QtBot) -> None:
    document = SafeDocument()
    document.show_html(PARAGRAPH * 1_000)
    assert not document.is_finished
    document.show_plain("short")
    assert document.is_finished
    qtbot.waitUntil(lambda: document.toPlainText() == "short")
    document.show_html(PARAGRAPH * 1_000)
    document.finish()
    assert document.toPlainText().count("\n") == 999


def test_the_same_text_is_not_laid_out_again() -> None:
    document = SafeDocument()
    document.show_html(PARAGRAPH)
    revision = document.revision()
    document.show_html(PARAGRAPH)
    assert document.revision() == revision
    document.show_plain(PARAGRAPH)
    assert document.toPlainText() == PARAGRAPH


def test_more_than_a_message_is_said_to_be_cut() -> None:
    document = SafeDocument()
    document.show_plain("a line\n" * LONGEST)
    document.finish()
    assert not document.is_whole
    assert document.characterCount() <= LONGEST + 1


def test_runs_say_where_they_begin() -> None:
    document = SafeDocument()
    bold = QTextCharFormat()
    bold.setFontWeight(700)
    assert document.show_runs((("a😀", bold), ("b\u202ec", QTextCharFormat()), ("d", bold))) == (
        *(0, 3),
        document.characterCount() - 2,
    )
    assert "\u202e" not in document.toPlainText()


@pytest.mark.parametrize("times", [1, 2_000])
def test_nothing_of_a_document_is_loaded(times: int, qtbot: QtBot) -> None:
    document = SafeDocument()
    document.show_html(("<img src=file:///etc/passwd>" + PARAGRAPH) * times)
    document.finish()
    assert "img" not in document.toHtml()
    assert document.resource(QTextDocument.ResourceType.ImageResource, "file:///x").isNull()


def test_the_beginning_of_a_long_text_is_there_before_its_end() -> None:
    document = SafeDocument()
    document.setTextWidth(400)
    document.show_html(PARAGRAPH)
    started = time.thread_time()
    document.show_html(PARAGRAPH * 2_500)
    first = time.thread_time() - started
    document.finish()
    assert first < (time.thread_time() - started) / 3


def test_the_name_of_a_picture_stands_where_it_will_be() -> None:
    document = SafeDocument()
    document.show_html('<p>before <img src="https://example.org/logo.png" alt="Our sign"></p>')
    assert document.toPlainText() == "before [Image: Our sign]"


@pytest.mark.parametrize("outer", ["ul", "ol"])
def test_lists_in_lists_have_bullets_of_their_own(outer: str) -> None:
    document = SafeDocument()
    document.show_html(f"<{outer}><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></{outer}>")
    styles = []
    block = document.begin()
    while block.isValid():
        if block.textList() is not None:
            styles.append(block.textList().format().style())
        block = block.next()
    style = QTextListFormat.Style
    assert styles[1:] == [style.ListCircle, style.ListSquare]


def test_what_leads_nowhere_does_not_look_like_a_link() -> None:
    document = SafeDocument()
    document.show_html('<p><a href="https://example.org">there</a> <a href="/x">nowhere</a></p>')
    fragments = document.begin().begin()
    looks = {}
    while not fragments.atEnd():
        fragment = fragments.fragment()
        looks[fragment.text().strip()] = fragment.charFormat().foreground().color().name()
        fragments += 1
    assert looks["there"] == PAPER.accent
    assert looks["nowhere"] != PAPER.accent


def test_long_lines_of_code_are_wrapped_and_keep_their_blanks() -> None:
    document = SafeDocument()
    document.setTextWidth(200)
    document.show_html(f"<pre>  a  b\n{'word ' * 60}</pre>")
    assert document.toPlainText().startswith("  a  b\nword")
    assert document.idealWidth() <= 200
