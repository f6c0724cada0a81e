"""The template form, by the hands of somebody whose window is closed."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.template import Template
from mateo_desktop.ui.composer.template_chooser import TemplateForm
from mateo_desktop.ui.composer.template_picker import TemplatePicker, words_of
from mateo_desktop.ui.detail.preview.pane import PreviewPane
from tests.ui.composer.desk import WHATSAPP, Desk

REMINDER = Template(
    "aced8f9c-13bb-40e8-a1b1-6ace2130412b",
    "terminerinnerung",
    "Hallo {{1}}, Ihr Termin ist am {{2}}.\nBis dann, {{1}}!",
    "whatsapp",
    "de",
    "approved",
)
OFFER = Template(
    "aced8f9c-13bb-40e8-a1b1-6ace2130412c", "angebot", "Ihr Angebot ist *fertig*.", "whatsapp"
)
NAMED = Template(
    "aced8f9c-13bb-40e8-a1b1-6ace2130412d", "benannt", "{{name}}: {{ort}}", status="rejected"
)
SILENT = Template("aced8f9c-13bb-40e8-a1b1-6ace2130412e", "stumm", status="in_review")
UNKNOWN = "aced8f9c-13bb-40e8-a1b1-6ace2130412f"
ANNA = Recipient(handle="+4917604069012", full_name="Anna Probe")


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A draft to somebody who has not written for days, and four templates."""
    desk.session.templates.put([REMINDER, OFFER, NAMED, SILENT])
    desk.open(WHATSAPP, to=(ANNA,), conversation_id=UNKNOWN)
    now = datetime.now(UTC)
    desk.composer.window_line.set_window(now - timedelta(days=4), now)
    return desk


def form(desk: Desk) -> TemplateForm:
    found = desk.composer.template.form
    assert found is not None
    return found


def choose(desk: Desk, template: Template) -> None:
    """Open the form from the window line, and choose from its list."""
    if desk.composer.template.isHidden():
        desk.click("chooseTemplateButton")
    pick(form(desk).picker, template)


def pick(picker: TemplatePicker, template: Template) -> None:
    """Choose *template*, as a click into the opened list does; offscreen cannot open one."""
    place = [picker.itemData(each) for each in range(picker.count())].index(template)
    picker.setFocus(Qt.FocusReason.MouseFocusReason)
    picker.setCurrentIndex(place)
    picker.activated.emit(place)


def lines(desk: Desk) -> list[QLineEdit]:
    return list(form(desk).fields.edits)


def labels(desk: Desk) -> list[str]:
    return [
        label.text()
        for label in form(desk).fields.findChildren(QLabel)
        if label.isVisibleTo(form(desk))
    ]


def shown(desk: Desk, name: str) -> str:
    """The words of a label, "" while it is hidden."""
    label = form(desk).findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisibleTo(desk.composer) else ""


def finished(desk: Desk) -> str:
    preview = form(desk).preview
    return preview.view.toPlainText() if preview.isVisibleTo(desk.composer) else ""


def test_the_form_is_not_even_made_until_it_is_needed(desk: Desk) -> None:
    assert desk.composer.template.form is None
    assert desk.composer.template.isHidden()


def test_the_window_line_opens_the_form_in_sight(closed: Desk) -> None:
    closed.click("chooseTemplateButton")

    picker = form(closed).picker
    assert picker.isVisible()
    assert QApplication.focusWidget() is picker
    assert picker.currentIndex() == -1
    assert closed.composer.body.isVisible()
    assert closed.draft.template_id == ""


def test_opening_the_form_asks_for_the_latest_list(qtbot: QtBot, closed: Desk) -> None:
    with qtbot.waitSignal(closed.session.templates.wanted):
        closed.click("chooseTemplateButton")


def test_templates_are_offered_by_name_with_their_state_approved_ones_first(
    closed: Desk,
) -> None:
    closed.click("chooseTemplateButton")
    picker = form(closed).picker
    assert [picker.itemText(place) for place in range(picker.count())] == [
        "angebot",
        "terminerinnerung · de · approved",
        "benannt · rejected",
        "stumm · in review",
        "",
        "Enter a template ID…",
    ]


