"""The search for places where Qt guesses, shown right and wrong ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rich_sinks import sinks

WRONG = """
class Name(QLabel):
    pass

class Pane(QWidget):
    def __init__(self, name):
        self.label = QLabel(name)
        self.other = QLabel()
        self.other.setText(f"Hello {name}")
        self.setToolTip(name)
        self.view.setHtml(name)
        self.other.setTextFormat(Qt.TextFormat.RichText)
        words = self.tr("Hello {name}").format(name=name)
        box = QMessageBox(words)

    def data(self, index, role):
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.rows[index].name
        return self.rows[index].name
"""

RIGHT = """
class Pane(QWidget):
    def __init__(self, name):
        self.label, self.other = QLabel(name), QLabel(self.tr("Name"))
        for label in (self.label,):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("Hello") if name else ""
        self.other.setText(words + ":")
        self.setToolTip(plain_tooltip(name))
        self.view.setHtml("<p>x</p>")

    def data(self, index, role):
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.rows[index].name)
        return self.rows[index].name
"""


def test_each_way_to_let_qt_guess_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.sources.ROOT", tmp_path)
    path = tmp_path / "wrong.py"
    path.write_text(WRONG)
    lines = {int(spot.split(" ")[0].split(":")[1]) for spot in sinks(path)}
    assert lines == {2, 7, 9, 10, 11, 12, 14, 18}


def test_what_is_escaped_or_plain_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.sources.ROOT", tmp_path)
    path = tmp_path / "right.py"
    path.write_text(RIGHT)
    assert list(sinks(path)) == []
