"""The request as a command to copy, and a pasted curl command as a draft.

The token is never in a copied command: the shell puts it in from
``$MATEO_TOKEN``. A token in a pasted command is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from mateo_desktop.domain import shell_words
from mateo_desktop.domain.payload import Payload
from mateo_desktop.domain.reader import MAX_SIZE, ReadError, Reading, read_payload

# Linux takes no single argument above 128 KiB (MAX_ARG_STRLEN). printf is part
# of the shell, so what it prints has no such limit.
_LONGEST_ARGUMENT = 100_000

_DATA = ("--data", "--data-ascii", "--data-binary", "--data-raw", "--json")
# The short options of curl that take a value, of which -d is the data.
_SHORT_WITH_VALUE = "AbcCdDeEFhHKmMoPQrtTuUwxXyYz"
_LONG_WITH_SECRET = ("--header", "--user", "--oauth2-bearer")
_SHORT_WITH_SECRET = "Hu"  # noqa: S105 - names of options


def as_curl(payload: Payload, base_url: str) -> str:
    """*payload* as a curl command for a POSIX shell."""
    before, data = _handed_over(payload, "--data-binary {}", "--data-binary @-")
    return before + _lines(
        "curl --request POST",
        f"--url {quoted(_url(base_url))}",
        '--header "Authorization: Bearer $MATEO_TOKEN"',
        "--header 'Content-Type: application/json'",
        data,
    )


def as_httpie(payload: Payload, base_url: str) -> str:
    """*payload* as an HTTPie command for a POSIX shell."""
    before, data = _handed_over(payload, "--ignore-stdin --raw {}", "")
    return before + _lines(
        f"http POST {quoted(_url(base_url))}",
        '"Authorization:Bearer $MATEO_TOKEN"',
        "'Content-Type:application/json'",
        data,
    )


def as_python(payload: Payload, base_url: str) -> str:
    """*payload* as a Python program with httpx, which follows no redirects."""
    return f"""import os

import httpx

body = {_literal(payload.text)}

answer = httpx.post(
    {_url(base_url)!a},
    headers={{
        "Authorization": "Bearer " + os.environ["MATEO_TOKEN"],
        "Content-Type": "application/json",
    }},
    content=body.encode("utf-8"),
    timeout=60,
)
print(answer.status_code)
print(answer.text)
"""


def read_curl(command: str) -> Reading:
    """The draft in the body of a pasted curl command. Raises ReadError."""
    if len(command) > MAX_SIZE:
        raise ReadError("too_large")
    try:
        commands = shell_words.commands(command)
    except shell_words.OpenQuote as error:
        raise ReadError("open_quote", error.line, error.column) from None
    stdin = None
    for words in commands:
        for place, word in enumerate(words):
            if word.replace("\\", "/").rpartition("/")[2].lower() in ("curl", "curl.exe"):
                data, has_token = _options(words[place + 1 :], stdin)
                reading = read_payload(data)
                if has_token:
                    reading = Reading(reading.draft, (*reading.notes, "token_dropped"))
                return reading
        stdin = _printed(words)
    raise ReadError("not_curl")


def quoted(text: str) -> str:
    """*text* as one word of a POSIX shell, whatever is in it."""
    return "'" + text.replace("'", "'\\''") + "'"


def _url(base_url: str) -> str:
    return base_url.rstrip("/") + "/send_message"


def _lines(*lines: str) -> str:
    return " \\\n  ".join(line for line in lines if line)


def _handed_over(payload: Payload, as_argument: str, as_input: str) -> tuple[str, str]:
    body = quoted(payload.text)
    if len(payload.body) <= _LONGEST_ARGUMENT:
        return "", as_argument.format(body)
    return f"printf '%s' {body} | ", as_input


def _literal(text: str) -> str:
    # JSON ends with a bracket, so a raw literal never ends with a backslash.
    for quotes in ("'''", '"""'):
        if quotes not in text:
            return f"r{quotes}{text}{quotes}"
    lines = "\n".join(f"    {line!a}" for line in text.splitlines(keepends=True))
    return f"(\n{lines}\n)"


def _printed(words: list[str]) -> str | None:
    """What a command before a pipe hands to curl, if that can be known."""
    if words[:2] == ["printf", "%s"] and len(words) == 3:
        return words[2]
    return " ".join(words[1:]) if words[:1] == ["echo"] else None


def _options(words: list[str], stdin: str | None) -> tuple[str, bool]:
    """The data among the options of curl, and whether a token was with them."""
    data: list[str] = []
    joint = "&"
    has_token = False
    rest = iter(words)
    for word in rest:
        name, value = _option(word, rest)
        if name in _LONG_WITH_SECRET or (len(name) == 2 and name[1] in _SHORT_WITH_SECRET):
            has_token = has_token or _is_token(name, value)
        elif name == "-d" or name in _DATA:
            data.append(_data(name, value, stdin))
            joint = "" if name == "--json" else "&"
    if not data:
        raise ReadError("data_missing")
    return joint.join(data), has_token


def _option(word: str, following: Iterator[str]) -> tuple[str, str]:
    """The option in *word* with its value, which may be the next word."""
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        if name in _DATA or name in _LONG_WITH_SECRET:
            return name, value if equals else next(following, "")
        return name, ""
    if word.startswith("-"):
        for place, letter in enumerate(word[1:], start=2):
            if letter in _SHORT_WITH_VALUE:
                return f"-{letter}", word[place:] or next(following, "")
    return "", ""


def _data(name: str, value: str, stdin: str | None) -> str:
    if name == "--data-raw" or not value.startswith("@"):
        return value
    if value == "@-" and stdin is not None:
        return stdin
    raise ReadError("data_in_file")


def _is_token(name: str, value: str) -> bool:
    if name in ("-H", "--header"):
        header, _, value = value.partition(":")
        if header.strip().lower() != "authorization":
            return False
    # A variable of the shell or the "<token>" of a manual is none.
    return bool(value.strip()) and "$" not in value and "<" not in value
