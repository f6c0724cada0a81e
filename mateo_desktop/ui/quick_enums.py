"""The enums of PySide6, made in a quarter of the time.

PySide6 turns the enums of a Qt class into Python's when the class is first
asked for, used or not: 240 enums with 4,000 members until the window stands,
100 ms in all. ``enum`` looks at each new class and each member for all that
its author may have written; those of Qt are plain names and whole numbers. So
they are cast: the standard library makes one empty enum of each kind, and what
it has is taken over instead of being found out anew.

What is cast is the same, member for member (a test compares them, and each start
compares one enum of each kind, whatever Python that is). Whatever looks different
in any way is left to the standard library.
"""

from __future__ import annotations

import enum
import sys
from functools import cache
from typing import Any

#: What an enum collects of its members. Another Python may collect more: then nothing is cast.
_COLLECTIONS = {
    "_member_names_",
    "_member_map_",
    "_value2member_map_",
    "_hashable_values_",
    "_unhashable_values_",
    "_unhashable_values_map_",
}

#: With a second name for a value, one of several bits, and one out of order.
_SAMPLE = [("One", 1), ("Four", 4), ("Same", 1), ("Five", 5), ("Two", 2)]

_in_full = enum.EnumType._create_  # type: ignore[attr-defined]


def begin() -> None:
    """From now on cast what PySide6 asks for."""
    enum.EnumType._create_ = _make  # type: ignore[attr-defined]


def _make(kind: Any, class_name: str, names: Any, **how: Any) -> Any:
    """Stand in for ``EnumType._create_``, which is asked with the *names* and values."""
    if how.get("module") is None:
        # PySide6 puts the right one in its place; enum itself would look one frame too near.
        how["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 (as enum does)
    # Of those who call, PySide6 alone wants values kept that no member has.
    mould = _mould(kind) if how.get("boundary") is enum.KEEP and type(names) is list else None
    made = mould.cast(class_name, names, how["module"]) if mould is not None else None
    return _in_full(kind, class_name, names, **how) if made is None else made


@cache
def _mould(kind: Any) -> _Mould | None:
    if kind not in {enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag}:
        return None
    try:
        mould = _Mould(kind)
        is_true = mould.collections <= _COLLECTIONS and mould.is_true()
    except (AttributeError, LookupError, TypeError, ValueError):
        # A Python whose enums are made in yet another way. It makes them itself.
        return None
    return mould if is_true else None


class _Mould:
    """An empty enum of one kind, and how others are made like it."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._is_flag = issubclass(kind, enum.Flag)
        self._is_number = issubclass(kind, int)
        empty = _in_full(kind, "empty", [], module=__name__, boundary=enum.KEEP)
        self._body = {key: value for key, value in vars(empty).items() if key != "__weakref__"}
        self.collections = {key for key, value in self._body.items() if type(value) in {list, dict}}
        #: A member with such a name needs more care.
        self._taken = frozenset(dir(empty)) | frozenset(dir(kind)) | {"name", "value", "mro"}

    def is_true(self) -> bool:
        """Whether what is cast has what the standard library gives it."""
        whole = _in_full(self._kind, "sample", _SAMPLE, module=__name__, boundary=enum.KEEP)
        made = self.cast("sample", _SAMPLE, __name__)
        return _anatomy(made) == _anatomy(whole)

    def cast(self, name: str, names: list[tuple[str, int]], module: str) -> Any:
        """An enum with these *names* and values; None if it is not as simple as that."""
        if not self._taken.isdisjoint([each for each, _ in names]):
            return None
        if self._is_flag and any(value < 0 for _, value in names):
            return None
        body = self._body | {"__module__": module}
        for key in self.collections:
            body[key] = body[key].copy()
        make: Any = enum.EnumType.__new__
        made: Any = make(enum.EnumType, name, (self._kind,), body, _simple=True)
        in_order: list[str] = body["_member_names_"]
        by_name: dict[str, Any] = body["_member_map_"]
        by_value: dict[int, Any] = body["_value2member_map_"]
        hashable: list[int] = body.get("_hashable_values_", [])
        values = 0
        for each, value in names:
            member: Any = by_value.get(value)
            if member is None:
                member = int.__new__(made, value) if self._is_number else object.__new__(made)
                member._value_ = value
                member._name_ = each
                member.__objclass__ = made
                member._sort_order_ = len(in_order)
                by_value[value] = member
                hashable.append(value)
                # Of flags only those of one bit are members by their own right.
                if not self._is_flag or value.bit_count() == 1:
                    in_order.append(each)
                values |= value
            by_name[each] = member
        # Not by EnumType, which asks each time whether the name is a member's; and not one by
        # one, for each change of a class has Python look up anew what the class has.
        put = type.__setattr__
        for each, member in by_name.items():
            put(made, each, member)
        if self._is_flag:
            self._tell_flags(made, values)
        return made

    def _tell_flags(self, made: Any, values: int) -> None:
        """What a flag knows of all its *values* together."""
        singles = [made[each]._value_ for each in made._member_names_]
        made._flag_mask_ = values
        made._singles_mask_ = sum(singles)
        made._all_bits_ = 2 ** values.bit_length() - 1
        if singles != sorted(singles):
            made._iter_member_ = made._iter_member_by_def_


def _anatomy(of: Any) -> object:
    """All that the enum *of* and its members have, in a form that can be compared."""
    members = [
        (name, repr(one), int(one.value), {key: repr(value) for key, value in vars(one).items()})
        for name, one in of.__members__.items()
    ]
    own = {
        key: repr(value)
        if isinstance(value, int | str | list | dict | enum.Enum)
        else type(getattr(value, "__func__", value))
        for key, value in vars(of).items()
    }
    return members, own, [one.name for one in of]
