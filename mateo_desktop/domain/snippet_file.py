"""Snippets as a file that can be given to somebody else.

What comes in was written by anybody: its size, its depth and its number are
bounded, unknown keys are passed over, and nothing in it is more than text
until the window has cleaned its markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mateo_desktop.domain.channels import KNOWN_TYPES
from mateo_desktop.domain.draft import new_id
from mateo_desktop.domain.json_text import BrokenJson, read_object_and_repeats
from mateo_desktop.domain.snippet import LANGUAGES, LONGEST_NAME, LONGEST_TEXT, MOST, Snippet

#: The key that tells such a file from other JSON.
MARK = "mateo_desktop_snippets"
VERSION = 1

#: A larger file is refused before it is read.
MAX_SIZE = 5_000_000


_Content = tuple[str, str, str, str, tuple[str, ...]]


class SnippetFileError(ValueError):
    """``code``: "too_large", "broken" (with line), "not_snippets", "newer", "too_many", "empty"."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


class Read(NamedTuple):
    """What a file holds, and how many entries of it could not be used."""

    snippets: tuple[Snippet, ...]
    skipped: int


class Merge(NamedTuple):
    """What taking over a file would do: new ones, and those that differ from one's own."""

    new: tuple[Snippet, ...]
    changed: tuple[Snippet, ...]
    same: int


def write(snippets: Iterable[Snippet]) -> bytes:
    """The file with *snippets*, readable by people and by ``read``."""
    rows = [
        {
            "name": snippet.name,
            "html": snippet.html,
            "text": snippet.text,
            "language": snippet.language,
            "channel_types": list(snippet.channel_types),
        }
        for snippet in snippets
    ]
    text = json.dumps({MARK: VERSION, "snippets": rows}, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "replace")


def read(data: bytes) -> Read:
    """The snippets in a file. Raises SnippetFileError."""
    if len(data) > MAX_SIZE:
        raise SnippetFileError("too_large")
    try:
        known, _ = read_object_and_repeats(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SnippetFileError("broken", 1) from None
    except BrokenJson as error:
        code = "not_snippets" if error.reason == "not_object" else "broken"
        raise SnippetFileError(code, error.line) from None
    version = known.get(MARK)
    rows = known.get("snippets")
    if type(version) is not int or not isinstance(rows, list):
        raise SnippetFileError("not_snippets")
    if version > VERSION:
        raise SnippetFileError("newer")
    if len(rows) > MOST:
        raise SnippetFileError("too_many")
    found = [snippet for row in rows if (snippet := _snippet(row)) is not None]
    if not found:
        raise SnippetFileError("empty")
    return Read(tuple(found), len(rows) - len(found))


def merge(own: Sequence[Snippet], read_in: Iterable[Snippet]) -> Merge:
    """What is new to *own*; the same name in the same language is the same snippet."""
    mine: dict[tuple[str, str], set[_Content]] = {}
    for snippet in own:
        mine.setdefault(_identity(snippet), set()).add(_content(snippet))
    new: dict[tuple[str, str], Snippet] = {}
    changed: dict[tuple[str, str], Snippet] = {}
    same = 0
    for snippet in read_in:
        identity = _identity(snippet)
        before = mine.get(identity)
        if before is None:
            new[identity] = snippet
        elif _content(snippet) in before:
            same += 1
        else:
            changed[identity] = snippet
    return Merge(tuple(new.values()), tuple(changed.values()), same)


def replaced(own: Sequence[Snippet], changed: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """*own* with those of *changed* in the place of their namesakes, of several the first."""
    others = {_identity(snippet): snippet for snippet in changed}
    rows = []
    for snippet in own:
        other = others.pop(_identity(snippet), None)
        if other is not None:
            snippet = Snippet(snippet.key, *_content(other))
        rows.append(snippet)
    return tuple(rows)


def _snippet(row: Any) -> Snippet | None:
    if not isinstance(row, dict):
        return None
    name, html, text = (_string(row.get(key)) for key in ("name", "html", "text"))
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name or not (html or text) or max(len(html), len(text)) > LONGEST_TEXT:
        return None
    language = _string(row.get("language"))
    types = row.get("channel_types")
    return Snippet(
        new_id(),
        name,
        html,
        text,
        language if language in LANGUAGES else "",
        tuple(kind for kind in KNOWN_TYPES if isinstance(types, list) and kind in types),
    )


def _string(found: Any) -> str:
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""


def _identity(snippet: Snippet) -> tuple[str, str]:
    return snippet.name.casefold(), snippet.language


def _content(snippet: Snippet) -> _Content:
    return snippet.name, snippet.html, snippet.text, snippet.language, snippet.channel_types
