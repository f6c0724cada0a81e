from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.storage.entries import Attempt
from mateo_desktop.ui.detail.answer_view import FIELDS, RAW
from mateo_desktop.ui.detail.json_tree import JsonTree
from mateo_desktop.ui.detail.raw_dialog import RawDialog
from mateo_desktop.ui.detail.response_view import ResponseView
from tests.ui.entries import NOW, accepted, entry


@pytest.fixture
def view(qtbot: QtBot) -> ResponseView:
    view = ResponseView()
    qtbot.addWidget(view)
    view.resize(440, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def rows(model: JsonTree) -> dict[str, object]:
    """The top of the tree: keys and shown values."""
    return {
        str(model.index(row, 0).data()): model.index(row, 1).data()
        for row in range(model.rowCount())
    }


def test_before_anything_was_sent_it_says_so(view: ResponseView) -> None:
    assert view.summary.text() == "Nothing has been sent from this draft yet."
    assert not view.answer.isVisible()


def test_an_accepted_message_says_accepted_and_shows_the_answer(view: ResponseView) -> None:
    sent = accepted(brand_new=True)
    view.set_entry(sent, ())
    assert view.summary.text() == "Accepted by Mateo."
    assert "delivered" not in " ".join(label.text() for label in view.findChildren(QLabel))
    assert f"SHA-256 {sent.fingerprint}" in view.facts.text()
    assert "HTTP 200" in view.facts.text()
    shown = rows(view.answer.model)
    assert shown["brand_new"] == "true"
    assert set(shown) == {"conversation", "message", "recipients", "actions", "brand_new"}


def test_a_refusal_puts_the_servers_words_first_then_what_to_do(view: ResponseView) -> None:
    answer = b'{"message": "recipient is not reachable", "hint": "check the handle"}'
    outcome = Outcome(
        OutcomeKind.REJECTED,
        status=422,
        reason="invalid",
        message="recipient is not reachable",
        hint="check the handle",
        answer=answer,
    )
    view.set_entry(entry(SendState.REJECTED, outcome=outcome), ())
    assert view.summary.text() == "Mateo found fault with the message."
    assert view.server.text() == "“recipient is not reachable – check the handle”"
    assert view.next.text() == "It was not sent. Change the draft and send it again."
    assert rows(view.answer.model)["hint"] == "check the handle"


def test_a_portal_page_has_only_the_raw_text(view: ResponseView) -> None:
    outcome = Outcome(
        OutcomeKind.UNKNOWN, status=200, reason="html", answer=b"<html><b>Hotel</b>\x00\xff"
    )
    view.set_entry(entry(SendState.UNKNOWN, outcome=outcome), ())
    assert "may have been sent" in view.next.text()
    assert view.answer._bar.currentIndex() == RAW
    assert not view.answer._bar.isTabEnabled(FIELDS)
    assert view.answer.raw.toPlainText().startswith("<html><b>Hotel</b>")
    view.set_entry(accepted(), ())
    assert view.answer._bar.isTabEnabled(FIELDS)


def test_every_try_is_a_row_with_its_time_its_end_and_its_answer(
    qtbot: QtBot, view: ResponseView
) -> None:
    refused = '{"message": "no"}'
    attempts = (
        Attempt(NOW, NOW + timedelta(seconds=1.25), OutcomeKind.NOT_SENT, None, "dns", ""),
        Attempt(NOW, NOW + timedelta(seconds=2), OutcomeKind.UNKNOWN, 503, "server_error", refused),
        Attempt(NOW, NOW, OutcomeKind.ACCEPTED, 200, "found", ""),
        Attempt(NOW, None, None, None, "", ""),
    )
    view.set_entry(entry(SendState.UNKNOWN), attempts)
    model = view.attempts.model
    said = [str(model.index(row).data()) for row in range(model.rowCount())]
    # The latest first; the whole row is one sentence for a screen reader.
    assert said[0].startswith("Nobody knows how it ended., no end known · no answer")
    assert "asked for it, nothing sent" in said[1]
    assert said[2].startswith("Mateo had a fault of its own., HTTP 503 · took 2.0 s · answer of 17")
    assert said[3].startswith("The server's name could not be looked up., took 1.")
    assert all(f"{NOW.astimezone():%H:%M:%S}" in row for row in said)
    assert "not_sent" not in " ".join(said)
    assert view.attempts.head.text().startswith("4 times tried or asked for")

    # The answer of one try is one key away; where there is none, nothing opens.
    view.attempts.view.setFocus()
    for row, opens in ((3, False), (2, True)):
        view.attempts.view.setCurrentIndex(model.index(row))
        qtbot.keyClick(view.attempts.view, Qt.Key.Key_Return)
        assert bool(view.window().findChildren(RawDialog)) is opens
    (dialog,) = view.window().findChildren(RawDialog)
    assert rows(dialog.answer.model) == {"message": "no"}
    dialog.reject()


def test_a_message_that_was_never_tried_has_no_list(view: ResponseView) -> None:
    view.set_entry(entry(SendState.HELD), ())
    assert not view.attempts.isVisible()
    assert not view.choices.isVisible()


def test_what_to_do_about_the_unknown_is_said_before_it_is_done(
    qtbot: QtBot, view: ResponseView
) -> None:
    view.set_entry(entry(SendState.UNKNOWN), ())
    assert view.choices.isVisible()
    meanings = {
        "check_again": "Nothing is sent.",
        "send_again": "may get it twice",
        "discard": "deleted drafts",
    }
    for name, meaning in meanings.items():
        button = view.choices.buttons[name]
        assert meaning in button.accessibleDescription()
        with qtbot.waitSignal(view.action_wanted) as wanted:
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Space)
        assert wanted.args == [name]
    view.set_entry(accepted(), ())
    assert not view.choices.isVisible()


