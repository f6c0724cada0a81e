"""Lists of values that are open: one nobody knows is shown, kept and taken away again."""

from pytestqt.qtbot import QtBot

from mateo_desktop.ui.composer.calm_combo import OpenCombo


def test_an_unknown_value_is_one_entry_and_only_while_it_is_chosen(qtbot: QtBot) -> None:
    box = OpenCombo()
    qtbot.addWidget(box)
    for value in ("", "open", "closed"):
        box.addItem(value or "as it is", value)
    for unknown in ("snoozed", "\udfff", "\ufeff", "snoozed"):
        for _ in range(3):
            box.show_value(unknown, "something else")
            assert box.currentText() == "something else"
            assert box.count() == 4
    box.show_value("open", "open")
    assert box.currentData() == "open"
    assert box.count() == 3
