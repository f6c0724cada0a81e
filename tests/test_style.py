"""The traps of architecture.md that a person forgets and a syntax tree does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rich_sinks import sinks
from tests.sources import PACKAGE, ROOT, calls, modules, place, tree

UI = PACKAGE / "ui"
LONGEST_FILE = 400

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")


# Words ------------------------------------------------------------------------


def is_assembled(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "join", "replace"}
    )


def unextractable(path: Path) -> Iterator[str]:
    """Calls of tr and translate whose text lupdate finds otherwise than Qt looks it up."""
    for name, call in calls(path):
        is_method = isinstance(call.func, ast.Attribute)
        if name == "tr" and is_method:
            texts = call.args[:1]
        elif name == "translate" and ast.unparse(call.func).startswith("QCoreApplication"):
            texts = call.args[:2]
        else:
            continue
        for text in texts:
            # A name or a table stands for texts that QT_TRANSLATE_NOOP announced.
            if any(is_assembled(part) for part in ast.walk(text)):
                yield place(path, call)


def test_what_is_translated_is_a_literal_and_never_an_f_string() -> None:
    assert [spot for path in modules(UI) for spot in unextractable(path)] == []


def test_an_f_string_in_tr_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.sources.ROOT", tmp_path)
    path = tmp_path / "pane.py"
    wrong = 'self.tr(f"{n} files")\nself.tr("a" + b)\nself.tr("{}".format(n))\n'
    path.write_text(wrong + 'self.tr("{}").format(n)\n')
    assert list(unextractable(path)) == ["pane.py:1", "pane.py:2", "pane.py:3"]


# Qt ---------------------------------------------------------------------------

#: Each blocks the loop (or half works in a coroutine): open the dialog, await its answer.
BLOCKING = {
    "exec",
    "exec_",
    "getColor",
    "getExistingDirectory",
    "getFont",
    "getMultiLineText",
    "getOpenFileName",
    "getOpenFileNames",
    "getSaveFileName",
}


def test_nothing_blocks_in_a_dialog() -> None:
    found = [place(p, call) for p in modules() for name, call in calls(p) if name in BLOCKING]
    assert found == []


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("QSettings", "preferences.json: it gives back 'false', which is true"),
        ("QNetworkAccessManager", "api/: every request goes through one client"),
        ("asyncSlot", "Tasks.start: three clicks ran it three times"),
        ("asyncClose", "the shutdown in main.py"),
        ("QWebEngineView", "ui/text/foreign/safe_html.py"),
    ],
)
def test_what_is_not_used_here(name: str, instead: str) -> None:
    found = [
        place(path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.Attribute) and node.attr == name)
        or (isinstance(node, ast.alias) and node.name == name)
    ]
    assert found == [], f"use {instead}"


def test_signals_carry_nothing_that_qt_would_convert() -> None:
    trapped = {"int", "float", "dict", "list", "set", "tuple"}
    found = [
        place(path, call)
        for path in modules(UI)
        for name, call in calls(path)
        if name == "Signal"
        for argument in call.args
        if isinstance(argument, ast.Name) and argument.id in trapped
    ]
    assert found == [], "Signal(int) wraps at 2**31, Signal(dict) loses its integer keys"


def _classes() -> Iterator[tuple[Path, ast.ClassDef, set[str]]]:
    """Each class of the program, where it is, and the names of those it comes from."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                yield path, node, {ast.unparse(base).rpartition(".")[2] for base in node.bases}


def _slots(of: ast.ClassDef) -> set[str]:
    methods = [each for each in of.body if isinstance(each, ast.FunctionDef)]
    return {each.name for each in methods if "Slot()" in map(ast.unparse, each.decorator_list)}


def test_no_slot_that_the_theme_calls_stands_in_for_another() -> None:
    # One that does is called after its object is gone, which may end the program.
    by_theme = re.compile(r"theme\(\)\.changed\.connect\(self\.(\w+)\)")
    known = {
        node.name: (bases, _slots(node), set(by_theme.findall(ast.unparse(node))))
        for _, node, bases in _classes()
    }

    def above(name: str) -> Iterator[str]:
        for base in known[name][0] & known.keys():
            yield base
            yield from above(base)

    assert sum(bool(called) for _, _, called in known.values()) > 5
    found = [
        f"{place(path, node)} {node.name}.{slot}"
        for path, node, _ in _classes()
        for base in above(node.name)
        for slot in known[node.name][1] & known[base][1]
        if any(slot in known[each][2] for each in (node.name, *above(node.name)))
    ]
    assert found == []


def test_colours_are_named_in_the_theme_only() -> None:
    found = [
        f"{place(path, node)} {node.value!r}"
        for path in modules(UI)
        if path.name != "theme.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if HEX_COLOUR.search(node.value)
    ]
    assert found == []


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    sheet = ROOT / "resources" / "style.qss"
    assert HEX_COLOUR.findall(sheet.read_text(encoding="utf-8")) == []


# Untrusted text ---------------------------------------------------------------

#: Where it is meant: the pipeline's own end, our own markup on the clipboard,
#: and the names of commands with the names of their keys.
MEANT = {
    "text/foreign/safe_html.py": {"setHtml"},
    "text/foreign/safe_document.py": {"setHtml"},
    "text/rich/rich_copy.py": {"setHtml"},
    "text/rich/formatting_bar.py": {"setToolTip"},
}


def unmeant() -> list[str]:
    """Every sink that is not one of those."""
    return [
        spot
        for path in modules(UI)
        for spot in sinks(path)
        if spot.split(" ", 1)[1] not in MEANT.get(path.relative_to(UI).as_posix(), set())
    ]


def test_no_text_of_a_stranger_is_taken_for_rich_text() -> None:
    assert unmeant() == []


# Sizes ------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["mateo_desktop", "packaging", "tests"])
def test_no_file_has_grown_beyond_one_noun(folder: str) -> None:
    limit = LONGEST_FILE if folder != "tests" else 1000
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(ROOT / folder)
    }
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_no_module_is_named_after_nothing() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    assert [str(path) for path in modules() if path.stem in empty_words] == []


# Tests ------------------------------------------------------------------------


#: A heartbeat beside what is tested may pause for this long, in seconds.
PULSE_S = 0.05


def waits(path: Path) -> Iterator[str]:
    """Sleeping, and mocks that answer yes to everything."""
    for name, call in calls(path):
        first = call.args[0] if call.args else None
        pause = first.value if isinstance(first, ast.Constant) else None
        pulse = isinstance(pause, int | float) and pause < PULSE_S
        if name in {"MagicMock", "Mock", "AsyncMock"} or (name == "sleep" and not pulse):
            yield place(path, call)
        if (
            name == "wait"
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "qtbot"
        ):
            yield place(path, call)


def test_no_test_sleeps_or_mocks() -> None:
    tests = [path for path in modules(ROOT / "tests") if path.name.startswith("test_")]
    assert [spot for path in tests for spot in waits(path)] == []
