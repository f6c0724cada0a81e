"""Where the window's sources let Qt guess, or tell it, that a text is rich text.

A text may be guessed about only if it is the program's own: a literal, a
translation, or joined from such. Whatever else may hold a stranger's words.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.sources import place, tree

#: Read as HTML whatever they get.
_ALWAYS_RICH = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "fromHtml"}
_GUESSING = {"setToolTip", "setWhatsThis", "setInformativeText", "setDetailedText", "showText"}
_OWN_CALLS = {"tr", "translate", "plain_tooltip"}
_LABELS = {"QLabel", "QMessageBox", "QErrorMessage", "QStaticText", "QProgressDialog"}


def sinks(path: Path) -> Iterator[str]:
    """Every place of *path* where dynamic text could be taken for rich text."""
    for scope in ast.walk(tree(path)):
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (f"{place(path, node)} {what}" for node, what in _in_function(scope))
    yield from (f"{place(path, node)} {what}" for node, what in _labels(path))


def _in_function(scope: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[ast.AST, str]]:
    words = _Words(scope)
    for node in ast.walk(scope):
        if isinstance(node, ast.Return) and node.value and _is_tooltip_role(scope, node):
            if not words.are_own(node.value):
                yield node, "a tooltip of a model"
            continue
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = node.func.attr
        if name == "setTextFormat":
            if not ast.unparse(node).endswith("PlainText)"):
                yield node, name
        elif name in _ALWAYS_RICH or name in _GUESSING:
            text = node.args[1 if name == "showText" else 0] if node.args else None
            # An object of a kind that only this program makes: setHtml(of a QMimeData)
            # is data, not a sink, and is listed by hand in the test.
            if text is not None and not words.are_own(text):
                yield node, name


def _is_tooltip_role(scope: ast.AST, node: ast.Return) -> bool:
    """Whether *node* is returned where the role was compared with the tooltip's."""
    for branch in ast.walk(scope):
        if isinstance(branch, ast.If) and "ToolTipRole" in ast.unparse(branch.test):
            return any(inner is node for each in branch.body for inner in ast.walk(each))
    return False


def _labels(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Labels that guess (AutoText) and are given more than the program's own words."""
    plain = _said_to_be_plain(path)
    for scope in ast.walk(tree(path)):
        guesses = isinstance(scope, ast.ClassDef) and "self" not in plain
        if guesses and any(ast.unparse(base) in _LABELS for base in scope.bases):
            yield scope, "a label that guesses"
        if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        words = _Words(scope)
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign) and node.targets:
                for target, value in _pairs(node):
                    if not _makes_label(value) or ast.unparse(target) in plain:
                        continue
                    given = [a for a in value.args if not _is_parent(a)]
                    if any(not words.are_own(text) for text in given):
                        yield node, "a label that guesses"
                    yield from _texts_set(path, ast.unparse(target))


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.Call]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts, strict=False))
        else:
            pairs = [(target, node.value)]
        for each, value in pairs:
            if isinstance(value, ast.Call):
                yield each, value


def _makes_label(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in _LABELS


def _is_parent(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "parent", "button", "holder")


def _texts_set(path: Path, target: str) -> Iterator[tuple[ast.AST, str]]:
    for scope in ast.walk(tree(path)):
        if not isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        words = _Words(scope)
        for node in ast.walk(scope):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "setText"
                and ast.unparse(node.func.value) == target
                and node.args
                and not words.are_own(node.args[0])
            ):
                yield node, "a label that guesses"


def _said_to_be_plain(path: Path) -> set[str]:
    """What ``setTextFormat(PlainText)`` is called on, also through a loop over names."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            receiver, _, rest = ast.unparse(node).rpartition(".setTextFormat(")
            if rest.endswith("PlainText)"):
                found.add(receiver)
        if not isinstance(node, ast.For) or not isinstance(node.iter, ast.Tuple | ast.List):
            continue
        if f"{ast.unparse(node.target)}.setTextFormat(" in ast.unparse(node):
            found.update(ast.unparse(each) for each in node.iter.elts)
    return found


class _Words:
    """Which expressions inside *scope* are the program's own words."""

    def __init__(self, scope: ast.AST) -> None:
        self._given: dict[str, list[ast.expr]] = {}
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self._given.setdefault(target.id, []).append(node.value)
            elif isinstance(node, ast.For | ast.comprehension):
                for name in ast.walk(node.target):
                    if isinstance(name, ast.Name):
                        self._given.setdefault(name.id, []).append(node.iter)
        self._seen: set[str] = set()

    def are_own(self, node: ast.expr) -> bool:
        """Whether nothing of a stranger can be in *node*."""
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else ast.unparse(called)
            if name in ("items", "values") and isinstance(called, ast.Attribute):
                return self.are_own(called.value)
            return name in _OWN_CALLS
        if isinstance(node, ast.Name):
            if node.id in self._seen or node.id not in self._given:
                return node.id.isupper() and node.id in self._seen
            self._seen.add(node.id)
            try:
                return all(self.are_own(value) for value in self._given[node.id])
            finally:
                self._seen.discard(node.id)
        if isinstance(node, ast.Subscript):
            return self.are_own(node.value)
        parts = {
            ast.IfExp: ("body", "orelse"),
            ast.BinOp: ("left", "right"),
            ast.BoolOp: ("values",),
            ast.JoinedStr: ("values",),
            ast.FormattedValue: ("value",),
            ast.Tuple: ("elts",),
            ast.List: ("elts",),
            ast.Dict: ("values",),
        }.get(type(node))
        if parts is None:
            return False
        inside: list[ast.expr] = []
        for part in parts:
            value = getattr(node, part)
            inside += value if isinstance(value, list) else [value]
        return all(self.are_own(each) for each in inside)
