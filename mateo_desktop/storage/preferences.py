"""A few settings in a small file that a person may edit.

It is read before the first paint, so it must never stop the start: a broken
file is put aside and the defaults are used. Keys we do not know belong to
somebody else (or to a newer program) and are written back as they came.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS, LONGEST_WORD, MOST_WORDS
from mateo_desktop.domain.waiting import HOLD_DEFAULT_S, STALE_DEFAULT_MIN
from mateo_desktop.storage.errors import from_os
from mateo_desktop.storage.files import private_folder, write_whole

FILE_NAME = "preferences.json"

#: What ``load`` may say: fine, a value was not, the file was not, no file to be read.
PROBLEMS: tuple[str, ...] = ("", "adjusted", "broken", "unreadable")

_CHOICES = {"language": ("system", "de", "en"), "theme": ("system", "light", "dark")}
_WORDS = "attachment_words"
_RANGES = {"hold_seconds": (0, 60), "retention_days": (0, 36500), "stale_minutes": (0, 10080)}
_MOST_LANGUAGES = 50
# Nobody writes a megabyte of settings; it is some other file.
_LARGEST = 1_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of contract.md, each within its range.

    ``attachment_words`` promise a file (guard.py); in the file only if a person changed them.
    ``unknown`` holds every other key of the file.
    """

    language: str = "system"
    theme: str = "system"
    hold_seconds: int = HOLD_DEFAULT_S
    retention_days: int = 30
    stale_minutes: int = STALE_DEFAULT_MIN
    #: Whether spelling is checked, and in which languages; none: German and English.
    spelling: bool = True
    spelling_languages: tuple[str, ...] = ()
    attachment_words: tuple[str, ...] = ATTACHMENT_WORDS
    unknown: Mapping[str, Any] = dataclasses.field(default_factory=lambda: MappingProxyType({}))


def load(folder: Path) -> tuple[Preferences, str]:
    """The settings in *folder* and one of ``PROBLEMS``; never raises."""
    path = folder / FILE_NAME
    try:
        if path.stat().st_size > _LARGEST:
            return _put_aside(path)
        data = path.read_bytes()
    except FileNotFoundError:
        return Preferences(), ""
    except OSError:
        return Preferences(), "unreadable"
    try:
        known = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _put_aside(path)
    if not isinstance(known, dict):
        return _put_aside(path)

    fields: dict[str, Any] = {}
    adjusted = False
    for name in (*_CHOICES, *_RANGES):
        if name in known:
            given = known.pop(name)
            value = _choice(name, given) if name in _CHOICES else _number(name, given)
            if value is not None:
                fields[name] = value
            adjusted = adjusted or value is None or value != given
    if "spelling" in known:
        given = known.pop("spelling")
        adjusted = adjusted or not isinstance(given, bool)
        if isinstance(given, bool):
            fields["spelling"] = given
    if "spelling_languages" in known:
        given = known.pop("spelling_languages")
        tags = _tags(given)
        adjusted = adjusted or list(tags) != given
        fields["spelling_languages"] = tags
    adjusted = _take_words(known, fields) or adjusted
    preferences = Preferences(**fields, unknown=MappingProxyType(known))
    return preferences, "adjusted" if adjusted else ""


def save(folder: Path, preferences: Preferences) -> None:
    """Write the settings in one step. Raises StorageFailed; the old file stays then."""
    values: dict[str, Any] = dict(preferences.unknown)
    for name in (*_CHOICES, *_RANGES):
        values[name] = getattr(preferences, name)
    values["spelling"] = preferences.spelling
    values["spelling_languages"] = list(preferences.spelling_languages)
    if preferences.attachment_words != ATTACHMENT_WORDS:
        # Not the list as it is shipped: a later version may know more words.
        values[_WORDS] = list(preferences.attachment_words)
    text = json.dumps(values, indent=2, ensure_ascii=True) + "\n"
    try:
        private_folder(folder)
        write_whole(folder / FILE_NAME, text.encode("ascii"))
    except OSError as error:
        raise from_os(error) from error


def words_from(lines: Iterable[str]) -> tuple[str, ...]:
    """Words that promise a file from what a person typed, one a line: each once, few, short."""
    words = (" ".join(line.split())[:LONGEST_WORD] for line in lines)
    return tuple(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def _take_words(known: dict[str, Any], fields: dict[str, Any]) -> bool:
    """Take the words that promise a file; whether they were other than they should be."""
    if _WORDS not in known:
        return False
    given = known.pop(_WORDS)
    if not isinstance(given, list):
        return True
    fields[_WORDS] = words_from(word for word in given if isinstance(word, str))
    return list(fields[_WORDS]) != given


def _choice(name: str, given: Any) -> str | None:
    return given if isinstance(given, str) and given in _CHOICES[name] else None


def _number(name: str, given: Any) -> int | None:
    """The nearest allowed value; None when it is no number at all."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    if isinstance(given, float) and math.isnan(given):
        return None
    low, high = _RANGES[name]
    return int(min(max(given, low), high))


def _tags(given: Any) -> tuple[str, ...]:
    """Those that can be names of languages; none when it is no list."""
    if not isinstance(given, list):
        return ()
    return tuple(tag for tag in given if isinstance(tag, str) and len(tag) < 30)[:_MOST_LANGUAGES]


def _put_aside(path: Path) -> tuple[Preferences, str]:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    try:
        path.replace(path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}"))
    except OSError:
        # The folder cannot be written to; the file is kept where it is.
        return Preferences(), "broken"
    return Preferences(), "broken"
