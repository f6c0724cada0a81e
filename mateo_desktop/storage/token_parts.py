"""Tokens that are longer than one entry of a keyring can hold.

Windows takes 1,280 characters. A longer token is split: the parts are written
first, then one entry (the head) that names them. Writing the head is the one
step that counts, so a reader finds the old token or the new one, whole. The
two generations "a" and "b" take turns, so that the parts of the old token
stay until the new head is there.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

#: What one entry may hold on Windows, in UTF-16 units.
ENTRY_UNITS = 1280

_PART = 1200
# Two units each at worst.
_WIDE_PART = 600
_HEAD = "mateo-parts:1:"
_GENERATIONS = ("a", "b")


class Entries(Protocol):
    """What is needed of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """The entry, None when there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Make or replace the entry."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove the entry, which is there."""


class TornToken(Exception):
    """The parts do not make up the token that the head speaks of."""


def write(entries: Entries, service: str, user: str, token: str) -> None:
    """Store *token*, in parts if need be; an older one stays readable until the end."""
    old = _generation(entries.get_password(service, user))
    size = _PART if token.isascii() else _WIDE_PART
    if len(token) <= size and not token.startswith(_HEAD):
        entries.set_password(service, user, token)
        _trim(entries, service, user, keep=None, count=0)
        return
    generation = "b" if old == "a" else "a"
    parts = [token[at : at + size] for at in range(0, len(token), size)]
    for number, part in enumerate(parts):
        entries.set_password(service, _name(user, generation, number), part)
    entries.set_password(service, user, f"{_HEAD}{generation}:{len(parts)}:{_digest(token)}")
    _trim(entries, service, user, keep=generation, count=len(parts))


def read(entries: Entries, service: str, user: str) -> str | None:
    """The stored token. Raises TornToken when parts are missing or do not fit."""
    head = entries.get_password(service, user)
    for _ in range(2):
        if head is None or not head.startswith(_HEAD):
            return head
        token = _joined(entries, service, user, head)
        if token is not None:
            return token
        # Perhaps another program was writing; then there is another head now.
        again = entries.get_password(service, user)
        if again == head:
            break
        head = again
    raise TornToken


def delete(entries: Entries, service: str, user: str) -> None:
    """Remove the token and every part of it, also of a write that broke off."""
    if entries.get_password(service, user) is not None:
        entries.delete_password(service, user)
    _trim(entries, service, user, keep=None, count=0)


def _joined(entries: Entries, service: str, user: str, head: str) -> str | None:
    try:
        generation, count, digest = head.removeprefix(_HEAD).split(":")
        numbers = range(int(count))
    except ValueError:
        return None
    parts = []
    for number in numbers:
        part = entries.get_password(service, _name(user, generation, number))
        if part is None:
            return None
        parts.append(part)
    token = "".join(parts)
    return token if _digest(token) == digest else None


def _trim(entries: Entries, service: str, user: str, *, keep: str | None, count: int) -> None:
    """Remove every part but the first *count* of the generation *keep*."""
    for generation in _GENERATIONS:
        first = count if generation == keep else 0
        end = first
        while entries.get_password(service, _name(user, generation, end)) is not None:
            end += 1
        # From the back: if this breaks off, what is left is found the next time.
        for number in reversed(range(first, end)):
            entries.delete_password(service, _name(user, generation, number))


def _generation(head: str | None) -> str:
    return head.removeprefix(_HEAD)[:1] if head and head.startswith(_HEAD) else ""


def _name(user: str, generation: str, number: int) -> str:
    return f"{user}#{generation}{number}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()[:16]
