from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.foreign import office_markup, pasted
from mateo_desktop.ui.text.rich import blocks
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from tests.ui.text.clipboards import PROGRAMS, expected, sample


@pytest.fixture
def edit(qtbot: QtBot) -> RichEdit:
    edit = RichEdit()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show()
    return edit


def copied(markup: str, text: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setHtml(markup)
    if text:
        mime.setText(text)
    return mime


def markup_of(pasted_html: str) -> str:
    return blocks.html(pasted.from_html(pasted_html, "").rows)


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_another_program_copies_comes_in_clean(edit: RichEdit, program: str) -> None:
    reduced: list[str] = []
    edit.paste_reduced.connect(reduced.append)
    edit.insertFromMimeData(copied(sample(program)))
    assert edit.html() == expected(program)
    assert "cut" not in reduced
    assert "plain" not in reduced


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_paste_between_words_is_taken_back_in_one_step(edit: RichEdit, program: str) -> None:
    edit.put_html("<p>Good day</p><ul><li>see you</li></ul>")
    before = edit.html()
    cursor = edit.textCursor()
    cursor.setPosition(4)
    edit.setTextCursor(cursor)
    edit.insertFromMimeData(copied(sample(program)))
    assert len(edit.html()) > len(before) + 50
    edit.undo()
    assert edit.html() == before
    edit.redo()
    edit.undo()
    assert edit.html() == before


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_look_picture_or_hidden_word_arrives(program: str) -> None:
    html = markup_of(sample(program))
    looks = re.sub(r"text-align:(center|right)|border-collapse:collapse", "", html)
    assert not re.search("color|font|class=|mso|width|margin|<img|<span|<div|http-equiv", looks)
    for hidden in ("INTERN", "hidden", "verborgen", "\u200b", "\ufffc", "·", "track"):
        assert hidden not in html
    # And it is stable: copied from the editor and pasted again it is the same.
    assert markup_of(html) == html


def test_what_is_dropped_comes_in_like_what_is_pasted(edit: RichEdit) -> None:
    mime = copied(sample("gmail"), "Hi Erika")
    action = Qt.DropAction.CopyAction
    event = QDropEvent(
        QPointF(5, 5), action, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    edit.dropEvent(event)
    assert edit.html() == expected("gmail")


def test_of_a_thing_hidden_in_any_way_nothing_is_pasted() -> None:
    for style in (
        "display:none",
        "DISPLAY : NONE !important",
        "mso-hide:all",
        "font-size:0",
        "color:red;font-size: 0px",
        "visibility:hidden",
        "opacity:0;",
    ):
        assert markup_of(f"<p>a<span style='{style}'>b<span>c</span></span>d</p>") == "<p>ad</p>"
    assert markup_of("<p>a<span hidden>b</span>d</p>") == "<p>ad</p>"
    assert markup_of("<p>a<span style='font-size:0.9em'>b</span></p>") == "<p>ab</p>"
    assert markup_of("<p>a<span style='opacity:0.5'>b</span></p>") == "<p>ab</p>"


@pytest.mark.parametrize(
    ("markers", "html"),
    [
        (("1.", "2."), "<ol><li>0</li><li>1</li></ol>"),
        (("a)", "b)"), "<ol><li>0</li><li>1</li></ol>"),
        (("(iv)", "(v)"), "<ol><li>0</li><li>1</li></ol>"),
        (("§", "§"), "<ul><li>0</li><li>1</li></ul>"),
        (("5.", "6."), '<ol start="5"><li>0</li><li>1</li></ol>'),
        (("·", "1."), "<ul><li>0</li></ul><ol><li>1</li></ol>"),
    ],
)
def test_the_marker_in_front_says_which_list_it_is(markers: tuple[str, str], html: str) -> None:
    written = "".join(
        f"<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{marker}"
        f"<span>&nbsp;&nbsp;</span></span>{number}</p>"
        for number, marker in enumerate(markers)
    )
    typed = "".join(
        f"<p class=MsoListParagraph>{marker}&nbsp;&nbsp;&nbsp;{number}</p>"
        for number, marker in enumerate(markers)
    )
    assert markup_of(written) == html
    assert markup_of(typed) == html


def test_a_paragraph_that_only_looks_like_an_item_stays_one() -> None:
    assert markup_of("<p class=MsoListParagraph>plain words</p>") == "<p>plain words</p>"
    assert markup_of("<p class=MsoNormal>1.&nbsp;&nbsp; words</p>").startswith("<p>1.")
    assert markup_of("<p style='mso-list:none'>words</p>") == "<p>words</p>"


def test_pictures_on_this_disk_are_named_and_nothing_else_is() -> None:
    markup = (
        "<p>x<img src='file:///tmp/a.png'><img src='file:///etc/passwd'>"
        "<img src='https://example.org/b.png'><img src='file:///tmp/c.JPG'>"
        "<img src='file://example.org/d.png'><img src='file:////example.org/e.png'></p>"
    )
    assert pasted.from_html(markup, "").pictures == ("/tmp/a.png", "/tmp/c.JPG")


def test_words_are_neither_broken_nor_lost_in_long_paragraphs() -> None:
    address = "https://example.org/" + "x" * 3_000
    assert markup_of(f"<p>{address}</p>") == f"<p>{address}</p>"
    assert pasted.from_plain(address).rows[0].text == address
    words = "word " * 4_000
    rows = pasted.from_plain(words).rows
    assert "".join(row.text for row in rows) == words
    assert all(len(row.text) <= pasted.PARAGRAPH_MAX for row in rows)
    rows = pasted.from_html(f"<p>{words}<b>{words}</b></p>", "").rows
    assert "".join(row.text for row in rows) == (words + words).rstrip()
    assert all(len(row.text) <= pasted.PARAGRAPH_MAX for row in rows)


def test_markup_that_means_nothing_special_is_left_as_it_is() -> None:
    markup = "<div><p>a <b>b</b></p><ul><li>c</li></ul><table><tr><td>d</td></tr></table></div>"
    assert office_markup.meant(markup) == markup
