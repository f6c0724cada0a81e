"""The country for phone numbers is chosen once and kept with the workspace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.messages.countries import country_here, country_name, country_names
from mateo_desktop.ui.settings.country_box import CountryBox


def test_it_holds_only_the_chosen_one_until_it_is_used(qtbot: QtBot) -> None:
    box = CountryBox("AT")
    qtbot.addWidget(box)
    assert (box.count(), box.country, box.currentText()) == (1, "AT", "Austria (AT)")
    box.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: box.count() > 200)
    assert box.country == "AT"
    with qtbot.waitSignal(box.chosen) as told:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert told.args == [box.country]
    assert box.country == "AZ"


def test_a_country_nobody_knows_is_shown_by_its_letters(qtbot: QtBot) -> None:
    box = CountryBox("QQ")
    qtbot.addWidget(box)
    assert (box.country, box.currentText()) == ("QQ", "QQ (QQ)")


def test_it_begins_where_the_machine_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for locale, code in (
        (QLocale(QLocale.Language.German, QLocale.Country.Austria), "AT"),
        (QLocale(QLocale.Language.C), "DE"),
    ):
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda locale=locale: locale))
        assert country_here() == code
        box = CountryBox()
        qtbot.addWidget(box)
        assert box.country == code


def test_every_country_has_a_name_and_two_letters() -> None:
    pairs = country_names()
    assert len(pairs) > 240
    assert all(len(code) == 2 and name for code, name in pairs)
    assert country_name("CH") == "Switzerland"
