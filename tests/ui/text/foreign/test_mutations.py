from __future__ import annotations

import random

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.foreign import cleaning, plain_names
from mateo_desktop.ui.text.foreign.cleaning import cleaned
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from tests.ui.text.attacks.mutations import case, trouble

CASES = 2_000


@pytest.mark.search
def test_no_random_or_mutated_markup_upsets_the_pipeline() -> None:
    first = random.randrange(10**9)
    found = {number: trouble(case(number)) for number in range(first, first + CASES)}
    assert {number: words for number, words in found.items() if words} == {}


@pytest.mark.search
def test_no_random_or_mutated_markup_upsets_the_view(qtbot: QtBot) -> None:
    view = SafeView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    first = random.randrange(10**9)
    for number in range(first, first + 400):
        view.show_html(case(number))
        assert isinstance(view.document(), QTextDocument)
        view.toPlainText()


def test_a_tower_of_marks_does_not_grow_through_tags() -> None:
    mark = "\u0301"
    for tower in (f"e{mark * 50}", f"e<x>{mark * 5}</x>" * 1, "e" + f"<i>{mark * 5}</i>" * 20):
        html = cleaned(tower).html
        assert html.count(mark) <= 8
        assert cleaned(html).html == html
    assert cleaned(f"e{mark}<b>f{mark}</b>").html == f"e{mark}<b>f{mark}</b>"


def test_controls_of_direction_are_counted_over_all_pieces() -> None:
    many = ("<i>" + "\u2066" * 150 + "</i>") * 10
    assert cleaned(many).html.count("\u2066") == 150
    flow = plain_names.Flow()
    assert flow.follow("\u202eabc") == "\u2067abc"


def test_line_feeds_in_code_and_items_beside_cells_stay_put() -> None:
    for markup in ("<pre>\n<br>\n</pre>", "<pre>\n\n<x>\n\n</x>a</pre>", "<ol><table><li>x"):
        once = cleaned(markup).html
        assert cleaned(once).html == once


def test_what_is_shown_plain_has_a_last_line() -> None:
    shown = cleaning.plain("line\n" * 20_000)
    assert shown.cut
    assert shown.text.count("\n") < cleaning.LINES_MAX
    assert not cleaning.plain("line\n" * 1_000).cut
