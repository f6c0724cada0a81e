from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.draft_changes import draft_changes
from mateo_desktop.domain.word_changes import Fate
from mateo_desktop.storage.drafts import VersionRow
from mateo_desktop.ui import messages
from mateo_desktop.ui.versions.changes_view import ChangesView
from mateo_desktop.ui.versions.versions_dialog import VersionsDialog

NOW = datetime(2026, 11, 25, 12, 3, tzinfo=UTC)


def as_it_is(_field: str, value: str) -> str:
    return value


def test_the_time_of_a_version_is_said_in_words() -> None:
    def said(**away: float) -> str:
        return messages.moment_ago(NOW - timedelta(**away), NOW).rpartition(", ")[2]

    assert said(seconds=30) == "just now"
    assert said(seconds=61) == "1 minute ago"
    assert said(minutes=4) == "4 minutes ago"
    assert said(minutes=119) == "1 hour ago"
    assert said(hours=5) == "5 hours ago"
    assert "ago" not in said(days=2)


def test_the_slider_moves_by_arrows_and_its_name_says_when(qtbot: QtBot) -> None:
    dialog = VersionsDialog(as_it_is)
    qtbot.addWidget(dialog)
    rows = [
        VersionRow(number, "key", datetime.now(UTC) - timedelta(minutes=5 * (3 - number)), False)
        for number in (3, 2, 1)
    ]
    with qtbot.waitExposed(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.version_wanted) as wanted:
        dialog.put(rows)
    assert wanted.args == [rows[1]]
    assert dialog.slider.accessibleName().endswith("5 minutes ago, Version 2 of 3")
    with qtbot.waitSignal(dialog.version_wanted) as wanted:
        QTest.keyClick(dialog.slider, Qt.Key.Key_Left)
    assert wanted.args == [rows[2]]
    assert dialog.slider.accessibleName().endswith("10 minutes ago, Version 1 of 3")
    # A late answer about another state is not shown.
    draft = Draft.new(subject="late")
    dialog.show_version(rows[1], draft, (), is_same=False)
    assert not dialog.restore.isEnabled()
    dialog.show_version(rows[2], draft, (), is_same=False)
    assert dialog.restore.isEnabled()
    assert "only how it is edited" in dialog.changes.toPlainText()
    with qtbot.waitSignal(dialog.restore_wanted) as restored:
        dialog.restore.click()
    assert restored.args == [draft]


def test_a_draft_that_was_never_kept_says_so(qtbot: QtBot) -> None:
    dialog = VersionsDialog(as_it_is)
    qtbot.addWidget(dialog)
    dialog.put(())
    assert dialog.when.text() == "No earlier versions"
    assert "Nothing has been kept" in dialog.changes.toPlainText()
    assert not dialog.restore.isEnabled()
    assert not dialog.slider.isEnabled()


def test_foreign_signs_are_harmless_and_no_markup_is_read(qtbot: QtBot) -> None:
    view = ChangesView(as_it_is)
    qtbot.addWidget(view)
    old = Draft.new(subject="a", to=(Recipient(handle="x\u202ey@example.org"),))
    view.put(draft_changes(old, old.replace(subject="<b>a</b> \u202e\ud800\x00 b", to=())))
    shown = view.toPlainText()
    assert "<b>" in shown
    assert not set("\u202e\ud800\x00") & set(shown)


def test_a_long_text_that_was_replaced_is_shown_in_part_and_at_once(qtbot: QtBot) -> None:
    view = ChangesView(as_it_is)
    qtbot.addWidget(view)
    old = Draft.new(text="\n".join(f"line {number} of the old" for number in range(12_000)))
    new = old.replace(text="\n".join(f"line {number} of the new" for number in range(12_000)))
    assert len(old.text) > 200_000
    changes = draft_changes(old, new)
    assert changes[0].count(Fate.NEW) >= 12_000
    began = time.process_time()
    view.put(changes)
    # Measured 15 to 60 ms.
    assert time.process_time() - began < 1.0
    assert len(view.toPlainText()) < 100_000
    assert "more" in view.toPlainText()
