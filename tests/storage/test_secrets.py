"""The token goes into a keyring that is known to be safe, or nowhere."""

from __future__ import annotations

import asyncio
import dataclasses
import threading
from pathlib import Path
from time import perf_counter
from typing import Any

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage import secrets
from mateo_desktop.storage.profiles import Profile
from mateo_desktop.storage.secrets import SecretsUnavailable, TokenStore, chosen_backend

from .conftest import Script

PROFILE = Profile("1", "Shop", "https://api.example.org/v1")
TOKEN = Secret("mtk_" + "a1" * 20)


class Memory:
    """Holds entries, and waits before each call until it may."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.may = threading.Event()
        self.may.set()
        self.failure: Exception | None = None

    def _ask(self) -> None:
        self.may.wait(20)
        if self.failure is not None:
            raise self.failure

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        del self.entries[service, username]


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def store(memory: Memory) -> TokenStore:
    return TokenStore(backend=memory)


async def test_a_token_is_kept_under_the_profile_and_its_origin(
    store: TokenStore, memory: Memory
) -> None:
    assert await store.get(PROFILE) is None
    assert await store.set(PROFILE, TOKEN) == secrets.KEYRING
    assert memory.entries == {("mateo-desktop", "1@https://api.example.org"): TOKEN.reveal()}
    assert await store.get(PROFILE) == TOKEN
    # Another address never inherits it; another path of the same origin does.
    for base_url in (
        "https://api.example.com/v1",
        "http://api.example.org",
        "https://x.example.org",
    ):
        assert await store.get(dataclasses.replace(PROFILE, base_url=base_url)) is None
    assert await store.get(dataclasses.replace(PROFILE, base_url="https://API.example.org/v2"))
    assert await store.get(dataclasses.replace(PROFILE, id="2")) is None
    await store.delete(PROFILE)
    await store.delete(PROFILE)
    assert memory.entries == {}


@pytest.mark.parametrize("length", [16, 1280, 1281, 8192])
async def test_long_tokens_come_back_whole(store: TokenStore, length: int) -> None:
    token = Secret("x1" * (length // 2) + "y" * (length % 2))
    await store.set(PROFILE, token)
    assert await store.get(PROFILE) == token


async def test_a_token_for_this_run_is_nowhere_but_in_memory(
    store: TokenStore, memory: Memory
) -> None:
    memory.failure = keyring.errors.KeyringLocked("locked")
    store.remember_for_this_run(PROFILE, TOKEN)
    assert await store.get(PROFILE) == TOKEN
    assert store.is_for_this_run(PROFILE)
    assert memory.entries == {}
    other = dataclasses.replace(PROFILE, base_url="https://evil.example.com")
    assert not store.is_for_this_run(other)
    memory.failure = None
    newer = Secret("mtk_newer_token_4711")
    await store.set(PROFILE, newer)
    assert not store.is_for_this_run(PROFILE)
    assert await store.get(PROFILE) == newer
    store.remember_for_this_run(PROFILE, TOKEN)
    await store.delete(PROFILE)
    assert await store.get(PROFILE) is None


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (keyring.errors.KeyringLocked("dismissed"), "locked"),
        (keyring.errors.InitError("no collection"), "failed"),
        (keyring.errors.NoKeyringError("none"), "no_backend"),
        (RuntimeError(f"cannot store {TOKEN.reveal()}"), "failed"),
        (OSError("gone"), "failed"),
    ],
)
async def test_a_keyring_that_fails_says_how_and_never_quotes_the_token(
    store: TokenStore, memory: Memory, failure: Exception, code: str
) -> None:
    memory.failure = failure
    for work in (store.set(PROFILE, TOKEN), store.get(PROFILE), store.delete(PROFILE)):
        with pytest.raises(SecretsUnavailable) as failed:
            await work
        assert failed.value.code == code
        assert failed.value.code in secrets.SECRETS_CODES
        assert failed.value.backend.endswith("test_secrets.Memory")
        assert failed.value.__cause__ is None
        assert failed.value.__context__ is None
        assert TOKEN.reveal() not in repr(failed.value)


async def test_a_keyring_that_never_answers_is_given_up_while_the_window_goes_on(
    memory: Memory,
) -> None:
    store = TokenStore(limit_s=0.4, backend=memory)
    memory.may.clear()
    turns = 0

    async def window() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.005)

    beside = asyncio.ensure_future(window())
    started = perf_counter()
    with pytest.raises(SecretsUnavailable) as failed:
        await store.get(PROFILE)
    assert 0.35 < perf_counter() - started < 15
    assert failed.value.code == "silent"
    assert turns > 2
    beside.cancel()
    # The person has answered the prompt meanwhile.
    memory.may.set()
    await store.set(PROFILE, TOKEN)
    assert await store.get(PROFILE) == TOKEN


async def test_a_call_that_was_given_up_never_overtakes_a_later_one(memory: Memory) -> None:
    store = TokenStore(limit_s=0.1, backend=memory)
    memory.may.clear()
    for token in ("mtk_first_first_first", "mtk_second_second"):
        with pytest.raises(SecretsUnavailable):
            await store.set(PROFILE, Secret(token))
    memory.may.set()
    store.limit_s = 8
    await store.set(PROFILE, TOKEN)
    assert await store.get(PROFILE) == TOKEN


# Which backends are used ------------------------------------------------------


def _backend(name: str) -> Any:
    module, _, qualname = name.rpartition(".")
    return type(qualname, (), {"__module__": module})()


class _Chain(keyring.backends.chainer.ChainerBackend):
    backends: Any = ()


_Chain.__module__, _Chain.__qualname__ = secrets._CHAIN.rsplit(".", 1)


def _chain(*names: str) -> Any:
    chain = _Chain()
    chain.backends = [_backend(name) for name in names]
    return chain


SERVICE = "keyring.backends.SecretService.Keyring"
PLAIN = "keyrings.alt.file.PlaintextKeyring"


@pytest.mark.parametrize("name", sorted(secrets.ALLOWED))
def test_the_keyrings_of_the_systems_are_used(name: str) -> None:
    backend = _backend(name)
    assert chosen_backend(backend) is backend


@pytest.mark.parametrize(
    ("backend", "code", "name"),
    [
        (keyring.backends.null.Keyring(), "refused_backend", "keyring.backends.null.Keyring"),
        (keyring.backends.fail.Keyring(), "no_backend", "keyring.backends.fail.Keyring"),
        (_backend(PLAIN), "refused_backend", PLAIN),
        (_backend("keyrings.alt.Gnome.Keyring"), "refused_backend", "keyrings.alt.Gnome.Keyring"),
        (
            _backend("somebody.SecretService.Keyring"),
            "refused_backend",
            "somebody.SecretService.Keyring",
        ),
        (_chain(PLAIN), "refused_backend", PLAIN),
        (_chain(), "no_backend", "keyring.backends.fail.Keyring"),
    ],
)
def test_every_other_keyring_is_refused_by_name(backend: Any, code: str, name: str) -> None:
    with pytest.raises(SecretsUnavailable) as failed:
        chosen_backend(backend)
    assert (failed.value.code, failed.value.backend) == (code, name)


def test_of_a_chain_only_a_member_that_is_allowed_is_used() -> None:
    chain = _chain(PLAIN, SERVICE)
    assert chosen_backend(chain) is chain.backends[1]


async def test_a_keyring_in_memory_of_somebody_else_is_refused_as_well(
    memory_keyring: keyring.backend.KeyringBackend,
) -> None:
    store = TokenStore()
    with pytest.raises(SecretsUnavailable) as failed:
        await store.set(PROFILE, TOKEN)
    assert failed.value.code == "refused_backend"
    assert failed.value.backend.endswith("MemoryKeyring")
    assert store.backend_name == failed.value.backend
    with pytest.raises(SecretsUnavailable):
        await store.check()


# Real keyrings, in processes of their own ---------------------------------------


def test_without_any_keyring_no_byte_of_the_token_reaches_the_disk(
    script: Script, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    printed = script.run("keyring_calls.py", "none", **_environment(home))
    assert printed.split() == ["set:no_backend", "memory"]
    assert not any(path.is_file() for path in home.rglob("*"))


def _environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHON_KEYRING_BACKEND": "",
    }
