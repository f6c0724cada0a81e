"""All that is known of a template: seen in the form, found by a search, entered by hand."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Action, Recipient
from mateo_desktop.domain.template import Template
from mateo_desktop.ui.composer.channel_box import DetailRole, NameRole, is_grey
from mateo_desktop.ui.composer.template_chooser import TemplateForm
from mateo_desktop.ui.composer.value_edit import ValueEdit
from mateo_desktop.ui.detail.preview.pane import PreviewPane
from mateo_desktop.ui.detail.preview.phone_buttons import BubbleButtons
from mateo_desktop.ui.detail.preview.phone_page import PhonePage
from tests.ui.composer.desk import WHATSAPP, Desk

LINK = Action("call_to_action", "Anfahrt", "https://example.org", "url")
YES = Action("quick_reply", "Ich komme", "ja")
REMINDER = Template(
    "aced8f9c-13bb-40e8-a1b1-6ace2130412b",
    "terminerinnerung",
    "Hallo {{1}}, Ihr Termin ist am {{2}} in der Praxis.",
    "whatsapp",
    "de",
    "approved",
    category="UTILITY",
    header_kind="text",
    header="Ihr *Termin*",
    footer="Praxis Nord",
    buttons=(YES, LINK),
)
REFUSED = Template(
    "aced8f9c-13bb-40e8-a1b1-6ace2130412c",
    "gewinnspiel",
    "Gratis für {{1}} und alle",
    status="rejected",
    category="MARKETING",
    reason="INVALID_FORMAT",
    raw="[{}]",
)
PICTURE = dataclasses.replace(
    REMINDER, id="aced8f9c-13bb-40e8-a1b1-6ace2130412d", name="bild", header_kind="image", header=""
)
UNKNOWN = "aced8f9c-13bb-40e8-a1b1-6ace2130412f"
ANNA = Recipient(handle="+4917604069012", full_name="Anna Probe")


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    desk.session.templates.put([REMINDER, REFUSED, PICTURE])
    desk.open(WHATSAPP, to=(ANNA,), template_id=REMINDER.id, placeholder_values=("", ""))
    return desk


def form(desk: Desk) -> TemplateForm:
    found = desk.composer.template.form
    assert found is not None
    return found


def value(desk: Desk, number: int) -> ValueEdit:
    return form(desk).fields.edits[number]


def shown(desk: Desk, name: str) -> str:
    label = desk.find(name, QLabel)
    return label.text() if label.isVisible() else ""


def chips(desk: Desk) -> list[str]:
    labels = form(desk).preview.buttons.findChildren(QLabel)
    return [chip.text() for chip in labels if chip.isVisible()]


# Seen ------------------------------------------------------------------------------


def test_header_footer_and_buttons_stand_around_the_finished_text(shelf: Desk) -> None:
    assert shown(shelf, "templateHeader") == "Ihr *Termin*"
    assert shown(shelf, "templateFooter") == "Praxis Nord"
    assert chips(shelf) == ["Ich komme", "Anfahrt"]

    shelf.session.update(template_id=PICTURE.id)
    assert shown(shelf, "templateHeader") == "Picture of the template"

    shelf.session.update(template_id=REFUSED.id)
    assert shown(shelf, "templateHeader") == shown(shelf, "templateFooter") == ""
    assert chips(shelf) == []
    assert shown(shelf, "templateNote").endswith("this one: rejected (INVALID_FORMAT).")


def test_the_picker_says_category_and_state_and_greys_what_cannot_go_out(shelf: Desk) -> None:
    picker = form(shelf).picker
    rows = [picker.model().index(place, 0) for place in range(3)]
    assert [row.data(NameRole) for row in rows] == ["bild", "terminerinnerung", "gewinnspiel"]
    assert [row.data(DetailRole) for row in rows] == [
        "de · utility · approved",
        "de · utility · approved",
        "marketing · rejected",
    ]
    assert [is_grey(row) for row in rows] == [False, False, True]
    # Greyed, but a person may know better.
    assert picker.itemText(2) == "gewinnspiel · marketing · rejected"
    picker.setCurrentIndex(2)
    picker.activated.emit(2)
    assert shelf.draft.template_id == REFUSED.id


def test_the_phone_shows_the_whole_template_while_somebody_types(qtbot: QtBot, shelf: Desk) -> None:
    preview = PreviewPane(shelf.session)
    qtbot.addWidget(preview)
    preview.show()
    page = preview.page
    assert isinstance(page, PhonePage)
    assert isinstance(page.buttons, BubbleButtons)
    shelf.type("templateValue_0", "Anna")
    qtbot.waitUntil(lambda: page.view.toPlainText().startswith("Hallo Anna"))
    assert page.bubble.header.isVisible()
    assert page.bubble.header.text() == "Ihr *Termin*"
    assert page.bubble.footer.text() == "Praxis Nord"
    assert page.buttons.labels == ("Ich komme", "Anfahrt")
    assert not page.bubble.media.isVisible()

    shelf.session.update(template_id=PICTURE.id)
    qtbot.waitUntil(page.bubble.media.isVisible)
    assert page.bubble.media.label.text() == "Picture of the template"
    assert not page.bubble.header.isVisible()

    shelf.session.update(template_id=REFUSED.id)
    qtbot.waitUntil(lambda: not page.bubble.media.isVisible())
    assert not page.bubble.footer.isVisible()
    assert page.buttons.labels == ()


def test_what_the_list_tells_late_is_held_against_the_values(qtbot: QtBot, desk: Desk) -> None:
    desk.open(WHATSAPP, to=(ANNA,), template_id=REMINDER.id, placeholder_values=("a", "b", "c"))
    assert "placeholders_surplus" not in [each.code for each in desk.session.problems]
    with qtbot.waitSignal(desk.session.assessed):
        desk.session.templates.put([REMINDER])
    assert "placeholders_surplus" in [each.code for each in desk.session.problems]


# Searched --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["bild", "terminerinnerung", "gewinnspiel"]),
        ("PRAXIS termin", ["bild", "terminerinnerung"]),
        ("gratis", ["gewinnspiel"]),
        ("marketing", ["gewinnspiel"]),
        ("rejected", ["gewinnspiel"]),
        ("nirgends", []),
    ],
)
def test_a_template_is_found_by_any_word_of_it(shelf: Desk, typed: str, found: list[str]) -> None:
    dialog = form(shelf).open_search()
    dialog.line.setText(typed)
    model = dialog.list.model()
    assert [model.index(row, 0).data(NameRole) for row in range(model.rowCount())] == found
    assert dialog.told.text() == "No template holds these words." or found
    dialog.reject()


def test_the_keyboard_alone_finds_and_takes_a_template(qtbot: QtBot, shelf: Desk) -> None:
    shelf.click("searchTemplateButton")
    dialog = form(shelf).window().findChild(QLineEdit, "templateSearchField")
    assert dialog is not None
    QTest.keyClicks(dialog, "praxis")
    QTest.keyClick(dialog, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Up)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert shelf.draft.template_id == PICTURE.id
    assert shelf.draft.placeholder_values == ("", "")


# Entered by hand -------------------------------------------------------------------


def choose(desk: Desk, name: str, held: str) -> None:
    box = desk.find(name, QComboBox)
    place = box.findData(held)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_everything_can_be_entered_by_hand(qtbot: QtBot, desk: Desk) -> None:
    desk.open(WHATSAPP, to=(ANNA,), template_id=UNKNOWN)
    desk.click("enterTemplateText")
    desk.type("templateNameField", "rueckruf")
    choose(desk, "templateHeaderKind", "text")
    desk.type("templateHeaderField", "Ihr Anruf")
    QTest.keyClicks(desk.find("templateTextField", QPlainTextEdit), "Wir rufen {{1}} an, gern.")
    desk.type("templateFooterField", "Praxis Nord")
    desk.click("addTemplateButton")
    desk.type("templateButtonLabel_0", "Ja")
    desk.click("addTemplateButton")
    choose(desk, "templateButtonKind_1", "call_to_action/url")
    desk.type("templateButtonLabel_1", "Karte")
    desk.click("addTemplateButton")
    choose(desk, "templateCategory", "UTILITY")
    choose(desk, "templateStatus", "approved")

    with qtbot.waitSignal(desk.session.templates.entered) as told:
        desk.click("keepTemplateText")

    assert told.args == [
        Template(
            UNKNOWN,
            "rueckruf",
            "Wir rufen {{1}} an, gern.",
            "whatsapp",
            status="approved",
            by_hand=True,
            category="UTILITY",
            header_kind="text",
            header="Ihr Anruf",
            footer="Praxis Nord",
            # A button without a label is none.
            buttons=(Action("quick_reply", "Ja"), Action("call_to_action", "Karte", "", "url")),
        )
    ]
    assert shown(desk, "templateHeader") == "Ihr Anruf"
    assert chips(desk) == ["Ja", "Karte"]


def test_what_no_list_knows_comes_back_from_the_entry_as_it_was(qtbot: QtBot, desk: Desk) -> None:
    strange = dataclasses.replace(
        REMINDER,
        header_kind="location",
        header="",
        category="LEGACY",
        status="paused",
        buttons=(Action("flow", "Los", "x", "screen", '{"a": 1}'), YES),
        by_hand=True,
    )
    desk.session.templates.put([strange])
    desk.open(WHATSAPP, to=(ANNA,), template_id=strange.id)
    desk.click("enterTemplateText")
    with qtbot.waitSignal(desk.session.templates.entered) as told:
        desk.click("keepTemplateText")
    assert told.args == [strange]


def test_a_button_can_be_taken_away_again(qtbot: QtBot, shelf: Desk) -> None:
    shelf.click("enterTemplateText")
    shelf.click("templateButtonRemove_0")
    with qtbot.waitSignal(shelf.session.templates.entered) as told:
        shelf.click("keepTemplateText")
    assert told.args is not None
    assert told.args[0].buttons == (LINK,)


def test_the_rules_are_told_while_a_text_is_entered(qtbot: QtBot, desk: Desk) -> None:
    desk.open(WHATSAPP, to=(ANNA,), template_id=UNKNOWN)
    desk.click("enterTemplateText")
    assert shown(desk, "templateRules") == ""
    QTest.keyClicks(desk.find("templateTextField", QPlainTextEdit), "{{1}} kommt am {{3}}.")
    qtbot.waitUntil(lambda: "begins with a placeholder" in shown(desk, "templateRules"))
    assert "lacks {{2}}" in shown(desk, "templateRules")
    assert "twilio.com" in desk.find("templateRules", QLabel).toolTip()
    # It can be kept all the same: the person copies what was approved.
    assert desk.find("keepTemplateText").isEnabled()


def test_of_an_approval_the_server_lists_the_state_is_not_the_persons(shelf: Desk) -> None:
    shelf.session.update(template_id=REFUSED.id)
    shelf.click("enterTemplateText")
    status = shelf.find("templateStatus", QComboBox)
    assert (status.currentData(), status.isEnabled()) == ("rejected", False)
    assert not shelf.find("templateCategory", QComboBox).isEnabled()


# Earlier values --------------------------------------------------------------------


@pytest.fixture
def known(shelf: Desk) -> Desk:
    shelf.session.templates.put_values(
        {REMINDER.id: {0: ("Erika Muster", "Max Beispiel"), 1: ("Montag",)}}
    )
    value(shelf, 0).setFocus()
    return shelf


def offered(edit: ValueEdit) -> list[str]:
    if edit.choices is None or not edit.choices.isVisible():
        return []
    model = edit.choices.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_without_earlier_values_there_is_no_offer(shelf: Desk) -> None:
    edit = value(shelf, 0)
    edit.setFocus()
    assert not edit.recent.isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert offered(edit) == []


def test_earlier_values_are_offered_and_never_filled_in_by_themselves(known: Desk) -> None:
    edit = value(known, 0)
    assert edit.recent.isVisible()
    assert edit.accessibleDescription() == "Down offers earlier values."
    assert edit.text() == ""
    QTest.keyClicks(edit, "x")
    assert offered(edit) == []
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert known.draft.placeholder_values == ("x", "")


def test_down_and_enter_take_an_earlier_value(known: Desk) -> None:
    edit = value(known, 0)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert offered(edit) == ["Erika Muster", "Max Beispiel"]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.text() == ""
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert known.draft.placeholder_values == ("Max Beispiel", "")
    assert offered(edit) == []
    assert QApplication.focusWidget() is edit


def test_typing_narrows_the_offer_and_esc_puts_it_away(known: Desk) -> None:
    edit = value(known, 0)
    edit.recent.trigger()
    assert len(offered(edit)) == 2
    QTest.keyClicks(edit, "BEI")
    assert offered(edit) == ["Max Beispiel"]
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert offered(edit) == []
    assert known.draft.placeholder_values == ("BEI", "")


def test_an_earlier_value_can_be_forgotten(qtbot: QtBot, known: Desk) -> None:
    edit = value(known, 0)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(known.session.templates.value_forgotten) as told:
        QTest.keyClick(edit, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [(REMINDER.id, 0, "Erika Muster")]
    assert known.session.templates.values(REMINDER.id.upper(), 0) == ("Max Beispiel",)
    assert offered(edit) == ["Max Beispiel"]
    # The other places keep theirs.
    assert known.session.templates.values(REMINDER.id, 1) == ("Montag",)
    assert edit.text() == ""


def test_values_belong_to_their_template(known: Desk) -> None:
    known.session.update(template_id=PICTURE.id)
    assert not value(known, 0).recent.isVisible()


def test_a_template_without_words_offers_its_values_too(desk: Desk) -> None:
    desk.session.templates.put_values({UNKNOWN: {1: ("Montag",)}})
    desk.open(WHATSAPP, to=(ANNA,), template_id=UNKNOWN, placeholder_values=("a", "b"))
    rows = form(desk).values.rows
    assert [row.edit.recent.isVisible() for row in rows] == [False, True]
