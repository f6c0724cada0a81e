"""Uses the keyring this process finds, as the program does.

keyring_calls.py none|unlocked|locked|empty|silent
"""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from mateo_desktop.domain.redact import Secret
from mateo_desktop.storage.profiles import Profile
from mateo_desktop.storage.secrets import SecretsUnavailable, TokenStore

what = sys.argv[1]
# Set by the guards of the tests, which do not hold here.
os.environ.pop("PYTHON_KEYRING_BACKEND", None)
profile = Profile("1", "Shop", "https://api.example.org/v1")
token = Secret("mtk_4711_" + "a1" * 2000)
LIMIT_S = 2.0


def unlock(password: str = "a fictional password") -> None:
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input=password.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )


async def failing(name: str, work: object) -> None:
    started = perf_counter()
    try:
        await work  # type: ignore[misc]
    except SecretsUnavailable as error:
        print(f"{name}:{error.code}")
    else:
        print(f"{name}:done")
    if perf_counter() - started > LIMIT_S + 1:
        print("too late")


async def use() -> None:
    store = TokenStore(limit_s=8.0)
    print(await store.check())
    print(await store.get(profile))
    print(await store.set(profile, token))
    print((await store.get(profile)) == token)
    short = Secret("mtk_short_and_new")
    await store.set(profile, short)
    print((await store.get(profile)) == short)
    await store.delete(profile)
    print(await store.get(profile))


async def fail() -> None:
    store = TokenStore(limit_s=LIMIT_S)
    await failing("set", store.set(profile, token))
    store.remember_for_this_run(profile, token)
    print("memory" if await store.get(profile) == token else "lost")


async def later() -> None:
    """There is no keyring at the start, and then somebody starts one."""
    bus = os.environ.pop("DBUS_SESSION_BUS_ADDRESS")
    store = TokenStore(limit_s=8.0)
    await failing("set", store.set(profile, token))
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus
    unlock()
    await failing("set", store.set(profile, token))
    print((await store.get(profile)) == token)


def lock_all() -> None:
    import secretstorage

    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()


if what == "unlocked":
    unlock()
    asyncio.run(use())
elif what == "locked":
    unlock()
    lock_all()
    asyncio.run(fail())
elif what == "empty":
    subprocess.run(
        ["gnome-keyring-daemon", "--start", "--components=secrets"],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    asyncio.run(fail())
elif what == "silent":
    silent = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("silent_service.py")], stdout=subprocess.PIPE
    )
    assert silent.stdout is not None
    silent.stdout.readline()
    asyncio.run(fail())
    silent.kill()
    silent.wait()
elif what == "later":
    asyncio.run(later())
else:
    asyncio.run(fail())
sys.stdout.flush()
