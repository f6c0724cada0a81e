"""What the package of words offers is in the module that it names."""

from __future__ import annotations

import ast
import inspect

import pytest

from mateo_desktop.ui import messages


def declared() -> dict[str, tuple[str, ...]]:
    """What the type checker is told: of each module the names, in their order."""
    imports = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(messages)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(messages.__name__)
    ]
    return {
        str(node.module).rpartition(".")[2]: tuple(alias.name for alias in node.names)
        for node in imports
    }


def test_the_type_checker_is_told_of_the_same_names_as_there_are() -> None:
    assert declared() == messages.OFFERED


@pytest.mark.parametrize("name", [name for names in messages.OFFERED.values() for name in names])
def test_every_name_that_is_offered_is_there(name: str) -> None:
    assert getattr(messages, name).__name__ == name


def test_a_name_that_is_not_offered_is_told() -> None:
    with pytest.raises(AttributeError, match="no message is called 'nonsense'"):
        _ = messages.nonsense
