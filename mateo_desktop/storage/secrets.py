"""Tokens in the keyring of the system, and nowhere else.

A keyring may ask the person for a password, hang, or turn out to be a plain
file. So every call runs in a daemon thread of its own with a limit, and only
backends that are known to be safe are used, by their class.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage import token_parts
from mateo_desktop.storage.profiles import Profile

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "mateo-desktop"

#: Where ``set`` put a token.
KEYRING = "keyring"

#: After so long a silent keyring is given up: with the start of the program it is
#: said within the 8 s of sending.md.
LIMIT_S = 7.0

#: Every code a SecretsUnavailable can carry.
SECRETS_CODES: tuple[str, ...] = ("failed", "locked", "no_backend", "refused_backend", "silent")

#: Backends that encrypt and belong to the system: Secret Service, KWallet, macOS, Windows.
ALLOWED: frozenset[str] = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
_CHAIN = "keyring.backends.chainer.ChainerBackend"
_NOTHING = "keyring.backends.fail.Keyring"


class SecretsUnavailable(Exception):
    """The keyring cannot be used. ``code`` is one of ``SECRETS_CODES``.

    ``backend`` names the class that was chosen, as far as one was.
    """

    def __init__(self, code: str, backend: str = "") -> None:
        super().__init__(f"{code}: {backend}" if backend else code)
        self.code = code
        self.backend = backend


class TokenStore:
    """The token of each profile, bound to the origin it was entered for.

    *backend* takes the place of the system's keyring, for tests; it is trusted.
    """

    def __init__(
        self, *, limit_s: float = LIMIT_S, backend: token_parts.Entries | None = None
    ) -> None:
        self.limit_s = limit_s
        self.backend_name = _class_name(backend) if backend else ""
        self._given = backend
        self._for_this_run: dict[str, Secret] = {}
        # A call that came late must not overtake the one that was made after it.
        self._turn = threading.Lock()

    async def get(self, profile: Profile) -> Secret | None:
        """The token of *profile*; None when there is none. Raises SecretsUnavailable."""
        user = _user(profile)
        if user in self._for_this_run:
            return self._for_this_run[user]
        token = await self._call(lambda entries: token_parts.read(entries, SERVICE, user))
        return None if token is None else Secret(token)

    async def set(self, profile: Profile, secret: Secret) -> str:
        """Put the token into the keyring and say where it is: ``KEYRING``.

        Raises SecretsUnavailable; ``remember_for_this_run`` is what is left then.
        """
        user = _user(profile)
        await self._call(lambda entries: token_parts.write(entries, SERVICE, user, secret.reveal()))
        self._for_this_run.pop(user, None)
        return KEYRING

    async def delete(self, profile: Profile) -> None:
        """Forget the token, also the one of this run. Raises SecretsUnavailable."""
        user = _user(profile)
        self._for_this_run.pop(user, None)
        await self._call(lambda entries: token_parts.delete(entries, SERVICE, user))

    def remember_for_this_run(self, profile: Profile, secret: Secret) -> None:
        """Keep the token in memory only; it comes before one in the keyring."""
        self._for_this_run[_user(profile)] = secret

    def is_for_this_run(self, profile: Profile) -> bool:
        """Whether the token of *profile* is in memory only."""
        return _user(profile) in self._for_this_run

    async def check(self) -> str:
        """The name of the backend that would be used. Raises SecretsUnavailable."""
        await self._call(lambda _entries: None)
        return self.backend_name

    async def _call(self, function: Callable[[token_parts.Entries], T]) -> T:
        """What *function* gives, from a thread that nobody waits for at the exit."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        given_up = threading.Event()

        def settle(result: Any, error: BaseException | None) -> None:
            if future.done():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        def work() -> None:
            if not self._turn.acquire(timeout=self.limit_s):
                return
            result: Any = None
            failure: BaseException | None = None
            try:
                if given_up.is_set():
                    return
                result = function(self._backend())
            except BaseException as error:  # noqa: BLE001 (it is passed on)
                failure = self._unavailable(error)
            finally:
                self._turn.release()
            try:
                loop.call_soon_threadsafe(settle, result, failure)
            except RuntimeError:
                # The loop is closed: nobody is left to be told.
                return

        threading.Thread(target=work, name="mateo-keyring", daemon=True).start()
        try:
            async with asyncio.timeout(self.limit_s):
                return await future
        except TimeoutError:
            raise SecretsUnavailable("silent", self.backend_name) from None
        finally:
            given_up.set()

    def _backend(self) -> token_parts.Entries:
        """The keyring to use, chosen in the thread: choosing alone may hang."""
        if self._given is not None:
            return self._given
        import keyring

        backend = keyring.get_keyring()
        if _class_name(backend) == _NOTHING:
            backend = _started_since() or backend
        self.backend_name = _class_name(backend)
        chosen = chosen_backend(backend)
        self.backend_name = _class_name(chosen)
        return chosen

    def _unavailable(self, error: BaseException) -> SecretsUnavailable:
        if isinstance(error, SecretsUnavailable):
            return error
        from keyring.errors import KeyringLocked, NoKeyringError

        if isinstance(error, KeyringLocked):
            code = "locked"
        elif isinstance(error, NoKeyringError) or not self.backend_name:
            code = "no_backend"
        else:
            code = "failed"
        # Without the cause: what a backend complains about may quote the token.
        return SecretsUnavailable(code, self.backend_name)


def chosen_backend(backend: KeyringBackend) -> KeyringBackend:
    """The part of *backend* that may be used. Raises SecretsUnavailable with its name.

    A chain is used only through its first member that is allowed: the others
    would be asked as well, and a plain file may be among them.
    """
    name = _class_name(backend)
    if name == _CHAIN:
        members: list[KeyringBackend] = list(backend.backends)  # type: ignore[attr-defined]
        for member in members:
            if _class_name(member) in ALLOWED:
                return member
        name = _class_name(members[0]) if members else _NOTHING
    elif name in ALLOWED:
        return backend
    raise SecretsUnavailable("no_backend" if name == _NOTHING else "refused_backend", name)


def _started_since() -> KeyringBackend | None:
    """An allowed backend that appeared after the first look, which keyring remembers."""
    from keyring.backend import KeyringBackend

    found = [kind for kind in KeyringBackend.get_viable_backends() if _named(kind) in ALLOWED]
    return max(found, key=lambda kind: kind.priority)() if found else None


def _class_name(backend: object) -> str:
    return _named(type(backend))


def _named(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _user(profile: Profile) -> str:
    return f"{profile.id}@{profile.origin}"