@pytest.mark.parametrize(("width", "is_below"), [(600, False), (300, True)])
def test_what_a_choice_means_stands_where_its_words_have_room(
    width: int, is_below: bool, qtbot: QtBot, view: ResponseView
) -> None:
    view.set_entry(entry(SendState.UNKNOWN), ())
    view.resize(width, 700)
    qtbot.waitUntil(lambda: view.choices.width() > 0 and view.width() == width)
    button = view.choices.buttons["send_again"]
    [label] = [
        each
        for each in view.choices.findChildren(QLabel)
        if each.text() == button.accessibleDescription()
    ]
    qtbot.waitUntil(lambda: (label.y() > button.geometry().bottom()) is is_below)
    longest = max(label.text().split(), key=len)
    assert label.fontMetrics().horizontalAdvance(longest) <= label.width()


def test_values_nobody_knows_are_shown_as_they_came(view: ResponseView) -> None:
    view.set_entry(
        accepted(
            a=None, b=1.5e10, c=[], d={}, e="\u202egnp", f="x" * 1_000, g={"h": [1, {"i": 2}]}
        ),
        (),
    )
    shown = rows(view.answer.model)
    assert shown["a"] == "null"
    assert shown["b"] == "15000000000.0"
    assert shown["c"] == "[ 0 ]"
    assert shown["d"] == "{ }"
    assert shown["e"] == "[U+202E]gnp"
    assert str(shown["f"]).endswith("x…")
    assert shown["g"] == "{ 1 }"


def test_a_value_and_its_path_are_copied(view: ResponseView) -> None:
    view.set_entry(accepted(**{"odd/key~": {"deep": ["first", {"x": "y"}]}}), ())
    model = view.answer.model
    odd = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.index(row, 0).data() == "odd/key~"
    )
    first = model.index(0, 0, model.index(0, 0, odd))
    view.answer.tree.setCurrentIndex(first)
    view.answer._copy_path()
    assert QGuiApplication.clipboard().text() == "/odd~1key~0/deep/0"
    view.answer._copy_value()
    assert QGuiApplication.clipboard().text() == "first"
    view.answer.tree.setCurrentIndex(odd)
    view.answer._copy_value()
    assert json.loads(QGuiApplication.clipboard().text()) == {"deep": ["first", {"x": "y"}]}


def test_the_whole_answer_is_copied_as_it_came(qtbot: QtBot, view: ResponseView) -> None:
    body = b'{"b":1,   "a":2}'
    outcome = Outcome(OutcomeKind.ACCEPTED, status=200)
    view.set_entry(entry(SendState.ACCEPTED, outcome=outcome, answer=body), ())
    button = view.findChild(QPushButton, "copyAnswerButton")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == body.decode()


def test_an_answer_of_a_megabyte_is_laid_out_in_part(view: ResponseView) -> None:
    people = [
        {"role": "to", "handle": f"p{n}@example.org", "full_name": f"Person {n}", "status": "read"}
        for n in range(12_000)
    ]
    sent = accepted(recipients=people)
    assert len(sent.answer or b"") > 1_000_000
    view.set_entry(sent, ())
    tree, model = view.answer.tree, view.answer.model
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == "recipients")
    assert not tree.isExpanded(model.index(row, 0)), "12,000 rows are not opened by themselves"
    assert view.answer.raw.toPlainText() == "", "the text is made when it is looked at"
    view.answer._bar.setCurrentIndex(RAW)
    assert 0 < view.answer.raw.blockCount() < 5_000
    assert "lines more" in view.answer.raw.toPlainText()


def test_an_answer_nested_beyond_reason_does_no_harm(view: ResponseView) -> None:
    outcome = Outcome(
        OutcomeKind.UNKNOWN, status=200, reason="too_deep", answer=b"[" * 100_000 + b"]" * 100_000
    )
    view.set_entry(entry(SendState.UNKNOWN, outcome=outcome), ())
    assert view.summary.text() == "The answer was nested too deeply to be read."


def test_the_tree_is_a_sound_model(view: ResponseView) -> None:
    model = JsonTree()
    tester = QAbstractItemModelTester(model)
    model.put({"a": [1, {"b": None}], "c": "d"})
    model.put([1, 2])
    model.put("text")
    assert model.rowCount() == 0
    del tester
