"""Profiles, tokens and clients: a token is for one address, and for nobody else."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from mateo_desktop.api.errors import BadBaseUrl
from mateo_desktop.app.accounts import TOKEN_VARIABLE, Accounts, NoClient
from mateo_desktop.domain.redact import Redactor, Secret
from mateo_desktop.sandbox import TOKEN, Sandbox
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import LIVE, SANDBOX, UNSAVED, Profile, ProfileStore
from mateo_desktop.storage.secrets import SERVICE, TokenStore
from tests.fault_server import FaultServer

KEY = Secret(TOKEN)


class Locked:
    """A keyring that nobody opens."""

    def __getattr__(self, name: str) -> Any:
        import keyring.errors

        raise keyring.errors.KeyringLocked("locked")


class Home:
    """The accounts of one machine."""

    def __init__(self, database: Database, keyring: Any) -> None:
        self.store = ProfileStore(database)
        self.tokens = TokenStore(backend=keyring)
        self.redact = Redactor()
        self.environment: dict[str, str] = {}
        self.accounts = Accounts(
            self.store, self.tokens, on_secret=self.redact.add, environment=self.environment
        )


@pytest_asyncio.fixture
async def home(database: Database, memory_keyring: Any) -> AsyncIterator[Home]:
    made = Home(database, memory_keyring)
    yield made
    await made.accounts.aclose()


@pytest_asyncio.fixture
async def locked_home(database: Database) -> AsyncIterator[Home]:
    made = Home(database, Locked())
    yield made
    await made.accounts.aclose()


async def test_connecting_checks_and_then_keeps_profile_and_token(
    home: Home, sandbox: Sandbox, memory_keyring: Any
) -> None:
    done = await home.accounts.connect(" Praxis ", sandbox.base_url + "/", KEY, colour="teal")
    assert done.check.kind == "ok"
    profile = done.profile
    assert profile is not None
    assert (profile.name, profile.base_url, profile.kind) == ("Praxis", sandbox.base_url, LIVE)
    assert (done.token_in, done.trouble) == ("keyring", "")
    assert await home.accounts.all() == [profile]
    assert list(memory_keyring.secrets) == [(SERVICE, f"{profile.id}@{profile.origin}")]
    client = await home.accounts.client(profile)
    assert len(await client.channels()) == 9


async def test_a_wrong_key_keeps_nothing(home: Home, sandbox: Sandbox, memory_keyring: Any) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, Secret("not-the-key"))
    assert done.check.kind == "wrong_key"
    assert done.profile is None
    assert await home.accounts.all() == []
    assert memory_keyring.secrets == {}
    done = await home.accounts.connect(
        "Praxis", sandbox.base_url, Secret("not-the-key"), unchecked=True
    )
    assert done.profile is None


@pytest.mark.parametrize("address", ["http://example.org", "https://a@example.org", "ftp://x", ""])
async def test_an_address_that_must_not_see_a_token_is_refused(home: Home, address: str) -> None:
    done = await home.accounts.connect("Praxis", address, KEY, unchecked=True)
    assert done.profile is None
    assert done.check.kind == "wrong_url"
    assert done.check.detail


async def test_without_a_network_it_is_kept_only_on_demand(home: Home, sandbox: Sandbox) -> None:
    sandbox.faults.add("refused")
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert (done.check.kind, done.profile) == ("no_network", None)
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY, unchecked=True)
    assert done.profile is not None
    assert done.check.kind == "no_network"
    sandbox.faults.clear()


async def test_a_locked_keyring_leaves_the_token_in_memory(
    locked_home: Home, sandbox: Sandbox
) -> None:
    done = await locked_home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert (done.token_in, done.trouble) == ("memory", "locked")
    assert done.backend.endswith("Locked")
    assert done.profile is not None
    client = await locked_home.accounts.client(done.profile)
    assert await client.channels()
    # The next run has the profile, and says why it has no token.
    again = Home(locked_home.accounts._profiles._database, Locked())
    with pytest.raises(NoClient) as failed:
        await again.accounts.client(done.profile)
    assert failed.value.code == "locked"
    assert await again.accounts.client_for(done.profile.id) is None
    assert again.accounts.troubles == {done.profile.id: "locked"}


async def test_there_is_one_client_for_each_profile(home: Home, sandbox: Sandbox) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    clients = await asyncio.gather(*(home.accounts.client_for(done.profile.id) for _ in range(5)))
    assert len({id(client) for client in clients}) == 1


async def test_another_token_makes_another_client(home: Home, sandbox: Sandbox) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    before = await home.accounts.client(done.profile)
    home.accounts.use_token(done.profile, Secret("another-token"))
    after = await home.accounts.client(done.profile)
    assert after is not before
    assert (await after.check()).kind == "wrong_key"
    # What is under way with the old one may still end well.
    assert (await before.check()).kind == "ok"


async def test_another_address_never_inherits_the_token(
    home: Home, sandbox: Sandbox, server: FaultServer, memory_keyring: Any
) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    await home.accounts.client(done.profile)
    moved = Profile(done.profile.id, "Praxis", server.base_url)
    with pytest.raises(NoClient) as failed:
        await home.accounts.client(moved)
    assert failed.value.code == "no_token"
    with pytest.raises(ValueError, match="another address"):
        await home.accounts.rename(moved)
    server.pages["/channel"] = [{"id": "c1"}]
    again = await home.accounts.connect(
        "Praxis", server.base_url, Secret("the-other-key"), profile=done.profile
    )
    assert again.profile is not None
    assert again.profile.id == done.profile.id
    users = [user for _, user in memory_keyring.secrets]
    assert users == [f"{done.profile.id}@{again.profile.origin}"]


async def test_a_removed_profile_leaves_no_token(
    home: Home, sandbox: Sandbox, memory_keyring: Any
) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    await home.accounts.client(done.profile)
    assert await home.accounts.remove(done.profile) == ""
    assert memory_keyring.secrets == {}
    assert await home.accounts.all() == []
    assert await home.accounts.client_for(done.profile.id) is None


async def test_a_keyring_that_will_not_forget_is_named(locked_home: Home, sandbox: Sandbox) -> None:
    done = await locked_home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    assert await locked_home.accounts.forget_token(done.profile) == "locked"
    with pytest.raises(NoClient):
        await locked_home.accounts.client(done.profile)


async def test_renaming_keeps_address_and_token(home: Home, sandbox: Sandbox) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    named = Profile(done.profile.id, "Praxis Nord", done.profile.base_url, LIVE, "rose")
    await home.accounts.rename(named)
    assert await home.accounts.all() == [named]
    assert (await (await home.accounts.client(named)).check()).kind == "ok"


async def test_the_token_of_the_environment_is_taken_out_of_it(home: Home) -> None:
    assert home.accounts.take_environment_token() is None
    home.environment[TOKEN_VARIABLE] = " mt_live_7Qx2ZkP9vLw4TnRb8YcE5s\n"
    secret = home.accounts.take_environment_token()
    assert secret is not None
    assert secret.reveal() == "mt_live_7Qx2ZkP9vLw4TnRb8YcE5s"
    assert home.environment == {}
    assert "7Qx2ZkP9vLw4" not in home.redact("key mt_live_7Qx2ZkP9vLw4TnRb8YcE5s")


async def test_an_address_of_this_run_is_not_stored(
    home: Home, sandbox: Sandbox, memory_keyring: Any
) -> None:
    profile = home.accounts.unsaved(sandbox.base_url, KEY)
    assert profile.kind == UNSAVED
    assert await home.accounts.all() == [profile]
    assert await home.store.all() == []
    assert (await (await home.accounts.client(profile)).check()).kind == "ok"
    assert memory_keyring.secrets == {}
    with pytest.raises(BadBaseUrl):
        home.accounts.unsaved("http://example.org", KEY)


async def test_the_sandbox_is_a_profile_of_this_run(home: Home, sandbox: Sandbox) -> None:
    profile = home.accounts.sandbox("Sandbox", sandbox.base_url, KEY)
    assert profile.kind == SANDBOX
    client = await home.accounts.client_for("sandbox")
    assert client is not None
    assert len(await client.channels()) == 9
    assert await home.store.all() == []


async def test_a_token_entered_while_the_keyring_is_asked_wins(
    home: Home, sandbox: Sandbox
) -> None:
    done = await home.accounts.connect("Praxis", sandbox.base_url, KEY)
    assert done.profile is not None
    making = asyncio.create_task(home.accounts.client(done.profile))
    await asyncio.sleep(0)
    home.accounts.use_token(done.profile, Secret("entered-meanwhile"))
    assert (await (await making).check()).kind == "wrong_key"


def test_importing_this_layer_loads_neither_httpx_nor_keyring_nor_qt(
    clean_environment: dict[str, str],
) -> None:
    names = "accounts answers composing conversations delivery directory replying sending tasks"
    code = f"""
import importlib, sys
for name in {names.split()!r}:
    importlib.import_module(f"mateo_desktop.app.{{name}}")
heavy = ("httpx", "httpcore", "keyring", "PySide6", "qasync", "mateo_desktop.sandbox")
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
