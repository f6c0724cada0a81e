"""A new draft from a ``mailto:`` link (RFC 6068).

A link is somebody else's text: five fields are read and everything else in it
is ignored. A line break stays inside the body, so nothing can pretend to be
another header.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from mateo_desktop.domain.addresses import read_recipients
from mateo_desktop.domain.draft import ROLES, TEXT, Draft
from mateo_desktop.domain.reader import MAX_SIZE, ReadError

_SCHEME = "mailto:"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_IN_BODY = re.compile("[\x00-\x08\x0b-\x1f\x7f]+")


def read_mailto(url: str) -> Draft:
    """The draft that *url* asks for: to, cc, bcc, subject and body. Raises ReadError."""
    url = url.strip()
    if url[: len(_SCHEME)].lower() != _SCHEME:
        raise ReadError("not_mailto")
    if len(url) > MAX_SIZE:
        raise ReadError("too_large")
    path, _, query = url[len(_SCHEME) :].partition("?")
    asked: dict[str, list[str]] = {"to": [path]}
    # Links copied from the source of a page still have their "&amp;".
    for field in query.replace("&amp;", "&").split("&"):
        name, _, value = field.partition("=")
        asked.setdefault(_decoded(name).lower(), []).append(value)

    body = "\n".join(_decoded(value) for value in asked.get("body", ()))
    subject = _CONTROLS.sub(" ", _decoded(asked.get("subject", [""])[0])).strip()
    people = {role: _people(asked.get(role, ())) for role in ROLES}
    return Draft.new(
        **people,
        subject=subject,
        text=_IN_BODY.sub("", body.replace("\r\n", "\n").replace("\r", "\n")),
        body_mode=TEXT,
        text_is_own=bool(body),
    )


def _people(values: list[str] | tuple[()]) -> tuple[object, ...]:
    # What follows a line break in an address was never an address.
    lines = (_CONTROLS.split(_decoded(value).strip(), maxsplit=1)[0] for value in values)
    return tuple(person for line in lines for person in read_recipients(line))


def _decoded(value: str) -> str:
    # Not unquote_plus: in a mailto link "+" is a plus (RFC 6068, section 5).
    raw = unquote_to_bytes(value)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