def test_a_name_from_outside_cannot_turn_the_line_around() -> None:
    template = dataclasses.replace(OFFER, name="an\u202egebot\n", language="d\u202e")
    assert "\u202e" not in words_of(template)
    assert "\n" not in words_of(template)
    assert words_of(Template(UNKNOWN)) == UNKNOWN[:8]


def test_a_template_can_be_chosen_by_typing_its_name(closed: Desk) -> None:
    closed.click("chooseTemplateButton")
    QTest.keyClicks(form(closed).picker, "termin")
    assert closed.draft.template_id == REMINDER.id
    assert closed.draft.placeholder_values == ("", "")


def test_a_chosen_template_has_one_field_for_each_placeholder(closed: Desk) -> None:
    choose(closed, REMINDER)

    assert closed.draft.template_id == REMINDER.id
    assert closed.draft.placeholder_values == ("", "")
    assert {"template_id", "placeholder_values"} <= closed.draft.pinned
    assert labels(closed) == ["{{1}}", "{{2}}"]
    assert finished(closed) == REMINDER.text
    assert shown(closed, "templateMismatch") == "2 placeholders are still empty."
    # Nothing else asks for words.
    assert not closed.composer.body.isVisible()
    assert not form(closed).values.isVisible()


def test_the_finished_text_follows_every_key(closed: Desk) -> None:
    choose(closed, REMINDER)

    closed.type("templateValue_0", "Anna")
    assert finished(closed) == "Hallo Anna, Ihr Termin ist am {{2}}.\nBis dann, Anna!"
    assert shown(closed, "templateMismatch") == "1 placeholder is still empty."

    closed.type("templateValue_1", "Montag")
    assert finished(closed) == "Hallo Anna, Ihr Termin ist am Montag.\nBis dann, Anna!"
    assert shown(closed, "templateMismatch") == ""
    assert closed.draft.placeholder_values == ("Anna", "Montag")
    assert closed.sent["template_id"] == REMINDER.id
    assert closed.sent["placeholder_values"] == ["Anna", "Montag"]
    assert "text" not in closed.sent


def test_the_keyboard_goes_from_the_picker_through_the_values(closed: Desk) -> None:
    choose(closed, REMINDER)
    reached = []
    for _ in range(5):
        closed.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.objectName())
    assert reached == [
        "searchTemplateButton",
        "removeTemplateButton",
        "templateValue_0",
        "templateValue_1",
        "enterTemplateText",
    ]


def test_placeholders_with_names_stand_in_the_order_of_the_text(closed: Desk) -> None:
    choose(closed, NAMED)
    assert labels(closed) == ["{{name}}", "{{ort}}"]
    assert lines(closed)[1].accessibleName() == "Value of placeholder ort"

    closed.type("templateValue_1", "Bonn")

    assert closed.draft.placeholder_values == ("", "Bonn")
    assert finished(closed) == "{{name}}: Bonn"


def test_a_template_that_is_not_approved_says_so(closed: Desk) -> None:
    choose(closed, NAMED)
    assert shown(closed, "templateNote") == "Only approved templates go out; this one: rejected."


def test_marks_are_shown_as_the_network_shows_them(closed: Desk) -> None:
    choose(closed, OFFER)
    assert finished(closed) == "Ihr Angebot ist fertig."
    assert labels(closed) == []
    assert closed.draft.placeholder_values == ()
    assert shown(closed, "templateMismatch") == ""


