"""Extraction, check and compilation of the translations, with Qt's own tools."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QTranslator

PANE = """
class Pane(QWidget):
    def __init__(self):
        self.tr("Send to {name}").format(name="…")
        self.tr("&Undo")
        self.tr("%n people", "", 2)
"""
GERMAN = {
    "Send to {name}": "An {name} senden",
    "&Undo": "&Zurück",
    "%n people": ("eine Person", "%n Personen"),
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "ui"
    folder.mkdir()
    (folder / "pane.py").write_text(PANE, encoding="utf-8")
    return folder


@pytest.fixture
def ts(tmp_path: Path, sources: Path) -> Path:
    """A complete translation of *sources*."""
    path = tmp_path / "mateo_de.ts"
    path.write_text('<!DOCTYPE TS><TS version="2.1" language="de"></TS>', encoding="utf-8")
    translations.extract(path, keep_obsolete=False, sources=sources)
    translate(path, GERMAN)
    return path


def translate(ts: Path, words: dict[str, str | tuple[str, ...]]) -> None:
    tree = ET.parse(ts)
    for message in tree.iter("message"):
        given = words.get(message.findtext("source", ""))
        if given is None:
            continue
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        if isinstance(given, str):
            translation.text = given
        else:
            for form, text in zip(translation.iter("numerusform"), given, strict=True):
                form.text = text
    tree.write(ts, encoding="utf-8", xml_declaration=True)


def test_a_complete_translation_has_no_fault(ts: Path, sources: Path) -> None:
    assert list(translations.check(ts, sources)) == []


def test_a_new_string_is_missed(ts: Path, sources: Path) -> None:
    (sources / "more.py").write_text('class More:\n    def f(self):\n        self.tr("New")\n')
    assert list(translations.check(ts, sources)) == ["More: 'New': is not translated"]


def test_a_string_that_is_gone_is_named(ts: Path, sources: Path) -> None:
    (sources / "pane.py").write_text(PANE.replace('self.tr("&Undo")', "pass"))
    (fault,) = translations.check(ts, sources)
    assert "'&Undo': is no longer in the code" in fault


def test_the_check_changes_nothing(ts: Path, sources: Path) -> None:
    before = ts.read_bytes()
    (sources / "pane.py").write_text("")
    assert list(translations.check(ts, sources))
    assert ts.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "german", "fault"),
    [
        ("Send to {name}", "An {nam} senden", "its translation"),
        ("Send to {name}", "Senden", "its translation none"),
        ("Send to {name}", " ", "translated by nothing"),
        ("%n people", ("eine Person", "Personen"), "its translation none"),
        ("%n people", ("eine Person", ""), "translated by nothing"),
        ("&Undo", "Zurück", "its key (&) on one side only"),
    ],
)
def test_a_translation_that_does_not_fit_is_named(
    source: str, german: str | tuple[str, ...], fault: str, ts: Path, sources: Path
) -> None:
    translate(ts, {source: german})
    (found,) = translations.check(ts, sources)
    assert source in found
    assert fault in found


def test_english_holds_its_plurals_only(tmp_path: Path, sources: Path) -> None:
    english = tmp_path / "mateo_en.ts"
    english.write_text('<!DOCTYPE TS><TS version="2.1" language="en"></TS>', encoding="utf-8")
    assert [fault.split(":")[1] for fault in translations.check(english, sources)] == [
        " '%n people'"
    ]


def test_a_stale_file_is_compiled_once(
    ts: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(translations, "FOLDER", ts.parent)
    assert translations.is_stale()
    translations.build()
    assert not translations.is_stale()

    qm = ts.with_suffix(".qm")
    made = qm.stat().st_mtime_ns
    translations.build()
    assert qm.stat().st_mtime_ns == made

    translator = QTranslator()
    assert translator.load(str(qm))
    assert translator.translate("Pane", "Send to {name}") == "An {name} senden"
    assert translator.translate("Pane", "%n people", "", 1) == "eine Person"

    os.utime(ts, ns=(made + 1, made + 1))
    assert translations.is_stale()


def test_a_broken_file_leaves_the_compiled_one_alone(
    ts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "FOLDER", ts.parent)
    translations.build()
    before = ts.with_suffix(".qm").read_bytes()
    ts.write_text("<TS")
    os.utime(ts, (2**32, 2**32))
    with pytest.raises(RuntimeError, match="lrelease"):
        translations.build()
    assert ts.with_suffix(".qm").read_bytes() == before
    assert [path.name for path in ts.parent.glob(".*.qm")] == []
