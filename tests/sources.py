"""The program's own sources as syntax trees, for tests of the style."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mateo_desktop"


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every Python file below *folder*."""
    found = sorted(folder.rglob("*.py"))
    assert found, f"no sources below {folder}"
    return found


@functools.cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of the file *path*."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in *path* with the last part of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


def place(path: Path, node: ast.AST) -> str:
    """Where *node* is, to click on: ``mateo_desktop/ui/theme.py:12``."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
