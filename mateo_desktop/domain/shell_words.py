"""The words of a pasted shell command, as a POSIX shell or bash splits them.

Only quoting is understood. Nothing is expanded: a variable stays the text it
is, and nothing here could run or open anything.
"""

from __future__ import annotations

import re
import sys

_TOKEN = re.compile(
    r"""
    (?P<continued> [\\^]\r?\n )
  | (?P<blank>     [ \t]+ )
  | (?P<end>       \r?\n | [|;&()<>]+ )
  | (?P<ansi>      \$'(?:[^'\\]|\\.)*' )
  | (?P<single>    '[^']*' )
  | (?P<double>    \$?"(?:[^"\\]|\\.)*" )
  | (?P<escaped>   \\. )
  | (?P<open>      \$?['"] )
  | (?P<plain>     [^\s\\|;&()<>'"$^]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_DOUBLE = re.compile(r"\\(?:\r?\n|([\\\"$`]))")
_IN_ANSI = re.compile(
    r"\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|c(.)|(.))",
    re.DOTALL,
)
_LETTERS = {"a": 7, "b": 8, "e": 27, "E": 27, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}


class OpenQuote(ValueError):
    """A quote that is never closed; ``line`` and ``column`` count from one."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"open quote at line {line}, column {column}")
        self.line = line
        self.column = column


def commands(text: str) -> list[list[str]]:
    """The words of each simple command in *text*. Raises OpenQuote."""
    found: list[list[str]] = [[]]
    word: list[str] | None = None
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup, match[0]
        if kind == "open":
            line = text.count("\n", 0, match.start()) + 1
            raise OpenQuote(line, match.start() - text.rfind("\n", 0, match.start()))
        if kind in ("blank", "end", "continued"):
            # A continued line goes on within its word.
            if word is not None and kind != "continued":
                found[-1].append("".join(word))
                word = None
            if kind == "end" and found[-1]:
                found.append([])
            continue
        word = [] if word is None else word
        word.append(_meaning(kind, token))
    if word is not None:
        found[-1].append("".join(word))
    return [words for words in found if words]


def _meaning(kind: str | None, token: str) -> str:
    match kind:
        case "ansi":
            return _ansi(token[2:-1])
        case "single":
            return token[1:-1]
        case "double":
            return _IN_DOUBLE.sub(r"\1", token.lstrip("$")[1:-1])
        case "escaped":
            return token[1:]
        case _:
            return token


def _ansi(text: str) -> str:
    """What stands between the quotes of ``$'…'`` in bash."""
    # In bytes: "\\xc3\\xa4" is one character, spelled in two.
    raw = bytearray()
    done = 0
    for match in _IN_ANSI.finditer(text):
        raw += _bytes(text[done : match.start()]) + _ansi_character(match)
        done = match.end()
    raw += _bytes(text[done:])
    try:
        found = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        found = raw.decode("utf-8", "replace")
    # Chrome writes an emoji as the two halves of a surrogate pair.
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _ansi_character(match: re.Match[str]) -> bytes:
    short, long, byte, octal, control, letter = match.groups()
    if short or long:
        code = int(short or long, 16)
        return _bytes(chr(code) if code <= sys.maxunicode else "\ufffd")
    if byte or octal:
        return bytes([int(byte, 16) if byte else int(octal, 8) & 0xFF])
    if control:
        return bytes([ord(control) & 0x1F])
    if letter in _LETTERS:
        return bytes([_LETTERS[letter]])
    # A quote, a backslash or a question mark; anything else stays as it is.
    return _bytes(letter if letter in "'\"\\?" else match[0])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
