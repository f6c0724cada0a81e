"""Contacts are offered; only Down and Enter or a click takes one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from mateo_desktop.domain.acquaintance import Acquaintance
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.ui.composer.suggestions import Suggestions
from tests.ui.composer.desk import LETTER, MAIL, SMS, Desk

ERIKA = Recipient("erika@example.org", "Erika Muster", "3c90c3cc-0d44-4b50-8888-8dd25736052a")
INSTAGRAM = Channel("00000000-0000-4000-8000-000000000006", "instagram", "Insta")
ERNA = Recipient("erna@example.org", "Erna Beispiel")


@pytest.fixture
def offered(desk: Desk) -> Suggestions:
    """Somebody typed "er", and two contacts were found."""
    desk.type("toField", "er")
    desk.composer.offer_contacts("to", "er", (ERIKA, ERNA))
    offer = desk.line().suggestions
    assert offer is not None
    return offer


def test_contacts_are_asked_for_after_a_pause(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.composer.contacts_wanted) as asked:
        desk.type("toField", "er")
    assert asked.args == ["to", "er"]


def test_another_kind_of_channel_takes_the_offer_away_and_asks_anew(
    desk: Desk, offered: Suggestions
) -> None:
    with desk.qtbot.waitSignal(desk.composer.contacts_wanted) as asked:
        desk.session.choose(SMS)
        assert not offered.isVisible()
    assert asked.args == ["to", "er"]
    # Another draft is no reason to ask for what is half typed in it.
    with desk.qtbot.assertNotEmitted(desk.composer.contacts_wanted, wait=300):
        desk.open(MAIL, lines=("anna", "", ""))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Comma])
def test_what_was_typed_always_wins(desk: Desk, offered: Suggestions, key: Qt.Key) -> None:
    desk.key(key)
    assert desk.draft.to == (Recipient("er"),)
    assert not offered.isVisible()


def test_leaving_the_field_takes_no_suggestion_even_a_chosen_one(
    desk: Desk, offered: Suggestions
) -> None:
    desk.key(Qt.Key.Key_Down)
    desk.composer.subject.edit.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.draft.to == (Recipient("er"),)
    assert not offered.isVisible()


def test_down_and_enter_take_the_contact_with_all_that_is_known(
    desk: Desk, offered: Suggestions
) -> None:
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (ERIKA,)
    assert desk.line().text() == ""


def test_going_up_again_chooses_nobody(desk: Desk, offered: Suggestions) -> None:
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Return)
    assert desk.draft.to == (Recipient("er"),)


def test_a_click_takes_the_contact_and_not_the_typed_letters(
    desk: Desk, offered: Suggestions
) -> None:
    place = offered.visualRect(offered.model().index(1, 0)).center()
    QTest.mouseClick(offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.draft.to == (ERNA,)
    assert desk.line().text() == ""
    assert desk.line().hasFocus()
    assert not offered.isVisible()


def test_escape_takes_the_offer_away_and_leaves_the_text(desk: Desk, offered: Suggestions) -> None:
    desk.key(Qt.Key.Key_Escape)
    assert not offered.isVisible()
    assert desk.line().text() == "er"


def test_a_late_answer_for_another_text_is_not_offered(desk: Desk) -> None:
    desk.type("toField", "erna")
    desk.composer.offer_contacts("to", "er", (ERIKA,))
    assert desk.line().suggestions is None


def test_a_late_answer_is_not_offered_to_who_has_gone_on(desk: Desk) -> None:
    desk.type("toField", "er")
    desk.composer.subject.edit.setFocus(Qt.FocusReason.TabFocusReason)
    desk.composer.offer_contacts("to", "er", (ERIKA,))
    assert desk.line().suggestions is None
    desk.open(MAIL)
    desk.composer.offer_contacts("to", "", (ERIKA,))
    assert desk.line().suggestions is None


def test_the_offer_stays_inside_a_narrow_window(desk: Desk) -> None:
    desk.composer.resize(380, 700)
    QApplication.processEvents()
    desk.type("toField", "er")
    desk.composer.offer_contacts("to", "er", (ERIKA, ERNA))
    offer = desk.line().suggestions
    assert offer is not None
    assert desk.composer.rect().contains(offer.geometry())


def test_no_list_is_made_before_the_first_offer(desk: Desk) -> None:
    assert desk.composer.findChildren(Suggestions) == []


def test_shift_and_delete_forget_who_was_walked_to(desk: Desk, offered: Suggestions) -> None:
    gone: list[Recipient] = []
    desk.composer.recipients.forget_wanted.connect(gone.append)
    known = {ERIKA: Acquaintance(), ERNA: Acquaintance(remembered=True)}
    desk.composer.offer_contacts("to", "er", (ERIKA, ERNA), known)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert gone == []
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert gone == [ERNA]
    # Erika, and the row that makes a contact.
    assert offered.model().rowCount() == 2
    assert desk.line().text() == "er"


def test_a_cross_with_a_name_forgets_too(desk: Desk, offered: Suggestions) -> None:
    gone: list[Recipient] = []
    desk.composer.recipients.forget_wanted.connect(gone.append)
    # However much there is to say about somebody.
    told = Acquaintance(marketing=True, basis="x" * 200)
    known = {ERIKA: told, ERNA: Acquaintance(remembered=True)}
    desk.composer.offer_contacts("to", "er", (ERIKA, ERNA), known)
    (cross,) = offered.findChildren(QToolButton, "forgetSuggestion")
    assert "Erna Beispiel" in cross.accessibleName()
    assert offered.viewport().rect().contains(cross.geometry())
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert gone == [ERNA]
    assert desk.draft.to == ()
    assert desk.line().hasFocus()


def test_opt_ins_and_addresses_stand_beside_the_name(desk: Desk, offered: Suggestions) -> None:
    known = {
        ERIKA: Acquaintance(marketing=True, basis="consent_granted"),
        ERNA: Acquaintance(address=("Lindenweg 1",), lacks=("zipcode", "city")),
    }
    desk.composer.offer_contacts("to", "er", (ERIKA, ERNA), known)
    rows = [offered.model().index(row, 0).data() for row in range(2)]
    assert rows[0].endswith("advertising allowed · messages: consent")
    assert rows[1].endswith("Lindenweg 1 · missing: postal code, town")


def test_below_a_letter_stands_its_address_and_what_it_lacks(desk: Desk) -> None:
    line = desk.find("addressLine", QLabel)
    person = Recipient("", "Erika Muster", ERIKA.contact_id)
    desk.open(LETTER, to=(person,))
    assert not line.isVisible()
    desk.session.addresses.put(
        {ERIKA.contact_id: ("Lindenweg 1",)}, {ERIKA.contact_id: ("zipcode", "city")}
    )
    assert line.isVisible()
    assert "Lindenweg 1" in line.text()
    assert "missing: postal code, town" in line.text()
    desk.session.choose(MAIL)
    assert not line.isVisible()


def test_a_server_that_was_not_searched_can_be_asked_again_from_the_last_row(desk: Desk) -> None:
    desk.type("toField", "er")
    desk.composer.offer_contacts("to", "er", (ERIKA,), again=True)
    offer = desk.line().suggestions
    assert offer is not None
    rows = [str(offer.model().index(row, 0).data()) for row in range(offer.model().rowCount())]
    assert rows[1:] == ["New contact “er”…", "Search in Mateo again"]
    for _ in rows:
        desk.key(Qt.Key.Key_Down)
    with desk.qtbot.waitSignal(desk.composer.recipients.again_wanted) as asked:
        desk.key(Qt.Key.Key_Return)
    assert asked.args == ["to", "er"]
    assert desk.line().text() == "er"
    assert desk.draft.to == ()


def test_to_search_again_is_offered_where_nobody_was_found_and_none_can_be_made(desk: Desk) -> None:
    desk.composer.set_channels((INSTAGRAM,))
    desk.open(INSTAGRAM)
    desk.type("toField", "er")
    desk.composer.offer_contacts("to", "er", (), again=True)
    offer = desk.line().suggestions
    assert offer is not None
    assert offer.model().rowCount() == 1
    desk.composer.offer_contacts("to", "er", ())
    assert desk.line().suggestions is None
