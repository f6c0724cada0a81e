"""The dialog in which snippets and signatures are made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.snippet import MOST, Snippet
from mateo_desktop.ui.snippets.snippet_dialog import SnippetDialog
from mateo_desktop.ui.snippets.snippet_list import SnippetList
from tests.ui.composer.desk import MAIL, SMS

GREETING = Snippet("k1", "Greeting", "<p>Hello {first_name}</p>")
HOURS = Snippet("k2", "Hours", "<p>Open <b>from nine</b></p>", "", "en", ("email",))
PLAIN = Snippet("k3", "Short", "", "only words")


@pytest.fixture
def snippets() -> SnippetList:
    found = SnippetList()
    found.put((GREETING, HOURS, PLAIN))
    return found


@pytest.fixture
def dialog(qtbot: QtBot, snippets: SnippetList) -> Iterator[SnippetDialog]:
    dialog = SnippetDialog(snippets, (MAIL, SMS))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()


def click(dialog: QWidget, name: str) -> None:
    widget = dialog.findChild(QWidget, name)
    assert isinstance(widget, QWidget)
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def names(snippets: SnippetList) -> list[str]:
    return [snippet.name for snippet in snippets.all]


def test_it_does_not_block_the_window(dialog: SnippetDialog) -> None:
    assert not dialog.isModal()


def test_a_new_one_is_named_and_written_and_kept(
    qtbot: QtBot, dialog: SnippetDialog, snippets: SnippetList
) -> None:
    click(dialog, "newSnippet")
    focus = QApplication.focusWidget()
    assert focus is dialog.page.form.name
    QTest.keyClicks(focus, "Thanks")
    QTest.keyClicks(dialog.page.form.box.edit, "Thank you")
    with qtbot.waitSignal(snippets.edited):
        pass
    assert names(snippets) == ["Greeting", "Hours", "Short", "Thanks"]
    assert snippets.all[-1].html == "<p>Thank you</p>"


def test_closing_keeps_what_was_typed_a_moment_ago(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    QTest.keyClicks(dialog.page.form.box.edit, "Well. ")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert snippets.all[0].html == "<p>Well. Hello {first_name}</p>"


def test_choosing_another_keeps_it_too_and_changes_only_the_one(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    QTest.keyClicks(dialog.page.form.name, "!")
    dialog.page.list.setFocus()
    QTest.keyClick(dialog.page.list, Qt.Key.Key_Down)
    assert names(snippets) == ["!Greeting", "Hours", "Short"]
    assert dialog.page.form.name.text() == "Hours"
    assert snippets.all[1] == HOURS
    QTest.keyClick(dialog.page.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.page.list, Qt.Key.Key_Up)
    assert snippets.all[1:] == (HOURS, PLAIN)


def test_a_name_that_was_emptied_stays_what_it_was(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    dialog.page.form.name.selectAll()
    QTest.keyClick(dialog.page.form.name, Qt.Key.Key_Backspace)
    dialog.flush()
    assert names(snippets)[0] == "Greeting"


def test_search_looks_into_names_and_texts(dialog: SnippetDialog) -> None:
    QTest.keyClicks(dialog.page.search, "nine")
    assert [snippet.name for snippet in dialog.page.rows.snippets] == ["Hours"]
    assert not dialog.page.up.isEnabled()
    dialog.page.search.clear()
    assert len(dialog.page.rows.snippets) == 3


def test_one_is_duplicated_moved_deleted_and_brought_back(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    click(dialog, "duplicateSnippet")
    assert names(snippets) == ["Greeting", "Greeting (copy)", "Hours", "Short"]
    assert len({snippet.key for snippet in snippets.all}) == 4
    dialog.page.list.setFocus()
    QTest.keyClick(dialog.page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    click(dialog, "snippetDown")
    assert names(snippets) == ["Greeting", "Hours", "Short", "Greeting (copy)"]
    assert not dialog.page.down.isEnabled()
    click(dialog, "snippetUp")
    QTest.keyClick(dialog.page.list, Qt.Key.Key_Delete)
    assert names(snippets) == ["Greeting", "Hours", "Short"]
    assert dialog.page.note.text() == "“Greeting (copy)” was deleted."
    click(dialog, "undoDeleteSnippet")
    assert names(snippets) == ["Greeting", "Hours", "Greeting (copy)", "Short"]
    assert dialog.page.form.name.text() == "Greeting (copy)"


def test_all_can_be_deleted_and_the_page_says_what_belongs_there(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    for _ in range(3):
        click(dialog, "deleteSnippet")
    assert snippets.all == ()
    assert dialog.page.empty.isVisible()
    assert not dialog.page.form.isEnabled()
    assert not dialog.page.remove.isEnabled()


def test_there_is_an_end_to_how_many(dialog: SnippetDialog, snippets: SnippetList) -> None:
    snippets.put(Snippet(name=f"n{number}", text="x") for number in range(MOST))
    click(dialog, "newSnippet")
    assert len(snippets.all) == MOST
    assert "no room" in dialog.page.note.text()


def test_channels_and_language_are_chosen(dialog: SnippetDialog, snippets: SnippetList) -> None:
    form = dialog.page.form
    actions = {action.data(): action for action in form.channels.menu().actions()}
    actions["sms"].trigger()
    form.language.setFocus()
    QTest.keyClick(form.language, Qt.Key.Key_Down)
    assert snippets.all[0].channel_types == ("sms",)
    assert snippets.all[0].language == "de"
    assert form.channels.text() == "Offered on: SMS"


def test_words_of_their_own_for_plain_text(dialog: SnippetDialog, snippets: SnippetList) -> None:
    dialog.page.choose("k2")
    click(dialog, "snippetOwnText")
    assert dialog.page.form.text.text() == "Open from nine"
    QTest.keyClicks(dialog.page.form.text, "We are ")
    dialog.flush()
    assert snippets.all[1].text == "We are Open from nine"
    assert snippets.all[1].html == HOURS.html
    click(dialog, "snippetOwnText")
    assert snippets.all[1] == HOURS


def test_one_of_words_only_can_become_formatted(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    dialog.page.choose("k3")
    assert snippets.all[2] == PLAIN
    click(dialog, "snippetOwnText")
    assert (snippets.all[2].html, snippets.all[2].text) == ("<p>only words</p>", "")


def test_a_place_is_put_in_by_the_menu(dialog: SnippetDialog, snippets: SnippetList) -> None:
    menu = dialog.page.form.box.places.menu()
    (date,) = (action for action in menu.actions() if action.data() == "{date}")
    date.trigger()
    dialog.flush()
    assert snippets.all[0].html == "<p>{date}Hello {first_name}</p>"


def test_files_are_chosen_without_blocking(dialog: SnippetDialog, qtbot: QtBot) -> None:
    click(dialog, "importSnippets")
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    with qtbot.waitSignal(dialog.page.import_wanted) as wanted:
        chooser.fileSelected.emit("/tmp/x.json")
    assert wanted.args == ["/tmp/x.json"]
    chooser.close()


def test_each_channel_has_its_signature(dialog: SnippetDialog, snippets: SnippetList) -> None:
    dialog.tabs.setCurrentWidget(dialog.signatures)
    page = dialog.signatures
    page.choose(MAIL.id)
    QTest.keyClicks(page.box.edit, "Kind regards")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert snippets.signature(MAIL.id.upper()) == "<p>Kind regards</p>"
    spoken = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Support: e-mail, with signature"
    assert not page.box.bar.isVisible()
    QTest.keyClicks(page.box.edit, "Service")
    dialog.close()
    assert snippets.signatures == {MAIL.id: "<p>Kind regards</p>", SMS.id: "<p>Service</p>"}


def test_a_signature_that_is_emptied_is_none(dialog: SnippetDialog, snippets: SnippetList) -> None:
    snippets.put_signatures({MAIL.id: "<p>x</p>"})
    dialog.signatures.choose(SMS.id)
    dialog.signatures.choose(MAIL.id)
    dialog.tabs.setCurrentWidget(dialog.signatures)
    QTest.keyClick(dialog.signatures.box.edit, Qt.Key.Key_Delete)
    dialog.flush()
    assert snippets.signature(MAIL.id) == ""


def test_a_search_that_finds_nothing_says_so(dialog: SnippetDialog) -> None:
    assert not dialog.page.empty.isVisible()
    QTest.keyClicks(dialog.page.search, "nowhere")
    assert dialog.page.empty.isVisible()
    assert "No snippet has these words" in dialog.page.empty.text()


def test_what_is_deleted_after_a_search_is_what_was_found(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    QTest.keyClicks(dialog.page.form.name, "My ")
    QTest.keyClicks(dialog.page.search, "nine")
    assert dialog.page.form.name.text() == "Hours"
    assert names(snippets) == ["My Greeting", "Hours", "Short"]
    click(dialog, "deleteSnippet")
    assert names(snippets) == ["My Greeting", "Short"]
    assert not dialog.page.form.isEnabled()
    dialog.page.search.clear()
    assert dialog.page.form.name.text() == "My Greeting"


def test_the_arrow_keys_walk_from_the_search_and_enter_undoes_nothing(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    search = dialog.page.search
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert dialog.page.form.name.text() == "Hours"
    click(dialog, "deleteSnippet")
    for field in (search, dialog.page.form.name):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert names(snippets) == ["Greeting", "Short"]


def test_a_name_that_is_no_longer_found_stays_while_it_is_typed(
    dialog: SnippetDialog, snippets: SnippetList
) -> None:
    QTest.keyClicks(dialog.page.search, "hours")
    name = dialog.page.form.name
    name.selectAll()
    QTest.keyClicks(name, "Opening")
    dialog.page.flush()
    assert names(snippets) == ["Greeting", "Opening", "Short"]
    assert name.text() == "Opening"


def test_a_signature_is_offered_no_place_that_nobody_knows_when_a_message_begins(
    dialog: SnippetDialog,
) -> None:
    for box, knows_the_recipient in ((dialog.page.form.box, True), (dialog.signatures.box, False)):
        offered = [action.data() for action in box.places.menu().actions()]
        assert ("{first_name}" in offered) is knows_the_recipient
        assert ("{subject}" in offered) is knows_the_recipient
        assert "{sender}" in offered


def test_without_channels_the_page_of_signatures_says_why_it_is_empty(
    qtbot: QtBot, snippets: SnippetList
) -> None:
    dialog = SnippetDialog(snippets, ())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tabs.setCurrentWidget(dialog.signatures)
    assert not dialog.signatures.box.isEnabled()
    assert dialog.signatures.note.isVisible()
    assert "No channel is known yet" in dialog.signatures.note.text()
