"""Workspaces, their tokens, and one client for each.

A token belongs to a profile and its origin; another base URL never inherits
one. httpx is loaded in a thread when the first client is made, long after the
window is on screen.
"""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import os
import threading
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.check import CheckResult
from mateo_desktop.api.errors import BadBaseUrl
from mateo_desktop.domain.draft import new_id
from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage.profiles import (
    LIVE,
    SANDBOX,
    UNSAVED,
    Profile,
    ProfileStore,
    free_colour,
)
from mateo_desktop.storage.secrets import SecretsUnavailable, TokenStore

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient
    from mateo_desktop.api.limiter import Limiter

#: The token for one run; never stored, never shown, never passed on.
TOKEN_VARIABLE = "MATEO_TOKEN"  # noqa: S105

#: Where ``connect`` left a token.
KEYRING, MEMORY = "keyring", "memory"

NewClient = Callable[[str, Secret], "MateoClient"]


class NoClient(Exception):
    """There is no token for this profile, or it cannot be had.

    ``code`` is "no_token", one of ``SECRETS_CODES``, or "bad_url" with the
    broken rule in ``detail``; ``detail`` names the keyring's class otherwise.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclasses.dataclass(frozen=True, slots=True)
class Connected:
    """The end of ``connect``; ``profile`` is None when the check did not pass.

    ``token_in`` is "keyring" or "memory"; if it is memory, ``trouble`` is the
    code of ``SecretsUnavailable`` that says why, and ``backend`` its keyring.
    """

    check: CheckResult
    profile: Profile | None = None
    token_in: str = ""
    trouble: str = ""
    backend: str = ""


class Accounts:
    """Knows the profiles of this machine and those of this run.

    *on_secret* is told of every token before it is used, so that it can be
    masked wherever it might turn up.
    """

    def __init__(
        self,
        profiles: ProfileStore,
        tokens: TokenStore,
        *,
        on_secret: Callable[[Secret], None] = lambda _secret: None,
        environment: MutableMapping[str, str] | None = None,
        new_client: NewClient | None = None,
    ) -> None:
        self._profiles = profiles
        self._tokens = tokens
        self._on_secret = on_secret
        self._environment = os.environ if environment is None else environment
        self._new_client = new_client
        self._limiter: Limiter | None = None
        self._of_this_run: dict[str, Profile] = {}
        self._clients: dict[str, tuple[Profile, MateoClient]] = {}
        # What is under way with a replaced client may still end well.
        self._retired: list[MateoClient] = []
        self._changes = 0
        self._making = asyncio.Lock()
        #: Why there is no client, by profile id; a ``NoClient`` code.
        self.troubles: dict[str, str] = {}

    async def all(self) -> list[Profile]:
        """The profiles of this run, then the saved ones."""
        saved = await self._profiles.all()
        own = [each for each in self._of_this_run.values() if each.kind != LIVE]
        return own + [each for each in saved if each.id not in self._of_this_run]

    async def profile(self, profile_id: str) -> Profile | None:
        """The profile of that id."""
        return next((each for each in await self.all() if each.id == profile_id), None)

    def take_environment_token(self) -> Secret | None:
        """The token in ``MATEO_TOKEN``, which is removed: no child process gets it."""
        value = self._environment.pop(TOKEN_VARIABLE, "").strip()
        if not value:
            return None
        secret = Secret(value)
        self._on_secret(secret)
        return secret

    def unsaved(self, base_url: str, secret: Secret | None) -> Profile:
        """A profile for this run only (``--api-url``). Raises BadBaseUrl."""
        url = parse_base_url(base_url).url
        profile = Profile("unsaved", url, url, UNSAVED)
        return self._for_this_run(profile, secret)

    def sandbox(self, name: str, base_url: str, secret: Secret) -> Profile:
        """The built-in sandbox as a profile; its address changes from run to run."""
        url = parse_base_url(base_url).url
        return self._for_this_run(Profile("sandbox", name, url, SANDBOX), secret)

    def use_token(self, profile: Profile, secret: Secret) -> None:
        """Use *secret* for *profile* during this run, without storing it."""
        self._on_secret(secret)
        self._tokens.remember_for_this_run(profile, secret)
        self._drop(profile.id)

    async def check(self, base_url: str, secret: Secret) -> CheckResult:
        """*Test connection*; nothing is stored."""
        self._on_secret(secret)
        try:
            parse_base_url(base_url)
        except BadBaseUrl as error:
            return CheckResult("wrong_url", detail=error.code)
        client = await self._make(base_url, secret)
        try:
            return await client.check()
        finally:
            await client.aclose()

    async def connect(
        self,
        name: str,
        base_url: str,
        secret: Secret,
        *,
        profile: Profile | None = None,
        colour: str = "",
        unchecked: bool = False,
    ) -> Connected:
        """Check the address and the token, then keep both as a profile.

        *profile* is the one to change; without it a new one is made. With
        *unchecked* it is kept even if nobody answered (offline), but never after a clear
        no. Raises StorageFailed; then nothing was kept.
        """
        result = await self.check(base_url, secret)
        undecided = result.kind in ("no_network", "server_error", "rate_limited")
        if result.kind != "ok" and not (unchecked and undecided):
            return Connected(result)
        url = parse_base_url(base_url).url
        kept = Profile(
            profile.id if profile else new_id(),
            name.strip() or url,
            url,
            LIVE,
            colour or (profile.colour if profile else free_colour(await self._profiles.all())),
        )
        await self._profiles.save(kept)
        token_in, trouble, backend = await self._keep_token(kept, secret)
        self._drop(kept.id)
        if profile is not None and profile.origin != kept.origin:
            # Nobody else may find the token of an address that is no longer used.
            await self._forget_token(profile)
        return Connected(result, kept, token_in, trouble, backend)

    async def rename(self, profile: Profile) -> None:
        """Store another name or colour. The address stays: it needs a token of its own."""
        before = await self.profile(profile.id)
        if before is None or before.base_url != profile.base_url:
            raise ValueError("another address is another connection")
        await self._profiles.save(profile)

    async def remove(self, profile: Profile) -> str:
        """Forget the profile and its token; a code if the keyring kept the token, else ""."""
        await self._profiles.delete(profile.id)
        self._drop(profile.id)
        self._of_this_run.pop(profile.id, None)
        return await self._forget_token(profile)

    async def forget_token(self, profile: Profile) -> str:
        """Forget the token alone; a code if the keyring would not, else ""."""
        self._drop(profile.id)
        return await self._forget_token(profile)

    async def token_for(self, profile: Profile) -> Secret | None:
        """The token of *profile*, None if there is none. Raises SecretsUnavailable."""
        secret = await self._tokens.get(profile)
        if secret is not None:
            self._on_secret(secret)
        return secret

    async def client(self, profile: Profile) -> MateoClient:
        """The one client of *profile*, with its token. Raises NoClient."""
        async with self._making:
            while True:
                known = self._clients.get(profile.id)
                if known is not None and known[0].base_url == profile.base_url:
                    return known[1]
                changes = self._changes
                client = await self._made_for(profile)
                if changes == self._changes:
                    self._drop(profile.id)
                    self._clients[profile.id] = (profile, client)
                    return client
                # Another token was entered while the keyring was being asked.
                self._retired.append(client)

    async def client_for(self, profile_id: str) -> MateoClient | None:
        """The client of the profile of that id; None, with the reason in ``troubles``."""
        profile = await self.profile(profile_id)
        try:
            if profile is None:
                raise NoClient("no_token")
            client = await self.client(profile)
        except NoClient as error:
            self.troubles[profile_id] = error.code
            return None
        self.troubles.pop(profile_id, None)
        return client

    async def aclose(self) -> None:
        """Close every client."""
        clients = [client for _, client in self._clients.values()] + self._retired
        self._clients.clear()
        self._retired.clear()
        for client in clients:
            await client.aclose()

    def _for_this_run(self, profile: Profile, secret: Secret | None) -> Profile:
        self._of_this_run[profile.id] = profile
        if secret is not None:
            self.use_token(profile, secret)
        return profile

    def _drop(self, profile_id: str) -> None:
        """Let the next call make a client anew."""
        self._changes += 1
        known = self._clients.pop(profile_id, None)
        if known is not None:
            self._retired.append(known[1])

    async def _keep_token(self, profile: Profile, secret: Secret) -> tuple[str, str, str]:
        try:
            await self._tokens.set(profile, secret)
        except SecretsUnavailable as error:
            self._tokens.remember_for_this_run(profile, secret)
            return MEMORY, error.code, error.backend
        return KEYRING, "", ""

    async def _forget_token(self, profile: Profile) -> str:
        try:
            await self._tokens.delete(profile)
        except SecretsUnavailable as error:
            return error.code
        return ""

    async def _made_for(self, profile: Profile) -> MateoClient:
        try:
            secret = await self.token_for(profile)
        except SecretsUnavailable as error:
            raise NoClient(error.code, error.backend) from None
        if secret is None:
            raise NoClient("no_token")
        try:
            return await self._make(profile.base_url, secret)
        except BadBaseUrl as error:
            raise NoClient("bad_url", error.code) from None

    async def _make(self, base_url: str, secret: Secret) -> MateoClient:
        if self._new_client is not None:
            return self._new_client(base_url, secret)
        await loaded("mateo_desktop.api.client")
        from mateo_desktop.api.client import MateoClient
        from mateo_desktop.api.limiter import Limiter

        # Two requests a second are meant for all of them together.
        self._limiter = self._limiter or Limiter()
        return MateoClient(base_url, secret, limiter=self._limiter)


async def loaded(module: str) -> None:
    """Import *module* beside the window, in a thread that nobody waits for at the exit."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(error: BaseException | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def work() -> None:
        failure: BaseException | None = None
        try:
            importlib.import_module(module)
        except BaseException as error:  # noqa: BLE001 (it is passed on)
            failure = error
        try:
            loop.call_soon_threadsafe(settle, failure)
        except RuntimeError:
            # The loop is closed: nobody is left to be told.
            return

    threading.Thread(target=work, name="mateo-import", daemon=True).start()
    await done
