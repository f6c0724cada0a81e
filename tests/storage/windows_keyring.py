"""A keyring that holds no more in an entry than Windows does, and tokens of any length."""

from __future__ import annotations

import random
import string

from mateo_desktop.storage.token_parts import ENTRY_UNITS


class Interrupted(Exception):
    pass


class WindowsLikeKeyring:
    """Refuses what Windows refuses, and can stop working at any call."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.calls_left = -1

    def _count(self) -> None:
        if self.calls_left == 0:
            raise Interrupted
        self.calls_left -= 1

    def get_password(self, service: str, username: str) -> str | None:
        self._count()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._count()
        assert len(password.encode("utf-16-le")) <= 2 * ENTRY_UNITS
        assert password
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._count()
        del self.entries[service, username]


def a_token(length: int, seed: int = 1) -> str:
    chosen = random.Random(seed)
    return "".join(chosen.choices(string.ascii_letters + string.digits + "._-", k=length))