def test_markup_in_a_value_stays_what_was_typed(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.type("templateValue_0", "<b>&amp;<img src=x>")
    assert finished(closed).startswith("Hallo <b>&amp;<img src=x>, ")


def test_values_too_many_are_said_and_left_out_on_request(closed: Desk) -> None:
    closed.open(WHATSAPP, template_id=REMINDER.id, placeholder_values=("a", "b", "c", "d"))
    assert shown(closed, "templateMismatch") == "2 values have no place in this template."
    assert closed.draft.placeholder_values == ("a", "b", "c", "d")

    closed.click("dropSurplusValues")

    assert closed.draft.placeholder_values == ("a", "b")
    assert not form(closed).drop.isVisible()


def test_values_too_few_are_filled_in_where_they_belong(closed: Desk) -> None:
    closed.open(WHATSAPP, template_id=REMINDER.id, placeholder_values=("a",))
    assert shown(closed, "templateMismatch") == "1 placeholder is still empty."

    closed.type("templateValue_1", "b")

    assert closed.draft.placeholder_values == ("a", "b")


def test_taking_the_template_away_brings_the_text_back(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.type("templateValue_0", "Anna")

    closed.click("removeTemplateButton")

    assert (closed.draft.template_id, closed.draft.placeholder_values) == ("", ())
    assert closed.composer.template.isHidden()
    assert closed.composer.body.isVisible()
    assert closed.composer.window_line.button.isVisible()


def test_values_come_back_with_the_next_template(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.type("templateValue_0", "Anna")
    closed.click("removeTemplateButton")

    choose(closed, NAMED)

    assert closed.draft.placeholder_values == ("Anna", "")


def test_values_of_one_draft_never_come_into_another(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.type("templateValue_0", "Anna")
    closed.click("removeTemplateButton")

    closed.open(WHATSAPP, template_id=OFFER.id)
    choose(closed, NAMED)

    assert closed.draft.placeholder_values == ("", "")


def test_another_draft_closes_a_form_in_which_nothing_was_chosen(closed: Desk) -> None:
    closed.click("chooseTemplateButton")
    closed.open(WHATSAPP, to=(ANNA,))
    assert closed.composer.template.isHidden()


def test_a_text_that_was_written_stays_in_sight(closed: Desk) -> None:
    closed.open(WHATSAPP, template_id=REMINDER.id, text="Noch etwas dazu")
    assert closed.composer.body.isVisible()


# A template whose words nobody told ------------------------------------------------


def test_an_unknown_template_has_a_plain_list_of_values(closed: Desk) -> None:
    closed.open(WHATSAPP, template_id=UNKNOWN, placeholder_values=("Anna", "Montag"))

    assert form(closed).picker.currentText() == f"unknown template {UNKNOWN}"
    assert "not known here" in shown(closed, "templateNote")
    assert [row.edit.text() for row in form(closed).values.rows] == ["Anna", "Montag"]
    assert form(closed).values.isVisible()
    assert not form(closed).fields.isVisible()
    assert finished(closed) == ""


def test_an_id_can_be_typed_by_hand(closed: Desk) -> None:
    closed.click("chooseTemplateButton")
    picker = form(closed).picker
    picker.setCurrentIndex(picker.count() - 1)
    picker.activated.emit(picker.count() - 1)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "templateField"

    QTest.keyClicks(focus, UNKNOWN)

    assert closed.draft.template_id == UNKNOWN
    assert picker.itemText(0) == f"unknown template {UNKNOWN}"
    assert picker.currentIndex() == 0
    assert [picker.itemText(n).startswith("unknown") for n in range(picker.count())].count(
        True
    ) == 1


def test_more_and_the_form_choose_the_same_template(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.composer.show_field("template_id")
    assert closed.find("templateField", QLineEdit).text() == REMINDER.id
    beside = closed.find("templateFieldPicker", TemplatePicker)
    assert beside.currentText() == words_of(REMINDER)

    pick(beside, OFFER)

    assert closed.draft.template_id == OFFER.id
    assert closed.find("templateField", QLineEdit).text() == OFFER.id
    assert form(closed).picker.currentText() == words_of(OFFER)


def test_the_text_can_be_entered_once_and_is_known_from_then_on(qtbot: QtBot, closed: Desk) -> None:
    closed.open(WHATSAPP, template_id=UNKNOWN, placeholder_values=("Anna",))
    closed.click("enterTemplateText")
    closed.type("templateNameField", "rueckruf")
    text = closed.find("templateTextField", QPlainTextEdit)
    QTest.keyClicks(text, "Hallo {{1}}, wir rufen {{2}} an.")

    with qtbot.waitSignal(closed.session.templates.entered) as told:
        closed.click("keepTemplateText")

    assert told.args == [
        Template(UNKNOWN, "rueckruf", "Hallo {{1}}, wir rufen {{2}} an.", "whatsapp", by_hand=True)
    ]
    assert labels(closed) == ["{{1}}", "{{2}}"]
    assert finished(closed) == "Hallo Anna, wir rufen {{2}} an."
    assert "entered by hand" in shown(closed, "templateNote")
    assert QApplication.focusWidget() is lines(closed)[1]
    assert form(closed).picker.currentText() == "rueckruf"
    # The draft was not touched by it.
    assert closed.draft.placeholder_values == ("Anna",)


def test_a_text_can_be_corrected_and_a_correction_given_up(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.click("enterTemplateText")
    text = closed.find("templateTextField", QPlainTextEdit)
    assert text.toPlainText() == REMINDER.text
    assert QApplication.focusWidget() is text
    QTest.keyClicks(text, "XX")

    closed.click("cancelTemplateText")

    assert finished(closed) == REMINDER.text
    assert form(closed).enter_text.isVisible()
    assert not text.isVisible()


def test_why_the_list_is_empty_is_said(desk: Desk) -> None:
    desk.open(WHATSAPP, to=(ANNA,))
    desk.session.templates.put((), "The templates cannot be listed.")
    desk.composer.template.open()
    assert shown(desk, "templateNote") == "The templates cannot be listed."


def test_a_list_that_comes_late_fills_the_form(desk: Desk) -> None:
    desk.open(WHATSAPP, to=(ANNA,), template_id=REMINDER.id, placeholder_values=("Anna", "Montag"))
    assert finished(desk) == ""

    desk.session.templates.put([REMINDER])

    assert [edit.text() for edit in lines(desk)] == ["Anna", "Montag"]
    assert finished(desk).startswith("Hallo Anna,")
    assert not form(desk).values.isVisible()


# The rest of the window --------------------------------------------------------------


def test_a_problem_with_a_value_leads_into_its_field(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.composer.show_field("/placeholder_values/1")
    assert QApplication.focusWidget() is lines(closed)[1]


def test_the_payload_is_told_which_value_the_cursor_is_in(qtbot: QtBot, closed: Desk) -> None:
    choose(closed, REMINDER)
    with qtbot.waitSignal(closed.composer.field_focused) as told:
        lines(closed)[1].setFocus()
    assert told.args == ["/placeholder_values/1"]


def test_a_sent_message_can_only_be_looked_at(closed: Desk) -> None:
    choose(closed, REMINDER)
    closed.composer.set_locked(True)
    assert form(closed).isVisible()
    assert not form(closed).picker.isEnabled()
    assert not lines(closed)[0].isEnabled()
    assert not form(closed).enter_text.isVisible()


def test_the_phone_shows_the_finished_text(qtbot: QtBot, closed: Desk) -> None:
    preview = PreviewPane(closed.session)
    qtbot.addWidget(preview)
    preview.show()

    def said() -> str:
        page = preview.page
        assert page is not None
        return page.view.toPlainText()

    choose(closed, REMINDER)
    closed.type("templateValue_0", "Anna")
    qtbot.waitUntil(lambda: said().startswith("Hallo Anna, "))
    assert "Only its text is known here" in preview._note.text()

    closed.session.update(template_id=UNKNOWN)
    qtbot.waitUntil(lambda: "its text is not known here" in preview._note.text())
    assert said() == ""

    closed.session.templates.put([dataclasses.replace(OFFER, id=UNKNOWN)])
    qtbot.waitUntil(lambda: said() == "Ihr Angebot ist fertig.")
