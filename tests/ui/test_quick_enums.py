"""The enums of PySide6 as they are cast, beside those of the standard library."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from mateo_desktop.ui import quick_enums

KINDS = (enum.IntFlag, enum.Flag, enum.IntEnum, enum.Enum)
Pairs = list[tuple[str, int]]


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let enums be cast during a test."""
    monkeypatch.setattr(enum.EnumType, "_create_", enum.EnumType._create_)
    quick_enums.begin()


def made(kind: Any, name: str, pairs: Pairs) -> Any:
    """An enum, asked for as PySide6 does."""
    return kind(name, pairs, boundary=enum.KEEP)


def enums_of(module: ModuleType) -> Iterator[tuple[Any, str, Pairs]]:
    """Every enum in the classes of *module*: its kind, its name, its members."""
    for outer in [getattr(module, name) for name in dir(module)]:
        inside = vars(outer) if isinstance(outer, type) else {}
        # A class has its enums from the moment when it is asked for anything.
        for name in [*inside] if dir(outer) else ():
            inner = inside[name]
            if isinstance(inner, enum.EnumType):
                kind = next(each for each in KINDS if issubclass(inner, each))
                yield kind, name, [(key, one.value) for key, one in inner.__members__.items()]


def facts(of: Any) -> dict[str, object]:
    """All that an enum is made of, in a form that can be compared."""
    return {key: plain(value) for key, value in vars(of).items() if key != "__module__"}


def plain(value: Any) -> object:
    if isinstance(value, enum.property):
        return vars(value)["member"].name
    if isinstance(value, enum.Enum):
        return {**vars(value), "__objclass__": None}, repr(value), str(value), hash(value)
    if isinstance(value, dict):
        return [(key, plain(one)) for key, one in value.items()]
    return getattr(value, "__func__", value)


@pytest.mark.parametrize("module", [QtCore, QtGui, QtWidgets], ids=lambda one: one.__name__)
def test_what_is_cast_is_what_the_standard_library_makes(
    module: ModuleType, request: pytest.FixtureRequest
) -> None:
    found = list(enums_of(module))
    assert len(found) > 100
    whole = [made(*each) for each in found]
    request.getfixturevalue("cast")
    for each, by_library in zip(found, whole, strict=True):
        by_cast = made(*each)
        assert facts(by_cast) == facts(by_library)
        assert list(by_cast) == [by_cast(one.value) for one in by_library]


@pytest.mark.usefixtures("cast")
def test_flags_of_qt_are_put_together_and_taken_apart() -> None:
    edges = made(enum.Flag, "Edges", [("Left", 1), ("Right", 4), ("Both", 5), ("Top", 2)])
    both = edges.Left | edges.Right
    assert both is edges.Both
    assert list(both) == [edges.Left, edges.Right]
    assert both & ~edges.Left is edges.Right
    assert (edges.Top | edges.Left).value == 3
    assert edges(8).value == 8


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        # A name that means something else to each member, and a flag below zero.
        (enum.Enum, [("name", 1), ("Other", 2)]),
        (enum.IntEnum, [("real", 1)]),
        (enum.IntFlag, [("None_", 0), ("All", -1)]),
    ],
)
def test_what_is_not_simple_is_left_to_the_standard_library(kind: Any, pairs: Pairs) -> None:
    by_library = quick_enums._in_full(kind, "Odd", pairs, boundary=enum.KEEP)
    assert facts(made(kind, "Odd", pairs)) == facts(by_library)


@pytest.mark.usefixtures("cast")
def test_enums_that_are_written_in_python_are_not_cast() -> None:
    class Own(enum.Enum):
        ONE = 1

    called = enum.Enum("called", ["A", "B"])
    assert Own(1) is Own.ONE
    assert [one.value for one in called] == [1, 2]
    assert called.__module__ == __name__


def test_the_enums_of_this_python_can_be_cast() -> None:
    assert all(quick_enums._mould(kind) for kind in KINDS)


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("kind", KINDS)
def test_a_python_that_makes_enums_in_another_way_makes_them_itself(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def otherwise(*arguments: Any, **how: Any) -> Any:
        enum_of_tomorrow = by_library(*arguments, **how)
        enum_of_tomorrow._members_by_heart_ = {}
        return enum_of_tomorrow

    by_library = quick_enums._in_full
    monkeypatch.setattr(quick_enums, "_in_full", otherwise)
    assert quick_enums._mould.__wrapped__(kind) is None
    monkeypatch.setattr(quick_enums, "_in_full", by_library)
    monkeypatch.delattr(quick_enums._Mould, "cast")
    assert quick_enums._mould.__wrapped__(kind) is None
